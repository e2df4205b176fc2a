/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session correct: another lot, another quantity, another patient than what was recorded. */
#include "config.h"
#include <string.h>
#include "ampoule/text.h"
#include "ampoule/undo.h"
#include "catalogue.h"
#include "items.h"
#include "number.h"
#include "own.h"
#include "session_print.h"

struct arguments {
	int64_t number; /* first: number_parse fills it */
	const char *patient;
	const char **changes;
	size_t count;
};

struct planned {
	struct session_correcting correcting;
	struct session_plan plan;
};

enum { OPTION_PATIENT = 256 };

static const struct argp_option options[] = {
	{ "patient", OPTION_PATIENT, N_("PATIENT"), 0, N_("who it really was"), 0 },
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
		return ARGP_ERR_UNKNOWN;
	}
}

/* Where an item of the session stands. */
struct place {
	struct item *item;
	size_t part; /* of the request; its count: what broke */
};

/* Whether a name means an item: its container, its product and lot, its product. */
static int is_named(struct context *context, const char *name, const struct item *item, bool *named)
{
	struct product product;
	int status = product_load(context->store, item->product, context->pool, &product);
	if (status != STATUS_OK)
		return status;
	const char *bottle = pool_printf(context->pool, "O%lld", (long long)item->opened);
	const char *lot = pool_printf(context->pool, "%s@%s", product.code, item->lot_code);
	*named = (item->opened != 0 && strcmp(name, bottle) == 0) || strcmp(name, lot) == 0 ||
		strcmp(name, product.code) == 0;
	return STATUS_OK;
}

/* The items that a name means; what broke, where nothing else does. */
static int find_places(struct context *context, const char *name, const struct session_correcting *correcting,
	struct place **places, size_t *count)
{
	int status = STATUS_OK;
	*places = NULL;
	*count = 0;
	for (size_t part = 0; part <= correcting->request.count && status == STATUS_OK; part++) {
		bool broken = part == correcting->request.count;
		if (broken && *count > 0)
			break;
		struct item *items = broken ? correcting->broken : correcting->items[part];
		size_t items_count = broken ? correcting->request.broken_count : correcting->parts[part].count;
		for (size_t i = 0; i < items_count && status == STATUS_OK; i++) {
			bool named = false;
			status = is_named(context, name, &items[i], &named);
			if (named)
				*(struct place *)pool_append(context->pool, places, count, sizeof(**places)) =
					(struct place){ &items[i], part };
		}
	}
	return status;
}

/* One item, or several of one lot in one part: what stood in two bottles. */
static int check_single(struct context *context, const char *name, const struct place *places, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (places[i].part != places[0].part || places[i].item->lot != places[0].item->lot)
			return error_set(context->error, STATUS_DATA,
				_("'%s': the session took it in several places; name the lot or the container, as 'ampoule session "
				  "show' has them, or void the session and record it anew"),
				QUOTED(name));
	}
	return STATUS_OK;
}

/* Splits OLD=NEW where OLD is an item of the session; a lot's code may hold a '=' of its own. */
static int split(struct context *context, const char *text, const struct session_correcting *correcting,
	struct place **places, size_t *count, const char **new)
{
	int status = STATUS_OK;
	*count = 0;
	for (const char *equals = strrchr(text, '='); equals != NULL && *count == 0 && status == STATUS_OK;) {
		const char *old = pool_printf(context->pool, "%.*s", (int)(equals - text), text);
		status = find_places(context, old, correcting, places, count);
		if (status == STATUS_OK && *count > 0) {
			*new = equals + 1;
			return check_single(context, old, *places, *count);
		}
		do
			equals = equals == text ? NULL : equals - 1;
		while (equals != NULL && *equals != '=');
	}
	if (status != STATUS_OK)
		return status;
	return error_set(context->error, STATUS_DATA,
		_("'%s': session %lld took no such thing by itself; write OLD=NEW, as 'ampoule session show %lld' names what it "
		  "took. What a mixture made ahead holds is not the session's to correct"),
		QUOTED(text), (long long)correcting->record.number, (long long)correcting->record.number);
}

/* Another product, lot or container, for what was taken of the old one. */
static int rename_item(struct context *context, const char *name, struct item *item)
{
	struct item other;
	int status = item_read(context, pool_printf(context->pool, "%s=1", name), item->fresh, &other);
	if (status != STATUS_OK)
		return status;
	other.quantity = item->quantity;
	if (other.opened != 0 && other.quantity.kind == QUANTITY_CONTAINERS)
		return error_set(context->error, STATUS_DATA, _("'%s': say how much was drawn of it, as '%s=1.5ml'"), QUOTED(name),
			text_printable(name, strlen(name), context->pool));
	*item = other;
	return STATUS_OK;
}

