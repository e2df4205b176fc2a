/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Takes stock off the shelf, whatever for: chosen first expired first out, priced and posted in the same way for
 * sessions, rooms, write-offs, returns and transfers (DESIGN.md, sections 4 to 6).
 */
#pragma once
#include "ampoule/fefo.h"
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/shelf.h"

/* What is taken of one product. */
struct item {
	int64_t product;
	int64_t lot;	/* the one in the nurse's hand; 0: first expired, first out */
	const char *lot_code;
	int64_t opened; /* O17; 0: none in particular */
	bool fresh;	/* passes over what is open */
	struct quantity quantity; /* containers, content, or all: of `opened`, else (never for a patient) of the product or lot */
};

/* A product that is taken from, with all that there is of it. */
struct supply {
	struct product product;
	struct holding *holdings;
	size_t count;
};

/* One draw of an item. */
struct component {
	const struct supply *supply;
	struct draw draw; /* of supply->holdings */
	enum reason reason;
	bool mixed;    /* into the preparation of its part */
	size_t part;   /* of the act, as the request said it */
	size_t opener; /* 1 + the component that opens the container of which it draws the rest; 0: from the shelf */
	content_t lent; /* of what is kept in a container that it opens: drawn by later parts */
};

/* Who takes, and from where. */
struct taking_request {
	int64_t location;
	const char *location_code;
	int64_t patient; /* whose reservations it may take; 0: nobody's */
	enum purpose purpose;
	enum reason reason; /* that its lines get; not for a patient: a preparation is used, all else consumed */
	bool incident;	    /* it has happened: what is named by lot or number is taken whatever stands against it */
	bool whatever;	    /* items of which there is nothing are passed over */
	size_t part;	    /* of an act that has several: a later one draws on the bottles that one before opens */
	const struct item *items;
	size_t count;
};

struct taking {
	struct when when;
	instant_t since; /* from when on what is taken must have been there; 0: from `when` on */
	struct supply **supplies; /* one for each product, so that two items of it share what is there */
	size_t supply_count;
	struct component *components;
	size_t count;
	const char **findings; /* what is worth the manager's notice: a lot passed over */
	size_t finding_count;
	const char **hints; /* what the one who takes should know, and nobody later: what is taken was reserved */
	size_t hint_count;
};

/*
 * Chooses containers for every item. Nothing is written; all of it belongs to the pool. What is taken away leaves in
 * whole containers, or from opened ones. `taking` begins zeroed; it may hold what was chosen before for other items or
 * another place, which is then not taken again.
 * Errors: STATUS_REFUSED when anything is short or may not be used, saying what is there and why not; STATUS_DATA for
 * a quantity of nothing, of another unit, or of content that would have to be taken out of sealed containers.
 */
int taking_plan(struct store *store, const struct taking_request *request, struct when when, struct pool *pool,
	struct taking *taking);

/*
 * The value of each component: what leaves a holding is costed once for the whole entry, then split over its draws,
 * by content for an opened container and evenly for sealed ones (DESIGN.md, section 4.3). `values` has room for
 * `count`.
 */
void taking_price(const struct component *components, size_t count, money_t *values);

/*
 * Posts the lines of all components within the open entry: opens containers where less than all of one is taken, and
 * wastes what may not be kept. `preparations` is what the mixed ones go into, part by part, 0 where nothing is mixed;
 * NULL: nowhere. With `all` what is not mixed belongs to it too. The findings are noted.
 */
int taking_post(struct store *store, const struct taking *taking, const int64_t *preparations, bool all);

/* Posts what is taken, and nothing else, as one entry of that kind. */
int taking_record(struct store *store, const struct act *act, const char *kind, const struct taking *taking,
	int64_t *number);
