/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports sessions of the past: rows of one key that follow each other are one session. */
#include <string.h>
#include "ampoule/recipe.h"
#include "ampoule/session.h"
#include "ampoule/text.h"
#include "import.h"

enum { SESSION, DAY, PATIENT, PRODUCT, LOT, QUANTITY, RECIPE, AREA, ZONES, PRACTITIONER, NOTE, CELLS };

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

/* The session whose rows are being read. */
struct sessions {
	const char *head[CELLS]; /* cells of its first row */
	int64_t line;		 /* of that row; 0: none is being read */
	bool bad;		 /* one of its rows is */
	struct when when;
	struct session_request request;
	struct item *items;
	size_t count;
};

/* A recipe alone says what was used; beside products it only says what the mixture was called. */
static int take_recipe_lines(struct import *import, struct sessions *sessions)
{
	const struct session_request *request = &sessions->request;
	struct recipe_line *lines;
	size_t count;

	int status = recipe_lines_load(import->context->store, request->recipe, request->version, &import->group,
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

	if (sessions->count == 0 && sessions->request.recipe)
		status = take_recipe_lines(import, sessions);
	if (status == 0 && sessions->count == 0)
		status = error_set(import->context->error, STATUS_DATA, _("neither product nor recipe is named"));
	sessions->request.items = sessions->items;
	sessions->request.count = sessions->count;
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

static int read_recipe(struct import *import, struct sessions *sessions)
{
	struct session_request *request = &sessions->request;
	const struct record *recipe;

	int status = lookup_find(import->lookups, import->context, LOOKUP_RECIPE, sessions->head[RECIPE], &recipe);
	if (status < 0)
		return status;
	request->recipe = recipe->id;
	request->recipe_code = record_value(&thing_recipe, recipe, "code");
	request->version = record_integer(&thing_recipe, recipe, "version");
	request->life = record_integer(&thing_recipe, recipe, "life");
	const char *area = record_value(&thing_recipe, recipe, "area");
	if (strcmp(area, "any") != 0)
		request->area = area;
	return 0;
}

static int read_area(struct import *import, struct sessions *sessions)
{
	struct record record = { 0 };
	size_t field = thing_field(&thing_recipe, "area");
	int status = record_set(&thing_recipe, &record, field, sessions->head[AREA], &import->group,
		import->context->error);
	sessions->request.area = record.values[field];
	return status;
}

static int read_texts(struct import *import, struct sessions *sessions)
{
	const struct {
		int cell;
		size_t most;
		const char **text;
	} texts[] = {
		{ ZONES, TEXT_NAME_MAX, &sessions->request.zones },
		{ PRACTITIONER, TEXT_NAME_MAX, &sessions->request.practitioner },
		{ NOTE, TEXT_NOTE_MAX, &sessions->request.note },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char *clean = NULL;
		if (!sessions->head[texts[i].cell])
			continue;
		int status = text_clean(columns[texts[i].cell].name, sessions->head[texts[i].cell], texts[i].most,
			&import->group, &clean, import->context->error);
		if (status < 0)
			return status;
		*texts[i].text = clean;
	}
	return 0;
}

static int read_head(struct import *import, struct sessions *sessions)
{
	struct context *context = import->context;
	const char *place = context->common.at ? context->common.at
		: store_setting(context->store, "default-location");
	const struct record *patient, *location;

	if (!sessions->head[DAY] || !sessions->head[PATIENT])
		return error_set(context->error, STATUS_DATA, _("day and patient are wanted"));
	int status = when_parse(sessions->head[DAY], context->act.now, &sessions->when, context->error);
	if (status == 0)
		status = lookup_find(import->lookups, context, LOOKUP_PATIENT, sessions->head[PATIENT], &patient);
	if (status == 0)
		status = lookup_find(import->lookups, context, LOOKUP_LOCATION, place, &location);
	if (status < 0)
		return status;
	sessions->request.patient = patient->id;
	sessions->request.patient_code = patient->values[0];
	sessions->request.location = location->id;
	sessions->request.location_code = location->values[0];
	if (sessions->head[RECIPE])
		status = read_recipe(import, sessions);
	if (status == 0 && sessions->head[AREA])
		status = read_area(import, sessions);
	return status < 0 ? status : read_texts(import, sessions);
}

static int begin(struct import *import, struct sessions *sessions, const char *const *cells)
{
	for (size_t i = 0; i < CELLS; i++)
		sessions->head[i] = pool_copy(&import->group, cells[i]);
	sessions->line = import->line;
	return read_head(import, sessions);
}

/* What stands in the further rows of a session is what its first one says, or nothing. */
static int compare_head(struct import *import, const struct sessions *sessions, const char *const *cells)
{
	static const int heads[] = { DAY, PATIENT, RECIPE, AREA, ZONES, PRACTITIONER, NOTE };

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		const char *first = sessions->head[heads[i]], *again = cells[heads[i]];
		if (again && (!first || strcmp(first, again) != 0))
			return error_set(import->context->error, STATUS_DATA,
				_("session '%s' began in line %lld with another %s"), QUOTED(sessions->head[SESSION]),
				(long long)sessions->line, columns[heads[i]].name);
	}
	return 0;
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
			status = begin(import, sessions, cells);
	} else {
		status = compare_head(import, sessions, cells);
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
