/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a random history: write-offs, what rooms use, transfers, counts. */
#include "history.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void play_waste(struct history *h)
{
	static const enum reason reasons[] = { REASON_BROKEN, REASON_EXPIRED, REASON_SPOILED, REASON_LOST, REASON_SAMPLE,
		REASON_RECALLED };
	enum reason reason = reasons[below(h, 6)];
	struct when when = h->clinic.act.when;
	struct item items[3];
	int64_t location = h->places[0], number;
	size_t count = chance(h, 70) ? 1 : (size_t)below(h, 3) + 1;
	if (chance(h, 30)) {
		/* Everything at the attic, or all that is expired; seldom a place that much is taken from. */
		if (!chance(h, 70))
			location = h->places[chance(h, 96) ? 3 : below(h, HISTORY_PLACES)];
		else
			reason = REASON_EXPIRED;
		if (reason == REASON_EXPIRED)
			location = chance(h, 50) ? 0 : location;
		bool accepted = model_waste_all(&h->model, when, reason, location);
		expect(h, accepted, clinic_waste_all(&h->clinic, reason, location, &number), "a write-off of all");
		return;
	}
	for (size_t i = 0; i < count; i++)
		items[i] = random_goods(h, &location);
	bool accepted = model_take(&h->model, when, reason, location, items, count);
	expect(h, accepted, clinic_take(&h->clinic, reason, location, items, count, &number), "a write-off");
}

void play_use(struct history *h)
{
	struct item items[2];
	int64_t location = h->places[chance(h, 85) ? 0 : below(h, HISTORY_PLACES)], number;
	size_t count = (size_t)below(h, 2) + 1;
	for (size_t i = 0; i < count; i++) {
		items[i] = random_item(h);
		if (items[i].opened != 0)
			location = model_opened(&h->model, items[i].opened)->location;
	}
	bool accepted = model_take(&h->model, h->clinic.act.when, REASON_CONSUMED, location, items, count);
	expect(h, accepted, clinic_take(&h->clinic, REASON_CONSUMED, location, items, count, &number), "a use");
}

void play_transfer(struct history *h)
{
	struct item items[2];
	int64_t from = h->places[0], number;
	size_t count = chance(h, 80) ? 1 : 2;
	for (size_t i = 0; i < count; i++)
		items[i] = random_goods(h, &from);
	int64_t opened = chance(h, 35) ? any_opened(h) : 0;
	if (opened != 0) {
		const struct model_cell *cell = model_opened(&h->model, opened);
		count = 1;
		from = cell->location;
		items[0] = (struct item){ .product = h->model.products[h->model.lots[cell->lot].product].id,
			.opened = opened,
			.quantity = { .kind = QUANTITY_ALL } };
	}
	/* What went away comes back more often than not, or nothing would be left where sessions are. */
	int64_t to = h->places[from != h->places[0] && chance(h, 80) ? 0 : below(h, HISTORY_PLACES)];
	bool accepted = model_transfer(&h->model, h->clinic.act.when, from, to, items, count);
	expect(h, accepted, clinic_transfer(&h->clinic, from, to, items, count, &number), "a transfer");
}

static void enter(struct history *h, int64_t number)
{
	const struct model_count *counted = &h->model.counts[number - 1];
	int64_t *amounts = calloc(counted->count + 1, sizeof(*amounts)), entry;
	struct model_found found = { .has_expiry = chance(h, 70), .open = chance(h, 40), .price = -1 };
	bool finds = chance(h, 25), recount = chance(h, 60);
	int counter = chance(h, 8);
	char code[16];
	if (amounts == NULL)
		abort();
	for (size_t i = 0; i < counted->count; i++) {
		const struct model_count_line *line = &counted->lines[i];
		content_t size = h->model.products[h->model.lots[line->lot].product].size;
		int64_t most = line->open ? size : line->expected + 4;
		amounts[i] = chance(h, 40) ? -1 : chance(h, 70) ? line->expected : below(h, most + 1);
		if (amounts[i] > size && line->open && !chance(h, 1))
			amounts[i] = size;
	}
	if (finds) {
		int64_t lot = below(h, HISTORY_LOTS);
		found.product = (size_t)below(h, (int64_t)h->model.product_count);
		found.location = h->places[below(h, HISTORY_PLACES)];
		found.amount = found.open ? below(h, h->model.products[found.product].size) + 1 : below(h, 5) + 1;
		found.expires = lot_expiry(found.product, lot);
		if (chance(h, 30))
			found.price = below(h, 3000);
		snprintf(code, sizeof(code), "%c%" PRId64, 'F' - (int)lot % 3, lot);
		found.lot = code;
	}
	bool accepted = model_count_enter(&h->model, h->clinic.act.when, number, counter, recount, amounts,
	        finds ? &found : NULL);
	expect(h, accepted,
	        clinic_count_enter(&h->clinic, number, counter, recount, amounts, finds ? &found : NULL, &entry),
	        "figures of a count");
	free(amounts);
}

/* A late count, mostly one that is open; 0: there is none. */
static int64_t any_count(struct history *h)
{
	int64_t last = (int64_t)h->model.count_count;
	for (int64_t number = last; number > 0 && number > last - 6; number--) {
		int64_t ended = h->model.counts[number - 1].ended;
		if (chance(h, ended == 0 || h->model.entries[ended - 1].voided_by != 0 ? 60 : 4))
			return number;
	}
	return last;
}

void play_count(struct history *h)
{
	int64_t last = (int64_t)h->model.count_count, kind = below(h, 100), number = any_count(h), entry;
	struct when when = h->clinic.act.when;
	if (last == 0 || kind < 20) {
		int64_t product = chance(h, 35) ? h->model.products[below(h, (int64_t)h->model.product_count)].id : 0;
		int64_t location = chance(h, 35) ? h->places[below(h, HISTORY_PLACES)] : 0;
		bool accepted = model_count_start(&h->model, when, product, location);
		expect(h, accepted, clinic_count_start(&h->clinic, product, location), "a count");
	} else if (kind < 60) {
		enter(h, number);
	} else if (kind < 95) {
		bool accepted = model_count_post(&h->model, when, number);
		expect(h, accepted, clinic_count_post(&h->clinic, number, &entry), "a posted count");
	} else {
		bool accepted = model_count_cancel(&h->model, when, number);
		expect(h, accepted, clinic_count_cancel(&h->clinic, number, &entry), "a cancelled count");
	}
}
