/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session show: one session with every lot. */
#include "config.h"
#include "ampoule/command.h"
#include "number.h"
#include "session_print.h"
#include "session_sheet.h"

struct arguments {
	int64_t number; /* first: number_parse fills it */
	bool sheet;
};

enum { OPTION_SHEET = 256 };

static const struct argp_option options[] = {
	{ "sheet", OPTION_SHEET, NULL, 0, N_("what the patient takes home; -o sheet.xlsx writes it to be printed"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_SHEET)
		return number_parse(key, arg, state);
	arguments->sheet = true;
	return 0;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct session_record record;
	if (arguments->sheet)
		return session_sheet(context, arguments->number);
	int status = answer_as_text(context);
	if (status == STATUS_OK)
		status = session_load(context->store, arguments->number, context->pool, &record);
	if (status == STATUS_OK)
		session_print(&record, context->pool, context->out);
	return status;
}

const struct command command_session_show = {
	.name = "session",
	.verb = "show",
	.group = GROUP_DAILY,
	.summary = N_("show a session with every lot and expiry"),
	.arguments = N_("N"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = run,
};
