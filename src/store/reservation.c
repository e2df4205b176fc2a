/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps stock for patients, and lets it go. */
#include "config.h"
#include "ampoule/reservation.h"
#include "ampoule/reserve.h"
#include "ampoule/shortage.h"
#include "ampoule/statement.h"
#include "ampoule/taking.h"
#include "store_internal.h"

int reservation_list(struct store *store, int64_t product, day_t day, struct pool *pool, struct reserved **kept,
	size_t *count)
{
	*kept = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_reservation_open);
	statement_bind_integer(&st, ":product", product);
	statement_bind_day(&st, ":day", day);
	while (statement_step(&st)) {
		struct reserved *line = pool_append(pool, kept, count, sizeof(*line));
		*line = (struct reserved){
			.reservation = statement_integer(&st, "reservation"),
			.line = statement_integer(&st, "line"),
			.patient = statement_integer(&st, "patient"),
			.patient_code = pool_copy(pool, statement_text(&st, "patient_code")),
			.lot = statement_integer(&st, "lot"),
			.content = statement_integer(&st, "content"),
			.until = statement_day(&st, "until"),
		};
	}
	return statement_end(&st);
}

struct in_hand {
	const struct item *items;
	size_t count;
};

static bool is_in_hand(int64_t lot, const void *data)
{
	const struct in_hand *hand = data;
	for (size_t i = 0; i < hand->count; i++) {
		if (hand->items[i].lot == lot)
			return true;
	}
	return false;
}

int reservation_set_aside(struct store *store, const struct product *product, int64_t patient, struct when when,
	const struct item *items, size_t item_count, struct pool *pool, struct holding **holdings, size_t *count)
{
	const struct in_hand hand = { items, item_count };
	struct reserved *kept;
	struct claim *claims = NULL;
	size_t kept_count, claim_count = 0;
	int status = reservation_list(store, product->id, when.day, pool, &kept, &kept_count);
	for (size_t i = 0; i < kept_count; i++) {
		if (patient != 0 && kept[i].patient == patient)
			continue;
		struct claim *claim = pool_append(pool, &claims, &claim_count, sizeof(*claim));
		*claim = (struct claim){ kept[i].lot, kept[i].content };
	}
	if (status == STATUS_OK && claim_count > 0)
		reserve_set_aside(holdings, count, claims, claim_count, product->content, when, is_in_hand, &hand, pool);
	return status;
}

static int project(struct store *store, int64_t number)
{
	const char *const queries[] = { sql_reservation_balance_delete, sql_reservation_balance_insert };
	int status = STATUS_OK;
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]) && status == STATUS_OK; i++) {
		STATEMENT st = statement_prepare(store, queries[i]);
		statement_bind_integer(&st, ":reservation", number);
		status = statement_run(&st);
	}
	return status;
}

int reservation_project(struct store *store, int64_t entry)
{
	int status = STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_entry_reservations);
	statement_bind_integer(&st, ":entry", entry);
	while (status == STATUS_OK && statement_step(&st))
		status = project(store, statement_integer(&st, "reservation"));
	return status == STATUS_OK ? statement_end(&st) : status;
}

/* The content that an item asks for. */
static int wanted_of(struct store *store, const struct item *item, const struct product *product, content_t *wanted)
{
	struct error *error = store->error;
	int status = STATUS_OK;
	if (item->opened != 0)
		return error_set(error, STATUS_DATA,
			_("'O%lld': an open container is not kept for anybody; reserve the product, as '%s=2'"),
			(long long)item->opened, product->code);
	switch (item->quantity.kind) {
	case QUANTITY_CONTAINERS:
		if (__builtin_mul_overflow(item->quantity.amount, product->content, wanted) || *wanted > CONTENT_MAX)
			return error_set(error, STATUS_DATA, _("'%s': that is more than the program counts"), product->code);
		break;
	case QUANTITY_CONTENT:
		status = quantity_content_in(&item->quantity, product->unit, wanted, error);
		if (status != STATUS_OK)
			error_prefix(error, "'%s': ", product->code);
		break;
	default:
		return error_set(error, STATUS_DATA, _("'%s': reserve containers or content, as '%s=2' or '%s=1.5%s'"),
			product->code, product->code, product->code, unit_name(product->unit));
	}
	if (status == STATUS_OK && *wanted == 0)
		return error_set(error, STATUS_DATA, _("'%s': a quantity of nothing; leave the item out"), product->code);
	return status;
}

