/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the days on which a product could be used, and what was used of it. */
#include "ampoule/average.h"

/* Marks the days on which something of a lot was there, walking back from the end of today; adds what was used. */
static void lot_count(const struct average_lot *lot, day_t from, day_t today, bool *there, content_t *used)
{
	content_t held = lot->held;
	size_t next = 0;
	for (day_t day = today; day >= from; day--) {
		content_t at_end = held;
		bool was_used = false;
		for (; next < lot->count && lot->moves[next].day >= day; next++) {
			held -= lot->moves[next].moved;
			was_used = was_used || lot->moves[next].used > 0;
			if (day < today)
				*used += lot->moves[next].used;
		}
		bool usable = lot->released && (lot->expires == DAY_NONE || day <= lot->expires);
		if (day < today && (was_used || (usable && (at_end > 0 || held > 0))))
			there[day - from] = true;
	}
}

void average_count(const struct average_lot *lots, size_t count, day_t from, day_t today, content_t *used, int64_t *days)
{
	bool there[AVERAGE_DAYS_MAX] = { false };
	*used = 0;
	*days = 0;
	if (today - from > AVERAGE_DAYS_MAX)
		from = today - AVERAGE_DAYS_MAX;
	for (size_t i = 0; i < count; i++)
		lot_count(&lots[i], from, today, there, used);
	for (day_t day = from; day < today; day++)
		*days += there[day - from];
	if (*days < AVERAGE_DAYS_LEAST || *used <= 0) {
		*used = 0;
		*days = 0;
	}
}
