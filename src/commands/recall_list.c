/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule recall list: the recalls, and what is left to do. */
#include "config.h"
#include "reporting.h"

static int run(struct context *context, void *data)
{
	(void)data;
	return reporting_run(context, "recalls", NULL, 0);
}

const struct command command_recall_list = {
	.name = "recall",
	.verb = "list",
	.group = GROUP_REPORT,
	.summary = N_("the recalls, and what is left to do"),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
