/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a random history on the clinic: planned and posted as the commands do, one transaction each. */
#include <string.h>
#include "ampoule/counting.h"
#include "ampoule/credit.h"
#include "ampoule/settlement.h"
#include "ampoule/transfer.h"
#include "ampoule/waste.h"
#include "history.h"

int clinic_deliver(struct clinic *clinic, const struct draft *draft, const struct draft_foot *foot, int64_t order,
        int64_t *number)
{
	struct pool pool = { 0 };
	struct delivery delivery;
	clinic_begin(clinic);
	int status = draft_deliver(clinic->store, draft, foot, 2, &pool, &delivery);
	delivery.order = order;
	if (status == STATUS_OK)
		status = delivery_post(clinic->store, &clinic->act, &delivery, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

/* The paper knows of nothing beside the price. */
static int settle_line(struct clinic *clinic, const struct correction_line *line, money_t net, struct pool *pool,
        struct correction *correction)
{
	const struct line_charges charges = correction_charges(line, net);
	return correction_plan_paper(clinic->store, line, net, &charges, clinic->act.when, pool, correction);
}

int clinic_settle(
        struct clinic *clinic, int64_t delivery, int64_t supplier, const money_t *nets, int64_t *number)
{
	struct pool pool = { 0 };
	struct correction_line *lines = NULL;
	struct settlement settlement = { .supplier = supplier, .invoice = "S-1" };
	clinic_begin(clinic);
	int status = settlement_lines(clinic->store, delivery, supplier, &pool, &lines, &settlement.count);
	settlement.corrections = pool_alloc(&pool, (settlement.count + 1) * sizeof(*settlement.corrections));
	for (size_t i = 0; i < settlement.count && status == STATUS_OK; i++)
		status = settle_line(clinic, &lines[i], nets[i], &pool, &settlement.corrections[i]);
	if (status == STATUS_OK)
		status = settlement_post(clinic->store, &clinic->act, &settlement, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

static struct taking_request request_of(enum reason reason, int64_t location, const struct item *items, size_t count)
{
	return (struct taking_request){ .location = location,
		.location_code = "here",
		.purpose = reason == REASON_CONSUMED ? PURPOSE_ROOM : PURPOSE_AWAY,
		.reason = reason,
		.items = items,
		.count = count };
}

int clinic_return(struct clinic *clinic, int64_t location, const struct item *items, size_t count,
        const struct model_credit *credit, int64_t *number)
{
	struct pool pool = { 0 };
	struct taking taking = { 0 };
	const struct taking_request request = request_of(REASON_RETURNED, location, items, count);
	const struct goods_return goods = { .supplier = credit->supplier,
		.has_credit = credit->known,
		.credit = credit->amount,
		.taking = &taking };
	clinic_begin(clinic);
	int status = taking_plan(clinic->store, &request, clinic->act.when, &pool, &taking);
	if (status == STATUS_OK)
		status = return_post(clinic->store, &clinic->act, &goods, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_credit(struct clinic *clinic, const struct model_credit *credit, int64_t *number)
{
	clinic_begin(clinic);
	return clinic_end(clinic,
	        credit_post(clinic->store, &clinic->act,
	                &(struct credit){ .supplier = credit->supplier, .amount = credit->amount, .of = credit->of },
	                number));
}

int clinic_order_change(struct clinic *clinic, int64_t number, const struct order_line *line, int64_t *entry)
{
	struct pool pool = { 0 };
	struct order order;
	clinic_begin(clinic);
	int status = order_load(clinic->store, number, &pool, &order);
	if (status == STATUS_OK)
		status = order_change(clinic->store, &clinic->act, &order, line, 1, entry);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_count_start(struct clinic *clinic, int64_t product, int64_t location)
{
	struct pool pool = { 0 };
	struct count_started started;
	const struct count_scope scope = { .products = &product,
		.product_count = product != 0,
		.location = location,
		.today = clinic->act.when.day };
	clinic_begin(clinic);
	int status = count_start(clinic->store, &clinic->act, &scope, &pool, &started);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_count_enter(struct clinic *clinic, int64_t number, int counter, bool recount, const int64_t *amounts,
        const struct model_found *said, int64_t *entry)
{
	struct pool pool = { 0 };
	struct count count;
	struct count_found found;
	struct count_entering entering = { .count = &count,
		.counter = counter == 0 ? "anna" : "bea",
		.recount = recount,
		.found = &found,
		.found_count = said != NULL };
	clinic_begin(clinic);
	int status = count_load(clinic->store, number, &pool, &count);
	for (size_t i = 0; i < count.count && status == STATUS_OK; i++) {
		if (amounts[i] >= 0)
			*(struct count_entered *)pool_append(&pool, &entering.entered, &entering.entered_count,
			        sizeof(struct count_entered)) = (struct count_entered){ i, amounts[i] };
	}
	if (said != NULL)
		found = (struct count_found){ .product = (int64_t)said->product + 1,
			.lot = said->lot,
			.expires = said->expires,
			.has_expiry = said->has_expiry,
			.location = said->location,
			.is_open = said->open,
			.amount = said->amount,
			.price = said->price };
	if (status == STATUS_OK)
		status = count_enter(clinic->store, &clinic->act, &entering, &pool, entry);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_count_post(struct clinic *clinic, int64_t number, int64_t *entry)
{
	struct pool pool = { 0 };
	struct count count;
	struct count_plan plan;
	clinic_begin(clinic);
	int status = count_load(clinic->store, number, &pool, &count);
	if (status == STATUS_OK)
		status = count_plan(clinic->store, &count, clinic->act.when, &pool, &plan);
	for (size_t i = 0; status == STATUS_OK && i < plan.difference_count; i++)
		plan.differences[i].why = "looked again";
	if (status == STATUS_OK)
		status = count_post(clinic->store, &clinic->act, &plan, &pool, entry);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_count_cancel(struct clinic *clinic, int64_t number, int64_t *entry)
{
	struct pool pool = { 0 };
	struct count count;
	clinic_begin(clinic);
	int status = count_load(clinic->store, number, &pool, &count);
	if (status == STATUS_OK)
		status = count_cancel(clinic->store, &clinic->act, &count, entry);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_take(struct clinic *clinic, enum reason reason, int64_t location, const struct item *items, size_t count,
        int64_t *number)
{
	struct pool pool = { 0 };
	struct taking taking = { 0 };
	const struct taking_request request = request_of(reason, location, items, count);
	bool room = reason == REASON_CONSUMED;
	clinic_begin(clinic);
	int status = (room ? taking_plan : waste_plan)(clinic->store, &request, clinic->act.when, &pool, &taking);
	if (status == STATUS_OK)
		status = taking_record(clinic->store, &clinic->act, room ? "consumed" : "wasted", &taking, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_waste_all(struct clinic *clinic, enum reason reason, int64_t location, int64_t *number)
{
	struct pool pool = { 0 };
	struct taking taking = { 0 };
	clinic_begin(clinic);
	int status = waste_plan_all(clinic->store, location, reason, clinic->act.when, &pool, &taking);
	if (status == STATUS_OK)
		status = taking_record(clinic->store, &clinic->act, "wasted", &taking, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_transfer(struct clinic *clinic, int64_t from, int64_t to, const struct item *items, size_t count,
        int64_t *number)
{
	struct pool pool = { 0 };
	struct taking taking = { 0 };
	struct taking_request request = request_of(REASON_TRANSFERRED, from, items, count);
	clinic_begin(clinic);
	int status = transfer_plan(clinic->store, &request, to, clinic->act.when, &pool, &taking);
	if (status == STATUS_OK)
		status = transfer_post(clinic->store, &clinic->act, &taking, to, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}
