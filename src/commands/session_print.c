/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints sessions: product, lot, expiry, used and left over, line by line. */
#include "config.h"
#include "session_print.h"
#include <string.h>
#include "ampoule/mixture.h"
#include "ampoule/safety.h"
#include "ampoule/shortage.h"
#include "columns.h"
#include "reaction.h"

static const char *content_text(content_t content, const char *unit, struct pool *pool)
{
	char text[CONTENT_TEXT_MAX];
	return pool_printf(pool, "%s %s", content_format(content, text), unit);
}

const char *session_expires_text(day_t expires, struct pool *pool)
{
	char text[DAY_TEXT_MAX];
	return expires == DAY_NONE ? _("no expiry") : pool_printf(pool, _("expires %s"), day_format(expires, text));
}

static void line_print(struct columns *columns, const struct session_line *line)
{
	struct pool *pool = columns->pool;
	const char **cells = columns_row(columns);
	cells[0] = line->product;
	cells[1] = pool_printf(pool, _("lot %s"), line->lot);
	cells[2] = session_expires_text(line->expires, pool);
	if (line->containers > 0)
		cells[3] = containers_describe(line->containers, line->container, pool);
	if (line->opened != 0)
		cells[3] = line->containers > 0 ? pool_printf(pool, _("opens O%lld"), (long long)line->opened)
						: pool_printf(pool, _("from O%lld"), (long long)line->opened);
	/* Pieces were counted in the cell before. */
	if (line->broken && line->opened == 0)
		cells[4] = _("broken");
	else if (line->broken)
		cells[4] = pool_printf(pool, _("broken %s"), content_text(line->used, line->unit, pool));
	else if (!line->mixed && line->containers > 0 && strcmp(line->unit, "piece") == 0)
		cells[4] = _("consumed");
	else
		cells[4] = pool_printf(pool, line->mixed ? _("used %s") : _("consumed %s"),
			content_text(line->used, line->unit, pool));
	if (line->residue > 0)
		cells[5] = pool_printf(pool, _("residue %s"), content_text(line->residue, line->unit, pool));
}

static void use_by_print(instant_t use_by, const char *component, FILE *file)
{
	char text[LOCAL_TEXT_MAX];
	zone_format(use_by, text);
	if (component == NULL)
		fprintf(file, _("  use the mixture by %s\n"), text);
	else
		fprintf(file, _("  use the mixture by %s (%s sets it)\n"), text, component);
}

/* The draws of a part of a plan, those of one lot together. */
static void plan_lines(const struct session_plan *plan, size_t part, struct columns *columns)
{
	const struct taking *taking = &plan->taking;
	for (size_t i = 0; i < taking->count; i++) {
		const struct component *component = &taking->components[i];
		const struct product *product = &component->supply->product;
		const struct holding *holding = &component->supply->holdings[component->draw.holding];
		if (component->part != part)
			continue;
		struct session_line line = {
			.product = product->code,
			.container = product->container,
			.unit = unit_name(product->unit),
			.lot = holding->lot_code,
			.expires = holding->expires,
			.opened = holding->opened,
			.containers = component->draw.containers,
			.used = component->draw.taken,
			.residue = component->draw.residue,
			.mixed = component->mixed,
			.broken = component->reason == REASON_BROKEN,
		};
		while (i + 1 < taking->count && taking->components[i + 1].supply == component->supply &&
			taking->components[i + 1].part == part &&
			component->supply->holdings[taking->components[i + 1].draw.holding].lot == holding->lot &&
			holding->opened == 0 && taking->components[i + 1].draw.containers > 0) {
			const struct draw *next = &taking->components[++i].draw;
			line.containers += next->containers;
			line.used += next->taken;
			line.residue += next->residue;
		}
		line_print(columns, &line);
	}
}

