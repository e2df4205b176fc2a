/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans the sessions of all running courses: read at one go, where each course by itself would take its time. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/course.h"
#include "ampoule/statement.h"
#include "forecast.h"
#include "store_internal.h"

struct recipe_of {
	int64_t id;
	struct recipe_line *lines;
	size_t count;
};

struct running_course {
	int64_t number, patient;
	int64_t place; /* of the next session */
	struct course_schedule schedule;
	struct course_pause *pauses;
	const struct recipe_of **turns;
	size_t turn_count;
	int64_t *taken; /* places after the next one */
	size_t taken_count;
	bool mixed; /* the mixture of its next session stands */
};

struct planned {
	struct running_course *courses; /* in the order of their numbers */
	size_t course_count;
	struct recipe_of *recipes; /* likewise */
	size_t recipe_count;
};

static int recipes_load(struct store *store, struct pool *pool, struct planned *planned)
{
	STATEMENT st = statement_prepare(store, sql_forecast_recipes);
	while (statement_step(&st)) {
		int64_t id = statement_integer(&st, "recipe");
		if (planned->recipe_count == 0 || planned->recipes[planned->recipe_count - 1].id != id)
			*(struct recipe_of *)pool_append(pool, &planned->recipes, &planned->recipe_count,
				sizeof(*planned->recipes)) = (struct recipe_of){ .id = id };
		struct recipe_of *recipe = &planned->recipes[planned->recipe_count - 1];
		*(struct recipe_line *)pool_append(pool, &recipe->lines, &recipe->count, sizeof(*recipe->lines)) =
			(struct recipe_line){ .product = statement_integer(&st, "product"),
				.containers = strcmp(statement_text(&st, "basis"), "containers") == 0,
				.amount = statement_integer(&st, "amount") };
	}
	return statement_end(&st);
}

static int compare_recipes(const void *left, const void *right)
{
	const struct recipe_of *one = left, *other = right;
	return (one->id > other->id) - (one->id < other->id);
}

static const struct recipe_of *recipe_of(const struct planned *planned, int64_t id)
{
	if (planned->recipe_count == 0)
		return NULL;
	return bsearch(&(struct recipe_of){ .id = id }, planned->recipes, planned->recipe_count,
		sizeof(*planned->recipes), compare_recipes);
}

static int courses_load(struct store *store, instant_t now, struct pool *pool, struct planned *planned)
{
	STATEMENT st = statement_prepare(store, sql_forecast_courses);
	statement_bind_instant(&st, ":now", now);
	while (statement_step(&st)) {
		struct running_course *course =
			pool_append(pool, &planned->courses, &planned->course_count, sizeof(*planned->courses));
		*course = (struct running_course){
			.number = statement_integer(&st, "course"),
			.patient = statement_integer(&st, "patient"),
			.place = statement_integer(&st, "place"),
			.mixed = statement_integer(&st, "mixed") != 0,
			.schedule = {
				.planned = statement_integer(&st, "planned"),
				.least = statement_integer(&st, "least"),
				.most = statement_integer(&st, "most"),
				.after = statement_integer(&st, "after"),
				.more = statement_integer(&st, "more"),
				.done = statement_integer(&st, "done"),
				.started = statement_day(&st, "started"),
				.last = statement_day(&st, "last"),
			},
		};
	}
	return statement_end(&st);
}

/* The course of a row, in the order of whose numbers the rows come; NULL: it is none of those. */
static struct running_course *course_follow(const struct planned *planned, size_t *next, int64_t number)
{
	while (*next < planned->course_count && planned->courses[*next].number < number)
		(*next)++;
	bool found = *next < planned->course_count && planned->courses[*next].number == number;
	return found ? &planned->courses[*next] : NULL;
}

static int turns_load(struct store *store, struct pool *pool, struct planned *planned)
{
	size_t next = 0;
	STATEMENT st = statement_prepare(store, sql_forecast_turns);
	while (statement_step(&st)) {
		struct running_course *course = course_follow(planned, &next, statement_integer(&st, "course"));
		if (course != NULL)
			*(const struct recipe_of **)pool_append(pool, &course->turns, &course->turn_count,
				sizeof(*course->turns)) = recipe_of(planned, statement_integer(&st, "recipe"));
	}
	return statement_end(&st);
}

