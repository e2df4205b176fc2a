/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches what a forecast goes by: products and their use, the shelf, what is kept, what comes. */
#include "config.h"
#include <string.h>
#include "ampoule/average.h"
#include "ampoule/statement.h"
#include "forecast.h"
#include "store_internal.h"

static int products_load(struct store *store, struct pool *pool, struct forecast_product **products, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_forecast_products);
	while (statement_step(&st)) {
		struct forecast_product *product = pool_append(pool, products, count, sizeof(*product));
		*product = (struct forecast_product){
			.id = statement_integer(&st, "id"),
			.size = statement_integer(&st, "content"),
			.in_use = statement_integer(&st, "in_use"),
			.solvent = statement_integer(&st, "solvent"),
			.lead = statement_integer(&st, "lead_time"),
		};
	}
	return statement_end(&st);
}

/* The lots of one product, with what came and went. */
struct past {
	struct average_lot *lots;
	size_t count;
	int64_t lot; /* the last of them, with its moves */
	struct average_move *moves;
};

static void past_read(struct statement *st, struct pool *pool, struct past *past)
{
	int64_t lot = statement_integer(st, "lot");
	if (past->count == 0 || past->lot != lot) {
		past->lot = lot;
		past->moves = NULL;
		*(struct average_lot *)pool_append(pool, &past->lots, &past->count, sizeof(*past->lots)) =
			(struct average_lot){ .expires = statement_day(st, "expires"),
				.released = statement_integer(st, "released") != 0 };
	}
	struct average_lot *own = &past->lots[past->count - 1];
	if (statement_is_null(st, "day")) {
		own->held = statement_integer(st, "content");
		return;
	}
	struct average_move *move = pool_append(pool, &past->moves, &own->count, sizeof(*move));
	*move = (struct average_move){ statement_day(st, "day"), statement_integer(st, "content"),
		statement_integer(st, "used") };
	own->moves = past->moves;
}

static void past_end(struct past *past, day_t from, day_t today, struct forecast_product *product)
{
	if (product != NULL)
		average_count(past->lots, past->count, from, today, &product->used, &product->used_days);
	*past = (struct past){ 0 };
}

static int averages_load(struct store *store, const struct forecast_request *request, struct pool *pool,
	struct forecast_product *products, size_t count)
{
	struct forecast_product *product = NULL;
	int64_t days = request->days != 0 ? request->days : store_setting_integer(store, "average-days");
	day_t today = request->now.day, from = today - (day_t)days;
	struct past past = { 0 };
	size_t next = 0;
	STATEMENT st = statement_prepare(store, sql_forecast_past);
	statement_bind_day(&st, ":from", from);
	statement_bind_id(&st, ":location", request->location);
	while (statement_step(&st)) {
		int64_t id = statement_integer(&st, "product");
		if (product == NULL || product->id != id) {
			past_end(&past, from, today, product);
			while (next < count && products[next].id < id)
				next++;
			product = next < count && products[next].id == id ? &products[next] : NULL;
		}
		past_read(&st, pool, &past);
	}
	past_end(&past, from, today, product);
	return statement_end(&st);
}

static int holdings_load(struct store *store, const struct forecast_request *request, struct pool *pool,
	struct holding **holdings, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_forecast_shelf);
	statement_bind_day(&st, ":today", request->now.day);
	statement_bind_id(&st, ":location", request->location);
	while (statement_step(&st)) {
		struct holding *holding = pool_append(pool, holdings, count, sizeof(*holding));
		*holding = (struct holding){
			.product = statement_integer(&st, "product"),
			.lot = statement_integer(&st, "lot"),
			.lot_code = pool_copy(pool, statement_text(&st, "lot_code")),
			.expires = statement_day(&st, "expires"),
			.layer = statement_integer(&st, "layer"),
			.received = statement_day(&st, "received"),
			.place_usable = true,
			.opened = statement_integer(&st, "opened"),
			.opened_at = statement_instant(&st, "opened_at"),
			.use_by = statement_instant(&st, "use_by"),
			.containers = statement_integer(&st, "containers"),
			.content = statement_integer(&st, "content"),
			.basis = statement_integer(&st, "containers"),
			.value = statement_integer(&st, "value"),
		};
		holding->ceiling = holding->value;
	}
	return statement_end(&st);
}

