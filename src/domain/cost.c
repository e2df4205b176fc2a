/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of a value: half-even for what leaves, largest remainder for what is split. */
#include "ampoule/cost.h"
#include <stdlib.h>
#include "ampoule/pool.h"

__extension__ typedef unsigned __int128 wide_t;

/* Also right for the one value whose opposite does not fit. */
static uint64_t magnitude(money_t money)
{
	return money < 0 ? -(uint64_t)money : (uint64_t)money;
}

static money_t with_sign_of(money_t model, uint64_t size)
{
	return (money_t)(model < 0 ? -size : size);
}

money_t cost_share(money_t value, int64_t taken, int64_t held)
{
	if (held <= 0 || taken < 0 || taken > held)
		abort();
	wide_t product = (wide_t)magnitude(value) * (uint64_t)taken;
	wide_t divisor = (uint64_t)held;
	uint64_t share = (uint64_t)(product / divisor);
	wide_t twice = product % divisor * 2;
	if (twice > divisor || (twice == divisor && share % 2 == 1))
		share++;
	return with_sign_of(value, share);
}

struct remainder {
	wide_t size;
	size_t part;
};

static int remainder_order(const void *a, const void *b)
{
	const struct remainder *left = a, *right = b;
	if (left->size != right->size)
		return left->size > right->size ? -1 : 1;
	return left->part < right->part ? -1 : left->part > right->part;
}

static wide_t weights_sum(const int64_t *weights, size_t count)
{
	wide_t sum = 0;
	for (size_t i = 0; i < count; i++) {
		if (weights[i] < 0)
			abort();
		sum += (uint64_t)weights[i];
	}
	return sum;
}

void cost_split(money_t total, const int64_t *weights, size_t count, money_t *parts)
{
	wide_t sum = weights_sum(weights, count);
	if (sum == 0) {
		if (total != 0)
			abort();
		for (size_t i = 0; i < count; i++)
			parts[i] = 0;
		return;
	}

	struct pool pool = { 0 };
	struct remainder *remainders = pool_alloc(&pool, count * sizeof *remainders);
	uint64_t left = magnitude(total);
	for (size_t i = 0; i < count; i++) {
		wide_t product = (wide_t)magnitude(total) * (uint64_t)weights[i];
		uint64_t part = (uint64_t)(product / sum);
		parts[i] = with_sign_of(total, part);
		remainders[i] = (struct remainder){ .size = product % sum, .part = i };
		left -= part;
	}
	/* Fewer units are left than there are remainders above zero: a part without weight gets none. */
	qsort(remainders, count, sizeof *remainders, remainder_order);
	for (size_t i = 0; i < left; i++)
		parts[remainders[i].part] += total < 0 ? -1 : 1;
	pool_release(&pool);
}
