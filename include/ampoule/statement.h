/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A query that reads as its steps. The first failure sticks: what follows it does
 * nothing, and statement_run or statement_end return it once.
 *
 *	STATEMENT st = statement_prepare(store, sql_lot_find);
 *	statement_bind_integer(&st, ":product", product);
 *	statement_bind_text(&st, ":code", code);
 *	while (statement_step(&st))
 *		lot->id = statement_integer(&st, "id");
 *	return statement_end(&st);
 *
 * Only src/store includes this, and tests.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/day.h"
#include "ampoule/store.h"

struct sqlite3_stmt;

struct statement {
	struct store *store;
	struct sqlite3_stmt *handle;
	struct kept *kept; /* the store's place for it between uses of the same text; NULL: used once */
	int status;
};

/* A statement that is given back when it leaves its scope. */
#define STATEMENT __attribute__((cleanup(statement_release))) struct statement

/* `sql` is an embedded query: its address is the key under which it is kept. Errors stick. */
struct statement statement_prepare(struct store *store, const char *sql);
/* One that is not kept: a report's text. `length` bytes. */
struct statement statement_prepare_once(struct store *store, const char *sql, size_t length);
void statement_release(struct statement *statement);

/* Parameters by name (":code"). NULL, DAY_NONE and INSTANT_NONE bind null. Texts must live until the statement
 * is released or bound anew. */
void statement_bind_text(struct statement *statement, const char *name, const char *value);
void statement_bind_integer(struct statement *statement, const char *name, int64_t value);
void statement_bind_id(struct statement *statement, const char *name, int64_t id); /* 0 binds null */
void statement_bind_day(struct statement *statement, const char *name, day_t day);
void statement_bind_instant(struct statement *statement, const char *name, instant_t instant);
void statement_bind_blob(struct statement *statement, const char *name, const void *bytes, size_t length);

/* The next row; false at the end and after a failure. */
bool statement_step(struct statement *statement);
/* Status of what went before, after the last row. */
int statement_end(struct statement *statement);
/* Runs a statement that gives no rows, and readies it for another round of binds. */
int statement_run(struct statement *statement);
/* Readies a statement for another round; binds stay. */
void statement_again(struct statement *statement);

/* Columns of the row by name; a name that is not there aborts. Text is borrowed until the next step. */
int64_t statement_integer(struct statement *statement, const char *column); /* null gives 0 */
const char *statement_text(struct statement *statement, const char *column); /* null gives NULL */
day_t statement_day(struct statement *statement, const char *column);
instant_t statement_instant(struct statement *statement, const char *column);
bool statement_is_null(struct statement *statement, const char *column);
const void *statement_blob(struct statement *statement, const char *column, size_t *length);
