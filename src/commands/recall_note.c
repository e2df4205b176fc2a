/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule recall note: a patient was called, or something else was done about a recall. */
#include "config.h"
#include "ampoule/recall.h"
#include "ampoule/catalogue.h"
#include "ampoule/text.h"
#include "number.h"

struct arguments {
	int64_t number; /* first: number_parse fills it */
	const char *note, *patient;
};

enum { OPTION_PATIENT = 256 };

static const struct argp_option options[] = {
	{ "patient", OPTION_PATIENT, N_("PATIENT"), 0, N_("who was called"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_PATIENT:
		arguments->patient = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->number == 0)
			return number_parse(key, arg, state);
		if (arguments->note != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->note = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->number != 0 && arguments->note == NULL)
			return parse_refuse(state, _("say what was done, as 'called, no complaints'"));
		return number_parse(key, arg, state);
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct record patient = { 0 };
	char *note = NULL;
	int64_t number;
	int status = text_clean("note", arguments->note, TEXT_NOTE_MAX, context->pool, &note, context->error);
	if (status == STATUS_OK && arguments->patient != NULL)
		status = catalogue_find(context->store, &thing_patient, arguments->patient, true, context->pool, &patient);
	if (status == STATUS_OK)
		status = recall_note(context->store, &context->act, arguments->number, patient.id, note, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: noted about recall %lld"), (long long)number,
		(long long)arguments->number);
}

const struct command command_recall_note = {
	.name = "recall",
	.verb = "note",
	.group = GROUP_REPORT,
	.summary = N_("what was done about a recall: a patient was called, the maker was written to"),
	.arguments = N_("N TEXT"),
	.details = N_("With --patient the call is signed off: 'ampoule report patients-to-call --recall N' shows it."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
