/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: corrected deliveries and lots, closed months. */
#include <stdlib.h>
#include <string.h>
#include "model.h"

const struct model_paper *model_paper_now(const struct model *model, int64_t delivery, int64_t line)
{
	const struct model_paper *paper = NULL;
	for (size_t i = 0; i < model->paper_count; i++) {
		if (model->papers[i].delivery == delivery && model->papers[i].line == line)
			paper = &model->papers[i];
	}
	for (size_t i = 0; i < model->entry_count && paper != NULL; i++) {
		const struct model_entry *entry = &model->entries[i];
		if (entry->corrects.delivery == delivery && entry->corrects.line == line && entry->voided_by == 0)
			paper = &entry->corrects;
	}
	return paper;
}

/* A cell of the layer, with what of it was there all along. */
struct held {
	size_t cell;
	bool sealed;
	int64_t left, basis;
	money_t value, ceiling;
};

struct correcting {
	struct model *model;
	struct model_paper now;
	content_t size;
	int64_t location;
	struct held *held;
	size_t count;
	struct movement lines[64];
	size_t line_count;
	money_t difference;
};

static void gather(struct correcting *correcting, instant_t time)
{
	const struct model *model = correcting->model;
	correcting->held = calloc(model->cell_count + 2, sizeof(*correcting->held));
	if (correcting->held == NULL)
		abort();
	for (size_t i = 0; i < model->cell_count; i++) {
		const struct model_cell *cell = &model->cells[i];
		if (cell->layer != correcting->now.layer || cell->amount == 0)
			continue;
		struct reach reach = model_reach(cell, time);
		struct held held = { i, cell->opened == 0, reach.left, reach.basis, reach.value, reach.ceiling };
		size_t at = correcting->count++;
		for (; at > 0 && model_before(model, cell, &model->cells[correcting->held[at - 1].cell]); at--)
			correcting->held[at] = correcting->held[at - 1];
		correcting->held[at] = held;
	}
}

static void add_line(struct correcting *correcting, int64_t opened, int64_t containers, money_t value)
{
	for (size_t i = 0; i < correcting->line_count; i++) {
		if (correcting->lines[i].opened == opened) {
			correcting->lines[i].value += value;
			return;
		}
	}
	if (correcting->line_count == sizeof(correcting->lines) / sizeof(correcting->lines[0]))
		abort();
	correcting->lines[correcting->line_count++] = (struct movement){ .layer = correcting->now.layer,
		.location = correcting->location,
		.opened = opened,
		.reason = REASON_CORRECTED,
		.containers = containers,
		.content = containers * correcting->size,
		.value = value };
}

static money_t at_price(const struct model_paper *paper, int64_t containers)
{
	if (paper->containers == 0)
		return paper->net;
	return paper->net * (containers / paper->containers) +
	       model_half_even(paper->net, containers % paper->containers, paper->containers);
}

/* Containers come or go where the delivery was put. */
static bool change_quantity(struct correcting *correcting, int64_t more, money_t worth)
{
	struct held *sealed = NULL;
	for (size_t i = 0; i < correcting->count; i++) {
		if (correcting->held[i].sealed)
			sealed = &correcting->held[i];
	}
	if (more < 0 && (sealed == NULL || sealed->left < -more))
		return false;
	if (more > 0) {
		if (sealed == NULL) {
			sealed = &correcting->held[correcting->count++];
			*sealed = (struct held){ .cell = correcting->model->sealed[correcting->now.layer - 1],
				.sealed = true };
		}
		add_line(correcting, 0, more, worth);
		sealed->basis += more;
		sealed->ceiling += worth;
	} else if (more < 0) {
		money_t goes = sealed->basis == -more ? sealed->value : -worth;
		if (goes > sealed->ceiling)
			goes = sealed->ceiling;
		add_line(correcting, 0, more, -goes);
		correcting->difference += worth + goes;
		sealed->basis += more;
		sealed->ceiling -= goes;
	}
	return true;
}

