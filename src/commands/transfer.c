/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule transfer: moves stock from one place to another. */
#include "config.h"
#include "ampoule/transfer.h"
#include "item_arguments.h"
#include "items.h"
#include "taking_print.h"

struct arguments {
	struct item_arguments items;
	const char *from, *to;
};

struct planned {
	struct taking taking;
	int64_t to;
	const char *from_code, *to_code;
};

enum { OPTION_FROM = 256, OPTION_TO };

static const struct argp_option options[] = {
	{ "from", OPTION_FROM, N_("LOCATION"), 0, N_("where it stands (default: the usual place)"), 0 },
	{ "to", OPTION_TO, N_("LOCATION"), 0, N_("where it goes"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_FROM:
		arguments->from = arg;
		return 0;
	case OPTION_TO:
		arguments->to = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->items.count == 0)
			return parse_refuse(state, _("say what moves, as PRODUCT=2, PRODUCT@LOT=all or O17=all"));
		return arguments->to == NULL ? parse_refuse(state, _("say where it goes with --to")) : 0;
	default:
		return item_arguments_parse(key, arg, state, &arguments->items);
	}
}

static int find_source(struct context *context, const struct arguments *arguments, struct taking_request *request)
{
	struct record place;
	if (arguments->from == NULL)
		return place_find(context, &request->location, &request->location_code);
	if (context->common.at != NULL)
		return error_set(context->error, STATUS_USAGE, _("--from and --at name the same thing; leave one out"));
	int status = place_read(context, arguments->from, &place);
	if (status != STATUS_OK)
		return status;
	request->location = place.id;
	request->location_code = record_value(&thing_location, &place, "code");
	return STATUS_OK;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct taking_request request = { 0 };
	struct planned *planned = pool_alloc(context->pool, sizeof(*planned));
	struct item *items = NULL;
	struct record to;
	int status = find_source(context, arguments, &request);
	if (status == STATUS_OK)
		status = place_read(context, arguments->to, &to);
	if (status == STATUS_OK)
		status = items_read(context, arguments->items.texts, arguments->items.count, &items, &request.count);
	request.items = items;
	if (status == STATUS_OK)
		status = transfer_plan(context->store, &request, to.id, context->act.when, context->pool,
			&planned->taking);
	if (status != STATUS_OK)
		return status;
	planned->to = to.id;
	planned->from_code = request.location_code;
	planned->to_code = record_value(&thing_location, &to, "code");
	fprintf(shown, _("from %s to %s:\n"), planned->from_code, planned->to_code);
	taking_print(&planned->taking, context->pool, shown);
	if (!record_integer(&thing_location, &to, "usable"))
		fprintf(shown, _("  note: '%s' is not for use: nothing that stands there goes into a patient\n"),
			planned->to_code);
	*out = planned;
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct planned *planned = plan;
	int64_t number;
	int status = transfer_post(context->store, &context->act, &planned->taking, planned->to, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: %s moved from %s to %s"), (long long)number,
		taking_describe(&planned->taking, context->pool), planned->from_code, planned->to_code);
}

const struct command command_transfer = {
	.name = "transfer",
	.group = GROUP_DAILY,
	.summary = N_("move stock to another place"),
	.arguments = N_("ITEM…"),
	.details = N_("ITEM is PRODUCT=2, PRODUCT@LOT=2, PRODUCT@LOT=all, or O17=all of what is open. What expires first moves first. "
		   "Lots keep their cost. Expired, held and recalled stock moves too: into quarantine."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.plan = plan,
	.post = post,
	.asks = true,
};
