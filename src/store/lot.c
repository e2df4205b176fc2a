/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes what is known of a lot: its status, its code, its expiry. */
#include "config.h"
#include "ampoule/lot.h"
#include <stdio.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/statement.h"
#include "store_internal.h"

const char *lot_status_name(enum lot_status status)
{
	static const char *const names[] = { "released", "held", "recalled" };
	return names[status];
}

/* Writes one field of a lot, with the change. The entry is open. */
static int lot_write(struct store *store, const struct lot *lot, const char *code, day_t expires,
	enum lot_status status)
{
	char day[DAY_TEXT_MAX];
	struct pool pool = { 0 };
	struct record record;
	int result = catalogue_load(store, &thing_lot, lot->id, &pool, &record);
	if (result == STATUS_OK) {
		record.values[thing_field(&thing_lot, "code")] = code;
		record.values[thing_field(&thing_lot, "expires")] = expires == DAY_NONE ? NULL : day_format(expires, day);
		record.values[thing_field(&thing_lot, "status")] = lot_status_name(status);
		result = catalogue_save(store, &thing_lot, &record, NULL);
	}
	pool_release(&pool);
	return result;
}

int lot_set_status(struct store *store, const struct act *act, const struct lot *lot, enum lot_status status,
	int64_t *number)
{
	struct entry entry = { .kind = "edited", .act = act };
	if (lot->status == status)
		return error_set(store->error, STATUS_REFUSED, _("lot '%s' is %s already"), lot->code,
			lot_status_name(status));
	if (lot->status == LOT_RECALLED && status == LOT_HELD)
		return error_set(store->error, STATUS_REFUSED,
			_("lot '%s' is recalled, which is more than held: it goes into no patient"), lot->code);
	int result = ledger_open(store, &entry);
	if (result == STATUS_OK)
		result = lot_write(store, lot, lot->code, lot->expires, status);
	*number = entry.number;
	return result == STATUS_OK ? ledger_seal(store) : result;
}

int lot_sessions(struct store *store, int64_t lot, day_t after, struct pool *pool, struct lot_session **sessions,
	size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_lot_sessions);
	statement_bind_integer(&st, ":lot", lot);
	statement_bind_day(&st, ":after", after);
	while (statement_step(&st)) {
		struct lot_session *session = pool_append(pool, sessions, count, sizeof(*session));
		*session = (struct lot_session){
			.number = statement_integer(&st, "number"),
			.when = { statement_day(&st, "day"), statement_instant(&st, "time") },
			.patient = pool_copy(pool, statement_text(&st, "patient")),
			.used = statement_integer(&st, "used"),
			.overridden = statement_integer(&st, "overridden") > 0,
		};
	}
	return statement_end(&st);
}

/* Two lots are one when nothing that matters for the patient tells them apart. */
static int refuse_different(struct store *store, const struct lot_correction *correction)
{
	char there[DAY_TEXT_MAX], said[DAY_TEXT_MAX];
	const struct lot *target = &correction->target;
	if (target->expires != correction->expires) {
		bool never = target->expires == DAY_NONE;
		return error_set(store->error, STATUS_REFUSED,
			_("lot '%s' is there with expiry %s, and lot '%s' has %s; look at the pack, and give --expires %s if "
			  "they are one lot"),
			target->code, never ? "none" : day_format(target->expires, there), correction->lot.code,
			correction->expires == DAY_NONE ? "none" : day_format(correction->expires, said),
			never ? "none" : there);
	}
	if (target->status != correction->lot.status)
		return error_set(store->error, STATUS_REFUSED,
			_("lot '%s' is %s and lot '%s' is %s; bring both to one status before they become one lot"),
			target->code, lot_status_name(target->status), correction->lot.code,
			lot_status_name(correction->lot.status));
	return STATUS_OK;
}

int lot_correction_plan(struct store *store, struct pool *pool, struct lot_correction *correction)
{
	const struct lot *lot = &correction->lot;
	bool renamed = strcmp(correction->code, lot->code) != 0;
	correction->target = (struct lot){ 0 };
	correction->late = NULL;
	correction->late_count = 0;
	if (!renamed && correction->expires == lot->expires)
		return error_set(store->error, STATUS_REFUSED, _("lot '%s' is so already: nothing to correct"), lot->code);
	int status = renamed ? lot_find(store, lot->product, correction->code, pool, &correction->target) : STATUS_OK;
	if (status == STATUS_OK && correction->target.id != 0)
		status = refuse_different(store, correction);
	if (status == STATUS_OK && correction->expires != DAY_NONE)
		status = lot_sessions(store, lot->id, correction->expires, pool, &correction->late,
			&correction->late_count);
	return status;
}

static int layer_move(struct store *store, int64_t layer, int64_t from, int64_t to)
{
	char old[24], new[24];
	snprintf(old, sizeof(old), "%lld", (long long)from);
	snprintf(new, sizeof(new), "%lld", (long long)to);
	STATEMENT st = statement_prepare(store, sql_layer_set_lot);
	statement_bind_integer(&st, ":id", layer);
	statement_bind_integer(&st, ":lot", to);
	int status = statement_run(&st);
	return status == STATUS_OK ? ledger_change(store, "layer", layer, "lot", old, new) : status;
}

/* The layers change hands; the lot they leave stays behind, empty. */
static int lot_merge(struct store *store, const struct lot *from, const struct lot *to)
{
	struct pool pool = { 0 };
	int64_t *layers = NULL;
	size_t count = 0;
	int status = STATUS_OK;
	{
		STATEMENT st = statement_prepare(store, sql_lot_layer_ids);
		statement_bind_integer(&st, ":lot", from->id);
		while (statement_step(&st))
			*(int64_t *)pool_append(&pool, &layers, &count, sizeof(*layers)) = statement_integer(&st, "id");
		status = statement_end(&st);
	}
	if (status == STATUS_OK && count == 0)
		status = error_set(store->error, STATUS_REFUSED,
			_("lot '%s' is empty: nothing of it ever came that would become lot '%s'"), from->code, to->code);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = layer_move(store, layers[i], from->id, to->id);
	pool_release(&pool);
	return status;
}

int lot_correction_post(struct store *store, const struct act *act, const struct lot_correction *correction,
	int64_t *number)
{
	struct entry entry = { .kind = "edited", .act = act };
	const struct lot *lot = &correction->lot;
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = correction->target.id != 0
			? lot_merge(store, lot, &correction->target)
			: lot_write(store, lot, correction->code, correction->expires, lot->status);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
