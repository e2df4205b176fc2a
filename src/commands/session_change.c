/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what of a session is to be corrected: OLD=NEW, item by item. */
#include "config.h"
#include "session_change.h"
#include <string.h>
#include "ampoule/text.h"
#include "catalogue.h"
#include "items.h"

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

static int change_patient(struct context *context, const char *code, struct session_correcting *correcting)
{
	struct record patient;
	int status = catalogue_find_current(context->store, &thing_patient, code, context->pool, &patient);
	if (status != STATUS_OK)
		return status;
	correcting->request.patient = patient.id;
	correcting->request.patient_code = record_value(&thing_patient, &patient, "code");
	return STATUS_OK;
}

int session_change(struct context *context, const char *const *changes, size_t count, const char *patient,
	struct session_correcting *correcting)
{
	struct session_correcting was;
	int status = session_correcting_load(context->store, correcting->record.number, context->pool, &was);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = change_items(context, changes[i], correcting);
	for (size_t i = 0; i < correcting->request.count; i++)
		correcting->parts[i].count = drop_empty(correcting->items[i], correcting->parts[i].count);
	correcting->request.broken_count = drop_empty(correcting->broken, correcting->request.broken_count);
	if (status == STATUS_OK && patient != NULL)
		status = change_patient(context, patient, correcting);
	return status == STATUS_OK ? refuse_same(context, &was, correcting) : status;
}
