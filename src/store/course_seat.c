/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the course of a session, and its place in it. */
#include "config.h"
#include <string.h>
#include "ampoule/courses.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* A patient's courses, and which of them a session fits. */
struct seating {
	struct store *store;
	struct pool *pool;
	struct course *courses;
	size_t count;
	struct when when;
};

static int seating_load(struct store *store, int64_t patient, struct when when, struct pool *pool,
	struct seating *seating)
{
	*seating = (struct seating){ .store = store, .pool = pool, .when = when };
	return course_list(store, patient, pool, &seating->courses, &seating->count);
}

static bool has_recipe(const struct course *course, int64_t recipe)
{
	for (size_t i = 0; i < course->terms.recipe_count; i++) {
		if (course->terms.recipes[i].id == recipe)
			return true;
	}
	return false;
}

static bool fits(const struct course *course, int64_t recipe, const char *area)
{
	if (recipe != 0)
		return has_recipe(course, recipe);
	return area != NULL && course->terms.area != NULL && strcmp(area, course->terms.area) == 0;
}

/* "12 (3 of 8)", "12 (3 of 8) or 15 (1 of 4)": the way out for whoever must say. */
static const char *names_of(const struct seating *seating, const struct course *const *found, size_t count)
{
	const char *names = NULL;
	for (size_t i = 0; i < count; i++) {
		const struct course *course = found[i];
		const char *name = pool_printf(seating->pool, "%lld (%s)", (long long)course->number,
			course_position(course->place, course->terms.planned, course->total, seating->pool));
		names = names == NULL ? name : pool_printf(seating->pool, _("%s or %s"), names, name);
	}
	return names;
}

static int refuse_several(const struct seating *seating, const struct course *const *found, size_t count)
{
	return error_set(seating->store->error, STATUS_REFUSED,
		_("%zu courses fit: %s; say which with --course %lld, or --course none"), count,
		names_of(seating, found, count), (long long)found[0]->number);
}

static int sit(struct seating *seating, const struct course *course, bool counts, struct course_seat *seat)
{
	seat->course = course->number;
	if (!counts)
		return STATUS_OK;
	seat->place = course->place;
	seat->position = course_position(course->place, course->terms.planned, course->total, seating->pool);
	int64_t apart = course_distance(seating->when.day, course->days, course->day_count);
	if (apart >= 0 && apart < course->terms.least)
		seat->too_soon = pool_printf(seating->pool,
			ngettext("%lld day from another session of course %lld, which wants %lld at least",
				"%lld days from another session of course %lld, which wants %lld at least",
				(unsigned long)apart),
			(long long)apart, (long long)course->number, (long long)course->terms.least);
	return STATUS_OK;
}

static int refuse_state(struct store *store, const struct course *course)
{
	long long number = (long long)course->number;
	if (strcmp(course->state, "paused") == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("course %lld is paused; 'ampoule course resume %lld' lets it go on, or say --course none"), number,
			number);
	if (strcmp(course->state, "complete") == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("course %lld has had all its %lld sessions; 'ampoule course edit %lld --sessions %lld' extends it, or "
			  "say --course none"),
			number, (long long)course->total, number, (long long)course->terms.planned + 1);
	if (strcmp(course->state, "ended") == 0)
		return error_set(store->error, STATUS_REFUSED, _("course %lld has ended; say --course none"), number);
	return STATUS_OK;
}

/* The one that was named: of this patient, and running. */
static int named_load(struct store *store, int64_t number, int64_t patient, struct pool *pool, struct course *course)
{
	int status = course_load(store, number, pool, course);
	if (status == STATUS_OK && course->patient != patient)
		status = error_set(store->error, STATUS_REFUSED,
			_("course %lld is of another patient; see 'ampoule course list'"), (long long)number);
	return status == STATUS_OK ? refuse_state(store, course) : status;
}

/* The running courses that a session fits: by its recipe, else, where none does, by its area. */
static size_t gather(struct seating *seating, int64_t recipe, const char *area, const char *state,
	const struct course **found)
{
	size_t count = 0;
	for (size_t i = 0; i < seating->count; i++) {
		const struct course *course = &seating->courses[i];
		if (strcmp(course->state, state) == 0 && fits(course, recipe, area))
			found[count++] = course;
	}
	return count == 0 && recipe != 0 ? gather(seating, 0, area, state, found) : count;
}

