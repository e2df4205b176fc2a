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

static bool is_finance(const char *table, const char *column)
{
	for (size_t i = 0; i < sizeof finance / sizeof *finance; i++) {
		if (strcmp(finance[i].table, table) == 0 && strcmp(finance[i].column, column) == 0)
			return true;
	}
	return false;
}

/* Tables about patients are named after them; their ids alone tell nothing. What was found may tell of their health. */
static bool is_patient(const char *table, const char *column)
{
	if (strcmp(table, "finding") == 0)
		return strcmp(column, "detail") == 0 || strcmp(column, "reason") == 0;
	return strncmp(table, "patient", sizeof "patient" - 1) == 0 && strcmp(column, "id") != 0 &&
	       strcmp(column, "patient") != 0;
}

/* What nobody reads: PINs, also where the catalogue's changes hold them; `revision` shows those without. */
static bool is_secret(const char *table, const char *column, const char *view)
{
	if (strcmp(table, "operator") == 0)
		return strcmp(column, "pin") == 0;
	bool text = strcmp(table, "change") == 0 && (strcmp(column, "old") == 0 || strcmp(column, "new") == 0);
	return text && (view == NULL || strcmp(view, "revision") != 0);
}

static int authorize_column(const struct guard *guard, const char *table, const char *column, const char *view)
{
	if (is_secret(table, column, view) || (!guard->sees_finance && is_finance(table, column)) ||
		(!guard->sees_patients && is_patient(table, column)))
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

void store_guard(struct store *store, const struct guard *guard)
{
	if (guard != NULL && store->guard == NULL) {
		clock_gettime(CLOCK_MONOTONIC, &store->deadline);
		store->deadline.tv_sec += guard->seconds;
	}
	store->guard = guard;
}
