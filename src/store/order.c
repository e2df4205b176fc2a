/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders to suppliers, and what deliveries count against them. */
#include "config.h"
#include "ampoule/order.h"
#include <stdio.h>
#include <string.h>
#include "ampoule/delivery.h"
#include "ampoule/statement.h"
#include "store_internal.h"

int order_load(struct store *store, int64_t number, struct pool *pool, struct order *order)
{
	*order = (struct order){ .number = number };
	STATEMENT st = statement_prepare(store, sql_order_head);
	statement_bind_integer(&st, ":number", number);
	if (statement_step(&st)) {
		order->supplier = statement_integer(&st, "supplier");
		order->supplier_code = pool_copy(pool, statement_text(&st, "supplier_code"));
		order->state = pool_copy(pool, statement_text(&st, "state"));
		order->products = statement_integer(&st, "products");
		order->lead_time = statement_is_null(&st, "lead_time") ? -1 : statement_integer(&st, "lead_time");
	}
	if (statement_end(&st) == STATUS_OK && order->state == NULL)
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no order R%lld; see 'ampoule order list'"),
			(long long)number);
	return statement_end(&st);
}

int order_line_load(struct store *store, int64_t number, int64_t product, struct order_line *line)
{
	*line = (struct order_line){ .product = product, .package = 1 };
	STATEMENT st = statement_prepare(store, sql_order_product);
	statement_bind_integer(&st, ":number", number);
	statement_bind_integer(&st, ":product", product);
	if (statement_step(&st)) {
		line->containers = statement_integer(&st, "ordered");
		line->package = statement_integer(&st, "package");
		line->net = statement_is_null(&st, "net") ? ORDER_UNPRICED : statement_integer(&st, "net");
	}
	return statement_end(&st);
}

int order_estimate(struct store *store, int64_t product, int64_t containers, money_t *net)
{
	bool known;
	int status = delivery_estimate(store, product, containers, net, &known);
	if (status == STATUS_OK && !known)
		*net = ORDER_UNPRICED;
	return status;
}

/* Brings the order's state and what has yet to come up to date. */
static int project(struct store *store, int64_t number)
{
	const char *const queries[] = { sql_order_state_save, sql_order_balance_delete, sql_order_balance_insert };
	int status = STATUS_OK;
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]) && status == STATUS_OK; i++) {
		STATEMENT st = statement_prepare(store, queries[i]);
		statement_bind_integer(&st, ":number", number);
		status = statement_run(&st);
	}
	return status;
}

static int line_insert(struct store *store, int64_t entry, int64_t number, const struct order_line *line)
{
	STATEMENT st = statement_prepare(store, sql_order_line_insert);
	statement_bind_integer(&st, ":number", number);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":product", line->product);
	statement_bind_integer(&st, ":containers", line->containers);
	statement_bind_integer(&st, ":package", line->package);
	if (line->net != ORDER_UNPRICED)
		statement_bind_integer(&st, ":net", line->net);
	else
		statement_bind_id(&st, ":net", 0);
	ledger_includes(store, "order_line");
	return statement_run(&st);
}

static int lines_insert(struct store *store, int64_t entry, int64_t number, const struct order_line *lines,
	size_t count)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = line_insert(store, entry, number, &lines[i]);
	return status == STATUS_OK ? project(store, number) : status;
}

static int draft_insert(struct store *store, int64_t entry, struct order_draft *draft)
{
	{
		STATEMENT st = statement_prepare(store, sql_order_insert);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":supplier", draft->supplier);
		if (statement_step(&st))
			draft->number = statement_integer(&st, "number");
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	ledger_includes(store, "purchase_order");
	return lines_insert(store, entry, draft->number, draft->lines, draft->count);
}

