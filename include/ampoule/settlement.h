/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper of goods that came before it: their last price becomes what they cost (DESIGN.md, section 4.5). */
#pragma once
#include "ampoule/correction.h"

struct settlement {
	int64_t supplier;
	const char *invoice;
	const char *currency; /* of the paper; NULL: the clinic's */
	int64_t rate;	      /* millionths of the clinic's currency for one of the paper's; 0 without */
	bool has_total;
	money_t total; /* of the paper, with tax, in its currency */
	struct correction *corrections; /* one for each line */
	size_t count;
};

/*
 * The lines of a delivery that wait for their paper. Errors: those of correction_line_load(); STATUS_REFUSED when none
 * does, or it came from another supplier.
 */
int settlement_lines(struct store *store, int64_t delivery, int64_t supplier, struct pool *pool,
	struct correction_line **lines, size_t *count);

int settlement_post(struct store *store, const struct act *act, const struct settlement *settlement, int64_t *number);
