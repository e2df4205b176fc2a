/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: what leaves the shelf, whatever for. */
#include <stdlib.h>
#include "model.h"

/* The lines that open a sealed container, use of it, and waste what may not be kept. */
static void post_opening(struct choosing *choosing, const struct chosen *chosen)
{
	struct model *model = choosing->model;
	const struct model_cell from = model->cells[chosen->cell];
	const struct model_lot *lot = &model->lots[from.lot];
	const struct model_product *product = &model->products[lot->product];
	struct model_cell cell = { .layer = from.layer,
		.location = from.location,
		.lot = from.lot,
		.received = from.received,
		.opened = (int64_t)model->opened_count + 1,
		.opened_at = choosing->when.time,
		.use_by = choosing->when.time + product->in_use * 60 };
	if (lot->expires != DAY_NONE && zone_day_end(lot->expires) < cell.use_by)
		cell.use_by = zone_day_end(lot->expires);
	model_add_cell(model, cell);

	money_t parts[2] = { model_half_even(chosen->value, chosen->taken, product->size), 0 };
	if (product->in_use == 0)
		model_share_out(chosen->value, (int64_t[]){ chosen->taken, chosen->residue }, 2, parts);
	struct movement line = { .layer = cell.layer,
		.location = cell.location,
		.reason = REASON_OPENED,
		.containers = -1,
		.content = -product->size,
		.value = -chosen->value };
	model_line(model, line);
	line = (struct movement){ .layer = cell.layer,
		.location = cell.location,
		.opened = cell.opened,
		.reason = REASON_OPENED,
		.content = product->size,
		.value = chosen->value };
	model_line(model, line);
	line.reason = chosen->reason;
	line.content = -chosen->taken;
	line.value = -parts[0];
	model_line(model, line);
	if (chosen->residue > 0) {
		line.reason = REASON_RESIDUE;
		line.content = -chosen->residue;
		line.value = -parts[1];
		model_line(model, line);
	}
}

void model_post(struct choosing *choosing)
{
	struct model *model = choosing->model;
	model_price(choosing);
	model_open(model, choosing->when);
	for (size_t i = 0; i < choosing->count; i++) {
		const struct chosen *chosen = &choosing->chosen[i];
		const struct model_cell *cell = &model->cells[chosen->cell];
		content_t size = model->products[model->lots[cell->lot].product].size;
		bool whole = !chosen->mixed && chosen->taken == chosen->containers * size;
		if (cell->opened == 0 && !whole) {
			post_opening(choosing, chosen);
			continue;
		}
		model_line(model, (struct movement){ .layer = cell->layer,
		                          .location = cell->location,
		                          .opened = cell->opened,
		                          .reason = chosen->reason,
		                          .containers = -chosen->containers,
		                          .content = -chosen->taken,
		                          .value = -chosen->value });
	}
}

/* Whether nothing happened to a cell after a time; what was voided did not happen. */
static bool is_quiet(const struct model_cell *cell, instant_t time)
{
	for (size_t i = 0; i < cell->count;) {
		instant_t moment = cell->points[i].time;
		int64_t amount = 0;
		money_t value = 0;
		for (; i < cell->count && cell->points[i].time == moment; i++) {
			amount += cell->points[i].amount;
			value += cell->points[i].value;
		}
		if (moment > time && (amount != 0 || value != 0))
			return false;
	}
	return true;
}

/* An opened container moves in one piece, and not from where it was used later. */
static bool moves_whole(const struct choosing *choosing)
{
	for (size_t i = 0; i < choosing->count; i++) {
		size_t index = choosing->chosen[i].cell;
		const struct model_cell *cell = &choosing->model->cells[index];
		if (cell->opened == 0)
			continue;
		if (choosing->reaches[index].left > 0 || choosing->chosen[i].taken != cell->amount ||
		        !is_quiet(cell, choosing->when.time))
			return false;
	}
	return true;
}

