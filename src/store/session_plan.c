/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans a session: chooses containers for its items and says until when the mixture may be used. */
#include "config.h"
#include <string.h>
#include "ampoule/mixture.h"
#include "ampoule/session.h"
#include "ampoule/shortage.h"
#include "ampoule/statement.h"
#include "store_internal.h"

struct planning {
	struct store *store;
	const struct session_request *request;
	struct session_plan *plan;
	struct pool *pool;
	struct session_stock **stocks; /* one for each product, so that two items of it share what is there */
	size_t stock_count;
};

static int stock_of(struct planning *planning, int64_t product, struct session_stock **out)
{
	for (size_t i = 0; i < planning->stock_count; i++) {
		if (planning->stocks[i]->product.id == product) {
			*out = planning->stocks[i];
			return STATUS_OK;
		}
	}
	struct session_stock *stock = pool_alloc(planning->pool, sizeof(*stock));
	*(struct session_stock **)pool_append(planning->pool, &planning->stocks, &planning->stock_count,
		sizeof(stock)) = stock;
	*out = stock;
	int status = product_load(planning->store, product, planning->pool, &stock->product);
	if (status == STATUS_OK)
		status = shelf_load(planning->store, product, planning->plan->when, planning->pool,
			&stock->holdings, &stock->count);
	return status;
}

static bool is_consumable(const struct product *product)
{
	return strcmp(product->kind, "preparation") != 0;
}

static int want_of(struct planning *planning, const struct item *item, const struct product *product,
	struct want *want)
{
	*want = (struct want){
		.lot = item->lot,
		.opened = item->opened,
		.location = planning->request->location,
		.fresh = item->fresh,
		.size = product->content,
		.single_dose = product->in_use == 0,
	};
	struct error *error = planning->store->error;
	switch (item->quantity.kind) {
	case QUANTITY_CONTAINERS:
		want->whole = true;
		want->containers = item->quantity.amount;
		break;
	case QUANTITY_ALL:
		want->everything = true;
		break;
	case QUANTITY_CONTENT: {
		int status = quantity_content_in(&item->quantity, product->unit, &want->content, error);
		if (status != STATUS_OK) {
			error_prefix(error, "'%s': ", product->code);
			return status;
		}
		break;
	}
	case QUANTITY_PACKAGES:
		return error_set(error, STATUS_DATA,
			_("'%s': packages are received; a session takes containers or content, as '%s=2' or '%s=1.5%s'"),
			product->code, product->code, product->code, unit_name(product->unit));
	}
	if (want->everything && item->opened == 0)
		return error_set(error, STATUS_DATA,
			_("'%s=all': all is said of an opened container, as 'O17=all'; see 'ampoule opened'"),
			product->code);
	if (want->whole && item->opened != 0)
		return error_set(error, STATUS_DATA,
			_("'O%lld' is open: take content of it, as 'O%lld=1.5%s', or 'O%lld=all'"),
			(long long)item->opened, (long long)item->opened, unit_name(product->unit),
			(long long)item->opened);
	if (!want->everything && want->containers == 0 && want->content == 0)
		return error_set(error, STATUS_DATA, _("'%s': a quantity of nothing; leave the item out"), product->code);
	return STATUS_OK;
}

/* A hint at the product that this one replaced, or that replaces it, where there is any of that. */
static int describe_related(struct planning *planning, const struct product *product, const char **text)
{
	STATEMENT st = statement_prepare(planning->store, sql_product_related);
	statement_bind_integer(&st, ":product", product->id);
	statement_bind_day(&st, ":day", planning->plan->when.day);
	while (statement_step(&st))
		*text = pool_printf(planning->pool,
			statement_integer(&st, "older") != 0 ? _("%s; %lld of '%s', which it replaces, are there")
							     : _("%s; %lld of '%s', which replaces it, are there"),
			*text, (long long)statement_integer(&st, "containers"), statement_text(&st, "code"));
	return statement_end(&st);
}

