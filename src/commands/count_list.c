/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule count list: stock counts, and what became of them. */
#include "config.h"
#include "reporting.h"

enum { OPTION_LIMIT = 256 };

static const struct argp_option options[] = {
	{ "limit", OPTION_LIMIT, N_("N"), 0, N_("at most so many (default 100)"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	if (key != OPTION_LIMIT)
		return ARGP_ERR_UNKNOWN;
	*(const char **)state->input = arg;
	return 0;
}

static int run(struct context *context, void *data)
{
	const struct given given = { "limit", *(const char **)data };
	return reporting_run(context, "list-counts", &given, 1);
}

const struct command command_count_list = {
	.name = "count",
	.verb = "list",
	.group = GROUP_DAILY,
	.summary = N_("counts, the newest first"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(const char *),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
