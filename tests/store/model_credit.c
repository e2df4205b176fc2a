/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: goods that go back, what suppliers give, what is ordered of them. */
#include <stdlib.h>
#include "model.h"

/* Splits what a credit makes cheaper over the layers that an entry took in or gave back, in the order of layers. */
static void spread(struct model *model, const struct model_entry *goods, money_t credit, bool price)
{
	int64_t *layers = calloc(goods->count + 1, sizeof(*layers)), *values = calloc(goods->count + 1, sizeof(*values));
	money_t *parts = calloc(goods->count + 1, sizeof(*parts)), sum = 0;
	size_t count = 0;
	if (layers == NULL || values == NULL || parts == NULL)
		abort();
	for (size_t i = 0; i < goods->count; i++) {
		const struct movement *line = &goods->lines[i];
		size_t at = 0;
		if (line->reason != REASON_RECEIVED && line->reason != REASON_RETURNED)
			continue;
		while (at < count && layers[at] < line->layer)
			at++;
		if (at == count || layers[at] != line->layer) {
			for (size_t k = count++; k > at; k--) {
				layers[k] = layers[k - 1];
				values[k] = values[k - 1];
			}
			layers[at] = line->layer;
			values[at] = 0;
		}
		values[at] += line->value < 0 ? -line->value : line->value;
	}
	for (size_t i = 0; i < count; i++)
		sum += values[i];
	money_t difference = (price ? 0 : sum) - credit;
	if (sum == 0)
		values[0] = 1;
	if (count > 0)
		model_share_out(difference, values, count, parts);
	for (size_t i = 0; i < count; i++)
		model_difference(model, layers[i], parts[i]);
	free(layers);
	free(values);
	free(parts);
}

bool model_return(struct model *model, struct when when, int64_t location, const struct item *items, size_t count,
        struct model_credit credit)
{
	if (!model_take(model, when, REASON_RETURNED, location, items, count))
		return false;
	struct model_entry *entry = &model->entries[model->entry_count - 1];
	credit.is = true;
	entry->credit = credit;
	if (credit.known)
		spread(model, entry, credit.amount, false);
	return true;
}

static bool may_credit(const struct model *model, const struct model_credit *credit)
{
	if (credit->of > (int64_t)model->entry_count)
		return false;
	const struct model_entry *of = &model->entries[credit->of - 1];
	bool returned = of->credit.is && of->count > 0 && of->voids == 0;
	if ((!returned && !of->delivers) || of->voided_by != 0)
		return false;
	int64_t supplier = returned ? of->credit.supplier : of->supplier;
	if ((supplier != 0 && supplier != credit->supplier) || (returned && of->credit.known))
		return false;
	for (size_t i = (size_t)credit->of; i < model->entry_count && returned; i++) {
		const struct model_entry *other = &model->entries[i];
		if (other->credit.is && other->credit.of == credit->of && other->voided_by == 0)
			return false;
	}
	return true;
}

bool model_credit(struct model *model, struct when when, struct model_credit credit)
{
	if ((credit.of != 0 && !may_credit(model, &credit)) || !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	credit.is = credit.known = true;
	model->entries[model->entry_count - 1].credit = credit;
	if (credit.of != 0) {
		const struct model_entry of = model->entries[credit.of - 1];
		spread(model, &of, credit.amount, of.delivers);
	}
	return true;
}

static struct model_order *order_find(const struct model *model, int64_t number)
{
	return number < 1 || number > (int64_t)model->order_count ? NULL : &model->orders[number - 1];
}

bool model_order_start(struct model *model, struct when when, size_t product, int64_t containers)
{
	if (!model_is_open(model, when.day))
		return false;
	model_open(model, when);
	model->orders = model_grow(model->orders, model->order_count, sizeof(*model->orders));
	model->orders[model->order_count] = (struct model_order){ 0 };
	model->orders[model->order_count++].asked[product] = containers;
	return true;
}

bool model_order_change(struct model *model, struct when when, int64_t number, size_t product, int64_t containers)
{
	struct model_order *order = order_find(model, number);
	if (order == NULL || order->sent || order->cancelled || !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	order->asked[product] = containers;
	return true;
}

bool model_order_send(struct model *model, struct when when, int64_t number)
{
	struct model_order *order = order_find(model, number);
	bool asks = false;
	for (size_t i = 0; i < model->product_count && order != NULL; i++)
		asks = asks || order->asked[i] > 0;
	if (!asks || order->sent || order->cancelled || !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	order->sent = true;
	return true;
}

int64_t model_order_came(const struct model *model, int64_t number, size_t product)
{
	int64_t came = 0;
	for (size_t i = 0; i < model->paper_count; i++) {
		const struct model_paper *paper = &model->papers[i];
		const struct model_entry *entry = &model->entries[paper->delivery - 1];
		size_t lot = model->cells[model->layers[paper->layer - 1].first - 1].lot;
		if (entry->order == number && entry->voided_by == 0 && model->lots[lot].product == product)
			came += model_paper_now(model, paper->delivery, paper->line)->containers;
	}
	return came;
}

bool model_order_cancel(struct model *model, struct when when, int64_t number)
{
	struct model_order *order = order_find(model, number);
	bool complete = true;
	for (size_t i = 0; i < model->product_count && order != NULL; i++)
		complete = complete && model_order_came(model, number, i) >= order->asked[i];
	if (order == NULL || order->cancelled || (order->sent && complete) || !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	order->cancelled = true;
	return true;
}
