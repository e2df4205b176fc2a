/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recomputes what the ledger says and compares it with what the tables hold. */
#include "config.h"
#include "ampoule/verify.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/courses.h"
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "store_internal.h"

enum { PROBLEMS_MAX = 50, PROGRESS_STEP = 4096 };

struct verifying {
	struct store *store;
	verify_progress *progress;
	void *data;
	struct pool *pool;
	struct verification *result;
};

static void __attribute__((format(printf, 2, 3))) report(struct verifying *verifying, const char *format, ...)
{
	if (verifying->result->count == PROBLEMS_MAX)
		return;
	char *text;
	va_list arguments;
	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		abort();
	va_end(arguments);
	const char **problem = pool_append(verifying->pool, &verifying->result->problems, &verifying->result->count,
		sizeof(*problem));
	*problem = pool_copy(verifying->pool, text);
	free(text);
}

static bool bytes_are(struct statement *st, const char *column, const unsigned char hash[HASH_SIZE])
{
	size_t length;
	const void *bytes = statement_blob(st, column, &length);
	return length == HASH_SIZE && memcmp(bytes, hash, HASH_SIZE) == 0;
}

/* Why the next entry of the chain does not hold; NULL when it does. `head` moves on. */
static const char *link_fault(struct verifying *verifying, struct statement *st, int64_t expected,
	unsigned char head[HASH_SIZE])
{
	unsigned char hash[HASH_SIZE];
	if (statement_integer(st, "number") != expected)
		return _("an entry before it is missing");
	if (statement_integer(st, "present") == 0)
		return _("it is gone, and only its seal is left");
	if (statement_is_null(st, "hash"))
		return _("it bears no seal");
	if (!bytes_are(st, "previous", head))
		return _("its seal does not follow the entry before it");
	if (ledger_digest(verifying->store, expected, (int)statement_integer(st, "format"), head, hash) != STATUS_OK)
		return _("its rows cannot be read");
	if (!bytes_are(st, "hash", hash))
		return _("its rows are not what was sealed");
	memcpy(head, hash, HASH_SIZE);
	return NULL;
}

static int check_chain(struct verifying *verifying)
{
	int64_t expected = 1;
	unsigned char head[HASH_SIZE] = { 0 };
	STATEMENT st = statement_prepare(verifying->store, sql_verify_entries);
	while (statement_step(&st)) {
		const char *fault = link_fault(verifying, &st, expected, head);
		if (fault != NULL) {
			report(verifying, _("entry %lld does not hold: %s"), (long long)expected, fault);
			break;
		}
		memcpy(verifying->result->head, head, HASH_SIZE);
		verifying->result->entries = expected;
		if (verifying->progress != NULL && expected % PROGRESS_STEP == 0)
			verifying->progress(verifying->data, expected, statement_integer(&st, "last"));
		expected++;
	}
	return statement_end(&st);
}

static int check_balances(struct verifying *verifying)
{
	STATEMENT st = statement_prepare(verifying->store, sql_verify_balances);
	while (statement_step(&st)) {
		const char *opened = statement_text(&st, "opened");
		report(verifying, _("the balance of %s%s, layer %lld at place %lld, is not the sum of its movements"),
			opened == NULL ? _("sealed containers") : "O", opened == NULL ? "" : opened,
			(long long)statement_integer(&st, "layer"), (long long)statement_integer(&st, "location"));
	}
	return statement_end(&st);
}

static int check_layers(struct verifying *verifying)
{
	STATEMENT st = statement_prepare(verifying->store, sql_verify_layers);
	while (statement_step(&st))
		report(verifying, _("layer %lld is not of the lot that its last change says"),
			(long long)statement_integer(&st, "id"));
	return statement_end(&st);
}

static int check_standing(struct verifying *verifying)
{
	STATEMENT st = statement_prepare(verifying->store, sql_verify_standing);
	while (statement_step(&st))
		report(verifying, _("whether preparation %lld still stands is not what became of it"),
			(long long)statement_integer(&st, "preparation"));
	return statement_end(&st);
}

static int check_counts(struct verifying *verifying)
{
	STATEMENT st = statement_prepare(verifying->store, sql_verify_counts);
	while (statement_step(&st))
		report(verifying, _("whether count C%lld is open is not what became of it"),
			(long long)statement_integer(&st, "count"));
	return statement_end(&st);
}

static int check_orders(struct verifying *verifying)
{
	STATEMENT st = statement_prepare(verifying->store, sql_verify_orders);
	while (statement_step(&st))
		report(verifying, _("order R%lld does not stand where its records say"),
			(long long)statement_integer(&st, "number"));
	return statement_end(&st);
}

static int check_courses(struct verifying *verifying)
{
	int64_t *numbers;
	size_t count;
	int status = course_verify(verifying->store, verifying->pool, &numbers, &count);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		report(verifying, _("course %lld does not stand where its records say"), (long long)numbers[i]);
	return status;
}

static int check_reservations(struct verifying *verifying)
{
	STATEMENT st = statement_prepare(verifying->store, sql_verify_reservations);
	while (statement_step(&st))
		report(verifying, _("what is left of reservation %lld is not what its records say"),
			(long long)statement_integer(&st, "reservation"));
	return statement_end(&st);
}

struct checking {
	struct verifying *verifying;
	const struct thing *thing;
	int status;
};

static bool same(const char *one, const char *other)
{
	return one == NULL || other == NULL ? one == other : strcmp(one, other) == 0;
}

