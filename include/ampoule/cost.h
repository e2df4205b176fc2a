/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cost is exact: how a value is shared out without losing a minor unit (DESIGN.md, section 4.3; IAS 2). */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "ampoule/money.h"

/*
 * The value of `taken` out of `held` that are worth `value`: value × taken ÷ held, rounded half-even; all of
 * the value when all is taken. 0 ≤ taken ≤ held, held > 0. Computed with 128 bits.
 */
money_t cost_share(money_t value, int64_t taken, int64_t held);

/*
 * Splits `total` over `count` parts in proportion to their weights by largest remainder: the parts sum to
 * the total; ties go to the earlier part. Weights are not negative; when all are 0, the parts are 0 and so
 * must be the total. A negative total is split like its opposite.
 */
void cost_split(money_t total, const int64_t *weights, size_t count, money_t *parts);
