/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: corrected and settled deliveries. */
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
		for (size_t k = 0; k < entry->correct_count && entry->voided_by == 0; k++) {
			if (entry->corrects[k].delivery == delivery && entry->corrects[k].line == line)
				paper = &entry->corrects[k];
		}
	}
	return paper;
}

money_t model_paper_cost(const struct model_paper *paper)
{
	return paper->net + paper->fees + (paper->recoverable ? 0 : paper->tax);
}

/* The entry whose paper a line stands on: that which settled it, else its delivery. */
static int64_t paper_entry(const struct model *model, const struct model_paper *paper)
{
	for (size_t i = 0; i < model->entry_count; i++) {
		const struct model_entry *entry = &model->entries[i];
		for (size_t k = 0; k < entry->correct_count && entry->settles && entry->voided_by == 0; k++) {
			if (entry->corrects[k].delivery == paper->delivery && entry->corrects[k].line == paper->line)
				return (int64_t)i + 1;
		}
	}
	return paper->delivery;
}

/* Half up, on the sum that a paper taxes at one rate. */
static money_t tax_on(money_t base, int64_t rate)
{
	return base <= 0 ? 0 : (base * rate * 2 + 10000) / 20000;
}

/* The line at another price: its tax is what the tax of its rate on its paper changes by. */
static struct model_paper priced(const struct model *model, const struct model_paper *paper, money_t net)
{
	struct model_paper changed = *paper;
	money_t others = 0;
	for (size_t i = 0; i < model->paper_count; i++) {
		const struct model_paper *came = &model->papers[i];
		if (came->delivery != paper->delivery || came->line == paper->line ||
		        paper_entry(model, came) != paper_entry(model, paper))
			continue;
		const struct model_paper *other = model_paper_now(model, came->delivery, came->line);
		others += other->tax_rate == paper->tax_rate ? other->net + other->fees : 0;
	}
	changed.net = net;
	changed.tax += tax_on(others + net + paper->fees, paper->tax_rate) -
		tax_on(others + paper->net + paper->fees, paper->tax_rate);
	if (changed.tax < 0)
		changed.tax = 0;
	return changed;
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

static void add_line(struct correcting *correcting, const struct model_cell *cell, int64_t containers, money_t value)
{
	for (size_t i = 0; i < correcting->line_count; i++) {
		if (correcting->lines[i].opened == cell->opened && correcting->lines[i].location == cell->location) {
			correcting->lines[i].value += value;
			return;
		}
	}
	if (correcting->line_count == sizeof(correcting->lines) / sizeof(correcting->lines[0]))
		abort();
	correcting->lines[correcting->line_count++] = (struct movement){ .layer = correcting->now.layer,
		.location = cell->location,
		.opened = cell->opened,
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
	const struct model *model = correcting->model;
	const struct movement place = { .layer = correcting->now.layer, .location = correcting->now.location };
	const struct model_cell *cell = model_cell(model, &place);
	struct held *sealed = NULL;
	for (size_t i = 0; i < correcting->count; i++) {
		if (&model->cells[correcting->held[i].cell] == cell)
			sealed = &correcting->held[i];
	}
	if (more < 0 && (sealed == NULL || sealed->left < -more))
		return false;
	if (more > 0) {
		if (sealed == NULL) {
			sealed = &correcting->held[correcting->count++];
			*sealed = (struct held){ .cell = (size_t)(cell - model->cells), .sealed = true };
		}
		add_line(correcting, cell, more, worth);
		sealed->basis += more;
		sealed->ceiling += worth;
	} else if (more < 0) {
		money_t goes = sealed->basis == -more ? sealed->value : -worth;
		if (goes > sealed->ceiling)
			goes = sealed->ceiling;
		add_line(correcting, cell, more, -goes);
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
			add_line(correcting, &model->cells[held->cell], 0, goes);
	}
	free(weights);
	free(parts);
}

/* Whether goods of a layer went back to their supplier. */
static bool was_returned(const struct model *model, int64_t layer)
{
	for (size_t i = 0; i < model->entry_count; i++) {
		const struct model_entry *entry = &model->entries[i];
		for (size_t k = 0; k < entry->count && entry->voids == 0 && entry->voided_by == 0; k++) {
			if (entry->lines[k].layer == layer && entry->lines[k].reason == REASON_RETURNED)
				return true;
		}
	}
	return false;
}

/* Looks at what it would do; nothing is written. */
static bool plan(struct correcting *correcting, struct when when, const struct model_paper *paper, int64_t containers,
        money_t net)
{
	const struct model *model = correcting->model;
	size_t lot = model->cells[model->layers[paper->layer - 1].first - 1].lot;
	const struct model_paper between = priced(model, paper, at_price(paper, containers));
	const struct model_paper after = priced(model, paper, net);
	correcting->now = *paper;
	correcting->size = model->products[model->lots[lot].product].size;
	gather(correcting, when.time);
	money_t worth = containers == paper->containers ? 0 : model_paper_cost(&between) - model_paper_cost(paper);
	bool accepted = change_quantity(correcting, containers - paper->containers, worth);
	money_t change = model_paper_cost(&after) - model_paper_cost(paper) - worth;
	if (accepted && change != 0)
		change_price(correcting, containers, change);
	free(correcting->held);
	correcting->now = after;
	correcting->now.containers = containers;
	correcting->now.estimated = false;
	return accepted;
}

/* Within the entry that was opened last. */
static void record(const struct correcting *correcting)
{
	struct model *model = correcting->model;
	for (size_t i = 0; i < correcting->line_count; i++)
		model_line(model, correcting->lines[i]);
	model_difference(model, correcting->now.layer, correcting->difference);
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	entry->corrects = model_grow(entry->corrects, entry->correct_count, sizeof(*entry->corrects));
	entry->corrects[entry->correct_count++] = correcting->now;
}

bool model_correct(struct model *model, struct when when, int64_t delivery, int64_t line, int64_t containers,
        money_t net)
{
	const struct model_paper *paper = model_paper_now(model, delivery, line);
	struct correcting correcting = { .model = model };
	if (paper == NULL || model->entries[delivery - 1].voided_by != 0 || was_returned(model, paper->layer))
		return false;
	if (net < 0)
		net = at_price(paper, containers);
	if ((paper->containers == containers && paper->net == net) || when.time < model->entries[delivery - 1].time ||
	        !model_is_open(model, when.day) || !plan(&correcting, when, paper, containers, net))
		return false;
	model_open(model, when);
	record(&correcting);
	return true;
}

/* Whether a line came before its paper, which did not come yet. */
static bool waits(const struct model *model, const struct model_paper *came)
{
	for (size_t i = 0; i < model->entry_count; i++) {
		const struct model_entry *entry = &model->entries[i];
		for (size_t k = 0; k < entry->correct_count && entry->settles && entry->voided_by == 0; k++) {
			if (entry->corrects[k].delivery == came->delivery && entry->corrects[k].line == came->line)
				return false;
		}
	}
	return came->estimated;
}

size_t model_waiting(const struct model *model, int64_t delivery)
{
	size_t count = 0;
	for (size_t i = 0; i < model->paper_count; i++)
		count += model->papers[i].delivery == delivery && waits(model, &model->papers[i]);
	return count;
}

bool model_settle(struct model *model, struct when when, int64_t delivery, int64_t supplier, const money_t *nets)
{
	struct correcting lines[8] = { 0 };
	size_t count = 0;
	if (delivery < 1 || delivery > (int64_t)model->entry_count || !model_is_open(model, when.day))
		return false;
	const struct model_entry *came = &model->entries[delivery - 1];
	if (came->voided_by != 0 || (came->supplier != 0 && came->supplier != supplier))
		return false;
	for (size_t i = 0; i < model->paper_count; i++) {
		if (model->papers[i].delivery != delivery || !waits(model, &model->papers[i]))
			continue;
		const struct model_paper *paper = model_paper_now(model, delivery, model->papers[i].line);
		struct correcting *line = &lines[count];
		line->model = model;
		line->now = *paper;
		line->now.estimated = false;
		if (when.time < came->time || !plan(line, when, paper, paper->containers, nets[count]))
			return false;
		count++;
	}
	if (count == 0)
		return false;
	model_open(model, when);
	model->entries[model->entry_count - 1].settles = true;
	for (size_t i = 0; i < count; i++)
		record(&lines[i]);
	return true;
}