/* A running course has gone on after each of its pauses. */
static int pauses_load(struct store *store, struct pool *pool, struct planned *planned)
{
	size_t next = 0;
	STATEMENT st = statement_prepare(store, sql_forecast_pauses);
	while (statement_step(&st)) {
		struct running_course *course = course_follow(planned, &next, statement_integer(&st, "course"));
		day_t day = statement_day(&st, "day");
		if (course == NULL)
			continue;
		size_t *count = &course->schedule.pause_count;
		if (strcmp(statement_text(&st, "step"), "paused") == 0)
			*(struct course_pause *)pool_append(pool, &course->pauses, count, sizeof(*course->pauses)) =
				(struct course_pause){ day, DAY_NONE };
		else if (*count > 0)
			course->pauses[*count - 1].to = day;
		course->schedule.pauses = course->pauses;
	}
	return statement_end(&st);
}

static int places_load(struct store *store, struct pool *pool, struct planned *planned)
{
	size_t next = 0;
	STATEMENT st = statement_prepare(store, sql_forecast_places);
	while (statement_step(&st)) {
		struct running_course *course = course_follow(planned, &next, statement_integer(&st, "course"));
		if (course != NULL)
			*(int64_t *)pool_append(pool, &course->taken, &course->taken_count, sizeof(*course->taken)) =
				statement_integer(&st, "place");
	}
	return statement_end(&st);
}

static void course_plan(const struct running_course *course, day_t until, struct pool *pool,
	struct forecast_session **sessions, struct forecast_facts *facts)
{
	day_t days[2 * COURSE_SESSIONS_MAX];
	size_t count = course_plan_days(&course->schedule, facts->now.day, until, days, sizeof(days) / sizeof(*days));
	int64_t place = course->place;
	for (size_t i = 0; i < count && course->turn_count > 0; i++) {
		const struct recipe_of *recipe = course->turns[course_turn(place, course->turn_count)];
		place = course_free_place(place, course->taken, course->taken_count);
		if (recipe == NULL || (i == 0 && course->mixed))
			continue;
		*(struct forecast_session *)pool_append(pool, sessions, &facts->session_count, sizeof(**sessions)) =
			(struct forecast_session){ .day = days[i], .patient = course->patient, .lines = recipe->lines,
				.count = recipe->count };
	}
}

/* By the day; on each day by the number of the course, as they came. */
static void sessions_sort(struct forecast_session *sessions, size_t count, day_t from, day_t until, struct pool *pool)
{
	size_t days = (size_t)(until - from) + 1;
	size_t *first = pool_alloc(pool, (days + 1) * sizeof(*first));
	struct forecast_session *sorted = pool_alloc(pool, count * sizeof(*sorted));
	for (size_t i = 0; i < count; i++)
		first[sessions[i].day - from + 1]++;
	for (size_t i = 0; i < days; i++)
		first[i + 1] += first[i];
	for (size_t i = 0; i < count; i++)
		sorted[first[sessions[i].day - from]++] = sessions[i];
	if (count > 0)
		memcpy(sessions, sorted, count * sizeof(*sorted));
}

int forecast_sessions_load(struct store *store, day_t until, struct pool *pool, struct forecast_facts *facts)
{
	struct planned planned = { 0 };
	struct forecast_session *sessions = NULL;
	int status = recipes_load(store, pool, &planned);
	if (status == STATUS_OK)
		status = courses_load(store, facts->now.time, pool, &planned);
	if (status == STATUS_OK)
		status = turns_load(store, pool, &planned);
	if (status == STATUS_OK)
		status = pauses_load(store, pool, &planned);
	if (status == STATUS_OK)
		status = places_load(store, pool, &planned);
	for (size_t i = 0; i < planned.course_count && status == STATUS_OK; i++)
		course_plan(&planned.courses[i], until, pool, &sessions, facts);
	if (status == STATUS_OK)
		sessions_sort(sessions, facts->session_count, facts->now.day, until, pool);
	facts->sessions = sessions;
	return status;
}
