/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the paper of goods that came before it says, as it is typed. */
#pragma once
#include "ampoule/settlement.h"
#include "receive_paper.h"

struct invoice_paper {
	struct receive_paper paper; /* its currency and its foot */
	const char *recoverable;
	const char **prices, **taxes; /* PRODUCT[@LOT]=12.50; 21%, or PRODUCT[@LOT]=21% */
	size_t price_count, tax_count;
};

/*
 * Prices the lines of a paper: `settlement->corrections` say what each does to the stock. All of what was typed must
 * mean one of the lines. Errors: STATUS_USAGE, STATUS_DATA; STATUS_REFUSED for a line without a price and a total that
 * is not the paper's; those of invoice_price() and correction_plan_paper().
 */
int invoice_paper_read(struct context *context, const struct invoice_paper *said, struct correction_line *lines,
	struct settlement *settlement);
