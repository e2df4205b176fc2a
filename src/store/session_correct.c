/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrects a session: what it did is taken back, and what should stand is posted, in one entry. */
#include "config.h"
#include <string.h>
#include "ampoule/mixture.h"
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

/* The part that a line went into: its mixture's, the first one for what was given out. */
static size_t part_of(const struct session_record *record, int64_t preparation)
{
	for (size_t i = 0; i < record->part_count; i++) {
		if (preparation != 0 && record->parts[i].preparation == preparation)
			return i;
	}
	return 0;
}

/* Items as the session took them. Each keeps its lot: what is not corrected stays as it was. */
static int items_load(struct store *store, struct pool *pool, struct session_correcting *correcting)
{
	STATEMENT st = statement_prepare(store, sql_session_items);
	statement_bind_integer(&st, ":entry", correcting->record.entry);
	while (statement_step(&st)) {
		bool broken = strcmp(statement_text(&st, "reason"), "broken") == 0;
		size_t part = part_of(&correcting->record, statement_integer(&st, "preparation"));
		struct item *item = broken ? pool_append(pool, &correcting->broken, &correcting->request.broken_count,
						     sizeof(*item))
					   : pool_append(pool, &correcting->items[part], &correcting->parts[part].count,
						     sizeof(*item));
		*item = (struct item){
			.product = statement_integer(&st, "product"),
			.lot = statement_integer(&st, "lot"),
			.lot_code = pool_copy(pool, statement_text(&st, "lot_code")),
			.opened = statement_integer(&st, "opened"),
			.fresh = statement_integer(&st, "opens") != 0,
			.quantity = quantity_again(&st),
		};
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

/* What the recipe said: what was taken, but where that was kept as a change of it. */
static int prescribed_load(struct store *store, struct pool *pool, struct session_correcting *correcting, size_t index)
{
	struct session_part *part = &correcting->parts[index];
	struct item *items = NULL;
	int status = STATUS_OK;
	for (size_t i = 0; i < part->count && status == STATUS_OK; i++) {
		const struct item *taken = &correcting->items[index][i];
		struct product product;
		status = product_load(store, taken->product, pool, &product);
		struct item *said = prescribe(pool, part, &items, taken->product);
		said->quantity.unit = product.unit;
		said->quantity.amount += taken->quantity.kind == QUANTITY_CONTAINERS ? taken->quantity.amount * product.content
										    : taken->quantity.amount;
	}
	for (size_t i = 0; i < correcting->record.change_count; i++) {
		const struct session_change_record *change = &correcting->record.changes[i];
		if (change->part != index + 1)
			continue;
		struct item *said = prescribe(pool, part, &items, change->product_id);
		said->quantity.amount = change->said;
		unit_parse(change->unit, &said->quantity.unit, store->error);
	}
	part->prescribed = items;
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
	part->life = was->life;
	return prescribed_load(store, pool, correcting, index);
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
