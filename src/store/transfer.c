/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves stock between places. */
#include "config.h"
#include "ampoule/transfer.h"
#include "ampoule/statement.h"
#include "ampoule/storage.h"
#include "store_internal.h"

static int refuse_part(struct store *store, const struct taking *taking)
{
	for (size_t i = 0; i < taking->count; i++) {
		const struct component *component = &taking->components[i];
		const struct holding *holding = &component->supply->holdings[component->draw.holding];
		if (holding->opened != 0 && holding->content > 0)
			return error_set(store->error, STATUS_REFUSED,
				_("'O%lld' is one container and moves with all that is in it, as 'O%lld=all'; nothing was "
				  "recorded"),
				(long long)holding->opened, (long long)holding->opened);
	}
	return STATUS_OK;
}

/* A place that is too warm or too cold is worth the manager's notice, and no reason to leave stock where it is. */
static int note_misfits(struct store *store, int64_t to, struct pool *pool, struct taking *taking)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < taking->supply_count && status == STATUS_OK; i++) {
		const char *text;
		status = storage_misfit(store, taking->supplies[i]->product.id, to, pool, &text);
		if (text != NULL)
			*(const char **)pool_append(pool, &taking->findings, &taking->finding_count, sizeof(text)) = text;
	}
	return status;
}

/* What happened to an opened container at its place later happened there: it cannot have left before. */
static int refuse_before(struct store *store, const struct holding *holding, struct when when)
{
	char day[DAY_TEXT_MAX];
	int status = STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_layer_history);
	statement_bind_integer(&st, ":layer", holding->layer);
	statement_bind_integer(&st, ":location", holding->location);
	statement_bind_id(&st, ":opened", holding->opened);
	while (status == STATUS_OK && statement_step(&st)) {
		instant_t time = statement_instant(&st, "time");
		bool changed = statement_integer(&st, "content") != 0 || statement_integer(&st, "value") != 0;
		if (time > when.time && changed)
			status = error_set(store->error, STATUS_REFUSED,
				_("'O%lld' was still at '%s' on %s (entry %lld), after the time given with --on; nothing was "
				  "recorded"),
				(long long)holding->opened, holding->location_code, day_format(zone_day(time), day),
				(long long)statement_integer(&st, "entry"));
	}
	return status == STATUS_OK ? statement_end(&st) : status;
}

static int refuse_past(struct store *store, const struct taking *taking)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < taking->count && status == STATUS_OK; i++) {
		const struct component *component = &taking->components[i];
		const struct holding *holding = &component->supply->holdings[component->draw.holding];
		if (holding->opened != 0)
			status = refuse_before(store, holding, taking->when);
	}
	return status;
}

int transfer_plan(struct store *store, struct taking_request *request, int64_t to, struct when when, struct pool *pool,
	struct taking *taking)
{
	if (request->location == to)
		return error_set(store->error, STATUS_REFUSED,
			_("'%s' is where it stands already: a transfer goes to another place"), request->location_code);
	request->purpose = PURPOSE_AWAY;
	request->reason = REASON_TRANSFERRED;
	int status = taking_plan(store, request, when, pool, taking);
	if (status == STATUS_OK)
		status = refuse_part(store, taking);
	if (status == STATUS_OK)
		status = refuse_past(store, taking);
	return status == STATUS_OK ? note_misfits(store, to, pool, taking) : status;
}

static int move(struct store *store, const struct component *component, int64_t to, money_t value)
{
	const struct holding *holding = &component->supply->holdings[component->draw.holding];
	struct movement movement = {
		.layer = holding->layer,
		.location = holding->location,
		.opened = holding->opened,
		.reason = component->reason,
		.containers = -component->draw.containers,
		.content = -component->draw.taken,
		.value = -value,
	};
	int status = ledger_move(store, &movement);
	movement.location = to;
	movement.containers = -movement.containers;
	movement.content = -movement.content;
	movement.value = -movement.value;
	return status == STATUS_OK ? ledger_move(store, &movement) : status;
}

int transfer_post(struct store *store, const struct act *act, const struct taking *taking, int64_t to,
	int64_t *number)
{
	struct entry entry = { .kind = "transferred", .act = act };
	struct pool pool = { 0 };
	money_t *values = pool_alloc(&pool, taking->count * sizeof(*values) + 1);
	taking_price(taking->components, taking->count, values);
	int status = ledger_open(store, &entry);
	for (size_t i = 0; i < taking->count && status == STATUS_OK; i++)
		status = move(store, &taking->components[i], to, values[i]);
	for (size_t i = 0; i < taking->finding_count && status == STATUS_OK; i++)
		status = ledger_note(store, "storage-range", "warning", taking->findings[i]);
	pool_release(&pool);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
