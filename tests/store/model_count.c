/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: stock counts. */
#include <stdlib.h>
#include <string.h>
#include "model.h"

/* By place, product, expiry, lot; what is sealed before what is open. */
static bool line_before(const struct model *model, const struct model_count_line *one,
        const struct model_count_line *other)
{
	const struct model_lot *left = &model->lots[one->lot], *right = &model->lots[other->lot];
	int order = strcmp(model->place_codes[one->location], model->place_codes[other->location]);
	if (order == 0)
		order = strcmp(model->products[left->product].code, model->products[right->product].code);
	if (order != 0)
		return order < 0;
	if (left->expires != right->expires)
		return right->expires == DAY_NONE ||
		       (left->expires != DAY_NONE && left->expires < right->expires);
	order = strcmp(left->code, right->code);
	return order != 0 ? order < 0 : one->opened < other->opened;
}

static void add_line(struct model_count *count, struct model_count_line line)
{
	for (int i = 0; i < MODEL_COUNTERS; i++)
		line.figures[i] = -1;
	count->lines = model_grow(count->lines, count->count, sizeof(*count->lines));
	count->lines[count->count++] = line;
}

static struct model_count_line *find_line(const struct model_count *count, size_t lot, int64_t location, int64_t opened)
{
	for (size_t i = 0; i < count->count; i++) {
		struct model_count_line *line = &count->lines[i];
		if (line->lot == lot && line->location == location && line->opened == opened &&
		        line->open == (opened != 0))
			return line;
	}
	return NULL;
}

bool model_count_start(struct model *model, struct when when, int64_t product, int64_t location)
{
	struct model_count count = { .base = (int64_t)model->entry_count };
	for (size_t i = 0; i < model->cell_count; i++) {
		const struct model_cell *cell = &model->cells[i];
		if (cell->amount == 0 || (location != 0 && cell->location != location) ||
		        (product != 0 && model->products[model->lots[cell->lot].product].id != product))
			continue;
		struct model_count_line *line = find_line(&count, cell->lot, cell->location, cell->opened);
		if (line != NULL)
			line->expected += cell->amount;
		else
			add_line(&count, (struct model_count_line){ .lot = cell->lot,
				                 .location = cell->location,
				                 .opened = cell->opened,
				                 .open = cell->opened != 0,
				                 .expected = cell->amount,
				                 .price = -1 });
	}
	for (size_t i = 1; i < count.count; i++) {
		const struct model_count_line line = count.lines[i];
		size_t at = i;
		for (; at > 0 && line_before(model, &line, &count.lines[at - 1]); at--)
			count.lines[at] = count.lines[at - 1];
		count.lines[at] = line;
	}
	if (count.count == 0 || !model_is_open(model, when.day)) {
		free(count.lines);
		return false;
	}
	model_open(model, when);
	model->counts = model_grow(model->counts, model->count_count, sizeof(*model->counts));
	model->counts[model->count_count++] = count;
	return true;
}

static struct model_count *find_open(const struct model *model, int64_t number)
{
	if (number < 1 || number > (int64_t)model->count_count)
		return NULL;
	struct model_count *count = &model->counts[number - 1];
	return count->ended != 0 && model->entries[count->ended - 1].voided_by == 0 ? NULL : count;
}

static void set_figure(struct model_count_line *line, int counter, bool recount, int64_t amount)
{
	for (int i = 0; i < MODEL_COUNTERS && recount; i++)
		line->figures[i] = -1;
	line->figures[counter] = amount;
}

/* What there was of a lot at a place after an entry. */
static int64_t held_after(const struct model *model, size_t lot, int64_t location, int64_t entry)
{
	int64_t held = 0;
	for (size_t i = 0; i < model->cell_count; i++) {
		const struct model_cell *cell = &model->cells[i];
		for (size_t k = 0; k < cell->count && cell->lot == lot && cell->opened == 0; k++) {
			if (cell->location == location && cell->points[k].entry <= entry)
				held += cell->points[k].amount;
		}
	}
	return held;
}

static bool may_find(const struct model *model, const struct model_count *count, const struct model_found *found)
{
	size_t lot = model_lot_index(model, found->product, found->lot);
	if (found->open && found->amount > model->products[found->product].size)
		return false;
	if (lot == model->lot_count && !found->has_expiry)
		return false;
	if (found->has_expiry && !model_lot_admits(model, found->product, found->lot, found->expires))
		return false;
	return lot == model->lot_count || found->open || find_line(count, lot, found->location, 0) == NULL;
}

