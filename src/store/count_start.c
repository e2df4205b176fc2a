/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begins stock counts with a snapshot of what there is, and ends them without a posting. */
#include "config.h"
#include "ampoule/counting.h"
#include "ampoule/statement.h"
#include "store_internal.h"

struct scoped {
	int64_t lot, location, opened, amount;
};

/* What is on hand of one product, or of all. */
static int scope_load(struct store *store, const struct count_scope *scope, int64_t product,
	struct pool *pool, struct scoped **lines, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_count_scope);
	statement_bind_id(&st, ":product", product);
	statement_bind_id(&st, ":location", scope->location);
	statement_bind_text(&st, ":area", scope->area);
	statement_bind_day(&st, ":after", scope->idle == 0 ? DAY_NONE : (day_t)(scope->today - scope->idle));
	while (statement_step(&st)) {
		struct scoped *line = pool_append(pool, lines, count, sizeof(*line));
		*line = (struct scoped){
			.lot = statement_integer(&st, "lot"),
			.location = statement_integer(&st, "location"),
			.opened = statement_integer(&st, "opened"),
			.amount = statement_integer(&st, "amount"),
		};
	}
	return statement_end(&st);
}

static int head_insert(struct store *store, int64_t entry, const struct count_scope *scope, int64_t *number)
{
	ledger_includes(store, "stock_count");
	STATEMENT st = statement_prepare(store, sql_stock_count_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_id(&st, ":location", scope->location);
	statement_bind_text(&st, ":area", scope->area);
	statement_bind_id(&st, ":idle", scope->idle);
	if (statement_step(&st))
		*number = statement_integer(&st, "number");
	return statement_run(&st);
}

static int line_insert(struct store *store, int64_t entry, int64_t number, const struct scoped *line)
{
	ledger_includes(store, "count_line");
	STATEMENT st = statement_prepare(store, sql_count_line_insert);
	statement_bind_integer(&st, ":count", number);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":lot", line->lot);
	statement_bind_integer(&st, ":location", line->location);
	statement_bind_id(&st, ":opened", line->opened);
	statement_bind_text(&st, ":found", NULL);
	statement_bind_integer(&st, ":expected", line->amount);
	statement_bind_id(&st, ":price", 0);
	return statement_run(&st);
}

/* Two counts over the same stock are possible, but whoever counts should know. */
static int overlaps_note(struct store *store, struct pool *pool, struct count_started *started)
{
	STATEMENT st = statement_prepare(store, sql_count_overlaps);
	statement_bind_integer(&st, ":count", started->number);
	while (statement_step(&st))
		started->overlapping = started->overlapping == NULL
			? pool_printf(pool, "C%lld", (long long)statement_integer(&st, "count"))
			: pool_printf(pool, "%s, C%lld", started->overlapping,
				  (long long)statement_integer(&st, "count"));
	if (statement_end(&st) != STATUS_OK || started->overlapping == NULL)
		return statement_end(&st);
	return ledger_note(store, "count-overlaps", "warning",
		pool_printf(pool, _("open over the same stock: %s"), started->overlapping));
}

static int project(struct store *store, int64_t count)
{
	{
		STATEMENT st = statement_prepare(store, sql_open_count_delete);
		statement_bind_integer(&st, ":count", count);
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	STATEMENT st = statement_prepare(store, sql_open_count_insert);
	statement_bind_integer(&st, ":count", count);
	return statement_run(&st);
}

int count_project(struct store *store, int64_t entry)
{
	int64_t count = 0;
	STATEMENT st = statement_prepare(store, sql_count_ended);
	statement_bind_integer(&st, ":entry", entry);
	if (statement_step(&st))
		count = statement_integer(&st, "count");
	if (statement_end(&st) != STATUS_OK || count == 0)
		return statement_end(&st);
	return project(store, count);
}

int count_start(struct store *store, const struct act *act, const struct count_scope *scope,
	struct pool *pool, struct count_started *started)
{
	struct scoped *lines = NULL;
	*started = (struct count_started){ 0 };
	int status = scope->product_count == 0 ? scope_load(store, scope, 0, pool, &lines, &started->lines)
					       : STATUS_OK;
	for (size_t i = 0; i < scope->product_count && status == STATUS_OK; i++)
		status = scope_load(store, scope, scope->products[i], pool, &lines, &started->lines);
	if (status == STATUS_OK && started->lines == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("there is nothing to count within these limits; see 'ampoule stock'"));
	if (status != STATUS_OK)
		return status;
	struct entry entry = { .kind = "count-started", .act = act };
	status = ledger_open(store, &entry);
	started->entry = entry.number;
	if (status == STATUS_OK)
		status = head_insert(store, entry.number, scope, &started->number);
	for (size_t i = 0; i < started->lines && status == STATUS_OK; i++)
		status = line_insert(store, entry.number, started->number, &lines[i]);
	if (status == STATUS_OK)
		status = overlaps_note(store, pool, started);
	if (status == STATUS_OK)
		status = project(store, started->number);
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int count_cancel(struct store *store, const struct act *act, const struct count *count, int64_t *number)
{
	struct entry entry = { .kind = "count-cancelled", .act = act };
	int status = count_check_open(store, count);
	if (status == STATUS_OK)
		status = ledger_open(store, &entry);
	if (status == STATUS_OK) {
		STATEMENT st = statement_prepare(store, sql_count_end_insert);
		statement_bind_integer(&st, ":entry", entry.number);
		statement_bind_integer(&st, ":count", count->number);
		statement_bind_integer(&st, ":posted", 0);
		ledger_includes(store, "count_end");
		status = statement_run(&st);
	}
	if (status == STATUS_OK)
		status = project(store, count->number);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
