/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive post: all lines of a delivery that was typed in become one entry. */
#include "config.h"
#include "order.h"
#include "receive_paper.h"
#include "receive_print.h"

struct arguments {
	struct receive_paper paper;
	const char *order;
};

enum { OPTION_ORDER = 256 };

static const struct argp_option options[] = {
	RECEIVE_TOTAL_OPTION,
	RECEIVE_FEE_OPTIONS,
	RECEIVE_DISCOUNT_OPTION,
	{ "order", OPTION_ORDER, N_("R7"), 0, N_("the order that it came for; lines that named another keep theirs"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_ORDER)
		return receive_paper_parse(key, arg, state, &arguments->paper);
	arguments->order = arg;
	return 0;
}

/* Whoever typed a line wrongly finds it here, before anything is in stock. */
static int check_total(struct context *context, const struct arguments *arguments, const struct draft *draft,
	const struct delivery *delivery, money_t said, int digits)
{
	if (arguments->paper.total != NULL)
		return receive_total_check(context, draft->currency, said, digits, delivery);
	if (!delivery->has_total)
		return STATUS_OK;
	return error_set(context->error, STATUS_USAGE,
		_("say what stands at the foot of the paper with --total; its lines come to %s"),
		paper_money(draft->currency, delivery->total, digits, context->pool));
}

static int make(struct context *context, const struct arguments *arguments, struct draft *draft,
	struct delivery *delivery)
{
	struct draft_foot foot;
	money_t total;
	int status = draft_load(context->store, draft_owner(&context->act, context->pool), context->pool, draft);
	if (status != STATUS_OK)
		return status;
	int digits = paper_digits(context, draft->currency);
	status = digits < 0 ? digits : receive_foot_read(context, &arguments->paper, digits, &foot, &total);
	if (status == STATUS_OK)
		status = draft_deliver(context->store, draft, &foot, context->digits, context->pool, delivery);
	if (status == STATUS_OK)
		status = check_total(context, arguments, draft, delivery, total, digits);
	return status == STATUS_OK ? order_of_rest(context, arguments->order, delivery) : status;
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
