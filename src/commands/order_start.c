/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule order start: a new order to a supplier, in draft. */
#include "config.h"
#include "catalogue.h"
#include "order.h"

struct arguments {
	const char *supplier;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case ARGP_KEY_ARG:
		if (arguments->supplier != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->supplier = arg;
		return 0;
	case ARGP_KEY_END:
		return arguments->supplier == NULL
			? parse_refuse(state, _("which supplier is it for? See 'ampoule supplier list'")) : 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct record supplier;
	int64_t entry;
	int status = catalogue_find_current(context->store, &thing_supplier, arguments->supplier, context->pool, &supplier);
	struct order_draft draft = { .supplier = supplier.id };
	if (status == STATUS_OK)
		status = order_start(context->store, &context->act, &draft, 1, &entry);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry, _("order R%lld to %s is begun (entry %lld); 'ampoule order add R%lld "
		"PRODUCT=QUANTITY' says what is wanted"),
		(long long)draft.number, record_value(&thing_supplier, &supplier, "code"), (long long)entry,
		(long long)draft.number);
}

const struct command command_order_start = {
	.name = "order",
	.verb = "start",
	.group = GROUP_REPORT,
	.summary = N_("begin an order to a supplier"),
	.arguments = N_("SUPPLIER"),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER,
	.post = post,
};
