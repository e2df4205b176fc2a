/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports sessions of the past: rows of one key that follow each other are one session. */
#include <string.h>
#include "ampoule/recipe.h"
#include "ampoule/text.h"
#include "import_sessions.h"

static const struct import_column columns[] = {
	[SESSION] = { "session", true, "1" },
	[DAY] = { "day", true, "2026-10-12 10:30" },
	[PATIENT] = { "patient", true, "P0001" },
	[PRODUCT] = { "product", true, "hair-x" },
	[LOT] = { "lot", false, "A1203" },
	[QUANTITY] = { "quantity", true, "1.5ml" },
	[RECIPE] = { "recipe", false, "" },
	[AREA] = { "area", false, "hair" },
	[ZONES] = { "zones", false, "crown" },
	[PRACTITIONER] = { "practitioner", false, "Dr. Vega" },
	[NOTE] = { "note", false, "" },
	{ 0 },
};

/* A recipe alone says what was used; beside products it only says what the mixture was called. */
static int take_recipe_lines(struct import *import, struct sessions *sessions)
{
	const struct session_part *part = &sessions->part;
	struct recipe_line *lines;
	size_t count;

	int status = recipe_lines_load(import->context->store, part->recipe, part->version, &import->group,
		&lines, &count);
	for (size_t i = 0; status == 0 && i < count; i++) {
		struct product product;
		struct item *item = pool_append(&import->group, &sessions->items, &sessions->count, sizeof(*item));
		status = product_load(import->context->store, lines[i].product, &import->group, &product);
		item->product = lines[i].product;
		item->quantity = (struct quantity){
			.kind = lines[i].containers ? QUANTITY_CONTAINERS : QUANTITY_CONTENT,
			.amount = lines[i].amount,
			.unit = product.unit,
		};
	}
	return status;
}

static int post(struct import *import, struct sessions *sessions)
{
	struct store *store = import->context->store;
	struct session_plan plan = { 0 };
	int64_t number;
	int status = 0;

	if (sessions->count == 0 && sessions->part.recipe)
		status = take_recipe_lines(import, sessions);
	if (status == 0 && sessions->count == 0)
		status = error_set(import->context->error, STATUS_DATA, _("neither product nor recipe is named"));
	sessions->part.items = sessions->items;
	sessions->part.count = sessions->count;
	sessions->request.parts = &sessions->part;
	sessions->request.count = 1;
	if (status == 0)
		status = session_plan(store, &sessions->request, sessions->when, &import->group, &plan);
	if (status == 0)
		status = store_mark(store);
	if (status < 0)
		return status;
	import->act.when = sessions->when;
	status = session_post(store, &import->act, &plan, &number);
	if (status < 0) {
		store_undo(store);
		return status;
	}
	import_posted(import, number);
	return store_keep(store);
}

static int finish(struct import *import)
{
	struct sessions *sessions = import->state;
	int64_t line = sessions->line;
	int status = line && !sessions->bad ? post(import, sessions) : 0;

	pool_release(&import->group);
	*sessions = (struct sessions){ 0 };
	return status < 0 ? import_bad(import, line) : 0;
}

static int read_item(struct import *import, struct sessions *sessions, const char *const *cells)
{
	struct context *context = import->context;
	struct item item = { 0 };
	const struct record *product;

	if (!cells[PRODUCT] && !cells[QUANTITY] && !cells[LOT])
		return 0;
	if (!cells[PRODUCT] || !cells[QUANTITY])
		return error_set(context->error, STATUS_DATA, _("product and quantity are wanted"));
	int status = lookup_find(import->lookups, context, LOOKUP_PRODUCT, cells[PRODUCT], &product);
	if (status == 0)
		status = quantity_parse(cells[QUANTITY], &item.quantity, context->error);
	if (status < 0)
		return status;
	item.product = product->id;
	if (cells[LOT]) {
		struct lot lot;
		status = lot_find(context->store, product->id, cells[LOT], &import->group, &lot);
		if (status == 0 && lot.id == 0)
			status = error_set(context->error, STATUS_NOT_FOUND, _("'%s' has no lot '%s'; see 'ampoule stock %s'"),
				product->values[0], QUOTED(cells[LOT]), product->values[0]);
		item.lot = lot.id;
		item.lot_code = lot.code;
	}
	if (status < 0)
		return status;
	*(struct item *)pool_append(&import->group, &sessions->items, &sessions->count, sizeof(item)) = item;
	return 0;
}

static int row(struct import *import, const char *const *cells)
{
	struct sessions *sessions = import->state;
	int status = 0;

	if (!cells[SESSION])
		return error_set(import->context->error, STATUS_DATA,
			_("session may not be empty: rows of one session bear the same text there"));
	if (!sessions->line || strcmp(sessions->head[SESSION], cells[SESSION]) != 0) {
		status = finish(import);
		if (status == 0)
			status = session_head_read(import, sessions, cells);
	} else {
		status = session_head_compare(import, sessions, cells);
	}
	if (status == 0)
		status = read_item(import, sessions, cells);
	sessions->bad = sessions->bad || status < 0;
	return status;
}

const struct import_kind import_sessions = {
	.name = "sessions",
	.columns = columns,
	.state_size = sizeof(struct sessions),
	.row = row,
	.finish = finish,
};
