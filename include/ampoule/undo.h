/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes back what an entry did, by an entry that does the opposite (DESIGN.md, section 4.4). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

/* What would be voided. */
struct voiding {
	int64_t number; /* of the entry that is voided; of a corrected session the last one */
	int64_t asked;	/* the number that was given: a session keeps its own */
	const char *kind;
	struct when when; /* business day and time of the original, which the void gets too */
	bool closed;	  /* unless its month is closed: then the void counts for the time of its act */
	instant_t recorded;  /* when it was written down */
	int64_t operator_id; /* who did; 0: a login that stood for itself */
	struct movement *movements;
	size_t count;
};

/*
 * Looks whether an entry can be voided. Errors: STATUS_NOT_FOUND; STATUS_REFUSED when it is a void, was voided,
 * moved nothing and was neither session nor correction, or a later entry took from what it brought in, or corrected it
 * (named).
 */
int void_plan(struct store *store, int64_t number, struct pool *pool, struct voiding *voiding);

/* Posts the same lines and price differences with signs turned, in reverse order; into a closed month nothing. */
int void_post(struct store *store, const struct act *act, const struct voiding *voiding, int64_t *number);
