/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes on their way to a file, through a large buffer; a failure is kept until the end. */
#pragma once
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { SINK_SIZE = 1 << 16 };

struct sink {
	FILE *file;
	size_t used;
	int failure; /* errno of the first failed write */
	char data[SINK_SIZE];
};

/* Hands on what is in the buffer. */
void sink_flush(struct sink *sink);
/* More than the buffer has room for. */
void sink_put_long(struct sink *sink, const char *bytes, size_t length);
/* Tells the system too; 0, or the errno of the first failure. */
int sink_end(struct sink *sink);

static inline void sink_put(struct sink *sink, const char *bytes, size_t length)
{
	if (length > SINK_SIZE - sink->used) {
		sink_put_long(sink, bytes, length);
		return;
	}
	memcpy(sink->data + sink->used, bytes, length);
	sink->used += length;
}

static inline void sink_char(struct sink *sink, char c)
{
	if (sink->used == SINK_SIZE)
		sink_flush(sink);
	sink->data[sink->used++] = c;
}

enum { NUMBER_TEXT_MAX = 40 };

/*
 * Writes `value` with `digits` of its decimals after `point`, and without the zeros at its end when `trim` is
 * set: 1500, 3 digits, trimmed = "1.5". Returns its length; a NUL follows.
 */
size_t number_write(char text[NUMBER_TEXT_MAX], int64_t value, int digits, bool trim, char point);

static inline void sink_number(struct sink *sink, int64_t value, int digits, bool trim, char point)
{
	if (SINK_SIZE - sink->used < NUMBER_TEXT_MAX)
		sink_flush(sink);
	sink->used += number_write(sink->data + sink->used, value, digits, trim, point);
}
