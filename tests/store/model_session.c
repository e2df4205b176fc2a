/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: sessions and mixtures. */
#include "model.h"

static instant_t earlier(instant_t one, instant_t other)
{
	return one < other ? one : other;
}

/* Until when a mixture may be used: four hours, and no longer than anything in it. */
static instant_t use_by_of(const struct choosing *choosing)
{
	instant_t use_by = choosing->when.time + 4 * 3600;
	for (size_t i = 0; i < choosing->count; i++) {
		const struct model_cell *cell = &choosing->model->cells[choosing->chosen[i].cell];
		day_t expires = choosing->model->lots[cell->lot].expires;
		if (!choosing->chosen[i].mixed)
			continue;
		if (cell->opened != 0)
			use_by = earlier(use_by, cell->use_by);
		if (expires != DAY_NONE)
			use_by = earlier(use_by, zone_day_end(expires));
	}
	return use_by;
}

static bool compose(
        struct model *model, struct when when, int64_t location, const struct item *items, size_t count)
{
	struct choosing choosing = model_choosing(model, when, location, PURPOSE_PATIENT, REASON_USED);
	bool accepted = model_is_open(model, when.day) && model_choose_all(&choosing, items, count);
	if (accepted) {
		instant_t use_by = use_by_of(&choosing);
		model_post(&choosing);
		model->entries[model->entry_count - 1].use_by = use_by;
		model->entries[model->entry_count - 1].consumes = true;
	}
	model_choosing_end(&choosing);
	return accepted;
}

bool model_session(struct model *model, struct when when, int64_t mixture, int64_t location,
        const struct item *items, size_t count)
{
	if (mixture != 0 && (!model_stands(model, mixture) || model->entries[mixture - 1].time > when.time ||
	                            model->entries[mixture - 1].use_by < when.time))
		return false;
	if (!compose(model, when, location, items, count))
		return false;
	model->entries[model->entry_count - 1].session = true;
	model->entries[model->entry_count - 1].mixture = mixture;
	return true;
}

bool model_prepare(
        struct model *model, struct when when, int64_t location, const struct item *items, size_t count)
{
	if (!compose(model, when, location, items, count))
		return false;
	model->entries[model->entry_count - 1].prepares = true;
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
