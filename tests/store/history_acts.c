/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a random history: patients, what is thrown away, what is taken back, lots and months. */
#include "history.h"
#include <stdio.h>
#include <string.h>

enum { ITEMS_MAX = 4 };

/* The entry of a late mixture, that stands more often than not; 0: none. */
static int64_t any_mixture(struct history *h)
{
	int64_t last = (int64_t)h->model.entry_count;
	for (int64_t entry = last; entry > 0 && entry > last - 60; entry--) {
		if (h->model.entries[entry - 1].prepares &&
		        (model_stands(&h->model, entry) ? chance(h, 60) : chance(h, 5)))
			return entry;
	}
	return 0;
}

static bool is_consumable(const struct history *h, const struct item *item)
{
	return h->model.products[model_product(&h->model, item->product)].consumable;
}

void play_session(struct history *h, bool ahead)
{
	struct item items[ITEMS_MAX];
	int64_t mixture = !ahead && chance(h, 15) ? any_mixture(h) : 0;
	size_t count = mixture != 0 && chance(h, 50) ? 0 : (size_t)below(h, ITEMS_MAX) + 1;
	for (size_t i = 0; i < count; i++) {
		do
			items[i] = random_item(h);
		while (ahead && is_consumable(h, &items[i]));
	}
	int64_t location = h->places[chance(h, 80) ? 0 : below(h, HISTORY_PLACES)], number;
	for (size_t i = 0; i < count; i++) {
		if (items[i].opened != 0)
			location = model_opened(&h->model, items[i].opened)->location;
	}
	if (ahead) {
		bool accepted = model_prepare(&h->model, h->clinic.act.when, location, items, count);
		expect(h, accepted, clinic_prepare(&h->clinic, location, items, count, &number), "a mixture");
		return;
	}
	bool accepted = model_session(&h->model, h->clinic.act.when, mixture, location, items, count);
	expect(h, accepted, clinic_session_of(&h->clinic, mixture, location, items, count, &number), "a session");
}

void play_discard_mixture(struct history *h)
{
	int64_t mixture = any_mixture(h), number;
	if (mixture == 0)
		return;
	bool accepted = model_discard_mixture(&h->model, h->clinic.act.when, mixture);
	expect(h, accepted, clinic_discard_mixture(&h->clinic, mixture, &number), "a discard of a mixture");
}

void play_discard(struct history *h)
{
	static const enum reason reasons[] = { REASON_RESIDUE, REASON_SPOILED, REASON_BROKEN, REASON_LOST };
	int64_t opened[2] = { any_opened(h), any_opened(h) }, number;
	size_t count = opened[1] != 0 && opened[0] != opened[1] && chance(h, 30) ? 2 : 1;
	if (opened[0] == 0)
		return;
	enum reason reason = reasons[below(h, 4)];
	bool accepted = model_discard(&h->model, h->clinic.act.when, opened, count, reason);
	expect(h, accepted, clinic_discard(&h->clinic, opened, count, reason, &number), "a discard");
}

void play_void(struct history *h)
{
	int64_t last = (int64_t)h->model.entry_count, number;
	int64_t target = chance(h, 60) ? last - below(h, last < 20 ? last : 20) : below(h, last + 3) + 1;
	bool accepted = model_void(&h->model, target, h->clinic.act.when);
	expect(h, accepted, clinic_void(&h->clinic, target, &number), "a void");
}

void play_lot_status(struct history *h)
{
	if (h->model.lot_count == 0)
		return;
	size_t lot = (size_t)below(h, (int64_t)h->model.lot_count);
	enum lot_status status = chance(h, 70) ? LOT_RELEASED : chance(h, 90) ? LOT_HELD : LOT_RECALLED;
	int64_t number;
	/* Most of what was stopped goes on, or nothing would be left to act with. */
	for (size_t i = 0; i < h->model.lot_count && status == LOT_RELEASED && chance(h, 90); i++) {
		if (h->model.lots[i].status != LOT_RELEASED)
			lot = i;
	}
	const struct model_lot *changed = &h->model.lots[lot];
	int64_t product = h->model.products[changed->product].id;
	char code[24];
	strcpy(code, changed->code);
	bool accepted = model_lot_status(&h->model, h->clinic.act.when, lot, status);
	expect(h, accepted, clinic_lot_status(&h->clinic, product, code, status, &number), "a lot's status");
}

void play_lot_correct(struct history *h)
{
	if (h->model.lot_count == 0)
		return;
	size_t lot = (size_t)below(h, (int64_t)h->model.lot_count);
	const struct model_lot *changed = &h->model.lots[lot];
	int64_t product = h->model.products[changed->product].id, number;
	day_t expires = chance(h, 70) ? changed->expires : zone_day(h->now) + (day_t)below(h, 600) - 10;
	char old[24], code[24];
	strcpy(old, changed->code);
	strcpy(code, old);
	if (chance(h, 30))
		snprintf(code, sizeof(code), "R%" PRId64, below(h, 6));
	for (size_t i = 0; i < h->model.lot_count && chance(h, 97); i++) {
		if (i == lot || h->model.lots[i].product != changed->product || chance(h, 60))
			continue;
		strcpy(code, h->model.lots[i].code);
		expires = h->model.lots[i].expires;
	}
	bool accepted = model_lot_correct(&h->model, h->clinic.act.when, lot, code, expires);
	expect(h, accepted, clinic_lot_correct(&h->clinic, product, old, code, expires, &number), "a lot's correction");
}

void play_close(struct history *h)
{
	day_t today = zone_day(h->now), first = day_month_start(today - (day_t)below(h, 90));
	int year, month, ignored;
	int64_t number;
	clinic_at(&h->clinic, h->now, 0);
	day_parts(first, &year, &month, &ignored);
	bool undo = chance(h, 40);
	bool accepted = undo ? model_reopen(&h->model, h->clinic.act.when)
	                     : model_close(&h->model, h->clinic.act.when, day_month_end(year, month), today);
	expect(h, accepted, clinic_close(&h->clinic, undo ? DAY_NONE : first, &number), undo ? "an undone close" : "a close");
}
