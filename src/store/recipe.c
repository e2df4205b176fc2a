/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of recipes, version by version. */
#include "ampoule/recipe.h"
#include <string.h>
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
	return statement_end(&st);
}
