/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule report: any report, in any format. */
#include "config.h"
#include <string.h>
#include "columns.h"
#include "definitions.h"

static const struct argp_option *make_options(const struct command *command, struct pool *pool)
{
	(void)command;
	return definitions_options(DEFINITION_REPORT, pool);
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct definition_arguments *arguments = state->input;
	if (key == ARGP_KEY_END && arguments->name == NULL)
		return parse_refuse(state, _("which report? See 'ampoule report list'"));
	return definitions_parse(DEFINITION_REPORT, key, arg, state, arguments);
}

static bool describe(const char *argument, struct pool *pool, struct description *description)
{
	return definitions_describe(DEFINITION_REPORT, argument, pool, description);
}

static int run(struct context *context, void *data)
{
	const struct definition_arguments *arguments = data;
	return reporting_run(context, arguments->name, arguments->given, arguments->count);
}

const struct command command_report = {
	.name = "report",
	.group = GROUP_REPORT,
	.summary = N_("a report, as table, CSV, TSV, JSON or workbook"),
	.arguments = N_("NAME"),
	.details = N_("'ampoule report list' names them, 'ampoule report NAME --help' tells what each can be asked. The ending "
		   "of -o picks the format: -o usage.xlsx."),
	.make_options = make_options,
	.describe = describe,
	.parse = parse,
	.arguments_size = sizeof(struct definition_arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};

static void definition_print(const char *name, const struct report *report, struct columns *columns)
{
	const char *words = "";
	for (size_t i = 0; i < report->parameter_count; i++)
		words = pool_printf(columns->pool, "%s%s--%s", words, i == 0 ? "" : " ", report->parameters[i].name);
	const char **cells = columns_row(columns);
	cells[0] = name;
	cells[1] = report->own ? pool_printf(columns->pool, _("%s (the clinic's own)"), report->about) : report->about;
	if (report->parameter_count > 0)
		columns_row(columns)[1] = words;
}

/* One that is broken stands in the list with what is wrong with it, and disturbs no other. */
static void broken_print(const char *name, struct error *error, struct columns *columns)
{
	const char **cells = columns_row(columns);
	cells[0] = name;
	cells[1] = pool_printf(columns->pool, _("CANNOT BE USED: %s"), error->text);
	error_clear(error);
}

static void reports_list(struct context *context)
{
	struct columns columns = { .pool = context->pool };
	const char *folder = definitions_folder(context->pool), **names;
	for (size_t i = 0, count = report_names(folder, context->pool, &names); i < count; i++) {
		struct error error = { 0 };
		struct report report;
		if (report_find(folder, names[i], context->pool, &report, &error) != STATUS_OK)
			broken_print(names[i], &error, &columns);
		else if ((report.roles & context->role) != 0)
			definition_print(names[i], &report, &columns);
	}
	columns_print(&columns, context->out);
}

static void books_list(struct context *context)
{
	struct columns columns = { .pool = context->pool };
	const char *folder = definitions_folder(context->pool), **names;
	for (size_t i = 0, count = book_names(folder, context->pool, &names); i < count; i++) {
		struct error error = { 0 };
		struct book book;
		if (book_find(folder, names[i], context->pool, &book, &error) != STATUS_OK)
			broken_print(names[i], &error, &columns);
		else if ((book.head.roles & context->role) != 0)
			definition_print(names[i], &book.head, &columns);
	}
	if (columns.count > 0)
		fprintf(context->out, "\n%s\n", _("Workbooks: ampoule export NAME -o FILE.xlsx"));
	columns_print(&columns, context->out);
}

static int list_run(struct context *context, void *data)
{
	(void)data;
	reports_list(context);
	books_list(context);
	return STATUS_OK;
}

const struct command command_report_list = {
	.name = "report",
	.verb = "list",
	.group = GROUP_REPORT,
	.summary = N_("the reports there are, and what they can be asked"),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = list_run,
};