static void mixture_print(const struct mixture *mixture, FILE *file)
{
	char text[LOCAL_TEXT_MAX];
	zone_format(mixture->use_by, text);
	if (mixture->recipe == NULL)
		fprintf(file, _("  preparation %s, to be used by %s\n"), mixture->number, text);
	else
		fprintf(file, _("  preparation %s (%s), to be used by %s\n"), mixture->number, mixture->recipe, text);
}

static void volume_print(const char *label, content_t volume, FILE *file)
{
	char text[CONTENT_TEXT_MAX];
	if (volume != 0)
		fprintf(file, "  %s: %s ml\n", label, content_format(volume, text));
}

/* "hair, crown": what is known of where; NULL for nothing. */
static const char *where_text(const char *area, const char *zones, struct pool *pool)
{
	if (area == NULL || zones == NULL)
		return area != NULL ? area : zones;
	return pool_printf(pool, "%s, %s", area, zones);
}

static void seat_print(const struct course_seat *seat, FILE *file)
{
	if (seat->course != 0 && seat->place == 0)
		fprintf(file, _("  course %lld: not counted\n"), (long long)seat->course);
	else if (seat->course != 0)
		fprintf(file, _("  course %lld: %s\n"), (long long)seat->course, seat->position);
}

static void plan_part_print(const struct session_plan *plan, size_t index, struct pool *pool, FILE *file)
{
	const struct session_part *part = &plan->request->parts[index];
	const struct session_mix *mix = &plan->mixes[index];
	struct columns columns = { .pool = pool };
	if (plan->request->count > 1) {
		const char *where = where_text(part->area, part->zones, pool);
		fprintf(file, where == NULL ? _(" %zu.\n") : _(" %zu. %s\n"), index + 1, where);
	}
	if (part->mixture)
		mixture_print(part->mixture, file);
	plan_lines(plan, index, &columns);
	columns_print(&columns, file);
	volume_print(_("injected"), part->injected, file);
	seat_print(&mix->seat, file);
	if (mix->mixes)
		use_by_print(mix->use_by, mix->use_by_of == NULL ? NULL : mix->use_by_of->code, file);
}

void session_plan_print(const struct session_plan *plan, struct pool *pool, FILE *file)
{
	char text[LOCAL_TEXT_MAX];
	fprintf(file, _("plan for %s, %s, from %s:\n"), plan->request->patient_code,
		zone_format(plan->taking.when.time, text), plan->request->location_code);
	struct columns broken = { .pool = pool };
	for (size_t i = 0; i < plan->request->count; i++)
		plan_part_print(plan, i, pool, file);
	plan_lines(plan, plan->request->count, &broken);
	columns_print(&broken, file);
	for (size_t i = 0; i < plan->taking.finding_count; i++)
		fprintf(file, _("  note: %s\n"), plan->taking.findings[i]);
	for (size_t i = 0; i < plan->finding_count; i++)
		fprintf(file, "  %s: %s\n", _(plan->findings[i].severity), plan->findings[i].detail);
}

static void said_print(const char *label, const char *text, FILE *file)
{
	if (text != NULL)
		fprintf(file, "  %s: %s\n", label, text);
}

/* The lines of a preparation, or those that went into none. */
static void lines_print(const struct session_record *record, int64_t preparation, bool all, struct pool *pool, FILE *file)
{
	struct columns columns = { .pool = pool };
	for (size_t i = 0; i < record->count; i++) {
		if (all || record->lines[i].preparation == preparation)
			line_print(&columns, &record->lines[i]);
	}
	columns_print(&columns, file);
}

/* What is told of a visit's only part, or of one of several under a heading of its own. */
static void part_print(const struct session_record *record, const struct session_part_record *part, struct pool *pool,
	FILE *file)
{
	bool alone = record->part_count == 1;
	said_print(_("method"), part->method, file);
	volume_print(_("blood"), part->blood, file);
	volume_print(_("plasma"), part->plasma, file);
	if (alone || part->preparation != 0)
		lines_print(record, part->preparation, alone, pool, file);
	volume_print(_("injected"), part->injected, file);
	if (part->use_by != INSTANT_NONE)
		use_by_print(part->use_by, part->use_by_of, file);
}

