/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report's SQL gets: its parameters, typed, with their defaults. */
#pragma once
#include "ampoule/report.h"
#include "ampoule/rows.h"
#include "ampoule/valuation.h"

struct binding {
	const char *name; /* as in the SQL: as_of */
	bool is_integer;
	int64_t integer;
	const char *text; /* NULL: null */
	const char *shown; /* as it was given, for the head of a workbook; NULL: not given */
};

struct bindings {
	struct binding *items;
	size_t count;
};

/* Errors: STATUS_DATA and STATUS_NOT_FOUND, naming the option; STATUS_USAGE for a month and a day together.
 */
int request_bind(struct store *store, const struct report_request *request, struct pool *pool,
	struct bindings *bindings, struct error *error);

void bindings_apply(const struct bindings *bindings, struct rows *rows);

/* What things cost in it; VALUATION_LAYER where the report knows no other. */
enum valuation_method bindings_valuation(const struct bindings *bindings, const struct report *report);

/* NULL when there is none of that name. */
const struct binding *binding_find(const struct bindings *bindings, const char *name);
const char *binding_text(const struct bindings *bindings, const char *name);
/* DAY_NONE when there is none, or when it is null. */
day_t binding_day(const struct bindings *bindings, const char *name);
