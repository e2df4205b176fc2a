/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opened containers that were moved: what may still be said of where they were before. */
#include "check_store.h"
#include <string.h>
#include "ampoule/transfer.h"
#include "clinic.h"

enum { DAY_SECONDS = 86400 };

static struct clinic clinic;
static int64_t main_place, fridge, bottle;

static void setup(void)
{
	clinic_make(&clinic);
	main_place = clinic_add_place(&clinic, "main", true);
	fridge = clinic_add_place(&clinic, "fridge", true);
	bottle = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d");
	clinic_stock(&clinic, bottle, "B", zone_day(CLINIC_START) + 100, 2, 1000, main_place);
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

static struct item millilitres(int64_t amount)
{
	return (struct item){ .product = bottle, .quantity = { QUANTITY_CONTENT, amount * 1000, UNIT_ML } };
}

/* The bottle O1 goes from the main place to the fridge. */
static int move_bottle(void)
{
	const struct item item = { .product = bottle, .opened = 1, .quantity = { .kind = QUANTITY_ALL } };
	struct taking_request request = { .location = main_place, .location_code = "main", .items = &item, .count = 1 };
	struct taking taking = { 0 };
	int64_t number;
	clinic_begin(&clinic);
	int status = transfer_plan(clinic.store, &request, fridge, clinic.act.when, &clinic.pool, &taking);
	if (status == STATUS_OK)
		status = transfer_post(clinic.store, &clinic.act, &taking, fridge, &number);
	return clinic_end(&clinic, status);
}

START_TEST(a_mixture_is_thrown_away_after_its_bottle_moved)
{
	int64_t made, gone, number;
	const struct item item = millilitres(3);
	ck_assert_int_eq(clinic_prepare(&clinic, main_place, &item, 1, &made), 0);
	ck_assert_int_eq(move_bottle(), 0);
	ck_assert_msg(clinic_discard_mixture(&clinic, made, &gone) == 0, "%s", clinic.error.text);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(content) FROM movement WHERE reason = 'residue'"), -3000);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT content FROM opened_balance"), 7000);
	ck_assert_msg(clinic_void(&clinic, gone, &number) == 0, "%s", clinic.error.text);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(content) FROM movement WHERE reason = 'used'"), -3000);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT content FROM opened_balance"), 7000);
}
END_TEST

START_TEST(a_container_does_not_leave_before_it_was_used)
{
	int64_t number;
	const struct item item = millilitres(3);
	ck_assert_int_eq(clinic_session(&clinic, main_place, &item, 1, &number), 0);
	clinic_at(&clinic, CLINIC_START + 2 * DAY_SECONDS, 0);
	ck_assert_int_eq(clinic_session(&clinic, main_place, &item, 1, &number), 0);
	clinic_at(&clinic, CLINIC_START + 3 * DAY_SECONDS, 2 * DAY_SECONDS);
	ck_assert_int_eq(move_bottle(), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "'O1' was still at 'main' on 2026-03-04"));
	clinic_at(&clinic, CLINIC_START + 3 * DAY_SECONDS, 0);
	ck_assert_int_eq(move_bottle(), 0);
}
END_TEST

START_TEST(what_was_voided_did_not_keep_a_container)
{
	int64_t session, number;
	const struct item item = millilitres(3);
	ck_assert_int_eq(clinic_session(&clinic, main_place, &item, 1, &number), 0);
	clinic_at(&clinic, CLINIC_START + 2 * DAY_SECONDS, 0);
	ck_assert_int_eq(clinic_session(&clinic, main_place, &item, 1, &session), 0);
	ck_assert_int_eq(clinic_void(&clinic, session, &number), 0);
	clinic_at(&clinic, CLINIC_START + 3 * DAY_SECONDS, 2 * DAY_SECONDS);
	ck_assert_int_eq(move_bottle(), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT content FROM opened_balance"), 7000);
}
END_TEST

TCase *check_opened(void)
{
	TCase *tcase = tcase_create("opened");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_mixture_is_thrown_away_after_its_bottle_moved);
	tcase_add_test(tcase, a_container_does_not_leave_before_it_was_used);
	tcase_add_test(tcase, what_was_voided_did_not_keep_a_container);
	return tcase;
}
