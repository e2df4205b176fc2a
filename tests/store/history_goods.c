/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts of a random history: deliveries and their papers, suppliers and their orders. */
#include "history.h"
#include <stdio.h>
#include <string.h>

void play_delivery(struct history *h, bool opening)
{
	struct delivery_line lines[3];
	char codes[3][16];
	struct delivery delivery = { .opening = opening, .lines = lines, .count = (size_t)below(h, 3) + 1 };
	for (size_t i = 0; i < delivery.count; i++) {
		size_t product = (size_t)below(h, (int64_t)h->model.product_count);
		int64_t lot = below(h, HISTORY_LOTS);
		snprintf(codes[i], sizeof(codes[i]), "%c%" PRId64, 'F' - (int)lot % 3, lot);
		lines[i] = (struct delivery_line){
			.product = h->model.products[product].id,
			.lot = codes[i],
			.expires = chance(h, 4) ? zone_day(h->now) + (day_t)below(h, 300) : lot_expiry(product, lot),
			.containers = below(h, chance(h, 30) ? 3 : 25) + 1,
			.location = h->places[chance(h, 70) ? 0 : below(h, HISTORY_PLACES)],
			.net = chance(h, 10) ? 0 : below(h, chance(h, 30) ? 20 : 50000),
		};
		for (size_t k = 0; k < h->model.lot_count && !chance(h, 4); k++) {
			if (h->model.lots[k].product == product && strcmp(h->model.lots[k].code, codes[i]) == 0)
				lines[i].expires = h->model.lots[k].expires;
		}
	}
	int64_t number;
	bool accepted = model_receive(&h->model, h->clinic.act.when, &delivery);
	expect(h, accepted, clinic_receive(&h->clinic, &delivery, &number), "a delivery");
}

void play_correct(struct history *h)
{
	if (h->model.paper_count == 0)
		return;
	int64_t count = (int64_t)h->model.paper_count, number;
	const struct model_paper *paper =
	        &h->model.papers[chance(h, 70) ? count - 1 - below(h, count < 15 ? count : 15) : below(h, count)];
	int64_t delivery = chance(h, 3) ? below(h, (int64_t)h->model.entry_count) + 1 : paper->delivery, line = paper->line;
	paper = model_paper_now(&h->model, paper->delivery, line);
	int64_t containers = chance(h, 50) ? paper->containers : below(h, paper->containers + 5);
	money_t net = chance(h, 30) ? -1 : chance(h, 10) ? 0 : chance(h, 50) ? paper->net + below(h, 200) - 100 : below(h, 50000);
	if (net < -1)
		net = 0;
	bool accepted = model_correct(&h->model, h->clinic.act.when, delivery, line, containers, net);
	expect(h, accepted, clinic_correct(&h->clinic, delivery, line, containers, net, &number), "a delivery's correction");
}

/* A product, mostly one that is on the order where there is one, and one of its lots, mostly as they are there. */
static void random_lot(struct history *h, int64_t order, struct draft_line *line, char code[16])
{
	size_t product = (size_t)below(h, (int64_t)h->model.product_count);
	for (int tries = 0; tries < 20 && order != 0 && h->model.orders[order - 1].asked[product] == 0; tries++)
		product = (size_t)below(h, (int64_t)h->model.product_count);
	int64_t lot = below(h, HISTORY_LOTS);
	snprintf(code, 16, "%c%" PRId64, 'F' - (int)lot % 3, lot);
	line->product = h->model.products[product].id;
	line->lot = code;
	line->expires = lot_expiry(product, lot);
	for (size_t k = 0; k < h->model.lot_count && !chance(h, 4); k++) {
		if (h->model.lots[k].product == product && strcmp(h->model.lots[k].code, code) == 0)
			line->expires = h->model.lots[k].expires;
	}
}

/* The last order that was sent, now and then another; 0: none. */
static int64_t any_order(struct history *h)
{
	int64_t count = (int64_t)h->model.order_count;
	for (int64_t number = count; number > 0 && chance(h, 85); number--) {
		if (h->model.orders[number - 1].sent && !h->model.orders[number - 1].cancelled)
			return number;
	}
	return count == 0 ? 0 : count - below(h, count < 4 ? count : 4);
}

void play_paper(struct history *h)
{
	static const int64_t rates[] = { 0, 400, 1000, 2100 };
	struct draft_line lines[5];
	char codes[5][16];
	struct draft draft = { .supplier = chance(h, 80) ? h->suppliers[below(h, HISTORY_SUPPLIERS)] : 0,
		.lines = lines,
		.count = (size_t)below(h, chance(h, 50) ? 2 : 5) + 1 };
	struct draft_foot foot = { 0 };
	bool later = chance(h, 30);
	int64_t order = chance(h, 40) ? any_order(h) : 0, number;
	for (size_t i = 0; i < draft.count; i++) {
		lines[i] = (struct draft_line){ .number = (int64_t)i + 1,
			.location = h->places[chance(h, 80) ? 0 : below(h, HISTORY_PLACES)],
			.containers = below(h, chance(h, 30) ? 3 : 25) + 1,
			.free = chance(h, 15) ? below(h, 4) + 1 : 0,
			.later = later,
			.net = later || chance(h, 10) ? 0 : below(h, chance(h, 30) ? 20 : 50000),
			.tax_rate = rates[below(h, 4)],
			.recoverable = chance(h, 50) };
		random_lot(h, order, &lines[i], codes[i]);
		if (chance(h, 15))
			lines[i].broken = below(h, lines[i].containers) + 1;
	}
	if (!later) {
		foot.freight = chance(h, 40) ? below(h, 2000) : 0;
		foot.fees = chance(h, 20) ? below(h, 300) : 0;
		foot.discount = chance(h, 30) ? below(h, 5000) : 0;
	}
	if (draft.count == 0)
		return;
	bool accepted = model_deliver(&h->model, h->clinic.act.when, &draft, &foot, order);
	expect(h, accepted, clinic_deliver(&h->clinic, &draft, &foot, order, &number), "a delivery of several lines");
}

