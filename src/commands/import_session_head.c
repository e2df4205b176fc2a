/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads who was treated, when, and by which recipe, from the first row of an imported session. */
#include <string.h>
#include "ampoule/text.h"
#include "items.h"
#include "import_sessions.h"

static int read_recipe(struct import *import, struct sessions *sessions)
{
	struct session_part *part = &sessions->part;
	const struct record *recipe;

	int status = lookup_find(import->lookups, import->context, LOOKUP_RECIPE, sessions->head[RECIPE], &recipe);
	if (status < 0)
		return status;
	part->recipe = recipe->id;
	part->recipe_code = record_value(&thing_recipe, recipe, "code");
	part->version = record_integer(&thing_recipe, recipe, "version");
	part->life = record_integer(&thing_recipe, recipe, "life");
	const char *area = record_value(&thing_recipe, recipe, "area");
	if (strcmp(area, "any") != 0)
		part->area = area;
	return 0;
}

static int read_area(struct import *import, struct sessions *sessions)
{
	struct record record = { 0 };
	size_t field = thing_field(&thing_recipe, "area");
	int status = record_set(&thing_recipe, &record, field, sessions->head[AREA], &import->group,
		import->context->error);
	sessions->part.area = record.values[field];
	return status;
}

static int read_texts(struct import *import, struct sessions *sessions)
{
	const struct {
		int cell;
		size_t most;
		const char **text;
	} texts[] = {
		{ ZONES, TEXT_NAME_MAX, &sessions->part.zones },
		{ PRACTITIONER, TEXT_NAME_MAX, &sessions->request.practitioner },
		{ NOTE, TEXT_NOTE_MAX, &sessions->request.note },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char *clean = NULL;
		if (!sessions->head[texts[i].cell])
			continue;
		int status = text_clean(import->kind->columns[texts[i].cell].name, sessions->head[texts[i].cell], texts[i].most,
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
	const char *place = place_usual(context);
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

int session_head_read(struct import *import, struct sessions *sessions, const char *const *cells)
{
	for (size_t i = 0; i < CELLS; i++)
		sessions->head[i] = pool_copy(&import->group, cells[i]);
	sessions->line = import->line;
	return read_head(import, sessions);
}

int session_head_compare(struct import *import, const struct sessions *sessions, const char *const *cells)
{
	static const int heads[] = { DAY, PATIENT, RECIPE, AREA, ZONES, PRACTITIONER, NOTE };

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		const char *first = sessions->head[heads[i]], *again = cells[heads[i]];
		if (again && (!first || strcmp(first, again) != 0))
			return error_set(import->context->error, STATUS_DATA,
				_("session '%s' began in line %lld with another %s"), QUOTED(sessions->head[SESSION]),
				(long long)sessions->line, import->kind->columns[heads[i]].name);
	}
	return 0;
}
