/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads courses back from their records, and keeps what follows from them. */
#include "config.h"
#include <string.h>
#include "ampoule/courses.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* Patient and terms; gives the entry of the terms, 0 where there is no such course. */
static int head_load(struct store *store, struct pool *pool, struct course *course, int64_t *terms)
{
	*terms = 0;
	STATEMENT st = statement_prepare(store, sql_course_head);
	statement_bind_integer(&st, ":course", course->number);
	if (statement_step(&st)) {
		*terms = statement_integer(&st, "terms");
		course->patient = statement_integer(&st, "patient");
		course->patient_code = pool_copy(pool, statement_text(&st, "patient_code"));
		course->terms = (struct course_terms){
			.planned = statement_integer(&st, "planned"),
			.least = statement_integer(&st, "least"),
			.most = statement_integer(&st, "most"),
			.after = statement_integer(&st, "after"),
			.more = statement_integer(&st, "more"),
			.area = pool_copy(pool, statement_text(&st, "area")),
			.practitioner = pool_copy(pool, statement_text(&st, "practitioner")),
		};
		course->schedule = (struct course_schedule){
			.planned = course->terms.planned,
			.least = course->terms.least,
			.most = course->terms.most,
			.after = course->terms.after,
			.more = course->terms.more,
			.done = statement_integer(&st, "done"),
			.started = statement_day(&st, "started"),
			.last = statement_day(&st, "last"),
		};
	}
	return statement_end(&st);
}

static int recipes_load(struct store *store, int64_t terms, struct pool *pool, struct course *course)
{
	struct course_recipe *recipes = NULL;
	STATEMENT st = statement_prepare(store, sql_course_recipes);
	statement_bind_integer(&st, ":terms", terms);
	while (statement_step(&st)) {
		struct course_recipe *recipe = pool_append(pool, &recipes, &course->terms.recipe_count, sizeof(*recipe));
		*recipe = (struct course_recipe){
			.id = statement_integer(&st, "id"),
			.code = pool_copy(pool, statement_text(&st, "code")),
			.retired = statement_integer(&st, "retired") != 0,
		};
	}
	course->terms.recipes = recipes;
	return statement_end(&st);
}

static int steps_load(struct store *store, struct pool *pool, struct course_schedule *schedule, int64_t course)
{
	struct course_pause *pauses = NULL;
	STATEMENT st = statement_prepare(store, sql_course_steps);
	statement_bind_integer(&st, ":course", course);
	while (statement_step(&st)) {
		const char *step = statement_text(&st, "step");
		day_t day = statement_day(&st, "day");
		schedule->ended = strcmp(step, "ended") == 0;
		if (strcmp(step, "paused") == 0)
			*(struct course_pause *)pool_append(pool, &pauses, &schedule->pause_count, sizeof(*pauses)) =
				(struct course_pause){ day, DAY_NONE };
		else if (strcmp(step, "resumed") == 0 && schedule->pause_count > 0)
			pauses[schedule->pause_count - 1].to = day;
	}
	schedule->pauses = pauses;
	return statement_end(&st);
}

static void add_day(struct pool *pool, struct course *course, day_t day)
{
	*(day_t *)pool_append(pool, &course->days, &course->day_count, sizeof(day)) = day;
	if (course->schedule.last == DAY_NONE || day > course->schedule.last)
		course->schedule.last = day;
}

/* The sessions that stand and count, on top of those of before; gives the place of the next one. */
static int sessions_load(struct store *store, struct pool *pool, struct course *course)
{
	int64_t *places = NULL;
	size_t count = 0;
	int64_t before = course->schedule.done;
	if (course->schedule.last != DAY_NONE)
		add_day(pool, course, course->schedule.last);
	STATEMENT st = statement_prepare(store, sql_course_sessions);
	statement_bind_integer(&st, ":course", course->number);
	while (statement_step(&st)) {
		int64_t *place = pool_append(pool, &places, &count, sizeof(*place));
		*place = course->highest = statement_integer(&st, "place");
		add_day(pool, course, statement_day(&st, "day"));
		course->schedule.done++;
	}
	course->place = course_free_place(before, places, count);
	return statement_end(&st);
}

static const char *state_of(const struct course *course)
{
	const struct course_schedule *schedule = &course->schedule;
	if (schedule->ended)
		return "ended";
	if (schedule->done >= course->total)
		return "complete";
	bool rests = schedule->pause_count > 0 && schedule->pauses[schedule->pause_count - 1].to == DAY_NONE;
	return rests ? "paused" : "running";
}

/* What follows from the records. */
static void course_conclude(struct course *course)
{
	course->total = course_total(&course->schedule);
	course->state = state_of(course);
	course_next(&course->schedule, &course->window);
	if (course->schedule.ended || course->place > course->total) {
		course->place = 0;
		return;
	}
	course->turn = &course->terms.recipes[course_turn(course->place, course->terms.recipe_count)];
}

