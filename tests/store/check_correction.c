/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections, holds and closed months, each by itself; check_history.c plays them against each other. */
#include "check_store.h"
#include <string.h>
#include "clinic.h"

enum { DAY_SECONDS = 86400 };

static struct clinic clinic;
static int64_t place, ampoule, bottle;

static void setup(void)
{
	clinic_make(&clinic);
	place = clinic_add_place(&clinic, "main", true);
	ampoule = clinic_add_product(&clinic, "ampoule", "preparation", "ampoule", "2ml", "0");
	bottle = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "50ml", "28d");
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

static int take(int64_t product, int64_t lot, content_t content)
{
	int64_t number;
	const struct item item = { .product = product,
		.lot = lot,
		.lot_code = "A",
		.quantity = { QUANTITY_CONTENT, content, UNIT_ML } };
	return clinic_session(&clinic, place, &item, 1, &number);
}

/* A delivery of `containers` for `net`, of which `taken` ml are used; then it should have cost `corrected`. */
static const struct {
	int64_t containers;
	money_t net;
	content_t taken;
	money_t corrected;
	money_t sealed, opened, difference; /* what each is worth after it, and what is gone makes */
} prices[] = {
	{ 3, 1000, 0, 1001, 1001, 0, 0 },
	{ 3, 1000, 10000, 1300, 867, 346, 20 }, /* 300 over 100, 40 and 10 ml */
	{ 3, 1000, 10000, 0, 0, 0, -67 },
	{ 3, 1000, 10000, 1001, 668, 266, 0 }, /* the unit goes where most is */
	{ 2, 1, 60000, 2, 0, 0, 1 },
	{ 2, 0, 10000, 5, 3, 2, 0 },
	{ 1, 1000, 50000, 900, 0, 0, -100 },
	{ 1, 1000, 50000, 1000000000000000, 0, 0, 999999999999000 },
};

START_TEST(a_price_changes_what_is_held_and_the_rest_is_a_difference)
{
	int64_t number, delivery = clinic_stock(&clinic, bottle, "A", DAY_NONE, prices[_i].containers, prices[_i].net, place);
	if (prices[_i].taken > 0)
		ck_assert_int_eq(take(bottle, 1, prices[_i].taken), 0);
	int64_t cost = clinic_ask(&clinic, "SELECT COALESCE(SUM(-value), 0) FROM movement WHERE reason = 'used'");
	int status = clinic_correct(&clinic, delivery, 1, prices[_i].containers, prices[_i].corrected, &number);
	ck_assert_msg(status == 0, "%s", clinic.error.text);
	int64_t sealed = clinic_ask(&clinic, "SELECT COALESCE(SUM(value), 0) FROM balance");
	int64_t opened = clinic_ask(&clinic, "SELECT COALESCE(SUM(value), 0) FROM opened_balance");
	int64_t difference = clinic_ask(&clinic, "SELECT COALESCE(SUM(value), 0) FROM price_difference");
	ck_assert_int_eq(sealed + opened + difference + cost, prices[_i].corrected);
	ck_assert_int_eq(difference, prices[_i].difference);
	ck_assert_int_eq(sealed, prices[_i].sealed);
	ck_assert_int_eq(opened, prices[_i].opened);
	ck_assert_int_eq(clinic_void(&clinic, number, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM price_difference"), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM movement WHERE reason = 'corrected'"), 0);
}
END_TEST

START_TEST(a_lot_is_judged_by_its_status_at_the_time_of_the_act)
{
	static const struct {
		int64_t days_ago;
		int status;
	} acts[] = { { 0, 0 }, { 1, STATUS_REFUSED }, { 2, STATUS_REFUSED }, { 3, STATUS_REFUSED }, { 4, 0 }, { 6, 0 } };
	instant_t now = CLINIC_START + 30 * DAY_SECONDS;
	int64_t number;
	clinic_stock(&clinic, ampoule, "A", DAY_NONE, 20, 2000, place);
	clinic_at(&clinic, now, 3 * DAY_SECONDS);
	ck_assert_int_eq(clinic_lot_status(&clinic, ampoule, "A", LOT_HELD, &number), 0);
	clinic_at(&clinic, now, 2 * DAY_SECONDS);
	ck_assert_int_eq(clinic_lot_status(&clinic, ampoule, "A", LOT_RECALLED, &number), 0);
	ck_assert_int_eq(clinic_lot_status(&clinic, ampoule, "A", LOT_HELD, &number), STATUS_REFUSED);
	clinic_at(&clinic, now, 0);
	ck_assert_int_eq(clinic_lot_status(&clinic, ampoule, "A", LOT_RELEASED, &number), 0);
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		clinic_at(&clinic, now, acts[i].days_ago * DAY_SECONDS);
		ck_assert_msg(take(ampoule, 1, 2000) == acts[i].status, "%lld days ago: %s", (long long)acts[i].days_ago,
			clinic.error.text == NULL ? "accepted" : clinic.error.text);
	}
}
END_TEST

