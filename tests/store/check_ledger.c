/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's promises: numbers, seals, references, the past, voids, and cost to the cent. */
#include "check_store.h"
#include <stdio.h>
#include <string.h>
#include "clinic.h"

enum { HOUR = 3600, DAY = 86400 };

static struct clinic clinic;
static int64_t place, ampoule, bottle;
static int64_t number; /* of the entry that was posted last */

static void setup(void)
{
	clinic_make(&clinic);
	place = clinic_add_place(&clinic, "main", true);
	ampoule = clinic_add_product(&clinic, "ampoule", "preparation", "ampoule", "2ml", "0");
	bottle = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d");
}

static void teardown(void)
{
	clinic_remove(&clinic);
}

static void at(int days)
{
	clinic_at(&clinic, CLINIC_START + days * (int64_t)DAY, 0);
}

static int64_t receive(int64_t product, const char *lot, int64_t containers, money_t net)
{
	return clinic_stock(&clinic, product, lot, zone_day(CLINIC_START) + 300, containers, net, place);
}

static struct item content(int64_t product, content_t amount)
{
	return (struct item){ .product = product, .quantity = { QUANTITY_CONTENT, amount, UNIT_ML } };
}

static int use(struct item item)
{
	return clinic_session(&clinic, place, &item, 1, &number);
}

static int64_t used(struct item item)
{
	int status = use(item);
	ck_assert_msg(status == STATUS_OK, "refused: %s", clinic.error.text);
	return number;
}

static int64_t voided(int64_t entry)
{
	int status = clinic_void(&clinic, entry, &number);
	ck_assert_msg(status == STATUS_OK, "refused: %s", clinic.error.text);
	return number;
}

static void assert_refused(int status, const char *part)
{
	ck_assert_int_eq(status, STATUS_REFUSED);
	ck_assert_msg(strstr(clinic.error.text, part) != NULL, "'%s' is not in: %s", part, clinic.error.text);
}

static int64_t last_entry(void)
{
	return clinic_ask(&clinic, "SELECT MAX(number) FROM entry");
}

/* Value of the last entry's lines of a reason, as it left. */
static money_t cost(const char *reason)
{
	return clinic_ask(&clinic,
	        pool_printf(&clinic.pool,
	                "SELECT COALESCE(SUM(-value), 0) FROM movement WHERE reason = '%s' AND entry = %lld",
	                reason, (long long)number));
}

/* Posts a bare line on sealed containers of layer 1, as corrections and counts will: no plan looks at it
 * before. */
static int move(int64_t containers, money_t value)
{
	struct entry entry = { .kind = "counted", .act = &clinic.act };
	const struct movement movement = { .layer = 1,
		.location = place,
		.reason = REASON_COUNTED,
		.containers = containers,
		.content = containers * 2000,
		.value = value };
	error_clear(&clinic.error);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	int status = ledger_open(clinic.store, &entry);
	if (status == STATUS_OK)
		status = ledger_move(clinic.store, &movement);
	if (status == STATUS_OK)
		status = ledger_seal(clinic.store);
	if (status == STATUS_OK)
		return store_commit(clinic.store);
	store_rollback(clinic.store);
	return status;
}

START_TEST(the_ledger_itself_refuses_what_the_past_does_not_hold)
{
	at(10);
	receive(ampoule, "A", 3, 1000);
	at(20);
	ck_assert_int_eq(move(-2, -667), 0);
	ck_assert_int_eq(move(1, 300), 0);
	static const struct {
		int day;
		int64_t containers;
		money_t value;
		int status;
	} cases[] = {
		{ 30, -3, -633, STATUS_REFUSED }, /* more than is there */
		{ 30, -2, -632, STATUS_REFUSED }, /* a value without containers */
		{ 30, -1, -634, STATUS_REFUSED }, /* more value than is there */
		{ 9, -1, -1, STATUS_REFUSED }, /* before it came, by a clock that stands behind */
		{ 20, -2, -633, STATUS_OK },
		{ 20, 0, 1, STATUS_REFUSED },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		at(cases[i].day);
		ck_assert_int_eq(move(cases[i].containers, cases[i].value), cases[i].status);
	}
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_wrong_clock_put_right_leaves_the_past_guarded)
{
	at(5);
	receive(ampoule, "A", 2, 100);
	at(0);
	receive(bottle, "B", 1, 100);
	/* By now the clock is not behind the last entry's, and yet 'A' stands ahead. */
	assert_refused(move(-1, -50), "more would have been taken than was there");
	at(5);
	ck_assert_int_eq(move(-1, -50), 0);
}
END_TEST

