/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule report: any report, in any format. */
#include "config.h"
#include "ampoule/report.h"
#include <string.h>
#include "ampoule/text.h"
#include "columns.h"
#include "reporting.h"

struct arguments {
	const char *name;
	struct given *given;
	size_t count;
};

enum { FIRST_PARAMETER = 256 };

/* The parameters of all reports, each once: its place is its option's key. */
static size_t parameters_collect(struct pool *pool, struct parameter **parameters)
{
	const char **names;
	size_t count = 0;
	*parameters = NULL;
	for (size_t i = 0, reports = report_names(pool, &names); i < reports; i++) {
		struct error ignored = { 0 };
		struct report report;
		if (report_find(names[i], pool, &report, &ignored) != STATUS_OK) {
			error_clear(&ignored);
			continue;
		}
		for (size_t j = 0; j < report.parameter_count; j++) {
			size_t known = 0;
			while (known < count && strcmp((*parameters)[known].name, report.parameters[j].name) != 0)
				known++;
			if (known == count)
				*(struct parameter *)pool_append(pool, parameters, &count, sizeof(**parameters)) =
					report.parameters[j];
		}
	}
	return count;
}

static const char *value_name(enum parameter_type type)
{
	static const char *const names[] = {
		[PARAMETER_DAY] = N_("DAY"),
		[PARAMETER_MONTH] = N_("MONTH"),
		[PARAMETER_PRODUCT] = N_("PRODUCT"),
		[PARAMETER_LOCATION] = N_("PLACE"),
		[PARAMETER_PATIENT] = N_("PATIENT"),
		[PARAMETER_SUPPLIER] = N_("SUPPLIER"),
		[PARAMETER_RECIPE] = N_("RECIPE"),
		[PARAMETER_LOT] = N_("LOT"),
		[PARAMETER_AREA] = N_("AREA"),
		[PARAMETER_COUNT] = N_("N"),
		[PARAMETER_TEXT] = N_("TEXT"),
	};
	return names[type];
}

static const struct argp_option *make_options(const struct command *command, struct pool *pool)
{
	(void)command;
	struct parameter *parameters;
	size_t count = parameters_collect(pool, &parameters);
	struct argp_option *options = pool_alloc(pool, (count + 1) * sizeof(*options));
	for (size_t i = 0; i < count; i++) {
		options[i].name = parameters[i].name;
		options[i].key = FIRST_PARAMETER + (int)i;
		options[i].arg = value_name(parameters[i].type);
		options[i].doc = parameters[i].help;
	}
	return options;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	struct pool *pool = parse_context(state)->pool;
	struct parameter *parameters;
	if (key == ARGP_KEY_ARG && arguments->name == NULL) {
		arguments->name = arg;
		return 0;
	}
	if (key == ARGP_KEY_END && arguments->name == NULL)
		return parse_refuse(state, _("which report? See 'ampoule report list'"));
	if (key < FIRST_PARAMETER || (size_t)(key - FIRST_PARAMETER) >= parameters_collect(pool, &parameters))
		return ARGP_ERR_UNKNOWN;
	struct given *given = pool_append(pool, &arguments->given, &arguments->count, sizeof(*given));
	*given = (struct given){ parameters[key - FIRST_PARAMETER].name, arg };
	return 0;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	return reporting_run(context, arguments->name, arguments->given, arguments->count);
}

const struct command command_report = {
	.name = "report",
	.group = GROUP_REPORT,
	.summary = N_("a report, as table, CSV, TSV, JSON or workbook"),
	.arguments = N_("NAME"),
	.details = N_("'ampoule report list' names them. The ending of -o picks the format: -o usage.xlsx."),
	.make_options = make_options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};

static void report_print(const struct report *report, struct pool *pool, struct columns *columns)
{
	const char *words = "";
	for (size_t i = 0; i < report->parameter_count; i++)
		words = pool_printf(pool, "%s%s--%s", words, i == 0 ? "" : " ", report->parameters[i].name);
	const char **cells = columns_row(columns);
	cells[0] = report->name;
	cells[1] = report->about;
	cells = columns_row(columns);
	cells[1] = words;
}

static int list_run(struct context *context, void *data)
{
	(void)data;
	struct columns columns = { .pool = context->pool };
	const char **names;
	for (size_t i = 0, count = report_names(context->pool, &names); i < count; i++) {
		struct report report;
		int status = report_find(names[i], context->pool, &report, context->error);
		if (status != STATUS_OK)
			return status;
		if ((report.roles & context->role) != 0)
			report_print(&report, context->pool, &columns);
	}
	columns_print(&columns, context->out);
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
