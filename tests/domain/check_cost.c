/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing a value out: exact, half-even, and never a unit lost. */
#include "check_domain.h"
#include "ampoule/cost.h"

static const struct {
	money_t value;
	int64_t taken, held;
	money_t share;
} shares[] = {
	{ 100, 0, 3, 0 },
	{ 100, 1, 3, 33 },
	{ 100, 2, 3, 67 },
	{ 100, 3, 3, 100 },
	{ 5, 1, 2, 2 }, /* ties go to the even one */
	{ 15, 1, 2, 8 },
	{ 25, 1, 10, 2 },
	{ 35, 1, 10, 4 },
	{ 1, 1, 2, 0 },
	{ 3, 1, 2, 2 },
	{ -5, 1, 2, -2 },
	{ -15, 1, 2, -8 },
	{ 0, 1, 2, 0 },
	{ MONEY_MAX, 999999999999, 1000000000000, 999999999999000 },
	{ MONEY_MAX, 1, 1000000000000, 1000 },
	{ MONEY_MAX, 1000000000000, 1000000000000, MONEY_MAX },
	{ 999999999999999, 500000000000, 1000000000000, 500000000000000 },
	{ 999999999999997, 500000000000, 1000000000000, 499999999999998 },
	{ INT64_MIN, INT64_MAX, INT64_MAX, INT64_MIN },
};

START_TEST(a_share_is_rounded_half_even)
{
	ck_assert_int_eq(cost_share(shares[_i].value, shares[_i].taken, shares[_i].held), shares[_i].share);
}
END_TEST

START_TEST(taking_bit_by_bit_takes_all)
{
	money_t value = 12345;
	for (int64_t held = 7000; held > 0; held -= 700) {
		money_t share = cost_share(value, 700, held);
		ck_assert_int_ge(share, 0);
		value -= share;
	}
	ck_assert_int_eq(value, 0);
}
END_TEST

static const struct {
	money_t total;
	int64_t weights[4];
	money_t parts[4];
} splits[] = {
	{ 100, { 1, 1, 1, 0 }, { 34, 33, 33, 0 } },
	{ 2, { 1, 1, 1, 1 }, { 1, 1, 0, 0 } },
	{ -100, { 1, 1, 1, 0 }, { -34, -33, -33, 0 } },
	{ 10, { 0, 5, 0, 5 }, { 0, 5, 0, 5 } },
	{ 10, { 1, 2, 3, 4 }, { 1, 2, 3, 4 } },
	{ 11, { 1, 2, 3, 4 }, { 1, 2, 3, 5 } },
	{ 1, { 0, 0, 0, 7 }, { 0, 0, 0, 1 } },
	{ 0, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } },
	{ 0, { 3, 0, 1, 0 }, { 0, 0, 0, 0 } },
	{ MONEY_MAX, { MONEY_MAX, MONEY_MAX, MONEY_MAX, 0 },
		{ 333333333333334, 333333333333333, 333333333333333, 0 } },
};

START_TEST(a_total_is_split_by_largest_remainder)
{
	money_t parts[4];
	cost_split(splits[_i].total, splits[_i].weights, 4, parts);
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(parts[i], splits[_i].parts[i]);
}
END_TEST

/* The same numbers on every run, so that a failure can be looked at again. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

__extension__ typedef __int128 wide_t;

/* Every part lies within one unit of its exact share, a part without weight is 0, and all make the total. */
static void check_split(money_t total, const int64_t *weights, size_t count, const money_t *parts)
{
	wide_t sum = 0;
	money_t whole = 0;
	for (size_t i = 0; i < count; i++) {
		sum += weights[i];
		whole += parts[i];
	}
	ck_assert_int_eq(whole, total);
	for (size_t i = 0; i < count; i++) {
		wide_t difference = parts[i] * sum - (wide_t)total * weights[i];
		ck_assert(difference < sum && difference > -sum);
		ck_assert(weights[i] > 0 || parts[i] == 0);
		for (size_t j = 0; j < i; j++)
			ck_assert(weights[j] != weights[i] || (total < 0 ? parts[j] <= parts[i] : parts[j] >= parts[i]));
	}
}

START_TEST(the_parts_of_any_split_make_the_total)
{
	uint64_t state = 0x9e3779b97f4a7c15u + (uint64_t)_i;
	int64_t weights[40];
	money_t parts[40];
	size_t count = 1 + next_random(&state) % 40;
	uint64_t most = _i % 2 ? 5 : (uint64_t)MONEY_MAX;
	money_t total = (money_t)(next_random(&state) % (_i % 3 ? 200 : (uint64_t)MONEY_MAX));
	for (size_t i = 0; i < count; i++)
		weights[i] = (int64_t)(next_random(&state) % most);
	weights[0]++;
	if (_i % 5 == 0)
		total = -total;
	cost_split(total, weights, count, parts);
	check_split(total, weights, count, parts);
}
END_TEST

TCase *check_cost(void)
{
	TCase *tcase = tcase_create("cost");
	tcase_add_loop_test(tcase, a_share_is_rounded_half_even, 0, sizeof shares / sizeof *shares);
	tcase_add_test(tcase, taking_bit_by_bit_takes_all);
	tcase_add_loop_test(tcase, a_total_is_split_by_largest_remainder, 0, sizeof splits / sizeof *splits);
	tcase_add_loop_test(tcase, the_parts_of_any_split_make_the_total, 0, 100);
	return tcase;
}
