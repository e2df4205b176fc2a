/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a file's bytes, fingerprints them, and turns them into UTF-8. */
#include "csv_bytes.h"
#include <errno.h>
#include <iconv.h>
#include <nettle/sha2.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "ampoule/text.h"

enum { CHUNK = 65536, SHA256_TEXT = 2 * SHA256_DIGEST_SIZE + 1 };

struct csv_bytes {
	FILE *file;
	const char *path;
	struct error *error;
	iconv_t converter; /* (iconv_t)-1: the file is UTF-8 */
	const char *encoding;
	size_t held;	   /* bytes at the beginning of `raw` that no character could be made of yet */
	char raw[CHUNK];
	char text[4 * CHUNK]; /* no encoding needs more for a byte */
	char sha256[SHA256_TEXT];
};

static int report_read(struct csv_bytes *bytes)
{
	return error_set(bytes->error, STATUS_IO, _("'%s' cannot be read: %s"), QUOTED(bytes->path), strerror(errno));
}

/* A pipe cannot be read twice, so what comes from it is kept in a file without a name. */
static FILE *seekable_copy(FILE *from)
{
	FILE *copy = tmpfile();
	char *chunk = malloc(CHUNK);
	if (!chunk)
		abort();
	size_t count;
	while (copy && (count = fread(chunk, 1, CHUNK, from)) > 0) {
		if (fwrite(chunk, 1, count, copy) < count)
			break;
	}
	int cause = errno;
	bool failed = !copy || ferror(from) || ferror(copy) || fflush(copy) != 0;
	free(chunk);
	if (copy && failed) {
		fclose(copy);
		copy = NULL;
		errno = cause;
	}
	return copy;
}

static int open_file(struct csv_bytes *bytes)
{
	struct stat about;
	if (strcmp(bytes->path, "-") == 0) {
		bytes->file = seekable_copy(stdin);
		return bytes->file ? 0 : report_read(bytes);
	}
	bytes->file = fopen(bytes->path, "re");
	if (!bytes->file && errno == ENOENT)
		return error_set(bytes->error, STATUS_NOT_FOUND, _("there is no file '%s'"), QUOTED(bytes->path));
	if (!bytes->file || fstat(fileno(bytes->file), &about) < 0)
		return report_read(bytes);
	if (S_ISREG(about.st_mode))
		return 0;
	if (!S_ISFIFO(about.st_mode)) /* a device may have no end */
		return error_set(bytes->error, STATUS_DATA, _("'%s' is no ordinary file"), QUOTED(bytes->path));
	FILE *copy = seekable_copy(bytes->file);
	if (!copy)
		return report_read(bytes);
	fclose(bytes->file);
	bytes->file = copy;
	return 0;
}

static int take_fingerprint(struct csv_bytes *bytes)
{
	struct sha256_ctx sha256;
	uint8_t digest[SHA256_DIGEST_SIZE];
	size_t count;

	rewind(bytes->file);
	sha256_init(&sha256);
	while ((count = fread(bytes->raw, 1, CHUNK, bytes->file)) > 0)
		sha256_update(&sha256, count, (const uint8_t *)bytes->raw);
	if (ferror(bytes->file))
		return report_read(bytes);
	sha256_digest(&sha256, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(bytes->sha256 + 2 * i, 3, "%02x", digest[i]);
	rewind(bytes->file);
	return 0;
}

/* Looks at how the file begins: a byte order mark names its encoding. */
static int find_encoding(struct csv_bytes *bytes)
{
	static const struct {
		const char *mark;
		size_t length;
		const char *encoding; /* NULL: UTF-8 */
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, NULL },
		{ "\xFF\xFE", 2, "UTF-16LE" },
		{ "\xFE\xFF", 2, "UTF-16BE" },
	};
	char start[4];
	size_t count = fread(start, 1, sizeof(start), bytes->file);
	long skip = 0;

	/* So begins a ZIP file, and a workbook is one. */
	if (count == sizeof(start) && memcmp(start, "PK\3\4", sizeof(start)) == 0)
		return error_set(bytes->error, STATUS_DATA,
			_("'%s' is a workbook, and a CSV file is wanted: open it, save it as CSV, and give that"),
			QUOTED(bytes->path));

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (count < marks[i].length || memcmp(start, marks[i].mark, marks[i].length) != 0)
			continue;
		skip = (long)marks[i].length;
		bytes->encoding = marks[i].encoding;
		break;
	}
	if (fseek(bytes->file, skip, SEEK_SET) < 0)
		return report_read(bytes);
	if (!bytes->encoding)
		return 0;
	bytes->converter = iconv_open("UTF-8", bytes->encoding);
	if (bytes->converter != (iconv_t)-1)
		return 0;
	return error_set(bytes->error, STATUS_USAGE,
		_("there is no encoding '%s'; 'iconv --list' names them, cp1251 and cp1254 among them"),
		QUOTED(bytes->encoding));
}

int csv_bytes_open(const char *path, const char *encoding, struct error *error, struct csv_bytes **out)
{
	struct csv_bytes *bytes = calloc(1, sizeof(*bytes));
	if (!bytes)
		abort();
	bytes->path = path;
	bytes->encoding = encoding;
	bytes->error = error;
	bytes->converter = (iconv_t)-1;
	int status = open_file(bytes);
	if (status == 0)
		status = take_fingerprint(bytes);
	if (status == 0)
		status = find_encoding(bytes);
	if (status < 0) {
		csv_bytes_close(bytes);
		return status;
	}
	*out = bytes;
	return 0;
}

void csv_bytes_close(struct csv_bytes *bytes)
{
	if (!bytes)
		return;
	if (bytes->converter != (iconv_t)-1)
		iconv_close(bytes->converter);
	if (bytes->file)
		fclose(bytes->file);
	free(bytes);
}

const char *csv_bytes_sha256(const struct csv_bytes *bytes)
{
	return bytes->sha256;
}

/* Converts what is in `raw`; a character that is cut off at its end waits for the next bytes. */
static long convert(struct csv_bytes *bytes, size_t count, const char **out)
{
	char *from = bytes->raw, *to = bytes->text;
	size_t left = count, room = sizeof(bytes->text);
	bool ends = count == bytes->held;

	if (iconv(bytes->converter, &from, &left, &to, &room) == (size_t)-1 && (errno != EINVAL || ends))
		return error_set(bytes->error, STATUS_DATA, _("'%s' is not text in the encoding %s: '%s'"),
			QUOTED(bytes->path), QUOTED(bytes->encoding),
			text_quote(from, left < 8 ? left : 8, (char[TEXT_QUOTED_MAX]){ 0 }));
	memmove(bytes->raw, from, left);
	bytes->held = left;
	*out = bytes->text;
	return (long)(sizeof(bytes->text) - room);
}

long csv_bytes_next(struct csv_bytes *bytes, const char **out)
{
	for (;;) {
		size_t count = fread(bytes->raw + bytes->held, 1, CHUNK - bytes->held, bytes->file);
		if (ferror(bytes->file))
			return report_read(bytes);
		*out = bytes->raw;
		if (bytes->converter == (iconv_t)-1)
			return (long)count;
		if (count + bytes->held == 0)
			return 0;
		long converted = convert(bytes, count + bytes->held, out);
		if (converted != 0)
			return converted;
	}
}