static void change_price(struct correcting *correcting, int64_t containers, money_t change)
{
	const struct model *model = correcting->model;
	size_t count = correcting->count;
	int64_t *weights = calloc(count + 1, sizeof(*weights));
	money_t *parts = calloc(count + 1, sizeof(*parts));
	if (weights == NULL || parts == NULL)
		abort();
	content_t gone = containers * correcting->size, all = 0;
	for (size_t i = 0; i < count; i++) {
		weights[i] = correcting->held[i].basis * (correcting->held[i].sealed ? correcting->size : 1);
		gone -= weights[i];
		all += weights[i];
	}
	weights[count] = gone > 0 ? gone : 0;
	if (all + weights[count] == 0)
		parts[count] = change < 0 ? -change : change;
	else
		model_share_out(change < 0 ? -change : change, weights, count + 1, parts);
	correcting->difference += change < 0 ? -parts[count] : parts[count];
	for (size_t i = 0; i < count; i++) {
		const struct held *held = &correcting->held[i];
		money_t part = change < 0 ? -parts[i] : parts[i];
		money_t goes = part < -held->ceiling ? -held->ceiling : part;
		correcting->difference += part - goes;
		if (goes != 0)
			add_line(correcting, held->sealed ? 0 : model->cells[held->cell].opened, 0, goes);
	}
	free(weights);
	free(parts);
}

bool model_correct(struct model *model, struct when when, int64_t delivery, int64_t line, int64_t containers,
        money_t net)
{
	const struct model_paper *paper = model_paper_now(model, delivery, line);
	if (paper == NULL || model->entries[delivery - 1].voided_by != 0)
		return false;
	money_t between = at_price(paper, containers);
	if (net < 0)
		net = between;
	if ((paper->containers == containers && paper->net == net) || when.time < model->entries[delivery - 1].time ||
	        !model_is_open(model, when.day))
		return false;
	const struct model_cell *sealed = &model->cells[model->sealed[paper->layer - 1]];
	struct correcting correcting = { .model = model,
		.now = *paper,
		.size = model->products[model->lots[sealed->lot].product].size,
		.location = sealed->location };
	gather(&correcting, when.time);
	bool accepted =
	        change_quantity(&correcting, containers - correcting.now.containers, between - correcting.now.net);
	if (accepted && net != between)
		change_price(&correcting, containers, net - between);
	free(correcting.held);
	if (!accepted)
		return false;
	model_open(model, when);
	for (size_t i = 0; i < correcting.line_count; i++)
		model_line(model, correcting.lines[i]);
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	entry->corrects = correcting.now;
	entry->corrects.containers = containers;
	entry->corrects.net = net;
	entry->difference = correcting.difference;
	return true;
}

bool model_lot_status(struct model *model, struct when when, size_t lot, enum lot_status status)
{
	struct model_lot *changed = &model->lots[lot];
	if (changed->status == status || (changed->status == LOT_RECALLED && status == LOT_HELD) ||
	        !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	changed->marks = model_grow(changed->marks, changed->mark_count, sizeof(*changed->marks));
	changed->marks[changed->mark_count++] = (struct model_mark){ when.time, status };
	changed->status = status;
	return true;
}

bool model_lot_correct(struct model *model, struct when when, size_t lot, const char *code, day_t expires)
{
	struct model_lot *from = &model->lots[lot];
	size_t to = model_lot_index(model, from->product, code);
	if (!model_is_open(model, when.day) || (to == lot && from->expires == expires))
		return false;
	if (to == lot || to == model->lot_count) {
		strcpy(from->code, code);
		from->expires = expires;
	} else {
		bool any = false;
		for (size_t i = 0; i < model->cell_count; i++)
			any = any || model->cells[i].lot == lot;
		if (!any || model->lots[to].expires != expires || model->lots[to].status != from->status)
			return false;
		for (size_t i = 0; i < model->cell_count; i++) {
			if (model->cells[i].lot == lot)
				model->cells[i].lot = to;
		}
	}
	model_open(model, when);
	return true;
}

bool model_close(struct model *model, struct when when, day_t last, day_t today)
{
	if (last >= today || (!model_is_open(model, last) && model->closed >= model->first) || last < model->first ||
	        !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	model->closed = last;
	return true;
}

bool model_reopen(struct model *model, struct when when)
{
	if (model->closed == DAY_NONE || model->closed < model->first || !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	model->closed = day_month_start(model->closed) - 1;
	return true;
}
