/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begins and ends a random history, and draws what its acts need. */
#include "history.h"
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void history_ensure(const struct history *h, bool holds, int line, const char *format, ...)
{
	char text[512];
	va_list arguments;
	if (holds)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	ck_abort_msg("AMPOULE_TEST_SEED=%" PRIu64 ", act %d, entry %zu, line %d: %s", h->seed, h->act,
	        h->model.entry_count, line, text);
}

/* splitmix64: the same history for the same seed on every machine. */
static uint64_t draw(struct history *h)
{
	uint64_t z = h->state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

int64_t below(struct history *h, int64_t limit)
{
	return (int64_t)(draw(h) % (uint64_t)limit);
}

bool chance(struct history *h, int percent)
{
	return below(h, 100) < percent;
}

static void add_product(struct history *h, const char *code, const char *kind, const char *container,
        const char *content, content_t size, const char *in_use, int64_t minutes)
{
	struct model_product *product = &h->model.products[h->model.product_count++];
	*product = (struct model_product){
		.id = clinic_add_product(&h->clinic, code, kind, container, content, in_use),
		.size = size,
		.in_use = minutes,
		.consumable = strcmp(kind, "preparation") != 0,
	};
	strcpy(product->code, code);
}

static void add_place(struct history *h, size_t index, const char *code, bool usable)
{
	h->places[index] = clinic_add_place(&h->clinic, code, usable);
	h->model.place_usable[h->places[index]] = usable;
	strcpy(h->model.place_codes[h->places[index]], code);
}

void history_begin(struct history *h)
{
	const char *seed = getenv("AMPOULE_TEST_SEED");
	*h = (struct history){ .now = CLINIC_START };
	h->seed = h->state = seed == NULL ? 20261001 : strtoull(seed, NULL, 10);
	clinic_make(&h->clinic);
	h->model.closed = h->model.first = DAY_NONE;
	add_place(h, 0, "main", true);
	add_place(h, 1, "fridge", true);
	add_place(h, 2, "quarantine", false);
	add_place(h, 3, "attic", false);
	h->suppliers[0] = clinic_add_supplier(&h->clinic, "north");
	h->suppliers[1] = clinic_add_supplier(&h->clinic, "south");
	add_product(h, "ampoule", "preparation", "ampoule", "2ml", 2000, "0", 0);
	add_product(h, "vial", "preparation", "vial", "3.333mg", 3333, "0", 0);
	add_product(h, "bottle", "preparation", "bottle", "10ml", 10000, "28d", 28 * 1440);
	add_product(h, "tube", "preparation", "tube", "7g", 7000, "36h", 2160);
	add_product(h, "needle", "consumable", "piece", "1piece", 1000, "0", 0);
	add_product(h, "antiseptic", "consumable", "bottle", "100ml", 100000, "60d", 60 * 1440);
	int64_t entries = clinic_ask(&h->clinic, "SELECT COUNT(*) FROM entry");
	for (int64_t i = 0; i < entries; i++)
		model_pass(&h->model, (struct when){ zone_day(h->now), h->now });
	h->compared = h->model.entry_count;
}

void history_end(struct history *h)
{
	model_free(&h->model);
	clinic_remove(&h->clinic);
}

void expect(struct history *h, bool accepted, int status, const char *what)
{
	const char *said = h->clinic.error.text == NULL ? "" : h->clinic.error.text;
	ENSURE(!accepted || status == STATUS_OK, "%s was refused: %s", what, said);
	ENSURE(accepted || status != STATUS_OK, "%s was accepted", what);
	ENSURE(accepted || status == STATUS_REFUSED || status == STATUS_NOT_FOUND || status == STATUS_DATA, "%s failed: %s", what,
	        said);
	ENSURE(accepted || (said[0] != '\0' && strstr(said, "constraint") == NULL), "%s was refused with: %s",
	        what, said);
}

day_t lot_expiry(size_t product, int64_t lot)
{
	static const int days[HISTORY_LOTS] = { 5, 20, 60, 90, 200, 400, 0 };
	return lot == HISTORY_LOTS - 1 ? DAY_NONE : zone_day(CLINIC_START) + days[lot] + (int)product;
}

int64_t any_opened(struct history *h)
{
	if (h->model.opened_count == 0)
		return 0;
	for (int tries = 0; tries < 200; tries++) {
		int64_t number = below(h, (int64_t)h->model.opened_count) + 1;
		if (model_opened(&h->model, number)->amount > 0)
			return number;
	}
	return 0;
}

static enum unit unit_of(const struct history *h, const struct model_product *product)
{
	static const enum unit units[] = { UNIT_ML, UNIT_MG, UNIT_ML, UNIT_G, UNIT_PIECE, UNIT_ML };
	return units[product - h->model.products];
}

struct item random_item(struct history *h)
{
	const struct model_product *product = &h->model.products[below(h, (int64_t)h->model.product_count)];
	struct item item = { .product = product->id, .quantity = { .kind = QUANTITY_CONTENT } };
	int64_t opened = chance(h, 20) ? any_opened(h) : 0;
	if (opened != 0) {
		const struct model_lot *lot = &h->model.lots[model_opened(&h->model, opened)->lot];
		product = &h->model.products[lot->product];
		item.product = product->id;
		item.opened = opened;
		if (chance(h, 15)) {
			item.quantity.kind = QUANTITY_ALL;
			return item;
		}
	} else if (chance(h, 35)) {
		item.quantity = (struct quantity){ .kind = QUANTITY_CONTAINERS, .amount = below(h, 3) + 1 };
	} else if (chance(h, 20)) {
		item.fresh = true;
	}
	if (opened == 0 && chance(h, 25) && h->model.lot_count > 0) {
		size_t lot = (size_t)below(h, (int64_t)h->model.lot_count);
		item.lot = (int64_t)lot + 1;
		item.lot_code = h->model.lots[lot].code;
		item.product = h->model.products[h->model.lots[lot].product].id;
		product = &h->model.products[h->model.lots[lot].product];
	}
	if (item.quantity.kind == QUANTITY_CONTENT)
		item.quantity.amount = chance(h, 20) ? product->size * (below(h, 3) + 1)
		                                  : below(h, product->size * 2) / (opened != 0 ? 4 : 1) + 1;
	item.quantity.unit = unit_of(h, product);
	return item;
}

struct item random_goods(struct history *h, int64_t *location)
{
	const struct model *model = &h->model;
	struct item item = random_item(h);
	if (chance(h, 5))
		return item;
	const struct model_cell *cell = NULL;
	for (int tries = 0; tries < 300 && (cell == NULL || cell->amount == 0) && model->cell_count > 0; tries++)
		cell = &model->cells[below(h, (int64_t)model->cell_count)];
	if (cell == NULL || cell->amount == 0)
		return item;
	const struct model_lot *lot = &model->lots[cell->lot];
	item = (struct item){ .product = model->products[lot->product].id, .opened = cell->opened };
	*location = cell->location;
	if (chance(h, cell->opened != 0 ? 60 : 15)) {
		item.quantity.kind = QUANTITY_ALL;
	} else if (cell->opened != 0) {
		item.quantity = (struct quantity){ .kind = QUANTITY_CONTENT,
			.unit = unit_of(h, &model->products[lot->product]),
			.amount = below(h, cell->amount) + 1 };
	} else {
		item.quantity = (struct quantity){ .kind = QUANTITY_CONTAINERS, .amount = below(h, 5) + 1 };
	}
	if (cell->opened == 0 && chance(h, 60)) {
		item.lot = (int64_t)cell->lot + 1;
		item.lot_code = lot->code;
	}
	return item;
}
