/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many sessions can be made of what is on the shelf, and what one costs. */
#pragma once
#include "ampoule/pool.h"
#include "ampoule/taking.h"

enum { YIELD_MAX = 999 }; /* sessions are counted up to that */

/* What there is of one item's product, fit for a patient, in the place where it is taken. */
struct yield_line {
	int64_t containers; /* sealed */
	content_t open;	    /* content of opened ones */
	int64_t sessions;   /* that it would do for */
};

struct yield {
	struct yield_line *lines; /* one for each item of the request */
	int64_t sessions;	  /* that all of them together do for */
	money_t cost;		  /* of the next one, used and left over; only where there is one */
};

/*
 * Takes the request again and again, as that many sessions now would, until something is short. Nothing is written.
 * Its items are of different products. Errors: those of taking_plan, but what is short.
 */
int yield_estimate(struct store *store, const struct taking_request *request, struct when when, struct pool *pool,
	struct yield *yield);
