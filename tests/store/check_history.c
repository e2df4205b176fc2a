/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two thousand random acts played against the program and against an independent model of it: what is
 * accepted, every line, every balance and value must be the same, and no balance may be negative at any
 * moment of business time. AMPOULE_TEST_SEED=N plays another history, AMPOULE_TEST_ACTS=N a longer one.
 */
#include "check_store.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/statement.h"
#include "clinic.h"
#include "model.h"

enum { ACTS = 2000, BATCH = 50, LOTS = 7, ITEMS_MAX = 4, DAY_SECONDS = 86400 };

static struct clinic clinic;
static struct model model;
static uint64_t seed, state;
static int act; /* that is played */
static instant_t now;
static int64_t places[3]; /* the last one is not for use */
static size_t compared; /* entries whose lines were compared */

#define ENSURE(condition, ...) ensure(condition, __LINE__, __VA_ARGS__)

static __attribute__((format(printf, 3, 4))) void ensure(bool holds, int line, const char *format, ...)
{
	char text[512];
	va_list arguments;
	if (holds)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	ck_abort_msg("AMPOULE_TEST_SEED=%" PRIu64 ", act %d, entry %zu, line %d: %s", seed, act,
	        model.entry_count, line, text);
}

/* splitmix64: the same history for the same seed on every machine. */
static uint64_t draw(void)
{
	uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static int64_t below(int64_t limit)
{
	return (int64_t)(draw() % (uint64_t)limit);
}

static bool chance(int percent)
{
	return below(100) < percent;
}

static uint64_t from_environment(const char *name, uint64_t standard)
{
	const char *text = getenv(name);
	return text == NULL ? standard : strtoull(text, NULL, 10);
}

static void add_product(const char *code, const char *kind, const char *container, const char *content,
        content_t size, const char *in_use, int64_t minutes)
{
	model.products[model.product_count++] = (struct model_product){
		.id = clinic_add_product(&clinic, code, kind, container, content, in_use),
		.size = size,
		.in_use = minutes,
		.consumable = strcmp(kind, "preparation") != 0,
	};
}

static void setup(void)
{
	seed = state = from_environment("AMPOULE_TEST_SEED", 20261001);
	clinic_make(&clinic);
	now = CLINIC_START;
	model.closed = model.first = DAY_NONE;
	places[0] = clinic_add_place(&clinic, "main", true);
	places[1] = clinic_add_place(&clinic, "fridge", true);
	places[2] = clinic_add_place(&clinic, "quarantine", false);
	for (int i = 0; i < 3; i++)
		model.place_usable[places[i]] = i < 2;
	add_product("ampoule", "preparation", "ampoule", "2ml", 2000, "0", 0);
	add_product("vial", "preparation", "vial", "3.333mg", 3333, "0", 0);
	add_product("bottle", "preparation", "bottle", "10ml", 10000, "28d", 28 * 1440);
	add_product("tube", "preparation", "tube", "7g", 7000, "36h", 2160);
	add_product("needle", "consumable", "piece", "1piece", 1000, "0", 0);
	add_product("antiseptic", "consumable", "bottle", "100ml", 100000, "60d", 60 * 1440);
	int64_t entries = clinic_ask(&clinic, "SELECT COUNT(*) FROM entry");
	for (int64_t i = 0; i < entries; i++)
		model_pass(&model, (struct when){ zone_day(now), now });
	compared = model.entry_count;
}

static void teardown(void)
{
	model_free(&model);
	clinic_remove(&clinic);
}

/* Mostly the act happens now; else some days ago, often at the very second of another entry; seldom by a
 * clock that is ahead or behind. */
static void set_time(void)
{
	now += chance(20) ? 0 : below(3 * 3600);
	int64_t ago = 0;
	if (chance(25))
		ago = chance(30) ? now - model.entries[below((int64_t)model.entry_count)].time
		                 : below(25 * DAY_SECONDS);
	if (chance(2))
		clinic_at(&clinic, now + (chance(50) ? 1 : -1) * below(2 * DAY_SECONDS), 0);
	else
		clinic_at(&clinic, now, ago < 0 ? 0 : ago);
}

static void expect(bool accepted, int status, const char *what)
{
	const char *said = clinic.error.text == NULL ? "" : clinic.error.text;
	ENSURE(!accepted || status == STATUS_OK, "%s was refused: %s", what, said);
	ENSURE(accepted || status != STATUS_OK, "%s was accepted", what);
	ENSURE(accepted || status == STATUS_REFUSED || status == STATUS_NOT_FOUND, "%s failed: %s", what,
	        said);
	ENSURE(accepted || (said[0] != '\0' && strstr(said, "constraint") == NULL), "%s was refused with: %s",
	        what, said);
}

static day_t lot_expiry(size_t product, int64_t lot)
{
	static const int days[LOTS] = { 5, 20, 60, 90, 200, 400, 0 };
	return lot == LOTS - 1 ? DAY_NONE : zone_day(CLINIC_START) + days[lot] + (int)product;
}

static void play_delivery(bool opening)
{
	struct delivery_line lines[3];
	char codes[3][16];
	struct delivery delivery = { .opening = opening, .lines = lines, .count = (size_t)below(3) + 1 };
	for (size_t i = 0; i < delivery.count; i++) {
		size_t product = (size_t)below((int64_t)model.product_count);
		int64_t lot = below(LOTS);
		snprintf(codes[i], sizeof(codes[i]), "%c%" PRId64, 'F' - (int)lot % 3, lot);
		lines[i] = (struct delivery_line){
			.product = model.products[product].id,
			.lot = codes[i],
			.expires = chance(4) ? zone_day(now) + (day_t)below(300) : lot_expiry(product, lot),
			.containers = below(chance(30) ? 3 : 25) + 1,
			.location = places[chance(70) ? 0 : below(3)],
			.net = chance(10) ? 0 : below(chance(30) ? 20 : 50000),
		};
		for (size_t k = 0; k < model.lot_count && !chance(4); k++) {
			if (model.lots[k].product == product && strcmp(model.lots[k].code, codes[i]) == 0)
				lines[i].expires = model.lots[k].expires;
		}
	}
	int64_t number;
	bool accepted = model_receive(&model, clinic.act.when, &delivery);
	expect(accepted, clinic_receive(&clinic, &delivery, &number), "a delivery");
}

/* The number of an opened container that is not empty, now and then of any; 0: none. */
static int64_t any_opened(void)
{
	if (model.opened_count == 0)
		return 0;
	for (int tries = 0; tries < 200; tries++) {
		int64_t number = below((int64_t)model.opened_count) + 1;
		if (model.cells[model.opened[number - 1]].amount > 0)
			return number;
	}
	return 0;
}

static struct item random_item(void)
{
	const struct model_product *product = &model.products[below((int64_t)model.product_count)];
	struct item item = { .product = product->id, .quantity = { .kind = QUANTITY_CONTENT } };
	int64_t opened = chance(20) ? any_opened() : 0;
	if (opened != 0) {
		const struct model_lot *lot = &model.lots[model.cells[model.opened[opened - 1]].lot];
		product = &model.products[lot->product];
		item.product = product->id;
		item.opened = opened;
		if (chance(15)) {
			item.quantity.kind = QUANTITY_ALL;
			return item;
		}
	} else if (chance(35)) {
		item.quantity = (struct quantity){ .kind = QUANTITY_CONTAINERS, .amount = below(3) + 1 };
	} else if (chance(20)) {
		item.fresh = true;
	}
	if (opened == 0 && chance(25) && model.lot_count > 0) {
		size_t lot = (size_t)below((int64_t)model.lot_count);
		item.lot = (int64_t)lot + 1;
		item.lot_code = model.lots[lot].code;
		item.product = model.products[model.lots[lot].product].id;
		product = &model.products[model.lots[lot].product];
	}
	if (item.quantity.kind == QUANTITY_CONTENT)
		item.quantity.amount = chance(20) ? product->size * (below(3) + 1)
		                                  : below(product->size * 2) / (opened != 0 ? 4 : 1) + 1;
	static const enum unit units[] = { UNIT_ML, UNIT_MG, UNIT_ML, UNIT_G, UNIT_PIECE, UNIT_ML };
	item.quantity.unit = units[product - model.products];
	return item;
}

/* The entry of a late mixture, that stands more often than not; 0: none. */
static int64_t any_mixture(void)
{
	int64_t last = (int64_t)model.entry_count;
	for (int64_t entry = last; entry > 0 && entry > last - 60; entry--) {
		if (model.entries[entry - 1].prepares &&
		        (model_stands(&model, entry) ? chance(60) : chance(5)))
			return entry;
	}
	return 0;
}

static bool is_consumable(const struct item *item)
{
	return model.products[model_product(&model, item->product)].consumable;
}

static void play_session(bool ahead)
{
	struct item items[ITEMS_MAX];
	int64_t mixture = !ahead && chance(15) ? any_mixture() : 0;
	size_t count = mixture != 0 && chance(50) ? 0 : (size_t)below(ITEMS_MAX) + 1;
	for (size_t i = 0; i < count; i++) {
		do
			items[i] = random_item();
		while (ahead && is_consumable(&items[i]));
	}
	int64_t location = places[chance(80) ? 0 : below(3)], number;
	for (size_t i = 0; i < count; i++) {
		if (items[i].opened != 0)
			location = model.cells[model.opened[items[i].opened - 1]].location;
	}
	if (ahead) {
		bool accepted = model_prepare(&model, clinic.act.when, location, items, count);
		expect(accepted, clinic_prepare(&clinic, location, items, count, &number), "a mixture");
		return;
	}
	bool accepted = model_session(&model, clinic.act.when, mixture, location, items, count);
	expect(accepted, clinic_session_of(&clinic, mixture, location, items, count, &number), "a session");
}

static void play_discard_mixture(void)
{
	int64_t mixture = any_mixture(), number;
	if (mixture == 0)
		return;
	bool accepted = model_discard_mixture(&model, clinic.act.when, mixture);
	expect(accepted, clinic_discard_mixture(&clinic, mixture, &number), "a discard of a mixture");
}

static void play_discard(void)
{
	static const enum reason reasons[] = { REASON_RESIDUE, REASON_SPOILED, REASON_BROKEN, REASON_LOST };
	int64_t opened[2] = { any_opened(), any_opened() }, number;
	size_t count = opened[1] != 0 && opened[0] != opened[1] && chance(30) ? 2 : 1;
	if (opened[0] == 0)
		return;
	enum reason reason = reasons[below(4)];
	bool accepted = model_discard(&model, clinic.act.when, opened, count, reason);
	expect(accepted, clinic_discard(&clinic, opened, count, reason, &number), "a discard");
}

static void play_void(void)
{
	int64_t last = (int64_t)model.entry_count, number;
	int64_t target = chance(60) ? last - below(last < 20 ? last : 20) : below(last + 3) + 1;
	bool accepted = model_void(&model, target, clinic.act.when);
	expect(accepted, clinic_void(&clinic, target, &number), "a void");
}

static void play_lot_status(void)
{
	if (model.lot_count == 0)
		return;
	size_t lot = (size_t)below((int64_t)model.lot_count);
	enum lot_status status = chance(70) ? LOT_RELEASED : chance(90) ? LOT_HELD : LOT_RECALLED;
	int64_t number;
	/* Most of what was stopped goes on, or nothing would be left to act with. */
	for (size_t i = 0; i < model.lot_count && status == LOT_RELEASED && chance(90); i++) {
		if (model.lots[i].status != LOT_RELEASED)
			lot = i;
	}
	const struct model_lot *changed = &model.lots[lot];
	int64_t product = model.products[changed->product].id;
	char code[24];
	strcpy(code, changed->code);
	bool accepted = model_lot_status(&model, clinic.act.when, lot, status);
	expect(accepted, clinic_lot_status(&clinic, product, code, status, &number), "a lot's status");
}

static void play_lot_correct(void)
{
	if (model.lot_count == 0)
		return;
	size_t lot = (size_t)below((int64_t)model.lot_count);
	const struct model_lot *changed = &model.lots[lot];
	int64_t product = model.products[changed->product].id, number;
	day_t expires = chance(70) ? changed->expires : zone_day(now) + (day_t)below(600) - 10;
	char old[24], code[24];
	strcpy(old, changed->code);
	strcpy(code, old);
	if (chance(30))
		snprintf(code, sizeof(code), "R%" PRId64, below(6));
	for (size_t i = 0; i < model.lot_count && chance(97); i++) {
		if (i == lot || model.lots[i].product != changed->product || chance(60))
			continue;
		strcpy(code, model.lots[i].code);
		expires = model.lots[i].expires;
	}
	bool accepted = model_lot_correct(&model, clinic.act.when, lot, code, expires);
	expect(accepted, clinic_lot_correct(&clinic, product, old, code, expires, &number), "a lot's correction");
}

static void play_correct(void)
{
	if (model.paper_count == 0)
		return;
	int64_t count = (int64_t)model.paper_count, number;
	const struct model_paper *paper =
	        &model.papers[chance(70) ? count - 1 - below(count < 15 ? count : 15) : below(count)];
	int64_t delivery = chance(3) ? below((int64_t)model.entry_count) + 1 : paper->delivery, line = paper->line;
	paper = model_paper_now(&model, paper->delivery, line);
	int64_t containers = chance(50) ? paper->containers : below(paper->containers + 5);
	money_t net = chance(30) ? -1 : chance(10) ? 0 : chance(50) ? paper->net + below(200) - 100 : below(50000);
	if (net < -1)
		net = 0;
	bool accepted = model_correct(&model, clinic.act.when, delivery, line, containers, net);
	expect(accepted, clinic_correct(&clinic, delivery, line, containers, net, &number), "a delivery's correction");
}

static void play_close(void)
{
	day_t today = zone_day(now), first = day_month_start(today - (day_t)below(90));
	int year, month, ignored;
	int64_t number;
	clinic_at(&clinic, now, 0);
	day_parts(first, &year, &month, &ignored);
	bool undo = chance(40);
	bool accepted = undo ? model_reopen(&model, clinic.act.when)
	                     : model_close(&model, clinic.act.when, day_month_end(year, month), today);
	expect(accepted, clinic_close(&clinic, undo ? DAY_NONE : first, &number), undo ? "an undone close" : "a close");
}

/* The lines of one entry, in their order. */
static void compare_entry(size_t index)
{
	static const char sql[] = "SELECT layer, location, opened, reason, containers, content, value"
	                          " FROM movement WHERE entry = :entry ORDER BY line";
	const struct model_entry *entry = &model.entries[index];
	size_t line = 0;
	STATEMENT st = statement_prepare_once(clinic.store, sql, sizeof(sql) - 1);
	statement_bind_integer(&st, ":entry", (int64_t)index + 1);
	for (; statement_step(&st); line++) {
		ENSURE(line < entry->count, "entry %zu has more lines than %zu", index + 1, entry->count);
		const struct movement *want = &entry->lines[line];
		ENSURE(statement_integer(&st, "layer") == want->layer &&
		                statement_integer(&st, "location") == want->location &&
		                statement_integer(&st, "opened") == want->opened &&
		                reason_find(statement_text(&st, "reason")) == (int)want->reason &&
		                statement_integer(&st, "containers") == want->containers &&
		                statement_integer(&st, "content") == want->content &&
		                statement_integer(&st, "value") == want->value,
		        "entry %zu line %zu: %s of layer %" PRId64 " O%" PRId64 ": %" PRId64
		        " containers, content %" PRId64 ", value %" PRId64
		        "; the model has %s of layer %" PRId64 " O%" PRId64 ": %" PRId64 ", %" PRId64
		        ", %" PRId64,
		        index + 1, line + 1, statement_text(&st, "reason"), statement_integer(&st, "layer"),
		        statement_integer(&st, "opened"), statement_integer(&st, "containers"),
		        statement_integer(&st, "content"), statement_integer(&st, "value"),
		        reason_name(want->reason), want->layer, want->opened, want->containers, want->content,
		        want->value);
	}
	ENSURE(line == entry->count, "entry %zu has %zu lines, not %zu", index + 1, line, entry->count);
	money_t difference = clinic_ask(&clinic,
	        pool_printf(&clinic.pool, "SELECT COALESCE(SUM(value), 0) FROM price_difference WHERE entry = %zu",
	                index + 1));
	ENSURE(difference == entry->difference, "entry %zu: price difference %" PRId64 ", the model has %" PRId64,
	        index + 1, difference, entry->difference);
}

/* The balances that the program keeps, against the model's cells. */
static void compare_balances(void)
{
	static const char sql[] =
	        "SELECT layer, location, 0 AS opened, containers, content, value FROM balance UNION ALL "
	        "SELECT opened.layer, opened_balance.location, opened.number, 0, opened_balance.content, "
	        "opened_balance.value"
	        " FROM opened_balance JOIN opened ON opened.number = opened_balance.opened";
	size_t rows = 0, held = 0;
	STATEMENT st = statement_prepare_once(clinic.store, sql, sizeof(sql) - 1);
	for (; statement_step(&st); rows++) {
		int64_t layer = statement_integer(&st, "layer"), opened = statement_integer(&st, "opened");
		ENSURE(layer <= (int64_t)model.layer_count && opened <= (int64_t)model.opened_count,
		        "layer %" PRId64 " O%" PRId64 " is not the model's", layer, opened);
		const struct model_cell *cell =
		        &model.cells[opened == 0 ? model.sealed[layer - 1] : model.opened[opened - 1]];
		content_t size = model.products[model.lots[cell->lot].product].size;
		ENSURE(cell->layer == layer && cell->location == statement_integer(&st, "location") &&
		                statement_integer(&st, "containers") == (opened == 0 ? cell->amount : 0) &&
		                statement_integer(&st, "content") ==
		                        (opened == 0 ? cell->amount * size : cell->amount) &&
		                statement_integer(&st, "value") == cell->value,
		        "layer %" PRId64 " O%" PRId64 ": content %" PRId64 ", value %" PRId64
		        "; the model has %" PRId64 ", %" PRId64,
		        layer, opened, statement_integer(&st, "content"), statement_integer(&st, "value"),
		        cell->amount, cell->value);
	}
	for (size_t i = 0; i < model.cell_count; i++)
		held += model.cells[i].amount != 0 || model.cells[i].value != 0;
	ENSURE(rows == held, "%zu balances, the model holds %zu", rows, held);
}

/* From the rows alone: at every moment of business time nothing is negative, and where nothing is held no
 * value is left. */
static void check_moments(void)
{
	static const char sql[] =
	        "SELECT movement.layer, movement.location, COALESCE(movement.opened, 0) AS opened, "
	        "entry.time,"
	        " SUM(movement.containers) AS containers, SUM(movement.content) AS content, "
	        "SUM(movement.value) AS value"
	        " FROM movement JOIN entry ON entry.number = movement.entry"
	        " GROUP BY movement.layer, movement.location, COALESCE(movement.opened, 0), entry.time"
	        " ORDER BY movement.layer, movement.location, COALESCE(movement.opened, 0), entry.time";
	int64_t layer = 0, location = 0, opened = 0, containers = 0, content = 0, value = 0;
	STATEMENT st = statement_prepare_once(clinic.store, sql, sizeof(sql) - 1);
	while (statement_step(&st)) {
		if (layer != statement_integer(&st, "layer") ||
		        location != statement_integer(&st, "location") ||
		        opened != statement_integer(&st, "opened"))
			containers = content = value = 0;
		layer = statement_integer(&st, "layer");
		location = statement_integer(&st, "location");
		opened = statement_integer(&st, "opened");
		containers += statement_integer(&st, "containers");
		content += statement_integer(&st, "content");
		value += statement_integer(&st, "value");
		ENSURE(containers >= 0 && content >= 0 && value >= 0 && (content > 0 || value == 0) &&
		                (opened != 0 || (content > 0) == (containers > 0)),
		        "layer %" PRId64 " at place %" PRId64 " O%" PRId64 " held %" PRId64
		        " containers, content %" PRId64 ", value %" PRId64 " at %s",
		        layer, location, opened, containers, content, value, statement_text(&st, "time"));
	}
}

/* What was opened was used, wasted or thrown away, or is still there: container by container, in content and
 * value. */
static void check_opened(void)
{
	static const char sql[] =
	        "SELECT opened.number AS number, SUM(CASE WHEN reason = 'opened' THEN movement.content ELSE "
	        "0 END) AS content,"
	        " SUM(CASE WHEN reason = 'opened' THEN movement.value ELSE 0 END) AS value,"
	        " SUM(CASE WHEN reason <> 'opened' THEN -movement.content ELSE 0 END) AS gone,"
	        " SUM(CASE WHEN reason <> 'opened' THEN -movement.value ELSE 0 END) AS cost,"
	        " COALESCE((SELECT content FROM opened_balance WHERE opened = opened.number), 0) AS rest,"
	        " COALESCE((SELECT value FROM opened_balance WHERE opened = opened.number), 0) AS worth"
	        " FROM opened JOIN movement ON movement.opened = opened.number GROUP BY opened.number";
	size_t rows = 0;
	STATEMENT st = statement_prepare_once(clinic.store, sql, sizeof(sql) - 1);
	for (; statement_step(&st); rows++)
		ENSURE(statement_integer(&st, "content") ==
		                        statement_integer(&st, "gone") + statement_integer(&st, "rest") &&
		                statement_integer(&st, "value") ==
		                        statement_integer(&st, "cost") + statement_integer(&st, "worth"),
		        "O%" PRId64 ": opened is not used, wasted and left",
		        statement_integer(&st, "number"));
	ENSURE(rows == model.opened_count, "%zu containers were opened, the model has %zu", rows,
	        model.opened_count);
}

/* What the papers say that came is what the stock and the price differences took, line by line, to the minor
 * unit. */
static void check_papers(void)
{
	for (size_t i = 0; i < model.paper_count; i++) {
		const struct model_paper *came = &model.papers[i];
		const struct model_paper *paper = model_paper_now(&model, came->delivery, came->line);
		bool stands = model.entries[came->delivery - 1].voided_by == 0;
		int64_t taken = clinic_ask(&clinic,
		        pool_printf(&clinic.pool,
		                "SELECT COALESCE((SELECT SUM(value) FROM movement WHERE layer = %lld AND reason IN "
		                "('received', 'corrected')), 0) + COALESCE((SELECT SUM(value) FROM price_difference "
		                "WHERE layer = %lld), 0)",
		                (long long)came->layer, (long long)came->layer));
		ENSURE(taken == (stands ? paper->net : 0),
		        "delivery %" PRId64 " line %" PRId64 ": %" PRId64 " was taken up of %" PRId64, came->delivery,
		        came->line, taken, stands ? paper->net : 0);
	}
}

static void compare(void)
{
	check_papers();
	for (; compared < model.entry_count; compared++)
		compare_entry(compared);
	compare_balances();
	check_moments();
	check_opened();
	clinic_verify(&clinic);
}

START_TEST(random_acts_leave_what_the_model_says)
{
	int acts = (int)from_environment("AMPOULE_TEST_ACTS", ACTS);
	for (act = 1; act <= acts; act++) {
		int64_t kind = below(100);
		set_time();
		if (act % 100 == 99)
			play_close();
		else if (chance(8))
			play_correct();
		else if (chance(3))
			play_lot_status();
		else if (chance(2))
			play_lot_correct();
		else if (kind < 18)
			play_delivery(kind < 3);
		else if (kind < 26)
			play_discard();
		else if (kind < 29)
			play_discard_mixture();
		else if (kind < 44)
			play_void();
		else
			play_session(kind < 52);
		ENSURE(clinic_ask(&clinic, "SELECT MAX(number) FROM entry") == (int64_t)model.entry_count,
		        "the last entry has another number than in the model");
		if (act % BATCH == 0 || act == acts)
			compare();
	}
	/* A history in which little happened would prove little. */
	ENSURE((int64_t)model.entry_count > acts / 3, "most acts were refused");
	ENSURE(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE voids IS NOT NULL") > acts / 50,
	        "few voids");
	ENSURE(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE kind = 'discarded'") > acts / 50,
	        "few discards");
	ENSURE(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE kind = 'session' AND time < recorded") >
	                acts / 100,
	        "few sessions of the past");
	ENSURE(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE kind = 'corrected'") > acts / 50,
	        "few corrected deliveries");
	ENSURE(clinic_ask(&clinic, "SELECT COUNT(*) FROM price_difference") > acts / 500, "few price differences");
	ENSURE(clinic_ask(&clinic, "SELECT COUNT(*) FROM change WHERE thing = 'layer'") > 0, "no lots became one");
	ENSURE(clinic_ask(&clinic, "SELECT COUNT(*) FROM change WHERE thing = 'lot' AND field = 'status'") > acts / 200,
	        "few changes of status");
	ENSURE(acts < 1000 || clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE kind = 'closed'") > 1,
	        "no month was closed");
}
END_TEST

TCase *check_history(void)
{
	TCase *tcase = tcase_create("history");
	tcase_set_timeout(tcase, 300);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, random_acts_leave_what_the_model_says);
	return tcase;
}
