/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive add, drop: the lines of a delivery that is typed in. */
#include "config.h"
#include "number.h"
#include "order.h"
#include "receive_line.h"
#include "receive_paper.h"
#include "receive_print.h"

struct arguments {
	struct receive_line line;
	const char *order;
};

enum { OPTION_ORDER = RECEIVE_OPTIONS_END };

static const struct argp_option options[] = {
	RECEIVE_LINE_OPTIONS,
	{ "order", OPTION_ORDER, N_("R7"), 0, N_("the order that this line came for, where the delivery is for several"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_ORDER)
		return receive_line_parse(key, arg, state, &arguments->line);
	arguments->order = arg;
	return 0;
}

static int load(struct context *context, const char **owner, struct draft *draft)
{
	*owner = draft_owner(&context->act, context->pool);
	int status = draft_check_common(context);
	if (status == STATUS_OK && context->common.on != NULL)
		return error_set(context->error, STATUS_USAGE,
			_("the day of the whole delivery is said with 'ampoule receive start --on' or 'receive post --on'"));
	return status == STATUS_OK ? draft_load(context->store, *owner, context->pool, draft) : status;
}

static int add(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	const char *owner;
	struct draft draft;
	struct draft_line line;
	int status = load(context, &owner, &draft);
	if (status != STATUS_OK)
		return status;
	int digits = paper_digits(context, draft.currency);
	status = digits < 0 ? digits : receive_line_read(context, &arguments->line, digits, &line);
	if (status == STATUS_OK)
		status = order_of_line(context, arguments->order, draft.supplier, &line);
	if (status == STATUS_OK)
		status = draft_add(context->store, owner, &line);
	if (status != STATUS_OK)
		return status;
	draft.lines = &line;
	draft.count = 1;
	receive_print(context, &draft, digits, context->out);
	return STATUS_OK;
}

static int drop(struct context *context, void *data, void *plan)
{
	(void)plan;
	const int64_t *number = data;
	const char *owner;
	struct draft draft;
	int status = load(context, &owner, &draft);
	if (status == STATUS_OK)
		status = draft_drop(context->store, owner, *number);
	if (status == STATUS_OK)
		fprintf(context->out, _("line %lld is dropped\n"), (long long)*number);
	return status;
}

const struct command command_receive_add = {
	.name = "receive",
	.verb = "add",
	.group = GROUP_DAILY,
	.summary = N_("add a line to the delivery that was begun"),
	.arguments = N_("PRODUCT"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("without price"),
	.post = add,
};

const struct command command_receive_drop = {
	.name = "receive",
	.verb = "drop",
	.group = GROUP_DAILY,
	.summary = N_("take a line out of the delivery that was begun"),
	.arguments = N_("LINE"),
	.parse = number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = drop,
};
