/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what stands on the shelf: now, or what was there from a past time on. */
#include "config.h"
#include "ampoule/shelf.h"
#include <string.h>
#include "ampoule/fefo.h"
#include "ampoule/statement.h"
#include "store_internal.h"

int product_load(struct store *store, int64_t id, struct pool *pool, struct product *product)
{
	STATEMENT st = statement_prepare(store, sql_product_facts);
	statement_bind_integer(&st, ":id", id);
	if (!statement_step(&st)) {
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no product %lld"), (long long)id);
	}
	*product = (struct product){
		.id = id,
		.code = pool_copy(pool, statement_text(&st, "code")),
		.name = pool_copy(pool, statement_text(&st, "name")),
		.container = pool_copy(pool, statement_text(&st, "container")),
		.kind = pool_copy(pool, statement_text(&st, "kind")),
		.content = statement_integer(&st, "content"),
		.in_use = statement_integer(&st, "in_use"),
		.retired = statement_integer(&st, "retired") != 0,
	};
	return unit_parse(statement_text(&st, "unit"), &product->unit, store->error);
}

static enum lot_status status_of(const char *text)
{
	if (strcmp(text, "recalled") == 0)
		return LOT_RECALLED;
	return strcmp(text, "held") == 0 ? LOT_HELD : LOT_RELEASED;
}

int lot_find(struct store *store, int64_t product, const char *code, struct pool *pool, struct lot *lot)
{
	*lot = (struct lot){ .product = product };
	STATEMENT st = statement_prepare(store, sql_lot_by_code);
	statement_bind_integer(&st, ":product", product);
	statement_bind_text(&st, ":code", code);
	if (statement_step(&st)) {
		lot->id = statement_integer(&st, "id");
		lot->code = pool_copy(pool, statement_text(&st, "code"));
		lot->expires = statement_day(&st, "expires");
		lot->status = status_of(statement_text(&st, "status"));
	}
	return statement_end(&st);
}

int opened_product(struct store *store, int64_t opened, int64_t *product)
{
	*product = 0;
	STATEMENT st = statement_prepare(store, sql_opened_product);
	statement_bind_integer(&st, ":opened", opened);
	if (statement_step(&st))
		*product = statement_integer(&st, "product");
	return statement_end(&st);
}

/* The balance after each moment from `when` on, narrowed to what may be taken without any of them failing. */
struct narrowing {
	int64_t least;	  /* amount that was always there */
	money_t value;	  /* its value at that moment */
	money_t ceiling;  /* least value at any moment */
	bool conflicting; /* the least stood at two moments with two values */
	bool started;
};

static void narrow(struct narrowing *narrowing, int64_t amount, money_t value)
{
	if (!narrowing->started || amount < narrowing->least) {
		narrowing->least = amount;
		narrowing->value = value;
		narrowing->conflicting = false;
	} else if (amount == narrowing->least && value != narrowing->value) {
		narrowing->conflicting = true;
	}
	if (!narrowing->started || value < narrowing->ceiling)
		narrowing->ceiling = value;
	narrowing->started = true;
}

/*
 * Looks back: what of a holding was there from `when` to now. A minor unit of rounding may differ between
 * moments; where taking everything would leave one of them with a value and no content, one is left alone.
 */
static int look_back(struct store *store, struct holding *holding, instant_t since)
{
	struct narrowing narrowing = { 0 };
	int64_t amount = 0;
	money_t value = 0;
	STATEMENT st = statement_prepare(store, sql_layer_history);
	statement_bind_integer(&st, ":layer", holding->layer);
	statement_bind_integer(&st, ":location", holding->location);
	statement_bind_id(&st, ":opened", holding->opened);
	while (statement_step(&st)) {
		if (statement_instant(&st, "time") > since)
			narrow(&narrowing, amount, value);
		amount += statement_integer(&st, holding->opened != 0 ? "content" : "containers");
		value += statement_integer(&st, "value");
	}
	narrow(&narrowing, amount, value);
	if (narrowing.conflicting || narrowing.value > narrowing.ceiling)
		narrowing.least--;
	if (narrowing.least < 0)
		narrowing.least = 0;
	if (holding->opened != 0)
		holding->content = narrowing.least;
	else
		holding->containers = narrowing.least;
	holding->basis = narrowing.least;
	holding->value = narrowing.value;
	holding->ceiling = narrowing.ceiling;
	if (narrowing.conflicting || narrowing.value > narrowing.ceiling)
		holding->basis++;
	return statement_end(&st);
}

/* Checks go by the status that the lot had at the time of the act (DESIGN.md, section 4.7). */
static int status_then(struct store *store, struct holding *holding, struct when when)
{
	STATEMENT st = statement_prepare(store, sql_lot_status_then);
	statement_bind_integer(&st, ":lot", holding->lot);
	statement_bind_instant(&st, ":time", when.time);
	if (statement_step(&st))
		holding->status = status_of(statement_text(&st, "status"));
	return statement_end(&st);
}

static void read_holding(struct statement *st, struct pool *pool, struct holding *holding)
{
	holding->lot = statement_integer(st, "lot");
	holding->lot_code = pool_copy(pool, statement_text(st, "lot_code"));
	holding->expires = statement_day(st, "expires");
	holding->status = status_of(statement_text(st, "status"));
	holding->layer = statement_integer(st, "layer");
	holding->received = statement_day(st, "received");
	holding->location = statement_integer(st, "location");
	holding->location_code = pool_copy(pool, statement_text(st, "location_code"));
	holding->place_usable = statement_integer(st, "usable") != 0;
	holding->value = holding->ceiling = statement_integer(st, "value");
}

int shelf_load(struct store *store, int64_t product, struct when when, struct pool *pool,
	struct holding **holdings, size_t *count)
{
	return shelf_load_since(store, product, when, when.time, pool, holdings, count);
}

int shelf_load_since(struct store *store, int64_t product, struct when when, instant_t since, struct pool *pool,
	struct holding **holdings, size_t *count)
{
	*holdings = NULL;
	*count = 0;
	{
		STATEMENT st = statement_prepare(store, sql_shelf_sealed);
		statement_bind_integer(&st, ":product", product);
		while (statement_step(&st)) {
			struct holding *holding = pool_append(pool, holdings, count, sizeof(*holding));
			holding->product = product;
			read_holding(&st, pool, holding);
			holding->containers = holding->basis = statement_integer(&st, "containers");
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	{
		STATEMENT st = statement_prepare(store, sql_shelf_opened);
		statement_bind_integer(&st, ":product", product);
		while (statement_step(&st)) {
			struct holding *holding = pool_append(pool, holdings, count, sizeof(*holding));
			holding->product = product;
			read_holding(&st, pool, holding);
			holding->opened = statement_integer(&st, "opened");
			holding->opened_at = statement_instant(&st, "opened_at");
			holding->use_by = statement_instant(&st, "use_by");
			holding->content = holding->basis = statement_integer(&st, "content");
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	instant_t latest;
	int status = ledger_latest(store, &latest);
	for (size_t i = 0; when.time < latest && i < *count && status == STATUS_OK; i++) {
		if (since < latest)
			status = look_back(store, &(*holdings)[i], since);
		if (status == STATUS_OK)
			status = status_then(store, &(*holdings)[i], when);
	}
	fefo_sort(*holdings, *count);
	return status;
}
