/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several counters found of one thing, and what a surplus is worth. */
#include "check_domain.h"
#include <string.h>
#include "ampoule/count.h"

enum { FIGURES_MAX = 6 };

static const struct {
	struct count_figure figures[FIGURES_MAX]; /* ended by one without a counter */
	enum count_state state;
	int64_t amount;
} settled[] = {
	{ { { 0 } }, COUNT_NOT_COUNTED, 0 },
	{ { { "anna", 0, false } }, COUNT_COUNTED, 0 },
	{ { { "anna", 7, false } }, COUNT_COUNTED, 7 },
	{ { { "anna", 7, false }, { "bea", 7, false } }, COUNT_COUNTED, 7 },
	{ { { "anna", 7, false }, { "bea", 8, false } }, COUNT_DIFFERS, 0 },
	/* a later figure of one's own replaces the earlier */
	{ { { "anna", 7, false }, { "bea", 8, false }, { "anna", 8, false } }, COUNT_COUNTED, 8 },
	{ { { "anna", 7, false }, { "anna", 9, false } }, COUNT_COUNTED, 9 },
	{ { { "anna", 7, false }, { "bea", 7, false }, { "anna", 9, false } }, COUNT_DIFFERS, 0 },
	/* counters are told apart by every letter */
	{ { { "anna", 7, false }, { "Anna", 8, false } }, COUNT_DIFFERS, 0 },
	/* a third that agrees with one of two settles nothing */
	{ { { "anna", 7, false }, { "bea", 8, false }, { "carl", 8, false } }, COUNT_DIFFERS, 0 },
	/* a recount decides, whoever made it, against whatever stood before */
	{ { { "anna", 7, false }, { "bea", 8, false }, { "carl", 6, true } }, COUNT_COUNTED, 6 },
	{ { { "anna", 7, false }, { "bea", 8, false }, { "anna", 0, true } }, COUNT_COUNTED, 0 },
	{ { { "anna", 7, true }, { "bea", 8, true } }, COUNT_COUNTED, 8 },
	/* what comes after it counts again */
	{ { { "anna", 7, false }, { "bea", 8, true }, { "anna", 7, false } }, COUNT_DIFFERS, 0 },
	{ { { "anna", 7, false }, { "bea", 8, true }, { "anna", 8, false } }, COUNT_COUNTED, 8 },
	{ { { "anna", 5, true }, { "bea", 8, false }, { "anna", 8, false } }, COUNT_COUNTED, 8 },
};

START_TEST(figures_of_several_counters_settle_or_differ)
{
	size_t count = 0;
	int64_t amount = 0;
	while (settled[_i].figures[count].counter != NULL)
		count++;
	ck_assert_int_eq(count_settle(settled[_i].figures, count, &amount), settled[_i].state);
	if (settled[_i].state == COUNT_COUNTED)
		ck_assert_int_eq(amount, settled[_i].amount);
}
END_TEST

static const struct {
	money_t value;
	int64_t wanted, held;
	bool holds;
	money_t worth;
} worths[] = {
	{ 1990, 3, 10, true, 597 },
	{ 100, 1, 3, true, 33 },
	{ 100, 2, 3, true, 67 },
	{ 5, 1, 2, true, 2 }, /* half to even */
	{ 15, 1, 2, true, 8 },
	{ 5, 3, 2, true, 8 }, /* 7.5, more than there are */
	{ 0, 1000000, 1, true, 0 },
	{ 100, 0, 3, true, 0 },
	{ MONEY_MAX, 1, 1, true, MONEY_MAX },
	{ MONEY_MAX, 1000000, 1000000, true, MONEY_MAX }, /* the product needs 128 bits */
	{ MONEY_MAX, 2, 1, false, 0 },
	{ MONEY_MAX, 1000001, 1000000, false, 0 },
};

START_TEST(a_surplus_is_worth_its_share_even_of_less_than_it_is)
{
	money_t worth = -1;
	ck_assert_int_eq(
		count_worth(worths[_i].value, worths[_i].wanted, worths[_i].held, &worth), worths[_i].holds);
	if (worths[_i].holds)
		ck_assert_int_eq(worth, worths[_i].worth);
}
END_TEST

TCase *check_count(void)
{
	TCase *tcase = tcase_create("count");
	tcase_add_loop_test(
		tcase, figures_of_several_counters_settle_or_differ, 0, sizeof(settled) / sizeof(settled[0]));
	tcase_add_loop_test(tcase, a_surplus_is_worth_its_share_even_of_less_than_it_is, 0,
		sizeof(worths) / sizeof(worths[0]));
	return tcase;
}
