/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much came in and what it cost, as people and files write it. */
#pragma once
#include "ampoule/command.h"

struct received {
	int64_t containers;
	int64_t package; /* as it was packed; 0: not said */
	money_t net;	 /* of all of it */
};

/*
 * Reads a quantity (`20`, `2pk`) and the price of one container (`12.50`) or package (`125/pk`). `package` is the
 * one that was scanned; its id is 0 when none was, then the product's only one is meant by `pk`. `digits` are those of
 * the price's currency.
 * Errors: STATUS_DATA.
 */
int received_read(struct context *context, const struct record *product, const struct record *package,
	const char *quantity, const char *price, int digits, struct received *received);

/* Likewise, with the value of all of it instead of a price. */
int received_read_value(struct context *context, const struct record *product, const char *quantity,
	const char *value, int digits, struct received *received);
