/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule order show: what an order asks for, and what of it has come. */
#include "config.h"
#include "order.h"
#include "reporting.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
	return order_number_parse(key, arg, state, state->input);
}

static int run(struct context *context, void *data)
{
	struct order order;
	int status = order_load(context->store, *(int64_t *)data, context->pool, &order);
	const struct given given = { "order", pool_printf(context->pool, "%lld", (long long)order.number) };
	return status == STATUS_OK ? reporting_run(context, "order", &given, 1) : status;
}

const struct command command_order_show = {
	.name = "order",
	.verb = "show",
	.group = GROUP_REPORT,
	.summary = N_("what an order asks for, and what has come"),
	.arguments = N_("R7"),
	.parse = parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