bool model_count_enter(struct model *model, struct when when, int64_t number, int counter, bool recount,
        const int64_t *amounts, const struct model_found *found)
{
	struct model_count *count = find_open(model, number);
	if (count == NULL || !model_is_open(model, when.day))
		return false;
	bool any = found != NULL;
	for (size_t i = 0; i < count->count; i++) {
		const struct model_count_line *line = &count->lines[i];
		any = any || amounts[i] >= 0;
		if (line->open && amounts[i] > model->products[model->lots[line->lot].product].size)
			return false;
	}
	if (!any || (found != NULL && !may_find(model, count, found)))
		return false;
	model_open(model, when);
	for (size_t i = 0; i < count->count; i++) {
		if (amounts[i] >= 0)
			set_figure(&count->lines[i], counter, recount, amounts[i]);
	}
	if (found == NULL)
		return true;
	size_t lot = model_lot_index(model, found->product, found->lot);
	if (found->has_expiry)
		lot = model_lot_for(model, found->product, found->lot, found->expires);
	add_line(count, (struct model_count_line){ .lot = lot,
		                .location = found->location,
		                .found = true,
		                .open = found->open,
		                .expected = found->open ? 0 : held_after(model, lot, found->location, count->base),
		                .price = found->price });
	set_figure(&count->lines[count->count - 1], counter, recount, found->amount);
	return true;
}

