/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule invoice: the paper of goods that came before it. */
#include "config.h"
#include "ampoule/settlement.h"
#include "ampoule/shortage.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "invoice_paper.h"
#include "number.h"

struct arguments {
	const char **words; /* supplier, number, entries */
	size_t count;
	struct invoice_paper said;
};

enum { OPTION_PRICE = 256, OPTION_TAX, OPTION_RECOVERABLE, WORDS_BEFORE = 2 };

static const struct argp_option options[] = {
	{ "price", OPTION_PRICE, N_("PRODUCT[@LOT]=PRICE"), 0,
		N_("of one container (hair-x=12.50), or of a package (hair-x@A1=125/pk); once for each product"), 0 },
	{ "tax", OPTION_TAX, N_("RATE"), 0, N_("that comes on top of the prices: 21%, or hair-x=10% for some of the goods"), 0 },
	{ "tax-recoverable", OPTION_RECOVERABLE, N_("yes|no"), 0,
		N_("whether that comes back, and is no cost (default: the clinic's setting)"), 0 },
	RECEIVE_FEE_OPTIONS,
	RECEIVE_DISCOUNT_OPTION,
	RECEIVE_CURRENCY_OPTIONS,
	RECEIVE_TOTAL_OPTION,
	{ 0 },
};

static void append(struct argp_state *state, const char ***texts, size_t *count, const char *text)
{
	*(const char **)pool_append(parse_context(state)->pool, texts, count, sizeof(char *)) = text;
}

static int check_said(const struct arguments *arguments, struct argp_state *state)
{
	if (arguments->count <= WORDS_BEFORE)
		return parse_refuse(state, _("say the supplier, the number of the paper, and the deliveries that it is for"));
	if (arguments->said.price_count == 0)
		return parse_refuse(state, _("say what the goods cost with --price PRODUCT=PRICE"));
	return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	struct invoice_paper *said = &arguments->said;
	error_t taken = receive_paper_parse(key, arg, state, &said->paper);
	if (taken != ARGP_ERR_UNKNOWN)
		return taken;
	switch (key) {
	case OPTION_PRICE:
		append(state, &said->prices, &said->price_count, arg);
		return 0;
	case OPTION_TAX:
		append(state, &said->taxes, &said->tax_count, arg);
		return 0;
	case OPTION_RECOVERABLE:
		said->recoverable = arg;
		return 0;
	case ARGP_KEY_ARG:
		append(state, &arguments->words, &arguments->count, arg);
		return 0;
	case ARGP_KEY_END:
		return check_said(arguments, state);
	default:
		return ARGP_ERR_UNKNOWN;
	}
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

/* What a line bears besides its price. */
static void show_charges(struct context *context, const struct line_charges *charges, FILE *shown)
{
	char fees[MONEY_TEXT_MAX], tax[MONEY_TEXT_MAX];
	if (charges->fees == 0 && charges->tax == 0)
		return;
	fprintf(shown, charges->recoverable ? _("  and %s of fees; tax %s comes back\n") : _("  and %s of fees, %s of tax\n"),
		money_format(charges->fees, context->digits, fees), money_format(charges->tax, context->digits, tax));
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
		show_charges(context, &correction->charges, shown);
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
	status = invoice_paper_read(context, &arguments->said, lines, settlement);
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
		   "for what is gone, used or sent back, it is a price difference of this period. Freight, fees and discount are "
		   "spread over the lines by their value."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_ACCOUNTANT,
	.plan = plan,
	.post = post,
	.asks = true,
};
