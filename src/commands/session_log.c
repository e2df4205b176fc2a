/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session log: what went into a patient, in one line. */
#include "config.h"
#include <string.h>
#include "ampoule/text.h"
#include "composition.h"
#include "session_print.h"

enum {
	OPTION_AREA = 256, OPTION_ZONES, OPTION_PREPARATION, OPTION_INJECTED, OPTION_METHOD, OPTION_BLOOD, OPTION_PLASMA,
	OPTION_COURSE, OPTION_AND,
};

static const struct argp_option options[] = {
	COMPOSITION_OPTIONS,
	{ "preparation", OPTION_PREPARATION, N_("N"), 0, N_("use the mixture that was prepared as N"), 0 },
	{ "injected", OPTION_INJECTED, N_("VOLUME"), 0, N_("of the mixture, as 3ml; the rest is residue (default: all)"), 0 },
	{ "and", OPTION_AND, NULL, 0, N_("another mixture: what follows belongs to it"), 0 },
	{ "course", OPTION_COURSE, N_("N"), 0, N_("the course that it belongs to, or none (default: the one that fits)"), 0 },
	{ "area", OPTION_AREA, N_("AREA"), 0, N_("hair, face or body (default: the recipe's)"), 0 },
	{ "zones", OPTION_ZONES, N_("TEXT"), 0, N_("where on it"), 0 },
	{ "method", OPTION_METHOD, N_("METHOD"), 0, N_("injection, prp, external, iontophoresis or phonophoresis"), 0 },
	{ "blood", OPTION_BLOOD, N_("VOLUME"), 0, N_("drawn for the patient's own plasma (prp), as 20ml"), 0 },
	{ "plasma", OPTION_PLASMA, N_("VOLUME"), 0, N_("that came of it, as 4ml"), 0 },
	VISIT_OPTIONS,
	INCIDENT_OPTION,
	{ 0 },
};

static error_t parse_choice(const struct argp_state *state, const char *name, const char *arg, const char *const *choices,
	const char *listed, const char **value)
{
	for (; *choices != NULL; choices++) {
		if (strcmp(*choices, arg) == 0) {
			*value = arg;
			return 0;
		}
	}
	return parse_refuse(state, _("--%s '%s': it is %s"), name, QUOTED(arg), listed);
}

/* What belongs to one mixture of the visit. */
static error_t parse_part(int key, const char *arg, const struct argp_state *state, struct part_said *part)
{
	static const char *const areas[] = { "hair", "face", "body", NULL };
	static const char *const methods[] = { "injection", "prp", "external", "iontophoresis", "phonophoresis", NULL };
	switch (key) {
	case OPTION_AREA:
		return parse_choice(state, "area", arg, areas, _("hair, face or body"), &part->area);
	case OPTION_METHOD:
		return parse_choice(state, "method", arg, methods,
			_("injection, prp, external, iontophoresis or phonophoresis"), &part->method);
	case OPTION_ZONES:
		part->zones = arg;
		return 0;
	case OPTION_COURSE:
		part->course = arg;
		return 0;
	case OPTION_INJECTED:
		part->injected = arg;
		return 0;
	case OPTION_BLOOD:
		part->blood = arg;
		return 0;
	case OPTION_PLASMA:
		part->plasma = arg;
		return 0;
	case OPTION_PREPARATION:
		if (part->mixture != NULL)
			return parse_refuse(state, _("--preparation is said twice of one mixture; --and begins another"));
		part->mixture = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct composition *composition = state->input;
	composition->joins = true;
	if (key == OPTION_AND)
		return composition_and(state, composition);
	if (key >= OPTION_AREA && key < OPTION_AND)
		return parse_part(key, arg, state, composition_part(state, composition));
	error_t result = visit_parse(key, arg, state, &composition->visit);
	if (result == ARGP_ERR_UNKNOWN || (result == 0 && key == ARGP_KEY_END))
		return composition_parse(key, arg, state, composition);
	return result;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	struct session_plan *made = NULL;
	int status = composition_plan(context, data, &made, shown);
	*out = made;
	return status;
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
	.arguments_size = sizeof(struct composition),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.plan = plan,
	.post = post,
	.asks = true,
};
