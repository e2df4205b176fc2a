/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule course edit: what is planned of a course from here on. */
#include "config.h"
#include "course.h"

struct arguments {
	int64_t number; /* first: course_number_parse fills it */
	struct course_said said;
};

static const struct argp_option options[] = { COURSE_OPTIONS, { 0 } };

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	const struct course_said *said = &arguments->said;
	error_t known = course_said_parse(key, arg, state, &arguments->said);
	if (known != ARGP_ERR_UNKNOWN)
		return known;
	if (key == ARGP_KEY_END && arguments->number != 0 && said->recipes == NULL && said->sessions == NULL &&
		said->every == NULL && said->maintenance == NULL && said->area == NULL && said->practitioner == NULL)
		return parse_refuse(state, _("say what changes, as --sessions 10 or --every 10d..14d"));
	return course_number_parse(key, arg, state);
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct course course;
	int64_t entry;
	int status = course_load(context->store, arguments->number, context->pool, &course);
	struct course_terms terms = course.terms;
	if (status == STATUS_OK)
		status = course_terms_read(context, &arguments->said, &terms);
	if (status == STATUS_OK)
		status = course_change(context->store, &context->act, &course, &terms, &entry);
	if (status == STATUS_OK)
		status = course_load(context->store, arguments->number, context->pool, &course);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry, _("course %lld of %s is changed (entry %lld): %s; %s"),
		(long long)course.number, course.patient_code, (long long)entry,
		course_terms_text(&course.terms, context->pool), course_next_text(&course, context->pool));
}

const struct command command_course_edit = {
	.name = "course",
	.verb = "edit",
	.group = GROUP_REPORT,
	.summary = N_("change what is planned of a course"),
	.arguments = N_("N"),
	.details = N_("What it was before stays in its history; see 'ampoule course show N'. A course that has had all its "
		   "sessions is extended with --sessions."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
