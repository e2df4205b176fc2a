/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders: what comes in parts, too much, for the wrong order, and is voided; what a product last cost. */
#include "check_store.h"
#include <string.h>
#include "clinic.h"

enum { EXPIRES = 21200, DAY_EXPECTED = 20600 };

static struct clinic clinic;
static int64_t place, hair, serum, supplier;

static void setup(void)
{
	clinic_make(&clinic);
	place = clinic_add_place(&clinic, "main", true);
	hair = clinic_add_product(&clinic, "hair", "preparation", "ampoule", "2ml", "0");
	serum = clinic_add_product(&clinic, "serum", "preparation", "bottle", "50ml", "28d");
	supplier = clinic_add_supplier(&clinic, "meso");
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

/* An order of 20 hair and 2 serum, on its way. */
static int64_t order_sent(void)
{
	struct order_line lines[] = { { hair, 20, 10, 2660 }, { serum, 2, 1, ORDER_UNPRICED } };
	struct order_draft draft = { .supplier = supplier, .lines = lines, .count = 2 };
	ck_assert_int_eq(clinic_order(&clinic, &draft), 0);
	ck_assert_int_eq(clinic_order_send(&clinic, draft.number, DAY_EXPECTED), 0);
	return draft.number;
}

static int receive(int64_t order, int64_t product, int64_t containers, int64_t *number)
{
	const struct delivery_line line = { .product = product, .lot = "A", .expires = EXPIRES,
		.containers = containers, .net = 100 * containers, .location = place };
	return clinic_receive(&clinic, &(struct delivery){ .lines = &line, .count = 1, .order = order }, number);
}

static void assert_order(int64_t number, const char *state, int64_t hair_to_come, int64_t serum_to_come)
{
	struct order order;
	ck_assert_int_eq(order_load(clinic.store, number, &clinic.pool, &order), 0);
	ck_assert_str_eq(order.state, state);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COALESCE(SUM(containers), 0) FROM order_balance WHERE product = 1"),
	        hair_to_come);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COALESCE(SUM(containers), 0) FROM order_balance WHERE product = 2"),
	        serum_to_come);
}

START_TEST(an_order_comes_in_parts_and_a_void_puts_it_back)
{
	int64_t order = order_sent(), first, second, last, ignored;
	assert_order(order, "sent", 20, 2);
	ck_assert_int_eq(receive(order, hair, 15, &first), 0);
	assert_order(order, "part", 5, 2);
	ck_assert_int_eq(receive(order, serum, 2, &second), 0);
	assert_order(order, "part", 5, 0);
	ck_assert_int_eq(receive(order, hair, 5, &last), 0);
	assert_order(order, "received", 0, 0);
	ck_assert_int_eq(clinic_void(&clinic, last, &ignored), 0);
	assert_order(order, "part", 5, 0);
	ck_assert_int_eq(clinic_void(&clinic, first, &ignored), 0);
	ck_assert_int_eq(clinic_void(&clinic, second, &ignored), 0);
	assert_order(order, "sent", 20, 2);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM finding WHERE rule = 'more-than-ordered'"), 0);
}
END_TEST

START_TEST(a_delivery_that_is_corrected_counts_as_it_reads_now)
{
	int64_t order = order_sent(), delivery, correction, ignored;
	ck_assert_int_eq(receive(order, hair, 20, &delivery), 0);
	assert_order(order, "part", 0, 2);
	ck_assert_int_eq(clinic_correct(&clinic, delivery, 1, 12, -1, &correction), 0);
	assert_order(order, "part", 8, 2);
	ck_assert_int_eq(clinic_void(&clinic, correction, &ignored), 0);
	assert_order(order, "part", 0, 2);
}
END_TEST

START_TEST(more_than_ordered_comes_in_and_is_noted)
{
	int64_t order = order_sent(), much, again, ignored;
	ck_assert_int_eq(receive(order, hair, 21, &much), 0);
	assert_order(order, "part", 0, 2);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM finding WHERE severity = 'warning'"), 1);
	ck_assert_int_eq(receive(order, serum, 2, &ignored), 0);
	assert_order(order, "received", 0, 0);
	ck_assert_int_eq(receive(order, serum, 1, &again), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM finding WHERE severity = 'warning'"), 2);
	/* What was too much covers what is voided. */
	ck_assert_int_eq(clinic_void(&clinic, much, &ignored), 0);
	assert_order(order, "part", 20, 0);
}
END_TEST

START_TEST(two_orders_of_one_product_do_not_share_a_delivery)
{
	int64_t first = order_sent(), second = order_sent(), number;
	ck_assert_int_eq(second, first + 1);
	ck_assert_int_eq(receive(second, hair, 20, &number), 0);
	assert_order(first, "sent", 20, 4);
	assert_order(second, "part", 20, 4);
	/* A delivery without an order counts against none. */
	ck_assert_int_eq(receive(0, hair, 20, &number), 0);
	assert_order(first, "sent", 20, 4);
}
END_TEST

START_TEST(a_delivery_that_no_order_awaits_is_refused_and_leaves_nothing)
{
	struct order_line line = { hair, 5, 1, ORDER_UNPRICED };
	struct order_draft draft = { .supplier = supplier, .lines = &line, .count = 1 };
	int64_t number;
	ck_assert_int_eq(receive(7, hair, 5, &number), STATUS_NOT_FOUND);
	ck_assert_int_eq(clinic_order(&clinic, &draft), 0);
	ck_assert_int_eq(receive(draft.number, hair, 5, &number), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "not sent"));
	ck_assert_int_eq(clinic_order_send(&clinic, draft.number, DAY_NONE), 0);
	ck_assert_int_eq(receive(draft.number, serum, 5, &number), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "'serum' is not on order R1"));
	ck_assert_int_eq(clinic_order_cancel(&clinic, draft.number), 0);
	ck_assert_int_eq(receive(draft.number, hair, 5, &number), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "cancelled"));
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM delivery"), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM balance"), 0);
}
END_TEST

