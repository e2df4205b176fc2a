/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a clinic's own SQL may read, and for how long it may run. */
#include "config.h"
#include "guard.h"
#include <sqlite3.h>
#include <string.h>
#include <time.h>
#include "store_internal.h"

struct place {
	const char *table, *column;
};

/* All that tells what something cost. A test looks whether the schema has more of the kind. */
static const struct place finance[] = {
	{ "balance", "value" },
	{ "claim", "value" },
	{ "count_line", "price" },
	{ "count_result", "value" },
	{ "delivery", "rate" },
	{ "delivery", "total" },
	{ "delivery_correction", "net" },
	{ "delivery_line", "discount" },
	{ "delivery_line", "fees" },
	{ "delivery_line", "net" },
	{ "delivery_line", "paper_net" },
	{ "delivery_line", "tax" },
	{ "delivery_line", "tax_rate" },
	{ "draft", "rate" },
	{ "draft_line", "discount" },
	{ "draft_line", "net" },
	{ "draft_line", "tax_rate" },
	{ "line_charge", "fees" },
	{ "line_charge", "tax" },
	{ "line_charge", "tax_rate" },
	{ "movement", "value" },
	{ "opened_balance", "value" },
	{ "order_line", "net" },
	{ "price_difference", "value" },
	{ "settlement_paper", "rate" },
	{ "settlement_paper", "total" },
	{ "supplier_credit", "amount" },
};

/* What tells of a patient's health, or how it was treated, outside of the tables about patients. */
static const struct place health[] = {
	{ "course_step", "outcome" },
	{ "finding", "detail" },
	{ "finding", "reason" },
	{ "finding", "rule" },
	{ "reaction", "kind" },
	{ "reaction", "note" },
	{ "reaction", "severity" },
	{ "recall_note", "note" },
	{ "session", "note" },
	{ "visit", "consent" },
	{ "visit", "indication" },
	{ "visit", "interrupted" },
	{ "visit_photo", "reference" },
};

static bool is_listed(const struct place *places, size_t count, const char *table, const char *column)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(places[i].table, table) == 0 && strcmp(places[i].column, column) == 0)
			return true;
	}
	return false;
}

static bool is_finance(const char *table, const char *column)
{
	return is_listed(finance, sizeof finance / sizeof *finance, table, column);
}

/* Tables about patients are named after them; their ids alone tell nothing. */
static bool is_patient(const char *table, const char *column)
{
	return strncmp(table, "patient", sizeof "patient" - 1) == 0 && strcmp(column, "id") != 0 &&
	       strcmp(column, "patient") != 0;
}

/* Of a patient the code alone is no matter of health. */
static bool is_health(const char *table, const char *column)
{
	if (is_patient(table, column))
		return strcmp(column, "code") != 0 && strcmp(column, "retired") != 0;
	return is_listed(health, sizeof health / sizeof *health, table, column);
}

static const char shown_view[] = "revision";

/* What nobody reads: PINs, also where the catalogue's changes hold them; `revision` shows those without. */
static bool is_secret(const char *table, const char *column, const char *view)
{
	if (strcmp(table, "operator") == 0)
		return strcmp(column, "pin") == 0;
	bool text = strcmp(table, "change") == 0 && (strcmp(column, "old") == 0 || strcmp(column, "new") == 0);
	return text && (view == NULL || strcmp(view, shown_view) != 0);
}

static int authorize_column(const struct guard *guard, const char *table, const char *column, const char *view)
{
	if (is_secret(table, column, view) || (!guard->sees_finance && is_finance(table, column)) ||
		(!guard->sees_patients && is_patient(table, column)) ||
		(!guard->sees_health && is_health(table, column)))
		return SQLITE_IGNORE;
	return SQLITE_OK;
}

int guard_authorize(const struct guard *guard, int action, const char *table, const char *column, const char *view)
{
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return authorize_column(guard, table, column, view);
	default:
		return SQLITE_DENY;
	}
}

/* Whether a word stands before `at`, one blank between, and is whole. */
static bool stands_before(const char *sql, const char *at, const char *word)
{
	size_t length = strlen(word);
	if ((size_t)(at - sql) <= length + 1 || at[-1] != ' ')
		return false;
	const char *start = at - 1 - length;
	return strncmp(start, word, length) == 0 && strchr(" \t\n(", start[-1]) != NULL;
}

/*
 * The authorizer is told the name by which something is read, and a query of the SQL's own could bear that of the view. So it
 * stands only where it cannot be given to anything: as FROM revision, JOIN revision, revision.COLUMN.
 */
bool guard_admits(const char *sql)
{
	size_t length = sizeof shown_view - 1;
	for (const char *at = sql; (at = strcasestr(at, shown_view)) != NULL; at += length) {
		if (at[length] != '.' && !stands_before(sql, at, "FROM") && !stands_before(sql, at, "JOIN"))
			return false;
	}
	return true;
}

void store_guard(struct store *store, const struct guard *guard)
{
	if (guard != NULL && store->guard == NULL) {
		clock_gettime(CLOCK_MONOTONIC, &store->deadline);
		store->deadline.tv_sec += guard->seconds;
	}
	store->guard = guard;
}
