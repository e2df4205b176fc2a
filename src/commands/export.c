/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule export: a workbook of several reports, such as the accountant's of a month. */
#include "config.h"
#include <string.h>
#include "ampoule/text.h"
#include "definitions.h"

static const struct argp_option *make_options(const struct command *command, struct pool *pool)
{
	(void)command;
	return definitions_options(DEFINITION_BOOK, pool);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	return definitions_parse(DEFINITION_BOOK, key, arg, state, state->input);
}

static bool describe(const char *argument, struct pool *pool, struct description *description)
{
	return definitions_describe(DEFINITION_BOOK, argument, pool, description);
}

/* A workbook of nothing would look like a month in which nothing happened. */
static int refuse_future(struct context *context, const struct report *head, const struct given *given)
{
	size_t index;
	day_t first;
	int status = report_parameter(head, given->name, &index, context->error);
	bool is_year = status == STATUS_OK && head->parameters[index].type == PARAMETER_YEAR;
	if (status != STATUS_OK || (!is_year && head->parameters[index].type != PARAMETER_MONTH))
		return status;
	status = (is_year ? year_parse : month_parse)(given->text, context->today, &first, context->error);
	if (status != STATUS_OK)
		error_prefix(context->error, "--%s: ", given->name);
	if (status == STATUS_OK && first > context->today)
		return error_set(context->error, STATUS_DATA, _("'%s' has not begun; name a month that has"),
			QUOTED(given->text));
	return status;
}

/* A workbook is one file; as CSV its reports are files in a folder. */
static int refuse_output(struct context *context)
{
	const char *path = context->common.output;
	bool csv = strcmp(context->format, "csv") == 0;
	if (path == NULL || (!csv && strcmp(context->format, "xlsx") != 0))
		return error_set(context->error, STATUS_USAGE,
			_("a workbook needs a file, add -o NAME.xlsx; or a folder for its tables, --format csv -o FOLDER"));
	if (csv && context->common.format == NULL && !context->common.excel)
		return error_set(context->error, STATUS_USAGE,
			_("'%s': as CSV a workbook is a folder of files; say --format csv -o FOLDER"), QUOTED(path));
	return STATUS_OK;
}

static int run(struct context *context, void *data)
{
	const struct definition_arguments *arguments = data;
	const char *name = arguments->name == NULL ? "month" : arguments->name;
	struct report_request request;
	struct report_output output;
	struct book book;
	if (refuse_output(context) != STATUS_OK)
		return context->error->status;
	int status = book_find(definitions_folder(context->pool), name, context->pool, &book, context->error);
	for (size_t i = 0; status == STATUS_OK && i < arguments->count; i++)
		status = refuse_future(context, &book.head, &arguments->given[i]);
	if (status == STATUS_OK)
		status = reporting_request(context, &book.head, arguments->given, arguments->count, &request);
	if (status == STATUS_OK)
		status = reporting_output(context, &output);
	if (status == STATUS_OK) {
		status = book_run(context->store, &book, &request, &output);
		reporting_end(&output);
	}
	return status;
}

const struct command command_export = {
	.name = "export",
	.group = GROUP_REPORT,
	.summary = N_("a workbook: the accountant's of a month, or another one"),
	.arguments = N_("[WORKBOOK]"),
	.details = N_("Without a name it is the month's. 'ampoule report list' names the others, 'ampoule export NAME --help' "
		   "tells what each can be asked. --format csv -o FOLDER writes its tables as CSV files, with a manifest."),
	.make_options = make_options,
	.describe = describe,
	.parse = parse,
	.arguments_size = sizeof(struct definition_arguments),
	.needs = NEEDS_READING,
	.makes_files = true,
	.roles = ROLE_MANAGER | ROLE_ACCOUNTANT,
	.run = run,
};
