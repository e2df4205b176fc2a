/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule course show: what is planned of a course, its sessions, and all that became of it. */
#include "config.h"
#include "course.h"
#include "reporting.h"

static int run(struct context *context, void *data)
{
	struct course course;
	int status = course_load(context->store, *(int64_t *)data, context->pool, &course);
	const struct given given = { "course", pool_printf(context->pool, "%lld", (long long)course.number) };
	return status == STATUS_OK ? reporting_run(context, "course", &given, 1) : status;
}

const struct command command_course_show = {
	.name = "course",
	.verb = "show",
	.group = GROUP_REPORT,
	.summary = N_("a course: its plan, its sessions, its history"),
	.arguments = N_("N"),
	.parse = course_number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = run,
};
