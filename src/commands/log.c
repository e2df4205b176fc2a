/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule log: the ledger's entries, the newest first. */
#include "config.h"
#include "period.h"
#include "reporting.h"

struct arguments {
	struct period period;
	const char *kind;
};

enum { OPTION_KIND = 256 };

static const struct argp_option options[] = {
	PERIOD_OPTIONS,
	{ "kind", OPTION_KIND, N_("KIND"), 0, N_("only sessions (session), deliveries (received), voids (void) …"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_KIND)
		return period_parse(key, arg, &arguments->period);
	arguments->kind = arg;
	return 0;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given[] = {
		{ "kind", arguments->kind },
		{ "from", arguments->period.from },
		{ "to", arguments->period.to },
		{ "limit", arguments->period.limit },
	};
	return reporting_run(context, "log", given, sizeof(given) / sizeof(given[0]));
}

const struct command command_log = {
	.name = "log",
	.group = GROUP_REPORT,
	.summary = N_("the ledger: what was done, by whom, when"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
