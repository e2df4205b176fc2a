/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrects a session: what it did is taken back, and what should stand is posted, in one entry. */
#include "config.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/mixture.h"
#include "ampoule/recipe_version.h"
#include "ampoule/reservation.h"
#include "ampoule/statement.h"
#include "ampoule/undo.h"
#include "session_checks.h"
#include "store_internal.h"

static struct quantity quantity_again(struct statement *st)
{
	int64_t containers = statement_integer(st, "containers"), content = statement_integer(st, "content");
	struct quantity quantity = { QUANTITY_CONTENT, content, UNIT_ML };
	unit_parse(statement_text(st, "unit"), &quantity.unit, st->store->error);
	if (containers > 0 && content == containers * statement_integer(st, "size"))
		quantity = (struct quantity){ QUANTITY_CONTAINERS, containers, quantity.unit };
	else if (statement_integer(st, "opened") != 0 && strcmp(statement_text(st, "reason"), "broken") == 0)
		quantity.kind = QUANTITY_ALL;
	return quantity;
}

static int content_of(struct store *store, struct pool *pool, const struct item *item, content_t *content)
{
	struct product product;
	int status = product_load(store, item->product, pool, &product);
	*content = item->quantity.kind == QUANTITY_CONTAINERS ? item->quantity.amount * product.content
							      : item->quantity.amount;
	return status;
}

/* Whether a part's recipe names a product, or it was kept that the part took it otherwise. */
static int part_names(struct store *store, struct pool *pool, const struct session_record *record, size_t part,
	int64_t product, bool *names)
{
	const struct session_part_record *was = &record->parts[part];
	struct recipe_line *lines;
	size_t count;
	*names = false;
	for (size_t i = 0; i < record->change_count; i++)
		*names = *names || (record->changes[i].part == part + 1 && record->changes[i].product_id == product);
	if (*names || was->ahead || was->recipe_id == 0)
		return STATUS_OK;
	int status = recipe_lines_load(store, was->recipe_id, was->version, pool, &lines, &count);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		*names = *names || lines[i].product == product;
	return status;
}

/*
 * The part that what was given out of a product is put to, all of it: the first one that names it, else the first one
 * without a recipe, else the first one.
 */
static int home_of(struct store *store, struct pool *pool, const struct session_record *record, int64_t product,
	size_t *part)
{
	size_t plain = record->part_count;
	int status = STATUS_OK;
	for (*part = 0; *part < record->part_count && status == STATUS_OK; (*part)++) {
		bool names;
		status = part_names(store, pool, record, *part, product, &names);
		if (status == STATUS_OK && names)
			return STATUS_OK;
		if (plain == record->part_count && record->parts[*part].recipe_id == 0)
			plain = *part;
	}
	*part = plain == record->part_count ? 0 : plain;
	return status;
}

/* The part that a line went into: its mixture's. */
static int part_of(struct store *store, struct pool *pool, const struct session_record *record, int64_t preparation,
	int64_t product, size_t *part)
{
	for (*part = 0; *part < record->part_count; (*part)++) {
		if (preparation != 0 && record->parts[*part].preparation == preparation)
			return STATUS_OK;
	}
	return home_of(store, pool, record, product, part);
}

/* Items as the session took them. Each keeps its lot: what is not corrected stays as it was. */
static int items_load(struct store *store, struct pool *pool, struct session_correcting *correcting)
{
	STATEMENT st = statement_prepare(store, sql_session_items);
	statement_bind_integer(&st, ":entry", correcting->record.entry);
	while (statement_step(&st)) {
		bool broken = strcmp(statement_text(&st, "reason"), "broken") == 0;
		const struct item taken = {
			.product = statement_integer(&st, "product"),
			.lot = statement_integer(&st, "lot"),
			.lot_code = pool_copy(pool, statement_text(&st, "lot_code")),
			.opened = statement_integer(&st, "opened"),
			.fresh = statement_integer(&st, "opens") != 0,
			.quantity = quantity_again(&st),
		};
		size_t part = 0;
		int status = broken ? STATUS_OK : part_of(store, pool, &correcting->record, statement_integer(&st, "preparation"),
			taken.product, &part);
		if (status != STATUS_OK)
			return status;
		struct item *item = broken ? pool_append(pool, &correcting->broken, &correcting->request.broken_count,
						     sizeof(*item))
					   : pool_append(pool, &correcting->items[part], &correcting->parts[part].count,
						     sizeof(*item));
		*item = taken;
	}
	return statement_end(&st);
}

