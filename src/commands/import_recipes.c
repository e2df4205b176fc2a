/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports recipes: rows of one code that follow each other are the lines of one recipe. */
#include <string.h>
#include "ampoule/text.h"
#include "catalogue.h"
#include "import.h"

enum { CODE, NAME, AREA, PRODUCT, AMOUNT, LIFE, NOTE };

static const struct import_column columns[] = {
	[CODE] = { "code", true, "volume" },
	[NAME] = { "name", true, "Volume" },
	[AREA] = { "area", true, "hair" },
	[PRODUCT] = { "product", true, "hair-x" },
	[AMOUNT] = { "amount", true, "2ml" },
	[LIFE] = { "life", false, "4h" },
	[NOTE] = { "note", false, "" },
	{ 0 },
};

/* The recipe whose lines are being read. */
struct recipes {
	struct record record;
	const char *code; /* NULL: none yet */
	int64_t line;	  /* of its first row */
	bool bad;	  /* one of its rows is */
	struct recipe_line *lines;
	size_t count;
};

static int save(struct import *import, struct recipes *recipes)
{
	struct store *store = import->context->store;
	int status = catalogue_save(store, &thing_recipe, &recipes->record, NULL);
	return status < 0 ? status : recipe_lines_save(store, recipes->record.id, 1, recipes->lines, recipes->count);
}

static int finish(struct import *import)
{
	struct recipes *recipes = import->state;
	int64_t line = recipes->line;
	int status = recipes->code && !recipes->bad ? save(import, recipes) : 0;

	pool_release(&import->group);
	*recipes = (struct recipes){ 0 };
	return status < 0 ? import_bad(import, line) : 0;
}

static int begin(struct import *import, struct recipes *recipes, const char *const *cells)
{
	static const size_t fields[] = { CODE, NAME, AREA, LIFE, NOTE };
	struct error *error = import->context->error;
	struct pool *pool = &import->group;

	recipes->code = pool_copy(pool, cells[CODE]);
	recipes->line = import->line;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (!cells[fields[i]])
			continue;
		int status = record_set(&thing_recipe, &recipes->record,
			thing_field(&thing_recipe, columns[fields[i]].name), cells[fields[i]], pool, error);
		if (status < 0)
			return status;
	}
	return record_complete(&thing_recipe, &recipes->record, pool, error);
}

static int read_line(struct import *import, struct recipes *recipes, const char *const *cells)
{
	struct context *context = import->context;
	struct recipe_line line;

	if (!cells[PRODUCT] || !cells[AMOUNT])
		return error_set(context->error, STATUS_DATA, _("product and amount are wanted"));
	int status = recipe_line_read(context->store, cells[PRODUCT], cells[AMOUNT], context->pool, &line);
	if (status == 0 && line.amount == 0)
		status = error_set(context->error, STATUS_DATA, _("amount '%s': a recipe takes none of nothing"),
			QUOTED(cells[AMOUNT]));
	return status < 0 ? status
			  : recipe_line_add(&recipes->lines, &recipes->count, line, &import->group, context->error);
}

static int row(struct import *import, const char *const *cells)
{
	struct recipes *recipes = import->state;
	int status = 0;

	if (!cells[CODE])
		return error_set(import->context->error, STATUS_DATA, _("code may not be empty"));
	if (!recipes->code || strcmp(recipes->code, cells[CODE]) != 0) {
		status = finish(import);
		if (status == 0)
			status = begin(import, recipes, cells);
	}
	if (status == 0)
		status = read_line(import, recipes, cells);
	recipes->bad = recipes->bad || status < 0;
	return status;
}

const struct import_kind import_recipes = {
	.name = "recipes",
	.columns = columns,
	.state_size = sizeof(struct recipes),
	.one_entry = true,
	.row = row,
	.finish = finish,
};
