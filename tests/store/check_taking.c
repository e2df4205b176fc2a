/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written off, used up in rooms and moved: costs by hand, what may be taken for what, random acts against sums. */
#include "check_store.h"
#include <stdio.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/transfer.h"
#include "ampoule/waste.h"
#include "clinic.h"

static struct clinic clinic;
static int64_t main_place, fridge, quarantine;
static int64_t ampoule_product, bottle, chlorhexidine;
static day_t today;

static void setup(void)
{
	clinic_make(&clinic);
	today = zone_day(CLINIC_START);
	main_place = clinic_add_place(&clinic, "main", true);
	fridge = clinic_add_place(&clinic, "fridge", true);
	quarantine = clinic_add_place(&clinic, "quarantine", false);
	ampoule_product = clinic_add_product(&clinic, "ampoule", "preparation", "ampoule", "2ml", "0");
	bottle = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d");
	chlorhexidine = clinic_add_product(&clinic, "chlorhexidine", "consumable", "bottle", "500ml", "60d");
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

static struct item whole(int64_t product, int64_t containers)
{
	return (struct item){ .product = product, .quantity = { .kind = QUANTITY_CONTAINERS, .amount = containers } };
}

static struct item content(int64_t product, content_t amount)
{
	return (struct item){ .product = product, .quantity = { QUANTITY_CONTENT, amount, UNIT_ML } };
}

static struct item all_of_opened(int64_t product, int64_t opened)
{
	return (struct item){ .product = product, .opened = opened, .quantity = { .kind = QUANTITY_ALL } };
}

static struct item of_lot(struct item item, const char *code)
{
	char *sql = pool_printf(&clinic.pool, "SELECT id FROM lot WHERE product = %lld AND code = '%s'",
		(long long)item.product, code);
	item.lot = clinic_ask(&clinic, sql);
	item.lot_code = code;
	return item;
}

/* Ends a transaction as the commands do. */
static int finish(int status)
{
	if (status == STATUS_OK)
		status = store_commit(clinic.store);
	store_rollback(clinic.store);
	return status;
}

static void begin(void)
{
	error_clear(&clinic.error);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
}

static int take(enum purpose purpose, enum reason reason, int64_t place, struct item item, int64_t *number)
{
	const struct taking_request request = {
		.location = place, .location_code = "here", .purpose = purpose, .reason = reason, .items = &item, .count = 1,
	};
	struct taking taking = { 0 };
	begin();
	int status = waste_plan(clinic.store, &request, clinic.act.when, &clinic.pool, &taking);
	if (status == STATUS_OK)
		status = taking_record(clinic.store, &clinic.act, "wasted", &taking, number);
	return finish(status);
}

static int waste(enum reason reason, int64_t place, struct item item)
{
	int64_t number;
	return take(PURPOSE_AWAY, reason, place, item, &number);
}

static int use(int64_t place, struct item item)
{
	int64_t number;
	return take(PURPOSE_ROOM, REASON_CONSUMED, place, item, &number);
}

static int transfer_as(int64_t from, int64_t to, struct item item, int64_t *number)
{
	struct taking_request request = { .location = from, .location_code = "here", .items = &item, .count = 1 };
	struct taking taking = { 0 };
	begin();
	int status = transfer_plan(clinic.store, &request, to, clinic.act.when, &clinic.pool, &taking);
	if (status == STATUS_OK)
		status = transfer_post(clinic.store, &clinic.act, &taking, to, number);
	return finish(status);
}

static int transfer(int64_t from, int64_t to, struct item item)
{
	int64_t number;
	return transfer_as(from, to, item, &number);
}

static int64_t last_value(void)
{
	return clinic_ask(&clinic, "SELECT value FROM movement ORDER BY entry DESC, line DESC LIMIT 1");
}

static int64_t value_at(int64_t place)
{
	return clinic_ask(&clinic, pool_printf(&clinic.pool,
		"SELECT COALESCE(SUM(value), 0) FROM (SELECT location, value FROM balance UNION ALL "
		"SELECT location, value FROM opened_balance) WHERE location = %lld", (long long)place));
}

START_TEST(what_leaves_takes_its_share_half_even_and_the_last_takes_the_rest)
{
	clinic_stock(&clinic, ampoule_product, "A", today + 100, 3, 1000, main_place);
	ck_assert_int_eq(waste(REASON_BROKEN, main_place, whole(ampoule_product, 1)), 0);
	ck_assert_int_eq(last_value(), -333);
	ck_assert_int_eq(waste(REASON_LOST, main_place, whole(ampoule_product, 1)), 0);
	ck_assert_int_eq(last_value(), -334); /* 667 / 2 */
	ck_assert_int_eq(waste(REASON_SAMPLE, main_place, whole(ampoule_product, 1)), 0);
	ck_assert_int_eq(last_value(), -333);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM balance"), 0);
}
END_TEST

START_TEST(a_room_takes_content_and_what_it_leaves_stays_open)
{
	clinic_stock(&clinic, chlorhexidine, "C", today + 100, 3, 1000, main_place);
	/* Two bottles are opened, worth 667 together: 334 and 333; of the second 20 ml stay out of 500. */
	ck_assert_int_eq(use(main_place, content(chlorhexidine, 980000)), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM movement WHERE reason = 'consumed'"), -654);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT content FROM opened_balance"), 20000);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT value FROM opened_balance"), 13);
	/* What is open goes first. */
	ck_assert_int_eq(use(main_place, content(chlorhexidine, 20000)), 0);
	ck_assert_int_eq(last_value(), -13);
	ck_assert_int_eq(value_at(main_place), 333);
}
END_TEST

