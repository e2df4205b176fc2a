/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses what is taken off the shelf. */
#include "config.h"
#include "ampoule/taking.h"
#include <string.h>
#include "ampoule/reservation.h"
#include "ampoule/shortage.h"
#include "ampoule/statement.h"
#include "store_internal.h"

struct planning {
	struct store *store;
	const struct taking_request *request;
	struct taking *taking;
	struct pool *pool;
};

static int supply_of(struct planning *planning, int64_t product, struct supply **out)
{
	struct taking *taking = planning->taking;
	for (size_t i = 0; i < taking->supply_count; i++) {
		if (taking->supplies[i]->product.id == product) {
			*out = taking->supplies[i];
			return STATUS_OK;
		}
	}
	struct supply *supply = pool_alloc(planning->pool, sizeof(*supply));
	*(struct supply **)pool_append(planning->pool, &taking->supplies, &taking->supply_count, sizeof(supply)) = supply;
	*out = supply;
	int status = product_load(planning->store, product, planning->pool, &supply->product);
	if (status == STATUS_OK)
		status = shelf_load_since(planning->store, product, taking->when,
			taking->since != 0 ? taking->since : taking->when.time, planning->pool, &supply->holdings,
			&supply->count);
	if (status == STATUS_OK)
		status = reservation_set_aside(planning->store, &supply->product, planning->request->patient, taking->when,
			planning->request->items, planning->request->count, planning->pool, &supply->holdings,
			&supply->count);
	return status;
}

static bool is_consumable(const struct product *product)
{
	return strcmp(product->kind, "preparation") != 0;
}

/* What has happened is taken as it was, but only what was named. */
static enum purpose purpose_of(const struct taking_request *request, const struct item *item)
{
	bool named = item->lot != 0 || item->opened != 0;
	return request->incident && named ? PURPOSE_INCIDENT : request->purpose;
}

