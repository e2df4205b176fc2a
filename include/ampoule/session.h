/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A patient's session: planned from the shelf, posted as one entry, read back (DESIGN.md, sections 5 to 7). A visit has
 * parts: one for each mixture, or for what is done without one, with the area that it is for.
 */
#pragma once
#include <stdio.h>
#include "ampoule/ledger.h"
#include "ampoule/taking.h"

struct mixture;
struct safety;

struct session_part {
	int64_t recipe; /* 0: none */
	const char *recipe_code;
	int64_t version;
	int64_t life; /* minutes that the mixture may stand */
	const struct mixture *mixture; /* made ahead, that this part uses; NULL: none */
	content_t injected; /* of the mixture, in thousandths of ml; 0: all of it */
	const char *area, *zones, *method; /* NULL: not said */
	const struct item *items;
	size_t count;
};

struct session_request {
	int64_t patient;
	const char *patient_code;
	int64_t location;
	const char *location_code;
	const char *practitioner, *note; /* NULL: not said */
	bool incident; /* it has happened: what is named is recorded whatever stands against it (section 4.7) */
	const struct session_part *parts;
	size_t count;
};

/* What a part's items come to. */
struct session_mix {
	bool mixes; /* there is a preparation */
	content_t volume; /* of it, in thousandths of ml: powders add nothing to it */
	instant_t use_by;
	const struct product *use_by_of; /* the component that sets it; NULL: the mixture's own life */
};

/* What a check found that is worth keeping; the entry notes it. */
struct session_finding {
	const char *rule, *severity, *detail; /* as ledger_note takes them */
};

struct session_plan {
	const struct session_request *request;
	struct taking taking;
	struct session_mix *mixes; /* one for each part */
	struct session_finding *findings;
	size_t finding_count;
	const struct safety *safety; /* what the checks of the patient found; NULL: nobody looked */
};

enum { MIXTURE_LIFE = 240 }; /* minutes, unless a recipe says less */

/*
 * Chooses containers for every item of every part. Nothing is written. All of it belongs to the pool.
 * Errors: STATUS_REFUSED when anything is short or may not be used, saying what is there and why not, when a mixture may
 * not be used, or holds less than is said to be injected; STATUS_DATA for a quantity of nothing or of another unit.
 */
int session_plan(struct store *store, const struct session_request *request, struct when when, struct pool *pool,
	struct session_plan *plan);

/* Posts the session, its preparations and their movements as one entry. */
int session_post(struct store *store, const struct act *act, const struct session_plan *plan, int64_t *number);

/* A lot's part in a session. */
struct session_line {
	const char *product, *name, *maker, *lot, *unit, *container;
	day_t expires;
	int64_t preparation; /* that it went into; 0: none */
	int64_t opened;	    /* a container of several doses that it was drawn from; 0: single doses */
	int64_t containers; /* that were opened or given out */
	content_t used;	    /* of a consumable: consumed */
	content_t residue;
	money_t cost;
	bool mixed;
};

/* A part as it was recorded. */
struct session_part_record {
	int64_t preparation; /* 0: nothing was mixed */
	const char *number;  /* of the preparation: "812", a second one "812.2" */
	const char *recipe;  /* NULL: none */
	int64_t version;
	instant_t use_by; /* INSTANT_NONE: nothing was mixed */
	const char *use_by_of;
	const char *area, *zones, *method;
	content_t injected; /* 0: all of it */
};

/* A rule that was overridden, or an incident. */
struct session_answer {
	const char *rule, *detail, *reason;
	const char *approver; /* operator's code; NULL: the login */
};

struct session_record {
	int64_t number;
	struct when when;
	const char *patient, *location, *practitioner, *area, *zones, *note;
	int64_t voided_by; /* 0: it stands */
	struct session_part_record *parts;
	size_t part_count;
	struct session_line *lines;
	size_t count;
	struct session_answer *answers;
	size_t answer_count;
};

/* Errors: STATUS_NOT_FOUND. */
int session_load(struct store *store, int64_t number, struct pool *pool, struct session_record *record);
