/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begins, changes, pauses, resumes and ends courses. */
#include "config.h"
#include <string.h>
#include "ampoule/courses.h"
#include "ampoule/reservation.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int terms_insert(struct store *store, int64_t entry, int64_t course, const struct course_terms *terms)
{
	STATEMENT st = statement_prepare(store, sql_course_terms_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":course", course);
	statement_bind_integer(&st, ":planned", terms->planned);
	statement_bind_integer(&st, ":least", terms->least);
	statement_bind_integer(&st, ":most", terms->most);
	statement_bind_id(&st, ":after", terms->after);
	statement_bind_id(&st, ":more", terms->more);
	statement_bind_text(&st, ":area", terms->area);
	statement_bind_text(&st, ":practitioner", terms->practitioner);
	ledger_includes(store, "course_terms");
	return statement_run(&st);
}

static int terms_post(struct store *store, int64_t entry, int64_t course, const struct course_terms *terms)
{
	int status = terms_insert(store, entry, course, terms);
	for (size_t i = 0; i < terms->recipe_count && status == STATUS_OK; i++) {
		STATEMENT st = statement_prepare(store, sql_course_recipe_insert);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":recipe", terms->recipes[i].id);
		status = statement_run(&st);
	}
	ledger_includes(store, "course_recipe");
	return status;
}