static int seat_automatically(struct seating *seating, int64_t recipe, const char *area, bool counts,
	struct course_seat *seat)
{
	const struct course **found = pool_alloc(seating->pool, (seating->count + 1) * sizeof(*found));
	size_t count = gather(seating, recipe, area, "running", found);
	if (count > 1)
		return refuse_several(seating, found, count);
	if (count == 1)
		return sit(seating, found[0], counts, seat);
	if (counts && gather(seating, recipe, area, "complete", found) > 0)
		seat->beyond = pool_printf(seating->pool,
			_("course %lld has had all its %lld sessions: this one belongs to none; 'ampoule course edit %lld "
			  "--sessions %lld' extends it first"),
			(long long)found[0]->number, (long long)found[0]->total, (long long)found[0]->number,
			(long long)found[0]->terms.planned + 1);
	return STATUS_OK;
}

int course_fitting(struct store *store, int64_t patient, int64_t recipe, const char *area, struct pool *pool,
	const struct course ***found, size_t *count)
{
	struct seating seating;
	*count = 0;
	int status = seating_load(store, patient, (struct when){ DAY_NONE, INSTANT_NONE }, pool, &seating);
	if (status != STATUS_OK)
		return status;
	*found = pool_alloc(pool, (seating.count + 1) * sizeof(**found));
	*count = gather(&seating, recipe, area, "running", *found);
	return STATUS_OK;
}

int course_seat_find(struct store *store, int64_t patient, int64_t recipe, const char *area,
	const struct course_wish *wish, bool counts, struct when when, struct pool *pool, struct course_seat *seat)
{
	struct seating seating;
	struct course course;
	*seat = (struct course_seat){ 0 };
	if (wish->none)
		return STATUS_OK;
	int status = seating_load(store, patient, when, pool, &seating);
	if (status != STATUS_OK)
		return status;
	if (wish->course == 0)
		return seat_automatically(&seating, recipe, area, counts, seat);
	status = named_load(store, wish->course, patient, pool, &course);
	return status == STATUS_OK ? sit(&seating, &course, counts, seat) : status;
}

/* Those that run, and that are due on the day where `due`. */
static size_t gather_due(const struct seating *seating, bool due, const struct course **found)
{
	size_t count = 0;
	for (size_t i = 0; i < seating->count; i++) {
		const struct course *course = &seating->courses[i];
		if (strcmp(course->state, "running") == 0 && (!due || course->window.from <= seating->when.day))
			found[count++] = course;
	}
	return count;
}

int course_due_find(struct store *store, int64_t patient, const char *patient_code, const struct course_wish *wish,
	day_t day, struct pool *pool, struct course *course)
{
	struct seating seating;
	if (wish->none)
		return error_set(store->error, STATUS_USAGE, _("say what was used: items, or --recipe"));
	if (wish->course != 0)
		return named_load(store, wish->course, patient, pool, course);
	int status = seating_load(store, patient, (struct when){ day, INSTANT_NONE }, pool, &seating);
	if (status != STATUS_OK)
		return status;
	const struct course **found = pool_alloc(pool, (seating.count + 1) * sizeof(*found));
	size_t running = gather_due(&seating, false, found);
	size_t count = running > 1 ? gather_due(&seating, true, found) : running;
	if (running == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("no course of '%s' is running: say what was used, items or --recipe"), patient_code);
	if (count == 0)
		count = gather_due(&seating, false, found);
	if (count > 1)
		return refuse_several(&seating, found, count);
	*course = *found[0];
	return STATUS_OK;
}

int course_seat_take(struct store *store, int64_t entry, const struct course_seat *seat, int64_t preparation)
{
	if (seat->course == 0)
		return STATUS_OK;
	{
		STATEMENT st = statement_prepare(store, sql_session_course_insert);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":course", seat->course);
		statement_bind_id(&st, ":place", seat->place);
		statement_bind_id(&st, ":preparation", preparation);
		ledger_includes(store, "session_course");
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return course_project(store, entry);
}

int course_seats_keep(struct store *store, int64_t entry, int64_t patient)
{
	{
		STATEMENT st = statement_prepare(store, sql_session_course_keep);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":patient", patient);
		ledger_includes(store, "session_course");
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return course_project(store, entry);
}

int course_seats_load(struct store *store, int64_t entry, struct pool *pool, struct course_seat **seats, size_t *count)
{
	*seats = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_course_seats);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct course_seat *seat = pool_append(pool, seats, count, sizeof(*seat));
		*seat = (struct course_seat){
			.course = statement_integer(&st, "course"),
			.place = statement_integer(&st, "place"),
		};
		if (seat->place != 0)
			seat->position = course_position(seat->place, statement_integer(&st, "planned"),
				statement_integer(&st, "total"), pool);
	}
	return statement_end(&st);
}
