/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recalls as the ledger has them; notes on them; deliveries that they refuse. */
#include "config.h"
#include "ampoule/recall.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* When a recall was made, and what voided it. */
static int head_load(struct store *store, int64_t number, instant_t *time, int64_t *voided_by)
{
	bool found = false;
	STATEMENT st = statement_prepare(store, sql_recall_head);
	statement_bind_integer(&st, ":number", number);
	if (statement_step(&st)) {
		found = true;
		*time = statement_instant(&st, "time");
		*voided_by = statement_integer(&st, "voided_by");
	}
	if (statement_end(&st) == STATUS_OK && !found)
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no recall %lld; see 'ampoule recall list'"),
			(long long)number);
	return statement_end(&st);
}

int recall_find(struct store *store, int64_t number)
{
	instant_t time;
	int64_t voided_by;
	return head_load(store, number, &time, &voided_by);
}

int recall_note(struct store *store, const struct act *act, int64_t recall, int64_t patient, const char *note,
	int64_t *number)
{
	struct entry entry = { .kind = "recall note", .act = act };
	instant_t time = INSTANT_NONE;
	int64_t voided_by = 0;
	int status = head_load(store, recall, &time, &voided_by);
	if (status == STATUS_OK && voided_by != 0)
		return error_set(store->error, STATUS_REFUSED, _("recall %lld is void, by entry %lld"), (long long)recall,
			(long long)voided_by);
	if (status == STATUS_OK && act->when.time < time)
		return error_set(store->error, STATUS_REFUSED,
			_("recall %lld was made later than the time given with --on"), (long long)recall);
	if (status == STATUS_OK)
		status = ledger_open(store, &entry);
	*number = entry.number;
	if (status != STATUS_OK)
		return status;
	STATEMENT st = statement_prepare(store, sql_recall_note_insert);
	statement_bind_integer(&st, ":entry", entry.number);
	statement_bind_integer(&st, ":recall", recall);
	statement_bind_id(&st, ":patient", patient);
	statement_bind_text(&st, ":note", note);
	ledger_includes(store, "recall_note");
	status = statement_run(&st);
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int recall_acts(struct store *store, int64_t entry, struct pool *pool, struct recall_act **acts, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_entry_recalls);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct recall_act *act = pool_append(pool, acts, count, sizeof(*act));
		*act = (struct recall_act){
			.what = pool_copy(pool, statement_text(&st, "what")),
			.patient = pool_copy(pool, statement_text(&st, "patient")),
			.private = statement_integer(&st, "private") != 0,
		};
	}
	return statement_end(&st);
}

/* Of all of a product: only lots that somebody has looked at and released come in. */
static int refuse_product(struct store *store, int64_t product, const char *code)
{
	STATEMENT st = statement_prepare(store, sql_recall_of_product);
	statement_bind_integer(&st, ":product", product);
	if (statement_step(&st))
		return error_set(store->error, STATUS_REFUSED,
			_("all of '%s' is recalled (notice '%s', recall %lld): leave lot '%s' with who brought it; if the recall "
			  "is not about it, say so with 'ampoule lot release %s@%s'"),
			statement_text(&st, "code"), statement_text(&st, "notice"), (long long)statement_integer(&st, "number"),
			code, statement_text(&st, "code"), code);
	return statement_end(&st);
}

static int refuse_lot(struct store *store, const struct lot *lot)
{
	STATEMENT st = statement_prepare(store, sql_recall_of_lot);
	statement_bind_integer(&st, ":lot", lot->id);
	if (statement_step(&st))
		return error_set(store->error, STATUS_REFUSED,
			_("lot '%s' is recalled (notice '%s', recall %lld): leave it with who brought it; if the recall was taken "
			  "back, say so with 'ampoule lot release %s@%s'"),
			lot->code, statement_text(&st, "notice"), (long long)statement_integer(&st, "number"),
			statement_text(&st, "code"), lot->code);
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	return error_set(store->error, STATUS_REFUSED,
		_("lot '%s' is recalled: leave it with who brought it; if the recall was taken back, say so with "
		  "'ampoule lot release PRODUCT@%s'"),
		lot->code, lot->code);
}

int recall_check_delivery(struct store *store, int64_t product, const char *code)
{
	struct pool pool = { 0 };
	struct lot lot;
	int status = lot_find(store, product, code, &pool, &lot);
	if (status == STATUS_OK && lot.id == 0)
		status = refuse_product(store, product, code);
	else if (status == STATUS_OK && lot.status == LOT_RECALLED)
		status = refuse_lot(store, &lot);
	pool_release(&pool);
	return status;
}