static int want_of(struct planning *planning, const struct item *item, const struct product *product,
	struct want *want)
{
	*want = (struct want){
		.lot = item->lot,
		.opened = item->opened,
		.location = planning->request->location,
		.purpose = purpose_of(planning->request, item),
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
	bool sealed = item->opened == 0;
	if (want->everything && sealed && planning->request->purpose == PURPOSE_PATIENT)
		return error_set(error, STATUS_DATA,
			_("'%s=all': all is said of an opened container, as 'O17=all'; see 'ampoule opened'"),
			product->code);
	if (!want->everything && !want->whole && sealed && want->purpose == PURPOSE_AWAY)
		return error_set(error, STATUS_DATA,
			_("'%s': sealed containers leave whole, as '%s=2'; name the opened one that content is of, as "
			  "'O17=1.5%s'"),
			product->code, product->code, unit_name(product->unit));
	if (want->whole && !sealed)
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
	statement_bind_day(&st, ":day", planning->taking->when.day);
	while (statement_step(&st))
		*text = pool_printf(planning->pool,
			statement_integer(&st, "older") != 0 ? _("%s; %lld of '%s', which it replaces, are there")
							     : _("%s; %lld of '%s', which replaces it, are there"),
			*text, (long long)statement_integer(&st, "containers"), statement_text(&st, "code"));
	return statement_end(&st);
}

static int refuse_short(struct planning *planning, const struct supply *supply, const struct item *item,
	const struct want *want)
{
	struct shortage shortage = {
		.product = supply->product.code,
		.container = supply->product.container,
		.unit = unit_name(supply->product.unit),
		.location = planning->request->location_code,
		.lot = item->lot_code,
	};
	const char *related = "";
	int status = planning->request->purpose == PURPOSE_AWAY ? STATUS_OK
								: describe_related(planning, &supply->product, &related);
	struct when when = planning->taking->when;
	char *text = pool_printf(planning->pool, "%s%s",
		shortage_describe(&shortage, supply->holdings, supply->count, want, when, planning->pool), related);
	char local[LOCAL_TEXT_MAX], day[DAY_TEXT_MAX];
	instant_t latest;
	if (status == STATUS_OK)
		status = ledger_latest(planning->store, &latest);
	if (status != STATUS_OK)
		return status;
	/* The stock of today may show more than what may be taken on a past day. */
	if (when.time < latest)
		return error_set(planning->store->error, STATUS_REFUSED,
			_("%s, of what has been there since %s; nothing was recorded, see 'ampoule stock %s --as-of %s'"),
			text, zone_format(when.time, local), supply->product.code, day_format(when.day, day));
	return error_set(planning->store->error, STATUS_REFUSED, _("%s; nothing was recorded, see 'ampoule stock %s'"),
		text, supply->product.code);
}

/* The nurse's lot is what is recorded; that an earlier one stood there is kept for the manager. */
static void note_passed_over(struct planning *planning, const struct supply *supply, const struct want *want,
	size_t chosen)
{
	size_t first = fefo_passed_over(supply->holdings, supply->count, want, planning->taking->when, chosen);
	if (first == supply->count)
		return;
	char day[DAY_TEXT_MAX];
	const struct holding *passed = &supply->holdings[first];
	const char **finding = pool_append(planning->pool, &planning->taking->findings,
		&planning->taking->finding_count, sizeof(*finding));
	*finding = pool_printf(planning->pool, _("%s: lot %s was taken, lot %s (expires %s) stood before it"),
		supply->product.code, supply->holdings[chosen].lot_code, passed->lot_code,
		passed->expires == DAY_NONE ? _("never") : day_format(passed->expires, day));
}

static enum reason reason_of(const struct taking_request *request, bool consumable)
{
	if (request->purpose != PURPOSE_PATIENT)
		return request->reason;
	return consumable ? REASON_CONSUMED : REASON_USED;
}

/* Nothing stands against taking away what is reserved; whoever does should know. */
static int hint_reserved(struct planning *planning, const struct supply *supply, const struct draw *draws, size_t count)
{
	struct taking *taking = planning->taking;
	bool reserved = false;
	for (size_t i = 0; i < count; i++)
		reserved = reserved || supply->holdings[draws[i].holding].reserved;
	if (!reserved)
		return STATUS_OK;
	struct reserved *kept;
	size_t kept_count;
	int status = reservation_list(planning->store, supply->product.id, taking->when.day, planning->pool, &kept,
		&kept_count);
	for (size_t i = 0; i < kept_count; i++)
		*(const char **)pool_append(planning->pool, &taking->hints, &taking->hint_count, sizeof(const char *)) =
			pool_printf(planning->pool, _("'%s': some of this is reserved for a patient (reservation %lld)"),
				supply->product.code, (long long)kept[i].reservation);
	return status;
}

static void add_component(struct planning *planning, const struct component *component)
{
	struct taking *taking = planning->taking;
	*(struct component *)pool_append(planning->pool, &taking->components, &taking->count, sizeof(*component)) =
		*component;
}

/* One bottle serves all parts of an act: what an earlier part leaves in the one that it opens is taken first. */
static void draw_on_earlier(struct planning *planning, struct component component, struct want *want)
{
	struct taking *taking = planning->taking;
	size_t earlier = taking->count;
	if (want->whole || want->everything || want->fresh || want->opened != 0)
		return;
	for (size_t i = 0; i < earlier && want->content > 0; i++) {
		struct component *opener = &taking->components[i];
		content_t left = opener->draw.kept - opener->lent;
		const struct holding *holding = &opener->supply->holdings[opener->draw.holding];
		bool suits = (want->lot == 0 || want->lot == holding->lot) &&
			holding_obstacle(holding, want->purpose, taking->when) == OBSTACLE_NONE;
		if (opener->supply != component.supply || opener->part == component.part || left <= 0 || !suits)
			continue;
		content_t taken = left < want->content ? left : want->content;
		opener->lent += taken;
		want->content -= taken;
		component.draw = (struct draw){ .holding = opener->draw.holding, .taken = taken };
		component.opener = i + 1;
		add_component(planning, &component);
	}
}

static bool is_of_nothing(const struct item *item)
{
	return item->quantity.kind != QUANTITY_ALL && item->quantity.amount == 0;
}

/* Nothing of a solvent says that a powder of the same request brings none along. */
static int leaves_out_solvent(struct planning *planning, const struct item *item, bool *leaves)
{
	int status = STATUS_OK;
	*leaves = false;
	for (size_t i = 0; is_of_nothing(item) && i < planning->request->count && status == STATUS_OK; i++) {
		struct supply *powder;
		status = supply_of(planning, planning->request->items[i].product, &powder);
		*leaves = *leaves || (status == STATUS_OK && powder->product.solvent == item->product);
	}
	return status;
}

static int plan_item(struct planning *planning, const struct item *item);

/* A powder that is opened takes its solvent along, container for container, unless the request names the solvent. */
static int plan_solvent(struct planning *planning, const struct supply *powder, const struct draw *draws, size_t count)
{
	struct item solvent = { .product = powder->product.solvent, .quantity = { .kind = QUANTITY_CONTAINERS } };
	for (size_t i = 0; i < count; i++)
		solvent.quantity.amount += draws[i].containers;
	for (size_t i = 0; i < planning->request->count; i++) {
		if (planning->request->items[i].product == solvent.product)
			return STATUS_OK;
	}
	return solvent.quantity.amount == 0 ? STATUS_OK : plan_item(planning, &solvent);
}

static int plan_item(struct planning *planning, const struct item *item)
{
	const struct taking_request *request = planning->request;
	struct taking *taking = planning->taking;
	struct supply *supply;
	struct want want;
	bool leaves;
	int status = leaves_out_solvent(planning, item, &leaves);
	if (status != STATUS_OK || leaves)
		return status;
	status = supply_of(planning, item->product, &supply);
	if (status == STATUS_OK)
		status = want_of(planning, item, &supply->product, &want);
	if (status != STATUS_OK)
		return status;
	bool consumable = is_consumable(&supply->product);
	bool mixed = request->purpose == PURPOSE_PATIENT && !consumable;
	struct component component = {
		.supply = supply,
		.reason = reason_of(request, consumable),
		.mixed = mixed,
		.part = request->part,
	};
	struct want rest = want;
	draw_on_earlier(planning, component, &rest);
	if (!rest.whole && !rest.everything && rest.content == 0)
		return STATUS_OK;
	struct draw *draws = NULL;
	size_t count = 0;
	if (!fefo_choose(supply->holdings, supply->count, &rest, taking->when, mixed || !want.whole, planning->pool,
		    &draws, &count))
		return request->whatever ? STATUS_OK : refuse_short(planning, supply, item, &want);
	for (size_t i = 0; i < count; i++) {
		component.draw = draws[i];
		add_component(planning, &component);
	}
	if (item->lot != 0 && count > 0 && request->purpose != PURPOSE_AWAY)
		note_passed_over(planning, supply, &want, draws[0].holding);
	if (mixed && supply->product.solvent != 0)
		return plan_solvent(planning, supply, draws, count);
	return request->purpose == PURPOSE_AWAY ? hint_reserved(planning, supply, draws, count) : STATUS_OK;
}

int taking_plan(struct store *store, const struct taking_request *request, struct when when, struct pool *pool,
	struct taking *taking)
{
	taking->when = when;
	struct planning planning = { .store = store, .request = request, .taking = taking, .pool = pool };
	int status = STATUS_OK;
	for (size_t i = 0; i < request->count && status == STATUS_OK; i++)
		status = plan_item(&planning, &request->items[i]);
	return status;
}