bool model_count_cancel(struct model *model, struct when when, int64_t number)
{
	struct model_count *count = find_open(model, number);
	if (count == NULL || !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	count->ended = (int64_t)model->entry_count;
	return true;
}

/* What other counts set right since the snapshot. */
static int64_t set_right(const struct model *model, const struct model_count *count, const struct model_count_line *line)
{
	int64_t amount = 0;
	for (size_t i = (size_t)count->base; i < model->entry_count && !(line->found && line->open); i++) {
		const struct model_entry *entry = &model->entries[i];
		for (size_t k = 0; k < entry->count; k++) {
			const struct movement *moved = &entry->lines[k];
			if (moved->reason == REASON_COUNTED && moved->opened == line->opened &&
			        moved->location == line->location && model_cell(model, moved)->lot == line->lot)
				amount += line->opened == 0 ? moved->containers : moved->content;
		}
	}
	return amount;
}

/* What the last ones that came in were worth: at the place, else anywhere. */
static const struct movement *last_inflow(const struct model *model, size_t lot, int64_t location)
{
	for (size_t i = model->entry_count; i-- > 0;) {
		const struct model_entry *entry = &model->entries[i];
		for (size_t k = entry->count; k-- > 0 && entry->voids == 0 && entry->voided_by == 0;) {
			const struct movement *line = &entry->lines[k];
			if (line->opened == 0 && line->containers > 0 && line->value > 0 &&
			        (location == 0 || line->location == location) && model_cell(model, line)->lot == lot)
				return line;
		}
	}
	return location == 0 ? NULL : last_inflow(model, lot, 0);
}

struct posting {
	struct model *model;
	struct when when;
	struct movement *lines; /* layer 0: of a layer that comes with it */
	size_t *lots; /* of each */
	size_t count;
};

static void plan_line(struct posting *posting, size_t lot, struct movement line)
{
	posting->lines = model_grow(posting->lines, posting->count, sizeof(*posting->lines));
	posting->lots = model_grow(posting->lots, posting->count, sizeof(*posting->lots));
	line.reason = REASON_COUNTED;
	posting->lots[posting->count] = lot;
	posting->lines[posting->count++] = line;
}

/* Out of the lot's layers, the oldest first. */
static bool plan_shortage(struct posting *posting, const struct model_count_line *line, int64_t wanted)
{
	struct model *model = posting->model;
	content_t size = line->open ? 1 : model->products[model->lots[line->lot].product].size;
	bool *done = calloc(model->cell_count + 1, sizeof(*done));
	if (done == NULL)
		abort();
	while (wanted > 0) {
		size_t best = model->cell_count;
		for (size_t i = 0; i < model->cell_count; i++) {
			const struct model_cell *cell = &model->cells[i];
			bool fits = cell->opened == line->opened && cell->amount > 0 &&
			        (line->open || (cell->lot == line->lot && cell->location == line->location));
			if (fits && !done[i] && (best == model->cell_count || model_before(model, cell, &model->cells[best])))
				best = i;
		}
		if (best == model->cell_count)
			break;
		done[best] = true;
		const struct model_cell *cell = &model->cells[best];
		struct reach reach = model_reach(cell, posting->when.time);
		int64_t taken = reach.left < wanted ? reach.left : wanted;
		if (taken <= 0)
			continue;
		money_t value = model_half_even(reach.value, taken, reach.basis);
		plan_line(posting, line->lot, (struct movement){ .layer = cell->layer,
			                              .location = cell->location,
			                              .opened = cell->opened,
			                              .containers = line->open ? 0 : -taken,
			                              .content = -taken * size,
			                              .value = value < reach.ceiling ? -value : -reach.ceiling });
		wanted -= taken;
	}
	free(done);
	return wanted == 0;
}

static void plan_surplus(struct posting *posting, const struct model_count_line *line, int64_t more)
{
	const struct model *model = posting->model;
	content_t size = model->products[model->lots[line->lot].product].size;
	const struct movement *last = last_inflow(model, line->lot, line->location);
	money_t value = line->price >= 0 ? line->price : last == NULL ? 0 : last->value;
	int64_t held = (line->price >= 0 || last == NULL ? 1 : last->containers) * (line->open ? size : 1);
	plan_line(posting, line->lot, (struct movement){ .location = line->location,
		                              .opened = line->open,
		                              .containers = line->open ? 0 : more,
		                              .content = line->open ? more : more * size,
		                              .value = model_half_even(value, more, held) });
}

/* An opened container that holds more than was thought, wherever it is by now. */
static bool plan_more(struct posting *posting, const struct model_count_line *line, int64_t more)
{
	const struct model_cell *cell = model_opened(posting->model, line->opened);
	struct reach reach = model_reach(cell, posting->when.time);
	if (cell->amount == 0 || reach.basis <= 0)
		return false;
	plan_line(posting, line->lot, (struct movement){ .layer = cell->layer,
		                              .location = cell->location,
		                              .opened = cell->opened,
		                              .content = more,
		                              .value = model_half_even(reach.value, more, reach.basis) });
	return true;
}

static bool plan(struct posting *posting, const struct model_count *count)
{
	size_t counted = 0;
	for (size_t i = 0; i < count->count; i++) {
		const struct model_count_line *line = &count->lines[i];
		int64_t one = line->figures[0], other = line->figures[1];
		if (one >= 0 && other >= 0 && one != other)
			return false;
		if (one < 0 && other < 0)
			continue;
		counted++;
		int64_t more = (one >= 0 ? one : other) - line->expected - set_right(posting->model, count, line);
		if (more < 0 && !plan_shortage(posting, line, -more))
			return false;
		if (more > 0 && line->opened != 0 && !plan_more(posting, line, more))
			return false;
		if (more > 0 && line->opened == 0)
			plan_surplus(posting, line, more);
	}
	return counted > 0;
}

static void post_surplus(struct posting *posting, size_t lot, struct movement *line)
{
	struct model *model = posting->model;
	bool open = line->opened != 0;
	struct model_cell cell = { .layer = (int64_t)model->layer_count + 1,
		.location = line->location,
		.opened = open ? (int64_t)model->opened_count + 1 : 0,
		.lot = lot,
		.received = posting->when.day,
		.opened_at = posting->when.time };
	day_t expires = model->lots[lot].expires;
	cell.use_by = posting->when.time + model->products[model->lots[lot].product].in_use * 60;
	if (expires != DAY_NONE && zone_day_end(expires) < cell.use_by)
		cell.use_by = zone_day_end(expires);
	model_add_cell(model, cell);
	line->layer = cell.layer;
	line->opened = cell.opened;
}

bool model_count_post(struct model *model, struct when when, int64_t number)
{
	struct posting posting = { .model = model, .when = when };
	struct model_count *count = find_open(model, number);
	bool accepted = count != NULL && model_is_open(model, when.day) && plan(&posting, count);
	if (accepted) {
		model_open(model, when);
		count->ended = (int64_t)model->entry_count;
		model->entries[model->entry_count - 1].counts = true;
	}
	for (size_t i = 0; i < posting.count && accepted; i++) {
		if (posting.lines[i].layer == 0)
			post_surplus(&posting, posting.lots[i], &posting.lines[i]);
		model_line(model, posting.lines[i]);
	}
	free(posting.lines);
	free(posting.lots);
	return accepted;
}