static struct item *prescribe(struct pool *pool, struct session_part *part, struct item **items, int64_t product)
{
	for (size_t i = 0; i < part->prescribed_count; i++) {
		if ((*items)[i].product == product)
			return &(*items)[i];
	}
	struct item *item = pool_append(pool, items, &part->prescribed_count, sizeof(*item));
	item->product = product;
	item->quantity.kind = QUANTITY_CONTENT;
	return item;
}

/* The part whose items show a change: its own, that of what was given out where that was put. None: it was made ahead. */
static int changed_part(struct store *store, struct pool *pool, const struct session_record *record,
	const struct session_change_record *change, size_t *part)
{
	struct product product;
	*part = change->part == 0 ? record->part_count : change->part - 1;
	int status = product_load(store, change->product_id, pool, &product);
	return status == STATUS_OK && change->part != 0 && strcmp(product.kind, "preparation") != 0
		? home_of(store, pool, record, change->product_id, part)
		: status;
}

/* What the recipe said: what was taken, but where that was kept as a change of it. */
static int prescribed_load(struct store *store, struct pool *pool, struct session_correcting *correcting, size_t index)
{
	struct session_part *part = &correcting->parts[index];
	struct item *items = NULL;
	int status = STATUS_OK;
	for (size_t i = 0; i < part->count && status == STATUS_OK; i++) {
		const struct item *taken = &correcting->items[index][i];
		struct product product;
		content_t content = 0;
		status = product_load(store, taken->product, pool, &product);
		if (status == STATUS_OK)
			status = content_of(store, pool, taken, &content);
		struct item *said = prescribe(pool, part, &items, taken->product);
		said->quantity.unit = product.unit;
		said->quantity.amount += content;
	}
	for (size_t i = 0; i < correcting->record.change_count && status == STATUS_OK; i++) {
		const struct session_change_record *change = &correcting->record.changes[i];
		size_t home;
		status = changed_part(store, pool, &correcting->record, change, &home);
		if (status != STATUS_OK || home != index)
			continue;
		struct item *said = prescribe(pool, part, &items, change->product_id);
		said->quantity.amount += change->said - change->taken;
		unit_parse(change->unit, &said->quantity.unit, store->error);
	}
	part->prescribed = items;
	return status;
}

/* How long the mixture might stand by the version that it was made of. */
static int life_load(struct store *store, struct pool *pool, const struct session_part_record *was, int64_t *life)
{
	struct record recipe, then;
	int status = catalogue_load(store, &thing_recipe, was->recipe_id, pool, &recipe);
	if (status == STATUS_OK)
		status = recipe_version_load(store, &recipe, was->version, pool, &then);
	if (status == STATUS_OK)
		*life = record_integer(&thing_recipe, &then, "life");
	return status;
}

static int part_load(struct store *store, struct pool *pool, struct session_correcting *correcting, size_t index)
{
	const struct session_part_record *was = &correcting->record.parts[index];
	struct session_part *part = &correcting->parts[index];
	part->life = MIXTURE_LIFE;
	part->injected = was->injected;
	part->blood = was->blood;
	part->plasma = was->plasma;
	part->area = was->area;
	part->zones = was->zones;
	part->method = was->method;
	if (was->ahead || was->recipe_id == 0)
		return STATUS_OK;
	part->recipe = was->recipe_id;
	part->recipe_code = was->recipe;
	part->version = was->version;
	int status = life_load(store, pool, was, &part->life);
	return status == STATUS_OK ? prescribed_load(store, pool, correcting, index) : status;
}

/* The message of a void speaks of voiding. */
static int plan_reversal(struct store *store, int64_t number, struct pool *pool, struct voiding *voiding)
{
	int status = void_plan(store, number, pool, voiding);
	if (status != STATUS_OK)
		error_prefix(store->error, _("session %lld cannot be corrected: "), (long long)number);
	return status;
}