START_TEST(a_transfer_keeps_the_layer_and_its_cost)
{
	clinic_stock(&clinic, ampoule_product, "A", today + 100, 7, 1000, main_place);
	ck_assert_int_eq(transfer(main_place, fridge, whole(ampoule_product, 3)), 0);
	ck_assert_int_eq(value_at(fridge), 429);
	ck_assert_int_eq(value_at(main_place), 571);
	ck_assert_int_eq(transfer(main_place, fridge, whole(ampoule_product, 4)), 0);
	ck_assert_int_eq(value_at(fridge), 1000);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM balance"), 1);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM layer"), 1);
}
END_TEST

START_TEST(a_transfer_goes_elsewhere)
{
	clinic_stock(&clinic, ampoule_product, "A", today + 100, 7, 1000, main_place);
	ck_assert_int_eq(transfer(main_place, main_place, whole(ampoule_product, 3)), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "goes to another place"));
	ck_assert_int_eq(transfer(fridge, main_place, whole(ampoule_product, 1)), STATUS_REFUSED);
	ck_assert_int_eq(value_at(main_place), 1000);
}
END_TEST

/* What stands against using something never stands against taking it away. */
static const struct {
	const char *status; /* of the lot */
	int days;	 /* until it expires */
	bool in_quarantine;
	const char *says;
} obstacles[] = {
	{ NULL, -1, false, "expired" },
	{ "held", 100, false, "on hold" },
	{ "recalled", 100, false, "recalled" },
	{ NULL, 100, true, "not for use" },
};

START_TEST(what_may_not_be_used_may_be_taken_away)
{
	int64_t place = obstacles[_i].in_quarantine ? quarantine : main_place;
	clinic_stock(&clinic, ampoule_product, "A", today + obstacles[_i].days, 4, 1000, place);
	if (obstacles[_i].status != NULL) {
		struct record lot;
		struct entry entry = { .kind = "edited", .act = &clinic.act };
		begin();
		ck_assert_int_eq(ledger_open(clinic.store, &entry), 0);
		ck_assert_int_eq(catalogue_load(clinic.store, &thing_lot, 1, &clinic.pool, &lot), 0);
		lot.values[thing_field(&thing_lot, "status")] = obstacles[_i].status;
		ck_assert_int_eq(catalogue_save(clinic.store, &thing_lot, &lot, NULL), 0);
		ck_assert_int_eq(ledger_seal(clinic.store), 0);
		ck_assert_int_eq(finish(0), 0);
	}
	ck_assert_int_eq(use(place, whole(ampoule_product, 1)), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, obstacles[_i].says));
	ck_assert_int_eq(waste(REASON_SPOILED, place, whole(ampoule_product, 1)), 0);
	ck_assert_int_eq(transfer(place, fridge, whole(ampoule_product, 1)), 0);
	ck_assert_int_eq(value_at(fridge), 250);
}
END_TEST

