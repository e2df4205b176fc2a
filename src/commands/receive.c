/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive: one product of a delivery comes in. */
#include "config.h"
#include "ampoule/shortage.h"
#include "order.h"
#include "receive_line.h"
#include "receive_print.h"

struct arguments {
	struct receive_line line;
	const char *supplier, *invoice, *order;
};

enum { OPTION_SUPPLIER = RECEIVE_OPTIONS_END, OPTION_INVOICE, OPTION_ORDER };

static const struct argp_option options[] = {
	RECEIVE_LINE_OPTIONS,
	{ "supplier", OPTION_SUPPLIER, N_("SUPPLIER"), 0, N_("who delivered"), 0 },
	{ "invoice", OPTION_INVOICE, N_("NUMBER"), 0, N_("of the paper"), 0 },
	{ "order", OPTION_ORDER, N_("R7"), 0, N_("the order that it came for"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_SUPPLIER:
		arguments->supplier = arg;
		return 0;
	case OPTION_INVOICE:
		arguments->invoice = arg;
		return 0;
	case OPTION_ORDER:
		arguments->order = arg;
		return 0;
	default:
		return receive_line_parse(key, arg, state, &arguments->line);
	}
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

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	const struct draft_foot foot = { 0 };
	struct draft_line line;
	struct draft draft = { .lines = &line, .count = 1 };
	struct delivery delivery;
	int64_t number;
	int status = receive_line_read(context, &arguments->line, context->digits, &line);
	if (status == STATUS_OK)
		status = receive_paper_read(context, arguments->supplier, arguments->invoice, &draft);
	if (status == STATUS_OK)
		status = draft_deliver(context->store, &draft, &foot, context->digits, context->pool, &delivery);
	if (status != STATUS_OK)
		return status;
	delivery.has_total = false; /* nobody said what stands on the paper */
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
