/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks up what was said of a part of a visit: recipe, mixture, items. */
#include "config.h"
#include <string.h>
#include "ampoule/mixture.h"
#include "ampoule/recipe.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "composition.h"
#include "items.h"

static int find_recipe(struct context *context, const char *code, struct session_part *part)
{
	struct record recipe;
	int status = catalogue_find_current(context->store, &thing_recipe, code, context->pool, &recipe);
	if (status != STATUS_OK)
		return status;
	part->recipe = recipe.id;
	part->recipe_code = record_value(&thing_recipe, &recipe, "code");
	part->version = record_integer(&thing_recipe, &recipe, "version");
	part->life = record_integer(&thing_recipe, &recipe, "life");
	const char *area = record_value(&thing_recipe, &recipe, "area");
	if (part->area == NULL && strcmp(area, "any") != 0)
		part->area = area;
	return STATUS_OK;
}

static int find_mixture(struct context *context, const char *number, struct session_part *part)
{
	struct mixture *mixture = pool_alloc(context->pool, sizeof(*mixture));
	part->mixture = mixture;
	int status = mixture_find(context->store, number, context->pool, mixture);
	if (status == STATUS_OK && part->area == NULL)
		part->area = mixture->area;
	return status;
}

static bool is_replaced(const struct item *items, size_t count, int64_t product)
{
	for (size_t i = 0; i < count; i++) {
		if (items[i].product == product)
			return true;
	}
	return false;
}

/* The recipe's lines that no item replaces, then the items but those of nothing. */
static int compose(struct context *context, const struct part_said *said_by, bool fresh, struct session_part *part)
{
	struct item *said = NULL, *items = NULL;
	struct recipe_line *lines = NULL;
	size_t said_count = 0, count = 0, line_count = 0;
	int status = STATUS_OK;
	for (size_t i = 0; i < said_by->count && status == STATUS_OK; i++) {
		struct item item;
		status = item_read(context, said_by->items[i], fresh, &item);
		if (status == STATUS_OK)
			status = item_add(context, &said, &said_count, &item);
	}
	if (status == STATUS_OK && part->recipe != 0)
		status = recipe_lines_load(context->store, part->recipe, part->version, context->pool, &lines,
			&line_count);
	for (size_t i = 0; i < line_count && status == STATUS_OK; i++) {
		struct product product;
		if (is_replaced(said, said_count, lines[i].product))
			continue;
		status = product_load(context->store, lines[i].product, context->pool, &product);
		struct item item = {
			.product = lines[i].product,
			.fresh = fresh,
			.quantity = { lines[i].containers ? QUANTITY_CONTAINERS : QUANTITY_CONTENT, lines[i].amount,
				product.unit },
		};
		if (status == STATUS_OK)
			status = item_add(context, &items, &count, &item);
	}
	for (size_t i = 0; i < said_count && status == STATUS_OK; i++) {
		bool drops = part->recipe != 0 && said[i].quantity.kind != QUANTITY_ALL &&
			said[i].quantity.amount == 0;
		if (!drops)
			status = item_add(context, &items, &count, &said[i]);
	}
	part->items = items;
	part->count = count;
	if (status == STATUS_OK && count == 0 && part->mixture == NULL)
		return error_set(context->error, STATUS_DATA, _("no line is left: say what was used"));
	return status;
}

static int read_injected(struct context *context, const char *text, struct session_part *part)
{
	struct quantity quantity;
	int status = quantity_parse(text, &quantity, context->error);
	if (status == STATUS_OK && quantity.kind != QUANTITY_CONTENT)
		return error_set(context->error, STATUS_DATA, _("--injected '%s': name the unit, as 3ml"), QUOTED(text));
	if (status == STATUS_OK)
		status = quantity_content_in(&quantity, UNIT_ML, &part->injected, context->error);
	if (status != STATUS_OK) {
		error_prefix(context->error, "--injected: ");
		return status;
	}
	if (part->injected == 0)
		return error_set(context->error, STATUS_DATA,
			_("--injected '%s': a mixture of which nothing was injected is thrown away, with 'ampoule discard N'"),
			QUOTED(text));
	return STATUS_OK;
}

int part_read(struct context *context, const struct part_said *said, bool fresh, struct session_part *part)
{
	char *zones = NULL;
	*part = (struct session_part){ .life = MIXTURE_LIFE, .area = said->area, .method = said->method };
	int status = STATUS_OK;
	if (said->zones != NULL)
		status = text_clean("zones", said->zones, TEXT_NAME_MAX, context->pool, &zones, context->error);
	part->zones = zones;
	if (status == STATUS_OK && said->recipe != NULL)
		status = find_recipe(context, said->recipe, part);
	if (status == STATUS_OK && said->mixture != NULL)
		status = find_mixture(context, said->mixture, part);
	if (status == STATUS_OK && said->injected != NULL)
		status = read_injected(context, said->injected, part);
	return status == STATUS_OK ? compose(context, said, fresh, part) : status;
}
