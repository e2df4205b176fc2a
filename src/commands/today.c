/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule today: the manager's morning picture. */
#include "config.h"
#include <string.h>
#include "reporting.h"

static int run(struct context *context, void *data)
{
	(void)data;
	if (strcmp(context->format, "table") == 0 && !context->common.quiet) {
		char day[DAY_TEXT_MAX];
		const char *name = store_setting(context->store, "name");
		fprintf(context->out, "%s, %s\n", name == NULL ? "" : name, day_format(context->today, day));
	}
	return reporting_run(context, "today", NULL, 0);
}

const struct command command_today = {
	.name = "today",
	.group = GROUP_DAILY,
	.summary = N_("what needs doing now: discard, expired, expiring, low or out"),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
