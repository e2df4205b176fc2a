/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive correct: the price or the number of what came was written down wrongly. */
#include "config.h"
#include "ampoule/correction.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/shortage.h"
#include "ampoule/text.h"
#include "number.h"
#include "received.h"

struct arguments {
	int64_t delivery; /* first: number_parse fills it */
	const char *line, *price, *quantity;
};

enum { OPTION_LINE = 256, OPTION_PRICE, OPTION_QUANTITY };

static const struct argp_option options[] = {
	{ "line", OPTION_LINE, N_("L"), 0, N_("the line of the delivery; not needed where it has one"), 0 },
	{ "price", OPTION_PRICE, N_("PRICE"), 0, N_("what one container cost (12.50), or a package (125/pk)"), 0 },
	{ "quantity", OPTION_QUANTITY, N_("N"), 0, N_("how many containers (20) or packages (2pk) came"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_LINE:
		arguments->line = arg;
		return 0;
	case OPTION_PRICE:
		arguments->price = arg;
		return 0;
	case OPTION_QUANTITY:
		arguments->quantity = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->delivery != 0 && arguments->price == NULL && arguments->quantity == NULL)
			return parse_refuse(state, _("say what is right: --price, --quantity, or both"));
		return number_parse(key, arg, state);
	default:
		return number_parse(key, arg, state);
	}
}

static int read_line_number(struct context *context, const char *text, int64_t *line)
{
	*line = 0;
	if (text == NULL)
		return STATUS_OK;
	if (text[0] < '1' || text[0] > '9' || strspn(text, "0123456789") != strlen(text) || strlen(text) > 9)
		return error_set(context->error, STATUS_DATA, _("'%s': the number of a line is wanted, as --line 2"),
			QUOTED(text));
	*line = atoll(text);
	return STATUS_OK;
}

/* What the line should hold and cost: what is not said stays, the price as well as the number. */
static int read_wanted(struct context *context, const struct arguments *arguments, const struct correction_line *line,
	int64_t *containers, money_t *net)
{
	struct record product, package = { 0 };
	struct received received;
	bool nothing = arguments->quantity != NULL && strcmp(arguments->quantity, "0") == 0;
	*containers = nothing ? 0 : line->containers;
	*net = nothing ? 0 : line->net;
	if (nothing)
		return STATUS_OK;
	if (arguments->price == NULL && line->containers == 0)
		return error_set(context->error, STATUS_USAGE,
			_("line %lld of delivery %lld has no containers, and so no price: give --price too"),
			(long long)line->line, (long long)line->delivery);
	int status = catalogue_load(context->store, &thing_product, line->product, context->pool, &product);
	if (status == STATUS_OK && line->package != 0)
		status = catalogue_load(context->store, &thing_package, line->package, context->pool, &package);
	if (status == STATUS_OK)
		status = received_read(context, &product, &package,
			arguments->quantity != NULL ? arguments->quantity
						    : pool_printf(context->pool, "%lld", (long long)line->containers),
			arguments->price != NULL ? arguments->price : "0", context->digits, &received);
	if (status != STATUS_OK)
		return status;
	*containers = received.containers;
	*net = arguments->price != NULL ? received.net : correction_net(line, *containers);
	return STATUS_OK;
}

static void show(struct context *context, const struct correction *correction, FILE *shown)
{
	const struct correction_line *line = correction->line;
	char was[MONEY_TEXT_MAX], is[MONEY_TEXT_MAX], stock[MONEY_TEXT_MAX], difference[MONEY_TEXT_MAX];
	fprintf(shown, _("delivery %lld, line %lld, %s lot %s: %s for %s, was %s for %s\n"), (long long)line->delivery,
		(long long)line->line, line->product_code, line->lot,
		containers_describe(correction->containers, line->container, context->pool),
		money_format(correction->net, context->digits, is),
		containers_describe(line->containers, line->container, context->pool),
		money_format(line->net, context->digits, was));
	if (correction->charges.tax != line->charges.tax)
		fprintf(shown, _("  its tax %s, was %s\n"), money_format(correction->charges.tax, context->digits, is),
			money_format(line->charges.tax, context->digits, was));
	fprintf(shown, _("  value of the stock %s, price difference of what is gone %s\n"),
		money_format(correction->stock, context->digits, stock),
		money_format(correction->difference, context->digits, difference));
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct correction_line *line = pool_alloc(context->pool, sizeof(*line));
	struct correction *correction = pool_alloc(context->pool, sizeof(*correction));
	int64_t number, containers;
	money_t net;
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say why with --reason"));
	int status = read_line_number(context, arguments->line, &number);
	if (status == STATUS_OK)
		status = correction_line_load(context->store, arguments->delivery, number, context->pool, line);
	if (status == STATUS_OK)
		status = read_wanted(context, arguments, line, &containers, &net);
	if (status == STATUS_OK)
		status = correction_plan(context->store, line, containers, net, context->act.when, context->pool, correction);
	if (status != STATUS_OK)
		return status;
	show(context, correction, shown);
	*out = correction;
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct correction *correction = plan;
	int64_t number;
	int status = correction_post(context->store, &context->act, correction, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: line %lld of delivery %lld is corrected"), (long long)number,
		(long long)correction->line->line, (long long)correction->line->delivery);
}

const struct command command_receive_correct = {
	.name = "receive",
	.verb = "correct",
	.group = GROUP_DAILY,
	.summary = N_("the price or the number of what came was written down wrongly"),
	.arguments = N_("N"),
	.details = N_("The part that is still held changes the value of the stock; the part that is gone is a price "
		   "difference of this period. The tax follows; freight, fees and discount stay split as they were. The delivery keeps its number, its lot and its lines."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_ACCOUNTANT,
	.plan = plan,
	.post = post,
	.asks = true,
};