/* A field is what it was last set to; one that was never set has its standard value. */
static void check_field(struct checking *checking, const struct record *record, size_t index)
{
	const struct field *field = &checking->thing->fields[index];
	struct verifying *verifying = checking->verifying;
	STATEMENT st = statement_prepare(verifying->store, sql_change_last);
	statement_bind_text(&st, ":thing", checking->thing->name);
	statement_bind_integer(&st, ":subject", record->id);
	statement_bind_text(&st, ":field", field->name);
	bool holds;
	if (statement_step(&st))
		holds = same(statement_text(&st, "new"), record->values[index]);
	else
		holds = record->values[index] == NULL || same(field->standard, record->values[index]);
	checking->status = statement_end(&st);
	if (!holds)
		report(verifying, _("%s %lld: '%s' is not what the ledger last set it to"), checking->thing->name,
			(long long)record->id, field->name);
}

static int check_record(const struct record *record, void *data)
{
	struct checking *checking = data;
	for (size_t i = 0; i < checking->thing->count && checking->status == STATUS_OK; i++)
		check_field(checking, record, i);
	return checking->status;
}

static int check_missing(struct checking *checking)
{
	struct verifying *verifying = checking->verifying;
	struct pool pool = { 0 };
	STATEMENT st = statement_prepare(verifying->store, sql_change_subjects);
	statement_bind_text(&st, ":thing", checking->thing->name);
	while (statement_step(&st)) {
		int64_t id = statement_integer(&st, "subject");
		struct record record;
		if (catalogue_load(verifying->store, checking->thing, id, &pool, &record) == STATUS_OK &&
			record.id == 0)
			report(verifying, _("%s %lld is missing"), checking->thing->name, (long long)id);
		pool_release(&pool);
	}
	return statement_end(&st);
}

static int check_catalogue(struct verifying *verifying)
{
	int status = STATUS_OK;
	for (size_t i = 0; things[i] != NULL && status == STATUS_OK; i++) {
		struct checking checking = { .verifying = verifying, .thing = things[i] };
		struct pool pool = { 0 };
		status = catalogue_each(verifying->store, things[i], &pool, check_record, &checking);
		pool_release(&pool);
		if (status == STATUS_OK)
			status = check_missing(&checking);
	}
	return status;
}

/* Reports what the file has and the model has not, or otherwise; both are in the order of their names. */
static void compare_schemas(struct verifying *verifying, struct statement *st, sqlite3_stmt *model)
{
	bool here = statement_step(st), there = sqlite3_step(model) == SQLITE_ROW;
	while (here || there) {
		const char *thing = here ? statement_text(st, "thing") : NULL;
		const char *wanted = there ? (const char *)sqlite3_column_text(model, 0) : NULL;
		int order = thing == NULL ? 1 : wanted == NULL ? -1 : strcmp(thing, wanted);
		if (order < 0)
			report(verifying, _("the schema: %s is none of the program's"), thing);
		else if (order > 0)
			report(verifying, _("the schema: %s is gone"), wanted);
		else if (!same(statement_text(st, "sql"), (const char *)sqlite3_column_text(model, 1)))
			report(verifying, _("the schema: %s was altered"), thing);
		if (order <= 0)
			here = statement_step(st);
		if (order >= 0)
			there = sqlite3_step(model) == SQLITE_ROW;
	}
}

/* The triggers, constraints and indexes that keep the rules are those that the migrations made. */
static int check_schema(struct verifying *verifying)
{
	sqlite3 *model = store_model();
	sqlite3_stmt *rows;
	if (sqlite3_prepare_v2(model, sql_verify_schema, -1, &rows, NULL) != SQLITE_OK)
		abort();
	STATEMENT st = statement_prepare(verifying->store, sql_verify_schema);
	compare_schemas(verifying, &st, rows);
	sqlite3_finalize(rows);
	sqlite3_close(model);
	return statement_end(&st);
}

/* What a pragma of the engine complains of: rows other than "ok". */
static int check_engine(struct verifying *verifying, const char *pragma, const char *what)
{
	STATEMENT st = statement_prepare_once(verifying->store, pragma, strlen(pragma));
	while (statement_step(&st)) {
		const char *text = (const char *)sqlite3_column_text(st.handle, 0);
		if (text == NULL || strcmp(text, "ok") != 0)
			report(verifying, "%s: %s", what, text == NULL ? "?" : text);
	}
	return statement_end(&st);
}

int verify_run(struct store *store, verify_progress *progress, void *data, struct pool *pool,
	struct verification *verification)
{
	*verification = (struct verification){ 0 };
	struct verifying verifying = {
		.store = store, .progress = progress, .data = data, .pool = pool, .result = verification
	};
	int status = check_chain(&verifying);
	if (status == STATUS_OK)
		status = check_balances(&verifying);
	if (status == STATUS_OK)
		status = check_layers(&verifying);
	if (status == STATUS_OK)
		status = check_standing(&verifying);
	if (status == STATUS_OK)
		status = check_counts(&verifying);
	if (status == STATUS_OK)
		status = check_orders(&verifying);
	if (status == STATUS_OK)
		status = check_catalogue(&verifying);
	if (status == STATUS_OK)
		status = check_courses(&verifying);
	if (status == STATUS_OK)
		status = check_reservations(&verifying);
	if (status == STATUS_OK)
		status = check_engine(&verifying, "PRAGMA foreign_key_check", _("a row refers to one that is missing, in"));
	if (status == STATUS_OK)
		status = check_engine(&verifying, "PRAGMA integrity_check", _("the file is damaged"));
	if (status == STATUS_OK)
		status = check_schema(&verifying);
	return status;
}

int verify_anchor(struct store *store, const unsigned char hash[HASH_SIZE], int64_t *number)
{
	*number = 0;
	STATEMENT st = statement_prepare(store, sql_seal_by_hash);
	statement_bind_blob(&st, ":hash", hash, HASH_SIZE);
	if (statement_step(&st))
		*number = statement_integer(&st, "entry");
	return statement_end(&st);
}
