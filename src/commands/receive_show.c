/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive show: the delivery that is being typed in. */
#include "config.h"
#include <string.h>
#include "receive_paper.h"
#include "receive_print.h"

static int run(struct context *context, void *data)
{
	(void)data;
	struct draft draft;
	int status = STATUS_OK;
	if (strcmp(context->format, "table") != 0 && !answer_is_json(context))
		status = error_set(context->error, STATUS_USAGE, _("'receive show' answers as table or json, not as %s"),
			context->format);
	if (status == STATUS_OK)
		status = draft_load(context->store, draft_owner(&context->act, context->pool), context->pool, &draft);
	if (status != STATUS_OK)
		return status;
	int digits = paper_digits(context, draft.currency);
	if (digits >= 0 && answer_is_json(context))
		receive_json(context, &draft, digits);
	else if (digits >= 0)
		receive_print(context, &draft, digits, context->out);
	return digits < 0 ? digits : STATUS_OK;
}

const struct command command_receive_show = {
	.name = "receive",
	.verb = "show",
	.group = GROUP_DAILY,
	.summary = N_("show the delivery that was begun"),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = run,
};
