/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a delivery of what was typed in. */
#include "config.h"
#include "ampoule/draft.h"
#include "ampoule/invoice.h"
#include "store_internal.h"

static int check_prices(struct store *store, const struct draft *draft, const struct draft_foot *foot)
{
	size_t later = 0, last = 0;
	for (size_t i = 0; i < draft->count; i++) {
		later += draft->lines[i].later;
		last = draft->lines[i].later ? i : last;
	}
	if (draft->count == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("the delivery has no lines yet; 'ampoule receive add' adds them"));
	if (later > 0 && later < draft->count)
		return error_set(store->error, STATUS_REFUSED,
			_("line %lld has no price, and others have: a delivery has its paper, or waits for it with all its lines"),
			(long long)draft->lines[last].number);
	if (later > 0 && (foot->freight != 0 || foot->fees != 0 || foot->discount != 0))
		return error_set(store->error, STATUS_REFUSED,
			_("freight, fees and discount have no prices to be spread over: they come with the paper"));
	return STATUS_OK;
}

/* Currency digits of the paper. */
static int paper_digits(struct store *store, const struct draft *draft, int digits)
{
	return draft->currency == NULL ? digits : currency_digits(draft->currency, store->error);
}

static int price(struct store *store, const struct draft *draft, const struct draft_foot *foot, int digits,
	struct pool *pool, struct invoice *invoice)
{
	*invoice = (struct invoice){
		.freight = foot->freight,
		.fees = foot->fees,
		.discount = foot->discount,
		.rate = draft->rate,
		.digits = digits,
		.paper_digits = paper_digits(store, draft, digits),
		.lines = pool_alloc(pool, draft->count * sizeof(*invoice->lines)),
		.count = draft->count,
	};
	for (size_t i = 0; i < draft->count; i++)
		invoice->lines[i] = (struct invoice_line){
			.net = draft->lines[i].net,
			.tax_rate = draft->lines[i].tax_rate,
			.recoverable = draft->lines[i].recoverable,
		};
	return invoice->paper_digits < 0 ? invoice->paper_digits : invoice_price(invoice, store->error);
}

/* The goods that are paid for; then those that came on top, which bear nothing. */
static int lines_make(struct store *store, const struct draft *draft, const struct invoice *invoice, struct pool *pool,
	struct delivery_line **lines, size_t *count)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < draft->count && status == STATUS_OK; i++) {
		const struct draft_line *typed = &draft->lines[i];
		const struct invoice_line *priced = &invoice->lines[i];
		struct delivery_line line = {
			.product = typed->product,
			.lot = typed->lot,
			.expires = typed->expires,
			.containers = typed->containers,
			.package = typed->package,
			.location = typed->location,
			.broken = typed->broken,
			.net = priced->value,
			.fees = priced->fees,
			.tax_rate = typed->tax_rate,
			.tax = priced->tax,
			.recoverable = typed->recoverable,
			.estimated = typed->later,
			.discount = typed->discount,
			.paper_net = draft->currency == NULL ? 0 : typed->net,
			.order = typed->order,
		};
		bool known;
		if (typed->later)
			status = delivery_estimate(store, line.product, line.containers, &line.net, &known);
		*(struct delivery_line *)pool_append(pool, lines, count, sizeof(line)) = line;
		if (typed->free == 0)
			continue;
		*(struct delivery_line *)pool_append(pool, lines, count, sizeof(line)) = (struct delivery_line){
			.product = typed->product,
			.lot = typed->lot,
			.expires = typed->expires,
			.containers = typed->free,
			.location = typed->location,
			.order = typed->order,
		};
	}
	return status;
}

int draft_deliver(struct store *store, const struct draft *draft, const struct draft_foot *foot, int digits,
	struct pool *pool, struct delivery *delivery)
{
	struct invoice invoice;
	struct delivery_line *lines = NULL;
	*delivery = (struct delivery){
		.supplier = draft->supplier,
		.invoice = draft->invoice,
		.currency = draft->currency,
		.rate = draft->rate,
	};
	int status = check_prices(store, draft, foot);
	if (status == STATUS_OK)
		status = price(store, draft, foot, digits, pool, &invoice);
	if (status == STATUS_OK)
		status = lines_make(store, draft, &invoice, pool, &lines, &delivery->count);
	delivery->lines = lines;
	delivery->has_total = status == STATUS_OK && !draft->lines[0].later;
	delivery->total = delivery->has_total ? invoice.paper_total : 0;
	return status;
}
