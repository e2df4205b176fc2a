/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goods before paper, returns and credits: played at random, what was paid is what the stock and the differences got. */
#include "check_store.h"
#include <stdio.h>
#include <stdlib.h>
#include "ampoule/credit.h"
#include "ampoule/delivery.h"
#include "ampoule/settlement.h"
#include "ampoule/undo.h"
#include "ampoule/waste.h"
#include "clinic.h"

static struct clinic clinic;
static int64_t place, supplier, product;

static void setup(void)
{
	clinic_make(&clinic);
	place = clinic_add_place(&clinic, "main", true);
	product = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d");
	supplier = clinic_add(&clinic, &thing_supplier,
		(const char *const[][2]){ { "code", "meso" }, { "name", "Meso" }, { NULL } });
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

/* Ends a transaction as the commands do; what was refused leaves nothing. */
static bool finish(int status)
{
	if (status == STATUS_OK)
		status = store_commit(clinic.store);
	store_rollback(clinic.store);
	ck_assert_msg(status == STATUS_OK || status == STATUS_REFUSED, "%s", clinic.error.text);
	error_clear(&clinic.error);
	return status == STATUS_OK;
}

static void begin(void)
{
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
}

static int64_t deliver(void)
{
	static char lot[16];
	struct delivery_line line = { .product = product, .lot = lot, .expires = 21200, .containers = 1 + random() % 9,
		.location = place, .net = random() % 1000, .estimated = true };
	const struct delivery delivery = { .supplier = supplier, .lines = &line, .count = 1 };
	int64_t number;
	snprintf(lot, sizeof(lot), "L%ld", random() % 5);
	line.broken = random() % 4 == 0 ? 1 : 0;
	begin();
	ck_assert(finish(delivery_post(clinic.store, &clinic.act, &delivery, &number)));
	return number;
}

static bool settle(int64_t delivery, int64_t *number)
{
	struct correction_line *lines = NULL;
	struct correction correction;
	size_t count = 0;
	begin();
	int status = settlement_lines(clinic.store, delivery, supplier, &clinic.pool, &lines, &count);
	if (status == STATUS_OK)
		status = settlement_price(clinic.store, lines, random() % 1000, clinic.act.when, &clinic.pool, &correction);
	const struct settlement settlement = { supplier, "F", &correction, 1 };
	if (status == STATUS_OK)
		status = settlement_post(clinic.store, &clinic.act, &settlement, number);
	return finish(status);
}

static bool take(bool back, int64_t *number)
{
	struct item item = { .product = product, .quantity = { QUANTITY_CONTAINERS, 1 + random() % 3, UNIT_PIECE } };
	const struct taking_request request = { .location = place, .location_code = "main", .purpose = PURPOSE_AWAY,
		.reason = back ? REASON_RETURNED : REASON_LOST, .items = &item, .count = 1 };
	struct taking taking = { 0 };
	begin();
	int status = taking_plan(clinic.store, &request, clinic.act.when, &clinic.pool, &taking);
	const struct goods_return goods = { supplier, random() % 2, random() % 500, &taking };
	if (status == STATUS_OK)
		status = back ? return_post(clinic.store, &clinic.act, &goods, number)
			      : taking_record(clinic.store, &clinic.act, "wasted", &taking, number);
	return finish(status);
}

static bool credit(int64_t of, int64_t *number)
{
	const struct credit given = { supplier, random() % 300, of };
	begin();
	return finish(credit_post(clinic.store, &clinic.act, &given, number));
}

static bool take_back(int64_t entry, int64_t *number)
{
	struct voiding voiding;
	begin();
	int status = void_plan(clinic.store, entry, &clinic.pool, &voiding);
	if (status == STATUS_OK)
		status = void_post(clinic.store, &clinic.act, &voiding, number);
	return finish(status);
}

/* What the papers that stand come to. */
static const char paid[] =
	"SELECT COALESCE(SUM(COALESCE((SELECT net FROM delivery_correction AS fixed WHERE fixed.delivery = line.entry "
	"AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = fixed.entry) "
	"ORDER BY fixed.entry DESC LIMIT 1), line.net)), 0) FROM delivery_line AS line "
	"WHERE NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = line.entry)";
/* What suppliers gave, less what the goods had cost that went back for it. */
static const char given[] =
	"SELECT COALESCE(SUM(amount + COALESCE((SELECT SUM(value) FROM movement WHERE reason = 'returned' "
	"AND movement.entry = CASE WHEN entry.kind = 'returned' THEN entry.number ELSE of END), 0)), 0) "
	"FROM supplier_credit JOIN entry ON entry.number = supplier_credit.entry WHERE amount IS NOT NULL "
	"AND NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = entry.number)";
/* What the stock and the price differences got of both. */
static const char got[] =
	"SELECT COALESCE((SELECT SUM(value) FROM movement WHERE reason IN ('received', 'corrected')), 0) + "
	"COALESCE((SELECT SUM(value) FROM price_difference), 0)";

START_TEST(what_was_paid_is_in_the_stock_or_a_price_difference)
{
	enum { ACTS = 160 };
	int64_t posted[ACTS];
	size_t count = 0, done[6] = { 0 };
	srandom((unsigned)_i + 7);
	for (int act = 0; act < ACTS; act++) {
		int64_t of = count == 0 ? 1 : posted[(size_t)random() % count], number = 0;
		int kind = (int)(random() % 6);
		bool stands = kind == 0 ? (number = deliver(), true)
			: kind == 1	? settle(of, &number)
			: kind == 2	? take(true, &number)
			: kind == 3	? take(false, &number)
			: kind == 4	? credit(of, &number)
					: take_back(of, &number);
		if (stands && kind != 5)
			posted[count++] = number;
		done[kind] += stands;
		ck_assert_int_eq(clinic_ask(&clinic, paid) - clinic_ask(&clinic, given), clinic_ask(&clinic, got));
	}
	for (size_t i = 0; i < 6; i++)
		ck_assert_msg(done[i] > 0, "act %zu never came to pass", i);
}
END_TEST

TCase *check_purchase(void)
{
	TCase *tcase = tcase_create("purchase");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, what_was_paid_is_in_the_stock_or_a_price_difference, 0, 6);
	return tcase;
}
