/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session list: who was treated when. */
#include "config.h"
#include "period.h"
#include "reporting.h"

struct arguments {
	struct period period;
	const char *patient;
};

static const struct argp_option options[] = { PERIOD_OPTIONS, { 0 } };

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != ARGP_KEY_ARG)
		return period_parse(key, arg, &arguments->period);
	if (arguments->patient != NULL)
		return ARGP_ERR_UNKNOWN;
	arguments->patient = arg;
	return 0;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given[] = {
		{ "patient", arguments->patient },
		{ "from", arguments->period.from },
		{ "to", arguments->period.to },
		{ "limit", arguments->period.limit },
	};
	return reporting_run(context, "sessions", given, sizeof(given) / sizeof(given[0]));
}

const struct command command_session_list = {
	.name = "session",
	.verb = "list",
	.group = GROUP_DAILY,
	.summary = N_("sessions, the newest first"),
	.arguments = N_("[PATIENT]"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = run,
};
