/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What session log and prepare have in common: patient, recipe and items make a plan. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/session.h"

/* What was said. */
struct composition {
	const char *patient, *recipe;
	const char *to; /* what the recipe's parts are to make; NULL: what it says */
	const char **items;
	size_t count;
	bool fresh;
	const char *mixture; /* number of one made ahead; NULL: none */
	const char *area, *zones, *practitioner, *note;
};

enum { OPTION_RECIPE = 320, OPTION_FRESH, OPTION_TO };

#define COMPOSITION_OPTIONS \
	{ "recipe", OPTION_RECIPE, N_("RECIPE"), 0, \
		N_("take what the recipe says; items replace, add, or with =0 drop lines"), 0 }, \
	{ "to", OPTION_TO, N_("CONTENT"), 0, N_("scale the recipe's parts to make so much: 6ml"), 0 }, \
	{ \
		"fresh", OPTION_FRESH, NULL, 0, N_("open new bottles, pass over what is open"), 0 \
	}

/* Takes the above, the patient and the items. Returns ARGP_ERR_UNKNOWN for anything else. */
error_t composition_parse(int key, char *arg, struct argp_state *state, struct composition *composition);

/* Plans it, and shows the plan. The plan belongs to the context's pool. Errors: those of session_plan, items, names. */
int composition_plan(struct context *context, const struct composition *composition, struct session_plan **plan,
	FILE *shown);
