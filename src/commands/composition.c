/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a plan of a patient, recipes and items. */
#include "config.h"
#include "composition.h"
#include "catalogue.h"
#include "items.h"
#include "session_print.h"

struct part_said *composition_part(const struct argp_state *state, struct composition *composition)
{
	if (composition->count == 0)
		return pool_append(parse_context(state)->pool, &composition->parts, &composition->count,
			sizeof(*composition->parts));
	return &composition->parts[composition->count - 1];
}

static bool says_something(const struct part_said *part)
{
	return part->count > 0 || part->recipe != NULL || part->mixture != NULL || part->method != NULL ||
		part->blood != NULL || part->plasma != NULL;
}

error_t composition_and(const struct argp_state *state, struct composition *composition)
{
	if (!says_something(composition_part(state, composition)))
		return parse_refuse(state, _("--and joins another mixture to the one that was said before it: say that first"));
	pool_append(parse_context(state)->pool, &composition->parts, &composition->count, sizeof(*composition->parts));
	return 0;
}

error_t composition_parse(int key, char *arg, struct argp_state *state, struct composition *composition)
{
	switch (key) {
	case OPTION_RECIPE: {
		struct part_said *part = composition_part(state, composition);
		if (part->recipe != NULL)
			return parse_refuse(state, _("--recipe is said twice of one mixture; --and begins another"));
		part->recipe = arg;
		return 0;
	}
	case OPTION_TO:
		composition_part(state, composition)->to = arg;
		return 0;
	case OPTION_FRESH:
		composition->fresh = true;
		return 0;
	case ARGP_KEY_ARG:
		if (composition->patient == NULL) {
			composition->patient = arg;
		} else {
			struct part_said *part = composition_part(state, composition);
			const char **item = pool_append(parse_context(state)->pool, &part->items, &part->count,
				sizeof(*item));
			*item = arg;
		}
		return 0;
	case ARGP_KEY_END:
		if (composition->patient == NULL)
			return parse_refuse(state, _("the patient's code is missing"));
		if (says_something(composition_part(state, composition)) || (composition->joins && composition->count == 1))
			return 0;
		if (composition->count > 1)
			return parse_refuse(state, _("nothing stands behind --and: say items, --recipe or --preparation"));
		return parse_refuse(state, _("say what was used: items, or --recipe"));
	default:
		return overriding_parse(key, arg, state, &composition->overriding);
	}
}

static int find_patient(struct context *context, const char *code, struct session_request *request)
{
	struct record patient;
	int status = catalogue_find_current(context->store, &thing_patient, code, context->pool, &patient);
	if (status != STATUS_OK)
		return status;
	request->patient = patient.id;
	request->patient_code = record_value(&thing_patient, &patient, "code");
	return STATUS_OK;
}

static int read_parts(struct context *context, const struct composition *composition, struct session_request *request)
{
	struct session_part *parts = pool_alloc(context->pool, composition->count * sizeof(*parts));
	int status = STATUS_OK;
	if (!says_something(composition->parts))
		status = part_of_course(context, request, composition->parts);
	for (size_t i = 0; i < composition->count && status == STATUS_OK; i++) {
		status = part_read(context, &composition->parts[i], composition->fresh, &parts[i]);
		if (status == STATUS_OK && composition->joins)
			status = part_ask_course(context, request, &composition->parts[i], &parts[i]);
	}
	request->parts = parts;
	request->count = composition->count;
	return status;
}

int composition_plan(struct context *context, struct composition *composition, struct session_plan **plan, FILE *shown)
{
	struct session_request *request = pool_alloc(context->pool, sizeof(*request));
	*plan = pool_alloc(context->pool, sizeof(**plan));
	*request = (struct session_request){
		.joins = composition->joins,
		.incident = composition->overriding.incident != NULL,
	};
	int status = visit_read(context, &composition->visit, request);
	if (status == STATUS_OK)
		status = place_find(context, &request->location, &request->location_code);
	if (status == STATUS_OK)
		status = find_patient(context, composition->patient, request);
	if (status == STATUS_OK)
		status = read_parts(context, composition, request);
	if (status == STATUS_OK)
		status = session_plan(context->store, request, context->act.when, context->pool, *plan);
	if (status == STATUS_OK)
		status = overriding_check(context, &composition->overriding, NULL, *plan);
	if (status != STATUS_OK)
		return status;
	session_plan_print(*plan, context->pool, shown);
	safety_print((*plan)->safety, shown);
	return STATUS_OK;
}
