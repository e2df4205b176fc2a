/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the patient's courses say of a visit: which recipe is next, and which course a part belongs to. */
#include "config.h"
#include "ampoule/mixture.h"
#include "composition.h"
#include "course.h"
#include "question.h"

int part_of_course(struct context *context, const struct session_request *request, struct part_said *said)
{
	struct course_wish wish;
	struct course course;
	int status = course_wish_read(context, said->course, &wish);
	if (status == STATUS_OK)
		status = course_due_find(context->store, request->patient, request->patient_code, &wish,
			context->act.when.day, context->pool, &course);
	if (status != STATUS_OK)
		return status;
	said->recipe = course.turn->code;
	said->course = pool_printf(context->pool, "%lld", (long long)course.number);
	return STATUS_OK;
}

/* Yes to one of them, or no to all. What was answered holds for the plan that is made under the lock, too. */
static int ask_which(struct context *context, const struct course *const *found, size_t count, struct part_said *said)
{
	said->course = "none";
	for (size_t i = 0; i < count; i++) {
		const struct course *course = found[i];
		int status = question_ask(context, _("several courses fit; does this belong to course %lld, as %s?"),
			(long long)course->number,
			course_position(course->place, course->terms.planned, course->total, context->pool));
		if (status == STATUS_OK) {
			said->course = pool_printf(context->pool, "%lld", (long long)course->number);
			return STATUS_OK;
		}
		error_clear(context->error);
	}
	return STATUS_OK;
}

int part_ask_course(struct context *context, const struct session_request *request, struct part_said *said,
	struct session_part *part)
{
	const struct course **found;
	size_t count;
	if (said->course != NULL || context->common.yes || !question_can_be_asked(context))
		return STATUS_OK;
	int status = course_fitting(context->store, request->patient,
		part->mixture == NULL ? part->recipe : part->mixture->recipe_id, part->area, context->pool, &found, &count);
	if (status == STATUS_OK && count > 1)
		status = ask_which(context, found, count, said);
	return status == STATUS_OK ? course_wish_read(context, said->course, &part->course) : status;
}
