/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper of goods that came before it: their last price becomes what they cost (DESIGN.md, section 4.5). */
#pragma once
#include "ampoule/correction.h"

struct settlement {
	int64_t supplier;
	const char *invoice;
	struct correction *corrections; /* one for each line */
	size_t count;
};

/*
 * The lines of a delivery that wait for their paper. Errors: those of correction_line_load(); STATUS_REFUSED when none
 * does, or it came from another supplier.
 */
int settlement_lines(struct store *store, int64_t delivery, int64_t supplier, struct pool *pool,
	struct correction_line **lines, size_t *count);

/* What a line's price does to the stock; the price may be what it was taken to be. Errors: those of correction_plan(). */
int settlement_price(struct store *store, const struct correction_line *line, money_t net, struct when when,
	struct pool *pool, struct correction *correction);

int settlement_post(struct store *store, const struct act *act, const struct settlement *settlement, int64_t *number);
