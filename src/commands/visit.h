/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a visit as a whole: who treated, why, by whose leave, what broke. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/session.h"

struct visit_said {
	const char *practitioner, *note, *indication, *consent, *interrupted;
	bool uncounted;
	const char **photos;
	size_t photo_count;
	const char **broken; /* items */
	size_t broken_count;
};

enum {
	OPTION_PRACTITIONER = 352, OPTION_NOTE, OPTION_INDICATION, OPTION_CONSENT, OPTION_PHOTO, OPTION_BROKEN,
	OPTION_INTERRUPTED, OPTION_NOT_COUNTED,
};

#define VISIT_OPTIONS \
	{ "practitioner", OPTION_PRACTITIONER, N_("NAME"), 0, N_("who treated"), 0 }, \
	{ "indication", OPTION_INDICATION, N_("TEXT"), 0, N_("what it was for"), 0 }, \
	{ "consent", OPTION_CONSENT, N_("REFERENCE"), 0, N_("where the signed paper is; no names"), 0 }, \
	{ "photo", OPTION_PHOTO, N_("REFERENCE"), 0, N_("where a photograph is, each time one; no names"), 0 }, \
	{ "broken", OPTION_BROKEN, N_("ITEM"), 0, N_("a container that broke, as PRODUCT@LOT=1"), 0 }, \
	{ "interrupted", OPTION_INTERRUPTED, N_("TEXT"), 0, N_("why it was broken off"), 0 }, \
	{ "not-counted", OPTION_NOT_COUNTED, NULL, 0, N_("with --interrupted: it is none of the course's sessions"), 0 }, \
	{ "note", OPTION_NOTE, N_("TEXT"), 0, N_("what else is worth keeping; no names of patients"), 0 }

/* Takes the above. Returns ARGP_ERR_UNKNOWN for anything else. */
error_t visit_parse(int key, char *arg, struct argp_state *state, struct visit_said *said);

/* Lets the texts in and reads the items. All of it belongs to the context's pool. */
int visit_read(struct context *context, const struct visit_said *said, struct session_request *request);
