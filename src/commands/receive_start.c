/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive start, cancel: begins and forgets a delivery that is typed in line by line. */
#include "config.h"
#include "receive_paper.h"
#include "receive_print.h"

static const struct argp_option options[] = { RECEIVE_HEAD_OPTIONS, RECEIVE_CURRENCY_OPTIONS, { 0 } };

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct receive_paper *paper = state->input;
	if (key == ARGP_KEY_END && paper->supplier == NULL)
		return parse_refuse(state, _("say who delivered with --supplier"));
	return receive_paper_parse(key, arg, state, paper);
}

static int start(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct receive_paper *paper = data;
	struct draft draft = { .when = { .day = DAY_NONE } };
	if (context->common.on != NULL)
		draft.when = context->act.when;
	int status = draft_check_common(context);
	if (status == STATUS_OK)
		status = receive_head_read(context, paper, &draft);
	if (status == STATUS_OK)
		status = receive_currency_read(context, paper, &draft);
	if (status == STATUS_OK)
		status = draft_start(context->store, draft_owner(&context->act, context->pool), &draft);
	if (status != STATUS_OK)
		return status;
	fprintf(context->out, _("delivery of %s begun: add its lines with 'ampoule receive add', then 'ampoule receive post'\n"),
		draft.supplier_code);
	return STATUS_OK;
}

static int cancel(struct context *context, void *data, void *plan)
{
	(void)data;
	(void)plan;
	const char *owner = draft_owner(&context->act, context->pool);
	struct draft draft;
	int status = draft_check_common(context);
	if (status == STATUS_OK)
		status = draft_load(context->store, owner, context->pool, &draft);
	if (status == STATUS_OK)
		status = draft_remove(context->store, owner);
	if (status == STATUS_OK)
		fprintf(context->out, _("delivery of %s forgotten; nothing of it was posted\n"), draft.supplier_code);
	return status;
}

const struct command command_receive_start = {
	.name = "receive",
	.verb = "start",
	.group = GROUP_DAILY,
	.summary = N_("begin a delivery of many lines"),
	.details = N_("The lines are typed in with 'ampoule receive add' and posted together, as one entry, with 'ampoule receive "
		   "post'. Until then nothing is in stock. Everybody has one such delivery at a time."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct receive_paper),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("without price"),
	.post = start,
};

const struct command command_receive_cancel = {
	.name = "receive",
	.verb = "cancel",
	.group = GROUP_DAILY,
	.summary = N_("forget the delivery that was begun"),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = cancel,
};
