/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several counters found of one thing, and what of it holds. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/money.h"

struct count_figure {
	const char *counter;
	int64_t amount; /* containers, or the content of an opened one */
	bool recount; /* decides, whatever was found before */
};

enum count_state {
	COUNT_NOT_COUNTED, /* nothing is known: not the same as zero */
	COUNT_COUNTED,
	COUNT_DIFFERS, /* two counters found different amounts: it must be counted again */
};

/*
 * What figures, in the order in which they were entered, come to. A counter's later figure replaces his
 * earlier; a recount replaces all before it. `*amount` is set where it is COUNT_COUNTED.
 */
enum count_state count_settle(const struct count_figure *figures, size_t count, int64_t *amount);

/*
 * What `wanted` are worth where `held` are worth `value`: also more than there are, rounded half-even.
 * Returns false when that is over MONEY_MAX. wanted ≥ 0, held > 0, value ≥ 0.
 */
bool count_worth(money_t value, int64_t wanted, int64_t held, money_t *worth);
