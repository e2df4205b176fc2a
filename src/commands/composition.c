/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a plan of a patient, a recipe and items. */
#include "config.h"
#include "composition.h"
#include <string.h>
#include "ampoule/mixture.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "expansion.h"
#include "items.h"
#include "session_print.h"

error_t composition_parse(int key, char *arg, struct argp_state *state, struct composition *composition)
{
	switch (key) {
	case OPTION_RECIPE:
		composition->recipe = arg;
		return 0;
	case OPTION_TO:
		composition->to = arg;
		return 0;
	case OPTION_FRESH:
		composition->fresh = true;
		return 0;
	case ARGP_KEY_ARG:
		if (composition->patient == NULL) {
			composition->patient = arg;
		} else {
			const char **item = pool_append(parse_context(state)->pool, &composition->items,
				&composition->count, sizeof(*item));
			*item = arg;
		}
		return 0;
	case ARGP_KEY_END:
		if (composition->patient == NULL)
			return parse_refuse(state, _("the patient's code is missing"));
		if (composition->count == 0 && composition->recipe == NULL && composition->mixture == NULL)
			return parse_refuse(state, _("say what was used: items, or --recipe"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int clean(struct context *context, const char *what, const char **text, size_t most)
{
	char *cleaned = NULL;
	if (*text == NULL)
		return STATUS_OK;
	int status = text_clean(what, *text, most, context->pool, &cleaned, context->error);
	*text = cleaned;
	return status;
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

static int find_recipe(struct context *context, const char *code, struct session_request *request)
{
	struct record recipe;
	int status = catalogue_find_current(context->store, &thing_recipe, code, context->pool, &recipe);
	if (status != STATUS_OK)
		return status;
	request->recipe = recipe.id;
	request->recipe_code = record_value(&thing_recipe, &recipe, "code");
	request->version = record_integer(&thing_recipe, &recipe, "version");
	request->life = record_integer(&thing_recipe, &recipe, "life");
	const char *area = record_value(&thing_recipe, &recipe, "area");
	if (request->area == NULL && strcmp(area, "any") != 0)
		request->area = area;
	return STATUS_OK;
}

/* The recipe's lines that no item replaces, then the items but those of nothing. */
static int compose(struct context *context, const struct composition *said_by, struct session_request *request)
{
	struct item *said = NULL, *items = NULL;
	size_t said_count = 0, count = 0;
	int status = STATUS_OK;
	for (size_t i = 0; i < said_by->count && status == STATUS_OK; i++) {
		struct item item;
		status = item_read(context, said_by->items[i], said_by->fresh, &item);
		if (status == STATUS_OK)
			status = item_add(context, &said, &said_count, &item);
	}
	const struct expansion expansion = {
		.recipe = request->recipe,
		.version = request->version,
		.to = said_by->to,
		.said = said,
		.said_count = said_count,
		.fresh = said_by->fresh,
	};
	if (status == STATUS_OK)
		status = expansion_items(context, &expansion, &items, &count);
	request->items = items;
	request->count = count;
	if (status == STATUS_OK && count == 0 && request->mixture == NULL)
		return error_set(context->error, STATUS_DATA, _("no line is left: say what was used"));
	return status;
}

static int find_mixture(struct context *context, const char *number, struct session_request *request)
{
	struct mixture *mixture = pool_alloc(context->pool, sizeof(*mixture));
	request->mixture = mixture;
	int status = mixture_find(context->store, number, context->pool, mixture);
	if (status == STATUS_OK && request->area == NULL)
		request->area = mixture->area;
	return status;
}

int composition_plan(struct context *context, const struct composition *composition, struct session_plan **plan,
	FILE *shown)
{
	struct session_request *request = pool_alloc(context->pool, sizeof(*request));
	*plan = pool_alloc(context->pool, sizeof(**plan));
	*request = (struct session_request){
		.life = MIXTURE_LIFE,
		.practitioner = composition->practitioner,
		.area = composition->area,
		.zones = composition->zones,
		.note = composition->note,
	};
	int status = clean(context, "practitioner", &request->practitioner, TEXT_NAME_MAX);
	if (status == STATUS_OK)
		status = clean(context, "zones", &request->zones, TEXT_NAME_MAX);
	if (status == STATUS_OK)
		status = clean(context, "note", &request->note, TEXT_NOTE_MAX);
	if (status == STATUS_OK)
		status = place_find(context, &request->location, &request->location_code);
	if (status == STATUS_OK)
		status = find_patient(context, composition->patient, request);
	if (status == STATUS_OK && composition->recipe != NULL)
		status = find_recipe(context, composition->recipe, request);
	if (status == STATUS_OK && composition->mixture != NULL)
		status = find_mixture(context, composition->mixture, request);
	if (status == STATUS_OK)
		status = compose(context, composition, request);
	if (status == STATUS_OK)
		status = session_plan(context->store, request, context->act.when, context->pool, *plan);
	if (status == STATUS_OK)
		session_plan_print(*plan, context->pool, shown);
	return status;
}
