/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a supplier's paper says, and what each of its lines costs the clinic (DESIGN.md, section 4.3). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/error.h"
#include "ampoule/money.h"

enum {
	TAX_RATE_WHOLE = 10000,	  /* 100 %, in hundredths of a percent */
	CURRENCY_RATE_ONE = 1000000, /* rates are millionths */
};

struct invoice_line {
	/* As the paper has it, in minor units of its currency. */
	money_t net;	  /* of the goods, less the line's own discount; 0: free goods */
	int64_t tax_rate; /* hundredths of a percent */
	bool recoverable; /* the tax comes back, and is no cost */
	/* What follows, in the clinic's currency. */
	money_t value;	  /* of the goods */
	money_t fees;	  /* its share of freight and fees, less discount */
	money_t tax;
};

struct invoice {
	/* In minor units of the paper's currency. */
	money_t freight, fees, discount;
	int64_t rate; /* millionths of the clinic's currency for one of the paper's; 0: it is the clinic's */
	int digits, paper_digits;
	struct invoice_line *lines;
	size_t count;
	/* What follows. */
	money_t paper_total; /* with tax, in the paper's currency */
	money_t total;	     /* the same in the clinic's */
};

/*
 * Spreads freight, fees and discount over the lines by value, so that the parts sum to the paper; free goods get
 * nothing. Tax is rounded once for each rate, as papers do, half up. Another currency is turned into the clinic's
 * total by total, then split: the lines sum to the paper's total at its rate, rounded half-even.
 * Errors: STATUS_REFUSED for a discount of more than there is, or fees without goods to bear them; STATUS_DATA when
 * it comes to more than the program counts.
 */
int invoice_price(struct invoice *invoice, struct error *error);

/*
 * What the tax of a line changes by when its base becomes another, and those of the same rate on the same paper stay at
 * `others` in all: tax is rounded once for the rate.
 */
money_t invoice_tax_change(int64_t rate, money_t others, money_t was, money_t is);

/* What the stock takes as the value of a priced line. */
money_t invoice_line_cost(const struct invoice_line *line);

/* A tax rate: `21%`, `4`, `5.5%`. Errors: STATUS_DATA, also over 100 %. */
int tax_rate_parse(const char *text, int64_t *rate, struct error *error);

/* What one unit of another currency is worth in the clinic's: `0.9217`, up to six decimals. Errors: STATUS_DATA. */
int currency_rate_parse(const char *text, int64_t *rate, struct error *error);
