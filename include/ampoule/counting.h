/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stock counts: a snapshot of what there should be, what counters found, the difference posted (DESIGN.md,
 * section 8).
 *
 * An amount is a number of containers; of an opened container its content. What a line should hold is its
 * balance after the count's base entry, so that the figures may be entered and posted while work goes on:
 * the difference is applied to what there is by then.
 */
#pragma once
#include "ampoule/count.h"
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/shelf.h"

/* What a count is limited to. */
struct count_scope {
	const int64_t *products;
	size_t product_count; /* 0: every product */
	int64_t location; /* 0: every place */
	const char *area; /* NULL: every one */
	int64_t idle; /* only what was not counted for so many days; 0: all */
	day_t today;
};

struct count_started {
	int64_t number; /* of the count */
	int64_t entry;
	size_t lines;
	const char *overlapping; /* "C2, C3": other counts that are open over the same stock; NULL: none */
};

/* Takes the snapshot, as one entry. Errors: STATUS_REFUSED when nothing is on hand within the scope. */
int count_start(struct store *store, const struct act *act, const struct count_scope *scope,
	struct pool *pool, struct count_started *started);

enum count_stage {
	COUNT_STAGE_OPEN,
	COUNT_STAGE_POSTED,
	COUNT_STAGE_CANCELLED,
};

struct count_line {
	int64_t line; /* of the count */
	struct product product;
	int64_t lot;
	const char *lot_code;
	day_t expires;
	int64_t location;
	const char *location_code;
	int64_t opened; /* number; 0: sealed containers, or one that was found open */
	bool is_found; /* beyond the snapshot */
	bool is_open; /* its amount is content: an opened container */
	int64_t expected; /* amount after the base entry, set right by what other counts posted since */
	int64_t moved; /* since the base entry, besides */
	money_t price; /* of a found container, where it was said; -1: not said */
	struct count_figure *figures;
	size_t figure_count;
	enum count_state state;
	int64_t counted; /* where it was */
	const char *counters; /* "anna, bea" */
};

struct count {
	int64_t number;
	int64_t entry, base;
	instant_t started;
	int64_t location; /* it is limited to; 0: every place */
	const char *location_code;
	enum count_stage stage;
	int64_t ended_by; /* entry; 0: it is open */
	struct count_line *lines;
	size_t count;
};

/* A count with its lines and figures. Errors: STATUS_NOT_FOUND. */
int count_load(struct store *store, int64_t number, struct pool *pool, struct count *count);

/* What an entry did to a count. */
struct count_act {
	int64_t number; /* of the count */
	const char *what; /* "started", "figure", "posted", "cancelled", "open again" */
	/* Of a figure only. */
	const char *product, *lot, *location, *unit, *counter;
	int64_t opened; /* 0: none that the ledger knew */
	int64_t amount;
	bool is_open, recount;
};

/* All that an entry did to counts, figures in the order in which they were entered. */
int count_acts(struct store *store, int64_t entry, struct pool *pool, struct count_act **acts, size_t *count);

/* Errors, STATUS_REFUSED: it was posted or cancelled. */
int count_check_open(struct store *store, const struct count *count);

/* "'hair-x@L1' in 'main'", "'O17'". */
const char *count_line_name(const struct count_line *line, struct pool *pool);

/* A lot or an open container that the snapshot has not. */
struct count_found {
	int64_t product;
	const char *lot; /* code */
	day_t expires;
	bool has_expiry; /* it was said; needed of a lot that is new */
	int64_t location;
	bool is_open;
	int64_t amount;
	money_t price; /* of a container; -1: not said */
};

struct count_entering {
	const struct count *count;
	const char *counter; /* NULL: who acts */
	bool recount;
	struct count_entered {
		size_t line; /* index among the count's */
		int64_t amount;
	} * entered;
	size_t entered_count;
	struct count_found *found;
	size_t found_count;
};

/*
 * Posts figures as one entry; lots that are new are added. Errors: STATUS_REFUSED when the count is no
 * longer open, a line is entered twice, an opened container would hold more than it can, or a found lot
 * stands on the sheet; STATUS_DATA when a found lot is new and its expiry was not said.
 */
int count_enter(struct store *store, const struct act *act, const struct count_entering *entering,
	struct pool *pool, int64_t *number);

/* A line that was counted, and what its difference does to what there is now. */
struct count_difference {
	const struct count_line *line;
	int64_t amount; /* counted less expected */
	money_t value;
	bool unpriced; /* a surplus whose cost nothing tells */
	bool impossible; /* less is left than would have to be taken, or the container is empty by now */
	int64_t left; /* where it is impossible: amount that there is */
	const char *why;
	struct movement *movements; /* a surplus's layer and container are not there yet: 0 */
	size_t count;
};

struct count_plan {
	const struct count *count;
	struct count_difference *differences; /* one for each counted line, 0 included */
	size_t difference_count;
	size_t not_counted, differing; /* lines */
};

/*
 * Works out what the counted lines come to; nothing is written. What keeps it from being posted is for
 * count_post() to say. Errors: STATUS_REFUSED when a surplus is worth more than can be kept.
 */
int count_plan(struct store *store, const struct count *count, struct when when, struct pool *pool,
	struct count_plan *plan);

/*
 * Whether a plan can be posted. Errors, STATUS_REFUSED: the count is not open, nothing was counted, a line
 * must be counted again, a difference has no reason, or cannot be taken from what is left.
 */
int count_check_post(struct store *store, const struct count_plan *plan, struct pool *pool);

/*
 * Posts the differences as one entry, reason `counted`: shortages out of the lot's layers at that place, the
 * oldest first, a surplus as a layer of its own. Errors: as above.
 */
int count_post(struct store *store, const struct act *act, const struct count_plan *plan, struct pool *pool,
	int64_t *number);

/*
 * What a posted count came to, line by line, in place of a plan: its lines then expect what they did when
 * posted.
 */
int count_plan_load(struct store *store, struct count *count, struct pool *pool, struct count_plan *plan);

int count_cancel(struct store *store, const struct act *act, const struct count *count, int64_t *number);

/* Looks anew whether the count is open that an entry posted or cancelled. */
int count_project(struct store *store, int64_t entry);
