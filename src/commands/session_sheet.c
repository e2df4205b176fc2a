/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what a patient takes home: what was injected, of which lots, what to mind, and when to come again. No price, no residue. */
#include "config.h"
#include "session_sheet.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/recipe_version.h"
#include "ampoule/session.h"
#include "ampoule/text.h"
#include "columns.h"
#include "course.h"
#include "reporting.h"
#include "session_print.h"
#include "wrap.h"

enum { SHEET_WIDTH = 76, SHEET_INDENT = 14 };

/* A label and what it says, on as many lines as it takes. */
static void fact_print(struct context *context, const char *label, const char *text)
{
	if (text == NULL)
		return;
	size_t width = text_width(label);
	fprintf(context->out, "%s%*s", label, (int)(width < SHEET_INDENT ? SHEET_INDENT - width : 1), "");
	text_wrap(text, SHEET_INDENT, SHEET_WIDTH, context->pool, context->out);
}

/* What a mixture's recipe told the patient in the version that it was made of; each version's once. */
static int care_print(struct context *context, const struct session_record *record)
{
	for (size_t i = 0; i < record->part_count; i++) {
		const struct session_part_record *part = &record->parts[i];
		struct record recipe, then;
		bool told = part->recipe_id == 0;
		for (size_t k = 0; k < i && !told; k++)
			told = record->parts[k].recipe_id == part->recipe_id && record->parts[k].version == part->version;
		if (told)
			continue;
		int status = catalogue_load(context->store, &thing_recipe, part->recipe_id, context->pool, &recipe);
		if (status == STATUS_OK)
			status = recipe_version_load(context->store, &recipe, part->version, context->pool, &then);
		if (status != STATUS_OK)
			return status;
		fact_print(context, _("Aftercare"), record_value(&thing_recipe, &then, "aftercare"));
	}
	return STATUS_OK;
}

/* When the next session of each of its courses is due, as they stand today. */
static int due_print(struct context *context, const struct session_record *record)
{
	for (size_t i = 0; i < record->seat_count; i++) {
		struct course course;
		int status = course_load(context->store, record->seats[i].course, context->pool, &course);
		if (status != STATUS_OK)
			return status;
		if (course.window.from == DAY_NONE)
			continue;
		const char *position = course_position(course.place, course.terms.planned, course.total, context->pool);
		fact_print(context, _("Next due"), pool_printf(context->pool, "%s (%s%s%s)",
			course_window_text(&course.window, context->pool), position, course.terms.area ? ", " : "",
			course.terms.area ? course.terms.area : ""));
	}
	return STATUS_OK;
}

/* What went into the patient; what was only opened, broken or left over is the clinic's. */
static void lines_print(struct context *context, const struct session_record *record, bool mixed)
{
	struct columns columns = { .pool = context->pool };
	for (size_t i = 0; i < record->count; i++) {
		const struct session_line *line = &record->lines[i];
		char text[CONTENT_TEXT_MAX];
		if (line->mixed != mixed || line->broken || line->used <= 0)
			continue;
		const char **cells = columns_row(&columns);
		cells[0] = line->maker == NULL ? line->name
					       : pool_printf(context->pool, "%s (%s)", line->name, line->maker);
		cells[1] = pool_printf(context->pool, _("lot %s"), line->lot);
		cells[2] = session_expires_text(line->expires, context->pool);
		cells[3] = pool_printf(context->pool, " %s %s", content_format(line->used, text), line->unit);
	}
	if (columns.count > 0)
		fprintf(context->out, "\n%s\n", mixed ? _("Injected or applied") : _("Used besides"));
	columns_print(&columns, context->out);
}

static void parts_print(struct context *context, const struct session_record *record)
{
	char text[CONTENT_TEXT_MAX];
	for (size_t i = 0; i < record->part_count; i++) {
		const struct session_part_record *part = &record->parts[i];
		fact_print(context, _("Area"), part->area);
		fact_print(context, _("Zones"), part->zones);
		fact_print(context, _("Method"), part->method);
		if (part->plasma != 0)
			fact_print(context, _("Own plasma"),
				pool_printf(context->pool, "%s ml", content_format(part->plasma, text)));
	}
}

static void sheet_print(struct context *context, const struct session_record *record)
{
	char text[LOCAL_TEXT_MAX];
	const char *name = store_setting(context->store, "name");
	if (name != NULL)
		fprintf(context->out, "%s\n\n", name);
	fact_print(context, _("Patient"), record->patient);
	fact_print(context, _("Session"), pool_printf(context->pool, "%lld, %s", (long long)record->number,
						 zone_format(record->when.time, text)));
	fact_print(context, _("Treated by"), record->practitioner);
	fact_print(context, _("For"), record->visit.indication);
	for (size_t i = 0; i < record->seat_count; i++)
		fact_print(context, _("Course"), record->seats[i].position);
	parts_print(context, record);
	lines_print(context, record, true);
	lines_print(context, record, false);
	fputc('\n', context->out);
}

int session_sheet(struct context *context, int64_t number)
{
	struct session_record record;
	const struct given session = { "session", pool_printf(context->pool, "%lld", (long long)number) };
	int status = session_load(context->store, number, context->pool, &record);
	if (status == STATUS_OK && record.voided_by != 0)
		return error_set(context->error, STATUS_REFUSED, _("session %lld was voided by entry %lld: it has no sheet"),
			(long long)number, (long long)record.voided_by);
	if (status != STATUS_OK)
		return status;
	if (strcmp(context->format, "table") != 0)
		return reporting_run(context, "session-sheet", &session, 1);
	sheet_print(context, &record);
	status = care_print(context, &record);
	return status == STATUS_OK ? due_print(context, &record) : status;
}
