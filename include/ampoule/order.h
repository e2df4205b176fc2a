/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Orders to suppliers: R7 is drafted, sent, and its deliveries count against what it asks for (DESIGN.md,
 * section 8). An order's state and what has yet to come of it are projections of its records.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

#define ORDER_UNPRICED INT64_C(-1)

struct order {
	int64_t number;
	int64_t supplier;
	const char *supplier_code;
	const char *state;   /* draft, sent, part, received, cancelled */
	int64_t products;    /* that it asks for */
	int64_t lead_time;   /* days: the longest of its products; -1: none says it */
};

/* How much of a product an order asks for. */
struct order_line {
	int64_t product;
	int64_t containers;
	int64_t package; /* containers in one as it is ordered; 1: single ones */
	money_t net;	 /* of all of them, as expected; ORDER_UNPRICED: not known */
};

/* A new order. */
struct order_draft {
	int64_t supplier;
	struct order_line *lines;
	size_t count;
	int64_t number; /* given by order_start */
};

/* What an entry did to an order: "begun", "hair-x=30", "sent, expected 2026-11-30", "cancelled", "delivered". */
struct order_act {
	int64_t number;
	const char *supplier_code, *what;
};

/* All of that, in the order of their numbers; texts belong to the pool. */
int order_acts(struct store *store, int64_t entry, struct pool *pool, struct order_act **acts, size_t *count);

/* Errors: STATUS_NOT_FOUND. Texts belong to the pool. */
int order_load(struct store *store, int64_t number, struct pool *pool, struct order *order);

/* What an order asks for of a product now; `containers` is 0 when it asks for none. */
int order_line_load(struct store *store, int64_t number, int64_t product, struct order_line *line);

/* What so many containers of a product would cost at its last price; ORDER_UNPRICED when it never had one.
 * Free goods have none. Errors: STATUS_DATA when it is more than the program counts. */
int order_estimate(struct store *store, int64_t product, int64_t containers, money_t *net);

/* Posts one entry with new orders, in draft; its number goes to `*entry`. */
int order_start(struct store *store, const struct act *act, struct order_draft *drafts, size_t count, int64_t *entry);

/*
 * Posts what a draft asks for from here on: each line takes the place of what stood there for its product, one of no
 * containers takes it off. Errors: STATUS_REFUSED when it is no draft any more.
 */
int order_change(struct store *store, const struct act *act, const struct order *order, const struct order_line *lines,
	size_t count, int64_t *entry);

/* Posts that a draft went to its supplier, to come by `expected` (DAY_NONE: not known). Errors: STATUS_REFUSED when
 * it is no draft any more, or asks for nothing. */
int order_send(struct store *store, const struct act *act, const struct order *order, day_t expected, int64_t *entry);

/* Posts that what has not come of an order is not wanted any more. Errors: STATUS_REFUSED when all of it came, or it
 * was cancelled. */
int order_cancel(struct store *store, const struct act *act, const struct order *order, int64_t *entry);

/* Whether goods can come for an order. Errors: STATUS_REFUSED when it was not sent, or was cancelled. */
int order_check_sent(struct store *store, const struct order *order);

/* The first order that is on its way with a product, to a supplier (0: to any); `*number` is 0 when there is none. */
int order_awaited(struct store *store, int64_t supplier, int64_t product, int64_t *number);

/*
 * Within the open entry of a delivery, after its lines: it came for this order, all of it, or with `line` one of its
 * lines, and the order is judged by order_judge() when they are all said. Errors: STATUS_NOT_FOUND; STATUS_REFUSED when
 * the order was not sent or was cancelled.
 */
int order_receive(struct store *store, int64_t delivery, int64_t line, int64_t number);

/*
 * What came for an order with a delivery. More than was asked for is noted as a
 * warning of the entry. Errors: STATUS_REFUSED when it did not ask for a product that came.
 */
int order_judge(struct store *store, int64_t delivery);

/* Brings the orders of a delivery, if it came for any, up to date: the entry that it is, or that corrected it, was posted
 * or voided. */
int order_project(struct store *store, int64_t entry);
