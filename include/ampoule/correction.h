/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of a delivery really was: its price, how many came (DESIGN.md, section 4.5). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

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
};

/*
 * Errors: STATUS_NOT_FOUND, also for a line that the delivery has not; STATUS_USAGE when `number` is 0 and there are
 * several; STATUS_REFUSED when the entry is no delivery, was voided, or goods of the line were returned.
 */
int correction_line_load(struct store *store, int64_t delivery, int64_t number, struct pool *pool,
	struct correction_line *line);

struct correction {
	const struct correction_line *line;
	struct when when;
	int64_t containers; /* what it should be */
	money_t net;
	struct movement *movements;
	size_t count;
	money_t stock;	    /* what the stock's value changes by */
	money_t difference; /* price difference: the part that is gone */
};

/* The value of the line for `containers` at the price that it has; a line without containers has none, and keeps its. */
money_t correction_net(const struct correction_line *line, int64_t containers);

/*
 * Looks at what a line that held `containers` worth `net` in all would do to the stock. What is held is the least
 * that was there from `when` on. Errors: STATUS_REFUSED when it is so already, `when` lies before the delivery, or
 * more would be taken away than is there (the entries that took are named).
 */
int correction_plan(struct store *store, const struct correction_line *line, int64_t containers, money_t net,
	struct when when, struct pool *pool, struct correction *correction);

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
