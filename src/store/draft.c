/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps deliveries that are being typed in. */
#include "config.h"
#include "ampoule/draft.h"
#include "ampoule/recall.h"
#include "ampoule/statement.h"
#include "store_internal.h"

char *draft_owner(const struct act *act, struct pool *pool)
{
	if (act->operator_id != 0)
		return pool_printf(pool, "operator %lld", (long long)act->operator_id);
	return pool_printf(pool, "login %s", act->login);
}

static int head_load(struct store *store, const char *owner, struct pool *pool, struct draft *draft, bool *found)
{
	STATEMENT st = statement_prepare(store, sql_draft_find);
	statement_bind_text(&st, ":owner", owner);
	*found = statement_step(&st);
	if (*found)
		*draft = (struct draft){
			.supplier = statement_integer(&st, "supplier"),
			.supplier_code = pool_copy(pool, statement_text(&st, "supplier_code")),
			.invoice = pool_copy(pool, statement_text(&st, "invoice")),
			.when = { statement_day(&st, "day"), statement_instant(&st, "time") },
			.currency = pool_copy(pool, statement_text(&st, "currency")),
			.rate = statement_integer(&st, "rate"),
		};
	return statement_end(&st);
}

static int lines_load(struct store *store, const char *owner, struct pool *pool, struct draft *draft)
{
	STATEMENT st = statement_prepare(store, sql_draft_lines);
	statement_bind_text(&st, ":owner", owner);
	while (statement_step(&st)) {
		struct draft_line *line = pool_append(pool, &draft->lines, &draft->count, sizeof(*line));
		*line = (struct draft_line){
			.number = statement_integer(&st, "line"),
			.product = statement_integer(&st, "product"),
			.product_code = pool_copy(pool, statement_text(&st, "product_code")),
			.container = pool_copy(pool, statement_text(&st, "container")),
			.lot = pool_copy(pool, statement_text(&st, "lot")),
			.expires = statement_day(&st, "expires"),
			.location = statement_integer(&st, "location"),
			.location_code = pool_copy(pool, statement_text(&st, "location_code")),
			.package = statement_integer(&st, "package"),
			.containers = statement_integer(&st, "containers"),
			.free = statement_integer(&st, "free"),
			.broken = statement_integer(&st, "broken"),
			.later = statement_is_null(&st, "net"),
			.net = statement_integer(&st, "net"),
			.discount = statement_integer(&st, "discount"),
			.tax_rate = statement_integer(&st, "tax_rate"),
			.recoverable = statement_integer(&st, "recoverable") != 0,
			.order = statement_integer(&st, "purchase_order"),
		};
	}
	return statement_end(&st);
}

int draft_load(struct store *store, const char *owner, struct pool *pool, struct draft *draft)
{
	bool found;
	int status = head_load(store, owner, pool, draft, &found);
	if (status == STATUS_OK && !found)
		return error_set(store->error, STATUS_NOT_FOUND, _("no delivery was begun; 'ampoule receive start' does"));
	return status == STATUS_OK ? lines_load(store, owner, pool, draft) : status;
}

int draft_start(struct store *store, const char *owner, const struct draft *draft)
{
	struct pool pool = { 0 };
	struct draft there;
	bool found;
	int status = head_load(store, owner, &pool, &there, &found);
	pool_release(&pool);
	if (status == STATUS_OK && found)
		return error_set(store->error, STATUS_REFUSED,
			_("a delivery was begun already: look at it with 'ampoule receive show', then 'receive post' or 'receive "
			  "cancel' it"));
	if (status != STATUS_OK)
		return status;
	STATEMENT st = statement_prepare(store, sql_draft_insert);
	statement_bind_text(&st, ":owner", owner);
	statement_bind_id(&st, ":supplier", draft->supplier);
	statement_bind_text(&st, ":invoice", draft->invoice);
	statement_bind_day(&st, ":day", draft->when.day);
	statement_bind_instant(&st, ":time", draft->when.day == DAY_NONE ? INSTANT_NONE : draft->when.time);
	statement_bind_text(&st, ":currency", draft->currency);
	statement_bind_id(&st, ":rate", draft->rate);
	return statement_run(&st);
}

int draft_add(struct store *store, const char *owner, struct draft_line *line)
{
	int status = recall_check_delivery(store, line->product, line->lot);
	if (status != STATUS_OK)
		return status;
	STATEMENT st = statement_prepare(store, sql_draft_line_insert);
	statement_bind_text(&st, ":owner", owner);
	statement_bind_integer(&st, ":product", line->product);
	statement_bind_text(&st, ":lot", line->lot);
	statement_bind_day(&st, ":expires", line->expires);
	statement_bind_integer(&st, ":location", line->location);
	statement_bind_id(&st, ":package", line->package);
	statement_bind_integer(&st, ":containers", line->containers);
	statement_bind_integer(&st, ":free", line->free);
	statement_bind_integer(&st, ":broken", line->broken);
	if (!line->later)
		statement_bind_integer(&st, ":net", line->net);
	statement_bind_integer(&st, ":discount", line->discount);
	statement_bind_integer(&st, ":tax_rate", line->tax_rate);
	statement_bind_integer(&st, ":recoverable", line->recoverable);
	statement_bind_id(&st, ":purchase_order", line->order);
	if (statement_step(&st))
		line->number = statement_integer(&st, "line");
	return statement_run(&st);
}

int draft_drop(struct store *store, const char *owner, int64_t number)
{
	STATEMENT st = statement_prepare(store, sql_draft_line_delete);
	statement_bind_text(&st, ":owner", owner);
	statement_bind_integer(&st, ":line", number);
	bool found = statement_step(&st);
	int status = statement_run(&st);
	if (status == STATUS_OK && !found)
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no line %lld; see 'ampoule receive show'"),
			(long long)number);
	return status;
}

int draft_remove(struct store *store, const char *owner)
{
	STATEMENT lines = statement_prepare(store, sql_draft_lines_delete);
	statement_bind_text(&lines, ":owner", owner);
	int status = statement_run(&lines);
	STATEMENT st = statement_prepare(store, sql_draft_delete);
	statement_bind_text(&st, ":owner", owner);
	return status == STATUS_OK ? statement_run(&st) : status;
}
