/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads rows of a CSV file, one at a time. Encoding by name or by its byte order mark (else UTF-8), separator
 * (, ; TAB) from the first row, line ends of every system. Memory does not grow with the file.
 */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "ampoule/error.h"
#include "ampoule/pool.h"

enum { CSV_SHA256_TEXT_MAX = 65 };

struct csv_reader;

struct csv_row {
	int64_t line; /* of the file, on which the row begins */
	size_t count;
	const char *const *fields; /* borrowed until the next row; the text guard is taken off */
};

/*
 * Opens a file, or standard input for "-". `encoding` is a name that iconv knows, or NULL.
 * Errors: STATUS_NOT_FOUND, STATUS_IO; STATUS_USAGE for an unknown encoding.
 */
int csv_reader_open(const char *path, const char *encoding, struct error *error, struct csv_reader **out);
void csv_reader_close(struct csv_reader *reader);

/* SHA-256 of the file's bytes, in hex. */
const char *csv_reader_sha256(const struct csv_reader *reader);

/*
 * The next row that is not blank: 1, or 0 at the end, or a negative status. Errors, STATUS_DATA, with the line:
 * bytes that are no text in that encoding, a NUL, a row over 256 KiB, an open quotation mark; STATUS_IO.
 */
int csv_reader_next(struct csv_reader *reader, struct csv_row *row);
