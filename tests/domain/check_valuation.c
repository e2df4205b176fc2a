/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First in, first out, and the moving average: beside a second way of counting, one grain at a time. */
#include "check_domain.h"
#include <stdlib.h>
#include "ampoule/cost.h"
#include "ampoule/valuation.h"

START_TEST(the_oldest_cost_leaves_first)
{
	struct valuation_pool pool = { .method = VALUATION_FIFO };
	valuation_bring(&pool, 1, 10, 100);
	valuation_bring(&pool, 2, 10, 300);
	ck_assert_int_eq(valuation_peek(&pool, 15), 250);
	ck_assert_int_eq(valuation_take(&pool, 15), 250);
	ck_assert_int_eq(pool.value, 150);
	valuation_give_back(&pool, 1, 10, 100);
	ck_assert_int_eq(valuation_take(&pool, 10), 100);
	ck_assert_int_eq(valuation_take(&pool, 9), 150); /* as much as there is */
	ck_assert_int_eq(pool.content, 0);
	ck_assert_int_eq(pool.value, 0);
	valuation_release(&pool);
}
END_TEST

START_TEST(the_average_moves_with_every_inflow)
{
	struct valuation_pool pool = { .method = VALUATION_AVERAGE };
	valuation_bring(&pool, 1, 3, 100);
	ck_assert_int_eq(valuation_take(&pool, 1), 33);
	ck_assert_int_eq(valuation_take(&pool, 1), 34); /* of what is left: no unit cost is kept */
	valuation_bring(&pool, 2, 2, 83);
	ck_assert_int_eq(valuation_peek(&pool, 1), 39); /* 116 ÷ 3 */
	ck_assert_int_eq(valuation_take(&pool, 3), 116);
	ck_assert_int_eq(pool.value, 0);
	valuation_release(&pool);
}
END_TEST

/* A delivery that is taken back finds what it brought, and the rest is taken from the oldest. */
START_TEST(what_was_brought_is_withdrawn_at_its_own_cost)
{
	struct valuation_pool fifo = { .method = VALUATION_FIFO }, average = { .method = VALUATION_AVERAGE };
	for (int i = 0; i < 2; i++) {
		struct valuation_pool *pool = i == 0 ? &fifo : &average;
		valuation_bring(pool, 1, 10, 100);
		valuation_bring(pool, 2, 10, 300);
		ck_assert_int_eq(valuation_withdraw(pool, 2, 10, 300), 300);
		ck_assert_int_eq(pool->value, 100);
		ck_assert_int_eq(pool->content, 10);
		valuation_bring(pool, 3, 10, 500);
		valuation_take(pool, 12);
	}
	ck_assert_int_eq(valuation_withdraw(&fifo, 1, 5, 50), 250); /* it is gone: the oldest */
	ck_assert_int_eq(average.value, 240);
	ck_assert_int_eq(valuation_withdraw(&average, 1, 5, 500), 240); /* no more than there is */
	ck_assert_int_eq(average.content, 3);
	valuation_release(&fifo);
	valuation_release(&average);
}
END_TEST

START_TEST(a_correction_changes_what_is_there_and_no_more)
{
	struct valuation_pool pool = { .method = VALUATION_FIFO };
	ck_assert_int_eq(valuation_correct(&pool, 1, 50), 0);
	valuation_bring(&pool, 1, 10, 100);
	valuation_bring(&pool, 2, 10, 300);
	ck_assert_int_eq(valuation_correct(&pool, 2, 50), 50);
	ck_assert_int_eq(valuation_peek(&pool, 10), 100);
	ck_assert_int_eq(valuation_correct(&pool, 3, 20), 20); /* of what is gone: the oldest bears it */
	ck_assert_int_eq(valuation_peek(&pool, 10), 120);
	ck_assert_int_eq(valuation_correct(&pool, 2, -400), -400); /* more than its own: the others bear the rest */
	ck_assert_int_eq(valuation_peek(&pool, 10), 70);
	ck_assert_int_eq(valuation_correct(&pool, 1, -100), -70);
	ck_assert_int_eq(pool.value, 0);
	ck_assert_int_eq(pool.content, 20);
	valuation_release(&pool);
}
END_TEST

enum { ROUNDS = 400, STEPS = 60, GRAINS = 4000 };

/* First in, first out a second time: a row of parts that are never dropped. */
struct row {
	content_t content[STEPS];
	money_t value[STEPS];
	size_t count;
};

static money_t row_take(struct row *row, content_t content)
{
	money_t cost = 0;
	for (size_t i = 0; i < row->count; i++) {
		content_t taken = content < row->content[i] ? content : row->content[i];
		money_t share = taken == 0 ? 0 : cost_share(row->value[i], taken, row->content[i]);
		row->content[i] -= taken;
		row->value[i] -= share;
		content -= taken;
		cost += share;
	}
	return cost;
}

/* Half-even by doubling, not by remainders. */
static money_t half_even(money_t value, content_t part, content_t whole)
{
	money_t low = value * part / whole, twice = 2 * (value * part - low * whole);
	return low + (twice > whole || (twice == whole && low % 2 != 0));
}

START_TEST(both_are_what_a_second_count_says)
{
	srandom((unsigned)_i + 1);
	struct valuation_pool fifo = { .method = VALUATION_FIFO }, average = { .method = VALUATION_AVERAGE };
	struct row row = { 0 };
	content_t content = 0;
	money_t value = 0, brought = 0, left_fifo = 0, left_average = 0;
	for (int step = 0; step < STEPS; step++) {
		content_t amount = 1 + random() % GRAINS;
		if (content == 0 || random() % 3 == 0) {
			money_t cost = random() % 100000;
			valuation_bring(&fifo, step, amount, cost);
			valuation_bring(&average, step, amount, cost);
			row.content[row.count] = amount;
			row.value[row.count++] = cost;
			content += amount;
			value += cost;
			brought += cost;
			continue;
		}
		amount = random() % 8 == 0 ? content : amount < content ? amount : content;
		money_t of_fifo = row_take(&row, amount), of_average = half_even(value, amount, content);
		ck_assert_int_eq(valuation_peek(&fifo, amount), of_fifo);
		ck_assert_int_eq(valuation_take(&fifo, amount), of_fifo);
		ck_assert_int_eq(valuation_take(&average, amount), of_average);
		left_fifo += of_fifo;
		left_average += of_average;
		content -= amount;
		value -= of_average;
		ck_assert_int_eq(fifo.content, content);
		ck_assert_int_eq(fifo.value, brought - left_fifo);
		ck_assert_int_eq(average.value, value);
		ck_assert(content > 0 || (fifo.value == 0 && average.value == 0));
	}
	left_fifo += valuation_take(&fifo, content);
	left_average += valuation_take(&average, content);
	ck_assert_int_eq(left_fifo, brought);
	ck_assert_int_eq(left_average, brought);
	valuation_release(&fifo);
	valuation_release(&average);
}
END_TEST

TCase *check_valuation(void)
{
	TCase *tcase = tcase_create("valuation");
	tcase_add_test(tcase, the_oldest_cost_leaves_first);
	tcase_add_test(tcase, the_average_moves_with_every_inflow);
	tcase_add_test(tcase, what_was_brought_is_withdrawn_at_its_own_cost);
	tcase_add_test(tcase, a_correction_changes_what_is_there_and_no_more);
	tcase_add_loop_test(tcase, both_are_what_a_second_count_says, 0, ROUNDS);
	return tcase;
}
