/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A patient's session: planned from the shelf, posted as one entry, read back (DESIGN.md, sections 5 to 7).
 * A visit has parts: one for each mixture, or for what is done without one, with the area that it is for.
 */
#pragma once
#include <stdio.h>
#include "ampoule/courses.h"
#include "ampoule/ledger.h"
#include "ampoule/reactions.h"
#include "ampoule/taking.h"

struct mixture;
struct voiding;
struct safety;

struct session_part {
	int64_t recipe; /* 0: none */
	const char *recipe_code;
	int64_t version;
	int64_t life; /* minutes that the mixture may stand */
	const struct mixture *mixture; /* made ahead, that this part uses; NULL: none */
	content_t injected; /* of the mixture, in thousandths of ml; 0: all of it */
	content_t blood, plasma; /* the patient's own, likewise; 0: none */
	const char *area, *zones, *method; /* NULL: not said */
	struct course_wish course;
	const struct item *items;
	size_t count;
	const struct item *prescribed; /* what the recipe says; the items may differ */
	size_t prescribed_count;
};

/* What else is known of a visit; NULL: not said. */
struct session_visit {
	const char *indication, *consent;
	const char *interrupted; /* why it was broken off */
	bool uncounted;		 /* and is not one of the course's */
	const char **photos;	 /* references */
	size_t photo_count;
};

struct session_request {
	int64_t patient;
	const char *patient_code;
	int64_t location;
	const char *location_code;
	const char *practitioner, *note; /* NULL: not said */
	bool joins; /* its parts belong to the patient's courses that they fit */
	struct session_visit visit;
	bool incident; /* it has happened: what is named is recorded whatever stands against it (section 4.7) */
	const struct session_part *parts;
	size_t count;
	const struct item *broken; /* containers that broke */
	size_t broken_count;
};

/* What a part's items come to. */
struct session_mix {
	bool mixes; /* there is a preparation */
	content_t volume; /* of it, in thousandths of ml: powders add nothing to it */
	instant_t use_by;
	const struct product *use_by_of; /* the component that sets it; NULL: the mixture's own life */
	struct course_seat seat; /* in a course; parts that are one course's share theirs */
};

/* What a check found that is worth keeping; the entry notes it. */
struct session_finding {
	const char *rule, *severity, *detail; /* as ledger_note takes them */
};

/* A product of which a part's mixture takes otherwise than its recipe says. */
struct session_change {
	size_t part;
	const struct product *product;
	content_t said, taken;
};

struct session_plan {
	const struct session_request *request;
	struct taking taking;
	struct session_mix *mixes; /* one for each part */
	struct session_change *changes;
	size_t change_count;
	struct session_finding *findings;
	size_t finding_count;
	const struct safety *safety; /* what the checks of the patient found; NULL: nobody looked */
};

enum { MIXTURE_LIFE = 240 }; /* minutes, unless a recipe says less */

/*
 * Chooses containers for every item of every part. Nothing is written. All of it belongs to the pool.
 * Errors: STATUS_REFUSED when anything is short or may not be used, saying what is there and why not, when a
 * mixture may not be used, or holds less than is said to be injected; STATUS_DATA for a quantity of nothing or of
 * another unit.
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
	bool mixed, broken;
};

/* What was taken otherwise than the recipe said. */
struct session_change_record {
	size_t part; /* of the entry, from 1; 0: of a mixture made ahead */
	int64_t product_id;
	const char *recipe, *product, *unit;
	content_t said, taken;
};

/* A part as it was recorded. */
struct session_part_record {
	int64_t preparation; /* 0: nothing was mixed */
	bool ahead;	     /* it was made before the session */
	int64_t recipe_id;
	const char *number;  /* of the preparation: "812", a second one "812.2" */
	const char *recipe;  /* NULL: none */
	int64_t version;
	instant_t use_by; /* INSTANT_NONE: nothing was mixed */
	const char *use_by_of;
	const char *area, *zones, *method;
	content_t injected; /* 0: all of it */
	content_t blood, plasma;
};

/* A correction of a session. */
struct session_correction {
	int64_t entry;
	instant_t recorded;
	const char *who, *why;
	const char *patient_was; /* NULL: the same */
};

/* A rule that was overridden, or an incident. */
struct session_answer {
	const char *rule, *detail, *reason;
	int64_t approver_id;  /* 0: the login */
	const char *approver; /* operator's code; NULL: the login */
};

struct session_record {
	int64_t number;
	int64_t entry; /* that it is recorded by: its number, or the last correction */
	int64_t patient_id, location_id;
	struct when when;
	const char *patient, *location, *practitioner, *area, *zones, *note;
	struct session_visit visit;
	int64_t voided_by; /* 0: it stands */
	struct session_part_record *parts;
	size_t part_count;
	struct session_line *lines;
	size_t count;
	struct course_seat *seats;
	size_t seat_count;
	struct session_change_record *changes;
	size_t change_count;
	struct session_correction *corrections;
	size_t correction_count;
	struct session_answer *answers;
	size_t answer_count;
	struct reaction *reactions;
	size_t reaction_count;
};

/* Errors: STATUS_NOT_FOUND. */
int session_load(struct store *store, int64_t number, struct pool *pool, struct session_record *record);

/* What a part took otherwise than its recipe says, as a sentence. */
const char *session_change_text(const struct session_change_record *change, struct pool *pool);

/* A session that is taken back and posted anew in one entry; it keeps its number (DESIGN.md, section 4.5). */
struct session_correcting {
	struct session_record record; /* as it stands */
	struct voiding *voiding;      /* what is taken back */
	struct session_request request;
	struct session_part *parts; /* of the request; what they take may be changed */
	struct item **items;	    /* theirs, one array each */
	struct item *broken;
};

/*
 * A session as a request that would post it again. Errors: STATUS_NOT_FOUND; STATUS_REFUSED when it is void, or later
 * entries took from what it opened, threw it away or moved it (named).
 */
int session_correcting_load(struct store *store, int64_t number, struct pool *pool,
	struct session_correcting *correcting);

/*
 * Plans it anew, on the shelf as it would be without the session. What it writes for that it takes back: within a
 * write transaction. Errors: those of session_plan.
 */
int session_correcting_plan(struct store *store, const struct act *act, struct session_correcting *correcting,
	struct pool *pool, struct session_plan *plan);

int session_correcting_post(struct store *store, const struct act *act, const struct session_correcting *correcting,
	const struct session_plan *plan, int64_t *number);
