/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule recall show: what a recall named, and what was done when. */
#include "config.h"
#include <string.h>
#include "ampoule/recall.h"
#include "number.h"
#include "recall.h"

static int run(struct context *context, void *data)
{
	int64_t number = *(int64_t *)data;
	const struct given given = { "recall", pool_printf(context->pool, "%lld", (long long)number) };
	int status = recall_find(context->store, number);
	if (status != STATUS_OK)
		return status;
	if (strcmp(context->format, "xlsx") == 0)
		return reporting_book(context, "recall", &given, 1);
	status = reporting_run(context, "recall-acts", &given, 1);
	if (status != STATUS_OK || strcmp(context->format, "table") != 0)
		return status;
	fprintf(context->out, "\n%s\n", _("Still to be dealt with:"));
	return reporting_run(context, "recall-stock", &given, 1);
}

const struct command command_recall_show = {
	.name = "recall",
	.verb = "show",
	.group = GROUP_REPORT,
	.summary = N_("what a recall named, and what was done when"),
	.arguments = N_("N"),
	.details = N_("With -o recall.xlsx the workbook for the authority: what was done with hours from the notice, the balance of "
		   "each lot, its trace, the patients to call with room to sign off, and what is still to be dealt with."),
	.parse = number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
