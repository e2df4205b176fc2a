/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipes version by version: their lines, and what else belonged to a version. */
#include "ampoule/recipe_version.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/ledger.h"
#include "ampoule/statement.h"
#include "store_queries.h"

int recipe_lines_load(struct store *store, int64_t recipe, int64_t version, struct pool *pool,
	struct recipe_line **lines, size_t *count)
{
	*lines = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_recipe_line_load);
	statement_bind_integer(&st, ":recipe", recipe);
	statement_bind_integer(&st, ":version", version);
	while (statement_step(&st)) {
		struct recipe_line *line = pool_append(pool, lines, count, sizeof(*line));
		line->product = statement_integer(&st, "product");
		line->containers = strcmp(statement_text(&st, "basis"), "containers") == 0;
		line->amount = statement_integer(&st, "amount");
		line->parts = statement_integer(&st, "parts");
	}
	return statement_end(&st);
}

static int parts_save(struct store *store, int64_t recipe, int64_t version, const struct recipe_line *lines,
	size_t count)
{
	STATEMENT st = statement_prepare(store, sql_recipe_part_save);
	for (size_t i = 0; i < count; i++) {
		if (lines[i].parts == 0)
			continue;
		statement_bind_integer(&st, ":recipe", recipe);
		statement_bind_integer(&st, ":version", version);
		statement_bind_integer(&st, ":line", (int64_t)i + 1);
		statement_bind_integer(&st, ":parts", lines[i].parts);
		int status = statement_run(&st);
		if (status < 0)
			return status;
	}
	return statement_end(&st);
}

int recipe_lines_save(struct store *store, int64_t recipe, int64_t version, const struct recipe_line *lines,
	size_t count)
{
	ledger_includes(store, "recipe_line");
	STATEMENT st = statement_prepare(store, sql_recipe_line_save);
	for (size_t i = 0; i < count; i++) {
		statement_bind_integer(&st, ":recipe", recipe);
		statement_bind_integer(&st, ":version", version);
		statement_bind_integer(&st, ":line", (int64_t)i + 1);
		statement_bind_integer(&st, ":product", lines[i].product);
		statement_bind_text(&st, ":basis", lines[i].containers ? "containers" : "content");
		statement_bind_integer(&st, ":amount", lines[i].amount);
		int status = statement_run(&st);
		if (status < 0)
			return status;
	}
	int status = statement_end(&st);
	if (status < 0 || !recipe_has_parts(lines, count))
		return status;
	ledger_includes(store, "recipe_part");
	return parts_save(store, recipe, version, lines, count);
}

int recipe_version_load(struct store *store, const struct record *recipe, int64_t version, struct pool *pool,
	struct record *then)
{
	int64_t last = record_integer(&thing_recipe, recipe, "version");
	*then = *recipe;
	if (version < 1 || version > last)
		return error_set(store_error(store), STATUS_NOT_FOUND, _("recipe '%s' has no version %lld; its last one is %lld"),
			record_value(&thing_recipe, recipe, "code"), (long long)version, (long long)last);
	then->values[thing_field(&thing_recipe, "version")] = pool_printf(pool, "%lld", (long long)version);
	STATEMENT st = statement_prepare(store, sql_recipe_since_version);
	statement_bind_integer(&st, ":recipe", recipe->id);
	statement_bind_integer(&st, ":version", version);
	while (statement_step(&st)) {
		size_t field = thing_field(&thing_recipe, statement_text(&st, "field"));
		if (thing_recipe.fields[field].versioned)
			then->values[field] = pool_copy(pool, statement_text(&st, "old"));
	}
	return statement_end(&st);
}

static int refuse_retired(struct store *store, const char *recipe, int64_t product, const char *code)
{
	STATEMENT st = statement_prepare(store, sql_product_successor);
	statement_bind_integer(&st, ":product", product);
	if (statement_step(&st))
		return error_set(store_error(store), STATUS_REFUSED,
			_("recipe '%s' names product '%s', which is retired; '%s' replaces it"), recipe, code,
			statement_text(&st, "code"));
	int status = statement_end(&st);
	return status < 0 ? status
			  : error_set(store_error(store), STATUS_REFUSED,
				    _("recipe '%s' names product '%s', which is retired; name another, or "
				      "'ampoule product retire %s --undo' takes it into use again"),
				    recipe, code, code);
}

int recipe_check_products(struct store *store, const char *recipe, const struct recipe_line *lines, size_t count)
{
	struct pool pool = { 0 };
	int status = 0;
	for (size_t i = 0; i < count && status == 0; i++) {
		struct record product;
		status = catalogue_load(store, &thing_product, lines[i].product, &pool, &product);
		if (status == 0 && record_integer(&thing_product, &product, "retired"))
			status = refuse_retired(store, recipe, product.id, record_value(&thing_product, &product, "code"));
	}
	pool_release(&pool);
	return status;
}

/* Parts of one mixture are parts of one measure. */
static int check_units(struct store *store, const char *unit, const struct recipe_line *lines, size_t count)
{
	struct pool pool = { 0 };
	int status = 0;
	for (size_t i = 0; i < count && status == 0; i++) {
		struct record product;
		if (lines[i].parts == 0)
			continue;
		status = catalogue_load(store, &thing_product, lines[i].product, &pool, &product);
		const char *kept = status == 0 ? record_value(&thing_product, &product, "unit") : unit;
		if (status == 0 && strcmp(kept, "piece") == 0)
			status = error_set(store_error(store), STATUS_DATA, _("'%s' is counted in pieces, which are no parts of a mixture"),
				record_value(&thing_product, &product, "code"));
		else if (status == 0 && strcmp(kept, unit) != 0)
			status = error_set(store_error(store), STATUS_DATA,
				_("'%s' is kept in %s, and cannot be a part of a mixture in %s"),
				record_value(&thing_product, &product, "code"), kept, unit);
	}
	pool_release(&pool);
	return status;
}

int recipe_fit(struct store *store, const struct record *recipe, struct recipe_line *lines, size_t count)
{
	struct error *error = store_error(store);
	const char *code = record_value(&thing_recipe, recipe, "code");
	bool targeted = record_value(&thing_recipe, recipe, "target") != NULL, parts = recipe_has_parts(lines, count);
	if (parts && !targeted)
		return error_set(error, STATUS_DATA,
			_("recipe '%s' has items in parts: say with --to what they make together, as --to 4ml"), code);
	if (targeted && !parts)
		return error_set(error, STATUS_DATA,
			_("recipe '%s' has no items in parts, as hair-x=2part, that --to could scale; leave it out, or take it back with "
			  "--to ''"), code);
	int status = parts ? check_units(store, record_value(&thing_recipe, recipe, "target_unit"), lines, count) : 0;
	return status == 0 && parts ? recipe_scale(lines, count, record_integer(&thing_recipe, recipe, "target"), error)
				    : status;
}