static int claims_load(struct store *store, struct pool *pool, struct forecast_facts *facts)
{
	struct forecast_claim *claims = NULL;
	STATEMENT st = statement_prepare(store, sql_forecast_claims);
	statement_bind_day(&st, ":today", facts->now.day);
	while (statement_step(&st)) {
		struct forecast_claim *claim = pool_append(pool, &claims, &facts->claim_count, sizeof(*claim));
		*claim = (struct forecast_claim){
			.product = statement_integer(&st, "product"),
			.patient = statement_integer(&st, "patient"),
			.lot = statement_integer(&st, "lot"),
			.content = statement_integer(&st, "content"),
			.until = statement_day(&st, "until"),
		};
	}
	facts->claims = claims;
	return statement_end(&st);
}

static int arrivals_load(struct store *store, struct pool *pool, struct forecast_facts *facts)
{
	struct forecast_arrival *arrivals = NULL;
	STATEMENT st = statement_prepare(store, sql_forecast_arrivals);
	while (statement_step(&st)) {
		day_t day = statement_day(&st, "expected"), sent = statement_day(&st, "sent");
		if (day == DAY_NONE && sent != DAY_NONE)
			day = sent + (day_t)statement_integer(&st, "lead_time");
		struct forecast_arrival *arrival = pool_append(pool, &arrivals, &facts->arrival_count, sizeof(*arrival));
		*arrival = (struct forecast_arrival){ statement_integer(&st, "product"),
			day > facts->now.day ? day : facts->now.day, statement_integer(&st, "containers") };
		/* Those of a product are in the order of their days. */
		for (; arrival > arrivals && arrival[-1].product == arrival->product && arrival[-1].day > arrival->day; arrival--) {
			struct forecast_arrival later = arrival[-1];
			arrival[-1] = *arrival;
			*arrival = later;
		}
	}
	facts->arrivals = arrivals;
	return statement_end(&st);
}

/* Sessions are looked at until the last product's orders do. */
static day_t horizon(const struct forecast_facts *facts)
{
	day_t last = facts->until;
	for (size_t i = 0; i < facts->product_count; i++) {
		day_t soon = forecast_soon(facts, &facts->products[i]);
		last = soon > last ? soon : last;
	}
	return last;
}

/*
 * A forecast's rows reach a report's SQL through json_each (reports/ahead.with). When a connection first speaks of it,
 * SQLite declares its columns, which the authorizer takes for a change of the schema.
 */
static int json_declare(struct store *store)
{
	store->migrating = true;
	STATEMENT st = statement_prepare(store, sql_forecast_rows);
	store->migrating = false;
	return statement_end(&st);
}

int forecast_load(struct store *store, const struct forecast_request *request, struct pool *pool,
	struct forecast *forecast)
{
	struct forecast_facts *facts = pool_alloc(pool, sizeof(*facts));
	*facts = (struct forecast_facts){ .now = request->now, .until = request->until,
		.review = store_setting_integer(store, "review-days") };
	struct forecast_product *products = NULL;
	struct holding *holdings = NULL;
	int status = json_declare(store);
	if (status == STATUS_OK)
		status = products_load(store, pool, &products, &facts->product_count);
	if (status == STATUS_OK)
		status = averages_load(store, request, pool, products, facts->product_count);
	if (status == STATUS_OK)
		status = holdings_load(store, request, pool, &holdings, &facts->holding_count);
	facts->products = products;
	facts->holdings = holdings;
	if (status == STATUS_OK)
		status = claims_load(store, pool, facts);
	if (status == STATUS_OK)
		status = arrivals_load(store, pool, facts);
	if (status == STATUS_OK)
		status = forecast_sessions_load(store, horizon(facts), pool, facts);
	if (status == STATUS_OK)
		forecast_make(facts, pool, forecast);
	return status;
}
