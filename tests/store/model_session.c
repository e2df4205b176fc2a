/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: which containers a session takes, and what they cost. */
#include <stdlib.h>
#include <string.h>
#include "model.h"

__extension__ typedef __int128 wide_t;

struct chosen {
	size_t cell;
	int64_t containers;
	content_t taken, residue, kept;
	bool mixed;
	money_t value;
};

struct choosing {
	struct model *model;
	struct when when;
	int64_t location;
	struct reach *reaches; /* by cell */
	struct chosen *chosen;
	size_t count, room;
};

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
	if (cell->location != choosing->location || !model->place_usable[cell->location])
		return false;
	if (lot->expires != DAY_NONE && lot->expires < choosing->when.day)
		return false;
	if (status_then(lot, choosing->when.time) != LOT_RELEASED)
		return false;
	if (item->lot != 0 && item->lot != (int64_t)cell->lot + 1)
		return false;
	if (item->opened != 0)
		return cell->opened == item->opened && cell->opened_at <= choosing->when.time &&
		       cell->use_by >= choosing->when.time;
	if (cell->opened == 0)
		return true;
	return !item->fresh && item->quantity.kind == QUANTITY_CONTENT &&
	       cell->opened_at <= choosing->when.time && cell->use_by >= choosing->when.time;
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
	return one->opened < other->opened;
}

static struct chosen *add(struct choosing *choosing, size_t cell, bool mixed)
{
	if (choosing->count == choosing->room) {
		choosing->room = choosing->room * 2 + 16;
		choosing->chosen = reallocarray(choosing->chosen, choosing->room, sizeof(*choosing->chosen));
		if (choosing->chosen == NULL)
			abort();
	}
	choosing->chosen[choosing->count] = (struct chosen){ .cell = cell, .mixed = mixed };
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
	if (model->cells[cell].opened != 0) {
		content_t taken = smaller(there->left, wanted);
		if (taken > 0)
			add(choosing, cell, !product->consumable)->taken = taken;
		there->left -= taken;
		return wanted - taken;
	}
	if (product->consumable && item->quantity.kind == QUANTITY_CONTAINERS) {
		int64_t containers = smaller(there->left, wanted / product->size);
		if (containers == 0)
			return wanted;
		struct chosen *chosen = add(choosing, cell, false);
		chosen->containers = containers;
		chosen->taken = containers * product->size;
		there->left -= containers;
		return wanted - chosen->taken;
	}
	for (; wanted > 0 && there->left > 0; there->left--) {
		struct chosen *chosen = add(choosing, cell, !product->consumable);
		chosen->containers = 1;
		chosen->taken = smaller(product->size, wanted);
		*(product->in_use == 0 ? &chosen->residue : &chosen->kept) = product->size - chosen->taken;
		wanted -= chosen->taken;
	}
	return wanted;
}

static bool choose(struct choosing *choosing, const struct item *item)
{
	struct model *model = choosing->model;
	const struct model_product *product = &model->products[model_product(model, item->product)];
	bool all = item->quantity.kind == QUANTITY_ALL;
	content_t wanted = item->quantity.kind == QUANTITY_CONTAINERS ? item->quantity.amount * product->size
	                                                              : item->quantity.amount;
	content_t there = 0;
	size_t *cells = calloc(model->cell_count + 1, sizeof(*cells)), count = 0;
	if (cells == NULL)
		abort();
	for (size_t i = 0; i < model->cell_count; i++) {
		if (!usable(choosing, item, &model->cells[i]))
			continue;
		there += reach(choosing, i)->left * (model->cells[i].opened != 0 ? 1 : product->size);
		size_t at = count++;
		for (; at > 0 && model_before(model, &model->cells[i], &model->cells[cells[at - 1]]); at--)
			cells[at] = cells[at - 1];
		cells[at] = i;
	}
	if (all)
		wanted = there;
	bool enough = wanted > 0 && there >= wanted;
	for (size_t i = 0; i < count && enough && wanted > 0; i++)
		wanted = take(choosing, cells[i], item, wanted);
	free(cells);
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
	for (size_t i = 0; i < count; i++)
		all += weights[i];
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
static void price(struct choosing *choosing)
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
	line.reason = chosen->mixed ? REASON_USED : REASON_CONSUMED;
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

static void post(struct choosing *choosing)
{
	struct model *model = choosing->model;
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
		                          .reason = chosen->mixed ? REASON_USED : REASON_CONSUMED,
		                          .containers = -chosen->containers,
		                          .content = -chosen->taken,
		                          .value = -chosen->value });
	}
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
			use_by = smaller(use_by, cell->use_by);
		if (expires != DAY_NONE)
			use_by = smaller(use_by, zone_day_end(expires));
	}
	return use_by;
}

static bool compose(
        struct model *model, struct when when, int64_t location, const struct item *items, size_t count)
{
	if (!model_is_open(model, when.day))
		return false;
	struct choosing choosing = { .model = model, .when = when, .location = location };
	bool enough = true;
	choosing.reaches = calloc(model->cell_count + 1, sizeof(*choosing.reaches));
	if (choosing.reaches == NULL)
		abort();
	for (size_t i = 0; i < count && enough; i++)
		enough = choose(&choosing, &items[i]);
	if (enough) {
		instant_t use_by = use_by_of(&choosing);
		price(&choosing);
		post(&choosing);
		model->entries[model->entry_count - 1].use_by = use_by;
	}
	free(choosing.reaches);
	free(choosing.chosen);
	return enough;
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
