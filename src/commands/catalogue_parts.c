/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages of products and lines of recipes, as people and files write them. */
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"
#include "catalogue.h"

/* "10": a number alone. */
static bool read_number(const char *text, int64_t *number)
{
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 7 || text[digits] != '\0')
		return false;
	*number = strtoll(text, NULL, 10);
	return true;
}

/* The content in a package's text is the product's, or becomes it. */
static int take_content(const char *text, struct record *product, content_t content, enum unit unit,
	struct pool *pool, struct error *error)
{
	const char **kept = &product->values[thing_field(&thing_product, "content")];
	const char **kept_unit = &product->values[thing_field(&thing_product, "unit")];

	if (!*kept) {
		*kept = pool_printf(pool, "%lld", (long long)content);
		*kept_unit = unit_name(unit);
		return 0;
	}
	if (strtoll(*kept, NULL, 10) == content && strcmp(*kept_unit, unit_name(unit)) == 0)
		return 0;
	char amount[CONTENT_TEXT_MAX];
	return error_set(error, STATUS_DATA, _("package '%s': its containers are not the product's of %s%s"),
		QUOTED(text), content_format(strtoll(*kept, NULL, 10), amount), *kept_unit);
}

int package_read(const char *text, struct record *product, struct pool *pool, int64_t *containers,
	struct error *error)
{
	content_t content;
	enum unit unit;

	if (!read_number(text, containers)) {
		int status = package_parse(text, containers, &content, &unit, error);
		if (status == 0)
			status = take_content(text, product, content, unit, pool, error);
		if (status < 0)
			return status;
	}
	if (*containers < 1 || *containers > CONTAINERS_MAX)
		return error_set(error, STATUS_DATA, _("package '%s' does not hold 1 to %lld containers"), QUOTED(text),
			(long long)CONTAINERS_MAX);
	return 0;
}

int recipe_item_split(const char *item, struct pool *pool, const char **product, const char **amount,
	struct error *error)
{
	const char *sign = strrchr(item, '=');
	if (!sign || sign == item || !sign[1])
		return error_set(error, STATUS_USAGE, _("'%s' is no item; write PRODUCT=QUANTITY, as in hair-x=2ml"),
			QUOTED(item));
	*product = pool_printf(pool, "%.*s", (int)(sign - item), item);
	*amount = sign + 1;
	return 0;
}

int recipe_line_read(struct store *store, const char *product, const char *amount, struct pool *pool,
	struct recipe_line *line)
{
	struct error *error = store_error(store);
	struct record record;
	struct quantity quantity;
	enum unit unit;

	bool parts = false;

	*line = (struct recipe_line){ 0 };
	int status = catalogue_find(store, &thing_product, product, true, pool, &record);
	if (status == 0)
		status = recipe_parts_parse(amount, &parts, &line->parts, error);
	if (status == 0 && !parts)
		status = quantity_parse(amount, &quantity, error);
	line->product = record.id;
	if (status < 0 || parts)
		return status;
	line->amount = quantity.amount;
	if (quantity.kind == QUANTITY_CONTAINERS) {
		line->containers = true;
	} else if (quantity.kind == QUANTITY_CONTENT) {
		status = unit_parse(record_value(&thing_product, &record, "unit"), &unit, error);
		if (status == 0)
			status = quantity_content_in(&quantity, unit, &line->amount, error);
	} else {
		status = error_set(error, STATUS_DATA,
			_("'%s': a recipe takes containers (2), content (1.5ml) or parts (2part), not '%s'"), QUOTED(product),
			QUOTED(amount));
	}
	return status;
}

static size_t line_of_product(const struct recipe_line *lines, size_t count, int64_t product)
{
	size_t at = 0;
	while (at < count && lines[at].product != product)
		at++;
	return at;
}

int recipe_line_add(struct recipe_line **lines, size_t *count, struct recipe_line line, struct pool *pool,
	struct error *error)
{
	size_t at = line_of_product(*lines, *count, line.product);
	if (at == *count) {
		struct recipe_line *last = pool_append(pool, lines, count, sizeof(line));
		*last = line;
		return 0;
	}
	if ((*lines)[at].containers != line.containers || ((*lines)[at].parts > 0) != (line.parts > 0))
		return error_set(error, STATUS_DATA,
			_("a product stands in the recipe by containers, by content or by parts; say it in one way"));
	(*lines)[at].amount += line.amount;
	(*lines)[at].parts += line.parts;
	if ((*lines)[at].amount > (line.containers ? CONTAINERS_MAX : CONTENT_MAX) || (*lines)[at].parts > RECIPE_PARTS_MAX)
		return error_set(error, STATUS_DATA,
			_("a product's amounts are more in all than the program counts; check them"));
	return 0;
}

bool recipe_line_is_empty(const struct recipe_line *line)
{
	return line->amount == 0 && line->parts == 0;
}

void recipe_line_put(struct recipe_line **lines, size_t *count, struct recipe_line line, struct pool *pool)
{
	size_t at = line_of_product(*lines, *count, line.product);
	if (recipe_line_is_empty(&line)) {
		if (at == *count)
			return;
		memmove(*lines + at, *lines + at + 1, (*count - at - 1) * sizeof(line));
		--*count;
		return;
	}
	if (at == *count)
		pool_append(pool, lines, count, sizeof(line));
	(*lines)[at] = line;
}
