/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into a mixture otherwise than its recipe's version says: found with the plan, kept with the entry. */
#include "config.h"
#include "ampoule/statement.h"
#include "session_checks.h"
#include "store_internal.h"

static content_t taken_of(const struct session_plan *plan, size_t part, int64_t product)
{
	content_t taken = 0;
	for (size_t i = 0; i < plan->taking.count; i++) {
		const struct component *component = &plan->taking.components[i];
		if (component->part == part && component->supply->product.id == product)
			taken += component->draw.taken;
	}
	return taken;
}

/* Content of a product that items name; its place among them, `count` when they do not. */
static int content_of(struct store *store, const struct item *items, size_t count, const struct product *product,
	content_t *content, size_t *place)
{
	*content = 0;
	for (*place = 0; *place < count; (*place)++) {
		const struct quantity *quantity = &items[*place].quantity;
		if (items[*place].product != product->id)
			continue;
		if (quantity->kind == QUANTITY_CONTENT)
			return quantity_content_in(quantity, product->unit, content, store->error);
		*content = quantity->amount * product->content;
		return STATUS_OK;
	}
	return STATUS_OK;
}

const char *session_change_text(const struct session_change_record *change, struct pool *pool)
{
	char was[CONTENT_TEXT_MAX], is[CONTENT_TEXT_MAX];
	content_format(change->said, was);
	content_format(change->taken, is);
	if (change->said == 0)
		return pool_printf(pool, _("%s: %s %s of %s, which the recipe does not name"), change->recipe, is, change->unit,
			change->product);
	if (change->taken == 0)
		return pool_printf(pool, _("%s: no %s, the recipe says %s %s"), change->recipe, change->product, was,
			change->unit);
	return pool_printf(pool, _("%s: %s %s of %s, the recipe says %s %s"), change->recipe, is, change->unit,
		change->product, was, change->unit);
}

static void add_change(struct session_plan *plan, struct pool *pool, size_t part, const struct product *product,
	content_t said, content_t taken)
{
	const struct session_change_record record = {
		.recipe = plan->request->parts[part].recipe_code,
		.product = product->code,
		.unit = unit_name(product->unit),
		.said = said,
		.taken = taken,
	};
	if (said == taken)
		return;
	struct session_change *change = pool_append(pool, &plan->changes, &plan->change_count, sizeof(*change));
	*change = (struct session_change){ part, product, said, taken };
	session_find(plan, pool, "recipe-changed", "note", session_change_text(&record, pool));
}

/* Products of the recipe that are taken otherwise, or not at all. */
static int find_prescribed(struct store *store, struct pool *pool, struct session_plan *plan, size_t index)
{
	const struct session_part *part = &plan->request->parts[index];
	int status = STATUS_OK;
	for (size_t i = 0; i < part->prescribed_count && status == STATUS_OK; i++) {
		struct product *product = pool_alloc(pool, sizeof(*product));
		content_t said = 0;
		size_t place;
		status = product_load(store, part->prescribed[i].product, pool, product);
		if (status == STATUS_OK)
			status = content_of(store, part->prescribed, part->prescribed_count, product, &said, &place);
		if (status == STATUS_OK)
			add_change(plan, pool, index, product, said, taken_of(plan, index, product->id));
	}
	return status;
}

/* A solvent that nobody named comes along with its powder, as the recipe that names the powder means it. */
static bool comes_along(const struct session_plan *plan, size_t index, const struct product *product)
{
	const struct session_part *part = &plan->request->parts[index];
	for (size_t i = 0; i < part->count; i++) {
		if (part->items[i].product == product->id)
			return false;
	}
	for (size_t i = 0; i < plan->taking.supply_count; i++) {
		const struct product *powder = &plan->taking.supplies[i]->product;
		if (powder->solvent == product->id && taken_of(plan, index, powder->id) > 0)
			return true;
	}
	return false;
}

/* Products that are taken and that the recipe does not name. */
static int find_added(struct store *store, struct pool *pool, struct session_plan *plan, size_t index)
{
	const struct session_part *part = &plan->request->parts[index];
	int status = STATUS_OK;
	for (size_t i = 0; i < plan->taking.supply_count && status == STATUS_OK; i++) {
		const struct product *product = &plan->taking.supplies[i]->product;
		content_t said;
		size_t place;
		status = content_of(store, part->prescribed, part->prescribed_count, product, &said, &place);
		if (status == STATUS_OK && place == part->prescribed_count && !comes_along(plan, index, product))
			add_change(plan, pool, index, product, 0, taken_of(plan, index, product->id));
	}
	return status;
}

int session_changes_find(struct store *store, struct pool *pool, struct session_plan *plan)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < plan->request->count && status == STATUS_OK; i++) {
		if (plan->request->parts[i].prescribed_count == 0)
			continue;
		status = find_prescribed(store, pool, plan, i);
		if (status == STATUS_OK)
			status = find_added(store, pool, plan, i);
	}
	return status;
}

int session_changes_post(struct store *store, int64_t entry, const struct session_plan *plan)
{
	if (plan->change_count > 0)
		ledger_includes(store, "recipe_change");
	for (size_t i = 0; i < plan->change_count; i++) {
		const struct session_change *change = &plan->changes[i];
		STATEMENT st = statement_prepare(store, sql_recipe_change_insert);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":line", (int64_t)i + 1);
		statement_bind_integer(&st, ":part", (int64_t)change->part + 1);
		statement_bind_integer(&st, ":recipe", plan->request->parts[change->part].recipe);
		statement_bind_integer(&st, ":version", plan->request->parts[change->part].version);
		statement_bind_integer(&st, ":product", change->product->id);
		statement_bind_integer(&st, ":said", change->said);
		statement_bind_integer(&st, ":taken", change->taken);
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return STATUS_OK;
}

int session_changes_load(struct store *store, int64_t entry, struct pool *pool, struct session_record *record)
{
	STATEMENT st = statement_prepare(store, sql_recipe_changes);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct session_change_record *change =
			pool_append(pool, &record->changes, &record->change_count, sizeof(*change));
		*change = (struct session_change_record){
			.part = (size_t)statement_integer(&st, "part"),
			.product_id = statement_integer(&st, "product_id"),
			.recipe = pool_copy(pool, statement_text(&st, "recipe")),
			.product = pool_copy(pool, statement_text(&st, "product")),
			.unit = pool_copy(pool, statement_text(&st, "unit")),
			.said = statement_integer(&st, "said"),
			.taken = statement_integer(&st, "taken"),
		};
	}
	return statement_end(&st);
}
