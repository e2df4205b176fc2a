/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a product's stock is worth by another rule than the actual cost of its lots (DESIGN.md, section 11; IAS 2.25):
 * first in, first out, or the weighted average that moves with every inflow. Which container is taken is the physical
 * order's business, which this knows nothing of.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/money.h"
#include "ampoule/quantity.h"

enum valuation_method {
	VALUATION_LAYER, /* each lot's delivery at its own cost, as the ledger has it */
	VALUATION_FIFO,
	VALUATION_AVERAGE,
};

/* The method of a name ("fifo"); false: there is none. */
bool valuation_find(const char *name, enum valuation_method *method);

/* Content that came in at one cost. */
struct valuation_part {
	int64_t origin; /* what it came with: a delivery that is taken back finds its own */
	content_t content;
	money_t value;
};

/* All that there is of one product: begin with the method alone. Nothing of it is ever negative, and where no content
 * is there is no value. */
struct valuation_pool {
	enum valuation_method method; /* not VALUATION_LAYER */
	content_t content;
	money_t value;
	struct valuation_part *parts; /* first in, first out: the oldest first */
	size_t first, count, room;
};

void valuation_release(struct valuation_pool *pool);

void valuation_bring(struct valuation_pool *pool, int64_t origin, content_t content, money_t value);

/* What `content` costs, which leaves; who takes the last takes all that is left. */
money_t valuation_take(struct valuation_pool *pool, content_t content);

/* The same, of what stays. */
money_t valuation_peek(const struct valuation_pool *pool, content_t content);

/* What was taken comes back at the value that it took, and is the first to be taken again. */
void valuation_give_back(struct valuation_pool *pool, int64_t origin, content_t content, money_t value);

/* What was brought goes again, at `value`, or as much of it as there is: what it brought first, then the oldest. */
money_t valuation_withdraw(struct valuation_pool *pool, int64_t origin, content_t content, money_t value);

/* Content that is there costs more or less: gives by how much it does, for nothing becomes worth less than nothing. */
money_t valuation_correct(struct valuation_pool *pool, int64_t origin, money_t value);