START_TEST(one_is_left_alone_where_two_moments_differ_in_value)
{
	receive(ampoule, "A", 3, 1000);
	at(5);
	ck_assert_int_eq(move(-1, -400), 0);
	at(10);
	ck_assert_int_eq(move(1, 300), 0);
	at(15);
	ck_assert_int_eq(move(-1, -350), 0); /* two were worth 600 on day 5, and are worth 550 from now on */
	clinic_at(&clinic, CLINIC_START + 15 * DAY, 14 * DAY);
	assert_refused(use(content(ampoule, 4000)), "4 ml wanted, 2 ml usable");
	used(content(ampoule, 2000));
	ck_assert_int_eq(cost("used"), 300);
	clinic_at(&clinic, CLINIC_START + 15 * DAY, 0);
	used(content(ampoule, 2000));
	ck_assert_int_eq(cost("used"), 250);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(no_more_value_leaves_than_every_later_moment_has)
{
	receive(ampoule, "A", 4, 1000);
	at(5);
	ck_assert_int_eq(move(-2, -100), 0); /* two worth 900 */
	at(10);
	ck_assert_int_eq(move(1, -600), 0); /* three worth 300 */
	clinic_at(&clinic, CLINIC_START + 10 * DAY, 9 * DAY);
	used(content(ampoule, 2000)); /* half of 900 is more than the 300 that are left on day 10 */
	ck_assert_int_eq(cost("used"), 300);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_third_of_ten_leaves_the_last_one_the_rest)
{
	receive(ampoule, "A", 3, 1000);
	static const money_t costs[] = { 333, 334, 333 }; /* 1000/3; 667/2, half to even; what is left */
	for (int i = 0; i < 3; i++) {
		used(content(ampoule, 2000));
		ck_assert_int_eq(cost("used"), costs[i]);
	}
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM balance"), 0);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(two_of_three_are_costed_once_and_the_earlier_takes_the_odd_cent)
{
	receive(ampoule, "A", 3, 1000);
	used(content(ampoule, 4000));
	ck_assert_int_eq(cost("used"), 667);
	ck_assert_int_eq(
	        clinic_ask(&clinic,
	                "SELECT value FROM movement WHERE containers = -1 ORDER BY entry DESC, line LIMIT 1"),
	        -334);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT value FROM balance"), 333);
}
END_TEST

START_TEST(used_and_residue_share_a_container_by_largest_remainder)
{
	receive(ampoule, "A", 3, 1000);
	used(content(ampoule, 1500)); /* of 333: 249.75 and 83.25 */
	ck_assert_int_eq(cost("used"), 250);
	ck_assert_int_eq(cost("residue"), 83);
	ck_assert_int_eq(cost("opened"), 0);
	used(content(ampoule, 1000)); /* of 334: halves */
	ck_assert_int_eq(cost("used"), 167);
	ck_assert_int_eq(cost("residue"), 167);
	used(content(ampoule, 1000)); /* of 333: 166.5 each, the tie to the earlier line */
	ck_assert_int_eq(cost("used"), 167);
	ck_assert_int_eq(cost("residue"), 166);
}
END_TEST

START_TEST(a_shared_bottle_is_costed_draw_by_draw)
{
	receive(bottle, "B", 1, 1001);
	used(content(bottle, 5000)); /* 500.5, half to even */
	ck_assert_int_eq(cost("used"), 500);
	used(content(bottle, 2500)); /* of 501: 250.5, half to even */
	ck_assert_int_eq(cost("used"), 250);
	struct item rest = { .product = bottle, .opened = 1, .quantity = { .kind = QUANTITY_ALL } };
	used(rest);
	ck_assert_int_eq(cost("used"), 251);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM opened_balance"), 0);
	assert_refused(use(rest), "'O1' of 'bottle': all wanted");
	clinic_verify(&clinic);
}
END_TEST

START_TEST(what_cost_nothing_leaves_for_nothing)
{
	receive(ampoule, "A", 2, 0);
	used(content(ampoule, 1300));
	ck_assert_int_eq(cost("used") + cost("residue"), 0);
	used(content(ampoule, 2000));
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM balance"), 0);
}
END_TEST

START_TEST(one_product_twice_from_two_lots_costs_each_its_own)
{
	receive(ampoule, "A", 2, 1000);
	receive(ampoule, "B", 2, 3000);
	struct item items[] = { content(ampoule, 2000), content(ampoule, 2000), content(ampoule, 2000) };
	items[1].lot = 2, items[1].lot_code = "B";
	items[2].lot = 1, items[2].lot_code = "A";
	ck_assert_int_eq(clinic_session(&clinic, place, items, 3, &number), 0);
	ck_assert_int_eq(cost("used"), 2500);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT containers * 10000 + value FROM balance"), 11500);
	assert_refused(clinic_session(&clinic, place, items + 1, 2, &number), "lot 'A'");
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT containers * 10000 + value FROM balance"), 11500);
}
END_TEST

START_TEST(numbers_have_no_gaps_after_what_was_refused)
{
	receive(ampoule, "A", 1, 100);
	int64_t before = last_entry();
	ck_assert_int_eq(use(content(ampoule, 2001)), STATUS_REFUSED);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	struct entry entry = { .kind = "added", .act = &clinic.act };
	ck_assert_int_eq(ledger_open(clinic.store, &entry), 0);
	ck_assert_int_eq(entry.number, before + 1);
	store_rollback(clinic.store);
	ck_assert_int_eq(used(content(ampoule, 2000)), before + 1);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), before + 1);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT MAX(number) FROM opened"), 1);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_reference_is_one_request)
{
	char key[65], request[65], other[65];
	int64_t found = -1;
	memset(key, 'a', 64), memset(request, 'b', 64), memset(other, 'c', 64);
	key[64] = request[64] = other[64] = '\0';
	clinic.act.ref = key;
	clinic.act.request = request;
	int64_t entry = receive(ampoule, "A", 1, 100);
	ck_assert_int_eq(ledger_find_ref(clinic.store, key, request, &found), 0);
	ck_assert_int_eq(found, entry);
	ck_assert_int_eq(ledger_find_ref(clinic.store, request, request, &found), 0);
	ck_assert_int_eq(found, 0);
	assert_refused(ledger_find_ref(clinic.store, key, other, &found), "another request");
	ck_assert_int_eq(use(content(ampoule, 2000)), STATUS_REFUSED);
	ck_assert_int_eq(last_entry(), entry);
}
END_TEST

START_TEST(nothing_is_taken_before_it_came_or_after_it_was_promised)
{
	at(10);
	receive(ampoule, "A", 3, 1000);
	at(20);
	used(content(ampoule, 4000));
	at(30);
	static const struct {
		int ago;
		content_t wanted;
		int status;
	} cases[] = {
		{ 21, 2000, STATUS_REFUSED }, /* nothing had come in yet */
		{ 15, 4000, STATUS_REFUSED }, /* three stood there, but two of them left later */
		{ 5, 4000, STATUS_REFUSED },
		{ 15, 2000, STATUS_OK },
		{ 15, 1, STATUS_REFUSED },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		clinic_at(&clinic, CLINIC_START + 30 * DAY, cases[i].ago * DAY);
		ck_assert_int_eq(use(content(ampoule, cases[i].wanted)), cases[i].status);
	}
	ck_assert_int_eq(cost("used"), 333);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_bottle_is_discarded_in_the_past_only_by_what_was_left_alone)
{
	int64_t first = 1;
	receive(bottle, "B", 1, 1000);
	at(1);
	used(content(bottle, 4000));
	at(3);
	used(content(bottle, 2000));
	clinic_at(&clinic, CLINIC_START + 4 * DAY, 3 * DAY + HOUR); /* before it was opened */
	assert_refused(clinic_discard(&clinic, &first, 1, REASON_SPOILED, &number), "'O1' was opened on");
	clinic_at(&clinic, CLINIC_START + 4 * DAY, 2 * DAY);
	ck_assert_int_eq(clinic_discard(&clinic, &first, 1, REASON_SPOILED, &number), 0);
	ck_assert_int_eq(cost("spoiled"), 400);
	assert_refused(clinic_discard(&clinic, &first, 1, REASON_SPOILED, &number), "'O1' is empty");
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_clock_that_was_ahead_does_not_open_the_past)
{
	at(5);
	receive(ampoule, "A", 1, 100);
	at(0); /* set right: 'A' stands five days ahead */
	receive(bottle, "B", 1, 100);
	assert_refused(use(content(ampoule, 2000)), "'ampoule': 2 ml wanted, 0 ml usable");
	used(content(bottle, 1000));
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(clock_behind) FROM entry"), 1);
	at(5);
	used(content(ampoule, 2000));
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_void_names_what_stands_in_the_way)
{
	int64_t delivery = receive(bottle, "B", 2, 1000);
	at(1);
	int64_t opening = used(content(bottle, 1000));
	int64_t drawing = used(content(bottle, 1000));
	char part[64];
	snprintf(part, sizeof(part), ": %lld (session, 2026-03-03); void these", (long long)opening);
	assert_refused(clinic_void(&clinic, delivery, &number), part);
	snprintf(part, sizeof(part), ": %lld (session, 2026-03-03); void these", (long long)drawing);
	assert_refused(clinic_void(&clinic, opening, &number), part);

	int64_t void_of_drawing = voided(drawing);
	assert_refused(clinic_void(&clinic, void_of_drawing, &number), "is itself a void");
	assert_refused(clinic_void(&clinic, drawing, &number), "was voided by entry");
	assert_refused(clinic_void(&clinic, 1, &number), "moved no stock");
	ck_assert_int_eq(clinic_void(&clinic, 999, &number), STATUS_NOT_FOUND);
	voided(opening);
	voided(delivery);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM balance"), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM opened_balance"), 0);
	ck_assert_int_eq(clinic_ask(&clinic,
	                         "SELECT COUNT(*) FROM entry WHERE voids IS NOT NULL AND day > '2026-03-03'"),
	        0);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(content_does_not_come_back_into_what_was_thrown_away)
{
	int64_t first = 1;
	receive(bottle, "B", 1, 1000);
	used(content(bottle, 1000));
	int64_t drawing = used(content(bottle, 1000));
	ck_assert_int_eq(clinic_discard(&clinic, &first, 1, REASON_RESIDUE, &number), 0);
	int64_t discard = number;
	assert_refused(clinic_void(&clinic, drawing, &number), "(discarded, ");
	voided(discard);
	voided(drawing);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT content FROM opened_balance"), 9000);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_session_that_took_a_mixture_alone_is_voided_and_frees_it)
{
	receive(ampoule, "A", 1, 100);
	struct item item = content(ampoule, 1500);
	ck_assert_int_eq(clinic_prepare(&clinic, place, &item, 1, &number), 0);
	int64_t mixture = number;
	ck_assert_int_eq(clinic_session_of(&clinic, mixture, place, NULL, 0, &number), 0);
	int64_t session = number;
	assert_refused(clinic_discard_mixture(&clinic, mixture, &number), "was used in session");
	assert_refused(clinic_void(&clinic, mixture, &number), "void that first");
	voided(session);
	ck_assert_int_eq(clinic_discard_mixture(&clinic, mixture, &number), 0);
	ck_assert_int_eq(cost("residue") + cost("used"), 0);
	assert_refused(
	        clinic_session_of(&clinic, mixture, place, NULL, 0, &number), "was thrown away by entry");
	voided(number);
	voided(mixture);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT value FROM balance"), 100);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_voided_session_does_not_narrow_the_past)
{
	receive(ampoule, "A", 2, 1000);
	at(10);
	voided(used(content(ampoule, 4000)));
	clinic_at(&clinic, CLINIC_START + 20 * DAY, 15 * DAY);
	used(content(ampoule, 4000));
	ck_assert_int_eq(cost("used"), 1000);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_lot_has_one_expiry_while_any_of_it_came_in)
{
	struct delivery_line lines[] = {
		{ .product = ampoule,
		        .lot = "A",
		        .expires = 20900,
		        .containers = 1,
		        .location = place,
		        .net = 1 },
		{ .product = ampoule,
		        .lot = "A",
		        .expires = 20901,
		        .containers = 1,
		        .location = place,
		        .net = 1 },
	};
	struct delivery delivery = { .lines = lines, .count = 2 };
	assert_refused(clinic_receive(&clinic, &delivery, &number),
	        "is there with expiry 2027-03-23, not 2027-03-24");
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM lot"), 0);

	delivery.count = 1;
	ck_assert_int_eq(clinic_receive(&clinic, &delivery, &number), 0);
	int64_t first = number;
	delivery.lines = lines + 1;
	assert_refused(clinic_receive(&clinic, &delivery, &number), "void the delivery that was mistyped");
	voided(first);
	ck_assert_int_eq(clinic_receive(&clinic, &delivery, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM lot WHERE expires = '2027-03-24'"), 1);
	clinic_verify(&clinic);
}
END_TEST

TCase *check_ledger(void)
{
	TCase *tcase = tcase_create("ledger");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, the_ledger_itself_refuses_what_the_past_does_not_hold);
	tcase_add_test(tcase, a_wrong_clock_put_right_leaves_the_past_guarded);
	tcase_add_test(tcase, one_is_left_alone_where_two_moments_differ_in_value);
	tcase_add_test(tcase, no_more_value_leaves_than_every_later_moment_has);
	tcase_add_test(tcase, a_third_of_ten_leaves_the_last_one_the_rest);
	tcase_add_test(tcase, two_of_three_are_costed_once_and_the_earlier_takes_the_odd_cent);
	tcase_add_test(tcase, used_and_residue_share_a_container_by_largest_remainder);
	tcase_add_test(tcase, a_shared_bottle_is_costed_draw_by_draw);
	tcase_add_test(tcase, what_cost_nothing_leaves_for_nothing);
	tcase_add_test(tcase, one_product_twice_from_two_lots_costs_each_its_own);
	tcase_add_test(tcase, numbers_have_no_gaps_after_what_was_refused);
	tcase_add_test(tcase, a_reference_is_one_request);
	tcase_add_test(tcase, nothing_is_taken_before_it_came_or_after_it_was_promised);
	tcase_add_test(tcase, a_bottle_is_discarded_in_the_past_only_by_what_was_left_alone);
	tcase_add_test(tcase, a_clock_that_was_ahead_does_not_open_the_past);
	tcase_add_test(tcase, a_void_names_what_stands_in_the_way);
	tcase_add_test(tcase, content_does_not_come_back_into_what_was_thrown_away);
	tcase_add_test(tcase, a_session_that_took_a_mixture_alone_is_voided_and_frees_it);
	tcase_add_test(tcase, a_voided_session_does_not_narrow_the_past);
	tcase_add_test(tcase, a_lot_has_one_expiry_while_any_of_it_came_in);
	return tcase;
}
