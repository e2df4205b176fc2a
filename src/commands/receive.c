/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive: one product of a delivery comes in. */
#include "config.h"
#include "ampoule/shortage.h"
#include "order.h"
#include "receive_line.h"
#include "receive_paper.h"
#include "receive_print.h"

struct arguments {
	struct receive_line line;
	struct receive_paper paper;
	const char *order;
};

enum { OPTION_ORDER = RECEIVE_OPTIONS_END };

static const struct argp_option options[] = {
	RECEIVE_LINE_OPTIONS,
	RECEIVE_HEAD_OPTIONS,
	RECEIVE_CURRENCY_OPTIONS,
	RECEIVE_FEE_OPTIONS,
	RECEIVE_TOTAL_OPTION,
	{ "order", OPTION_ORDER, N_("R7"), 0, N_("the order that it came for"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key == OPTION_ORDER) {
		arguments->order = arg;
		return 0;
	}
	error_t taken = receive_paper_parse(key, arg, state, &arguments->paper);
	return taken == ARGP_ERR_UNKNOWN ? receive_line_parse(key, arg, state, &arguments->line) : taken;
}

/* What it all costs, where that may be told. */
static const char *describe_cost(struct context *context, const struct delivery *delivery)
{
	char value[MONEY_TEXT_MAX];
	if (delivery->lines[0].estimated)
		return _("its price follows");
	return pool_printf(context->pool, _("%s in all"),
		money_format(delivery_line_cost(&delivery->lines[0]), context->digits, value));
}

/* A delivery of one line; `draft->lines` has room for it. */
static int make(struct context *context, const struct arguments *arguments, struct draft *draft,
	struct delivery *delivery)
{
	struct draft_foot foot = { 0 };
	money_t total = 0;
	int digits = 0, status = receive_currency_read(context, &arguments->paper, draft);
	if (status == STATUS_OK)
		digits = paper_digits(context, draft->currency);
	if (status == STATUS_OK)
		status = receive_line_read(context, &arguments->line, digits, draft->lines);
	if (status == STATUS_OK)
		status = receive_head_read(context, &arguments->paper, draft);
	if (status == STATUS_OK)
		status = receive_foot_read(context, &arguments->paper, digits, &foot, &total);
	if (status == STATUS_OK)
		status = draft_deliver(context->store, draft, &foot, context->digits, context->pool, delivery);
	if (status == STATUS_OK && arguments->paper.total != NULL)
		return receive_total_check(context, draft->currency, total, digits, delivery);
	delivery->has_total = false; /* nobody said what stands on the paper */
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct draft_line line;
	struct draft draft = { .lines = &line, .count = 1 };
	struct delivery delivery;
	int64_t number;
	int status = make(context, arguments, &draft, &delivery);
	if (status == STATUS_OK)
		status = order_of_delivery(context, arguments->order, &delivery);
	if (status == STATUS_OK)
		status = receive_deliver(context, &delivery, &context->act, &number);
	if (status != STATUS_OK)
		return status;
	char day[DAY_TEXT_MAX];
	return answer_posted(context, number, _("entry %lld: %s of %s received, lot %s, expires %s, %s, in %s"),
		(long long)number, containers_describe(line.containers + line.free, line.container, context->pool),
		line.product_code, line.lot, line.expires == DAY_NONE ? _("never") : day_format(line.expires, day),
		describe_cost(context, &delivery), line.location_code);
}

const struct command command_receive = {
	.name = "receive",
	.group = GROUP_DAILY,
	.summary = N_("take in a delivery"),
	.arguments = N_("PRODUCT"),
	.details = N_("PRODUCT is a code, a name, or a scan of the pack, which brings lot and expiry with it. A delivery of many "
		   "products is typed in with 'ampoule receive start', or comes in with 'ampoule import deliveries FILE'."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("without price"),
	.post = post,
};
