/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a doctor or manager answers for: overrides of rules, and incidents that are recorded after the fact. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/safety.h"
#include "ampoule/session.h"

/* What was said. */
struct overriding {
	struct safety_answer *answers;
	size_t count;
	const char *approved_by; /* an operator's code; NULL: whoever acts */
	const char *incident;	 /* the reason; NULL: nothing of the kind */
	int64_t approver;	 /* once that was settled: a PIN is asked for once, however often it is planned */
	bool settled;
};

enum { OPTION_OVERRIDE = 340, OPTION_APPROVED_BY, OPTION_INCIDENT };

#define OVERRIDING_OPTIONS \
	{ "override", OPTION_OVERRIDE, N_("RULE=REASON"), 0, \
		N_("do it although the rule refuses, as allergy=\"patch test negative\"; doctor, manager"), 0 }, \
	{ \
		"approved-by", OPTION_APPROVED_BY, N_("OPERATOR"), 0, \
			N_("the doctor or manager who answers for it, with that operator's PIN"), 0 \
	}

#define INCIDENT_OPTION \
	{ \
		"incident", OPTION_INCIDENT, N_("REASON"), 0, \
			N_("it has happened: an expired, held or recalled lot, an open bottle or mixture past its time, named by " \
			   "lot or number, is recorded; doctor, manager"), 0 \
	}

/* Takes the above. Returns ARGP_ERR_UNKNOWN for anything else. */
error_t overriding_parse(int key, char *arg, struct argp_state *state, struct overriding *overriding);

/*
 * Looks at the patient and at what a plan would put in, and takes the reasons that were said; what was found belongs to
 * the plan from then on. What somebody answered for in the session as it was before (NULL: it is new) goes on standing.
 * Errors: STATUS_NOT_PERMITTED for who may not answer for it; those of safety_settle.
 */
int overriding_check(struct context *context, struct overriding *overriding, const struct session_record *before,
	struct session_plan *plan);

/* Whether something of a session was recorded for having happened only. */
bool overriding_had_incident(const struct session_record *record);

/* Shows what was found, for the plan. */
void safety_print(const struct safety *safety, FILE *file);
