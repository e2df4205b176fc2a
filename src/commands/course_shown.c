/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the courses of a patient. */
#include "config.h"
#include "catalogue_shown.h"
#include "course.h"

static json_t *day_json(day_t day)
{
	char text[DAY_TEXT_MAX];
	return day == DAY_NONE ? NULL : json_string(day_format(day, text));
}

static void add_course(json_t *list, const struct course *course)
{
	json_array_append_new(list, json_pack("{s:I, s:s, s:I, s:I, s:I, s:o*, s:o*, s:o*, s:s*}", "course",
		(json_int_t)course->number, "state", course->state, "done", (json_int_t)course->schedule.done, "planned",
		(json_int_t)course->terms.planned, "total", (json_int_t)course->total, "last",
		day_json(course->schedule.last), "due", day_json(course->window.from), "latest", day_json(course->window.to),
		"recipe", course->turn == NULL ? NULL : course->turn->code));
}

static void show_course(struct shown *shown, const struct course *course)
{
	struct pool *pool = shown->context->pool;
	shown_text(shown, "course", pool_printf(pool, _("%lld  %s; %s"), (long long)course->number,
		course_terms_text(&course->terms, pool), course_next_text(course, pool)));
}

int shown_courses(struct shown *shown, int64_t patient)
{
	struct course *courses;
	size_t count;
	json_t *list = shown->object ? json_array() : NULL;

	int status = course_list(shown->context->store, patient, shown->context->pool, &courses, &count);
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		if (list)
			add_course(list, &courses[i]);
		else
			show_course(shown, &courses[i]);
	}
	if (list)
		json_object_set_new(shown->object, "courses", list);
	return status;
}
