/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which courses a session belongs to: each part is looked at by itself. */
#include "config.h"
#include "ampoule/mixture.h"
#include "ampoule/session.h"

static void add_finding(struct session_plan *plan, struct pool *pool, const char *rule, const char *detail)
{
	if (detail != NULL)
		*(struct session_finding *)pool_append(pool, &plan->findings, &plan->finding_count,
			sizeof(*plan->findings)) = (struct session_finding){ rule, "warning", detail };
}

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
	int status = course_seat_find(store, plan->request->patient, recipe, part->area, &part->course, true,
		plan->taking.when, pool, seat);
	if (status != STATUS_OK || is_shared(plan, index))
		return status;
	add_finding(plan, pool, "interval-short", seat->too_soon);
	add_finding(plan, pool, "course-complete", seat->beyond);
	return STATUS_OK;
}

int session_courses_find(struct store *store, struct pool *pool, struct session_plan *plan)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < plan->request->count && plan->request->joins && status == STATUS_OK; i++)
		status = part_seat(store, i, pool, plan);
	return status;
}
