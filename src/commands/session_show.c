/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session show: one session with every lot. */
#include "config.h"
#include "ampoule/command.h"
#include "number.h"
#include "session_print.h"

static int run(struct context *context, void *data)
{
	struct session_record record;
	int status = answer_as_text(context);
	if (status == STATUS_OK)
		status = session_load(context->store, *(int64_t *)data, context->pool, &record);
	if (status == STATUS_OK)
		session_print(&record, context->pool, context->out);
	return status;
}

const struct command command_session_show = {
	.name = "session",
	.verb = "show",
	.group = GROUP_DAILY,
	.summary = N_("show a session with every lot and expiry"),
	.arguments = N_("N"),
	.parse = number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = run,
};