START_TEST(what_is_called_expired_is_expired)
{
	clinic_stock(&clinic, ampoule_product, "OLD", today - 1, 1, 100, main_place);
	clinic_stock(&clinic, ampoule_product, "DAY", today, 1, 100, main_place);
	ck_assert_int_eq(waste(REASON_EXPIRED, main_place, whole(ampoule_product, 2)), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "lot 'DAY' is not expired"));
	ck_assert_int_eq(waste(REASON_EXPIRED, main_place, whole(ampoule_product, 1)), 0);
	ck_assert_int_eq(waste(REASON_EXPIRED, main_place, whole(ampoule_product, 1)), STATUS_REFUSED);
}
END_TEST

START_TEST(sealed_containers_leave_whole)
{
	clinic_stock(&clinic, ampoule_product, "A", today + 100, 4, 1000, main_place);
	ck_assert_int_eq(waste(REASON_BROKEN, main_place, content(ampoule_product, 1000)), STATUS_DATA);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "leave whole"));
	ck_assert_int_eq(waste(REASON_BROKEN, main_place, whole(ampoule_product, 0)), STATUS_DATA);
}
END_TEST

START_TEST(an_opened_container_moves_with_all_that_is_in_it)
{
	int64_t session, move, number;
	clinic_stock(&clinic, bottle, "B", today + 100, 2, 1000, main_place);
	struct item item = content(bottle, 3000);
	ck_assert_int_eq(clinic_session(&clinic, main_place, &item, 1, &session), 0);
	struct item part = content(bottle, 1000);
	part.opened = 1;
	ck_assert_int_eq(transfer(main_place, fridge, part), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "O1=all"));
	ck_assert_int_eq(transfer_as(main_place, fridge, all_of_opened(bottle, 1), &move), 0);
	ck_assert_int_eq(value_at(fridge), 350);
	ck_assert_int_eq(waste(REASON_SPOILED, main_place, all_of_opened(bottle, 1)), STATUS_REFUSED);
	/* Nothing goes back into a container that stands elsewhere now. */
	ck_assert_int_eq(clinic_void(&clinic, session, &number), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "(transferred"));
	ck_assert_int_eq(clinic_void(&clinic, move, &number), 0);
	ck_assert_int_eq(clinic_void(&clinic, session, &number), 0);
	ck_assert_int_eq(value_at(main_place), 1000);
}
END_TEST

