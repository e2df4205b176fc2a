/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which courses a session belongs to: each part is looked at by itself. */
#include "config.h"
#include "ampoule/mixture.h"
#include "session_checks.h"

/* One visit takes one place in a course, and says once what is to be said of it. */
static bool is_shared(const struct session_plan *plan, size_t index)
{
	const struct course_seat *seat = &plan->mixes[index].seat;
	for (size_t i = 0; i < index; i++) {
		if (seat->course != 0 && plan->mixes[i].seat.course == seat->course)
			return true;
	}
	return false;
}

static int part_seat(struct store *store, size_t index, struct pool *pool, struct session_plan *plan)
{
	const struct session_part *part = &plan->request->parts[index];
	struct course_seat *seat = &plan->mixes[index].seat;
	int64_t recipe = part->mixture == NULL ? part->recipe : part->mixture->recipe_id;
	int status = course_seat_find(store, plan->request->patient, recipe, part->area, &part->course,
		!plan->request->visit.uncounted,
		plan->taking.when, pool, seat);
	if (status != STATUS_OK || is_shared(plan, index))
		return status;
	if (seat->too_soon != NULL)
		session_find(plan, pool, "interval-short", "warning", seat->too_soon);
	if (seat->beyond != NULL)
		session_find(plan, pool, "course-complete", "warning", seat->beyond);
	return STATUS_OK;
}

int session_courses_find(struct store *store, struct pool *pool, struct session_plan *plan)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < plan->request->count && plan->request->joins && status == STATUS_OK; i++)
		status = part_seat(store, i, pool, plan);
	return status;
}

int session_courses_keep(struct store *store, int64_t entry, const struct session_plan *plan)
{
	return plan->request->joins ? STATUS_OK : course_seats_keep(store, entry, plan->request->patient);
}
