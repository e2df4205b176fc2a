/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of a report's SQL, one after the other, with columns by position: the
 * only door through which src/reports reads the database. Nothing is kept of a row.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/store.h"

struct rows;

/*
 * Prepares one statement that only reads. `what` names it in messages. Close it also after a failure.
 * Errors: STATUS_DATA when the text is no SQL, or would write.
 */
int rows_open(struct store *store, const char *what, const char *sql, size_t length, struct rows **out);
/* Under a guard: the byte of the text that was not understood, or -1; the message does not name the report then. */
int rows_fault(const struct rows *rows);
void rows_close(struct rows *rows); /* NULL is let pass */

/* Parameters by name, without the colon; one that the SQL does not have is passed over, one that is not bound
 * is null. A text must live until the rows are closed; NULL binds null. */
void rows_bind_text(struct rows *rows, const char *name, const char *value);
void rows_bind_integer(struct rows *rows, const char *name, int64_t value);

size_t rows_column_count(const struct rows *rows);
const char *rows_column_name(const struct rows *rows, size_t position);

/* The next row; false at the end and after a failure. */
bool rows_next(struct rows *rows);
/* Status of what went before, after the last row. */
int rows_end(struct rows *rows);

/* False when it is null. */
bool rows_integer(struct rows *rows, size_t position, int64_t *value);
/* Borrowed until the next row; NULL when it is null. */
const char *rows_text(struct rows *rows, size_t position, size_t *length);