static void parts_print(const struct session_record *record, struct pool *pool, FILE *file)
{
	for (size_t i = 0; i < record->part_count; i++) {
		const struct session_part_record *part = &record->parts[i];
		const char *where = where_text(part->area, part->zones, pool);
		if (part->preparation != 0)
			fprintf(file, _(" preparation %s"), part->number);
		else
			fprintf(file, _(" nothing mixed"));
		if (part->recipe != NULL)
			fprintf(file, _(", recipe %s version %lld"), part->recipe, (long long)part->version);
		fprintf(file, where == NULL ? "\n" : ", %s\n", where);
		part_print(record, part, pool, file);
	}
	/* What was given out is the visit's. */
	lines_print(record, 0, false, pool, file);
}

/* What was corrected of it, and what it was before in the one thing that is not seen from the stock. */
static void corrections_print(const struct session_record *record, FILE *file)
{
	char text[LOCAL_TEXT_MAX];
	for (size_t i = 0; i < record->correction_count; i++) {
		const struct session_correction *correction = &record->corrections[i];
		fprintf(file, _("  corrected by entry %lld, %s, %s"), (long long)correction->entry, correction->who,
			zone_format(correction->recorded, text));
		if (correction->patient_was != NULL)
			fprintf(file, _(", was patient %s"), correction->patient_was);
		fprintf(file, correction->why == NULL ? "\n" : ": %s\n", correction->why);
	}
}

static void visit_print(const struct session_visit *visit, FILE *file)
{
	said_print(_("indication"), visit->indication, file);
	said_print(_("consent"), visit->consent, file);
	for (size_t i = 0; i < visit->photo_count; i++)
		said_print(_("photo"), visit->photos[i], file);
	said_print(visit->uncounted ? _("interrupted, not counted") : _("interrupted"), visit->interrupted, file);
}

/* Whoever looks at the session sees what should not have been. */
static void answers_print(const struct session_record *record, FILE *file)
{
	for (size_t i = 0; i < record->answer_count; i++) {
		const struct session_answer *answer = &record->answers[i];
		fprintf(file, safety_is_incident(answer->rule) ? _("  INCIDENT: %s (%s)") : _("  overridden: %s (%s)"),
			answer->detail, answer->reason);
		if (answer->approver != NULL)
			fprintf(file, _(", %s answers for it"), answer->approver);
		fputc('\n', file);
	}
}

void session_print(const struct session_record *record, struct pool *pool, FILE *file)
{
	char text[LOCAL_TEXT_MAX];
	const struct session_part_record *only = record->part_count == 1 ? record->parts : NULL;
	fprintf(file, _("session %lld: %s, %s"), (long long)record->number, record->patient,
		zone_format(record->when.time, text));
	if (only != NULL && only->recipe != NULL)
		fprintf(file, _(", recipe %s version %lld"), only->recipe, (long long)only->version);
	fputc('\n', file);
	if (record->voided_by != 0)
		fprintf(file, _("  VOID: voided by entry %lld\n"), (long long)record->voided_by);
	corrections_print(record, file);
	if (only != NULL) {
		said_print(_("area"), only->area, file);
		said_print(_("zones"), only->zones, file);
	}
	said_print(_("practitioner"), record->practitioner, file);
	visit_print(&record->visit, file);
	for (size_t i = 0; i < record->seat_count; i++)
		seat_print(&record->seats[i], file);
	answers_print(record, file);
	if (only != NULL)
		part_print(record, only, pool, file);
	else
		parts_print(record, pool, file);
	for (size_t i = 0; i < record->change_count; i++)
		fprintf(file, _("  note: %s\n"), session_change_text(&record->changes[i], pool));
	said_print(_("note"), record->note, file);
	for (size_t i = 0; i < record->reaction_count; i++)
		said_print(_("reaction"), reaction_text(&record->reactions[i], pool), file);
}
