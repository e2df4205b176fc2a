/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: what is voided, and what stands in the way. */
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

static bool same_paper(const struct model_entry *one, const struct model_entry *other)
{
	for (size_t i = 0; i < one->correct_count; i++) {
		for (size_t k = 0; k < other->correct_count; k++) {
			if (one->corrects[i].delivery == other->corrects[k].delivery &&
			        one->corrects[i].line == other->corrects[k].line)
				return true;
		}
	}
	return false;
}

/* Whether a later entry took from a cell what the target brought there, be it value, threw away or moved the opened
 * container that the target took from, or changed the value of what it brought. */
static bool took(const struct model *model, const struct model_entry *target, const struct model_entry *later,
        const struct movement *cell)
{
	content_t brought, content;
	money_t worth, value;
	net_of(target, cell, &brought, &worth);
	net_of(later, cell, &content, &value);
	if (content < 0 && (brought > 0 || (brought == 0 && worth != 0)))
		return true;
	if (content < 0 && brought < 0 && cell->opened != 0 &&
	        (later->discards || (!later->consumes && model_opened(model, cell->opened)->amount == 0)))
		return true;
	for (size_t k = 0; k < later->count && brought > 0; k++) {
		if (same_cell(cell, &later->lines[k]) && (later->lines[k].content == 0 || later->correct_count > 0))
			return true;
	}
	return false;
}

static bool stands_in_the_way(const struct model *model, int64_t number, const struct model_entry *later)
{
	const struct model_entry *target = &model->entries[number - 1];
	if (later->voids != 0 || later->voided_by != 0)
		return false;
	if (same_paper(target, later) || (later->credit.is && later->credit.of == number))
		return true;
	for (size_t i = 0; i < later->correct_count; i++) {
		if (later->corrects[i].delivery == number)
			return true;
	}
	for (size_t i = 0; i < target->count; i++) {
		if (took(model, target, later, &target->lines[i]))
			return true;
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
	if (old->count == 0 && !old->session && !old->counts && old->correct_count == 0 && !old->credit.is)
		return false;
	for (size_t i = (size_t)target; i < model->entry_count; i++) {
		if (stands_in_the_way(model, target, &model->entries[i]))
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
	model_forget_entry(entry);
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
	old = &model->entries[target - 1]; /* the array may have moved */
	model->entries[model->entry_count - 1].voids = target;
	model->entries[target - 1].voided_by = (int64_t)model->entry_count;
	for (size_t i = old->count; i-- > 0;) {
		struct movement line = old->lines[i];
		line.containers = -line.containers;
		line.content = -line.content;
		line.value = -line.value;
		model_line(model, line);
	}
	for (size_t i = old->difference_count; i-- > 0;)
		model_difference(model, old->differences[i].layer, -old->differences[i].value);
	for (size_t i = 0; i < old->count; i++) {
		if (!is_sound(model_cell(model, &old->lines[i]))) {
			forget(model);
			return false;
		}
	}
	return true;
}
