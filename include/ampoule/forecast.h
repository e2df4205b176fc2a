/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What will be short, and what will expire unused: the planned sessions of all courses, taken day by day off what stands
 * on the shelf and what is on its way, as sessions take it; where no course plans a product, its average use (DESIGN.md,
 * section 7). What is missing counts in whole containers, as if they had been bought for that day.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/day.h"
#include "ampoule/pool.h"
#include "ampoule/recipe.h"
#include "ampoule/usable.h"

enum { FORECAST_DAYS_MAX = 730 };

struct forecast_product {
	int64_t id;
	content_t size;	 /* of a container */
	int64_t in_use;	 /* minutes after opening; 0: single-dose */
	int64_t solvent; /* product that it takes along, container for container; 0: none */
	int64_t lead;	 /* days from order to delivery */
	content_t used;	 /* on average: this on so many days */
	int64_t used_days; /* 0: no average is known */
};

/* A session to come. */
struct forecast_session {
	day_t day;
	int64_t patient;
	const struct recipe_line *lines;
	size_t count;
};

/* Containers on their way. */
struct forecast_arrival {
	int64_t product;
	day_t day;
	int64_t containers;
};

/* Content that is kept for a patient. */
struct forecast_claim {
	int64_t product, patient;
	int64_t lot; /* 0: whichever there is */
	content_t content;
	day_t until; /* the last day that it holds; DAY_NONE: until it is released */
};

/*
 * Products and what belongs to each are in the order of the products' ids, arrivals of each in that of their days, claims
 * in that of their age. A holding's place does not count: it is one that may be used.
 */
struct forecast_facts {
	struct when now;
	day_t until;	/* the last day that is looked at */
	int64_t review; /* days from one order to the next */
	const struct forecast_product *products;
	size_t product_count;
	const struct forecast_session *sessions; /* in the order of their days, from today on */
	size_t session_count;
	const struct holding *holdings;
	size_t holding_count;
	const struct forecast_arrival *arrivals;
	size_t arrival_count;
	const struct forecast_claim *claims;
	size_t claim_count;
};

/* Containers that a product needs on a day, and how many of them will not be there. */
struct forecast_day {
	int64_t product;
	day_t day;
	int64_t needed, missing;
};

/* What becomes of a product. */
struct forecast_outcome {
	const struct forecast_product *product;
	bool planned;	       /* by courses; else by its average */
	int64_t needed, missing; /* containers, through the last day that is looked at */
	day_t short_on;	       /* the first day on which any is missing; DAY_NONE: none */
	day_t order_by;	       /* so that it is there then; DAY_NONE: nothing is missing */
	day_t soon;	       /* what is ordered at the next review comes on this day */
	int64_t needed_soon, missing_soon, coming_soon; /* containers through that day */
};

/* What of a lot is left on its last day. */
struct forecast_leftover {
	int64_t product, lot;
	int64_t containers;
	money_t value;
};

struct forecast {
	struct forecast_day *days; /* product by product; only those with a need */
	size_t day_count;
	struct forecast_outcome *outcomes; /* of every product */
	size_t outcome_count;
	struct forecast_leftover *leftovers; /* layer by layer, of lots whose last day is looked at */
	size_t leftover_count;
};

/* The last day that a product's orders look at: what is ordered at the next review comes then. */
day_t forecast_soon(const struct forecast_facts *facts, const struct forecast_product *product);

/* Works it out. Sessions of today are held now, later ones at noon. All of it belongs to the pool. */
void forecast_make(const struct forecast_facts *facts, struct pool *pool, struct forecast *forecast);
