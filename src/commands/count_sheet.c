/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule count sheet: what is to be counted, to fill in. */
#include "config.h"
#include "ampoule/counting.h"
#include "count_number.h"
#include "reporting.h"

struct arguments {
	int64_t number; /* first: count_number_parse fills it */
	bool blind;
};

enum { OPTION_BLIND = 256 };

static const struct argp_option options[] = {
	{ "blind", OPTION_BLIND, NULL, 0, N_("without what is expected"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_BLIND)
		return count_number_parse(key, arg, state);
	arguments->blind = true;
	return 0;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct count count;
	int status = count_load(context->store, arguments->number, context->pool, &count);
	if (status != STATUS_OK)
		return status;
	const struct given given = { "count",
		pool_printf(context->pool, "C%lld", (long long)arguments->number) };
	return reporting_run(context, arguments->blind ? "count-sheet-blind" : "count-sheet", &given, 1);
}

const struct command command_count_sheet = {
	.name = "count",
	.verb = "sheet",
	.group = GROUP_DAILY,
	.summary = N_("the sheet of a count, to fill in"),
	.arguments = N_("C4"),
	.details = N_(
		"Print it, or write it with -o sheet.csv or -o sheet.xlsx, fill in the last column and enter it with "
		"'ampoule count enter C4 --file sheet.csv'. What is left empty is not counted, which is not zero. What the "
		"sheet does not have goes on lines of its own: product, lot, expires, location, counted, without a line "
		"number; 'open' in the column opened stands for a container that was found open."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