int course_start(struct store *store, const struct act *act, int64_t patient, int64_t done, day_t last,
	const struct course_terms *terms, int64_t *number)
{
	struct entry entry = { .kind = "course", .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK) {
		STATEMENT st = statement_prepare(store, sql_course_insert);
		statement_bind_integer(&st, ":entry", entry.number);
		statement_bind_integer(&st, ":patient", patient);
		statement_bind_integer(&st, ":done", done);
		statement_bind_day(&st, ":last", last);
		ledger_includes(store, "course");
		status = statement_run(&st);
	}
	if (status == STATUS_OK)
		status = terms_post(store, entry.number, entry.number, terms);
	if (status == STATUS_OK)
		status = course_project(store, entry.number);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

static int refuse_ended(struct store *store, const struct course *course)
{
	if (!course->schedule.ended)
		return STATUS_OK;
	return error_set(store->error, STATUS_REFUSED, _("course %lld has ended; start another with 'ampoule course start'"),
		(long long)course->number);
}

static bool same_text(const char *one, const char *other)
{
	return one == NULL || other == NULL ? one == other : strcmp(one, other) == 0;
}

static bool same_terms(const struct course_terms *one, const struct course_terms *other)
{
	bool same = one->planned == other->planned && one->least == other->least && one->most == other->most &&
		one->after == other->after && one->more == other->more && same_text(one->area, other->area) &&
		same_text(one->practitioner, other->practitioner) && one->recipe_count == other->recipe_count;
	for (size_t i = 0; i < one->recipe_count && same; i++)
		same = one->recipes[i].id == other->recipes[i].id;
	return same;
}

/* No session may be left without a place. */
static int check_room(struct store *store, const struct course *course, int64_t total)
{
	int64_t needed = course->schedule.done > course->highest ? course->schedule.done : course->highest;
	if (total >= needed)
		return STATUS_OK;
	return error_set(store->error, STATUS_REFUSED, _("course %lld has had %lld sessions already; it cannot plan fewer"),
		(long long)course->number, (long long)needed);
}

int course_change(struct store *store, const struct act *act, const struct course *course,
	const struct course_terms *terms, int64_t *entry)
{
	struct entry opened = { .kind = "course-edited", .act = act };
	int status = refuse_ended(store, course);
	if (status == STATUS_OK && same_terms(&course->terms, terms))
		status = error_set(store->error, STATUS_REFUSED, _("course %lld is so already: nothing to change"),
			(long long)course->number);
	if (status == STATUS_OK)
		status = check_room(store, course, terms->planned + terms->more);
	if (status == STATUS_OK)
		status = ledger_open(store, &opened);
	if (status == STATUS_OK)
		status = terms_post(store, opened.number, course->number, terms);
	if (status == STATUS_OK)
		status = course_project(store, opened.number);
	*entry = opened.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

/* Steps follow one another in time too. */
static int check_order(struct store *store, const struct course *course, day_t day)
{
	const struct course_schedule *schedule = &course->schedule;
	char text[DAY_TEXT_MAX];
	day_t before = schedule->started;
	for (size_t i = 0; i < schedule->pause_count; i++)
		before = schedule->pauses[i].to == DAY_NONE ? schedule->pauses[i].from : schedule->pauses[i].to;
	if (day >= before)
		return STATUS_OK;
	return error_set(store->error, STATUS_REFUSED,
		_("course %lld was begun, paused or resumed on %s, after the day given with --on"), (long long)course->number,
		day_format(before, text));
}

static int step_insert(struct store *store, int64_t entry, int64_t course, const char *step, const char *outcome,
	day_t follow_up)
{
	STATEMENT st = statement_prepare(store, sql_course_step_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":course", course);
	statement_bind_text(&st, ":step", step);
	statement_bind_text(&st, ":outcome", outcome);
	statement_bind_day(&st, ":follow_up", follow_up);
	ledger_includes(store, "course_step");
	return statement_run(&st);
}

static int step_post(struct store *store, struct entry *entry, const struct course *course, const char *step,
	const char *outcome, day_t follow_up)
{
	int status = check_order(store, course, entry->act->when.day);
	if (status == STATUS_OK)
		status = ledger_open(store, entry);
	if (status == STATUS_OK)
		status = step_insert(store, entry->number, course->number, step, outcome, follow_up);
	if (status == STATUS_OK)
		status = course_project(store, entry->number);
	if (status == STATUS_OK)
		status = reservation_project(store, entry->number);
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int course_pause(struct store *store, const struct act *act, const struct course *course, int64_t *entry)
{
	struct entry opened = { .kind = "course-paused", .act = act };
	int status = refuse_ended(store, course);
	if (status == STATUS_OK && strcmp(course->state, "running") != 0)
		status = error_set(store->error, STATUS_REFUSED,
			strcmp(course->state, "paused") == 0 ? _("course %lld is paused already")
							     : _("course %lld has had all its sessions: there is nothing to pause"),
			(long long)course->number);
	if (status == STATUS_OK)
		status = step_post(store, &opened, course, "paused", NULL, DAY_NONE);
	*entry = opened.number;
	return status;
}

int course_resume(struct store *store, const struct act *act, const struct course *course, int64_t *entry)
{
	struct entry opened = { .kind = "course-resumed", .act = act };
	const struct course_schedule *schedule = &course->schedule;
	int status = refuse_ended(store, course);
	if (status == STATUS_OK && (schedule->pause_count == 0 || schedule->pauses[schedule->pause_count - 1].to != DAY_NONE))
		status = error_set(store->error, STATUS_REFUSED, _("course %lld is not paused"), (long long)course->number);
	if (status == STATUS_OK)
		status = step_post(store, &opened, course, "resumed", NULL, DAY_NONE);
	*entry = opened.number;
	return status;
}

int course_end(struct store *store, const struct act *act, const struct course *course, const char *outcome,
	day_t follow_up, int64_t *entry)
{
	struct entry opened = { .kind = "course-ended", .act = act };
	int status = STATUS_OK;
	if (course->schedule.ended)
		status = error_set(store->error, STATUS_REFUSED, _("course %lld has ended already"), (long long)course->number);
	if (status == STATUS_OK)
		status = step_post(store, &opened, course, "ended", outcome, follow_up);
	*entry = opened.number;
	return status;
}

/* What the entry was about, before it is voided. */
struct course_voiding {
	int64_t course, sessions, followed;
	bool begins, terms;
};

static int voiding_load(struct store *store, int64_t entry, struct course_voiding *voiding)
{
	*voiding = (struct course_voiding){ 0 };
	STATEMENT st = statement_prepare(store, sql_void_course);
	statement_bind_integer(&st, ":entry", entry);
	if (statement_step(&st)) {
		voiding->course = statement_integer(&st, "course");
		voiding->begins = strcmp(statement_text(&st, "act"), "start") == 0;
		voiding->terms = strcmp(statement_text(&st, "act"), "terms") == 0;
		voiding->sessions = statement_integer(&st, "sessions");
		voiding->followed = statement_integer(&st, "step");
	}
	return statement_end(&st);
}

/* The terms that stand once those of an entry do not. */
static int check_terms_before(struct store *store, int64_t entry, int64_t number)
{
	struct pool pool = { 0 };
	struct course course;
	int64_t total = COURSE_SESSIONS_MAX;
	int status = course_load(store, number, &pool, &course);
	if (status == STATUS_OK) {
		STATEMENT st = statement_prepare(store, sql_course_terms_before);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":course", number);
		if (statement_step(&st))
			total = statement_integer(&st, "total");
		status = statement_end(&st);
	}
	if (status == STATUS_OK)
		status = check_room(store, &course, total);
	if (status != STATUS_OK)
		error_prefix(store->error, _("entry %lld cannot be voided: "), (long long)entry);
	pool_release(&pool);
	return status;
}

int course_check_void(struct store *store, int64_t entry)
{
	struct course_voiding voiding;
	int status = voiding_load(store, entry, &voiding);
	if (status != STATUS_OK || voiding.course == 0)
		return status;
	if (voiding.begins && voiding.sessions > 0)
		return error_set(store->error, STATUS_REFUSED,
			_("entry %lld cannot be voided: %lld of its sessions stand in course %lld; end it with 'ampoule course end "
			  "%lld', or void them first"),
			(long long)entry, (long long)voiding.sessions, (long long)entry, (long long)entry);
	if (voiding.followed != 0)
		return error_set(store->error, STATUS_REFUSED,
			_("entry %lld cannot be voided: entry %lld says what became of course %lld after it; void that first"),
			(long long)entry, (long long)voiding.followed, (long long)voiding.course);
	return voiding.terms ? check_terms_before(store, entry, voiding.course) : STATUS_OK;
}

int course_acts(struct store *store, int64_t entry, struct pool *pool, struct course_act **acts, size_t *count)
{
	*acts = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_entry_courses);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct course_act *act = pool_append(pool, acts, count, sizeof(*act));
		*act = (struct course_act){
			.course = statement_integer(&st, "course"),
			.patient_code = pool_copy(pool, statement_text(&st, "patient")),
			.what = pool_copy(pool, statement_text(&st, "what")),
		};
	}
	return statement_end(&st);
}
