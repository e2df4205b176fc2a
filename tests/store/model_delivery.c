/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: what comes in, and what its paper says. */
#include <stdlib.h>
#include <string.h>
#include "model.h"

size_t model_lot_index(const struct model *model, size_t product, const char *code)
{
	size_t i = 0;
	while (i < model->lot_count &&
	        (model->lots[i].product != product || strcmp(model->lots[i].code, code) != 0))
		i++;
	return i;
}

/* Whether an inflow of the lot stands. */
static bool lot_stands(const struct model *model, size_t lot)
{
	for (size_t i = 0; i < model->layer_count; i++) {
		const struct model_layer *layer = &model->layers[i];
		if (model->cells[layer->first - 1].lot == lot && model->entries[layer->entry - 1].voided_by == 0)
			return true;
	}
	return false;
}

bool model_lot_admits(const struct model *model, size_t product, const char *code, day_t expires)
{
	size_t lot = model_lot_index(model, product, code);
	return lot == model->lot_count || model->lots[lot].expires == expires || !lot_stands(model, lot);
}

size_t model_lot_for(struct model *model, size_t product, const char *code, day_t expires)
{
	size_t lot = model_lot_index(model, product, code);
	if (lot == model->lot_count) {
		model->lots = model_grow(model->lots, model->lot_count, sizeof(*model->lots));
		model->lots[model->lot_count] = (struct model_lot){ .product = product };
		strcpy(model->lots[model->lot_count++].code, code);
	}
	model->lots[lot].expires = expires;
	return lot;
}

/* What was sent, and asks for all that came. */
static bool order_admits(const struct model *model, const struct delivery *delivery)
{
	if (delivery->order == 0)
		return true;
	if (delivery->order > (int64_t)model->order_count)
		return false;
	const struct model_order *order = &model->orders[delivery->order - 1];
	for (size_t i = 0; i < delivery->count; i++) {
		if (order->asked[model_product(model, delivery->lines[i].product)] == 0)
			return false;
	}
	return order->sent && !order->cancelled;
}

static bool delivery_holds(const struct model *model, const struct delivery *delivery)
{
	for (size_t i = 0; i < delivery->count; i++) {
		const struct delivery_line *line = &delivery->lines[i];
		size_t product = model_product(model, line->product);
		size_t lot = model_lot_index(model, product, line->lot);
		if (lot < model->lot_count && !delivery->opening && model->lots[lot].status == LOT_RECALLED)
			return false;
		if (!model_lot_admits(model, product, line->lot, line->expires))
			return false;
		for (size_t k = 0; k < i; k++) {
			const struct delivery_line *other = &delivery->lines[k];
			if (other->product == line->product && strcmp(other->lot, line->lot) == 0 &&
			        other->expires != line->expires)
				return false;
		}
	}
	return order_admits(model, delivery);
}

static void add_paper(struct model *model, int64_t layer, int64_t number, const struct delivery_line *line)
{
	model->papers = model_grow(model->papers, model->paper_count, sizeof(*model->papers));
	model->papers[model->paper_count++] = (struct model_paper){ .delivery = (int64_t)model->entry_count,
		.line = number,
		.layer = layer,
		.location = line->location,
		.containers = line->containers,
		.net = line->net,
		.fees = line->fees,
		.tax = line->tax,
		.tax_rate = line->tax_rate,
		.recoverable = line->recoverable,
		.estimated = line->estimated };
}

bool model_receive(struct model *model, struct when when, const struct delivery *delivery)
{
	if (!model_is_open(model, when.day) || !delivery_holds(model, delivery))
		return false;
	model_open(model, when);
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	entry->delivers = !delivery->opening;
	entry->supplier = delivery->supplier;
	entry->order = delivery->order;
	for (size_t i = 0; i < delivery->count; i++) {
		const struct delivery_line *line = &delivery->lines[i];
		size_t product = model_product(model, line->product);
		content_t size = model->products[product].size;
		struct model_cell cell = { .layer = (int64_t)model->layer_count + 1,
			.location = line->location,
			.lot = model_lot_for(model, product, line->lot, line->expires),
			.received = when.day };
		model_add_cell(model, cell);
		if (!delivery->opening)
			add_paper(model, cell.layer, (int64_t)i + 1, line);
		struct movement came = { .layer = cell.layer,
			.location = line->location,
			.reason = delivery->opening ? REASON_OPENING : REASON_RECEIVED,
			.containers = line->containers,
			.content = line->containers * size,
			.value = line->net + line->fees + (line->recoverable ? 0 : line->tax) };
		model_line(model, came);
		if (line->broken == 0)
			continue;
		came.reason = REASON_BROKEN;
		came.value = -model_half_even(came.value, line->broken, line->containers);
		came.containers = -line->broken;
		came.content = -line->broken * size;
		model_line(model, came);
	}
	return true;
}

