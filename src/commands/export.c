/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule export: the accountant's workbook of a month. */
#include "config.h"
#include <string.h>
#include "ampoule/report.h"
#include "ampoule/text.h"
#include "reporting.h"

struct arguments {
	const char *month;
};

enum { OPTION_MONTH = 256 };

static const struct argp_option options[] = {
	{ "month", OPTION_MONTH, N_("MONTH"), 0, N_("the month, as 2026-10, this or last (default: last)"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_MONTH)
		return ARGP_ERR_UNKNOWN;
	arguments->month = arg;
	return 0;
}

/* A workbook of nothing would look like a month in which nothing happened. */
static int refuse_future(struct context *context, const char *month)
{
	day_t first;
	int status = month == NULL ? STATUS_OK : month_parse(month, context->today, &first, context->error);
	if (status != STATUS_OK)
		error_prefix(context->error, "--month: ");
	if (status == STATUS_OK && month != NULL && first > context->today)
		return error_set(context->error, STATUS_DATA, _("'%s' has not begun; name a month that has"), QUOTED(month));
	return status;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct given month = { "month", arguments->month };
	struct report_request request;
	struct report_output output;
	struct book book;
	if (context->common.output == NULL || strcmp(context->format, "xlsx") != 0)
		return error_set(context->error, STATUS_USAGE, _("a workbook needs a file: -o NAME.xlsx"));
	int status = refuse_future(context, arguments->month);
	if (status == STATUS_OK)
		status = book_find("month", context->pool, &book, context->error);
	if (status == STATUS_OK)
		status = reporting_request(context, &book.head, &month, 1, &request);
	if (status == STATUS_OK)
		status = reporting_output(context, &output);
	if (status == STATUS_OK)
		status = book_run(context->store, &book, &request, &output);
	return status;
}

const struct command command_export = {
	.name = "export",
	.group = GROUP_REPORT,
	.summary = N_("the accountant's workbook of a month"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_MANAGER | ROLE_ACCOUNTANT,
	.run = run,
};
