/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session log: what went into a patient, in one line. */
#include "config.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/command.h"
#include "ampoule/recipe.h"
#include "ampoule/text.h"
#include "items.h"
#include "session_print.h"

struct arguments {
	const char *patient, *recipe, *area, *zones, *practitioner, *note;
	const char **items;
	size_t count;
	bool fresh;
};

enum { OPTION_RECIPE = 256, OPTION_AREA, OPTION_ZONES, OPTION_PRACTITIONER, OPTION_NOTE, OPTION_FRESH };

static const struct argp_option options[] = {
	{ "recipe", OPTION_RECIPE, N_("RECIPE"), 0, N_("take what the recipe says; items replace, add, or with =0 drop lines"), 0 },
	{ "area", OPTION_AREA, N_("AREA"), 0, N_("hair, face or body (default: the recipe's)"), 0 },
	{ "zones", OPTION_ZONES, N_("TEXT"), 0, N_("where on it"), 0 },
	{ "practitioner", OPTION_PRACTITIONER, N_("NAME"), 0, N_("who treated"), 0 },
	{ "note", OPTION_NOTE, N_("TEXT"), 0, N_("what else is worth keeping; no names of patients"), 0 },
	{ "fresh", OPTION_FRESH, NULL, 0, N_("open new bottles, pass over what is open"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_RECIPE:
		arguments->recipe = arg;
		return 0;
	case OPTION_AREA:
		if (strcmp(arg, "hair") != 0 && strcmp(arg, "face") != 0 && strcmp(arg, "body") != 0)
			return parse_refuse(state, _("--area %s: it is hair, face or body"), QUOTED(arg));
		arguments->area = arg;
		return 0;
	case OPTION_ZONES:
		arguments->zones = arg;
		return 0;
	case OPTION_PRACTITIONER:
		arguments->practitioner = arg;
		return 0;
	case OPTION_NOTE:
		arguments->note = arg;
		return 0;
	case OPTION_FRESH:
		arguments->fresh = true;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->patient == NULL) {
			arguments->patient = arg;
		} else {
			const char **item = pool_append(parse_context(state)->pool, &arguments->items,
				&arguments->count, sizeof(*item));
			*item = arg;
		}
		return 0;
	case ARGP_KEY_END:
		if (arguments->patient == NULL)
			return parse_refuse(state, _("the patient's code is missing"));
		if (arguments->count == 0 && arguments->recipe == NULL)
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
	int status = catalogue_find(context->store, &thing_patient, code, true, context->pool, &patient);
	if (status != STATUS_OK)
		return status;
	request->patient = patient.id;
	request->patient_code = record_value(&thing_patient, &patient, "code");
	if (record_integer(&thing_patient, &patient, "retired"))
		return error_set(context->error, STATUS_REFUSED,
			_("patient '%s' is retired; take it back with 'ampoule patient retire %s --undo'"),
			request->patient_code, request->patient_code);
	return STATUS_OK;
}

static int find_recipe(struct context *context, const char *code, struct session_request *request)
{
	struct record recipe;
	int status = catalogue_find(context->store, &thing_recipe, code, true, context->pool, &recipe);
	if (status != STATUS_OK)
		return status;
	request->recipe = recipe.id;
	request->recipe_code = record_value(&thing_recipe, &recipe, "code");
	request->version = record_integer(&thing_recipe, &recipe, "version");
	request->life = record_integer(&thing_recipe, &recipe, "life");
	const char *area = record_value(&thing_recipe, &recipe, "area");
	if (request->area == NULL && strcmp(area, "any") != 0)
		request->area = area;
	if (record_integer(&thing_recipe, &recipe, "retired"))
		return error_set(context->error, STATUS_REFUSED,
			_("recipe '%s' is retired; see 'ampoule recipe list'"), request->recipe_code);
	return STATUS_OK;
}

static bool is_replaced(const struct item *items, size_t count, int64_t product)
{
	for (size_t i = 0; i < count; i++) {
		if (items[i].product == product)
			return true;
	}
	return false;
}

/* The recipe's lines that no item replaces, then the items but those of nothing. */
static int compose(struct context *context, const struct arguments *arguments, struct session_request *request)
{
	struct item *said = NULL, *items = NULL;
	struct recipe_line *lines = NULL;
	size_t said_count = 0, count = 0, line_count = 0;
	int status = STATUS_OK;
	for (size_t i = 0; i < arguments->count && status == STATUS_OK; i++) {
		struct item item;
		status = item_read(context, arguments->items[i], arguments->fresh, &item);
		if (status == STATUS_OK)
			status = item_add(context, &said, &said_count, &item);
	}
	if (status == STATUS_OK && request->recipe != 0)
		status = recipe_lines_load(context->store, request->recipe, request->version, context->pool, &lines,
			&line_count);
	for (size_t i = 0; i < line_count && status == STATUS_OK; i++) {
		struct product product;
		if (is_replaced(said, said_count, lines[i].product))
			continue;
		status = product_load(context->store, lines[i].product, context->pool, &product);
		struct item item = {
			.product = lines[i].product,
			.fresh = arguments->fresh,
			.quantity = { lines[i].containers ? QUANTITY_CONTAINERS : QUANTITY_CONTENT, lines[i].amount,
				product.unit },
		};
		if (status == STATUS_OK)
			status = item_add(context, &items, &count, &item);
	}
	for (size_t i = 0; i < said_count && status == STATUS_OK; i++) {
		bool drops = request->recipe != 0 && said[i].quantity.kind != QUANTITY_ALL &&
			said[i].quantity.amount == 0;
		if (!drops)
			status = item_add(context, &items, &count, &said[i]);
	}
	request->items = items;
	request->count = count;
	if (status == STATUS_OK && count == 0)
		return error_set(context->error, STATUS_DATA, _("no line is left: say what was used"));
	return status;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	struct arguments *arguments = data;
	struct session_request *request = pool_alloc(context->pool, sizeof(*request));
	struct session_plan *made = pool_alloc(context->pool, sizeof(*made));
	*request = (struct session_request){
		.life = MIXTURE_LIFE,
		.practitioner = arguments->practitioner,
		.area = arguments->area,
		.zones = arguments->zones,
		.note = arguments->note,
	};
	int status = clean(context, "practitioner", &request->practitioner, TEXT_NAME_MAX);
	if (status == STATUS_OK)
		status = clean(context, "zones", &request->zones, TEXT_NAME_MAX);
	if (status == STATUS_OK)
		status = clean(context, "note", &request->note, TEXT_NOTE_MAX);
	if (status == STATUS_OK)
		status = place_find(context, &request->location, &request->location_code);
	if (status == STATUS_OK)
		status = find_patient(context, arguments->patient, request);
	if (status == STATUS_OK && arguments->recipe != NULL)
		status = find_recipe(context, arguments->recipe, request);
	if (status == STATUS_OK)
		status = compose(context, arguments, request);
	if (status == STATUS_OK)
		status = session_plan(context->store, request, context->act.when, context->act.now, context->pool, made);
	if (status != STATUS_OK)
		return status;
	session_plan_print(made, context->pool, shown);
	*out = made;
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	int64_t number;
	struct session_record record;
	int status = session_post(context->store, &context->act, plan, &number);
	if (status == STATUS_OK)
		status = session_load(context->store, number, context->pool, &record);
	if (status != STATUS_OK)
		return status;
	if (answer_is_json(context))
		return answer_posted(context, number, "%s", "");
	session_print(&record, context->pool, context->out);
	return STATUS_OK;
}

const struct command command_session_log = {
	.name = "session",
	.verb = "log",
	.group = GROUP_DAILY,
	.summary = N_("record what went into a patient"),
	.arguments = N_("PATIENT [ITEM…]"),
	.details = N_("An item is PRODUCT=QUANTITY: containers (2), content (1.5ml). The lot that expires first is taken; "
		   "PRODUCT@LOT=QUANTITY names the one in your hand, O17=1.5ml takes from an open bottle, and a scan of "
		   "the pack stands for product and lot. Nothing is recorded when anything is short."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.plan = plan,
	.post = post,
	.asks = true,
};