static char *content_text(content_t content, const struct product *product, struct pool *pool)
{
	char text[CONTENT_TEXT_MAX];
	if (content % product->content == 0)
		return containers_describe(content / product->content, product->container, pool);
	return pool_printf(pool, "%s %s", content_format(content, text), unit_name(product->unit));
}

/* Only what is there and free can be kept. */
static int refuse_short(struct store *store, const struct item *item, const struct product *product, content_t wanted,
	struct when when, struct pool *pool)
{
	struct holding *holdings;
	size_t count;
	content_t free = 0, kept = 0;
	int status = shelf_load(store, product->id, when, pool, &holdings, &count);
	if (status == STATUS_OK)
		status = reservation_set_aside(store, product, 0, when, NULL, 0, pool, &holdings, &count);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		const struct holding *holding = &holdings[i];
		content_t content = holding->opened != 0 ? holding->content : holding->containers * product->content;
		enum obstacle obstacle = holding_obstacle(holding, PURPOSE_PATIENT, when);
		if (item->lot != 0 && holding->lot != item->lot)
			continue;
		free += obstacle == OBSTACLE_NONE ? content : 0;
		kept += obstacle == OBSTACLE_RESERVED ? content : 0;
	}
	if (status != STATUS_OK || free >= wanted)
		return status;
	const char *lot = item->lot == 0 ? "" : pool_printf(pool, _(" lot '%s'"), item->lot_code);
	return error_set(store->error, STATUS_REFUSED,
		_("'%s'%s: %s to be reserved, %s usable and free (%s reserved already); see 'ampoule stock %s'"),
		product->code, lot, content_text(wanted, product, pool), content_text(free, product, pool),
		content_text(kept, product, pool), product->code);
}

static int line_insert(struct store *store, int64_t entry, const struct reservation *reservation,
	const struct item *item, content_t content)
{
	STATEMENT st = statement_prepare(store, sql_reservation_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":patient", reservation->patient);
	statement_bind_id(&st, ":course", reservation->course);
	statement_bind_integer(&st, ":product", item->product);
	statement_bind_id(&st, ":lot", item->lot);
	statement_bind_integer(&st, ":content", content);
	statement_bind_day(&st, ":until", reservation->until);
	ledger_includes(store, "reservation");
	return statement_run(&st);
}

/* Each line is looked at with those before it kept already. */
static int line_post(struct store *store, const struct entry *entry, const struct reservation *reservation,
	const struct item *item, struct pool *pool)
{
	struct product product;
	content_t wanted = 0;
	int status = product_load(store, item->product, pool, &product);
	if (status == STATUS_OK)
		status = wanted_of(store, item, &product, &wanted);
	if (status == STATUS_OK)
		status = refuse_short(store, item, &product, wanted, entry->act->when, pool);
	if (status == STATUS_OK)
		status = line_insert(store, entry->number, reservation, item, wanted);
	return status == STATUS_OK ? project(store, entry->number) : status;
}