static int refuse_short(struct planning *planning, const struct session_stock *stock, const struct item *item,
	const struct want *want)
{
	struct shortage shortage = {
		.product = stock->product.code,
		.container = stock->product.container,
		.unit = unit_name(stock->product.unit),
		.location = planning->request->location_code,
		.lot = item->lot_code,
	};
	const char *related = "";
	int status = describe_related(planning, &stock->product, &related);
	if (status != STATUS_OK)
		return status;
	return error_set(planning->store->error, STATUS_REFUSED, _("%s%s; nothing was recorded, see 'ampoule stock %s'"),
		shortage_describe(&shortage, stock->holdings, stock->count, want, planning->plan->when,
			planning->pool),
		related, stock->product.code);
}

/* The nurse's lot is what is recorded; that an earlier one stood there is kept for the manager. */
static void note_passed_over(struct planning *planning, const struct session_stock *stock, const struct want *want,
	size_t chosen)
{
	size_t first = fefo_passed_over(stock->holdings, stock->count, want, planning->plan->when, chosen);
	if (first == stock->count)
		return;
	char day[DAY_TEXT_MAX];
	const struct holding *passed = &stock->holdings[first];
	const char **finding = pool_append(planning->pool, &planning->plan->findings,
		&planning->plan->finding_count, sizeof(*finding));
	*finding = pool_printf(planning->pool, _("%s: lot %s was taken, lot %s (expires %s) stood before it"),
		stock->product.code, stock->holdings[chosen].lot_code, passed->lot_code,
		passed->expires == DAY_NONE ? _("never") : day_format(passed->expires, day));
}

static int plan_item(struct planning *planning, const struct item *item)
{
	struct session_stock *stock;
	struct want want;
	int status = stock_of(planning, item->product, &stock);
	if (status == STATUS_OK)
		status = want_of(planning, item, &stock->product, &want);
	if (status != STATUS_OK)
		return status;
	bool consumable = is_consumable(&stock->product);
	struct draw *draws = NULL;
	size_t count = 0;
	if (!fefo_choose(stock->holdings, stock->count, &want, planning->plan->when, !(consumable && want.whole),
		    planning->pool, &draws, &count))
		return refuse_short(planning, stock, item, &want);
	for (size_t i = 0; i < count; i++) {
		struct component *component = pool_append(planning->pool, &planning->plan->components,
			&planning->plan->count, sizeof(*component));
		*component = (struct component){ .stock = stock, .draw = draws[i], .mixed = !consumable };
		planning->plan->mixes |= component->mixed;
	}
	if (item->lot != 0 && count > 0)
		note_passed_over(planning, stock, &want, draws[0].holding);
	return STATUS_OK;
}

/* The earliest of the mixture's own life and every component's expiry and use by (DESIGN.md, section 6). */
static void set_use_by(struct session_plan *plan)
{
	plan->use_by = plan->when.time + plan->request->life * 60;
	for (size_t i = 0; i < plan->count; i++) {
		const struct component *component = &plan->components[i];
		const struct holding *holding = &component->stock->holdings[component->draw.holding];
		if (!component->mixed)
			continue;
		instant_t limit = holding->opened != 0 ? holding->use_by : plan->use_by;
		/* A container that stands open keeps its use by when the lot turns out to expire before it. */
		if (holding->expires != DAY_NONE && zone_day_end(holding->expires) < limit)
			limit = zone_day_end(holding->expires);
		if (limit < plan->use_by) {
			plan->use_by = limit;
			plan->use_by_of = &component->stock->product;
		}
	}
}

int session_plan(struct store *store, const struct session_request *request, struct when when, struct pool *pool,
	struct session_plan *plan)
{
	*plan = (struct session_plan){ .request = request, .when = when };
	struct planning planning = {
		.store = store, .request = request, .plan = plan, .pool = pool
	};
	int status = STATUS_OK;
	if (request->mixture != NULL)
		status = mixture_check_use(store, request->mixture, request->patient, when);
	for (size_t i = 0; i < request->count && status == STATUS_OK; i++)
		status = plan_item(&planning, &request->items[i]);
	set_use_by(plan);
	return status;
}
