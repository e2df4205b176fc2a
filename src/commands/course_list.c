/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule course list and course due: the courses, where they stand, and which want a session. */
#include "config.h"
#include "ampoule/text.h"
#include "course.h"
#include <string.h>
#include "reporting.h"

struct arguments {
	const char *patient, *state, *within;
};

enum { OPTION_STATE = 256, OPTION_WITHIN };

static const struct argp_option list_options[] = {
	{ "state", OPTION_STATE, N_("STATE"), 0, N_("only those that are running, paused, complete or ended"), 0 },
	{ 0 },
};

static const struct argp_option due_options[] = {
	{ "within", OPTION_WITHIN, N_("14d"), 0, N_("those that will be due in so many days (default: 14d)"), 0 },
	{ 0 },
};

static bool is_state(const char *text)
{
	return strcmp(text, "running") == 0 || strcmp(text, "paused") == 0 || strcmp(text, "complete") == 0 ||
		strcmp(text, "ended") == 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_STATE:
		if (!is_state(arg))
			return parse_refuse(state, _("--state '%s': it is running, paused, complete or ended"), QUOTED(arg));
		arguments->state = arg;
		return 0;
	case OPTION_WITHIN:
		arguments->within = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->patient != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->patient = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int list_run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given[] = { { "patient", arguments->patient }, { "state", arguments->state } };
	return reporting_run(context, "courses", given, sizeof(given) / sizeof(given[0]));
}

static int due_run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const char *days = NULL;
	int64_t least, most;
	if (arguments->within != NULL && strcmp(arguments->within, "0") == 0) {
		days = "0";
	} else if (arguments->within != NULL) {
		int status = course_interval_parse(arguments->within, &least, &most, context->error);
		if (status != STATUS_OK)
			return status;
		days = pool_printf(context->pool, "%lld", (long long)most);
	}
	const struct given given[] = { { "patient", arguments->patient }, { "within", days } };
	return reporting_run(context, "courses-due", given, sizeof(given) / sizeof(given[0]));
}

const struct command command_course_list = {
	.name = "course",
	.verb = "list",
	.group = GROUP_REPORT,
	.summary = N_("the courses, and where they stand"),
	.arguments = N_("[PATIENT]"),
	.options = list_options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = list_run,
};

const struct command command_course_due = {
	.name = "course",
	.verb = "due",
	.group = GROUP_REPORT,
	.summary = N_("which courses want a session, the latest first"),
	.arguments = N_("[PATIENT]"),
	.options = due_options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = due_run,
};
