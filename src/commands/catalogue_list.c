/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule THING list: the report of that name, in every format that reports have. */
#include <stdlib.h>
#include "ampoule/report.h"
#include "catalogue.h"

int catalogue_list(struct context *context, void *data)
{
	const struct catalogue_arguments *arguments = data;
	struct report report;
	struct report_output output = {
		.file = context->out,
		.path = context->common.output,
		.excel = context->common.excel,
		.terminal = context->terminal,
		.force = context->common.force,
	};
	const char *name = pool_printf(context->pool, "list-%s", arguments->thing->plural);
	const char *all[] = { arguments->all ? "1" : "0" };

	int status = report_find(name, context->pool, &report, context->error);
	if (status == 0)
		status = report_format_find(context->format, &output.format, context->error);
	if (status < 0)
		return status;
	const struct report_request request = {
		.report = &report,
		.values = all,
		.today = context->today,
		.now = context->act.now,
		.sees_finance = context->role != ROLE_NURSE,
		.sees_patients = context->role != ROLE_ACCOUNTANT,
	};
	return report_run(context->store, &request, &output);
}
