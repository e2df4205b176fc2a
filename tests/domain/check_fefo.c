/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First expired, first out, on random shelves: no lot is passed over, nothing is taken that may not be, and what is
 * opened is what is used, left over and kept. */
#include "check_domain.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/fefo.h"

enum { SHELVES = 3000, HOLDINGS_MAX = 8, TODAY = 20700 };

static struct pool pool;

static void teardown(void)
{
	pool_release(&pool);
}

static int64_t below(uint64_t *seed, int64_t bound)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int64_t)((*seed >> 33) % (uint64_t)bound);
}

static size_t random_shelf(uint64_t *seed, struct holding *holdings, content_t size)
{
	size_t count = (size_t)below(seed, HOLDINGS_MAX) + 1;
	for (size_t i = 0; i < count; i++) {
		bool opened = below(seed, 4) == 0;
		day_t expires = below(seed, 6) == 0 ? DAY_NONE : TODAY - 2 + (day_t)below(seed, 5);
		holdings[i] = (struct holding){ .product = 1,
			.lot = (int64_t)i + 1,
			.lot_code = (const char *const[]){ "A", "B", "C", "D", "E", "F", "G", "H" }[i],
			.expires = expires,
			.status = below(seed, 6) == 0 ? LOT_HELD : LOT_RELEASED,
			.layer = (int64_t)i + 1,
			.received = TODAY - 30 - (day_t)below(seed, 3),
			.location = 1,
			.location_code = "here",
			.place_usable = below(seed, 8) != 0,
			.opened = opened ? (int64_t)i + 1 : 0,
			.opened_at = opened ? INT64_C(86400) * (TODAY - 1) : INSTANT_NONE,
			.use_by = opened ? INT64_C(86400) * (TODAY + 5) : INSTANT_NONE,
			.containers = opened ? 0 : below(seed, 4),
			.content = opened ? below(seed, size) + 1 : 0 };
	}
	fefo_sort(holdings, count);
	return count;
}

static content_t content_of(const struct holding *holding, content_t size)
{
	return holding->opened != 0 ? holding->content : holding->containers * size;
}

/* Whether one stands before the other: what is open first, then what expires first, without an expiry last. */
static bool comes_first(const struct holding *one, const struct holding *other)
{
	if ((one->opened != 0) != (other->opened != 0))
		return one->opened != 0;
	if (one->opened != 0 || one->expires == other->expires)
		return false;
	return other->expires == DAY_NONE || (one->expires != DAY_NONE && one->expires < other->expires);
}

static void assert_draws(const struct draw *draws, size_t count, const struct holding *before,
	const struct want *want)
{
	content_t used = 0;
	for (size_t i = 0; i < count; i++) {
		const struct holding *holding = &before[draws[i].holding];
		ck_assert_int_eq(
			holding_obstacle(holding, PURPOSE_PATIENT, (struct when){ TODAY, INT64_C(86400) * TODAY }), OBSTACLE_NONE);
		if (holding->opened == 0)
			ck_assert_int_eq(draws[i].taken + draws[i].residue + draws[i].kept, draws[i].containers * want->size);
		used += draws[i].taken;
	}
	ck_assert_int_eq(used, want->content);
}

START_TEST(no_earlier_lot_is_passed_over)
{
	uint64_t seed = 20261123;
	const struct when when = { TODAY, INT64_C(86400) * TODAY };
	int chosen = 0;
	for (int shelf = 0; shelf < SHELVES; shelf++) {
		struct holding before[HOLDINGS_MAX], after[HOLDINGS_MAX];
		struct want want = { .location = 1, .purpose = PURPOSE_PATIENT, .size = 2000 + below(&seed, 3) * 1500 };
		struct draw *draws = NULL;
		size_t draw_count = 0, count = random_shelf(&seed, before, want.size);
		want.content = below(&seed, 6 * want.size) + 1;
		want.single_dose = below(&seed, 2) == 0;
		memcpy(after, before, sizeof after);
		content_t there = fefo_available(before, count, &want, when);
		bool enough = fefo_choose(after, count, &want, when, true, &pool, &draws, &draw_count);
		ck_assert_int_eq(enough, there >= want.content);
		if (!enough) {
			ck_assert_int_eq(memcmp(before, after, count * sizeof *before), 0);
			continue;
		}
		chosen++;
		assert_draws(draws, draw_count, before, &want);
		for (size_t i = 0; i < draw_count; i++) {
			for (size_t k = 0; k < count; k++) {
				bool usable = holding_obstacle(&before[k], PURPOSE_PATIENT, when) == OBSTACLE_NONE;
				if (usable && comes_first(&before[k], &before[draws[i].holding]))
					ck_assert_int_eq(content_of(&after[k], want.size), 0);
			}
		}
	}
	ck_assert_int_gt(chosen, SHELVES / 4);
}
END_TEST

/* The last day counts, the day after does not. */
START_TEST(a_lot_may_be_used_through_its_last_day)
{
	struct holding holding = { .lot_code = "A", .expires = TODAY, .layer = 1, .location = 1, .place_usable = true,
		.containers = 1 };
	ck_assert_int_eq(holding_obstacle(&holding, PURPOSE_PATIENT, (struct when){ TODAY, INT64_C(86400) * TODAY }),
		OBSTACLE_NONE);
	ck_assert_int_eq(
		holding_obstacle(&holding, PURPOSE_PATIENT, (struct when){ TODAY + 1, INT64_C(86400) * (TODAY + 1) }),
		OBSTACLE_EXPIRED);
}
END_TEST

TCase *check_fefo(void)
{
	TCase *tcase = tcase_create("fefo");
	tcase_add_checked_fixture(tcase, NULL, teardown);
	tcase_add_test(tcase, no_earlier_lot_is_passed_over);
	tcase_add_test(tcase, a_lot_may_be_used_through_its_last_day);
	return tcase;
}
