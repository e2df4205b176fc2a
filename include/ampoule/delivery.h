/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stock that comes in: deliveries, and what was there before the program (DESIGN.md, section 4). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

/* Amounts are the clinic's unless another currency is said. */
struct delivery_line {
	int64_t product;
	const char *lot; /* its code, let in by text_clean_lot */
	day_t expires;	 /* DAY_NONE: does not expire */
	int64_t containers;
	int64_t package; /* as it was packed; 0: not said */
	int64_t location;
	int64_t broken;	 /* so many of them came broken: written off at once, and claimed */
	money_t net;	 /* of the whole line, less its own discount */
	money_t fees;	 /* its share of freight and fees, less discount */
	int64_t tax_rate; /* hundredths of a percent */
	money_t tax;
	bool recoverable; /* the tax comes back, and is no cost */
	bool estimated;	  /* there is no paper yet */
	money_t discount;  /* the line's own, in the paper's currency */
	money_t paper_net; /* net in the paper's currency, where that is another */
	int64_t order;	   /* that the line came for, where the delivery came for several; 0: none, or the delivery's */
};

struct delivery {
	bool opening;	     /* opening stock: no purchase, no supplier */
	int64_t supplier;    /* 0: not said */
	const char *invoice; /* NULL: not said */
	int64_t order;	     /* that it came for; 0: none, or not said */
	const char *currency; /* of the paper; NULL: the clinic's */
	int64_t rate;	     /* millionths of the clinic's currency for one of the paper's; 0 without */
	bool has_total;
	money_t total; /* of the paper, in its currency */
	const struct delivery_line *lines;
	size_t count;
	const struct delivery_warning *warnings;
	size_t warning_count;
};

/* What is worth a look when goods come in; noted with the entry. No prices stand in it. */
struct delivery_warning {
	const char *rule, *text;
};

/*
 * Posts a delivery as one entry: lots that are new, a layer for each line, the stock. Its number goes to
 * `*number`. Errors: STATUS_REFUSED when the lot is there with another expiry, or what is
 * delivered is recalled; those of order_receive and order_judge.
 */
int delivery_post(struct store *store, const struct act *act, const struct delivery *delivery, int64_t *number);

/* What the stock takes as the value of a line. */
money_t delivery_line_cost(const struct delivery_line *line);

/*
 * Looks at a delivery before it is posted: lots that keep for a short time, or less long than what is on the shelf,
 * an invoice number seen before, a price of more than three times the last.
 */
int delivery_check(struct store *store, const struct delivery *delivery, day_t day, struct pool *pool,
	struct delivery_warning **warnings, size_t *count);

/* What so many containers of a product would cost at its last price; `*known` tells whether there is one. */
int delivery_estimate(struct store *store, int64_t product, int64_t containers, money_t *net, bool *known);

/*
 * The lot of a line, added within the open entry when the product has none of that code.
 * Errors: STATUS_REFUSED when it is there with another expiry.
 */
int delivery_lot(struct store *store, const struct delivery_line *line, int64_t *id);
