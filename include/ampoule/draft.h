/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A delivery that is typed in line by line: one for each person, no part of the ledger until it is posted. */
#pragma once
#include "ampoule/delivery.h"

struct draft_line {
	int64_t number; /* of the line */
	int64_t product;
	const char *product_code, *container;
	const char *lot;
	day_t expires;
	int64_t location;
	const char *location_code;
	int64_t package;    /* as it was packed; 0: not said */
	int64_t containers; /* that are paid for */
	int64_t free;	    /* containers that came on top */
	int64_t broken;	    /* of those that are paid for */
	bool later;	    /* the price follows with the paper */
	money_t net;	    /* in the paper's currency, less discount */
	money_t discount;
	int64_t tax_rate;
	bool recoverable;
	int64_t order; /* that it came for; 0: none, or not said */
};

struct draft {
	int64_t supplier; /* 0: not said */
	const char *supplier_code;
	const char *invoice;  /* NULL: not said */
	struct when when;     /* on which it came; day DAY_NONE: the day on which it is posted */
	const char *currency; /* of the paper; NULL: the clinic's */
	int64_t rate;
	struct draft_line *lines;
	size_t count;
};

/* Whose draft it is: the operator's, else the login's that stands for itself. */
char *draft_owner(const struct act *act, struct pool *pool);

/* Errors: STATUS_NOT_FOUND when nothing was begun. */
int draft_load(struct store *store, const char *owner, struct pool *pool, struct draft *draft);

/* Errors: STATUS_REFUSED when one was begun already. */
int draft_start(struct store *store, const char *owner, const struct draft *draft);

/* Adds a line: its number goes to `line->number`. */
int draft_add(struct store *store, const char *owner, struct draft_line *line);

/* Errors: STATUS_NOT_FOUND when there is no such line. */
int draft_drop(struct store *store, const char *owner, int64_t number);

int draft_remove(struct store *store, const char *owner);

/* What stands below the lines of the paper, in its currency. */
struct draft_foot {
	money_t freight, fees, discount;
};

/*
 * Prices a draft and makes a delivery of it: free goods are lines of their own, lines without a price take the
 * product's last one. `digits` are the clinic's. The paper's total, with tax, is `delivery->total`.
 * Errors: those of invoice_price(); STATUS_REFUSED when it has no lines, or prices on some only.
 */
int draft_deliver(struct store *store, const struct draft *draft, const struct draft_foot *foot, int digits,
	struct pool *pool, struct delivery *delivery);