int reservation_post(struct store *store, const struct act *act, const struct reservation *reservation,
	struct pool *pool, int64_t *number)
{
	struct entry entry = { .kind = "reserved", .act = act };
	int status = ledger_open(store, &entry);
	for (size_t i = 0; i < reservation->count && status == STATUS_OK; i++)
		status = line_post(store, &entry, reservation, &reservation->items[i], pool);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

/* Who it is kept for, if anything is left of it. */
static int release_check(struct store *store, int64_t number, struct pool *pool, const char **patient)
{
	content_t content = 0;
	*patient = NULL;
	STATEMENT st = statement_prepare(store, sql_reservation_head);
	statement_bind_integer(&st, ":reservation", number);
	if (statement_step(&st)) {
		*patient = pool_copy(pool, statement_text(&st, "patient"));
		content = statement_integer(&st, "content");
	}
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	if (*patient == NULL)
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no reservation %lld; see 'ampoule reserve list'"),
			(long long)number);
	if (content == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("nothing is left of reservation %lld: it was used up, or released already"), (long long)number);
	return STATUS_OK;
}

int reservation_release(struct store *store, const struct act *act, int64_t number, struct pool *pool,
	const char **patient, int64_t *entry)
{
	struct entry opened = { .kind = "unreserved", .act = act };
	int status = release_check(store, number, pool, patient);
	if (status == STATUS_OK)
		status = ledger_open(store, &opened);
	if (status == STATUS_OK) {
		STATEMENT st = statement_prepare(store, sql_reservation_release_insert);
		statement_bind_integer(&st, ":entry", opened.number);
		statement_bind_integer(&st, ":reservation", number);
		ledger_includes(store, "reservation_release");
		status = statement_run(&st);
	}
	if (status == STATUS_OK)
		status = project(store, number);
	*entry = opened.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

static int use_insert(struct store *store, int64_t entry, const struct reserved *kept, content_t content)
{
	STATEMENT st = statement_prepare(store, sql_reservation_use_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":reservation", kept->reservation);
	statement_bind_integer(&st, ":kept", kept->line);
	statement_bind_integer(&st, ":content", content);
	ledger_includes(store, "reservation_use");
	return statement_run(&st);
}

/* What a draw takes uses up lines of its lot first, then those of any. */
static int use_lines(struct store *store, int64_t entry, int64_t patient, int64_t lot, content_t content,
	struct reserved *kept, size_t count)
{
	int status = STATUS_OK;
	for (int any = 0; any < 2; any++) {
		for (size_t i = 0; i < count && content > 0 && status == STATUS_OK; i++) {
			if (kept[i].patient != patient || kept[i].content == 0 || kept[i].lot != (any ? 0 : lot))
				continue;
			content_t used = content < kept[i].content ? content : kept[i].content;
			status = use_insert(store, entry, &kept[i], used);
			kept[i].content -= used;
			content -= used;
		}
	}
	return status;
}

/* A container that stays open keeps what is not taken of it. */
static int use_supply(struct store *store, int64_t entry, int64_t patient, const struct taking *taking,
	const struct supply *supply)
{
	struct pool pool = { 0 };
	struct reserved *kept;
	size_t count;
	int status = reservation_list(store, supply->product.id, taking->when.day, &pool, &kept, &count);
	for (size_t i = 0; i < taking->count && status == STATUS_OK && count > 0; i++) {
		const struct component *component = &taking->components[i];
		if (component->supply == supply)
			status = use_lines(store, entry, patient, supply->holdings[component->draw.holding].lot,
				component->draw.taken + component->draw.residue, kept, count);
	}
	pool_release(&pool);
	return status;
}

int reservation_use(struct store *store, int64_t entry, int64_t patient, const struct taking *taking)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < taking->supply_count && status == STATUS_OK; i++)
		status = use_supply(store, entry, patient, taking, taking->supplies[i]);
	return status == STATUS_OK ? reservation_project(store, entry) : status;
}

int reservation_acts(struct store *store, int64_t entry, struct pool *pool, struct reservation_act **acts,
	size_t *count)
{
	*acts = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_entry_kept);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct reservation_act *act = pool_append(pool, acts, count, sizeof(*act));
		*act = (struct reservation_act){
			.reservation = statement_integer(&st, "reservation"),
			.patient_code = pool_copy(pool, statement_text(&st, "patient")),
			.what = pool_copy(pool, statement_text(&st, "what")),
		};
	}
	return statement_end(&st);
}
