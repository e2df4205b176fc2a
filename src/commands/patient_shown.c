/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What whoever treats a patient must know: warnings, what was had last, what can be taken instead. */
#include "config.h"
#include <string.h>
#include "ampoule/patient.h"
#include "ampoule/screening.h"
#include "catalogue_shown.h"
#include "reaction.h"

/* What the checks will say, whatever is to go in. */
static int shown_warnings(struct shown *shown, int64_t patient)
{
	static const char *const severities[] = { "note", "warning", "refused", "incident" };
	struct context *context = shown->context;
	struct safety safety;
	int status = screening_run(context->store, patient, NULL, context->act.when, context->pool, &safety);
	json_t *list = shown->object ? json_array() : NULL;

	for (size_t i = 0; status == 0 && i < safety.count; i++) {
		const struct safety_finding *finding = &safety.findings[i];
		const char *severity = severities[finding->severity];
		if (list)
			json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "rule", finding->rule, "severity", severity,
				"detail", finding->sentence));
		else
			shown_text(shown, _(severity), finding->sentence);
	}
	if (list)
		json_object_set_new(shown->object, "warnings", list);
	return status;
}

static void session_begin(struct shown *shown, json_t *sessions, const struct treated *lot)
{
	char day[DAY_TEXT_MAX];
	day_format(lot->day, day);
	if (sessions)
		json_array_append_new(sessions, json_pack("{s:I, s:s, s:s*, s:b, s:o}", "session", (json_int_t)lot->session,
			"day", day, "area", lot->area, "overridden", lot->overridden, "lots", json_array()));
	else
		shown_text(shown, "session", pool_printf(shown->context->pool, "%lld  %s%s%s%s", (long long)lot->session,
			day, lot->area ? "  " : "", lot->area ? lot->area : "", lot->overridden ? _("  OVERRIDDEN") : ""));
}

static void lot_shown(struct shown *shown, json_t *sessions, const struct treated *lot)
{
	char used[CONTENT_TEXT_MAX], expires[DAY_TEXT_MAX];
	content_format(lot->used, used);
	day_format(lot->expires, expires);
	if (!sessions) {
		fprintf(shown->context->out, _("  %s  lot %s  %s  %s %s\n"), lot->product, lot->lot,
			lot->expires == DAY_NONE ? _("no expiry")
						 : pool_printf(shown->context->pool, _("expires %s"), expires),
			used, lot->unit);
		return;
	}
	json_t *session = json_array_get(sessions, json_array_size(sessions) - 1);
	json_array_append_new(json_object_get(session, "lots"), json_pack("{s:s, s:s, s:s*, s:s, s:s}", "product",
		lot->product, "lot", lot->lot, "expires", lot->expires == DAY_NONE ? NULL : expires, "used", used, "unit",
		lot->unit));
}

static int shown_sessions(struct shown *shown, int64_t patient)
{
	struct treated *lots;
	size_t count;
	json_t *sessions = shown->object ? json_array() : NULL;
	int status = patient_treated(shown->context->store, patient, shown->context->pool, &lots, &count);

	for (size_t i = 0; status == 0 && i < count; i++) {
		if (i == 0 || lots[i - 1].session != lots[i].session)
			session_begin(shown, sessions, &lots[i]);
		if (lots[i].product)
			lot_shown(shown, sessions, &lots[i]);
	}
	if (sessions)
		json_object_set_new(shown->object, "sessions", sessions);
	return status;
}

static int shown_reactions(struct shown *shown, int64_t patient)
{
	struct pool *pool = shown->context->pool;
	struct reaction *reactions;
	size_t count;
	json_t *list = shown->object ? json_array() : NULL;
	int status = reaction_of_patient(shown->context->store, patient, pool, &reactions, &count);

	for (size_t i = 0; status == 0 && i < count; i++) {
		const struct reaction *one = &reactions[i];
		char day[DAY_TEXT_MAX];
		if (list)
			json_array_append_new(list, json_pack("{s:I, s:s, s:s, s:s, s:s*}", "session", (json_int_t)one->session,
				"day", day_format(one->day, day), "kind", one->kind, "severity", one->severity, "note", one->note));
		else
			shown_text(shown, _("reaction"),
				pool_printf(pool, "%lld  %s", (long long)one->session, reaction_text(one, pool)));
	}
	if (list)
		json_object_set_new(shown->object, "reactions", list);
	return status;
}

static int shown_alternatives(struct shown *shown, const struct record *patient)
{
	struct context *context = shown->context;
	struct alternative *alternatives;
	size_t count;
	json_t *list = shown->object ? json_array() : NULL;
	int status = screening_alternatives(context->store, patient, context->today, context->pool, &alternatives, &count);

	for (size_t i = 0; status == 0 && i < count; i++) {
		const struct alternative *one = &alternatives[i];
		if (list)
			json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:I}", "product", one->code, "name",
				one->name, "area", one->area, "ingredient", one->ingredient, "containers",
				(json_int_t)one->containers));
		else
			shown_text(shown, _("instead"), pool_printf(context->pool, _("%s  %s  %s  only %s  %lld in stock"),
				one->code, one->name, one->area, one->ingredient, (long long)one->containers));
	}
	if (list)
		json_object_set_new(shown->object, "alternatives", list);
	return status;
}

int shown_patient(struct shown *shown, const struct record *patient)
{
	int status = shown_warnings(shown, patient->id);
	if (status == 0)
		status = shown_sessions(shown, patient->id);
	if (status == 0)
		status = shown_reactions(shown, patient->id);
	return status == 0 ? shown_alternatives(shown, patient) : status;
}
