/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is looked at before something goes into a patient (DESIGN.md, section 7): facts in, findings out. The store
 * fetches the facts; who may answer for a finding is for the commands.
 */
#pragma once
#include "ampoule/ingredient.h"
#include "ampoule/usable.h"

enum safety_severity {
	SAFETY_NOTE,	 /* worth knowing; not recorded */
	SAFETY_WARNING,	 /* recorded */
	SAFETY_OVERRIDE, /* refused, unless a doctor or manager gives the reason */
	SAFETY_INCIDENT, /* never done, only recorded when it has happened */
};

struct safety_finding {
	const char *rule; /* "allergy" */
	enum safety_severity severity;
	const char *sentence; /* names no patient */
	const char *reason;   /* why it was done all the same; NULL: nobody said */
	int64_t approver;     /* the operator who answers for it; 0: the login */
	bool answered;	      /* in an earlier entry, that of its mixture: not recorded again */
};

struct safety {
	struct safety_finding *findings;
	size_t count;
};

/* A severity of the clinic's lists. */
enum listed_severity { LISTED_INFO, LISTED_RELATIVE, LISTED_ABSOLUTE };

struct safety_contraindication {
	const char *name;
	enum listed_severity severity;
	bool borne; /* by the patient */
	struct ingredient_list medicines; /* that fall under it */
};

struct safety_pair {
	const char *one, *one_key, *other, *other_key;
	enum listed_severity severity;
	const char *note; /* NULL: none */
};

/* What goes into the patient, or is used up on the way. */
struct safety_product {
	const char *code;
	struct ingredient_list names; /* its code, those it had before, its name */
	struct ingredient_list ingredients;
	bool injected;	 /* a preparation, not a consumable */
	content_t taken; /* in the whole visit */
	content_t limit; /* of one session; 0: none */
	enum unit unit;
	int64_t min_age; /* years; 0: none */
	const char *caution; /* NULL: none */
};

/* Something that may not go into a patient, and did. */
struct safety_obstacle {
	enum obstacle obstacle;
	const char *product, *lot, *place;
	int64_t opened; /* 0: sealed */
	day_t expires;
	instant_t use_by;
};

/* One made ahead, that is used. */
struct safety_mixture {
	const char *number;
	bool lapsed;  /* past its use by */
	bool foreign; /* made for another patient */
};

enum safety_adult { ADULT_UNKNOWN, ADULT_YES, ADULT_NO };

struct safety_facts {
	enum safety_adult adult;
	struct ingredient_list allergies, medication;
	day_t tested; /* allergy test; DAY_NONE: none */
	bool test_positive;
	const struct safety_contraindication *contraindications; /* of the clinic's list */
	size_t contraindication_count;
	const struct safety_pair *pairs;
	size_t pair_count;
	const struct safety_product *products; /* each once; none: the patient alone is looked at */
	size_t product_count;
	const size_t *mixtures; /* how many products each mixture has */
	size_t mixture_count;
	const struct safety_obstacle *obstacles;
	size_t obstacle_count;
	const struct safety_mixture *made;
	size_t made_count;
};

/* What speaks against it, the gravest first. All of it belongs to the pool. */
void safety_check(const struct safety_facts *facts, struct pool *pool, struct safety *safety);

/* A reason that was given for a rule. */
struct safety_answer {
	const char *rule;
	const char *reason;
};

/*
 * Takes over the reason that was given for the same finding before, by whoever answered for it then. Of rules that somebody
 * may override only where it is the same patient: whoever answered for one did not answer for another.
 */
void safety_carry(struct safety *safety, const struct safety_answer *answer, const char *sentence, int64_t approver,
	bool same_patient);

/*
 * Takes the reasons for what was found; `approver` answers for them. Errors: STATUS_DATA for a reason that is missing;
 * STATUS_REFUSED for a rule that there is not or that did not fire, naming those that did, and when a finding that
 * wants a reason has none, or something that is there for having happened only.
 */
int safety_settle(struct safety *safety, const struct safety_answer *answers, size_t count, int64_t approver,
	struct pool *pool, struct error *error);

/* Gives the reason to all that is there for having happened and has none yet. Errors: STATUS_REFUSED when nothing of it is. */
int safety_settle_incident(struct safety *safety, const char *reason, int64_t approver, struct error *error);

/* Whether findings of that rule tell something of a patient's health. */
bool safety_is_medical(const char *rule);

/* Whether a finding of that rule was recorded after it had happened. */
bool safety_is_incident(const char *rule);
