/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule forecast: what will be short by which day, what to order by when, what will expire unused. */
#include "config.h"
#include <string.h>
#include "reporting.h"

struct arguments {
	const char *days, *until, *product, *location, *average_days;
	bool daily, unused;
};

enum { OPTION_DAYS = 256, OPTION_UNTIL, OPTION_PRODUCT, OPTION_LOCATION, OPTION_AVERAGE_DAYS, OPTION_DAILY, OPTION_UNUSED };

static const struct argp_option options[] = {
	{ "days", OPTION_DAYS, N_("N"), 0, N_("so many days ahead (90)"), 0 },
	{ "until", OPTION_UNTIL, N_("DAY"), 0, N_("until that day"), 0 },
	{ "product", OPTION_PRODUCT, N_("PRODUCT"), 0, N_("only this product"), 0 },
	{ "location", OPTION_LOCATION, N_("LOCATION"), 0, N_("of what stands there; otherwise of all that may be used"), 0 },
	{ "average-days", OPTION_AVERAGE_DAYS, N_("N"), 0,
		N_("what no course plans as it was used in the last N days"), 0 },
	{ "daily", OPTION_DAILY, NULL, 0, N_("every day on which something is needed"), 0 },
	{ "unused", OPTION_UNUSED, NULL, 0, N_("only what will expire unused"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_DAYS:
		arguments->days = arg;
		return 0;
	case OPTION_UNTIL:
		arguments->until = arg;
		return 0;
	case OPTION_PRODUCT:
		arguments->product = arg;
		return 0;
	case OPTION_LOCATION:
		arguments->location = arg;
		return 0;
	case OPTION_AVERAGE_DAYS:
		arguments->average_days = arg;
		return 0;
	case OPTION_DAILY:
		arguments->daily = true;
		return 0;
	case OPTION_UNUSED:
		arguments->unused = true;
		return 0;
	case ARGP_KEY_END:
		if (arguments->days != NULL && arguments->until != NULL)
			return parse_refuse(state, _("either --days or --until is given"));
		if (arguments->daily && arguments->unused)
			return parse_refuse(state, _("either --daily or --unused is given"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given[] = {
		{ "days", arguments->days },
		{ "to", arguments->until },
		{ "product", arguments->product },
		{ "location", arguments->location },
		{ "average-days", arguments->average_days },
	};
	const size_t count = sizeof(given) / sizeof(given[0]);
	day_t until;
	if (arguments->until != NULL && day_parse(arguments->until, context->today, &until, context->error) != STATUS_OK) {
		error_prefix(context->error, "--until: ");
		return context->error->status;
	}
	if (arguments->daily || arguments->unused)
		return reporting_run(context, arguments->daily ? "forecast-days" : "forecast-unused", given, count);
	if (strcmp(context->format, "xlsx") == 0)
		return reporting_book(context, "forecast", given, count);
	int status = reporting_run(context, "shortages", given, count);
	if (status != STATUS_OK || strcmp(context->format, "table") != 0)
		return status;
	fprintf(context->out, "\n%s\n", _("Expiring unused:"));
	return reporting_run(context, "forecast-unused", given, count);
}

const struct command command_forecast = {
	.name = "forecast",
	.group = GROUP_REPORT,
	.summary = N_("what will be short, what to order by when, and what will expire unused"),
	.details = N_("Takes the planned sessions of all running courses off the shelf, day by day, first expired first out, with "
		   "what is reserved and what is on its way; where no course plans a product, its average use. Counts in whole "
		   "containers. CSV and JSON have what is short, or one of --daily and --unused; a workbook has all three."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
