/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a report's SQL, by position: as near to the engine as a row can be had. */
#include "config.h"
#include "ampoule/rows.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/statement.h"
#include "guard.h"
#include "store_internal.h"

struct rows {
	struct statement statement;
	sqlite3_stmt *handle;
	int fault; /* byte of the SQL that was not understood; -1: not known */
};

static int rows_check(struct store *store, const char *what, sqlite3_stmt *handle)
{
	if (handle == NULL)
		return error_set(store_error(store), STATUS_DATA, _("'%s': there is no SQL in it"), what);
	if (!sqlite3_stmt_readonly(handle))
		return error_set(store_error(store), STATUS_DATA,
			_("'%s': its SQL would write; a report may only read"), what);
	return STATUS_OK;
}

/* What a clinic's own SQL failed of is a fault of its text, not of the database. */
static int refuse_text(struct store *store, struct rows *rows)
{
	bool denied = (sqlite3_errcode(store->db) & 0xff) == SQLITE_AUTH;
	char *text = strdup(denied ? _("a report may only read") : sqlite3_errmsg(store->db));
	if (text == NULL)
		abort();
	rows->fault = sqlite3_error_offset(store->db);
	error_clear(store_error(store));
	int status = error_set(store_error(store), STATUS_DATA, "%s", text);
	free(text);
	return status;
}

int rows_open(struct store *store, const char *what, const char *sql, size_t length, struct rows **out)
{
	struct rows *rows = calloc(1, sizeof *rows);
	if (rows == NULL)
		abort();
	*out = rows;
	rows->fault = -1;
	if (store->guard != NULL && !guard_admits(sql)) {
		rows->statement.status = error_set(store->error, STATUS_DATA,
			_("'revision' may be named as FROM revision, JOIN revision or revision.COLUMN only"));
		return rows->statement.status;
	}
	rows->statement = statement_prepare_once(store, sql, length);
	if (rows->statement.status == STATUS_OK) {
		rows->handle = rows->statement.handle;
		rows->statement.status = rows_check(store, what, rows->handle);
	} else if (store->guard != NULL) {
		rows->statement.status = refuse_text(store, rows);
	} else {
		error_prefix(store_error(store), "'%s': ", what);
	}
	return rows->statement.status;
}

int rows_fault(const struct rows *rows)
{
	return rows->fault;
}

void rows_close(struct rows *rows)
{
	if (rows == NULL)
		return;
	statement_release(&rows->statement);
	free(rows);
}

static bool rows_has(struct rows *rows, const char *name, char *parameter, size_t size)
{
	snprintf(parameter, size, ":%s", name);
	return rows->statement.status == STATUS_OK &&
	       sqlite3_bind_parameter_index(rows->handle, parameter) != 0;
}

void rows_bind_text(struct rows *rows, const char *name, const char *value)
{
	char parameter[64];
	if (rows_has(rows, name, parameter, sizeof parameter))
		statement_bind_text(&rows->statement, parameter, value);
}

void rows_bind_integer(struct rows *rows, const char *name, int64_t value)
{
	char parameter[64];
	if (rows_has(rows, name, parameter, sizeof parameter))
		statement_bind_integer(&rows->statement, parameter, value);
}

size_t rows_column_count(const struct rows *rows)
{
	return (size_t)sqlite3_column_count(rows->handle);
}

const char *rows_column_name(const struct rows *rows, size_t position)
{
	return sqlite3_column_name(rows->handle, (int)position);
}

bool rows_next(struct rows *rows)
{
	return statement_step(&rows->statement);
}

int rows_end(struct rows *rows)
{
	return statement_end(&rows->statement);
}

bool rows_integer(struct rows *rows, size_t position, int64_t *value)
{
	*value = sqlite3_column_int64(rows->handle, (int)position);
	return *value != 0 || sqlite3_column_type(rows->handle, (int)position) != SQLITE_NULL;
}

const char *rows_text(struct rows *rows, size_t position, size_t *length)
{
	const char *text = (const char *)sqlite3_column_text(rows->handle, (int)position);
	*length = text == NULL ? 0 : (size_t)sqlite3_column_bytes(rows->handle, (int)position);
	return text;
}
