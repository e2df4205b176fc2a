/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule reserve: stock that is kept for a patient or a course. */
#include "config.h"
#include "ampoule/reservation.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "course.h"
#include "item_arguments.h"
#include "items.h"

struct arguments {
	struct item_arguments items;
	const char *patient, *course, *until;
};

enum { OPTION_FOR = 256, OPTION_COURSE, OPTION_UNTIL };

static const struct argp_option options[] = {
	{ "for", OPTION_FOR, N_("PATIENT"), 0, N_("who it is kept for"), 0 },
	{ "course", OPTION_COURSE, N_("N"), 0, N_("kept for this course, and free when it ends"), 0 },
	{ "until", OPTION_UNTIL, N_("DAY"), 0, N_("the last day on which it is kept"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_FOR:
		arguments->patient = arg;
		return 0;
	case OPTION_COURSE:
		arguments->course = arg;
		return 0;
	case OPTION_UNTIL:
		arguments->until = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->items.count == 0)
			return parse_refuse(state, _("say what is kept, as hair-x=2 or hair-x@LOT=2"));
		if ((arguments->patient == NULL) == (arguments->course == NULL))
			return parse_refuse(state, _("say for whom: --for PATIENT, or --course N"));
		return 0;
	default:
		return item_arguments_parse(key, arg, state, &arguments->items);
	}
}

/* The patient, and the course where one was named. */
static int whom_read(struct context *context, const struct arguments *arguments, struct reservation *reservation,
	const char **code)
{
	struct record patient;
	struct course course;
	if (arguments->patient != NULL) {
		int status = catalogue_find_current(context->store, &thing_patient, arguments->patient, context->pool,
			&patient);
		if (status != STATUS_OK)
			return status;
		reservation->patient = patient.id;
		*code = record_value(&thing_patient, &patient, "code");
		return STATUS_OK;
	}
	struct course_wish wish;
	int status = course_wish_read(context, arguments->course, &wish);
	if (status == STATUS_OK)
		status = course_load(context->store, wish.course, context->pool, &course);
	if (status != STATUS_OK)
		return status;
	if (course.schedule.ended)
		return error_set(context->error, STATUS_REFUSED, _("course %lld has ended: nothing is kept for it"),
			(long long)course.number);
	reservation->course = course.number;
	reservation->patient = course.patient;
	*code = course.patient_code;
	return STATUS_OK;
}

static int until_read(struct context *context, const char *text, day_t *day)
{
	*day = DAY_NONE;
	if (text == NULL)
		return STATUS_OK;
	int status = day_parse(text, context->today, day, context->error);
	if (status == STATUS_OK && *day < context->today)
		return error_set(context->error, STATUS_DATA, _("--until '%s' is past"), QUOTED(text));
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct reservation reservation = { 0 };
	struct item *items = NULL;
	const char *code = NULL;
	int64_t number;
	char until[DAY_TEXT_MAX];
	int status = whom_read(context, arguments, &reservation, &code);
	if (status == STATUS_OK)
		status = until_read(context, arguments->until, &reservation.until);
	if (status == STATUS_OK)
		status = items_read(context, arguments->items.texts, arguments->items.count, &items, &reservation.count);
	reservation.items = items;
	if (status == STATUS_OK)
		status = reservation_post(context->store, &context->act, &reservation, context->pool, &number);
	if (status != STATUS_OK)
		return status;
	if (reservation.until == DAY_NONE)
		return answer_posted(context, number, _("reservation %lld: kept for %s; 'ampoule reserve release %lld' lets it go"),
			(long long)number, code, (long long)number);
	return answer_posted(context, number, _("reservation %lld: kept for %s until %s"), (long long)number, code,
		day_format(reservation.until, until));
}

const struct command command_reserve = {
	.name = "reserve",
	.group = GROUP_DAILY,
	.summary = N_("keep stock for a patient or a course"),
	.arguments = N_("ITEM… --for PATIENT | --course N"),
	.details = N_("ITEM is PRODUCT[@LOT]=QUANTITY: containers (2), packages (1pk) or content (1.5ml). It is proposed to nobody "
		   "else until the patient has had it, it is released, the course ends, or --until is past."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