START_TEST(what_came_of_a_cancelled_order_can_still_be_voided)
{
	int64_t order = order_sent(), number, ignored;
	ck_assert_int_eq(receive(order, hair, 15, &number), 0);
	ck_assert_int_eq(clinic_order_cancel(&clinic, order), 0);
	assert_order(order, "cancelled", 0, 0);
	ck_assert_int_eq(clinic_void(&clinic, number, &ignored), 0);
	assert_order(order, "cancelled", 0, 0);
	ck_assert_int_eq(clinic_order_cancel(&clinic, order), STATUS_REFUSED);
}
END_TEST

START_TEST(what_was_sent_cannot_be_changed_or_sent_again)
{
	int64_t number = order_sent(), entry;
	struct order_line line = { hair, 5, 1, ORDER_UNPRICED };
	struct order order;
	ck_assert_int_eq(clinic_order_send(&clinic, number, DAY_NONE), STATUS_REFUSED);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	error_clear(&clinic.error);
	ck_assert_int_eq(order_load(clinic.store, number, &clinic.pool, &order), 0);
	ck_assert_int_eq(order_change(clinic.store, &clinic.act, &order, &line, 1, &entry), STATUS_REFUSED);
	store_rollback(clinic.store);
	assert_order(number, "sent", 20, 2);
}
END_TEST

/* Of a delivery of so many containers for so much, what so many would cost. */
static const struct {
	int64_t came;
	money_t paid;
	int64_t wanted;
	money_t expected;
} estimates[] = {
	{ 3, 399, 7, 931 },
	{ 3, 100, 1, 33 },
	{ 3, 100, 2, 67 },
	{ 3, 100, 301, 10033 },
	{ 4, 2, 1, 0 }, /* half to even */
	{ 4, 6, 1, 2 },
	{ 1000000, MONEY_MAX, 1000000, MONEY_MAX },
	{ 5, 0, 5, ORDER_UNPRICED }, /* free goods had no price */
	{ 5, 10, 0, 0 },
};

START_TEST(the_last_price_is_that_of_so_many)
{
	money_t net;
	clinic_stock(&clinic, hair, "A", EXPIRES, estimates[_i].came, estimates[_i].paid, place);
	ck_assert_int_eq(order_estimate(clinic.store, hair, estimates[_i].wanted, &net), 0);
	ck_assert_int_eq(net, estimates[_i].expected);
}
END_TEST

START_TEST(a_delivery_that_is_void_or_was_free_sets_no_price)
{
	int64_t ignored;
	money_t net;
	clinic_stock(&clinic, hair, "A", EXPIRES, 10, 100, place);
	int64_t dear = clinic_stock(&clinic, hair, "B", EXPIRES, 10, 999, place);
	clinic_stock(&clinic, hair, "C", EXPIRES, 10, 0, place);
	ck_assert_int_eq(order_estimate(clinic.store, hair, 10, &net), 0);
	ck_assert_int_eq(net, 999);
	ck_assert_int_eq(clinic_void(&clinic, dear, &ignored), 0);
	ck_assert_int_eq(order_estimate(clinic.store, hair, 10, &net), 0);
	ck_assert_int_eq(net, 100);
	ck_assert_int_eq(order_estimate(clinic.store, serum, 10, &net), 0);
	ck_assert_int_eq(net, ORDER_UNPRICED);
}
END_TEST

TCase *check_order(void)
{
	TCase *tcase = tcase_create("order");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, an_order_comes_in_parts_and_a_void_puts_it_back);
	tcase_add_test(tcase, a_delivery_that_is_corrected_counts_as_it_reads_now);
	tcase_add_test(tcase, more_than_ordered_comes_in_and_is_noted);
	tcase_add_test(tcase, two_orders_of_one_product_do_not_share_a_delivery);
	tcase_add_test(tcase, a_delivery_that_no_order_awaits_is_refused_and_leaves_nothing);
	tcase_add_test(tcase, what_came_of_a_cancelled_order_can_still_be_voided);
	tcase_add_test(tcase, what_was_sent_cannot_be_changed_or_sent_again);
	tcase_add_loop_test(
	        tcase, the_last_price_is_that_of_so_many, 0, sizeof(estimates) / sizeof(estimates[0]));
	tcase_add_test(tcase, a_delivery_that_is_void_or_was_free_sets_no_price);
	return tcase;
}
