/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts deliveries and opening stock: lots, layers and their first movements. */
#include "config.h"
#include "ampoule/delivery.h"
#include <stdio.h>
#include "ampoule/cost.h"
#include "ampoule/order.h"
#include "ampoule/recall.h"
#include "ampoule/shelf.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int lot_add(struct store *store, int64_t product, const char *code, day_t expires, int64_t *id)
{
	{
		STATEMENT st = statement_prepare(store, sql_lot_insert);
		statement_bind_integer(&st, ":product", product);
		statement_bind_text(&st, ":code", code);
		statement_bind_day(&st, ":expires", expires);
		if (statement_step(&st))
			*id = statement_integer(&st, "id");
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	char product_text[24], day[DAY_TEXT_MAX];
	snprintf(product_text, sizeof(product_text), "%lld", (long long)product);
	int status = ledger_change(store, "lot", *id, "product", NULL, product_text);
	if (status == STATUS_OK)
		status = ledger_change(store, "lot", *id, "code", NULL, code);
	if (status == STATUS_OK && expires != DAY_NONE)
		status = ledger_change(store, "lot", *id, "expires", NULL, day_format(expires, day));
	return status;
}

/* A lot all of whose deliveries were voided was mistyped, not corrected: its expiry may still be said anew. */
static int lot_expiry_is_free(struct store *store, int64_t lot, bool *free)
{
	STATEMENT st = statement_prepare(store, sql_lot_inflows);
	statement_bind_integer(&st, ":lot", lot);
	if (statement_step(&st))
		*free = statement_integer(&st, "inflows") == 0;
	return statement_end(&st);
}

static int lot_set_expiry(struct store *store, const struct lot *lot, day_t expires)
{
	char old[DAY_TEXT_MAX], new[DAY_TEXT_MAX];
	STATEMENT st = statement_prepare(store, sql_lot_set_expiry);
	statement_bind_integer(&st, ":id", lot->id);
	statement_bind_day(&st, ":expires", expires);
	int status = statement_run(&st);
	if (status == STATUS_OK)
		status = ledger_change(store, "lot", lot->id, "expires",
			lot->expires == DAY_NONE ? NULL : day_format(lot->expires, old),
			expires == DAY_NONE ? NULL : day_format(expires, new));
	return status;
}

static int refuse_expiry(struct store *store, const struct lot *lot, day_t expires)
{
	char there[DAY_TEXT_MAX], said[DAY_TEXT_MAX];
	day_format(lot->expires, there);
	day_format(expires, said);
	return error_set(store->error, STATUS_REFUSED,
		_("lot '%s' is there with expiry %s, not %s; look at the pack again: void the delivery that was "
		  "mistyped, or give the expiry that is there"),
		lot->code, there[0] == '\0' ? "none" : there, said[0] == '\0' ? "none" : said);
}

int delivery_lot(struct store *store, const struct delivery_line *line, int64_t *id)
{
	struct pool pool = { 0 };
	struct lot lot;
	int status = lot_find(store, line->product, line->lot, &pool, &lot);
	*id = lot.id;
	if (status == STATUS_OK && lot.id == 0) {
		status = lot_add(store, line->product, line->lot, line->expires, id);
	} else if (status == STATUS_OK && lot.expires != line->expires) {
		bool free = false;
		status = lot_expiry_is_free(store, lot.id, &free);
		if (status == STATUS_OK)
			status = free ? lot_set_expiry(store, &lot, line->expires)
				      : refuse_expiry(store, &lot, line->expires);
	}
	pool_release(&pool);
	return status;
}

static int line_insert(struct store *store, int64_t entry, int64_t number, int64_t layer,
	const struct delivery_line *line)
{
	STATEMENT st = statement_prepare(store, sql_delivery_line_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":line", number);
	statement_bind_integer(&st, ":layer", layer);
	statement_bind_integer(&st, ":containers", line->containers);
	statement_bind_id(&st, ":package", line->package);
	statement_bind_integer(&st, ":net", line->net);
	statement_bind_integer(&st, ":fees", line->fees);
	statement_bind_id(&st, ":paper_net", line->paper_net);
	statement_bind_integer(&st, ":discount", line->discount);
	statement_bind_integer(&st, ":tax_rate", line->tax_rate);
	statement_bind_integer(&st, ":tax", line->tax);
	statement_bind_integer(&st, ":recoverable", line->recoverable);
	statement_bind_integer(&st, ":estimated", line->estimated);
	ledger_includes(store, "delivery_line");
	return statement_run(&st);
}

money_t delivery_line_cost(const struct delivery_line *line)
{
	return line->net + line->fees + (line->recoverable ? 0 : line->tax);
}

/* What came broken was received, and is gone: the supplier owes it. */
static int broken_post(struct store *store, int64_t entry, int64_t number, const struct delivery_line *line,
	struct movement received)
{
	money_t value = cost_share(received.value, line->broken, line->containers);
	content_t size = received.content / line->containers;
	received.reason = REASON_BROKEN;
	received.containers = -line->broken;
	received.content = -line->broken * size;
	received.value = -value;
	int status = ledger_move(store, &received);
	if (status != STATUS_OK)
		return status;
	STATEMENT st = statement_prepare(store, sql_claim_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":line", number);
	statement_bind_integer(&st, ":containers", line->broken);
	statement_bind_integer(&st, ":value", value);
	ledger_includes(store, "claim");
	return statement_run(&st);
}

/* What one container of a line holds; refused when all of them hold more than a movement counts. */
static int container_size(struct store *store, const struct delivery_line *line, content_t *size)
{
	STATEMENT st = statement_prepare(store, sql_product_content);
	statement_bind_integer(&st, ":id", line->product);
	if (statement_step(&st))
		*size = statement_integer(&st, "content");
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	if (*size > 0 && line->containers > CONTENT_MAX / *size)
		return error_set(store->error, STATUS_DATA,
			_("lot '%s': %lld containers hold more in all than the program counts; receive them in parts"),
			line->lot, (long long)line->containers);
	return STATUS_OK;
}

static int line_post(struct store *store, const struct entry *entry, const struct delivery *delivery, size_t index)
{
	const struct delivery_line *line = &delivery->lines[index];
	int64_t lot = 0, layer = 0;
	content_t size = 0;
	/* Of a lot that is recalled nothing more comes in; what was there already is counted all the same. */
	int status = delivery->opening ? STATUS_OK : recall_check_delivery(store, line->product, line->lot);
	if (status == STATUS_OK)
		status = container_size(store, line, &size);
	if (status == STATUS_OK)
		status = delivery_lot(store, line, &lot);
	if (status == STATUS_OK)
		status = ledger_add_layer(store, lot, entry->act->when.day, &layer);
	if (status == STATUS_OK && !delivery->opening)
		status = line_insert(store, entry->number, (int64_t)index + 1, layer, line);
	if (status != STATUS_OK)
		return status;
	const struct movement received = {
		.layer = layer,
		.location = line->location,
		.reason = delivery->opening ? REASON_OPENING : REASON_RECEIVED,
		.containers = line->containers,
		.content = line->containers * size,
		.value = delivery_line_cost(line),
	};
	status = ledger_move(store, &received);
	if (status == STATUS_OK && line->broken > 0)
		status = broken_post(store, entry->number, (int64_t)index + 1, line, received);
	return status;
}

static int head_insert(struct store *store, int64_t entry, const struct delivery *delivery)
{
	STATEMENT st = statement_prepare(store, sql_delivery_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_id(&st, ":supplier", delivery->supplier);
	statement_bind_text(&st, ":invoice", delivery->invoice);
	statement_bind_text(&st, ":currency", delivery->currency);
	statement_bind_id(&st, ":rate", delivery->rate);
	if (delivery->has_total)
		statement_bind_integer(&st, ":total", delivery->total);
	ledger_includes(store, "delivery");
	return statement_run(&st);
}

static int orders_receive(struct store *store, int64_t entry, const struct delivery *delivery)
{
	int status = delivery->order == 0 ? STATUS_OK : order_receive(store, entry, 0, delivery->order);
	for (size_t i = 0; i < delivery->count && status == STATUS_OK; i++) {
		if (delivery->lines[i].order != 0)
			status = order_receive(store, entry, (int64_t)i + 1, delivery->lines[i].order);
	}
	return status == STATUS_OK ? order_judge(store, entry) : status;
}

int delivery_post(struct store *store, const struct act *act, const struct delivery *delivery, int64_t *number)
{
	struct entry entry = { .kind = delivery->opening ? "opening" : "received", .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK && !delivery->opening)
		status = head_insert(store, entry.number, delivery);
	for (size_t i = 0; i < delivery->count && status == STATUS_OK; i++)
		status = line_post(store, &entry, delivery, i);
	if (status == STATUS_OK)
		status = orders_receive(store, entry.number, delivery);
	for (size_t i = 0; i < delivery->warning_count && status == STATUS_OK; i++)
		status = ledger_note(store, delivery->warnings[i].rule, "warning", delivery->warnings[i].text);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
