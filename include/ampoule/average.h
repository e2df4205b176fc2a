/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a product's use was on a day on average, without the days on which there was nothing to use. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/day.h"
#include "ampoule/quantity.h"

/* On fewer days than these, nothing is said of an average. */
enum { AVERAGE_DAYS_LEAST = 7, AVERAGE_DAYS_MAX = 365 };

/* What came to a lot and went on a day, and how much of that sessions and rooms used (part of `moved`, turned round). */
struct average_move {
	day_t day;
	content_t moved, used;
};

struct average_lot {
	content_t held;	 /* at the end of today, in places that are used from */
	day_t expires;	 /* DAY_NONE: never */
	bool released;	 /* one that is held or recalled counts on the days on which it was used */
	const struct average_move *moves; /* from `from` on, the latest first */
	size_t count;
};

/*
 * Gives what was used of a product's lots from `from` to the day before `today`, and on how many of these days anything
 * usable was on the shelf; 0 days when these are too few, or nothing was used.
 */
void average_count(const struct average_lot *lots, size_t count, day_t from, day_t today, content_t *used, int64_t *days);
