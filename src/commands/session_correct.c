/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session correct: another lot, another quantity, another patient than what was recorded. */
#include "config.h"
#include "ampoule/undo.h"
#include "number.h"
#include "overriding.h"
#include "own.h"
#include "session_change.h"
#include "session_print.h"

struct arguments {
	int64_t number; /* first: number_parse fills it */
	const char *patient;
	const char **changes;
	size_t count;
	struct overriding overriding;
};

struct planned {
	struct session_correcting correcting;
	struct session_plan plan;
};

enum { OPTION_PATIENT = 256 };

static const struct argp_option options[] = {
	{ "patient", OPTION_PATIENT, N_("PATIENT"), 0, N_("who it really was"), 0 },
	OVERRIDING_OPTIONS,
	INCIDENT_OPTION,
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_PATIENT:
		arguments->patient = arg;
		return 0;
	case ARGP_KEY_ARG: {
		if (arguments->number == 0)
			return number_parse(key, arg, state);
		const char **change = pool_append(parse_context(state)->pool, &arguments->changes, &arguments->count,
			sizeof(*change));
		*change = arg;
		return 0;
	}
	case ARGP_KEY_END:
		if (arguments->number != 0 && arguments->count == 0 && arguments->patient == NULL)
			return parse_refuse(state,
				_("say what was wrong: another lot (hair-x@A=hair-x@B), another quantity (hair-x=3ml), or --patient"));
		return number_parse(key, arg, state);
	default:
		return overriding_parse(key, arg, state, &arguments->overriding);
	}
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	struct arguments *arguments = data;
	struct planned *planned = pool_alloc(context->pool, sizeof(*planned));
	struct session_correcting *correcting = &planned->correcting;
	char text[DAY_TEXT_MAX];
	*out = planned;
	if (context->common.on != NULL)
		return error_set(context->error, STATUS_USAGE,
			_("a correction counts for the day of its session; leave --on out"));
	int status = session_correcting_load(context->store, arguments->number, context->pool, correcting);
	if (status == STATUS_OK)
		status = own_check(context, correcting->voiding);
	if (status == STATUS_OK)
		status = session_change(context, arguments->changes, arguments->count, arguments->patient, correcting);
	correcting->request.incident = arguments->overriding.incident != NULL || overriding_had_incident(&correcting->record);
	if (status == STATUS_OK)
		status = session_correcting_plan(context->store, &context->act, correcting, context->pool, &planned->plan);
	if (status == STATUS_OK)
		status = overriding_check(context, &arguments->overriding, &correcting->record, &planned->plan);
	if (status != STATUS_OK)
		return status;
	fprintf(shown, _("session %lld is taken back; instead:\n"), (long long)arguments->number);
	session_plan_print(&planned->plan, context->pool, shown);
	safety_print(planned->plan.safety, shown);
	if (correcting->voiding->closed)
		fprintf(shown, _("  its month is closed: the correction counts for %s\n"),
			day_format(context->act.when.day, text));
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	const struct arguments *arguments = data;
	const struct planned *planned = plan;
	int64_t number;
	struct session_record record;
	int status = session_correcting_post(context->store, &context->act, &planned->correcting, &planned->plan, &number);
	if (status == STATUS_OK)
		status = session_load(context->store, arguments->number, context->pool, &record);
	if (status != STATUS_OK)
		return status;
	if (answer_is_json(context))
		return answer_posted(context, number, "%s", "");
	session_print(&record, context->pool, context->out);
	return STATUS_OK;
}

const struct command command_session_correct = {
	.name = "session",
	.verb = "correct",
	.group = GROUP_DAILY,
	.summary = N_("record a session as it really was"),
	.arguments = N_("N [OLD=NEW…]"),
	.details = N_("OLD is what the session took, as 'session show' names it: PRODUCT, PRODUCT@LOT or O17. NEW is a quantity "
		   "(3ml, 2, 0 for nothing), another PRODUCT@LOT or O17, or both (PRODUCT@LOT=3ml). What was taken is given back "
		   "and taken anew in one entry; the session keeps its number. Refused when later entries stand in the way. The patient is looked "
		   "at anew; what was overridden before, and is found again, goes on standing."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("own, same day"),
	.plan = plan,
	.post = post,
	.tries = true,
	.asks = true,
};
