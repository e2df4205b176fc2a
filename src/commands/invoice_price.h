/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The prices that a paper names, as they are typed: PRODUCT[@LOT]=12.50. */
#pragma once
#include "ampoule/correction.h"
#include "items.h"

/* `PRODUCT[@LOT]=P`, taken apart. */
struct line_price {
	const char *text, *amount;
	struct named named;
	bool used;
};

/* Errors: STATUS_USAGE; those of named_read(). */
int line_prices_read(struct context *context, const char **texts, size_t count, struct line_price *prices);

/* The price of a line: that of its lot, else that of its product; NULL for none. */
struct line_price *line_price_find(struct line_price *prices, size_t count, const struct correction_line *line);
