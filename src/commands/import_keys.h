/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The key list of patients: who is behind the codes that an import gives. It is written to a file of its owner's alone,
 * and never into the database (DESIGN.md, section 7).
 */
#pragma once
#include <stdbool.h>
#include "csv_reader.h"
#include "output.h"

struct import_keys {
	struct output output;
	size_t *columns; /* of the file, that go into the list and nowhere else */
	const char **headings;
	size_t count;
	int64_t last;	  /* number that the last code bore */
	const char *code; /* of the row at hand */
	bool begun;
};

/* Opens the list under another name, and looks up the last code. Errors: STATUS_USAGE without -o; STATUS_OUTPUT. */
int keys_open(struct context *context, struct import_keys *keys);

/* A column of the file that is not the database's. The texts belong to the pool. */
void keys_column(struct context *context, struct import_keys *keys, const char *heading, size_t index);

/* The next code, for a row of the file. */
void keys_assign(struct context *context, struct import_keys *keys);

/* Writes the row's code beside what the list keeps of it. Errors: STATUS_DATA where the list would hold nothing. */
int keys_write(struct context *context, struct import_keys *keys, const struct csv_row *row);

/* Gives the list its name, before what it explains is committed. Errors: STATUS_OUTPUT, STATUS_IO. */
int keys_close(struct context *context, struct import_keys *keys, bool wanted);

/* Takes the list away again, when that could not be committed. */
void keys_remove(struct context *context);
