/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule course start: a planned series of sessions of a patient, also one that runs already. */
#include "config.h"
#include "catalogue.h"
#include "course.h"

struct arguments {
	const char *patient, *done, *last;
	struct course_said said;
};

enum { OPTION_DONE = 256, OPTION_LAST };

static const struct argp_option options[] = {
	COURSE_OPTIONS,
	{ "done", OPTION_DONE, N_("N"), 0, N_("of one that runs already: sessions that it has had"), 0 },
	{ "last", OPTION_LAST, N_("DAY"), 0, N_("and the day of the last of them"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_DONE:
		arguments->done = arg;
		return 0;
	case OPTION_LAST:
		arguments->last = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->patient != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->patient = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->patient == NULL)
			return parse_refuse(state, _("the patient's code is missing"));
		if (arguments->said.recipes == NULL)
			return parse_refuse(state, _("say what is given with --recipe"));
		if ((arguments->done == NULL) != (arguments->last == NULL))
			return parse_refuse(state, _("--done and --last go together: how many there were, and when the last one was"));
		return 0;
	default:
		return course_said_parse(key, arg, state, &arguments->said);
	}
}

/* What was not said is as it was in the last course of the first recipe. */
static int complete(struct context *context, struct course_terms *terms)
{
	struct course_terms usual;
	int status = course_usual(context->store, terms->recipes[0].id, &usual);
	if (status != STATUS_OK)
		return status;
	if (terms->planned == 0)
		terms->planned = usual.planned;
	if (terms->least == 0) {
		terms->least = usual.least;
		terms->most = usual.most;
	}
	if (terms->planned != 0 && terms->least != 0)
		return STATUS_OK;
	return error_set(context->error, STATUS_USAGE,
		_("no course of '%s' was before: say how many sessions, and how far apart, as --sessions 8 --every 7d..10d"),
		terms->recipes[0].code);
}

static int before_read(struct context *context, const struct arguments *arguments, const struct course_terms *terms,
	int64_t *done, day_t *last)
{
	*done = 0;
	*last = DAY_NONE;
	if (arguments->done == NULL)
		return STATUS_OK;
	int status = course_count_parse("--done", arguments->done, 1, done, context->error);
	if (status == STATUS_OK)
		status = day_parse(arguments->last, context->today, last, context->error);
	if (status != STATUS_OK)
		return status;
	if (*last > context->act.when.day)
		return error_set(context->error, STATUS_DATA, _("--last '%s' is still to come"), arguments->last);
	if (*done > terms->planned)
		return error_set(context->error, STATUS_DATA, _("--done %lld is more than the %lld sessions that are planned"),
			(long long)*done, (long long)terms->planned);
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct course_terms terms = { 0 };
	struct course course;
	struct record patient;
	int64_t done, number;
	day_t last;
	int status = catalogue_find_current(context->store, &thing_patient, arguments->patient, context->pool, &patient);
	if (status == STATUS_OK)
		status = course_terms_read(context, &arguments->said, &terms);
	if (status == STATUS_OK)
		status = complete(context, &terms);
	if (status == STATUS_OK)
		status = before_read(context, arguments, &terms, &done, &last);
	if (status == STATUS_OK)
		status = course_start(context->store, &context->act, patient.id, done, last, &terms, &number);
	if (status == STATUS_OK)
		status = course_load(context->store, number, context->pool, &course);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("course %lld of %s: %s; %s"), (long long)number, course.patient_code,
		course_terms_text(&course.terms, context->pool), course_next_text(&course, context->pool));
}

const struct command command_course_start = {
	.name = "course",
	.verb = "start",
	.group = GROUP_REPORT,
	.summary = N_("begin a planned series of sessions"),
	.arguments = N_("PATIENT --recipe R[,R2…]"),
	.details = N_("--sessions and --every are, when they are not said, what the last course of the recipe had. Sessions "
		   "join by themselves. One that runs already is taken over with --done 4 --last DAY."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
