/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts tables beside the ledger's for as long as reports are asked for another cost: the connection reads them in place
 * of those, under the same names, so that each report has one SQL for all methods. They are temporary: the database is
 * not touched, and a connection that only reads may have them.
 */
#include "config.h"
#include "ampoule/valued.h"
#include <stdio.h>
#include <string.h>
#include "ampoule/cost.h"
#include "ampoule/statement.h"
#include "store_internal.h"
#include "store_temporary.h"
#include "valuing.h"

/* What is there of a layer at a place, or in an opened container. */
struct held {
	int64_t product, layer, location, opened;
	int64_t containers;
	content_t content;
};

struct helds {
	struct held *items;
	size_t count;
};

static int held_load(struct store *store, const char *until, struct pool *pool, struct helds *helds)
{
	STATEMENT st = statement_prepare(store, sql_valued_held);
	statement_bind_text(&st, ":until", until);
	while (statement_step(&st)) {
		struct held *held = pool_append(pool, &helds->items, &helds->count, sizeof(*held));
		*held = (struct held){
			.product = statement_integer(&st, "product"),
			.layer = statement_integer(&st, "layer"),
			.location = statement_integer(&st, "location"),
			.opened = statement_integer(&st, "opened"),
			.containers = statement_integer(&st, "containers"),
			.content = statement_integer(&st, "content"),
		};
	}
	return statement_end(&st);
}

static int held_save(struct store *store, const struct held *held, money_t value)
{
	STATEMENT st = statement_prepare(store, held->opened != 0 ? sql_opened_balance_insert : sql_balance_insert);
	if (held->opened != 0) {
		statement_bind_integer(&st, ":opened", held->opened);
	} else {
		statement_bind_integer(&st, ":layer", held->layer);
		statement_bind_integer(&st, ":containers", held->containers);
	}
	statement_bind_integer(&st, ":location", held->location);
	statement_bind_integer(&st, ":content", held->content);
	statement_bind_integer(&st, ":value", value);
	return statement_run(&st);
}

/* Lots have no value of their own by these methods: what there is of the product is shared out by content. */
static int product_share(struct valuing *valuing, const struct held *items, size_t count)
{
	struct pool pool = { 0 };
	const struct valuation_pool *there = valuing_pool(valuing, items[0].product);
	int64_t *weights = pool_alloc(&pool, count * sizeof(*weights));
	money_t *values = pool_alloc(&pool, count * sizeof(*values));
	content_t content = 0;
	int status = STATUS_OK;
	for (size_t i = 0; i < count; i++)
		content += weights[i] = items[i].content;
	if (content != there->content)
		status = error_set(valuing->store->error, STATUS_DATA,
			_("the ledger does not hold: its lines and balances differ; see 'ampoule verify'"));
	else
		cost_split(there->value, weights, count, values);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = held_save(valuing->store, &items[i], values[i]);
	pool_release(&pool);
	return status;
}

static int held_share(struct valuing *valuing, const struct helds *helds)
{
	int status = STATUS_OK;
	for (size_t first = 0, next; first < helds->count && status == STATUS_OK; first = next) {
		for (next = first; next < helds->count && helds->items[next].product == helds->items[first].product;)
			next++;
		status = product_share(valuing, &helds->items[first], next - first);
	}
	return status;
}

static int line_save(struct store *store, struct statement *from, int64_t entry, int64_t line, money_t value)
{
	STATEMENT st = statement_prepare(store, sql_movement_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":line", line);
	statement_bind_integer(&st, ":layer", statement_integer(from, "layer"));
	statement_bind_integer(&st, ":location", statement_integer(from, "location"));
	statement_bind_id(&st, ":opened", statement_integer(from, "opened"));
	statement_bind_id(&st, ":preparation", statement_integer(from, "preparation"));
	statement_bind_text(&st, ":reason", statement_text(from, "reason"));
	statement_bind_integer(&st, ":containers", statement_integer(from, "containers"));
	statement_bind_integer(&st, ":content", statement_integer(from, "content"));
	statement_bind_integer(&st, ":value", value);
	return statement_run(&st);
}

static int line_value(struct valuing *valuing, struct statement *st)
{
	int64_t entry = statement_integer(st, "entry"), line = statement_integer(st, "line");
	const struct movement movement = {
		.layer = statement_integer(st, "layer"),
		.preparation = statement_integer(st, "preparation"),
		.reason = (enum reason)reason_find(statement_text(st, "reason")),
		.content = statement_integer(st, "content"),
		.value = statement_integer(st, "value"),
	};
	money_t value = valuing_price(valuing, entry, line, statement_integer(st, "product"), &movement);
	return line_save(valuing->store, st, entry, line, value);
}

/* The ledger's lines are being read before there are tables of their name that would be read instead. */
static int tables_fill(struct valuing *valuing, const char *until)
{
	STATEMENT st = statement_prepare(valuing->store, sql_valued_movements);
	statement_bind_text(&st, ":until", until);
	bool more = statement_step(&st);
	int status = statement_end(&st);
	if (status == STATUS_OK) {
		valuing->store->valued = true;
		status = store_execute(valuing->store, temporary_valued);
	}
	for (; more && status == STATUS_OK; more = statement_step(&st))
		status = line_value(valuing, &st);
	return status == STATUS_OK ? statement_end(&st) : status;
}

static int tables_make(struct store *store, enum valuation_method method, const char *until)
{
	struct valuing valuing;
	struct helds helds = { 0 };
	int status = valuing_begin(&valuing, store, method, until);
	if (status == STATUS_OK)
		status = held_load(store, until, &valuing.pool, &helds);
	if (status == STATUS_OK)
		status = tables_fill(&valuing, until);
	if (status == STATUS_OK)
		status = held_share(&valuing, &helds);
	valuing_release(&valuing);
	return status;
}

static int tables_drop(struct store *store)
{
	if (!store->valued)
		return STATUS_OK;
	store->valued = false;
	return store_execute(store, temporary_unvalued);
}

/* The day from which on nothing more follows is the same for all that look later. */
static int last_find(struct store *store, const char *until, char last[DAY_TEXT_MAX])
{
	STATEMENT st = statement_prepare(store, sql_valued_last);
	statement_step(&st);
	const char *day = statement_end(&st) == STATUS_OK ? statement_text(&st, "day") : NULL;
	snprintf(last, DAY_TEXT_MAX, "%s", day != NULL && strcmp(day, until) < 0 ? day : until);
	return statement_end(&st);
}

int valued_use(struct store *store, enum valuation_method method, const char *until)
{
	char last[DAY_TEXT_MAX] = "";
	int status = method == VALUATION_LAYER ? STATUS_OK : last_find(store, until, last);
	if (status != STATUS_OK || (store->valued && store->valued_method == method && strcmp(store->valued_until, last) == 0))
		return status;
	store->valuing = true;
	status = tables_drop(store);
	if (status == STATUS_OK && method != VALUATION_LAYER)
		status = tables_make(store, method, last);
	if (status != STATUS_OK)
		tables_drop(store);
	store->valuing = false;
	store->valued_method = method;
	memcpy(store->valued_until, last, sizeof last);
	return status;
}
