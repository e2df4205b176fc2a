/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recalls: looked at, posted, taken back. */
#include "config.h"
#include "ampoule/recall.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/lot.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* What is there of a lot now. */
static int lot_look(struct store *store, struct pool *pool, struct recalled_lot *named)
{
	STATEMENT st = statement_prepare(store, sql_recall_held);
	statement_bind_integer(&st, ":lot", named->lot.id);
	if (statement_step(&st)) {
		named->seen = statement_integer(&st, "seen") != 0;
		named->sealed = statement_integer(&st, "sealed");
		named->opened = statement_integer(&st, "opened");
		named->mixtures = statement_integer(&st, "mixtures");
		named->patients = statement_integer(&st, "patients");
		named->found = statement_integer(&st, "found");
		named->found_code = pool_copy(pool, statement_text(&st, "found_code"));
	}
	return statement_end(&st);
}

/* The standing recall by the same notice that names a lot; 0: none does. */
static int recall_of_notice(struct store *store, const struct recalling *recalling, int64_t lot, int64_t *number)
{
	STATEMENT st = statement_prepare(store, sql_recall_of_notice);
	statement_bind_text(&st, ":notice", recalling->notice);
	statement_bind_id(&st, ":product", recalling->product);
	statement_bind_integer(&st, ":lot", lot);
	*number = 0;
	if (statement_step(&st))
		*number = statement_integer(&st, "number");
	return statement_end(&st);
}

/* The same notice twice says nothing new. */
static int refuse_again(struct store *store, const struct recalling *recalling)
{
	int64_t number = 0;
	for (size_t i = 0; i < recalling->count; i++) {
		const struct lot *lot = &recalling->lots[i].lot;
		if (lot->status != LOT_RECALLED)
			return STATUS_OK;
		int status = recall_of_notice(store, recalling, lot->id, &number);
		if (status != STATUS_OK || number == 0)
			return status;
	}
	if (number == 0)
		return STATUS_OK;
	return error_set(store->error, STATUS_REFUSED,
		_("notice '%s' is recall %lld already; see 'ampoule recall show %lld'"), recalling->notice,
		(long long)number, (long long)number);
}

int recall_plan(struct store *store, struct when when, struct pool *pool, struct recalling *recalling)
{
	if (recalling->noticed > when.time)
		return error_set(store->error, STATUS_REFUSED,
			_("the notice cannot have come after it was acted upon; say both with --noticed and --on"));
	for (size_t i = 0; i < recalling->count; i++) {
		struct recalled_lot *named = &recalling->lots[i];
		int status = lot_look(store, pool, named);
		if (status != STATUS_OK)
			return status;
		if (named->found != 0 && !named->seen)
			return error_set(store->error, STATUS_REFUSED,
				_("lot '%s' was found to be lot '%s'; recall '%s@%s'"), named->lot.code, named->found_code,
				named->product_code, named->found_code);
	}
	return refuse_again(store, recalling);
}

/* Writes the status of a lot, which is new where its id is 0. */
static int lot_keep(struct store *store, struct lot *lot, const char *lot_status)
{
	struct pool pool = { 0 };
	struct record record = { 0 };
	int status = STATUS_OK;
	if (lot->id != 0) {
		status = catalogue_load(store, &thing_lot, lot->id, &pool, &record);
	} else {
		record.values[thing_field(&thing_lot, "product")] = pool_printf(&pool, "%lld", (long long)lot->product);
		record.values[thing_field(&thing_lot, "code")] = lot->code;
	}
	record.values[thing_field(&thing_lot, "status")] = lot_status;
	if (status == STATUS_OK)
		status = catalogue_save(store, &thing_lot, &record, NULL);
	lot->id = record.id;
	pool_release(&pool);
	return status;
}

static int recall_insert(struct store *store, int64_t entry, const struct recalling *recalling)
{
	STATEMENT st = statement_prepare(store, sql_recall_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_text(&st, ":notice", recalling->notice);
	statement_bind_instant(&st, ":noticed", recalling->noticed);
	statement_bind_id(&st, ":product", recalling->product);
	ledger_includes(store, "recall");
	return statement_run(&st);
}

static int lot_post(struct store *store, int64_t entry, int64_t line, const struct recalled_lot *named)
{
	struct lot lot = named->lot;
	int status = lot_keep(store, &lot, lot_status_name(LOT_RECALLED));
	if (status != STATUS_OK)
		return status;
	STATEMENT st = statement_prepare(store, sql_recall_lot_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":line", line);
	statement_bind_integer(&st, ":lot", lot.id);
	statement_bind_text(&st, ":before", lot_status_name(named->lot.status));
	statement_bind_integer(&st, ":seen", named->seen);
	ledger_includes(store, "recall_lot");
	return statement_run(&st);
}

int recall_post(struct store *store, const struct act *act, const struct recalling *recalling, int64_t *number)
{
	struct entry entry = { .kind = "recalled", .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = recall_insert(store, entry.number, recalling);
	for (size_t i = 0; i < recalling->count && status == STATUS_OK; i++)
		status = lot_post(store, entry.number, (int64_t)i + 1, &recalling->lots[i]);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int recall_let_in(struct store *store, const struct act *act, const struct lot *lot, const char *product,
	int64_t *number)
{
	struct entry entry = { .kind = "edited", .act = act };
	struct lot new = *lot;
	bool recalled = false;
	{
		STATEMENT st = statement_prepare(store, sql_recall_of_product);
		statement_bind_integer(&st, ":product", lot->product);
		recalled = statement_step(&st);
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	if (!recalled)
		return error_set(store->error, STATUS_NOT_FOUND, _("'%s' has no lot '%s'; see 'ampoule lot list %s'"), product,
			lot->code, product);
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = lot_keep(store, &new, lot_status_name(LOT_RELEASED));
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int recall_check_undo(struct store *store, int64_t entry)
{
	STATEMENT st = statement_prepare(store, sql_recall_followed);
	statement_bind_integer(&st, ":entry", entry);
	if (statement_step(&st))
		return error_set(store->error, STATUS_REFUSED,
			_("recall %lld cannot be voided: entry %lld changed the status of its lot '%s' since; release the rest "
			  "of it with 'ampoule lot release'"),
			(long long)entry, (long long)statement_integer(&st, "number"), statement_text(&st, "code"));
	return statement_end(&st);
}

int recall_undo(struct store *store, int64_t entry)
{
	int status = STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_recall_lots);
	statement_bind_integer(&st, ":entry", entry);
	while (status == STATUS_OK && statement_step(&st)) {
		struct lot lot = { .id = statement_integer(&st, "lot") };
		status = lot_keep(store, &lot, statement_text(&st, "before"));
	}
	return status == STATUS_OK ? statement_end(&st) : status;
}
