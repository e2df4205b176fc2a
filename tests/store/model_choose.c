/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: which containers an act takes, and what they cost. */
#include <stdlib.h>
#include <string.h>
#include "model.h"

__extension__ typedef __int128 wide_t;

struct choosing model_choosing(struct model *model, struct when when, int64_t location, enum purpose purpose,
        enum reason reason)
{
	struct choosing choosing = { .model = model,
		.when = when,
		.location = location,
		.purpose = purpose,
		.reason = reason,
		.reaches = calloc(model->cell_count + 1, sizeof(struct reach)) };
	if (choosing.reaches == NULL)
		abort();
	return choosing;
}

void model_choosing_end(struct choosing *choosing)
{
	free(choosing->reaches);
	free(choosing->chosen);
}

/*
 * The states that count are the one after all that happened up to `time` and the one after every later
 * moment. What is least among them may leave; where that would leave another state with nothing but value,
 * one less.
 */
struct reach model_reach(const struct model_cell *cell, instant_t time)
{
	struct reach reach = { .known = true };
	int64_t amount = 0;
	money_t value = 0;
	bool first = true, differs = false;
	size_t i = 0;
	for (; i < cell->count && cell->points[i].time <= time; i++) {
		amount += cell->points[i].amount;
		value += cell->points[i].value;
	}
	for (;;) {
		if (first || amount < reach.basis) {
			reach.basis = amount;
			reach.value = value;
			differs = false;
		} else if (amount == reach.basis && value != reach.value) {
			differs = true;
		}
		if (first || value < reach.ceiling)
			reach.ceiling = value;
		first = false;
		if (i == cell->count)
			break;
		instant_t moment = cell->points[i].time;
		for (; i < cell->count && cell->points[i].time == moment; i++) {
			amount += cell->points[i].amount;
			value += cell->points[i].value;
		}
	}
	reach.left = reach.basis;
	if (reach.left > 0 && (differs || reach.value > reach.ceiling))
		reach.left--;
	return reach;
}

static struct reach *reach(struct choosing *choosing, size_t cell)
{
	struct reach *reach = &choosing->reaches[cell];
	if (!reach->known)
		*reach = model_reach(&choosing->model->cells[cell], choosing->when.time);
	return reach;
}

static enum lot_status status_then(const struct model_lot *lot, instant_t time)
{
	enum lot_status status = LOT_RELEASED;
	for (size_t i = 0; i < lot->mark_count; i++) {
		if (lot->marks[i].time <= time)
			status = lot->marks[i].status;
	}
	return status;
}

static bool usable(const struct choosing *choosing, const struct item *item, const struct model_cell *cell)
{
	const struct model *model = choosing->model;
	const struct model_lot *lot = &model->lots[cell->lot];
	if (cell->amount == 0 || model->products[lot->product].id != item->product)
		return false;
	if (cell->location != choosing->location || (item->lot != 0 && item->lot != (int64_t)cell->lot + 1))
		return false;
	if (item->opened != 0 ? cell->opened != item->opened
	                      : cell->opened != 0 && (item->fresh || item->quantity.kind == QUANTITY_CONTAINERS))
		return false;
	if (cell->opened != 0 && cell->opened_at > choosing->when.time)
		return false;
	if (choosing->purpose == PURPOSE_AWAY)
		return true;
	return model->place_usable[cell->location] &&
	       (lot->expires == DAY_NONE || lot->expires >= choosing->when.day) &&
	       status_then(lot, choosing->when.time) == LOT_RELEASED &&
	       (cell->opened == 0 || cell->use_by >= choosing->when.time);
}

bool model_before(const struct model *model, const struct model_cell *one, const struct model_cell *other)
{
	const struct model_lot *left = &model->lots[one->lot], *right = &model->lots[other->lot];
	if ((one->opened != 0) != (other->opened != 0))
		return one->opened != 0;
	if (one->opened != 0 && one->use_by != other->use_by)
		return one->use_by < other->use_by;
	if (left->expires != right->expires)
		return right->expires == DAY_NONE ||
		       (left->expires != DAY_NONE && left->expires < right->expires);
	if (one->received != other->received)
		return one->received < other->received;
	int codes = strcmp(left->code, right->code);
	if (codes != 0)
		return codes < 0;
	if (one->layer != other->layer)
		return one->layer < other->layer;
	if (one->location != other->location)
		return one->location < other->location;
	return one->opened < other->opened;
}

static struct chosen *add(struct choosing *choosing, size_t cell)
{
	const struct model *model = choosing->model;
	bool consumable = model->products[model->lots[model->cells[cell].lot].product].consumable;
	bool patient = choosing->purpose == PURPOSE_PATIENT;
	if (choosing->count == choosing->room) {
		choosing->room = choosing->room * 2 + 16;
		choosing->chosen = reallocarray(choosing->chosen, choosing->room, sizeof(*choosing->chosen));
		if (choosing->chosen == NULL)
			abort();
	}
	choosing->chosen[choosing->count] = (struct chosen){ .cell = cell,
		.mixed = patient && !consumable,
		.reason = !patient ? choosing->reason : consumable ? REASON_CONSUMED : REASON_USED };
	return &choosing->chosen[choosing->count++];
}

static int64_t smaller(int64_t one, int64_t other)
{
	return one < other ? one : other;
}

