/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The large buffer before a file, and numbers written by hand into it. */
#include "config.h"
#include <stdbool.h>
#include "sink.h"

static void sink_write(struct sink *sink, const char *bytes, size_t length)
{
	if (sink->failure == 0 && fwrite(bytes, 1, length, sink->file) != length)
		sink->failure = errno == 0 ? EIO : errno;
}

void sink_flush(struct sink *sink)
{
	sink_write(sink, sink->data, sink->used);
	sink->used = 0;
}

void sink_put_long(struct sink *sink, const char *bytes, size_t length)
{
	sink_flush(sink);
	if (length >= SINK_SIZE) {
		sink_write(sink, bytes, length);
		return;
	}
	memcpy(sink->data, bytes, length);
	sink->used = length;
}

int sink_end(struct sink *sink)
{
	sink_flush(sink);
	if (sink->failure == 0 && fflush(sink->file) != 0)
		sink->failure = errno == 0 ? EIO : errno;
	return sink->failure;
}

size_t number_write(char text[NUMBER_TEXT_MAX], int64_t value, int digits, bool trim, char point)
{
	char reversed[NUMBER_TEXT_MAX];
	size_t count = 0, length = 0;
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	for (; trim && digits > 0 && rest % 10 == 0; digits--)
		rest /= 10;
	for (int i = 0; i < digits; i++, rest /= 10)
		reversed[count++] = (char)('0' + rest % 10);
	if (digits > 0)
		reversed[count++] = point;
	do {
		reversed[count++] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest != 0);
	if (value < 0)
		text[length++] = '-';
	while (count > 0)
		text[length++] = reversed[--count];
	text[length] = '\0';
	return length;
}
