/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule course end: what came of a course, and when the patient is looked at again. */
#include "config.h"
#include "ampoule/text.h"
#include "course.h"

struct arguments {
	int64_t number; /* first: course_number_parse fills it */
	const char *outcome, *follow_up;
};

enum { OPTION_OUTCOME = 256, OPTION_FOLLOW_UP };

static const struct argp_option options[] = {
	{ "outcome", OPTION_OUTCOME, N_("TEXT"), 0, N_("what came of it; no names of patients"), 0 },
	{ "follow-up", OPTION_FOLLOW_UP, N_("DAY"), 0, N_("when the patient is looked at again"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_OUTCOME:
		arguments->outcome = arg;
		return 0;
	case OPTION_FOLLOW_UP:
		arguments->follow_up = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->number != 0 && arguments->outcome == NULL)
			return parse_refuse(state, _("say what came of it with --outcome"));
		return course_number_parse(key, arg, state);
	default:
		return course_number_parse(key, arg, state);
	}
}

static int follow_up_read(struct context *context, const char *text, day_t *day)
{
	*day = DAY_NONE;
	if (text == NULL)
		return STATUS_OK;
	int status = day_parse(text, context->today, day, context->error);
	if (status == STATUS_OK && *day < context->act.when.day)
		return error_set(context->error, STATUS_DATA, _("--follow-up '%s' lies before the end of the course"),
			QUOTED(text));
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct course course;
	char *outcome;
	day_t follow_up;
	int64_t entry;
	int status = course_load(context->store, arguments->number, context->pool, &course);
	if (status == STATUS_OK)
		status = text_clean("outcome", arguments->outcome, TEXT_NOTE_MAX, context->pool, &outcome, context->error);
	if (status == STATUS_OK)
		status = follow_up_read(context, arguments->follow_up, &follow_up);
	if (status == STATUS_OK)
		status = course_end(context->store, &context->act, &course, outcome, follow_up, &entry);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry,
		ngettext("course %lld of %s has ended after %lld session (entry %lld)",
			"course %lld of %s has ended after %lld sessions (entry %lld)", (unsigned long)course.schedule.done),
		(long long)course.number, course.patient_code, (long long)course.schedule.done, (long long)entry);
}

const struct command command_course_end = {
	.name = "course",
	.verb = "end",
	.group = GROUP_REPORT,
	.summary = N_("end a course, with what came of it"),
	.arguments = N_("N --outcome TEXT"),
	.details = N_("What is still reserved for it is free again."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