START_TEST(lots_that_become_one_leave_the_seals_as_they_were)
{
	int64_t number;
	clinic_stock(&clinic, ampoule, "A", DAY_NONE, 4, 400, place);
	clinic_stock(&clinic, ampoule, "B", DAY_NONE, 4, 800, place);
	clinic_stock(&clinic, ampoule, "C", 21000, 4, 1200, place);
	ck_assert_int_eq(clinic_lot_correct(&clinic, ampoule, "A", "C", DAY_NONE, &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_lot_correct(&clinic, ampoule, "A", "B", DAY_NONE, &number), 0);
	ck_assert_int_eq(clinic_lot_correct(&clinic, ampoule, "B", "C", 21000, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM layer WHERE lot = 3"), 3);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM balance WHERE lot = 3"), 3);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM lot"), 3);
	ck_assert_int_eq(clinic_lot_correct(&clinic, ampoule, "A", "C", 21000, &number), STATUS_REFUSED);
	ck_assert_int_eq(take(ampoule, 1, 2000), STATUS_REFUSED);
	ck_assert_int_eq(take(ampoule, 3, 24000), 0);
}
END_TEST

START_TEST(a_closed_month_takes_nothing_in)
{
	/* 2 March 10:00; on 4 April March can be closed. */
	instant_t now = CLINIC_START + 33 * DAY_SECONDS;
	day_t march = day_of(2026, 3, 1);
	int64_t delivery = clinic_stock(&clinic, ampoule, "A", DAY_NONE, 20, 2000, place), number;
	ck_assert_int_eq(take(ampoule, 1, 2000), 0);
	int64_t session = clinic_ask(&clinic, "SELECT MAX(number) FROM entry");
	ck_assert_int_eq(clinic_close(&clinic, march, &number), STATUS_REFUSED); /* it has not ended */
	ck_assert_int_eq(clinic_close(&clinic, DAY_NONE, &number), STATUS_REFUSED);
	clinic_at(&clinic, now, 0);
	ck_assert_int_eq(clinic_close(&clinic, day_of(2026, 2, 1), &number), STATUS_REFUSED); /* nothing is there */
	ck_assert_int_eq(clinic_close(&clinic, day_of(2026, 4, 1), &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_close(&clinic, march, &number), 0);
	ck_assert_int_eq(clinic_close(&clinic, march, &number), STATUS_REFUSED);

	clinic_at(&clinic, now, 10 * DAY_SECONDS);
	ck_assert_int_eq(take(ampoule, 1, 2000), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "closed through 2026-03"));
	ck_assert_int_eq(clinic_correct(&clinic, delivery, 1, 19, 1900, &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_lot_status(&clinic, ampoule, "A", LOT_HELD, &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_lot_correct(&clinic, ampoule, "A", "B", DAY_NONE, &number), STATUS_REFUSED);

	clinic_at(&clinic, now, 0);
	ck_assert_int_eq(clinic_void(&clinic, session, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE kind = 'void' AND day = '2026-04-04'"), 1);
	ck_assert_int_eq(clinic_close(&clinic, DAY_NONE, &number), 0);
	clinic_at(&clinic, now, 10 * DAY_SECONDS);
	ck_assert_int_eq(take(ampoule, 1, 2000), 0);
	clinic_at(&clinic, now, 0);
	ck_assert_int_eq(clinic_close(&clinic, DAY_NONE, &number), STATUS_REFUSED);
}
END_TEST

TCase *check_correction(void)
{
	TCase *tcase = tcase_create("correction");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, a_price_changes_what_is_held_and_the_rest_is_a_difference, 0,
	        sizeof(prices) / sizeof(prices[0]));
	tcase_add_test(tcase, a_lot_is_judged_by_its_status_at_the_time_of_the_act);
	tcase_add_test(tcase, lots_that_become_one_leave_the_seals_as_they_were);
	tcase_add_test(tcase, a_closed_month_takes_nothing_in);
	return tcase;
}
