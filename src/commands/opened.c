/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule opened: what stands open, and what of it must go. */
#include "config.h"
#include "reporting.h"

struct arguments {
	const char *product;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != ARGP_KEY_ARG || arguments->product != NULL)
		return ARGP_ERR_UNKNOWN;
	arguments->product = arg;
	return 0;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given[] = { { "product", arguments->product }, { "location", context->common.at } };
	return reporting_run(context, "opened", given, 2);
}

const struct command command_opened = {
	.name = "opened",
	.group = GROUP_DAILY,
	.summary = N_("opened containers, until when they may be used, and what to discard now"),
	.arguments = N_("[PRODUCT]"),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
