/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and prices the paper of goods that came before it. */
#include "config.h"
#include "invoice_paper.h"
#include <string.h>
#include "ampoule/invoice.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "invoice_price.h"
#include "receive_line.h"
#include "received.h"

/* A paper that is being read. */
struct reading {
	struct context *context;
	const struct invoice_paper *said;
	struct line_price *prices, *taxes;
	size_t tax_count;
	const char *tax; /* of the lines that none of `taxes` means; NULL: none */
	int digits;	 /* of the paper's currency */
};

/* One rate of tax for all lines, or each product its own. */
static int taxes_read(struct reading *reading)
{
	const struct invoice_paper *said = reading->said;
	struct pool *pool = reading->context->pool;
	const char **named = pool_alloc(pool, (said->tax_count + 1) * sizeof(*named));
	for (size_t i = 0; i < said->tax_count; i++) {
		if (strchr(said->taxes[i], '=') != NULL)
			named[reading->tax_count++] = said->taxes[i];
		else if (reading->tax == NULL)
			reading->tax = said->taxes[i];
		else
			return error_set(reading->context->error, STATUS_USAGE,
				_("--tax %s and --tax %s: say which goods one of them is for, as PRODUCT=21%%"),
				QUOTED(reading->tax), QUOTED(said->taxes[i]));
	}
	reading->taxes = pool_alloc(pool, (reading->tax_count + 1) * sizeof(*reading->taxes));
	return line_prices_read(reading->context, named, reading->tax_count, reading->taxes);
}

/* What the paper says of a line: how much its goods cost, and its tax. */
static int line_read(struct reading *reading, const struct correction_line *line, struct invoice_line *priced)
{
	struct context *context = reading->context;
	struct line_price *price = line_price_find(reading->prices, reading->said->price_count, line);
	struct line_price *tax = line_price_find(reading->taxes, reading->tax_count, line);
	struct record package = { 0 };
	struct received received = { 0 };
	int status = STATUS_OK;
	if (price == NULL)
		return error_set(context->error, STATUS_REFUSED,
			_("delivery %lld: the price of '%s' lot '%s' is missing; add --price %s=PRICE, nothing was recorded"),
			(long long)line->delivery, line->product_code, line->lot, line->product_code);
	price->used = true;
	if (tax != NULL)
		tax->used = true;
	if (line->package != 0)
		status = catalogue_load(context->store, &thing_package, line->package, context->pool, &package);
	if (status == STATUS_OK && line->containers > 0)
		status = received_read(context, &price->named.product, &package,
			pool_printf(context->pool, "%lld", (long long)line->containers), price->amount, reading->digits,
			&received);
	priced->net = received.net;
	return status == STATUS_OK ? receive_tax_read(context, tax != NULL ? tax->amount : reading->tax,
					     reading->said->recoverable, &priced->tax_rate, &priced->recoverable)
				   : status;
}

static int refuse_unused(struct context *context, const struct line_price *prices, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!prices[i].used)
			return error_set(context->error, STATUS_REFUSED,
				_("'%s': no line of these deliveries that waits for its paper is meant; nothing was recorded"),
				QUOTED(prices[i].text));
	}
	return STATUS_OK;
}

static int lines_read(struct reading *reading, const struct correction_line *lines, struct invoice *invoice)
{
	const struct invoice_paper *said = reading->said;
	reading->prices = pool_alloc(reading->context->pool, said->price_count * sizeof(*reading->prices));
	int status = line_prices_read(reading->context, said->prices, said->price_count, reading->prices);
	if (status == STATUS_OK)
		status = taxes_read(reading);
	for (size_t i = 0; i < invoice->count && status == STATUS_OK; i++)
		status = line_read(reading, &lines[i], &invoice->lines[i]);
	if (status == STATUS_OK)
		status = refuse_unused(reading->context, reading->prices, said->price_count);
	return status == STATUS_OK ? refuse_unused(reading->context, reading->taxes, reading->tax_count) : status;
}

static int head_read(struct reading *reading, struct invoice *invoice, struct settlement *settlement)
{
	struct context *context = reading->context;
	const struct receive_paper *paper = &reading->said->paper;
	struct draft draft = { 0 };
	struct draft_foot foot = { 0 };
	int status = receive_currency_read(context, paper, &draft);
	if (status == STATUS_OK)
		reading->digits = paper_digits(context, draft.currency);
	if (status == STATUS_OK)
		status = receive_foot_read(context, paper, reading->digits, &foot, &settlement->total);
	settlement->currency = draft.currency;
	settlement->rate = draft.rate;
	settlement->has_total = paper->total != NULL;
	*invoice = (struct invoice){
		.freight = foot.freight,
		.fees = foot.fees,
		.discount = foot.discount,
		.rate = draft.rate,
		.digits = context->digits,
		.paper_digits = reading->digits,
		.lines = pool_alloc(context->pool, settlement->count * sizeof(*invoice->lines)),
		.count = settlement->count,
	};
	return status;
}

int invoice_paper_read(struct context *context, const struct invoice_paper *said, struct correction_line *lines,
	struct settlement *settlement)
{
	struct reading reading = { .context = context, .said = said };
	struct invoice invoice;
	int status = head_read(&reading, &invoice, settlement);
	if (status == STATUS_OK)
		status = lines_read(&reading, lines, &invoice);
	if (status == STATUS_OK)
		status = invoice_price(&invoice, context->error);
	if (status == STATUS_OK && settlement->has_total)
		status = paper_total_check(context, settlement->currency, settlement->total, invoice.paper_total,
			reading.digits);
	settlement->corrections = pool_alloc(context->pool, settlement->count * sizeof(*settlement->corrections));
	for (size_t i = 0; i < settlement->count && status == STATUS_OK; i++) {
		const struct invoice_line *priced = &invoice.lines[i];
		const struct line_charges charges = { priced->fees, priced->tax_rate, priced->tax, priced->recoverable };
		status = correction_plan_paper(context->store, &lines[i], priced->value, &charges, context->act.when,
			context->pool, &settlement->corrections[i]);
	}
	return status;
}
