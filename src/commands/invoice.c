/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule invoice: the paper of goods that came before it. */
#include "config.h"
#include "ampoule/settlement.h"
#include "ampoule/shortage.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "invoice_price.h"
#include "number.h"
#include "received.h"

struct arguments {
	const char **words; /* supplier, number, entries */
	size_t count;
	const char **prices;
	size_t price_count;
};

enum { OPTION_PRICE = 256, WORDS_BEFORE = 2 };

static const struct argp_option options[] = {
	{ "price", OPTION_PRICE, N_("PRODUCT[@LOT]=PRICE"), 0,
		N_("of one container (hair-x=12.50), or of a package (hair-x@A1=125/pk); once for each product"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	struct pool *pool = parse_context(state)->pool;
	switch (key) {
	case OPTION_PRICE:
		*(const char **)pool_append(pool, &arguments->prices, &arguments->price_count, sizeof(char *)) = arg;
		return 0;
	case ARGP_KEY_ARG:
		*(const char **)pool_append(pool, &arguments->words, &arguments->count, sizeof(char *)) = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->count <= WORDS_BEFORE)
			return parse_refuse(state, _("say the supplier, the number of the paper, and the deliveries that it is for"));
		if (arguments->price_count == 0)
			return parse_refuse(state, _("say what the goods cost with --price PRODUCT=PRICE"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int plan_line(struct context *context, const struct correction_line *line, struct line_price *prices, size_t count,
	struct correction *correction)
{
	struct line_price *price = line_price_find(prices, count, line);
	struct record package = { 0 };
	struct received received;
	int status = STATUS_OK;
	if (price == NULL)
		return error_set(context->error, STATUS_REFUSED,
			_("delivery %lld: the price of '%s' lot '%s' is missing; add --price %s=PRICE, nothing was recorded"),
			(long long)line->delivery, line->product_code, line->lot, line->product_code);
	price->used = true;
	if (line->package != 0)
		status = catalogue_load(context->store, &thing_package, line->package, context->pool, &package);
	if (status == STATUS_OK)
		status = received_read(context, &price->named.product, &package,
			pool_printf(context->pool, "%lld", (long long)line->containers), price->amount, &received);
	return status == STATUS_OK ? settlement_price(context->store, line, received.net, context->act.when, context->pool,
					     correction)
				   : status;
}

static int lines_load(struct context *context, const struct arguments *arguments, int64_t supplier,
	struct correction_line **lines, size_t *count)
{
	int status = STATUS_OK;
	for (size_t i = WORDS_BEFORE; i < arguments->count && status == STATUS_OK; i++) {
		int64_t number;
		status = number_read(context, arguments->words[i], &number);
		if (status != STATUS_OK)
			return status;
		for (size_t k = 0; k < *count; k++) {
			if ((*lines)[k].delivery == number)
				return error_set(context->error, STATUS_USAGE, _("delivery %lld is named twice"),
					(long long)number);
		}
		status = settlement_lines(context->store, number, supplier, context->pool, lines, count);
	}
	return status;
}

static int price_lines(struct context *context, const struct arguments *arguments, struct correction_line *lines,
	struct settlement *settlement)
{
	struct line_price *prices = pool_alloc(context->pool, arguments->price_count * sizeof(*prices));
	settlement->corrections = pool_alloc(context->pool, settlement->count * sizeof(*settlement->corrections));
	int status = line_prices_read(context, arguments->prices, arguments->price_count, prices);
	for (size_t i = 0; i < settlement->count && status == STATUS_OK; i++)
		status = plan_line(context, &lines[i], prices, arguments->price_count, &settlement->corrections[i]);
	for (size_t i = 0; i < arguments->price_count && status == STATUS_OK; i++) {
		if (!prices[i].used)
			return error_set(context->error, STATUS_REFUSED,
				_("'%s': nothing of these deliveries waits for that price; nothing was recorded"),
				QUOTED(prices[i].text));
	}
	return status;
}

static void show(struct context *context, const struct settlement *settlement, FILE *shown)
{
	char was[MONEY_TEXT_MAX], is[MONEY_TEXT_MAX], stock[MONEY_TEXT_MAX], difference[MONEY_TEXT_MAX];
	for (size_t i = 0; i < settlement->count; i++) {
		const struct correction *correction = &settlement->corrections[i];
		const struct correction_line *line = correction->line;
		fprintf(shown, _("delivery %lld, line %lld, %s of %s lot %s: %s, taken to be %s; stock %s, price difference of "
			"what is gone %s\n"),
			(long long)line->delivery, (long long)line->line,
			containers_describe(line->containers, line->container, context->pool), line->product_code, line->lot,
			money_format(correction->net, context->digits, is), money_format(line->net, context->digits, was),
			money_format(correction->stock, context->digits, stock),
			money_format(correction->difference, context->digits, difference));
	}
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct settlement *settlement = pool_alloc(context->pool, sizeof(*settlement));
	struct correction_line *lines = NULL;
	struct record supplier;
	char *invoice = NULL;
	int status = catalogue_find(context->store, &thing_supplier, arguments->words[0], true, context->pool, &supplier);
	if (status == STATUS_OK)
		status = text_clean("invoice", arguments->words[1], TEXT_NAME_MAX, context->pool, &invoice, context->error);
	if (status == STATUS_OK)
		status = lines_load(context, arguments, supplier.id, &lines, &settlement->count);
	if (status != STATUS_OK)
		return status;
	settlement->supplier = supplier.id;
	settlement->invoice = invoice;
	status = price_lines(context, arguments, lines, settlement);
	if (status == STATUS_OK)
		show(context, settlement, shown);
	*out = settlement;
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct settlement *settlement = plan;
	int64_t number;
	int status = settlement_post(context->store, &context->act, settlement, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: invoice %s settles lines: %zu"), (long long)number,
		settlement->invoice, settlement->count);
}

const struct command command_invoice = {
	.name = "invoice",
	.group = GROUP_SYSTEM,
	.summary = N_("settle goods that came before their paper"),
	.arguments = N_("SUPPLIER NUMBER ENTRY…"),
	.details = N_("ENTRY is a delivery that 'ampoule report uninvoiced' names. What is still held takes the price of the paper; "
		   "for what is gone it is a price difference of this period."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_ACCOUNTANT,
	.plan = plan,
	.post = post,
	.asks = true,
};
