/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans sessions that nobody logs, to count them. */
#include "config.h"
#include "ampoule/yield.h"
#include "ampoule/cost.h"
#include "store_internal.h"

/* A bottle that is opened costs the session what is taken of it; the rest stays. */
static money_t cost_of(const struct taking *taking, struct pool *pool)
{
	money_t *values = pool_alloc(pool, taking->count * sizeof(*values) + 1);
	money_t cost = 0;
	taking_price(taking->components, taking->count, values);
	for (size_t i = 0; i < taking->count; i++) {
		const struct component *component = &taking->components[i];
		cost += component->draw.kept > 0
			? cost_share(values[i], component->draw.taken, component->supply->product.content)
			: values[i];
	}
	return cost;
}

/* `cost` is the first one's; NULL: not asked for. */
static int count_sessions(struct store *store, const struct taking_request *request, struct when when, int64_t *sessions,
	money_t *cost)
{
	struct pool pool = { 0 };
	struct taking taking = { 0 };
	struct taking_request next = *request;
	int status = STATUS_OK;
	/* Each is a part of one act, so that it draws on the bottles that those before it opened. */
	for (*sessions = 0; *sessions < YIELD_MAX && status == STATUS_OK; *sessions += status == STATUS_OK) {
		next.part = (size_t)*sessions;
		status = taking_plan(store, &next, when, &pool, &taking);
		if (status == STATUS_OK && *sessions == 0 && cost != NULL)
			*cost = cost_of(&taking, &pool);
	}
	pool_release(&pool);
	if (status == STATUS_REFUSED) {
		error_clear(store->error);
		return STATUS_OK;
	}
	return status;
}

static int count_stock(struct store *store, const struct taking_request *request, const struct item *item,
	struct when when, struct yield_line *line)
{
	struct pool pool = { 0 };
	struct holding *holdings;
	size_t count;
	int status = shelf_load(store, item->product, when, &pool, &holdings, &count);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		const struct holding *holding = &holdings[i];
		if (holding->location != request->location ||
			holding_obstacle(holding, request->purpose, when) != OBSTACLE_NONE)
			continue;
		line->containers += holding->opened != 0 ? 0 : holding->containers;
		line->open += holding->opened != 0 ? holding->content : 0;
	}
	pool_release(&pool);
	return status;
}

int yield_estimate(struct store *store, const struct taking_request *request, struct when when, struct pool *pool,
	struct yield *yield)
{
	struct taking_request one = *request;
	*yield = (struct yield){ .lines = pool_alloc(pool, request->count * sizeof(*yield->lines) + 1) };
	one.count = 1;
	int status = count_sessions(store, request, when, &yield->sessions, &yield->cost);
	for (size_t i = 0; i < request->count && status == STATUS_OK; i++) {
		one.items = &request->items[i];
		yield->lines[i] = (struct yield_line){ 0 };
		status = count_stock(store, request, one.items, when, &yield->lines[i]);
		if (status == STATUS_OK)
			status = count_sessions(store, &one, when, &yield->lines[i].sessions, NULL);
	}
	return status;
}
