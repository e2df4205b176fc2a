/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: its entries and cells, and what is discarded. */
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

void model_forget_entry(struct model_entry *entry)
{
	free(entry->lines);
	free(entry->corrects);
	free(entry->differences);
}

void model_free(struct model *model)
{
	for (size_t i = 0; i < model->cell_count; i++)
		free(model->cells[i].points);
	for (size_t i = 0; i < model->entry_count; i++)
		model_forget_entry(&model->entries[i]);
	for (size_t i = 0; i < model->lot_count; i++)
		free(model->lots[i].marks);
	free(model->lots);
	for (size_t i = 0; i < model->count_count; i++)
		free(model->counts[i].lines);
	free(model->counts);
	free(model->orders);
	free(model->papers);
	free(model->cells);
	free(model->layers);
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
	size_t index = model->cell_count;
	if (cell.layer > (int64_t)model->layer_count) {
		model->layers = model_grow(model->layers, model->layer_count, sizeof(*model->layers));
		model->layers[model->layer_count++] =
		        (struct model_layer){ .entry = (int64_t)model->entry_count };
	}
	if (cell.opened > (int64_t)model->opened_count) {
		model->opened = model_grow(model->opened, model->opened_count, sizeof(*model->opened));
		model->opened[model->opened_count++] = cell.layer;
	}
	struct model_layer *layer = &model->layers[cell.layer - 1];
	cell.next = layer->first;
	layer->first = index + 1;
	model->cells = model_grow(model->cells, index, sizeof(*model->cells));
	model->cells[model->cell_count++] = cell;
	return index;
}

static struct model_cell *find_cell(const struct model *model, int64_t layer, int64_t opened, int64_t location)
{
	for (size_t i = model->layers[layer - 1].first; i != 0; i = model->cells[i - 1].next) {
		struct model_cell *cell = &model->cells[i - 1];
		if (cell->opened == opened && (location == 0 || cell->location == location))
			return cell;
	}
	return NULL;
}

struct model_cell *model_cell(const struct model *model, const struct movement *line)
{
	return find_cell(model, line->layer, line->opened, line->location);
}

struct model_cell *model_opened(const struct model *model, int64_t opened)
{
	struct model_cell *found = NULL;
	for (size_t i = model->layers[model->opened[opened - 1] - 1].first; i != 0; i = model->cells[i - 1].next) {
		struct model_cell *cell = &model->cells[i - 1];
		if (cell->opened == opened && (found == NULL || cell->amount != 0))
			found = cell;
	}
	return found;
}

void model_line(struct model *model, struct movement line)
{
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	struct model_cell *cell = model_cell(model, &line);
	struct model_point point = { entry->time, (int64_t)model->entry_count,
		line.opened == 0 ? line.containers : line.content, line.value };
	if (cell == NULL) {
		/* It came to another place. */
		const struct model_cell *there = find_cell(model, line.layer, line.opened, 0);
		if (there == NULL)
			abort();
		struct model_cell moved = *there;
		moved.location = line.location;
		moved.points = NULL;
		moved.count = 0;
		moved.amount = moved.value = 0;
		size_t index = model_add_cell(model, moved);
		cell = &model->cells[index];
	}
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

void model_difference(struct model *model, int64_t layer, money_t value)
{
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	if (value == 0)
		return;
	entry->differences =
	        model_grow(entry->differences, entry->difference_count, sizeof(*entry->differences));
	entry->differences[entry->difference_count++] = (struct model_difference){ layer, value };
}

int model_shelf_order(const struct model *model, int64_t place, size_t lot, int64_t other_place, size_t other_lot)
{
	const struct model_lot *one = &model->lots[lot], *other = &model->lots[other_lot];
	int order = strcmp(model->place_codes[place], model->place_codes[other_place]);
	if (order == 0)
		order = strcmp(model->products[one->product].code, model->products[other->product].code);
	return order != 0 ? order : strcmp(one->code, other->code);
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
		const struct model_cell *cell = model_opened(model, opened[i]);
		if (cell->amount == 0 || cell->opened_at > when.time || !may_empty(cell, when.time))
			return false;
	}
	model_open(model, when);
	model->entries[model->entry_count - 1].discards = true;
	for (size_t i = 0; i < count; i++) {
		const struct model_cell *cell = model_opened(model, opened[i]);
		model_line(model, (struct movement){ .layer = cell->layer,
		                          .location = cell->location,
		                          .opened = opened[i],
		                          .reason = reason,
		                          .content = -cell->amount,
		                          .value = -cell->value });
	}
	return true;
}
