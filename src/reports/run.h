/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One report being run: its SQL's rows on their way to a renderer. */
#pragma once
#include "ampoule/guard.h"
#include "ampoule/rows.h"
#include "render.h"
#include "request.h"
#include "running.h"

/* Rows with the same value in the column that has subtotals. */
struct group {
	bool begun;
	char *value;
	struct cell *totals; /* by slot */
};

struct run {
	struct store *store;
	const struct report_request *request;
	struct error *error; /* the store's */
	struct pool pool;
	struct bindings bindings;
	struct heading heading;
	struct view view;
	struct guard guard; /* of a clinic's own SQL */
	struct rows *rows;
	int *positions; /* of each column in the SQL's result; NO_COLUMN: a running one */
	size_t *slots; /* of each column among the cells: those that are shown come first */
	struct cell *cells;
	struct cell *totals; /* by slot */
	bool has_totals;
	int64_t count; /* of the rows so far */
	struct group group;
	struct running_sums *sums; /* one for each column; only those of running ones are used */
};

/* Binds, prepares, finds out what is shown. Release it also after a failure. */
int run_prepare(struct run *run, struct store *store, const struct report_request *request,
	const struct report_output *output);
/* Streams the rows; the renderer is ended, or abandoned after a failure. */
int run_render(struct run *run, struct renderer *renderer);
void run_release(struct run *run);

/* What is told around a report or a book. */
void heading_fill(struct heading *heading, struct store *store, const struct report_request *request,
	const struct bindings *bindings, struct pool *pool);
/* Digits of the clinic's currency. */
int clinic_digits(struct store *store);
