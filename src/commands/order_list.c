/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule order list: the orders, and where they stand. */
#include "config.h"
#include "reporting.h"

struct arguments {
	const char *supplier;
	bool open;
};

enum { OPTION_OPEN = 256, OPTION_SUPPLIER };

static const struct argp_option options[] = {
	{ "open", OPTION_OPEN, NULL, 0, N_("only those that are drafted or on their way"), 0 },
	{ "supplier", OPTION_SUPPLIER, N_("SUPPLIER"), 0, N_("only to this supplier"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_OPEN:
		arguments->open = true;
		return 0;
	case OPTION_SUPPLIER:
		arguments->supplier = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given[] = {
		{ "open", arguments->open ? "1" : NULL },
		{ "supplier", arguments->supplier },
	};
	return reporting_run(context, "orders", given, sizeof(given) / sizeof(given[0]));
}

const struct command command_order_list = {
	.name = "order",
	.verb = "list",
	.group = GROUP_REPORT,
	.summary = N_("the orders, and where they stand"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
