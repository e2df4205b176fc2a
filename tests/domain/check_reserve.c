/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set aside for others: enough of it, of what would be taken last, and nothing that is not there. */
#include "check_domain.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/reserve.h"

enum { LOTS = 4, HOLDINGS_MAX = 8, CLAIMS_MAX = 5, SIZE = 2000, ROUNDS = 20000 };

static const struct when now = { 20000, 20000 * INT64_C(86400) };

static bool spares_none(int64_t lot, const void *data)
{
	(void)lot;
	(void)data;
	return false;
}

static bool spares_one(int64_t lot, const void *data)
{
	return lot == *(const int64_t *)data;
}

static struct holding sealed(int64_t lot, int64_t containers)
{
	return (struct holding){ .lot = lot, .layer = lot, .expires = DAY_NONE, .place_usable = true,
		.containers = containers, .basis = containers };
}

static content_t content_of(const struct holding *holding)
{
	return holding->opened != 0 ? holding->content : holding->containers * SIZE;
}

static content_t reserved_of(const struct holding *holdings, size_t count, int64_t lot)
{
	content_t content = 0;
	for (size_t i = 0; i < count; i++)
		content += holdings[i].reserved && (lot == 0 || holdings[i].lot == lot) ? content_of(&holdings[i]) : 0;
	return content;
}

START_TEST(the_last_to_be_taken_is_kept_in_whole_containers)
{
	struct pool pool = { 0 };
	struct holding all[] = { sealed(1, 5), sealed(2, 3) }, *holdings = all;
	const struct claim claims[] = { { 0, 3000 }, { 0, 4000 } };
	size_t count = 2;
	reserve_set_aside(&holdings, &count, claims, 2, SIZE, now, spares_none, NULL, &pool);
	/* Together 7 ml: four containers, of which the second lot has three. */
	ck_assert_uint_eq(count, 4);
	ck_assert_int_eq(holdings[0].containers, 4);
	ck_assert(!holdings[0].reserved);
	ck_assert_int_eq(holdings[0].basis, 5);
	ck_assert_int_eq(holdings[1].containers, 1);
	ck_assert(holdings[1].reserved);
	ck_assert_int_eq(holdings[2].containers, 0);
	ck_assert_int_eq(holdings[3].containers, 3);
	ck_assert_int_eq(holding_obstacle(&holdings[3], PURPOSE_PATIENT, now), OBSTACLE_RESERVED);
	ck_assert_int_eq(holding_obstacle(&holdings[3], PURPOSE_ROOM, now), OBSTACLE_RESERVED);
	ck_assert_int_eq(holding_obstacle(&holdings[3], PURPOSE_AWAY, now), OBSTACLE_NONE);
	pool_release(&pool);
}
END_TEST

START_TEST(a_lot_in_the_hand_is_kept_only_where_there_is_no_other)
{
	struct pool pool = { 0 };
	struct holding all[] = { sealed(1, 2), sealed(2, 3) }, *holdings = all;
	const struct claim claims[] = { { 0, 6000 } };
	const int64_t hand = 2;
	size_t count = 2;
	reserve_set_aside(&holdings, &count, claims, 1, SIZE, now, spares_one, &hand, &pool);
	ck_assert_int_eq(reserved_of(holdings, count, 1), 4000);
	ck_assert_int_eq(reserved_of(holdings, count, 2), 2000);
	pool_release(&pool);
}
END_TEST

START_TEST(what_may_not_be_used_is_kept_for_nobody)
{
	struct pool pool = { 0 };
	struct holding all[] = { sealed(1, 2), sealed(2, 3), sealed(3, 1) }, *holdings = all;
	const struct claim claims[] = { { 0, 20000 }, { 3, 2000 } };
	size_t count = 3;
	all[1].status = LOT_HELD;
	all[2].expires = now.day - 1;
	reserve_set_aside(&holdings, &count, claims, 2, SIZE, now, spares_none, NULL, &pool);
	ck_assert_int_eq(reserved_of(holdings, count, 0), 4000);
	pool_release(&pool);
}
END_TEST

static int64_t between(int64_t least, int64_t most)
{
	return least + rand() % (most - least + 1);
}

static content_t least(content_t one, content_t other)
{
	return one < other ? one : other;
}

/* Nothing is lost or made; every claim has what there is for it; no more than a container too much is kept of a lot. */
static void check_round(struct pool *pool)
{
	struct holding all[HOLDINGS_MAX], *holdings = all;
	struct claim claims[CLAIMS_MAX];
	size_t count = (size_t)between(0, HOLDINGS_MAX), whole = count, claim_count = (size_t)between(0, CLAIMS_MAX);
	content_t there[LOTS + 1] = { 0 }, wanted[LOTS + 1] = { 0 }, sum = 0, asked = 0;
	for (size_t i = 0; i < count; i++) {
		all[i] = sealed(between(1, LOTS), between(0, 5));
		all[i].layer = (int64_t)i + 1;
		if (between(0, 3) == 0)
			all[i] = (struct holding){ .lot = all[i].lot, .layer = all[i].layer, .expires = DAY_NONE,
				.place_usable = true, .opened = (int64_t)i + 1, .use_by = now.time + 60, .content = between(1, SIZE) };
		there[all[i].lot] += content_of(&all[i]);
		sum += content_of(&all[i]);
	}
	for (size_t i = 0; i < claim_count; i++) {
		claims[i] = (struct claim){ between(0, LOTS), between(1, 5000) };
		wanted[claims[i].lot] += claims[i].content;
		asked += claims[i].content;
	}
	reserve_set_aside(&holdings, &count, claims, claim_count, SIZE, now, spares_none, NULL, pool);
	content_t left = 0;
	for (size_t i = 0; i < count; i++) {
		left += content_of(&holdings[i]);
		ck_assert_int_ge(content_of(&holdings[i]), 0);
	}
	ck_assert_uint_ge(count, whole);
	ck_assert_int_eq(left, sum);
	for (int64_t lot = 1; lot <= LOTS; lot++)
		ck_assert_int_ge(reserved_of(holdings, count, lot), least(wanted[lot], there[lot]));
	content_t kept = reserved_of(holdings, count, 0);
	ck_assert_int_le(kept, asked + (LOTS + 1) * SIZE);
	content_t free_lots = 0;
	for (int64_t lot = 1; lot <= LOTS; lot++)
		free_lots += there[lot] - least(wanted[lot] + SIZE, there[lot]);
	ck_assert_int_ge(kept, least(wanted[0], free_lots));
}

START_TEST(whatever_is_claimed_nothing_is_lost)
{
	srand(12);
	for (int round = 0; round < ROUNDS; round++) {
		struct pool pool = { 0 };
		check_round(&pool);
		pool_release(&pool);
	}
}
END_TEST

TCase *check_reserve(void)
{
	TCase *tcase = tcase_create("reserve");
	tcase_add_test(tcase, the_last_to_be_taken_is_kept_in_whole_containers);
	tcase_add_test(tcase, a_lot_in_the_hand_is_kept_only_where_there_is_no_other);
	tcase_add_test(tcase, what_may_not_be_used_is_kept_for_nobody);
	tcase_add_test(tcase, whatever_is_claimed_nothing_is_lost);
	return tcase;
}
