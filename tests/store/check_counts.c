/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stock counts: what is expected, what counters found, what the posting does to what there is by then. */
#include "check_store.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/counting.h"
#include "ampoule/statement.h"
#include "ampoule/verify.h"
#include "clinic.h"

enum { HOUR = 3600, ROUNDS = 80, LINES_MAX = 40 };

static struct clinic clinic;
static int64_t cabinet, fridge, ampoule, bottle;
static instant_t now;

static void pass(int64_t seconds)
{
	now += seconds;
	clinic_at(&clinic, now, 0);
}

static void setup(void)
{
	clinic_make(&clinic);
	now = CLINIC_START;
	cabinet = clinic_add_place(&clinic, "cabinet", true);
	fridge = clinic_add_place(&clinic, "fridge", true);
	ampoule = clinic_add_product(&clinic, "ampoule", "preparation", "ampoule", "2ml", "0");
	bottle = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d");
	pass(HOUR);
}

static void teardown(void)
{
	clinic_remove(&clinic);
}

/* A refused act leaves nothing behind. */
static int act_end(int status)
{
	if (status == STATUS_OK)
		return store_commit(clinic.store);
	store_rollback(clinic.store);
	return status;
}

static void act_begin(void)
{
	error_clear(&clinic.error);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
}

static int64_t start(const struct count_scope *scope)
{
	struct count_started started;
	act_begin();
	ck_assert_int_eq(act_end(count_start(clinic.store, &clinic.act, scope, &clinic.pool, &started)), 0);
	pass(HOUR);
	return started.number;
}

static struct count load(int64_t number)
{
	struct count count;
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	ck_assert_int_eq(count_load(clinic.store, number, &clinic.pool, &count), 0);
	store_rollback(clinic.store);
	return count;
}

static int enter(int64_t number, const struct count_entering *said)
{
	struct count_entering entering = *said;
	struct count count;
	int64_t entry;
	act_begin();
	ck_assert_int_eq(count_load(clinic.store, number, &clinic.pool, &count), 0);
	entering.count = &count;
	return act_end(count_enter(clinic.store, &clinic.act, &entering, &clinic.pool, &entry));
}

/* One figure of one line, both as people number them. */
static int enter_one(int64_t number, int64_t line, int64_t amount, const char *counter, bool recount)
{
	struct count_entered entered = { (size_t)line - 1, amount };
	return enter(number,
		&(struct count_entering){
			.entered = &entered, .entered_count = 1, .counter = counter, .recount = recount });
}

static int enter_found(int64_t number, const struct count_found *found)
{
	struct count_found one = *found;
	return enter(number, &(struct count_entering){ .found = &one, .found_count = 1 });
}

static int post(int64_t number, const char *why, int64_t *entry)
{
	struct count count;
	struct count_plan plan;
	act_begin();
	int status = count_load(clinic.store, number, &clinic.pool, &count);
	if (status == STATUS_OK)
		status = count_plan(clinic.store, &count, clinic.act.when, &clinic.pool, &plan);
	for (size_t i = 0; status == STATUS_OK && i < plan.difference_count; i++)
		plan.differences[i].why = why;
	if (status == STATUS_OK)
		status = count_post(clinic.store, &clinic.act, &plan, &clinic.pool, entry);
	return act_end(status);
}

static int64_t ask(const char *sql)
{
	return clinic_ask(&clinic, sql);
}

static void refused(int status, const char *says)
{
	ck_assert_int_eq(status, STATUS_REFUSED);
	ck_assert_msg(strstr(clinic.error.text, says) != NULL, "refused with: %s", clinic.error.text);
}

static int use(int64_t product, int64_t place, enum quantity_kind kind, int64_t amount, int64_t *number)
{
	const struct item item = { .product = product, .quantity = { kind, amount, UNIT_ML } };
	int status = clinic_session(&clinic, place, &item, 1, number);
	pass(HOUR);
	return status;
}

static void stock(int64_t product, const char *lot, int64_t containers, money_t net, int64_t place)
{
	clinic_stock(&clinic, product, lot, DAY_NONE, containers, net, place);
	pass(HOUR);
}

