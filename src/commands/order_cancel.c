/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule order cancel: what has not come of an order is not wanted any more. */
#include "config.h"
#include "order.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
	return order_number_parse(key, arg, state, state->input);
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	struct order order;
	int64_t entry;
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say why with --reason"));
	int status = order_load(context->store, *(int64_t *)data, context->pool, &order);
	if (status == STATUS_OK)
		status = order_cancel(context->store, &context->act, &order, &entry);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry, _("order R%lld to %s is cancelled (entry %lld)"), (long long)order.number,
		order.supplier_code, (long long)entry);
}

const struct command command_order_cancel = {
	.name = "order",
	.verb = "cancel",
	.group = GROUP_REPORT,
	.summary = N_("take back what has not come of an order"),
	.arguments = N_("R7"),
	.details = N_("--reason says why. What came of it stays where it is."),
	.parse = parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER,
	.post = post,
};
