/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a recipe into items. */
#include "config.h"
#include "expansion.h"
#include "ampoule/catalogue.h"
#include "ampoule/recipe_version.h"
#include "ampoule/text.h"
#include "items.h"

static bool is_replaced(const struct expansion *expansion, int64_t product)
{
	for (size_t i = 0; i < expansion->said_count; i++) {
		if (expansion->said[i].product == product)
			return true;
	}
	return false;
}

/* Scales the lines to what was said instead of the version's target. */
static int rescale(struct context *context, const struct expansion *expansion, const struct record *recipe,
	struct recipe_line *lines, size_t count)
{
	const char *target_unit = record_value(&thing_recipe, recipe, "target_unit");
	struct error *error = context->error;
	struct quantity quantity;
	enum unit unit;
	content_t target = 0;
	if (target_unit == NULL)
		return error_set(error, STATUS_DATA,
			_("--to scales items in parts, and recipe '%s' has none: its amounts are fixed"),
			record_value(&thing_recipe, recipe, "code"));
	int status = quantity_parse(expansion->to, &quantity, error);
	if (status == STATUS_OK && quantity.kind != QUANTITY_CONTENT)
		status = error_set(error, STATUS_DATA, _("--to '%s' names no unit, as 6%s does"), QUOTED(expansion->to),
			target_unit);
	if (status == STATUS_OK)
		status = unit_parse(target_unit, &unit, error);
	if (status == STATUS_OK)
		status = quantity_content_in(&quantity, unit, &target, error);
	return status == STATUS_OK ? recipe_scale(lines, count, target, error) : status;
}

/* The lines of the version, scaled. */
static int lines_read(struct context *context, const struct expansion *expansion, struct recipe_line **lines,
	size_t *count)
{
	struct record recipe, version;
	int status = catalogue_load(context->store, &thing_recipe, expansion->recipe, context->pool, &recipe);
	if (status == STATUS_OK)
		status = recipe_version_load(context->store, &recipe, expansion->version, context->pool, &version);
	if (status == STATUS_OK)
		status = recipe_lines_load(context->store, recipe.id, expansion->version, context->pool, lines, count);
	if (status == STATUS_OK && expansion->to != NULL)
		status = rescale(context, expansion, &version, *lines, *count);
	return status;
}

/* Those of them that no item replaces. */
static int lines_left(struct context *context, const struct expansion *expansion, struct recipe_line **lines,
	size_t *count)
{
	struct record recipe;
	size_t left = 0;
	int status = lines_read(context, expansion, lines, count);
	for (size_t i = 0; i < *count && status == STATUS_OK; i++) {
		if (!is_replaced(expansion, (*lines)[i].product))
			(*lines)[left++] = (*lines)[i];
	}
	*count = left;
	if (status == STATUS_OK)
		status = catalogue_load(context->store, &thing_recipe, expansion->recipe, context->pool, &recipe);
	return status == STATUS_OK ? recipe_check_products(context->store, record_value(&thing_recipe, &recipe, "code"),
					     *lines, *count)
				   : status;
}

static int add_lines(struct context *context, const struct recipe_line *lines, size_t line_count, bool fresh,
	struct item **items, size_t *count)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < line_count && status == STATUS_OK; i++) {
		struct product product;
		status = product_load(context->store, lines[i].product, context->pool, &product);
		const struct item item = {
			.product = lines[i].product,
			.fresh = fresh,
			.quantity = { lines[i].containers ? QUANTITY_CONTAINERS : QUANTITY_CONTENT, lines[i].amount,
				product.unit },
		};
		if (status == STATUS_OK)
			status = item_add(context, items, count, &item);
	}
	return status;
}

int expansion_prescribed(struct context *context, const struct expansion *expansion, struct item **items, size_t *count)
{
	struct recipe_line *lines = NULL;
	size_t line_count = 0;
	if (expansion->recipe == 0)
		return STATUS_OK;
	int status = lines_read(context, expansion, &lines, &line_count);
	return status == STATUS_OK ? add_lines(context, lines, line_count, expansion->fresh, items, count) : status;
}

/* Whether one of the items is dissolved in the product. */
static int dissolves(struct context *context, const struct item *items, size_t count, int64_t product, bool *found)
{
	int status = STATUS_OK;
	*found = false;
	for (size_t i = 0; i < count && status == STATUS_OK && !*found; i++) {
		struct product powder;
		status = product_load(context->store, items[i].product, context->pool, &powder);
		*found = status == STATUS_OK && powder.solvent == product;
	}
	return status;
}

/* Nothing of a product drops its line; of a solvent that a powder would bring along, the plan has to know it too. */
static int add_said(struct context *context, const struct expansion *expansion, const struct item *item,
	struct item **items, size_t *count)
{
	bool needed = expansion->recipe == 0 || item->quantity.kind == QUANTITY_ALL || item->quantity.amount > 0;
	int status = needed ? STATUS_OK : dissolves(context, *items, *count, item->product, &needed);
	if (status == STATUS_OK && !needed)
		status = dissolves(context, expansion->said, expansion->said_count, item->product, &needed);
	return status == STATUS_OK && needed ? item_add(context, items, count, item) : status;
}

int expansion_items(struct context *context, const struct expansion *expansion, struct item **items, size_t *count)
{
	struct recipe_line *lines = NULL;
	size_t line_count = 0;
	int status = STATUS_OK;
	if (expansion->recipe != 0)
		status = lines_left(context, expansion, &lines, &line_count);
	else if (expansion->to != NULL)
		status = error_set(context->error, STATUS_USAGE, _("--to scales a recipe: name it with --recipe"));
	if (status == STATUS_OK)
		status = add_lines(context, lines, line_count, expansion->fresh, items, count);
	for (size_t i = 0; i < expansion->said_count && status == STATUS_OK; i++)
		status = add_said(context, expansion, &expansion->said[i], items, count);
	return status;
}
