/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mixtures that are made ahead of their session: found, used there, or thrown away (DESIGN.md, section 6). */
#pragma once
#include <stdbool.h>
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/session.h"

struct mixture {
	int64_t id;
	const char *number; /* as it was asked for: "812", a second one "812.2" */
	int64_t patient;
	const char *patient_code, *recipe; /* recipe: NULL for none */
	int64_t recipe_id;		   /* 0: none */
	const char *area;		   /* the recipe's; NULL: none, or any */
	instant_t prepared, use_by;
	content_t volume; /* thousandths of ml: powders add nothing to it */
	bool stands;
	int64_t session;   /* that used it; 0: none */
	int64_t discarded; /* entry that threw it away; 0: none */
};

/* "812", a second one of its entry "812.2". */
const char *preparation_number(int64_t entry, int64_t ordinal, struct pool *pool);

/* The mixture of that number. Errors: STATUS_NOT_FOUND. */
int mixture_find(struct store *store, const char *number, struct pool *pool, struct mixture *mixture);

/* Errors, STATUS_REFUSED: it was used or thrown away already, each naming the entry. */
int mixture_check_stands(struct store *store, const struct mixture *mixture);

/* Errors, STATUS_REFUSED: it does not stand, was made later, or, where it was no incident that has happened, is another
 * patient's, is past its use by, or holds a lot that is recalled or held then. */
int mixture_check_use(struct store *store, const struct mixture *mixture, int64_t patient, struct when when,
	bool incident);

/* Posts a plan as a mixture that stands: kind `prepared`. */
int mixture_post(struct store *store, const struct act *act, const struct session_plan *plan, int64_t *number);

/* Posts that a mixture is thrown away: what was booked as used becomes residue, line by line. */
int mixture_discard(struct store *store, const struct act *act, const struct mixture *mixture, int64_t *number);

/*
 * Within the open entry: what of a mixture was not injected is residue. Every line with which it was drawn up gives its
 * share, in content by largest remainder, in value in proportion. `injected` in thousandths of ml, at most its volume; 0
 * leaves all of it.
 */
int mixture_leave(struct store *store, int64_t preparation, content_t injected);

/* Looks anew whether the mixtures stand that an entry made, used, discarded, or all of this for the entry it voids. */
int mixture_project(struct store *store, int64_t entry);
