/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of a delivery really was: its price, how many came (DESIGN.md, section 4.5). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

/* What a line bears besides its price. */
struct line_charges {
	money_t fees; /* its share of the paper's freight and fees, less discount */
	int64_t tax_rate; /* hundredths of a percent */
	money_t tax;
	bool recoverable; /* the tax comes back, and is no cost */
};

/* A line of a delivery as it stands. */
struct correction_line {
	int64_t delivery, line;
	instant_t time; /* of the delivery */
	int64_t layer;
	int64_t product;
	const char *product_code, *container, *lot;
	content_t size; /* of one container */
	int64_t location;
	const char *location_code;
	int64_t package; /* as it was packed; 0: not said */
	int64_t containers;
	money_t net;
	struct line_charges charges;
	bool charged;	  /* they are not those that came with the delivery */
	money_t others;	  /* net and fees of the other lines of its paper at its rate of tax */
	int64_t returned; /* the entry by which goods of it went back; 0: none */
};

/*
 * Errors: STATUS_NOT_FOUND, also for a line that the delivery has not; STATUS_USAGE when `number` is 0 and there are
 * several; STATUS_REFUSED when the entry is no delivery, or was voided.
 */
int correction_line_load(struct store *store, int64_t delivery, int64_t number, struct pool *pool,
	struct correction_line *line);

struct correction {
	const struct correction_line *line;
	struct when when;
	int64_t containers; /* what it should be */
	money_t net;
	struct line_charges charges;
	struct movement *movements;
	size_t count;
	money_t stock;	    /* what the stock's value changes by */
	money_t difference; /* price difference: the part that is gone */
};

/* The value of the line for `containers` at the price that it has; a line without containers has none, and keeps its. */
money_t correction_net(const struct correction_line *line, int64_t containers);

/* What a line of that price bears: its fees stay as they were booked, its tax follows. */
struct line_charges correction_charges(const struct correction_line *line, money_t net);

/*
 * Looks at what a line that held `containers` worth `net` in all would do to the stock. What is held is the least
 * that was there from `when` on. Errors: STATUS_REFUSED when it is so already, goods of it were returned, `when` lies
 * before the delivery, or more would be taken away than is there (the entries that took are named).
 */
int correction_plan(struct store *store, const struct correction_line *line, int64_t containers, money_t net,
	struct when when, struct pool *pool, struct correction *correction);

/*
 * The same for what its paper says of a line: it may say what it was taken to be, and what was returned by then is gone
 * as what was used is.
 */
int correction_plan_paper(struct store *store, const struct correction_line *line, money_t net,
	const struct line_charges *charges, struct when when, struct pool *pool, struct correction *correction);

int correction_post(struct store *store, const struct act *act, const struct correction *correction, int64_t *number);

/* The same within the open entry, of that number. */
int correction_record(struct store *store, int64_t entry, const struct correction *correction);

/* A price difference of an entry. */
struct price_difference {
	int64_t layer;
	const char *product, *lot;
	money_t value;
};

int price_differences_load(struct store *store, int64_t entry, struct pool *pool, struct price_difference **differences,
	size_t *count);
