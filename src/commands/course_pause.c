/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule course pause and resume: a course that rests is not due. */
#include "config.h"
#include "course.h"

typedef int course_step(struct store *store, const struct act *act, const struct course *course, int64_t *entry);

static int post_step(struct context *context, int64_t number, course_step *step)
{
	struct course course;
	int64_t entry;
	int status = course_load(context->store, number, context->pool, &course);
	if (status == STATUS_OK)
		status = step(context->store, &context->act, &course, &entry);
	if (status == STATUS_OK)
		status = course_load(context->store, number, context->pool, &course);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry, _("course %lld of %s (entry %lld): %s"), (long long)number, course.patient_code,
		(long long)entry, course_next_text(&course, context->pool));
}

static int pause_post(struct context *context, void *data, void *plan)
{
	(void)plan;
	return post_step(context, *(int64_t *)data, course_pause);
}

static int resume_post(struct context *context, void *data, void *plan)
{
	(void)plan;
	return post_step(context, *(int64_t *)data, course_resume);
}

const struct command command_course_pause = {
	.name = "course",
	.verb = "pause",
	.group = GROUP_REPORT,
	.summary = N_("let a course rest"),
	.arguments = N_("N"),
	.details = N_("It is not due until 'ampoule course resume'; the days of rest make the next session that much later. "
		   "--reason says why."),
	.parse = course_number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = pause_post,
};

const struct command command_course_resume = {
	.name = "course",
	.verb = "resume",
	.group = GROUP_REPORT,
	.summary = N_("let a course go on that was paused"),
	.arguments = N_("N"),
	.parse = course_number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = resume_post,
};