int session_correcting_load(struct store *store, int64_t number, struct pool *pool, struct session_correcting *correcting)
{
	*correcting = (struct session_correcting){ .voiding = pool_alloc(pool, sizeof(struct voiding)) };
	struct session_record *record = &correcting->record;
	int status = session_load(store, number, pool, record);
	if (status == STATUS_OK)
		status = plan_reversal(store, number, pool, correcting->voiding);
	if (status != STATUS_OK)
		return status;
	correcting->parts = pool_alloc(pool, record->part_count * sizeof(*correcting->parts));
	correcting->items = pool_alloc(pool, record->part_count * sizeof(*correcting->items));
	correcting->request = (struct session_request){
		.patient = record->patient_id,
		.patient_code = record->patient,
		.location = record->location_id,
		.location_code = record->location,
		.practitioner = record->practitioner,
		.note = record->note,
		.visit = record->visit,
		.parts = correcting->parts,
		.count = record->part_count,
	};
	status = items_load(store, pool, correcting);
	for (size_t i = 0; i < record->part_count && status == STATUS_OK; i++)
		status = part_load(store, pool, correcting, i);
	return status;
}

static int correction_insert(struct store *store, int64_t entry, const struct voiding *voiding)
{
	STATEMENT st = statement_prepare(store, sql_session_correction_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":corrected", voiding->number);
	statement_bind_integer(&st, ":taken_back", (int64_t)voiding->count);
	ledger_includes(store, "session_correction");
	return statement_run(&st);
}

/* Opens the entry and takes back what the session did: the shelf is as if it had not been. */
static int take_back(struct store *store, const struct session_correcting *correcting, struct entry *entry)
{
	const struct voiding *voiding = correcting->voiding;
	int status = ledger_open(store, entry);
	if (status == STATUS_OK)
		status = session_insert(store, entry->number, correcting->record.number, &correcting->request);
	for (size_t i = voiding->count; i-- > 0 && status == STATUS_OK;)
		status = ledger_move(store, &voiding->movements[i]);
	if (status == STATUS_OK)
		status = correction_insert(store, entry->number, voiding);
	if (status == STATUS_OK)
		status = reservation_project(store, entry->number);
	return status == STATUS_OK ? mixture_project(store, voiding->number) : status;
}

/* The day of the session, unless its month is closed. */
static struct act act_of(const struct act *act, const struct session_correcting *correcting)
{
	struct act then = *act;
	if (!correcting->voiding->closed)
		then.when = correcting->voiding->when;
	return then;
}

/* Mixtures that were made ahead, which stand again once the session is taken back. */
static int mixtures_load(struct store *store, struct pool *pool, const struct session_correcting *correcting)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < correcting->record.part_count && status == STATUS_OK; i++) {
		if (!correcting->record.parts[i].ahead)
			continue;
		struct mixture *mixture = pool_alloc(pool, sizeof(*mixture));
		correcting->parts[i].mixture = mixture;
		status = mixture_find(store, correcting->record.parts[i].number, pool, mixture);
	}
	return status;
}

int session_correcting_plan(struct store *store, const struct act *act, struct session_correcting *correcting,
	struct pool *pool, struct session_plan *plan)
{
	correcting->request.broken = correcting->broken;
	for (size_t i = 0; i < correcting->request.count; i++)
		correcting->parts[i].items = correcting->items[i];
	const struct act then = act_of(act, correcting);
	struct entry entry = { .kind = "session", .act = &then };
	int status = store_mark(store);
	if (status != STATUS_OK)
		return status;
	*plan = (struct session_plan){
		.request = &correcting->request,
		.taking = { .when = correcting->record.when, .since = then.when.time },
	};
	status = take_back(store, correcting, &entry);
	if (status == STATUS_OK)
		status = mixtures_load(store, pool, correcting);
	if (status == STATUS_OK)
		status = session_plan_taking(store, pool, plan);
	store_undo(store);
	return status;
}

int session_correcting_post(struct store *store, const struct act *act, const struct session_correcting *correcting,
	const struct session_plan *plan, int64_t *number)
{
	const struct act then = act_of(act, correcting);
	struct entry entry = { .kind = "session", .act = &then };
	int status = take_back(store, correcting, &entry);
	if (status == STATUS_OK)
		status = session_record_plan(store, &entry, plan);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
