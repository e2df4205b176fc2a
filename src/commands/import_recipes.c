/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports recipes: rows of one code that follow each other are the lines of one recipe. */
#include <string.h>
#include "ampoule/recipe_version.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "import.h"

enum { CODE, NAME, AREA, PRODUCT, AMOUNT, TO, TYPE, METHOD, LIFE, BEFORE_CARE, AFTERCARE, NOTE };

static const struct import_column columns[] = {
	[CODE] = { "code", true, "volume" },
	[NAME] = { "name", true, "Volume" },
	[AREA] = { "area", true, "hair" },
	[PRODUCT] = { "product", true, "hair-x" },
	[AMOUNT] = { "amount", true, "2ml" },
	[TO] = { "to", false, "" },
	[TYPE] = { "type", false, "vitamin" },
	[METHOD] = { "method", false, "injection" },
	[LIFE] = { "life", false, "4h" },
	[BEFORE_CARE] = { "before-care", false, "no alcohol for a day" },
	[AFTERCARE] = { "aftercare", false, "no sauna for two days" },
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
	int status = recipe_check_products(store, recipes->code, recipes->lines, recipes->count);
	if (status == 0)
		status = recipe_fit(store, &recipes->record, recipes->lines, recipes->count);
	if (status == 0)
		status = catalogue_save(store, &thing_recipe, &recipes->record, NULL);
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

static const char *cell_of(const char *const *cells, const char *column)
{
	for (size_t i = 0; columns[i].name; i++) {
		if (strcmp(columns[i].name, column) == 0)
			return cells[i];
	}
	return NULL;
}

static int begin(struct import *import, struct recipes *recipes, const char *const *cells)
{
	struct error *error = import->context->error;
	struct pool *pool = &import->group;

	recipes->code = pool_copy(pool, cells[CODE]);
	recipes->line = import->line;
	for (size_t i = 0; i < thing_recipe.count; i++) {
		const struct field *field = &thing_recipe.fields[i];
		const char *cell = field->help ? cell_of(cells, field_label(field, pool)) : NULL;
		int status = cell ? record_set(&thing_recipe, &recipes->record, i, cell, pool, error) : 0;
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
	if (status == 0 && recipe_line_is_empty(&line))
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
