/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: what is voided, and what stands in the way. */
#include <stdlib.h>
#include "model.h"

static bool same_cell(const struct movement *one, const struct movement *other)
{
	return one->layer == other->layer && one->location == other->location && one->opened == other->opened;
}

/* What an entry did to a cell on the whole. */
static void net_of(const struct model_entry *entry, const struct movement *cell, content_t *content, money_t *value)
{
	*content = *value = 0;
	for (size_t i = 0; i < entry->count; i++) {
		if (!same_cell(cell, &entry->lines[i]))
			continue;
		*content += entry->lines[i].content;
		*value += entry->lines[i].value;
	}
}

/* Whether a later entry that stands took from what the target brought, be it value, threw away what it took
 * from, or changed the value of what it brought. */
static bool stands_in_the_way(const struct model_entry *target, const struct model_entry *later)
{
	if (later->voids != 0 || later->voided_by != 0)
		return false;
	if (later->corrects.delivery != 0 && later->corrects.delivery == target->corrects.delivery &&
	        later->corrects.line == target->corrects.line)
		return true;
	for (size_t i = 0; i < target->count; i++) {
		content_t brought, content;
		money_t worth, value;
		net_of(target, &target->lines[i], &brought, &worth);
		net_of(later, &target->lines[i], &content, &value);
		if (content < 0 && (brought > 0 || (brought == 0 && worth != 0) || (later->discards && brought < 0)))
			return true;
		for (size_t k = 0; k < later->count && brought > 0; k++) {
			if (same_cell(&target->lines[i], &later->lines[k]) && (later->lines[k].content == 0 || later->corrects.delivery != 0))
				return true;
		}
	}
	return false;
}

static bool may_void(const struct model *model, int64_t target)
{
	if (target < 1 || target > (int64_t)model->entry_count)
		return false;
	const struct model_entry *old = &model->entries[target - 1];
	if (old->voids != 0 || old->voided_by != 0 || model_followed(model, target))
		return false;
	if (old->count == 0 && !old->session && old->corrects.delivery == 0)
		return false;
	for (size_t i = (size_t)target; i < model->entry_count; i++) {
		const struct model_entry *later = &model->entries[i];
		if (stands_in_the_way(old, later))
			return false;
		if (later->corrects.delivery == target && later->voids == 0 && later->voided_by == 0)
			return false;
	}
	return true;
}

/* Whether a cell is sound after every moment. */
static bool is_sound(const struct model_cell *cell)
{
	int64_t amount = 0;
	money_t value = 0;
	for (size_t i = 0; i < cell->count; i++) {
		amount += cell->points[i].amount;
		value += cell->points[i].value;
		bool moment = i + 1 == cell->count || cell->points[i + 1].time > cell->points[i].time;
		if (moment && (amount < 0 || value < 0 || (amount == 0 && value != 0)))
			return false;
	}
	return true;
}

/* Takes the last entry back, as if it had never been posted. */
static void forget(struct model *model)
{
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	for (size_t i = 0; i < entry->count; i++) {
		struct model_cell *cell = model_cell(model, &entry->lines[i]);
		size_t kept = 0;
		for (size_t k = 0; k < cell->count; k++) {
			if (cell->points[k].entry == (int64_t)model->entry_count) {
				cell->amount -= cell->points[k].amount;
				cell->value -= cell->points[k].value;
			} else {
				cell->points[kept++] = cell->points[k];
			}
		}
		cell->count = kept;
	}
	free(entry->lines);
	model->entries[entry->voids - 1].voided_by = 0;
	model->entry_count--;
}

bool model_void(struct model *model, int64_t target, struct when when)
{
	if (!may_void(model, target))
		return false;
	const struct model_entry *old = &model->entries[target - 1];
	if (model_is_open(model, old->day))
		when = (struct when){ old->day, old->time };
	else if (!model_is_open(model, when.day))
		return false;
	model_open(model, when);
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	old = &model->entries[target - 1]; /* the array may have moved */
	entry->voids = target;
	entry->difference = -old->difference;
	model->entries[target - 1].voided_by = (int64_t)model->entry_count;
	for (size_t i = old->count; i-- > 0;) {
		struct movement line = old->lines[i];
		line.containers = -line.containers;
		line.content = -line.content;
		line.value = -line.value;
		model_line(model, line);
	}
	for (size_t i = 0; i < old->count; i++) {
		if (!is_sound(model_cell(model, &old->lines[i]))) {
			forget(model);
			return false;
		}
	}
	return true;
}
