/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stock that comes in: deliveries, and what was there before the program (DESIGN.md, section 4). */
#pragma once
#include "ampoule/ledger.h"

struct delivery_line {
	int64_t product;
	const char *lot; /* its code, let in by text_clean_lot */
	day_t expires;	 /* DAY_NONE: does not expire */
	int64_t containers;
	int64_t package; /* as it was packed; 0: not said */
	int64_t location;
	money_t net; /* of the whole line */
};

struct delivery {
	bool opening;	     /* opening stock: no purchase, no supplier */
	int64_t supplier;    /* 0: not said */
	const char *invoice; /* NULL: not said */
	const struct delivery_line *lines;
	size_t count;
};

/*
 * Posts a delivery as one entry: lots that are new, a layer for each line, the stock. Its number goes to
 * `*number`. Errors: STATUS_REFUSED when the lot is there with another expiry, or what is
 * delivered is recalled.
 */
int delivery_post(struct store *store, const struct act *act, const struct delivery *delivery, int64_t *number);

/*
 * The lot of a line, added within the open entry when the product has none of that code.
 * Errors: STATUS_REFUSED when it is there with another expiry.
 */
int delivery_lot(struct store *store, const struct delivery_line *line, int64_t *id);
