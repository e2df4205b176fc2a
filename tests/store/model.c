/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: what comes in, what is discarded. */
#include "model.h"
#include <stdlib.h>
#include <string.h>

void *model_grow(void *array, size_t count, size_t size)
{
	if (count < 64 ? count % 16 != 0 : (count & (count - 1)) != 0)
		return array;
	array = reallocarray(array, count < 64 ? count + 16 : count * 2, size);
	if (array == NULL)
		abort();
	return array;
}

void model_free(struct model *model)
{
	for (size_t i = 0; i < model->cell_count; i++)
		free(model->cells[i].points);
	for (size_t i = 0; i < model->entry_count; i++)
		free(model->entries[i].lines);
	for (size_t i = 0; i < model->lot_count; i++)
		free(model->lots[i].marks);
	free(model->lots);
	free(model->papers);
	free(model->cells);
	free(model->sealed);
	free(model->opened);
	free(model->entries);
	*model = (struct model){ 0 };
}

size_t model_product(const struct model *model, int64_t id)
{
	for (size_t i = 0; i < model->product_count; i++) {
		if (model->products[i].id == id)
			return i;
	}
	abort();
}

bool model_is_open(const struct model *model, day_t day)
{
	return model->closed == DAY_NONE || day > model->closed;
}

void model_open(struct model *model, struct when when)
{
	model->entries = model_grow(model->entries, model->entry_count, sizeof(*model->entries));
	model->entries[model->entry_count++] = (struct model_entry){ .time = when.time,
		.day = when.day };
	if (model->first == DAY_NONE || when.day < model->first)
		model->first = when.day;
}

void model_pass(struct model *model, struct when when)
{
	model_open(model, when);
}

size_t model_add_cell(struct model *model, struct model_cell cell)
{
	model->cells = model_grow(model->cells, model->cell_count, sizeof(*model->cells));
	model->cells[model->cell_count] = cell;
	size_t **table = cell.opened == 0 ? &model->sealed : &model->opened;
	size_t *count = cell.opened == 0 ? &model->layer_count : &model->opened_count;
	*table = model_grow(*table, *count, sizeof(**table));
	(*table)[(*count)++] = model->cell_count;
	return model->cell_count++;
}

struct model_cell *model_cell(struct model *model, const struct movement *line)
{
	return &model->cells[line->opened == 0 ? model->sealed[line->layer - 1]
	                                       : model->opened[line->opened - 1]];
}

void model_line(struct model *model, struct movement line)
{
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	struct model_cell *cell = model_cell(model, &line);
	struct model_point point = { entry->time, (int64_t)model->entry_count,
		line.opened == 0 ? line.containers : line.content, line.value };
	entry->lines = model_grow(entry->lines, entry->count, sizeof(*entry->lines));
	entry->lines[entry->count++] = line;
	cell->points = model_grow(cell->points, cell->count, sizeof(*cell->points));
	size_t at = cell->count++;
	for (; at > 0 && cell->points[at - 1].time > point.time; at--)
		cell->points[at] = cell->points[at - 1];
	cell->points[at] = point;
	cell->amount += point.amount;
	cell->value += point.value;
}

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
		const struct model_cell *cell = &model->cells[model->sealed[i]];
		if (cell->lot == lot && model->entries[cell->points[0].entry - 1].voided_by == 0)
			return true;
	}
	return false;
}

static bool delivery_holds(const struct model *model, const struct delivery *delivery)
{
	for (size_t i = 0; i < delivery->count; i++) {
		const struct delivery_line *line = &delivery->lines[i];
		size_t product = model_product(model, line->product);
		size_t lot = model_lot_index(model, product, line->lot);
		if (lot < model->lot_count && !delivery->opening && model->lots[lot].status == LOT_RECALLED)
			return false;
		if (lot < model->lot_count && lot_stands(model, lot) &&
		        model->lots[lot].expires != line->expires)
			return false;
		for (size_t k = 0; k < i; k++) {
			const struct delivery_line *other = &delivery->lines[k];
			if (other->product == line->product && strcmp(other->lot, line->lot) == 0 &&
			        other->expires != line->expires)
				return false;
		}
	}
	return true;
}