/* Takes from one cell; gives what is still wanted. */
static content_t take(struct choosing *choosing, size_t cell, const struct item *item, content_t wanted)
{
	const struct model *model = choosing->model;
	const struct model_product *product = &model->products[model->lots[model->cells[cell].lot].product];
	struct reach *there = reach(choosing, cell);
	bool mixed = choosing->purpose == PURPOSE_PATIENT && !product->consumable;
	if (model->cells[cell].opened != 0) {
		content_t taken = smaller(there->left, wanted);
		if (taken > 0)
			add(choosing, cell)->taken = taken;
		there->left -= taken;
		return wanted - taken;
	}
	if (!mixed && item->quantity.kind != QUANTITY_CONTENT) {
		int64_t containers = smaller(there->left, wanted / product->size);
		if (containers == 0)
			return wanted;
		struct chosen *chosen = add(choosing, cell);
		chosen->containers = containers;
		chosen->taken = containers * product->size;
		there->left -= containers;
		return wanted - chosen->taken;
	}
	for (; wanted > 0 && there->left > 0; there->left--) {
		struct chosen *chosen = add(choosing, cell);
		chosen->containers = 1;
		chosen->taken = smaller(product->size, wanted);
		*(product->in_use == 0 ? &chosen->residue : &chosen->kept) = product->size - chosen->taken;
		wanted -= chosen->taken;
	}
	return wanted;
}

/* What cannot be asked for in this way, whatever there is. */
static bool makes_sense(const struct choosing *choosing, const struct item *item)
{
	switch (item->quantity.kind) {
	case QUANTITY_CONTAINERS:
		return item->opened == 0 && item->quantity.amount > 0;
	case QUANTITY_CONTENT:
		return item->quantity.amount > 0 && (item->opened != 0 || choosing->purpose != PURPOSE_AWAY);
	case QUANTITY_ALL:
		return item->opened != 0 || choosing->purpose != PURPOSE_PATIENT;
	default:
		return false;
	}
}

bool model_choose(struct choosing *choosing, const struct item *item)
{
	struct model *model = choosing->model;
	const struct model_product *product = &model->products[model_product(model, item->product)];
	content_t wanted = item->quantity.kind == QUANTITY_CONTAINERS ? item->quantity.amount * product->size
	                                                              : item->quantity.amount;
	content_t there = 0;
	size_t *cells = calloc(model->cell_count + 1, sizeof(*cells)), count = 0;
	if (cells == NULL)
		abort();
	for (size_t i = 0; i < model->cell_count && makes_sense(choosing, item); i++) {
		if (!usable(choosing, item, &model->cells[i]))
			continue;
		there += reach(choosing, i)->left * (model->cells[i].opened != 0 ? 1 : product->size);
		size_t at = count++;
		for (; at > 0 && model_before(model, &model->cells[i], &model->cells[cells[at - 1]]); at--)
			cells[at] = cells[at - 1];
		cells[at] = i;
	}
	if (item->quantity.kind == QUANTITY_ALL)
		wanted = there;
	bool enough = wanted > 0 && there >= wanted;
	for (size_t i = 0; i < count && enough && wanted > 0; i++)
		wanted = take(choosing, cells[i], item, wanted);
	free(cells);
	return enough;
}

bool model_choose_all(struct choosing *choosing, const struct item *items, size_t count)
{
	bool enough = true;
	for (size_t i = 0; i < count && enough; i++)
		enough = model_choose(choosing, &items[i]);
	return enough;
}

money_t model_half_even(money_t value, int64_t part, int64_t whole)
{
	wide_t product = (wide_t)value * part, quotient = product / whole, twice = product % whole * 2;
	if (twice > whole || (twice == whole && quotient % 2 != 0))
		quotient++;
	return (money_t)quotient;
}

/* Shares a sum out by weight: rounded down, then a unit each to the largest remainders, the earlier one
 * first. */
void model_share_out(money_t total, const int64_t *weights, size_t count, money_t *shares)
{
	wide_t all = 0, given = 0;
	if (total < 0) {
		model_share_out(-total, weights, count, shares);
		for (size_t i = 0; i < count; i++)
			shares[i] = -shares[i];
		return;
	}
	for (size_t i = 0; i < count; i++)
		all += weights[i];
	if (all == 0)
		total = 0;
	for (size_t i = 0; i < count; i++) {
		shares[i] = all == 0 ? 0 : (money_t)((wide_t)total * weights[i] / all);
		given += shares[i];
	}
	bool *done = calloc(count + 1, sizeof(*done));
	if (done == NULL)
		abort();
	for (; given < total; given++) {
		size_t best = count;
		for (size_t i = 0; i < count; i++) {
			if (!done[i] && (best == count || (wide_t)total * weights[i] % all >
			                                          (wide_t)total * weights[best] % all))
				best = i;
		}
		done[best] = true;
		shares[best]++;
	}
	free(done);
}

/* One cost for all that leaves a cell, shared over its containers. */
void model_price(struct choosing *choosing)
{
	int64_t *weights = calloc(choosing->count + 1, sizeof(*weights));
	money_t *shares = calloc(choosing->count + 1, sizeof(*shares));
	bool *done = calloc(choosing->count + 1, sizeof(*done));
	if (weights == NULL || shares == NULL || done == NULL)
		abort();
	for (size_t first = 0; first < choosing->count; first++) {
		if (done[first])
			continue;
		size_t cell = choosing->chosen[first].cell;
		bool open = choosing->model->cells[cell].opened != 0;
		int64_t leaves = 0;
		for (size_t i = 0; i < choosing->count; i++) {
			const struct chosen *one = &choosing->chosen[i];
			weights[i] = one->cell != cell ? 0 : open ? one->taken : one->containers;
			leaves += weights[i];
		}
		const struct reach *from = reach(choosing, cell);
		model_share_out(smaller(model_half_even(from->value, leaves, from->basis), from->ceiling), weights,
		        choosing->count, shares);
		for (size_t i = first; i < choosing->count; i++) {
			if (choosing->chosen[i].cell == cell) {
				choosing->chosen[i].value = shares[i];
				done[i] = true;
			}
		}
	}
	free(weights);
	free(shares);
	free(done);
}