START_TEST(a_difference_is_against_the_snapshot_and_goes_to_what_there_is_now)
{
	int64_t number, entry;
	stock(ampoule, "L", 10, 2000, cabinet);
	number = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(use(ampoule, cabinet, QUANTITY_CONTAINERS, 4, &entry), 0);
	stock(ampoule, "L", 5, 500, cabinet);
	ck_assert_int_eq(enter_one(number, 1, 8, NULL, false), 0);
	struct count count = load(number);
	ck_assert_int_eq(count.lines[0].expected, 10);
	ck_assert_int_eq(count.lines[0].moved, 1);
	ck_assert_int_eq(post(number, "lost", &entry), 0);
	ck_assert_int_eq(ask("SELECT SUM(containers) FROM balance"), 9); /* 10 - 4 + 5 - 2 */
	ck_assert_int_eq(ask("SELECT SUM(value) FROM balance"), 1300); /* the two were of the older layer */
	ck_assert_int_eq(ask("SELECT value FROM count_result"), -400);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_shortage_leaves_the_oldest_layers_first_and_every_unit_is_accounted_for)
{
	int64_t number, entry;
	stock(ampoule, "L", 10, 1997, cabinet);
	stock(ampoule, "L", 7, 1111, cabinet);
	stock(ampoule, "L", 9, 900, fridge);
	stock(ampoule, "M", 9, 900, cabinet);
	number = start(&(struct count_scope){ .location = cabinet });
	ck_assert_int_eq(enter_one(number, 1, 4, NULL, false), 0);
	ck_assert_int_eq(post(number, "lost", &entry), 0);
	ck_assert_int_eq(ask("SELECT COUNT(*) FROM balance WHERE layer = 1"), 0);
	ck_assert_int_eq(ask("SELECT containers FROM balance WHERE layer = 2"), 4);
	ck_assert_int_eq(ask("SELECT value FROM balance WHERE layer = 2"), 1111 - 476);
	ck_assert_int_eq(ask("SELECT value FROM count_result"), -1997 - 476);
	ck_assert_int_eq(ask("SELECT SUM(value) FROM balance"), 1111 - 476 + 900 + 900);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_surplus_is_a_layer_of_its_own_at_the_last_cost_there)
{
	int64_t number, entry;
	stock(ampoule, "L", 3, 100, cabinet);
	stock(ampoule, "L", 3, 999, fridge);
	stock(ampoule, "FREE", 1, 0, cabinet);
	number = start(&(struct count_scope){ .location = cabinet });
	ck_assert_int_eq(enter_one(number, 1, 3, NULL, false),
		0); /* FREE: two more, of which nothing tells the cost */
	ck_assert_int_eq(enter_one(number, 2, 8, NULL, false), 0); /* L: five more */
	ck_assert_int_eq(post(number, "not booked", &entry), 0);
	ck_assert_int_eq(ask("SELECT value FROM count_result WHERE item = 2"), 167); /* 100 × 5 ÷ 3 */
	ck_assert_int_eq(ask("SELECT value FROM count_result WHERE item = 1"), 0);
	ck_assert_int_eq(ask("SELECT COUNT(*) FROM layer WHERE entry = (SELECT MAX(number) FROM entry)"), 2);
	ck_assert_int_eq(ask("SELECT COUNT(*) FROM finding WHERE rule = 'surplus-without-cost'"), 1);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(what_is_left_in_open_containers_is_set_right)
{
	int64_t number, entry;
	stock(bottle, "B", 2, 2000, cabinet);
	ck_assert_int_eq(use(bottle, cabinet, QUANTITY_CONTENT, 4000, &entry), 0);
	number = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(load(number).lines[1].expected, 6000);
	refused(enter_one(number, 2, 10001, NULL, false), "holds 10");
	ck_assert_int_eq(enter_one(number, 2, 4500, NULL, false), 0);
	ck_assert_int_eq(post(number, "spilt", &entry), 0);
	ck_assert_int_eq(ask("SELECT content FROM opened_balance"), 4500);
	ck_assert_int_eq(ask("SELECT value FROM opened_balance"), 450);
	pass(HOUR);
	number = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(enter_one(number, 2, 5001, NULL, false), 0);
	ck_assert_int_eq(post(number, "misread", &entry), 0);
	ck_assert_int_eq(ask("SELECT content FROM opened_balance"), 5001);
	ck_assert_int_eq(ask("SELECT value FROM opened_balance"), 500);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(what_was_emptied_since_the_snapshot_is_not_filled_again)
{
	int64_t number, entry, entries;
	stock(bottle, "B", 1, 1000, cabinet);
	ck_assert_int_eq(use(bottle, cabinet, QUANTITY_CONTENT, 4000, &entry), 0);
	number = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(enter_one(number, 1, 7000, NULL, false), 0);
	ck_assert_int_eq(clinic_discard(&clinic, (int64_t[]){ 1 }, 1, REASON_RESIDUE, &entry), 0);
	entries = ask("SELECT MAX(number) FROM entry");
	refused(post(number, "more", &entry), "'O1', line 1");
	ck_assert_int_eq(enter_one(number, 1, 5000, NULL, true), 0);
	refused(post(number, "less", &entry), "only 0 are left");
	ck_assert_int_eq(ask("SELECT MAX(number) FROM entry"), entries + 1);
	ck_assert_int_eq(enter_one(number, 1, 6000, NULL, true), 0);
	ck_assert_int_eq(post(number, NULL, &entry), 0); /* no difference needs no reason */
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_line_that_was_not_counted_is_not_zero)
{
	int64_t number, entry;
	stock(ampoule, "L", 10, 1000, cabinet);
	stock(ampoule, "M", 10, 1000, cabinet);
	number = start(&(struct count_scope){ 0 });
	refused(post(number, "x", &entry), "nothing of count C1 was counted");
	ck_assert_int_eq(enter_one(number, 1, 0, NULL, false), 0);
	refused(post(number, NULL, &entry), "say why");
	ck_assert_int_eq(post(number, "stolen", &entry), 0);
	ck_assert_int_eq(ask("SELECT SUM(containers) FROM balance"), 10);
	ck_assert_int_eq(ask("SELECT COUNT(*) FROM count_result"), 1);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(counters_that_differ_are_settled_before_the_posting)
{
	int64_t number, entry;
	stock(ampoule, "L", 10, 1000, cabinet);
	number = start(&(struct count_scope){ 0 });
	clinic.act.login = "anna";
	ck_assert_int_eq(enter_one(number, 1, 9, NULL, false), 0);
	clinic.act.login = "bea";
	ck_assert_int_eq(enter_one(number, 1, 8, NULL, false), 0);
	ck_assert_int_eq(load(number).lines[0].state, COUNT_DIFFERS);
	refused(post(number, "x", &entry), "counters differ");
	ck_assert_int_eq(enter_one(number, 1, 9, NULL, false), 0);
	ck_assert_int_eq(load(number).lines[0].state, COUNT_COUNTED);
	ck_assert_int_eq(enter_one(number, 1, 7, "carl", false), 0);
	ck_assert_int_eq(load(number).lines[0].state, COUNT_DIFFERS);
	ck_assert_int_eq(enter_one(number, 1, 7, NULL, true), 0);
	struct count count = load(number);
	ck_assert_int_eq(count.lines[0].counted, 7);
	ck_assert_str_eq(count.lines[0].counters, "anna, bea, carl");
	ck_assert_int_eq(post(number, "x", &entry), 0);
	ck_assert_int_eq(ask("SELECT SUM(containers) FROM balance"), 7);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_line_is_entered_once_and_only_while_the_count_is_open)
{
	struct count_entered twice[] = { { 0, 9 }, { 0, 9 } };
	int64_t number, counted, entry;
	stock(ampoule, "L", 10, 1000, cabinet);
	number = start(&(struct count_scope){ 0 });
	refused(enter(number, &(struct count_entering){ .entered = twice, .entered_count = 2 }), "twice");
	ck_assert_int_eq(ask("SELECT COUNT(*) FROM count_figure"), 0);
	ck_assert_int_eq(enter_one(number, 1, 9, NULL, false), 0);
	ck_assert_int_eq(post(number, "x", &counted), 0);
	refused(enter_one(number, 1, 9, NULL, false), "was posted");
	refused(post(number, "x", &entry), "was posted");
	ck_assert_int_eq(clinic_void(&clinic, counted, &entry), 0);
	ck_assert_int_eq(ask("SELECT SUM(value) FROM balance"), 1000);
	ck_assert_int_eq(load(number).stage, COUNT_STAGE_OPEN);
	clinic_verify(&clinic);
	ck_assert_int_eq(post(number, "y", &entry), 0);
	ck_assert_int_eq(ask("SELECT SUM(containers) FROM balance"), 9);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_figure_that_cannot_be_is_refused)
{
	int64_t number, entry;
	stock(ampoule, "L", 1, 1000000000, cabinet);
	number = start(&(struct count_scope){ 0 });
	refused(enter_one(number, 1, CONTAINERS_MAX + 1, NULL, false), "look at the figure again");
	refused(enter_found(number,
			&(struct count_found){ .product = ampoule,
				.lot = "M",
				.has_expiry = true,
				.expires = DAY_NONE,
				.location = cabinet,
				.amount = CONTAINERS_MAX + 1,
				.price = -1 }),
		"look at the figure again");
	ck_assert_int_eq(ask("SELECT COUNT(*) FROM lot WHERE code = 'M'"), 0);
	ck_assert_int_eq(enter_one(number, 1, CONTAINERS_MAX, NULL, false), 0);
	ck_assert_int_eq(post(number, "x", &entry), 0);
	number = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(enter_found(number,
				 &(struct count_found){ .product = ampoule,
					 .lot = "M",
					 .has_expiry = true,
					 .expires = DAY_NONE,
					 .location = cabinet,
					 .amount = 2,
					 .price = MONEY_MAX }),
		0);
	refused(post(number, "x", &entry), "worth more than can be kept");
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_surplus_that_was_used_up_stands_in_the_way_of_a_void)
{
	int64_t number, counted, entry;
	stock(ampoule, "L", 1, 100, cabinet);
	number = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(enter_one(number, 1, 2, NULL, false), 0);
	ck_assert_int_eq(post(number, "x", &counted), 0);
	pass(HOUR);
	ck_assert_int_eq(use(ampoule, cabinet, QUANTITY_CONTAINERS, 2, &entry), 0);
	refused(clinic_void(&clinic, counted, &entry), "void these first");
	ck_assert_int_eq(load(number).stage, COUNT_STAGE_POSTED);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(what_another_count_set_right_is_not_set_right_again)
{
	int64_t first, second, entry;
	stock(ampoule, "L", 10, 1000, cabinet);
	first = start(&(struct count_scope){ 0 });
	second = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(ask("SELECT COUNT(*) FROM finding WHERE rule = 'count-overlaps'"), 1);
	ck_assert_int_eq(enter_one(first, 1, 8, NULL, false), 0);
	ck_assert_int_eq(enter_one(second, 1, 8, NULL, false), 0);
	ck_assert_int_eq(post(first, "x", &entry), 0);
	ck_assert_int_eq(post(second, "x", &entry), 0);
	ck_assert_int_eq(ask("SELECT SUM(containers) FROM balance"), 8);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(what_was_found_comes_in_with_its_lot)
{
	struct count_found found = {
		.product = ampoule, .lot = "NEW", .location = cabinet, .amount = 3, .price = 125
	};
	int64_t number, entry;
	stock(ampoule, "L", 10, 1000, cabinet);
	stock(bottle, "B", 1, 999, fridge);
	number = start(&(struct count_scope){ .location = cabinet });
	ck_assert_int_eq(enter_found(number, &found), STATUS_DATA); /* its expiry was not said */
	found.has_expiry = true;
	found.expires = zone_day(now) + 90;
	ck_assert_int_eq(enter_found(number, &found), 0);
	refused(enter_found(number, &found), "is line 2 of count C1");
	found = (struct count_found){
		.product = ampoule, .lot = "L", .location = cabinet, .amount = 1, .price = -1
	};
	refused(enter_found(number, &found), "is line 1 of count C1");
	/* beyond the limits of the count, yet there at its base: what is expected of it is known */
	found = (struct count_found){
		.product = bottle, .lot = "B", .location = fridge, .amount = 3, .price = -1
	};
	ck_assert_int_eq(enter_found(number, &found), 0);
	ck_assert_int_eq(load(number).lines[2].expected, 1);
	found = (struct count_found){ .product = bottle,
		.lot = "B",
		.location = cabinet,
		.is_open = true,
		.amount = 2500,
		.price = -1 };
	ck_assert_int_eq(enter_found(number, &found), 0);
	ck_assert_int_eq(post(number, "found", &entry), 0);
	ck_assert_int_eq(ask("SELECT value FROM count_result WHERE item = 2"), 375);
	ck_assert_int_eq(ask("SELECT value FROM count_result WHERE item = 3"), 1998);
	ck_assert_int_eq(ask("SELECT value FROM opened_balance"), 250); /* 999 × 2.5 ÷ 10, half to even */
	ck_assert_int_eq(ask("SELECT SUM(containers) FROM balance"), 16);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_shortage_cannot_be_dated_to_when_it_was_not_there)
{
	int64_t number, entry;
	stock(ampoule, "L", 5, 500, cabinet);
	instant_t then = now;
	pass(24 * HOUR);
	stock(ampoule, "L", 5, 500, cabinet);
	number = start(&(struct count_scope){ 0 });
	ck_assert_int_eq(enter_one(number, 1, 3, NULL, false), 0);
	clinic_at(&clinic, now, now - then);
	refused(post(number, "x", &entry), "7 are missing, but only 5 are left");
	clinic_at(&clinic, now, 0);
	ck_assert_int_eq(enter_one(number, 1, 6, NULL, true), 0);
	clinic_at(&clinic, now, now - then);
	ck_assert_int_eq(post(number, "x", &entry), 0);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_snapshot_keeps_to_its_limits)
{
	struct count_started started;
	int64_t entry;
	stock(ampoule, "L", 10, 1000, cabinet);
	stock(ampoule, "L", 2, 200, fridge);
	stock(bottle, "B", 2, 100, cabinet);
	ck_assert_int_eq(use(bottle, cabinet, QUANTITY_CONTENT, 1000, &entry), 0);
	ck_assert_uint_eq(load(start(&(struct count_scope){ 0 })).count, 4);
	ck_assert_uint_eq(load(start(&(struct count_scope){ .location = fridge })).count, 1);
	ck_assert_uint_eq(
		load(start(&(struct count_scope){ .products = &bottle, .product_count = 1 })).count, 2);
	act_begin();
	refused(act_end(count_start(clinic.store, &clinic.act, &(struct count_scope){ .area = "hair" },
			&clinic.pool, &started)),
		"nothing to count");

	/* only a posted figure is a count, and only of its line */
	int64_t number = start(&(struct count_scope){ .location = cabinet });
	ck_assert_int_eq(enter_one(number, 1, 10, NULL, false), 0);
	struct count_scope idle = { .idle = 30, .today = zone_day(now) };
	ck_assert_uint_eq(load(start(&idle)).count, 4);
	ck_assert_int_eq(post(number, NULL, &entry), 0);
	ck_assert_uint_eq(load(start(&idle)).count, 3);
	idle.today += 31;
	ck_assert_uint_eq(load(start(&idle)).count, 4);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(verify_sees_a_count_that_was_closed_by_hand)
{
	static const char close[] = "DELETE FROM open_count";
	struct pool pool = { 0 };
	struct verification verification;
	stock(ampoule, "L", 10, 1000, cabinet);
	start(&(struct count_scope){ 0 });
	clinic_verify(&clinic);
	act_begin();
	{
		STATEMENT st = statement_prepare_once(clinic.store, close, sizeof(close) - 1);
		ck_assert_int_eq(statement_run(&st), 0);
	}
	ck_assert_int_eq(verify_run(clinic.store, NULL, NULL, &pool, &verification), 0);
	store_rollback(clinic.store);
	ck_assert_uint_eq(verification.count, 1);
	ck_assert_msg(strstr(verification.problems[0], "C1") != NULL, "%s", verification.problems[0]);
	pool_release(&pool);
}
END_TEST

/* splitmix64 */
static uint64_t state;

static int64_t below(int64_t limit)
{
	uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (int64_t)((z ^ z >> 31) % (uint64_t)limit);
}

static void play_work(void)
{
	static const char *const lots[] = { "A", "B", "C" };
	int64_t entry;
	for (int64_t acts = below(4); acts >= 0; acts--) {
		int64_t product = below(2) ? ampoule : bottle, place = below(2) ? cabinet : fridge;
		if (below(2))
			stock(product, lots[below(3)], 1 + below(9), below(5000), place);
		else
			use(product, place, QUANTITY_CONTENT, 1 + below(9000), &entry);
	}
}

/* What there is of a line. */
static int64_t held(const struct count_line *line)
{
	if (line->opened != 0)
		return ask(pool_printf(&clinic.pool,
			"SELECT COALESCE(SUM(content), 0) FROM opened_balance WHERE opened = %" PRId64,
			line->opened));
	return ask(pool_printf(&clinic.pool,
		"SELECT COALESCE(SUM(containers), 0) FROM balance JOIN layer ON layer.id = balance.layer "
		"WHERE layer.lot = %" PRId64 " AND balance.location = %" PRId64,
		line->lot, line->location));
}

START_TEST(random_counts_leave_what_was_counted_and_what_moved_since)
{
	int posted = 0;
	state = 20261123;
	for (int i = 0; i < ROUNDS; i++) {
		int64_t before[LINES_MAX], entry;
		play_work();
		if (ask("SELECT COUNT(*) FROM balance") == 0)
			continue;
		int64_t number = start(&(struct count_scope){ 0 });
		struct count count = load(number);
		ck_assert_uint_le(count.count, LINES_MAX);
		for (size_t line = 0; line < count.count; line++) {
			int64_t expected = count.lines[line].expected;
			ck_assert_int_eq(expected, held(&count.lines[line]));
			if (below(4) > 0)
				ck_assert_int_eq(
					enter_one(number, (int64_t)line + 1,
						below(expected + expected / 3 + 1) > 0
							? expected - below(expected < 3 ? expected + 1 : 3)
							: expected,
						NULL, false),
					0);
		}
		play_work();
		count = load(number);
		for (size_t line = 0; line < count.count; line++)
			before[line] = held(&count.lines[line]);
		if (post(number, "x", &entry) != STATUS_OK) {
			ck_assert_int_eq(clinic.error.status, STATUS_REFUSED);
			continue;
		}
		posted++;
		for (size_t line = 0; line < count.count; line++) {
			const struct count_line *one = &count.lines[line];
			int64_t difference = one->state == COUNT_COUNTED ? one->counted - one->expected : 0;
			ck_assert_int_eq(held(one), before[line] + difference);
			ck_assert_int_eq(before[line], one->expected + one->moved);
		}
		ck_assert_int_eq(ask("SELECT COALESCE(SUM(value), 0) FROM count_result"),
			ask("SELECT COALESCE(SUM(value), 0) FROM movement WHERE reason = 'counted'"));
		pass(HOUR);
	}
	ck_assert_int_gt(posted, ROUNDS / 3);
	clinic_verify(&clinic);
}
END_TEST

TCase *check_counts(void)
{
	TCase *tcase = tcase_create("counts");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 120);
	tcase_add_test(tcase, a_difference_is_against_the_snapshot_and_goes_to_what_there_is_now);
	tcase_add_test(tcase, a_shortage_leaves_the_oldest_layers_first_and_every_unit_is_accounted_for);
	tcase_add_test(tcase, a_surplus_is_a_layer_of_its_own_at_the_last_cost_there);
	tcase_add_test(tcase, what_is_left_in_open_containers_is_set_right);
	tcase_add_test(tcase, what_was_emptied_since_the_snapshot_is_not_filled_again);
	tcase_add_test(tcase, a_line_that_was_not_counted_is_not_zero);
	tcase_add_test(tcase, counters_that_differ_are_settled_before_the_posting);
	tcase_add_test(tcase, a_line_is_entered_once_and_only_while_the_count_is_open);
	tcase_add_test(tcase, a_figure_that_cannot_be_is_refused);
	tcase_add_test(tcase, a_surplus_that_was_used_up_stands_in_the_way_of_a_void);
	tcase_add_test(tcase, what_another_count_set_right_is_not_set_right_again);
	tcase_add_test(tcase, what_was_found_comes_in_with_its_lot);
	tcase_add_test(tcase, a_shortage_cannot_be_dated_to_when_it_was_not_there);
	tcase_add_test(tcase, a_snapshot_keeps_to_its_limits);
	tcase_add_test(tcase, verify_sees_a_count_that_was_closed_by_hand);
	tcase_add_test(tcase, random_counts_leave_what_was_counted_and_what_moved_since);
	return tcase;
}