static bool is_quantity(const char *text, struct quantity *quantity)
{
	struct error ignored = { 0 };
	bool read = quantity_parse(text, quantity, &ignored) == STATUS_OK;
	error_clear(&ignored);
	return read;
}

static int change_items(struct context *context, const char *text, struct session_correcting *correcting)
{
	struct place *places;
	size_t count;
	const char *new;
	struct quantity quantity;
	int status = split(context, text, correcting, &places, &count, &new);
	if (status != STATUS_OK)
		return status;
	if (is_quantity(new, &quantity)) {
		places[0].item->quantity = quantity;
		for (size_t i = 1; i < count; i++)
			places[i].item->quantity.amount = 0;
		return STATUS_OK;
	}
	if (strchr(new, '=') != NULL)
		return item_read(context, new, places[0].item->fresh, places[0].item);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = rename_item(context, new, places[i].item);
	return status;
}

static bool same_item(const struct item *one, const struct item *other)
{
	return one->product == other->product && one->lot == other->lot && one->opened == other->opened &&
		one->quantity.kind == other->quantity.kind && one->quantity.amount == other->quantity.amount;
}

/* A correction that changes nothing is a slip of another kind. */
static int refuse_same(struct context *context, const struct session_correcting *was,
	const struct session_correcting *is)
{
	bool same = was->request.patient == is->request.patient && was->request.broken_count == is->request.broken_count;
	for (size_t i = 0; i < is->request.broken_count && same; i++)
		same = same_item(&was->broken[i], &is->broken[i]);
	for (size_t part = 0; part < is->request.count && same; part++) {
		same = was->parts[part].count == is->parts[part].count;
		for (size_t i = 0; i < is->parts[part].count && same; i++)
			same = same_item(&was->items[part][i], &is->items[part][i]);
	}
	return !same ? STATUS_OK
		     : error_set(context->error, STATUS_REFUSED, _("session %lld says so already"),
			       (long long)is->record.number);
}

/* Items of nothing go. */
static size_t drop_empty(struct item *items, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		if (items[i].quantity.kind == QUANTITY_ALL || items[i].quantity.amount > 0)
			items[kept++] = items[i];
	}
	return kept;
}

static int change(struct context *context, const struct arguments *arguments, struct session_correcting *correcting)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < arguments->count && status == STATUS_OK; i++)
		status = change_items(context, arguments->changes[i], correcting);
	for (size_t i = 0; i < correcting->request.count; i++)
		correcting->parts[i].count = drop_empty(correcting->items[i], correcting->parts[i].count);
	correcting->request.broken_count = drop_empty(correcting->broken, correcting->request.broken_count);
	if (status != STATUS_OK || arguments->patient == NULL)
		return status;
	struct record patient;
	status = catalogue_find_current(context->store, &thing_patient, arguments->patient, context->pool, &patient);
	correcting->request.patient = patient.id;
	correcting->request.patient_code = status == STATUS_OK ? record_value(&thing_patient, &patient, "code") : NULL;
	return status;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct planned *planned = pool_alloc(context->pool, sizeof(*planned));
	struct session_correcting *correcting = &planned->correcting, was;
	char text[DAY_TEXT_MAX];
	*out = planned;
	if (context->common.on != NULL)
		return error_set(context->error, STATUS_USAGE,
			_("a correction counts for the day of its session; leave --on out"));
	int status = session_correcting_load(context->store, arguments->number, context->pool, correcting);
	if (status == STATUS_OK)
		status = own_check(context, correcting->voiding);
	if (status == STATUS_OK)
		status = session_correcting_load(context->store, arguments->number, context->pool, &was);
	if (status == STATUS_OK)
		status = change(context, arguments, correcting);
	if (status == STATUS_OK)
		status = refuse_same(context, &was, correcting);
	if (status == STATUS_OK)
		status = session_correcting_plan(context->store, &context->act, correcting, context->pool, &planned->plan);
	if (status != STATUS_OK)
		return status;
	fprintf(shown, _("session %lld is taken back; instead:\n"), (long long)arguments->number);
	session_plan_print(&planned->plan, context->pool, shown);
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
		   "and taken anew in one entry; the session keeps its number. Refused when later entries stand in the way."),
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
