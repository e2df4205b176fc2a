/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What suppliers give back, for goods and without. */
#pragma once
#include "ampoule/taking.h"

/* What is sent back. */
struct goods_return {
	int64_t supplier;
	bool has_credit;
	money_t credit; /* what the supplier gives for them */
	const struct taking *taking;
};

/*
 * Takes the goods off the stock at what they cost; what the credit is less or more than that is a price difference.
 * Without a credit that follows with credit_post().
 */
int return_post(struct store *store, const struct act *act, const struct goods_return *goods, int64_t *number);

struct credit {
	int64_t supplier;
	money_t amount;
	int64_t of; /* the delivery or the return that it is for; 0: no entry in particular */
};

/*
 * A credit without goods: off the price of what came, or for goods that went back before. What was bought becomes
 * cheaper as a price difference of the entry's period. Errors: STATUS_NOT_FOUND; STATUS_REFUSED when the entry is
 * neither, was voided, is another supplier's, or was returned and credited already.
 */
int credit_post(struct store *store, const struct act *act, const struct credit *credit, int64_t *number);