/* `course->patient` is 0 when there is none of that number, or it is void. */
static int records_load(struct store *store, int64_t number, struct pool *pool, struct course *course)
{
	int64_t terms;
	*course = (struct course){ .number = number };
	int status = head_load(store, pool, course, &terms);
	if (status != STATUS_OK || terms == 0)
		return status;
	status = recipes_load(store, terms, pool, course);
	if (status == STATUS_OK)
		status = steps_load(store, pool, &course->schedule, number);
	if (status == STATUS_OK)
		status = sessions_load(store, pool, course);
	if (status == STATUS_OK)
		course_conclude(course);
	return status;
}

int course_load(struct store *store, int64_t number, struct pool *pool, struct course *course)
{
	int status = records_load(store, number, pool, course);
	if (status == STATUS_OK && course->patient == 0)
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no course %lld; see 'ampoule course list'"),
			(long long)number);
	return status;
}

int course_list(struct store *store, int64_t patient, struct pool *pool, struct course **courses, size_t *count)
{
	int status = STATUS_OK;
	*courses = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_course_of_patient);
	statement_bind_integer(&st, ":patient", patient);
	while (status == STATUS_OK && statement_step(&st)) {
		struct course *course = pool_append(pool, courses, count, sizeof(*course));
		status = course_load(store, statement_integer(&st, "course"), pool, course);
	}
	return status == STATUS_OK ? statement_end(&st) : status;
}

int course_usual(struct store *store, int64_t recipe, struct course_terms *terms)
{
	*terms = (struct course_terms){ 0 };
	STATEMENT st = statement_prepare(store, sql_course_usual);
	statement_bind_integer(&st, ":recipe", recipe);
	if (statement_step(&st)) {
		terms->planned = statement_integer(&st, "planned");
		terms->least = statement_integer(&st, "least");
		terms->most = statement_integer(&st, "most");
	}
	return statement_end(&st);
}

static int state_save(struct store *store, const struct course *course)
{
	STATEMENT st = statement_prepare(store, sql_course_state_save);
	statement_bind_integer(&st, ":course", course->number);
	statement_bind_integer(&st, ":patient", course->patient);
	statement_bind_text(&st, ":state", course->state);
	statement_bind_integer(&st, ":planned", course->terms.planned);
	statement_bind_integer(&st, ":total", course->total);
	statement_bind_integer(&st, ":done", course->schedule.done);
	statement_bind_day(&st, ":last", course->schedule.last);
	statement_bind_id(&st, ":place", course->place);
	statement_bind_id(&st, ":recipe", course->turn == NULL ? 0 : course->turn->id);
	statement_bind_day(&st, ":due", course->window.from);
	statement_bind_day(&st, ":latest", course->window.to);
	return statement_run(&st);
}

static int state_delete(struct store *store, int64_t number)
{
	STATEMENT st = statement_prepare(store, sql_course_state_delete);
	statement_bind_integer(&st, ":course", number);
	return statement_run(&st);
}

static int project(struct store *store, int64_t number)
{
	struct pool pool = { 0 };
	struct course course;
	int status = records_load(store, number, &pool, &course);
	if (status == STATUS_OK)
		status = course.patient == 0 ? state_delete(store, number) : state_save(store, &course);
	pool_release(&pool);
	return status;
}

int course_project(struct store *store, int64_t entry)
{
	int status = STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_entry_course_numbers);
	statement_bind_integer(&st, ":entry", entry);
	while (status == STATUS_OK && statement_step(&st))
		status = project(store, statement_integer(&st, "course"));
	return status == STATUS_OK ? statement_end(&st) : status;
}

/* Whether what is written of a course, if anything, is what its records say. */
static int state_holds(struct store *store, const struct course *course, bool *holds)
{
	STATEMENT st = statement_prepare(store, sql_course_state_load);
	statement_bind_integer(&st, ":course", course->number);
	bool written = statement_step(&st);
	*holds = written == (course->patient != 0);
	if (written && *holds)
		*holds = statement_integer(&st, "patient") == course->patient &&
			strcmp(statement_text(&st, "state"), course->state) == 0 &&
			statement_integer(&st, "planned") == course->terms.planned &&
			statement_integer(&st, "total") == course->total &&
			statement_integer(&st, "done") == course->schedule.done &&
			statement_day(&st, "last") == course->schedule.last &&
			statement_integer(&st, "place") == course->place &&
			statement_integer(&st, "recipe") == (course->turn == NULL ? 0 : course->turn->id) &&
			statement_day(&st, "due") == course->window.from &&
			statement_day(&st, "latest") == course->window.to;
	return statement_end(&st);
}

int course_verify(struct store *store, struct pool *pool, int64_t **numbers, size_t *count)
{
	int status = STATUS_OK;
	*numbers = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_course_all);
	while (status == STATUS_OK && statement_step(&st)) {
		struct pool each = { 0 };
		struct course course;
		bool holds = true;
		status = records_load(store, statement_integer(&st, "course"), &each, &course);
		if (status == STATUS_OK)
			status = state_holds(store, &course, &holds);
		if (!holds)
			*(int64_t *)pool_append(pool, numbers, count, sizeof(int64_t)) = course.number;
		pool_release(&each);
	}
	return status == STATUS_OK ? statement_end(&st) : status;
}
