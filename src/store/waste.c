/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses what is written off. */
#include "config.h"
#include "ampoule/waste.h"
#include "ampoule/statement.h"
#include "store_internal.h"

bool reason_is_waste(enum reason reason)
{
	switch (reason) {
	case REASON_BROKEN:
	case REASON_EXPIRED:
	case REASON_SPOILED:
	case REASON_LOST:
	case REASON_SAMPLE:
	case REASON_RECALLED:
		return true;
	default:
		return false;
	}
}

/* A write-off tells the truth: what is called expired is. */
static int refuse_unexpired(struct store *store, const struct taking *taking)
{
	for (size_t i = 0; i < taking->count; i++) {
		const struct component *component = &taking->components[i];
		const struct holding *holding = &component->supply->holdings[component->draw.holding];
		char day[DAY_TEXT_MAX];
		if (component->reason != REASON_EXPIRED || holding_is_expired(holding, taking->when))
			continue;
		return error_set(store->error, STATUS_REFUSED,
			_("'%s' lot '%s' is not expired (expires %s); nothing was recorded, say what became of it with "
			  "--reason broken, spoiled, lost, sample or recalled"),
			component->supply->product.code, holding->lot_code,
			holding->expires == DAY_NONE ? _("never") : day_format(holding->expires, day));
	}
	return STATUS_OK;
}

int waste_plan(struct store *store, const struct taking_request *request, struct when when, struct pool *pool,
	struct taking *taking)
{
	int status = taking_plan(store, request, when, pool, taking);
	return status == STATUS_OK ? refuse_unexpired(store, taking) : status;
}

/* A lot at a place, which goes altogether. */
struct standing {
	struct item item;
	int64_t location;
	const char *location_code;
};

static int standing_load(struct store *store, int64_t location, day_t day, struct pool *pool,
	struct standing **standing, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_shelf_lots);
	statement_bind_id(&st, ":location", location);
	statement_bind_day(&st, ":day", day);
	while (statement_step(&st)) {
		struct standing *one = pool_append(pool, standing, count, sizeof(*one));
		one->item = (struct item){
			.product = statement_integer(&st, "product"),
			.lot = statement_integer(&st, "lot"),
			.lot_code = pool_copy(pool, statement_text(&st, "lot_code")),
			.quantity = { .kind = QUANTITY_ALL },
		};
		one->location = statement_integer(&st, "location");
		one->location_code = pool_copy(pool, statement_text(&st, "location_code"));
	}
	return statement_end(&st);
}

int waste_plan_all(struct store *store, int64_t location, enum reason reason, struct when when, struct pool *pool,
	struct taking *taking)
{
	struct standing *standing = NULL;
	size_t count = 0;
	bool expired = reason == REASON_EXPIRED;
	int status = standing_load(store, location, expired ? when.day : DAY_NONE, pool, &standing, &count);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		/* On a past day less may have been there, or nothing. */
		const struct taking_request request = {
			.location = standing[i].location,
			.location_code = standing[i].location_code,
			.purpose = PURPOSE_AWAY,
			.reason = reason,
			.whatever = true,
			.items = &standing[i].item,
			.count = 1,
		};
		status = taking_plan(store, &request, when, pool, taking);
	}
	if (status == STATUS_OK && taking->count == 0)
		return error_set(store->error, STATUS_NOT_FOUND, "%s",
			expired ? _("nothing on the shelf is expired; see 'ampoule report expiring'")
				: _("nothing stands there; see 'ampoule stock'"));
	return status;
}
