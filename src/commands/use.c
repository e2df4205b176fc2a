/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule use: what rooms use up, for no patient in particular. */
#include "config.h"
#include "ampoule/taking.h"
#include "item_arguments.h"
#include "items.h"
#include "taking_print.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
	const struct item_arguments *arguments = state->input;
	if (key == ARGP_KEY_END && arguments->count == 0)
		return parse_refuse(state, _("say what was used up, as gloves=1pk or antiseptic=50ml"));
	return key == ARGP_KEY_END ? 0 : item_arguments_parse(key, arg, state, state->input);
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct item_arguments *arguments = data;
	struct taking_request request = { .purpose = PURPOSE_ROOM, .reason = REASON_CONSUMED };
	struct taking *taking = pool_alloc(context->pool, sizeof(*taking));
	struct item *items = NULL;
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say what for with --reason, as --reason 'room 2'"));
	int status = place_find(context, &request.location, &request.location_code);
	if (status == STATUS_OK)
		status = items_read(context, arguments->texts, arguments->count, &items, &request.count);
	request.items = items;
	if (status == STATUS_OK)
		status = taking_plan(context->store, &request, context->act.when, context->pool, taking);
	if (status != STATUS_OK)
		return status;
	fputs(_("used up:\n"), shown);
	taking_print(taking, context->pool, shown);
	*out = taking;
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct taking *taking = plan;
	int64_t number;
	int status = taking_record(context->store, &context->act, "consumed", taking, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: %s used up"), (long long)number,
		taking_describe(taking, context->pool));
}

const struct command command_use = {
	.name = "use",
	.group = GROUP_DAILY,
	.summary = N_("what rooms use up, for no patient in particular"),
	.arguments = N_("ITEM…"),
	.details = N_("ITEM is PRODUCT[@LOT]=QUANTITY: containers (2), packages (1pk) or content (50ml, out of what is open first; "
		   "a sealed container is opened where there is none), or O17=50ml of what is open. --reason says what for."),
	.parse = parse,
	.arguments_size = sizeof(struct item_arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.plan = plan,
	.post = post,
	.asks = true,
};
