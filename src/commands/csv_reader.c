/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a CSV file, by libcsv. */
#include "csv_reader.h"
#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"
#include "csv_bytes.h"

enum { ROW_BYTES_MAX = 262144 };

struct csv_reader {
	struct csv_bytes *bytes;
	struct csv_parser parser;
	struct error *error;
	bool started, ended;

	const char *chunk; /* bytes not parsed yet */
	size_t left;
	char last; /* byte that was parsed last */

	int64_t line;	  /* of the file, that is being read */
	int64_t row_line; /* on which the row began */
	size_t row_bytes;
	struct pool pool; /* of the row */
	const char **fields;
	size_t count;
	bool complete; /* the row is */
	bool blank;    /* all of its fields are empty */
	int status;    /* of what was found in its fields */
};

int csv_reader_open(const char *path, const char *encoding, struct error *error, struct csv_reader **out)
{
	struct csv_bytes *bytes;
	int status = csv_bytes_open(path, encoding, error, &bytes);
	if (status < 0)
		return status;
	struct csv_reader *reader = calloc(1, sizeof(*reader));
	if (!reader || csv_init(&reader->parser, CSV_REPALL_NL | CSV_APPEND_NULL) != 0)
		abort();
	reader->bytes = bytes;
	reader->error = error;
	reader->line = 1;
	*out = reader;
	return 0;
}

void csv_reader_close(struct csv_reader *reader)
{
	if (!reader)
		return;
	csv_free(&reader->parser);
	csv_bytes_close(reader->bytes);
	pool_release(&reader->pool);
	free(reader);
}

const char *csv_reader_sha256(const struct csv_reader *reader)
{
	return csv_bytes_sha256(reader->bytes);
}

/* Exports put one ' before a text that a spreadsheet would calculate, or that looks as if that had been done
 * (DESIGN.md, section 9): it is taken off again. */
static bool is_guarded(const char *field)
{
	size_t marks = strspn(field, "'");
	return marks > 0 && field[marks] != '\0' && strchr("=+-@\t\r", field[marks]);
}

static void field_done(void *text, size_t length, void *data)
{
	struct csv_reader *reader = data;
	const char *field = text ? text : "";

	if (reader->status < 0)
		return;
	if (memchr(field, '\0', length)) {
		reader->status = error_set(reader->error, STATUS_DATA,
			_("line %lld: a NUL byte, so this is no text; if it is UTF-16, say --encoding utf-16"),
			(long long)reader->row_line);
		return;
	}
	if (!text_is_utf8(field, length)) {
		const char *shown = text_printable(field, length, &reader->pool);
		reader->status = error_set(reader->error, STATUS_DATA,
			_("line %lld: '%s' is not UTF-8; name the file's encoding, as in --encoding cp1251"),
			(long long)reader->row_line, shown);
		return;
	}
	const char **slot = pool_append(&reader->pool, &reader->fields, &reader->count, sizeof(*slot));
	*slot = pool_copy(&reader->pool, is_guarded(field) ? field + 1 : field);
	reader->blank = reader->blank && length == 0;
}

static void row_done(int terminator, void *data)
{
	struct csv_reader *reader = data;
	(void)terminator;
	reader->complete = true;
}

static void row_begin(struct csv_reader *reader)
{
	pool_release(&reader->pool);
	reader->fields = NULL;
	reader->count = 0;
	reader->row_line = reader->line;
	reader->row_bytes = 0;
	reader->complete = false;
	reader->blank = true;
}

/* The separator is the sign that stands most often between the headings. */
static char find_separator(const char *chunk, size_t length)
{
	static const char signs[] = ",;\t";
	size_t counts[sizeof(signs)] = { 0 };
	bool quoted = false;
	size_t best = 0;

	for (size_t i = 0; i < length && (quoted || (chunk[i] != '\n' && chunk[i] != '\r')); i++) {
		const char *sign = chunk[i] ? strchr(signs, chunk[i]) : NULL;
		if (chunk[i] == '"')
			quoted = !quoted;
		else if (sign && !quoted)
			counts[sign - signs]++;
	}
	for (size_t i = 1; signs[i]; i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	return signs[best];
}

static int refuse_quote(struct csv_reader *reader)
{
	return error_set(reader->error, STATUS_DATA, _("line %lld: a quotation mark is opened and never closed"),
		(long long)reader->row_line);
}

/* Makes sure that there are bytes to parse: 1, or 0 at the end. */
static int fill(struct csv_reader *reader)
{
	if (reader->left > 0)
		return 1;
	long count = csv_bytes_next(reader->bytes, &reader->chunk);
	if (count < 0) {
		error_prefix(reader->error, _("after line %lld: "), (long long)reader->line);
		return (int)count;
	}
	reader->left = (size_t)count;
	if (!reader->started)
		csv_set_delim(&reader->parser, (unsigned char)find_separator(reader->chunk, reader->left));
	reader->started = true;
	return count > 0;
}

/* Parses up to the end of the line or of the bytes at hand, so that at most one row is completed. */
static int parse_piece(struct csv_reader *reader)
{
	size_t length = 0;
	bool ends = false;
	while (length < reader->left && !ends) {
		char c = reader->chunk[length++];
		ends = c == '\n' || c == '\r';
	}
	if (csv_parse(&reader->parser, reader->chunk, length, field_done, row_done, reader) != length)
		abort(); /* without CSV_STRICT nothing but memory can fail */
	char c = reader->chunk[length - 1];
	if (ends && !(c == '\n' && reader->last == '\r' && length == 1))
		reader->line++;
	reader->last = c;
	reader->chunk += length;
	reader->left -= length;
	reader->row_bytes += length;
	if (reader->status == 0 && reader->row_bytes > ROW_BYTES_MAX)
		reader->status = error_set(reader->error, STATUS_DATA,
			_("line %lld: a row of more than 256 KiB; is a quotation mark not closed?"),
			(long long)reader->row_line);
	return reader->status;
}

/* What the file's last line holds when no line end follows it. */
static int finish(struct csv_reader *reader)
{
	reader->ended = true;
	/* Strict at the end only: a mark within a text is no reason to refuse a file. */
	csv_set_opts(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_APPEND_NULL);
	if (csv_fini(&reader->parser, field_done, row_done, reader) != 0)
		return refuse_quote(reader);
	return reader->status;
}

static int read_row(struct csv_reader *reader)
{
	row_begin(reader);
	while (!reader->complete) {
		int filled = fill(reader);
		if (filled < 0)
			return filled;
		int status = filled ? parse_piece(reader) : finish(reader);
		if (status < 0)
			return status;
		if (reader->ended)
			break;
	}
	return reader->complete;
}

int csv_reader_next(struct csv_reader *reader, struct csv_row *row)
{
	do {
		if (reader->ended)
			return 0;
		int status = read_row(reader);
		if (status <= 0)
			return status;
	} while (reader->blank);
	row->line = reader->row_line;
	row->count = reader->count;
	row->fields = reader->fields;
	return 1;
}