bool model_receive(struct model *model, struct when when, const struct delivery *delivery)
{
	if (!model_is_open(model, when.day) || !delivery_holds(model, delivery))
		return false;
	model_open(model, when);
	for (size_t i = 0; i < delivery->count; i++) {
		const struct delivery_line *line = &delivery->lines[i];
		size_t product = model_product(model, line->product);
		size_t lot = model_lot_index(model, product, line->lot);
		if (lot == model->lot_count) {
			model->lots = model_grow(model->lots, model->lot_count, sizeof(*model->lots));
			model->lots[model->lot_count] = (struct model_lot){ .product = product };
			strcpy(model->lots[model->lot_count++].code, line->lot);
		}
		model->lots[lot].expires = line->expires;
		struct model_cell cell = { .layer = (int64_t)model->layer_count + 1,
			.location = line->location,
			.lot = lot,
			.received = when.day };
		model_add_cell(model, cell);
		if (!delivery->opening) {
			model->papers = model_grow(model->papers, model->paper_count, sizeof(*model->papers));
			model->papers[model->paper_count++] =
			        (struct model_paper){ .delivery = (int64_t)model->entry_count,
				        .line = (int64_t)i + 1,
				        .layer = cell.layer,
				        .containers = line->containers,
				        .net = line->net };
		}
		model_line(model, (struct movement){ .layer = cell.layer,
		                          .location = line->location,
		                          .reason = delivery->opening ? REASON_OPENING : REASON_RECEIVED,
		                          .containers = line->containers,
		                          .content = line->containers * model->products[product].size,
		                          .value = line->net });
	}
	return true;
}

/* Whether a cell stays sound at every moment when all that is in it leaves at `time`. */
static bool may_empty(const struct model_cell *cell, instant_t time)
{
	int64_t amount = 0;
	money_t value = 0;
	bool left = false;
	for (size_t i = 0; i <= cell->count; i++) {
		bool end = i == cell->count;
		if (!left && (end || cell->points[i].time > time)) {
			amount -= cell->amount;
			value -= cell->value;
			left = true;
			if (amount < 0 || value < 0 || (amount == 0 && value != 0))
				return false;
		}
		if (end)
			break;
		amount += cell->points[i].amount;
		value += cell->points[i].value;
		bool moment = i + 1 == cell->count || cell->points[i + 1].time > cell->points[i].time;
		if (left && moment && (amount < 0 || value < 0 || (amount == 0 && value != 0)))
			return false;
	}
	return true;
}

bool model_discard(
        struct model *model, struct when when, const int64_t *opened, size_t count, enum reason reason)
{
	if (!model_is_open(model, when.day))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (opened[i] > (int64_t)model->opened_count)
			return false;
		const struct model_cell *cell = &model->cells[model->opened[opened[i] - 1]];
		if (cell->amount == 0 || cell->opened_at > when.time || !may_empty(cell, when.time))
			return false;
	}
	model_open(model, when);
	model->entries[model->entry_count - 1].discards = true;
	for (size_t i = 0; i < count; i++) {
		const struct model_cell *cell = &model->cells[model->opened[opened[i] - 1]];
		model_line(model, (struct movement){ .layer = cell->layer,
		                          .location = cell->location,
		                          .opened = opened[i],
		                          .reason = reason,
		                          .content = -cell->amount,
		                          .value = -cell->value });
	}
	return true;
}

bool model_followed(const struct model *model, int64_t entry)
{
	for (size_t i = (size_t)entry; i < model->entry_count; i++) {
		if (model->entries[i].mixture == entry && model->entries[i].voided_by == 0)
			return true;
	}
	return false;
}

bool model_stands(const struct model *model, int64_t entry)
{
	const struct model_entry *made = &model->entries[entry - 1];
	return made->prepares && made->voided_by == 0 && !model_followed(model, entry);
}

bool model_discard_mixture(struct model *model, struct when when, int64_t mixture)
{
	if (!model_is_open(model, when.day) || !model_stands(model, mixture) || model->entries[mixture - 1].time > when.time)
		return false;
	model_open(model, when);
	const struct model_entry *made = &model->entries[mixture - 1];
	model->entries[model->entry_count - 1].mixture = mixture;
	for (size_t i = 0; i < made->count; i++) {
		struct movement line = made->lines[i];
		if (line.reason != REASON_USED)
			continue;
		line.content = -line.content;
		line.value = -line.value;
		model_line(model, line);
		line.reason = REASON_RESIDUE;
		line.content = -line.content;
		line.value = -line.value;
		model_line(model, line);
	}
	return true;
}
