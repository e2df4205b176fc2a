/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive post: all lines of a delivery that was typed in become one entry. */
#include "config.h"
#include "order.h"
#include "receive_print.h"

struct arguments {
	const char *total, *freight, *fees, *discount, *order;
};

enum { OPTION_TOTAL = 256, OPTION_FREIGHT, OPTION_FEES, OPTION_DISCOUNT, OPTION_ORDER };

static const struct argp_option options[] = {
	{ "total", OPTION_TOTAL, N_("AMOUNT"), 0, N_("of the paper, with tax: what the lines come to must match it"), 0 },
	{ "freight", OPTION_FREIGHT, N_("AMOUNT"), 0, N_("of the paper, spread over its lines by value"), 0 },
	{ "fees", OPTION_FEES, N_("AMOUNT"), 0, N_("likewise: customs, packing"), 0 },
	{ "discount", OPTION_DISCOUNT, N_("AMOUNT"), 0, N_("off the whole paper, likewise"), 0 },
	{ "order", OPTION_ORDER, N_("R7"), 0, N_("the order that it came for"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_TOTAL:
		arguments->total = arg;
		return 0;
	case OPTION_FREIGHT:
		arguments->freight = arg;
		return 0;
	case OPTION_FEES:
		arguments->fees = arg;
		return 0;
	case OPTION_DISCOUNT:
		arguments->discount = arg;
		return 0;
	case OPTION_ORDER:
		arguments->order = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int read_foot(struct context *context, const struct arguments *arguments, int digits, struct draft_foot *foot,
	money_t *total)
{
	const struct {
		const char *text;
		money_t *to;
	} amounts[] = { { arguments->total, total }, { arguments->freight, &foot->freight },
		{ arguments->fees, &foot->fees }, { arguments->discount, &foot->discount } };
	for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++) {
		*amounts[i].to = 0;
		if (amounts[i].text == NULL)
			continue;
		if (!context->sees_finance)
			return error_set(context->error, STATUS_NOT_PERMITTED,
				_("'%s' is a %s and gives no prices: leave them out, and the paper settles them"),
				context->operator_code, role_name(context->role));
		int status = money_parse(amounts[i].text, digits, amounts[i].to, context->error);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/* Whoever typed a line wrongly finds it here, before anything is in stock. */
static int check_total(struct context *context, const struct arguments *arguments, const struct draft *draft,
	const struct delivery *delivery, money_t said, int digits)
{
	struct pool *pool = context->pool;
	if (!delivery->has_total && arguments->total != NULL)
		return error_set(context->error, STATUS_USAGE,
			_("the lines have no prices yet: leave out --total, 'ampoule report uninvoiced' keeps them in view"));
	if (delivery->has_total && arguments->total == NULL)
		return error_set(context->error, STATUS_USAGE,
			_("say what stands at the foot of the paper with --total; its lines come to %s"),
			paper_money(draft, delivery->total, digits, pool));
	if (delivery->has_total && said != delivery->total)
		return error_set(context->error, STATUS_REFUSED,
			_("the paper says %s and its lines come to %s; look at them with 'ampoule receive show', nothing was "
			  "posted"),
			paper_money(draft, said, digits, pool), paper_money(draft, delivery->total, digits, pool));
	return STATUS_OK;
}

static int make(struct context *context, const struct arguments *arguments, struct draft *draft,
	struct delivery *delivery)
{
	struct draft_foot foot;
	money_t total;
	int status = draft_load(context->store, draft_owner(&context->act, context->pool), context->pool, draft);
	if (status != STATUS_OK)
		return status;
	int digits = paper_digits(context, draft);
	status = digits < 0 ? digits : read_foot(context, arguments, digits, &foot, &total);
	if (status == STATUS_OK)
		status = draft_deliver(context->store, draft, &foot, context->digits, context->pool, delivery);
	if (status == STATUS_OK)
		status = check_total(context, arguments, draft, delivery, total, digits);
	return status == STATUS_OK ? order_of_delivery(context, arguments->order, delivery) : status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	struct draft draft;
	struct delivery delivery;
	struct act act = context->act;
	int64_t number;
	int status = make(context, data, &draft, &delivery);
	if (status != STATUS_OK)
		return status;
	if (context->common.on == NULL && draft.when.day != DAY_NONE)
		act.when = draft.when;
	status = receive_deliver(context, &delivery, &act, &number);
	if (status == STATUS_OK)
		status = draft_remove(context->store, draft_owner(&act, context->pool));
	if (status != STATUS_OK)
		return status;
	money_t cost = 0;
	char value[MONEY_TEXT_MAX];
	for (size_t i = 0; i < delivery.count; i++)
		cost += delivery_line_cost(&delivery.lines[i]);
	if (!delivery.has_total)
		return answer_posted(context, number, _("entry %lld: delivery of %s received, lines: %zu, their prices follow"),
			(long long)number, draft.supplier_code, draft.count);
	return answer_posted(context, number, _("entry %lld: delivery of %s received, lines: %zu, %s into stock"),
		(long long)number, draft.supplier_code, draft.count, money_format(cost, context->digits, value));
}

const struct command command_receive_post = {
	.name = "receive",
	.verb = "post",
	.group = GROUP_DAILY,
	.summary = N_("post the delivery that was begun, as one entry"),
	.details = N_("Freight, fees and discount are spread over the lines by their value, free goods get none. The total must be "
		   "the paper's, to the cent."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("without price"),
	.post = post,
};
