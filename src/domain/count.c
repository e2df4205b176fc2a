/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several counters found of one thing, and what of it holds. */
#include "ampoule/count.h"
#include <string.h>

__extension__ typedef unsigned __int128 wide_t;

static bool is_replaced(const struct count_figure *figures, size_t count, size_t index)
{
	for (size_t later = index + 1; later < count; later++) {
		if (strcmp(figures[later].counter, figures[index].counter) == 0)
			return true;
	}
	return false;
}

enum count_state count_settle(const struct count_figure *figures, size_t count, int64_t *amount)
{
	size_t first = 0;
	bool found = false;
	for (size_t i = 0; i < count; i++) {
		if (figures[i].recount)
			first = i;
	}
	for (size_t i = first; i < count; i++) {
		if (is_replaced(figures, count, i))
			continue;
		if (found && figures[i].amount != *amount)
			return COUNT_DIFFERS;
		*amount = figures[i].amount;
		found = true;
	}
	return found ? COUNT_COUNTED : COUNT_NOT_COUNTED;
}

bool count_worth(money_t value, int64_t wanted, int64_t held, money_t *worth)
{
	wide_t product = (wide_t)(uint64_t)value * (uint64_t)wanted;
	wide_t divisor = (uint64_t)held;
	wide_t whole = product / divisor, twice = product % divisor * 2;
	if (twice > divisor || (twice == divisor && whole % 2 == 1))
		whole++;
	*worth = whole > (wide_t)MONEY_MAX ? 0 : (money_t)whole;
	return whole <= (wide_t)MONEY_MAX;
}