bool model_transfer(struct model *model, struct when when, int64_t from, int64_t to, const struct item *items,
        size_t count)
{
	struct choosing choosing = model_choosing(model, when, from, PURPOSE_AWAY, REASON_TRANSFERRED);
	bool accepted = from != to && model_is_open(model, when.day) && model_choose_all(&choosing, items, count) &&
	        moves_whole(&choosing);
	if (accepted) {
		model_price(&choosing);
		model_open(model, when);
		model->entries[model->entry_count - 1].discards = true;
	}
	for (size_t i = 0; i < choosing.count && accepted; i++) {
		const struct chosen *chosen = &choosing.chosen[i];
		const struct model_cell *cell = &model->cells[chosen->cell];
		struct movement line = { .layer = cell->layer,
			.location = from,
			.opened = cell->opened,
			.reason = REASON_TRANSFERRED,
			.containers = -chosen->containers,
			.content = -chosen->taken,
			.value = -chosen->value };
		model_line(model, line);
		line.location = to;
		line.containers = chosen->containers;
		line.content = chosen->taken;
		line.value = chosen->value;
		model_line(model, line);
	}
	model_choosing_end(&choosing);
	return accepted;
}

/* What is written off as expired is. */
static bool tells_the_truth(const struct choosing *choosing)
{
	for (size_t i = 0; i < choosing->count && choosing->reason == REASON_EXPIRED; i++) {
		const struct model_cell *cell = &choosing->model->cells[choosing->chosen[i].cell];
		day_t expires = choosing->model->lots[cell->lot].expires;
		bool past = expires != DAY_NONE && expires < choosing->when.day;
		if (!past && (cell->opened == 0 || cell->use_by >= choosing->when.time))
			return false;
	}
	return true;
}

bool model_take(struct model *model, struct when when, enum reason reason, int64_t location, const struct item *items,
        size_t count)
{
	bool room = reason == REASON_CONSUMED;
	struct choosing choosing = model_choosing(model, when, location, room ? PURPOSE_ROOM : PURPOSE_AWAY, reason);
	bool accepted = model_is_open(model, when.day) && model_choose_all(&choosing, items, count) &&
	        tells_the_truth(&choosing);
	if (accepted) {
		model_post(&choosing);
		model->entries[model->entry_count - 1].consumes = room;
	}
	model_choosing_end(&choosing);
	return accepted;
}

/* Place by place, then product by product, then lot by lot; their codes sort as the test numbers them. */
bool model_waste_all(struct model *model, struct when when, enum reason reason, int64_t location)
{
	struct choosing choosing = model_choosing(model, when, location, PURPOSE_AWAY, reason);
	struct place_lot {
		int64_t location;
		size_t lot;
	} *there = calloc(model->cell_count + 1, sizeof(*there));
	size_t count = 0;
	if (there == NULL)
		abort();
	for (size_t i = 0; i < model->cell_count; i++) {
		const struct model_cell *cell = &model->cells[i];
		const struct model_lot *lot = &model->lots[cell->lot];
		bool known = false;
		if (cell->amount == 0 || (location != 0 && cell->location != location))
			continue;
		if (reason == REASON_EXPIRED && (lot->expires == DAY_NONE || lot->expires >= when.day))
			continue;
		for (size_t k = 0; k < count; k++)
			known = known || (there[k].location == cell->location && there[k].lot == cell->lot);
		size_t at = count;
		for (; !known && at > 0 && model_shelf_order(model, cell->location, cell->lot, there[at - 1].location,
		                                  there[at - 1].lot) < 0;
		        at--)
			there[at] = there[at - 1];
		if (!known) {
			there[at] = (struct place_lot){ cell->location, cell->lot };
			count++;
		}
	}
	for (size_t i = 0; i < count; i++) {
		const struct item item = { .product = model->products[model->lots[there[i].lot].product].id,
			.lot = (int64_t)there[i].lot + 1,
			.quantity = { .kind = QUANTITY_ALL } };
		choosing.location = there[i].location;
		model_choose(&choosing, &item);
	}
	free(there);
	bool accepted = choosing.count > 0 && model_is_open(model, when.day);
	if (accepted)
		model_post(&choosing);
	model_choosing_end(&choosing);
	return accepted;
}
