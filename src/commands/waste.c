/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule waste: writes off what is broken, expired, spoiled, lost, given as a sample, recalled. */
#include "config.h"
#include "ampoule/waste.h"
#include <string.h>
#include "ampoule/text.h"
#include "item_arguments.h"
#include "items.h"
#include "question.h"
#include "taking_print.h"

struct arguments {
	struct item_arguments items;
	const char *note;
	bool expired, all;
};

enum { OPTION_EXPIRED = 256, OPTION_ALL, OPTION_NOTE };

static const struct argp_option options[] = {
	{ "expired", OPTION_EXPIRED, NULL, 0, N_("all that is past its expiry, everywhere or at one place (--at)"), 0 },
	{ "all", OPTION_ALL, NULL, 0, N_("all that stands at a place (--at): a fridge that failed"), 0 },
	{ "note", OPTION_NOTE, N_("TEXT"), 0, N_("what happened"), 0 },
	{ 0 },
};

static error_t end_parse(struct argp_state *state, const struct arguments *arguments)
{
	if (arguments->expired + arguments->all + (arguments->items.count > 0) != 1)
		return parse_refuse(state,
			_("name what goes (PRODUCT@LOT=2, O17=all), or --expired, or --all with --at PLACE"));
	return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_EXPIRED:
		arguments->expired = true;
		return 0;
	case OPTION_ALL:
		arguments->all = true;
		return 0;
	case OPTION_NOTE:
		arguments->note = arg;
		return 0;
	case ARGP_KEY_END:
		return end_parse(state, arguments);
	default:
		return item_arguments_parse(key, arg, state, &arguments->items);
	}
}

static int find_reason(struct context *context, const struct arguments *arguments, enum reason *reason)
{
	const char *why = context->common.why;
	int found = why == NULL ? -1 : reason_find(why);
	if (arguments->expired && why == NULL)
		found = REASON_EXPIRED;
	if (found < 0 || !reason_is_waste((enum reason)found))
		return error_set(context->error, STATUS_USAGE,
			_("say why it goes: --reason broken, expired, spoiled, lost, sample or recalled; what else is to be "
			  "said goes into --note"));
	*reason = (enum reason)found;
	if (arguments->expired && *reason != REASON_EXPIRED)
		return error_set(context->error, STATUS_USAGE, _("--expired has its reason; leave out --reason"));
	if (arguments->all && *reason == REASON_EXPIRED)
		return error_set(context->error, STATUS_USAGE,
			_("what is expired at a place goes with 'ampoule waste --expired --at PLACE'"));
	return STATUS_OK;
}

static int plan_all(struct context *context, const struct arguments *arguments, enum reason reason,
	struct taking *taking)
{
	struct record place = { 0 };
	if (arguments->all && context->common.at == NULL)
		return error_set(context->error, STATUS_USAGE, _("--all wants the place: --at PLACE"));
	int status = context->common.at == NULL ? STATUS_OK : place_read(context, context->common.at, &place);
	if (status == STATUS_OK)
		status = waste_plan_all(context->store, place.id, reason, context->act.when, context->pool, taking);
	bool answered = context->common.yes || context->common.dry_run || question_can_be_asked(context);
	if (status == STATUS_OK && arguments->all && !answered)
		return error_set(context->error, STATUS_REFUSED,
			_("all that stands at '%s' would be written off (%s): say --yes to confirm"),
			record_value(&thing_location, &place, "code"), taking_describe(taking, context->pool));
	return status;
}

static int plan_items(struct context *context, const struct arguments *arguments, enum reason reason,
	struct taking *taking)
{
	struct taking_request request = { .purpose = PURPOSE_AWAY, .reason = reason };
	struct item *items = NULL;
	int status = place_find(context, &request.location, &request.location_code);
	if (status == STATUS_OK)
		status = items_read(context, arguments->items.texts, arguments->items.count, &items, &request.count);
	request.items = items;
	return status == STATUS_OK
		? waste_plan(context->store, &request, context->act.when, context->pool, taking) : status;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	struct arguments *arguments = data;
	struct taking *taking = pool_alloc(context->pool, sizeof(*taking));
	char *note = NULL;
	enum reason reason = REASON_BROKEN;
	int status = find_reason(context, arguments, &reason);
	if (status == STATUS_OK && arguments->note != NULL)
		status = text_clean("note", arguments->note, TEXT_NOTE_MAX, context->pool, &note, context->error);
	arguments->note = note;
	if (status == STATUS_OK)
		status = arguments->items.count > 0 ? plan_items(context, arguments, reason, taking)
						    : plan_all(context, arguments, reason, taking);
	if (status != STATUS_OK)
		return status;
	fprintf(shown, _("written off as %s:\n"), reason_name(reason));
	taking_print(taking, context->pool, shown);
	*out = taking;
	return STATUS_OK;
}

/* The reason stands with every line; the entry keeps the note. */
static int post(struct context *context, void *data, void *plan)
{
	const struct arguments *arguments = data;
	const struct taking *taking = plan;
	struct act act = context->act;
	int64_t number;
	act.why = arguments->note;
	int status = taking_record(context->store, &act, "wasted", taking, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: %s written off as %s; 'ampoule log show %lld -o act.xlsx' "
		"makes the act to sign"),
		(long long)number, taking_describe(taking, context->pool), reason_name(taking->components[0].reason),
		(long long)number);
}

const struct command command_waste = {
	.name = "waste",
	.group = GROUP_DAILY,
	.summary = N_("write off what is broken, expired, spoiled, lost or recalled"),
	.arguments = N_("[ITEM…]"),
	.details = N_("ITEM is PRODUCT=2, PRODUCT@LOT=2, PRODUCT@LOT=all, or of what is open O17=1.5ml, O17=all. --reason is broken, "
		   "expired, spoiled, lost, sample or recalled. Sealed containers go whole; expired, held and recalled stock "
		   "may always be written off."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.plan = plan,
	.post = post,
	.asks = true,
};