START_TEST(a_container_that_was_written_off_takes_nothing_back)
{
	int64_t session, gone, number;
	clinic_stock(&clinic, bottle, "B", today + 100, 1, 1000, main_place);
	struct item item = content(bottle, 3000), more = content(bottle, 2000), spilt = content(bottle, 1000);
	ck_assert_int_eq(clinic_session(&clinic, main_place, &item, 1, &number), 0);
	ck_assert_int_eq(clinic_session(&clinic, main_place, &more, 1, &session), 0);
	spilt.opened = 1;
	ck_assert_int_eq(waste(REASON_LOST, main_place, spilt), 0);
	ck_assert_int_eq(clinic_void(&clinic, session, &number), 0); /* what was spilt is gone, the bottle is not */
	ck_assert_int_eq(clinic_session(&clinic, main_place, &more, 1, &session), 0);
	ck_assert_int_eq(take(PURPOSE_AWAY, REASON_SPOILED, main_place, all_of_opened(bottle, 1), &gone), 0);
	ck_assert_int_eq(clinic_void(&clinic, session, &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_void(&clinic, gone, &number), 0);
	ck_assert_int_eq(clinic_void(&clinic, session, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT content FROM opened_balance"), 6000);
}
END_TEST

static int waste_all(int64_t place, enum reason reason)
{
	struct taking taking = { 0 };
	int64_t number;
	begin();
	int status = waste_plan_all(clinic.store, place, reason, clinic.act.when, &clinic.pool, &taking);
	if (status == STATUS_OK)
		status = taking_record(clinic.store, &clinic.act, "wasted", &taking, &number);
	return finish(status);
}

START_TEST(all_that_is_expired_goes_and_nothing_else)
{
	clinic_stock(&clinic, ampoule_product, "OLD", today - 1, 2, 100, main_place);
	clinic_stock(&clinic, ampoule_product, "OLD", today - 1, 3, 100, quarantine);
	clinic_stock(&clinic, ampoule_product, "DAY", today, 5, 700, main_place);
	clinic_stock(&clinic, chlorhexidine, "NONE", DAY_NONE, 1, 900, quarantine);
	ck_assert_int_eq(waste_all(fridge, REASON_EXPIRED), STATUS_NOT_FOUND);
	ck_assert_int_eq(waste_all(quarantine, REASON_EXPIRED), 0);
	ck_assert_int_eq(value_at(quarantine), 900);
	ck_assert_int_eq(waste_all(0, REASON_EXPIRED), 0);
	ck_assert_int_eq(value_at(main_place), 700);
	ck_assert_int_eq(waste_all(0, REASON_EXPIRED), STATUS_NOT_FOUND);
}
END_TEST

START_TEST(a_place_that_failed_is_emptied)
{
	int64_t number;
	struct item item = content(bottle, 3000);
	clinic_stock(&clinic, bottle, "B", today + 100, 3, 1000, fridge);
	clinic_stock(&clinic, ampoule_product, "A", today + 100, 3, 1000, fridge);
	clinic_stock(&clinic, ampoule_product, "A", today + 100, 3, 1000, main_place);
	ck_assert_int_eq(clinic_session(&clinic, fridge, &item, 1, &number), 0);
	ck_assert_int_eq(waste_all(fridge, REASON_SPOILED), 0);
	ck_assert_int_eq(value_at(fridge), 0);
	ck_assert_int_eq(value_at(main_place), 1000);
}
END_TEST

START_TEST(a_past_day_takes_what_was_there_ever_since)
{
	clinic_stock(&clinic, ampoule_product, "A", today + 100, 10, 1000, main_place);
	clinic_at(&clinic, CLINIC_START + 5 * 86400, 0);
	ck_assert_int_eq(transfer(main_place, fridge, whole(ampoule_product, 8)), 0);
	clinic_at(&clinic, CLINIC_START + 6 * 86400, 4 * 86400);
	ck_assert_int_eq(waste(REASON_BROKEN, main_place, whole(ampoule_product, 3)), STATUS_REFUSED);
	ck_assert_int_eq(waste(REASON_BROKEN, fridge, whole(ampoule_product, 1)), STATUS_REFUSED);
	ck_assert_int_eq(waste(REASON_BROKEN, main_place, whole(ampoule_product, 2)), 0);
	clinic_at(&clinic, CLINIC_START + 6 * 86400, 7 * 86400);
	ck_assert_int_eq(waste(REASON_BROKEN, fridge, whole(ampoule_product, 1)), STATUS_REFUSED);
}
END_TEST

enum { LOTS = 5, PLACES = 3, ACTS = 600, ENTRIES = 4096 };

/* Containers by lot and place, as a clinic would count them. */
struct counts {
	int64_t there[LOTS][PLACES];
};

static struct counts expected, changed_by[ENTRIES];

static void count(int64_t entry, int lot, int place, int64_t containers)
{
	expected.there[lot][place] += containers;
	changed_by[entry].there[lot][place] += containers;
}

/* Takes from the lots that expire first, or from the one that is named; false when there is not enough. */
static bool count_out(int64_t entry, int named, int place, int64_t containers, int to)
{
	int64_t there = 0;
	for (int lot = 0; lot < LOTS; lot++)
		there += named < 0 || lot == named ? expected.there[lot][place] : 0;
	if (there < containers)
		return false;
	for (int lot = 0; lot < LOTS && containers > 0; lot++) {
		int64_t taken = expected.there[lot][place] < containers ? expected.there[lot][place] : containers;
		if (named >= 0 && lot != named)
			continue;
		count(entry, lot, place, -taken);
		if (to >= 0)
			count(entry, lot, to, taken);
		containers -= taken;
	}
	return true;
}

static void compare(const int64_t places[PLACES], int act)
{
	for (int lot = 0; lot < LOTS; lot++) {
		for (int place = 0; place < PLACES; place++) {
			int64_t there = clinic_ask(&clinic, pool_printf(&clinic.pool,
				"SELECT COALESCE(SUM(containers), 0) FROM balance JOIN layer ON layer.id = balance.layer "
				"JOIN lot ON lot.id = layer.lot WHERE lot.code = 'L%d' AND location = %lld",
				lot, (long long)places[place]));
			ck_assert_msg(there == expected.there[lot][place], "act %d, lot %d, place %d: %lld, not %lld", act, lot,
				place, (long long)there, (long long)expected.there[lot][place]);
		}
	}
	/* What came in is what is there and what is gone for good, to the minor unit. */
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM movement"),
		clinic_ask(&clinic, "SELECT COALESCE(SUM(value), 0) FROM balance"));
	ck_assert_int_eq(clinic_ask(&clinic,
		"SELECT COALESCE(SUM(value), 0) + COALESCE(SUM(content), 0) FROM movement WHERE reason = 'transferred'"), 0);
}

START_TEST(random_acts_leave_what_a_count_says)
{
	const int64_t places[PLACES] = { main_place, fridge, quarantine };
	uint32_t state = 20261123;
	memset(&expected, 0, sizeof(expected));
	memset(changed_by, 0, sizeof(changed_by));
	for (int act = 0; act < ACTS; act++) {
		state = state * 1664525U + 1013904223U;
		int kind = (int)(state >> 8) % 10, lot = (int)(state >> 12) % LOTS, place = (int)(state >> 16) % PLACES;
		int64_t containers = (int64_t)(state >> 20) % 9 + 1;
		char code[4];
		snprintf(code, sizeof(code), "L%d", lot);
		clinic_at(&clinic, CLINIC_START + act * 600, 0);
		int64_t entry = clinic_ask(&clinic, "SELECT MAX(number) + 1 FROM entry"), number;
		ck_assert_int_lt(entry, ENTRIES);
		if (kind < 3) {
			clinic_stock(&clinic, ampoule_product, code, today + 50 + lot, containers, containers * 137 % 1009,
				places[place]);
			count(entry, lot, place, containers);
			continue;
		}
		if (kind == 9) {
			int64_t voided = entry - 1 - (int64_t)(state >> 10) % 12;
			if (clinic_void(&clinic, voided, &number) != 0)
				continue;
			for (int i = 0; i < LOTS * PLACES; i++)
				count(entry, i / PLACES, i % PLACES, -changed_by[voided].there[i / PLACES][i % PLACES]);
			compare(places, act);
			continue;
		}
		bool named = (state >> 9 & 1) != 0;
		struct item item = whole(ampoule_product, containers);
		if (named)
			item = of_lot(item, code);
		if (named && item.lot == 0)
			continue;
		int to = kind < 6 ? (place + 1) % PLACES : -1;
		int status = to >= 0 ? transfer(places[place], places[to], item) : waste(REASON_BROKEN, places[place], item);
		bool enough = count_out(entry, named ? lot : -1, place, containers, to);
		ck_assert_msg((status == STATUS_OK) == enough, "act %d: status %d, enough %d", act, status, enough);
		compare(places, act);
	}
	ck_assert_int_gt(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE voids IS NOT NULL"), 5);
}
END_TEST

TCase *check_taking(void)
{
	TCase *tcase = tcase_create("taking");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, what_leaves_takes_its_share_half_even_and_the_last_takes_the_rest);
	tcase_add_test(tcase, a_room_takes_content_and_what_it_leaves_stays_open);
	tcase_add_test(tcase, a_transfer_keeps_the_layer_and_its_cost);
	tcase_add_test(tcase, a_transfer_goes_elsewhere);
	tcase_add_loop_test(tcase, what_may_not_be_used_may_be_taken_away, 0,
		(int)(sizeof(obstacles) / sizeof(obstacles[0])));
	tcase_add_test(tcase, what_is_called_expired_is_expired);
	tcase_add_test(tcase, sealed_containers_leave_whole);
	tcase_add_test(tcase, an_opened_container_moves_with_all_that_is_in_it);
	tcase_add_test(tcase, a_container_that_was_written_off_takes_nothing_back);
	tcase_add_test(tcase, all_that_is_expired_goes_and_nothing_else);
	tcase_add_test(tcase, a_place_that_failed_is_emptied);
	tcase_add_test(tcase, a_past_day_takes_what_was_there_ever_since);
	tcase_add_test(tcase, random_acts_leave_what_a_count_says);
	return tcase;
}