/* At what a product was paid for last, on the latest day and of that by the latest entry, by the papers as they read
 * now; 0 where it never was. */
static money_t estimate(const struct model *model, int64_t product, int64_t containers)
{
	const struct model_paper *latest = NULL;
	day_t day = DAY_NONE;
	for (size_t i = 0; i < model->paper_count; i++) {
		const struct model_paper *came = &model->papers[i];
		const struct model_paper *paper = model_paper_now(model, came->delivery, came->line);
		const struct model_entry *entry = &model->entries[came->delivery - 1];
		size_t lot = model->cells[model->layers[came->layer - 1].first - 1].lot;
		if (model->products[model->lots[lot].product].id != product || paper->estimated || paper->net == 0 ||
		        paper->containers == 0 || entry->voided_by != 0 || (latest != NULL && entry->day < day))
			continue;
		latest = paper;
		day = entry->day;
	}
	if (latest == NULL)
		return 0;
	return latest->net * (containers / latest->containers) +
	       model_half_even(latest->net, containers % latest->containers, latest->containers);
}

/* What stands below the lines is spread by what they cost; tax is rounded half up, once for each rate. */
static bool price_paper(const struct draft *draft, const struct draft_foot *foot, struct delivery_line *lines)
{
	enum { MOST = 8 };
	int64_t nets[MOST], bases[MOST], weights[MOST];
	money_t parts[MOST], goods = 0, below = foot->freight + foot->fees - foot->discount;
	size_t count = draft->count;
	for (size_t i = 0; i < count; i++) {
		nets[i] = draft->lines[i].net;
		goods += nets[i];
	}
	if (foot->discount > goods || (goods == 0 && below != 0))
		return false;
	model_share_out(below, nets, count, parts);
	for (size_t i = 0; i < count; i++) {
		lines[i].net = nets[i];
		lines[i].fees = parts[i];
		bases[i] = nets[i] + parts[i];
		lines[i].tax = 0;
	}
	static const int64_t rates[] = { 400, 1000, 2100 };
	for (size_t r = 0; r < sizeof(rates) / sizeof(rates[0]); r++) {
		int64_t base = 0;
		for (size_t i = 0; i < count; i++) {
			weights[i] = draft->lines[i].tax_rate == rates[r] ? bases[i] : 0;
			base += weights[i];
		}
		model_share_out((base * rates[r] + 5000) / 10000, weights, count, parts);
		for (size_t i = 0; i < count; i++)
			lines[i].tax += parts[i];
	}
	return true;
}

/* Goods that are paid for, each followed by those that came on top of it. */
bool model_deliver(
        struct model *model, struct when when, const struct draft *draft, const struct draft_foot *foot, int64_t order)
{
	struct delivery_line priced[8], lines[16];
	struct delivery delivery = { .supplier = draft->supplier, .order = order, .lines = lines };
	size_t later = 0;
	for (size_t i = 0; i < draft->count; i++) {
		const struct draft_line *line = &draft->lines[i];
		later += line->later;
		priced[i] = (struct delivery_line){ .product = line->product,
			.lot = line->lot,
			.expires = line->expires,
			.containers = line->containers,
			.location = line->location,
			.broken = line->broken,
			.tax_rate = line->tax_rate,
			.recoverable = line->recoverable,
			.estimated = line->later };
	}
	if (later > 0 && (later < draft->count || foot->freight != 0 || foot->fees != 0 || foot->discount != 0))
		return false;
	if (!price_paper(draft, foot, priced))
		return false;
	for (size_t i = 0; i < draft->count; i++) {
		if (later > 0)
			priced[i].net = estimate(model, priced[i].product, priced[i].containers);
		lines[delivery.count++] = priced[i];
		if (draft->lines[i].free > 0)
			lines[delivery.count++] = (struct delivery_line){ .product = priced[i].product,
				.lot = priced[i].lot,
				.expires = priced[i].expires,
				.containers = draft->lines[i].free,
				.location = priced[i].location };
	}
	return model_receive(model, when, &delivery);
}
