/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What session log and prepare have in common: patient, recipes and items make a plan. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/session.h"
#include "overriding.h"
#include "visit.h"

/* What was said of one part of a visit. */
struct part_said {
	const char *recipe;
	const char *to; /* what the recipe's parts are to make; NULL: what it says */
	const char *mixture; /* number of one made ahead; NULL: none */
	const char *course;  /* number, or none */
	const char *injected, *blood, *plasma;
	const char *area, *zones, *method;
	const char **items;
	size_t count;
};

/* What was said. */
struct composition {
	const char *patient;
	struct part_said *parts; /* the last one is being said; made by composition_part */
	size_t count;
	bool fresh;
	bool joins; /* parts belong to the patient's courses; one that says nothing is what the due course wants */
	struct visit_said visit;
	struct overriding overriding;
};

enum { OPTION_RECIPE = 320, OPTION_FRESH, OPTION_TO };

#define COMPOSITION_OPTIONS \
	OVERRIDING_OPTIONS, \
	{ "recipe", OPTION_RECIPE, N_("RECIPE"), 0, \
		N_("take what the recipe says; items replace, add, or with =0 drop lines"), 0 }, \
	{ "to", OPTION_TO, N_("CONTENT"), 0, N_("scale the recipe's parts to make so much: 6ml"), 0 }, \
	{ \
		"fresh", OPTION_FRESH, NULL, 0, N_("open new bottles, pass over what is open"), 0 \
	}

/* The part that options and items belong to: the first one, until --and begins another. */
struct part_said *composition_part(const struct argp_state *state, struct composition *composition);

/* Begins another part; refuses when nothing was said of the one before. */
error_t composition_and(const struct argp_state *state, struct composition *composition);

/* Takes the above, the patient and the items. Returns ARGP_ERR_UNKNOWN for anything else. */
error_t composition_parse(int key, char *arg, struct argp_state *state, struct composition *composition);

/* What a visit of which nothing was said is: the next recipe of the patient's due course. Errors: those of
 * course_due_find. */
int part_of_course(struct context *context, const struct session_request *request, struct part_said *said);

/* Where several of the patient's courses fit a part of which none was named, whoever sits at the terminal is asked. */
int part_ask_course(struct context *context, const struct session_request *request, struct part_said *said,
	struct session_part *part);

/* A part with its recipe, mixture and items looked up. All of it belongs to the context's pool. */
int part_read(struct context *context, const struct part_said *said, bool fresh, struct session_part *part);

/* Plans it, and shows the plan. The plan belongs to the context's pool. Errors: those of session_plan,
 * overriding_check, items, names. */
int composition_plan(struct context *context, struct composition *composition, struct session_plan **plan, FILE *shown);
