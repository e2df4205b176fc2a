/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one wrapper around prepared statements: first failure sticks, columns by name. */
#include "config.h"
#include "ampoule/statement.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "store_internal.h"

static struct kept *kept_slot(struct store *store, const char *sql)
{
	size_t start = ((uintptr_t)sql >> 4) % STATEMENTS_KEPT;
	for (size_t i = 0; i < STATEMENTS_KEPT; i++) {
		struct kept *slot = &store->kept[(start + i) % STATEMENTS_KEPT];
		if (slot->sql == sql || slot->sql == NULL)
			return slot;
	}
	return NULL;
}

static sqlite3_stmt *prepare(struct store *store, const char *sql, int length, unsigned flags, int *status)
{
	sqlite3_stmt *handle = NULL;
	int code = sqlite3_prepare_v3(store->db, sql, length, flags, &handle, NULL);
	if (code != SQLITE_OK)
		*status = store_fail(store, code);
	return handle;
}

struct statement statement_prepare(struct store *store, const char *sql)
{
	struct statement statement = { .store = store };
	struct kept *slot = kept_slot(store, sql);
	if (slot != NULL && slot->busy)
		slot = NULL; /* used by a caller up the stack: this one is prepared for itself */
	if (slot == NULL || slot->handle == NULL)
		statement.handle = prepare(store, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement.status);
	else
		statement.handle = slot->handle;
	if (slot != NULL && statement.handle != NULL) {
		*slot = (struct kept){ .sql = sql, .handle = statement.handle, .busy = true };
		statement.kept = slot;
	}
	return statement;
}

struct statement statement_prepare_once(struct store *store, const char *sql, size_t length)
{
	struct statement statement = { .store = store };
	statement.handle = prepare(store, sql, (int)length, 0, &statement.status);
	return statement;
}

void statement_release(struct statement *statement)
{
	if (statement->kept != NULL) {
		sqlite3_reset(statement->handle);
		sqlite3_clear_bindings(statement->handle);
		statement->kept->busy = false;
	} else {
		sqlite3_finalize(statement->handle);
	}
	statement->handle = NULL;
	statement->kept = NULL;
}

static int parameter(struct statement *statement, const char *name)
{
	if (statement->status != STATUS_OK)
		return 0;
	int index = sqlite3_bind_parameter_index(statement->handle, name);
	if (index == 0) {
		fprintf(stderr, "ampoule: no parameter %s in: %s\n", name, sqlite3_sql(statement->handle));
		abort();
	}
	return index;
}

static void bound(struct statement *statement, int code)
{
	if (code != SQLITE_OK)
		statement->status = store_fail(statement->store, code);
}

void statement_bind_text(struct statement *statement, const char *name, const char *value)
{
	int index = parameter(statement, name);
	if (index > 0)
		bound(statement, sqlite3_bind_text(statement->handle, index, value, -1, SQLITE_STATIC));
}

void statement_bind_integer(struct statement *statement, const char *name, int64_t value)
{
	int index = parameter(statement, name);
	if (index > 0)
		bound(statement, sqlite3_bind_int64(statement->handle, index, value));
}

void statement_bind_id(struct statement *statement, const char *name, int64_t id)
{
	int index = parameter(statement, name);
	if (index > 0 && id == 0)
		bound(statement, sqlite3_bind_null(statement->handle, index));
	else if (index > 0)
		bound(statement, sqlite3_bind_int64(statement->handle, index, id));
}

static void bind_copy(struct statement *statement, const char *name, const char *text)
{
	int index = parameter(statement, name);
	if (index > 0)
		bound(statement, sqlite3_bind_text(statement->handle, index, text, -1, SQLITE_TRANSIENT));
}

void statement_bind_day(struct statement *statement, const char *name, day_t day)
{
	char text[DAY_TEXT_MAX];
	bind_copy(statement, name, day == DAY_NONE ? NULL : day_format(day, text));
}

void statement_bind_instant(struct statement *statement, const char *name, instant_t instant)
{
	char text[INSTANT_TEXT_MAX];
	bind_copy(statement, name, instant == INSTANT_NONE ? NULL : instant_format(instant, text));
}

void statement_bind_blob(struct statement *statement, const char *name, const void *bytes, size_t length)
{
	int index = parameter(statement, name);
	if (index > 0)
		bound(statement, sqlite3_bind_blob(statement->handle, index, bytes, (int)length, SQLITE_STATIC));
}

bool statement_step(struct statement *statement)
{
	if (statement->status != STATUS_OK)
		return false;
	int code = sqlite3_step(statement->handle);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		statement->status = store_fail(statement->store, code);
	return false;
}

int statement_end(struct statement *statement)
{
	return statement->status;
}

int statement_run(struct statement *statement)
{
	while (statement_step(statement))
		continue;
	statement_again(statement);
	return statement->status;
}

void statement_again(struct statement *statement)
{
	if (statement->handle != NULL)
		sqlite3_reset(statement->handle);
}

static int column(struct statement *statement, const char *name)
{
	int count = sqlite3_column_count(statement->handle);
	for (int i = 0; i < count; i++) {
		if (strcmp(sqlite3_column_name(statement->handle, i), name) == 0)
			return i;
	}
	fprintf(stderr, "ampoule: no column %s in: %s\n", name, sqlite3_sql(statement->handle));
	abort();
}

int64_t statement_integer(struct statement *statement, const char *name)
{
	return sqlite3_column_int64(statement->handle, column(statement, name));
}

const char *statement_text(struct statement *statement, const char *name)
{
	return (const char *)sqlite3_column_text(statement->handle, column(statement, name));
}

day_t statement_day(struct statement *statement, const char *name)
{
	const char *text = statement_text(statement, name);
	return text == NULL ? DAY_NONE : day_from_iso(text);
}

instant_t statement_instant(struct statement *statement, const char *name)
{
	const char *text = statement_text(statement, name);
	return text == NULL ? INSTANT_NONE : instant_from_iso(text);
}

bool statement_is_null(struct statement *statement, const char *name)
{
	return sqlite3_column_type(statement->handle, column(statement, name)) == SQLITE_NULL;
}

const void *statement_blob(struct statement *statement, const char *name, size_t *length)
{
	int index = column(statement, name);
	*length = (size_t)sqlite3_column_bytes(statement->handle, index);
	return sqlite3_column_blob(statement->handle, index);
}