/* A delivery that waits for its paper, now and then one that does not. */
void play_settlement(struct history *h)
{
	int64_t last = (int64_t)h->model.entry_count, delivery = 0, number;
	for (int64_t entry = last; entry > 0 && delivery == 0; entry--) {
		if (h->model.entries[entry - 1].delivers && (chance(h, 3) || model_waiting(&h->model, entry) > 0))
			delivery = entry;
	}
	if (delivery == 0)
		return;
	int64_t supplier = h->model.entries[delivery - 1].supplier;
	money_t nets[16];
	if (supplier == 0 || chance(h, 5))
		supplier = h->suppliers[below(h, HISTORY_SUPPLIERS)];
	for (size_t i = 0; i < 16; i++)
		nets[i] = chance(h, 20) ? 0 : below(h, chance(h, 20) ? 30 : 50000);
	for (size_t i = 0, k = 0; i < h->model.paper_count && k < 16; i++) {
		const struct model_paper *paper = &h->model.papers[i];
		if (paper->delivery == delivery && paper->estimated && chance(h, 30))
			nets[k++] = model_paper_now(&h->model, delivery, paper->line)->net;
	}
	bool accepted = model_settle(&h->model, h->clinic.act.when, delivery, supplier, nets);
	expect(h, accepted, clinic_settle(&h->clinic, delivery, supplier, nets, &number), "a settlement");
}

void play_return(struct history *h)
{
	struct item items[2];
	int64_t location = h->places[0], number;
	size_t count = chance(h, 80) ? 1 : 2;
	for (size_t i = 0; i < count; i++)
		items[i] = random_goods(h, &location);
	struct model_credit credit = { .supplier = h->suppliers[below(h, HISTORY_SUPPLIERS)], .known = chance(h, 50) };
	if (credit.known)
		credit.amount = below(h, 20000);
	bool accepted = model_return(&h->model, h->clinic.act.when, location, items, count, credit);
	expect(h, accepted, clinic_return(&h->clinic, location, items, count, &credit, &number), "a return");
}

void play_credit(struct history *h)
{
	int64_t last = (int64_t)h->model.entry_count, number;
	struct model_credit credit = { .supplier = h->suppliers[below(h, HISTORY_SUPPLIERS)], .amount = below(h, 3000) + 1 };
	for (int64_t entry = last; entry > 0 && credit.of == 0 && chance(h, 98); entry--) {
		const struct model_entry *of = &h->model.entries[entry - 1];
		if ((of->delivers && chance(h, 10)) || (of->credit.is && chance(h, 60)) || chance(h, 1))
			credit.of = entry;
		if (credit.of != 0 && of->supplier != 0 && chance(h, 90))
			credit.supplier = of->supplier;
		if (credit.of != 0 && of->credit.is && chance(h, 90))
			credit.supplier = of->credit.supplier;
	}
	bool accepted = model_credit(&h->model, h->clinic.act.when, credit);
	expect(h, accepted, clinic_credit(&h->clinic, &credit, &number), "a credit");
}

void play_order(struct history *h)
{
	size_t product = (size_t)below(h, (int64_t)h->model.product_count);
	int64_t last = (int64_t)h->model.order_count, order = last;
	int64_t containers = below(h, 30) + (chance(h, 80) ? 1 : 0), entry;
	while (order > 1 && (h->model.orders[order - 1].sent || chance(h, 20)))
		order--;
	struct when when = h->clinic.act.when;
	struct order_line line = { .product = h->model.products[product].id,
		.containers = containers,
		.package = 1,
		.net = ORDER_UNPRICED };
	int64_t kind = below(h, 100);
	if (order == 0 || kind < 15) {
		struct order_draft draft = { .supplier = h->suppliers[0], .lines = &line, .count = 1 };
		bool accepted = model_order_start(&h->model, when, product, containers);
		expect(h, accepted, clinic_order(&h->clinic, &draft), "an order");
	} else if (kind < 50) {
		bool accepted = model_order_change(&h->model, when, order, product, containers);
		expect(h, accepted, clinic_order_change(&h->clinic, order, &line, &entry), "a change of an order");
	} else if (kind < 90) {
		bool accepted = model_order_send(&h->model, when, order);
		expect(h, accepted, clinic_order_send(&h->clinic, order, DAY_NONE), "a sent order");
	} else {
		bool accepted = model_order_cancel(&h->model, when, order);
		expect(h, accepted, clinic_order_cancel(&h->clinic, order), "a cancelled order");
	}
}
