/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a supplier's paper says beside its lines: whose it is, its currency, what stands at its foot. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/draft.h"

struct receive_paper {
	const char *supplier, *invoice, *currency, *rate, *freight, *fees, *discount, *total;
};

/* Options of a paper, for a table of them. Keys from RECEIVE_PAPER to RECEIVE_PAPER_END. */
enum {
	RECEIVE_PAPER = 512,
	RECEIVE_SUPPLIER = RECEIVE_PAPER,
	RECEIVE_INVOICE,
	RECEIVE_CURRENCY,
	RECEIVE_RATE,
	RECEIVE_FREIGHT,
	RECEIVE_FEES,
	RECEIVE_DISCOUNT,
	RECEIVE_TOTAL,
	RECEIVE_PAPER_END,
};

#define RECEIVE_HEAD_OPTIONS \
	{ "supplier", RECEIVE_SUPPLIER, N_("SUPPLIER"), 0, N_("who delivered"), 0 }, \
	{ "invoice", RECEIVE_INVOICE, N_("NUMBER"), 0, N_("of the paper"), 0 }

#define RECEIVE_CURRENCY_OPTIONS \
	{ "currency", RECEIVE_CURRENCY, N_("CODE"), 0, N_("of the paper, where it is not the clinic's"), 0 }, \
	{ "rate", RECEIVE_RATE, N_("RATE"), 0, N_("what one unit of it is worth in the clinic's: 0.9217"), 0 }

#define RECEIVE_FEE_OPTIONS \
	{ "freight", RECEIVE_FREIGHT, N_("AMOUNT"), 0, N_("of the paper, spread over its lines by value"), 0 }, \
	{ "fees", RECEIVE_FEES, N_("AMOUNT"), 0, N_("likewise: customs, packing"), 0 }

#define RECEIVE_DISCOUNT_OPTION \
	{ "discount", RECEIVE_DISCOUNT, N_("AMOUNT"), 0, N_("off the whole paper, likewise"), 0 }

#define RECEIVE_TOTAL_OPTION \
	{ "total", RECEIVE_TOTAL, N_("AMOUNT"), 0, N_("of the paper, with tax: what the lines come to must match it"), 0 }

/* Takes the options above; ARGP_ERR_UNKNOWN for any other key. */
error_t receive_paper_parse(int key, char *arg, struct argp_state *state, struct receive_paper *paper);

/* Supplier and invoice of a delivery, where they were said. */
int receive_head_read(struct context *context, const struct receive_paper *paper, struct draft *draft);

/* Currency and rate, where they were said. Errors: STATUS_NOT_PERMITTED, STATUS_USAGE, STATUS_DATA. */
int receive_currency_read(struct context *context, const struct receive_paper *paper, struct draft *draft);

/* What stands at the foot; what was not said is 0. Errors: STATUS_NOT_PERMITTED, STATUS_DATA. */
int receive_foot_read(struct context *context, const struct receive_paper *paper, int digits, struct draft_foot *foot,
	money_t *total);

/* Money of the paper: "12.50", "12.50 USD" where its currency is another. `digits` are that currency's. */
const char *paper_money(const char *currency, money_t money, int digits, struct pool *pool);

/* Digits of the paper's currency (NULL: the clinic's), or a negative status. */
int paper_digits(struct context *context, const char *currency);

/* Whether the lines come to what stands at the foot, in the paper's currency. Errors: STATUS_REFUSED. */
int paper_total_check(struct context *context, const char *currency, money_t said, money_t lines, int digits);

/* Whether what the lines come to is the total that was said. Errors: STATUS_USAGE without prices, STATUS_REFUSED. */
int receive_total_check(struct context *context, const char *currency, money_t said, int digits,
	const struct delivery *delivery);