int order_start(struct store *store, const struct act *act, struct order_draft *drafts, size_t count, int64_t *entry)
{
	struct entry opened = { .kind = "drafted", .act = act };
	int status = ledger_open(store, &opened);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = draft_insert(store, opened.number, &drafts[i]);
	*entry = opened.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

static int refuse_settled(struct store *store, const struct order *order)
{
	if (strcmp(order->state, "draft") == 0)
		return STATUS_OK;
	if (strcmp(order->state, "cancelled") == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("order R%lld is cancelled; start another with 'ampoule order start %s'"),
			(long long)order->number, order->supplier_code);
	return error_set(store->error, STATUS_REFUSED,
		_("order R%lld went to its supplier already; start another with 'ampoule order start %s'"),
		(long long)order->number, order->supplier_code);
}

int order_change(struct store *store, const struct act *act, const struct order *order, const struct order_line *lines,
	size_t count, int64_t *entry)
{
	struct entry opened = { .kind = "drafted", .act = act };
	int status = refuse_settled(store, order);
	if (status == STATUS_OK)
		status = ledger_open(store, &opened);
	if (status == STATUS_OK)
		status = lines_insert(store, opened.number, order->number, lines, count);
	*entry = opened.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

static int step_post(struct store *store, struct entry *entry, int64_t number, const char *step, day_t expected)
{
	if (ledger_open(store, entry) != STATUS_OK)
		return store->error->status;
	{
		STATEMENT st = statement_prepare(store, sql_order_step_insert);
		statement_bind_integer(&st, ":entry", entry->number);
		statement_bind_integer(&st, ":number", number);
		statement_bind_text(&st, ":step", step);
		statement_bind_day(&st, ":expected", expected);
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	ledger_includes(store, "order_step");
	int status = project(store, number);
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int order_send(struct store *store, const struct act *act, const struct order *order, day_t expected, int64_t *entry)
{
	struct entry opened = { .kind = "ordered", .act = act };
	int status = refuse_settled(store, order);
	if (status == STATUS_OK && order->products == 0)
		status = error_set(store->error, STATUS_REFUSED,
			_("order R%lld asks for nothing yet; 'ampoule order add R%lld PRODUCT=QUANTITY' says what"),
			(long long)order->number, (long long)order->number);
	if (status == STATUS_OK)
		status = step_post(store, &opened, order->number, "sent", expected);
	*entry = opened.number;
	return status;
}

int order_cancel(struct store *store, const struct act *act, const struct order *order, int64_t *entry)
{
	struct entry opened = { .kind = "withdrawn", .act = act };
	int status = STATUS_OK;
	if (strcmp(order->state, "cancelled") == 0)
		status = error_set(store->error, STATUS_REFUSED, _("order R%lld is cancelled already"),
			(long long)order->number);
	else if (strcmp(order->state, "received") == 0)
		status = error_set(store->error, STATUS_REFUSED,
			_("order R%lld has come, all of it: nothing is left to cancel"), (long long)order->number);
	if (status == STATUS_OK)
		status = step_post(store, &opened, order->number, "cancelled", DAY_NONE);
	*entry = opened.number;
	return status;
}

int order_check_sent(struct store *store, const struct order *order)
{
	if (strcmp(order->state, "draft") == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("order R%lld was not sent yet; 'ampoule order send R%lld -o order.xlsx' does, or leave out --order"),
			(long long)order->number, (long long)order->number);
	if (strcmp(order->state, "cancelled") == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("order R%lld is cancelled; leave out --order, and the delivery stands for itself"),
			(long long)order->number);
	return STATUS_OK;
}

/* Only what is on its way can come. */
static int refuse_unexpected(struct store *store, int64_t number)
{
	struct pool pool = { 0 };
	struct order order;
	int status = order_load(store, number, &pool, &order);
	if (status == STATUS_OK)
		status = order_check_sent(store, &order);
	pool_release(&pool);
	return status;
}

int order_awaited(struct store *store, int64_t supplier, int64_t product, int64_t *number)
{
	*number = 0;
	STATEMENT st = statement_prepare(store, sql_order_awaited);
	statement_bind_id(&st, ":supplier", supplier);
	statement_bind_integer(&st, ":product", product);
	if (statement_step(&st))
		*number = statement_integer(&st, "number");
	return statement_end(&st);
}

/* What came and was not asked for is refused; more of what was asked for is noted. */
static int judge_excess(struct store *store, int64_t delivery, int64_t number)
{
	int status = STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_order_excess);
	statement_bind_integer(&st, ":entry", delivery);
	statement_bind_integer(&st, ":number", number);
	while (status == STATUS_OK && statement_step(&st)) {
		const char *code = statement_text(&st, "code");
		long long ordered = (long long)statement_integer(&st, "ordered");
		if (ordered == 0)
			return error_set(store->error, STATUS_REFUSED,
				_("'%s' is not on order R%lld; leave out --order to receive it by itself, or see 'ampoule order "
				  "list --open'"),
				code, (long long)number);
		char detail[200];
		snprintf(detail, sizeof(detail), _("more of %s came than order R%lld asks for: %lld instead of %lld"), code,
			(long long)number, (long long)statement_integer(&st, "received"), ordered);
		status = ledger_note(store, "more-than-ordered", "warning", detail);
	}
	return status == STATUS_OK ? statement_end(&st) : status;
}

int order_receive(struct store *store, int64_t delivery, int64_t line, int64_t number)
{
	int status = refuse_unexpected(store, number);
	if (status != STATUS_OK)
		return status;
	STATEMENT st = statement_prepare(store, line == 0 ? sql_order_receipt_insert : sql_receipt_line_insert);
	statement_bind_integer(&st, ":entry", delivery);
	if (line != 0)
		statement_bind_integer(&st, ":line", line);
	statement_bind_integer(&st, ":number", number);
	ledger_includes(store, line == 0 ? "order_receipt" : "receipt_line");
	return statement_run(&st);
}

/* Does something for each order that an entry has to do with. */
static int each_order(struct store *store, int64_t entry, int (*act)(struct store *, int64_t entry, int64_t number))
{
	struct pool pool = { 0 };
	int64_t *numbers = NULL;
	size_t count = 0;
	int status;
	{
		STATEMENT st = statement_prepare(store, sql_order_receipt_find);
		statement_bind_integer(&st, ":entry", entry);
		while (statement_step(&st))
			*(int64_t *)pool_append(&pool, &numbers, &count, sizeof(int64_t)) = statement_integer(&st, "number");
		status = statement_end(&st);
	}
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = act(store, entry, numbers[i]);
	pool_release(&pool);
	return status;
}

static int judge(struct store *store, int64_t entry, int64_t number)
{
	int status = judge_excess(store, entry, number);
	return status == STATUS_OK ? project(store, number) : status;
}

int order_judge(struct store *store, int64_t delivery)
{
	return each_order(store, delivery, judge);
}

static int project_again(struct store *store, int64_t entry, int64_t number)
{
	(void)entry;
	return project(store, number);
}

int order_project(struct store *store, int64_t entry)
{
	return each_order(store, entry, project_again);
}

int order_acts(struct store *store, int64_t entry, struct pool *pool, struct order_act **acts, size_t *count)
{
	*acts = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_entry_orders);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct order_act *act = pool_append(pool, acts, count, sizeof(*act));
		*act = (struct order_act){
			.number = statement_integer(&st, "number"),
			.supplier_code = pool_copy(pool, statement_text(&st, "supplier")),
			.what = pool_copy(pool, statement_text(&st, "what")),
		};
	}
	return statement_end(&st);
}
