/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goods before paper, returns and credits: played at random, what was paid is what the stock and the differences got. */
#include "check_store.h"
#include <stdio.h>
#include <stdlib.h>
#include "ampoule/credit.h"
#include "ampoule/delivery.h"
#include "ampoule/invoice.h"
#include "ampoule/settlement.h"
#include "ampoule/undo.h"
#include "ampoule/waste.h"
#include "clinic.h"

static struct clinic clinic;
static int64_t place, supplier, product;

enum { LINES = 3 };

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

/* A few rates of tax, so that lines share them. */
static int64_t any_rate(void)
{
	static const int64_t rates[] = { 0, 0, 400, 1000, 2100 };
	return rates[random() % 5];
}

static bool post_delivery(const struct delivery_line *lines, size_t count, int64_t *number)
{
	const struct delivery delivery = { .supplier = supplier, .lines = lines, .count = count };
	begin();
	return finish(delivery_post(clinic.store, &clinic.act, &delivery, number));
}

/* Three lines of a paper with all that it may bear, or of one that has yet to come. */
static int64_t deliver(void)
{
	static char lots[LINES][16];
	struct delivery_line lines[LINES];
	struct invoice_line priced[LINES] = { 0 };
	struct invoice paper = { .digits = 2, .paper_digits = 2, .lines = priced, .count = LINES, .freight = random() % 90,
		.discount = random() % 40 };
	bool later = random() % 2 == 0;
	for (int i = 0; i < LINES; i++)
		priced[i] = (struct invoice_line){ .net = 40 + random() % 1000, .tax_rate = any_rate(),
			.recoverable = random() % 3 == 0 };
	ck_assert_int_eq(invoice_price(&paper, &clinic.error), 0);
	for (int i = 0; i < LINES; i++) {
		snprintf(lots[i], sizeof(lots[i]), "L%ld", random() % 5);
		lines[i] = (struct delivery_line){ .product = product, .lot = lots[i], .expires = 21200,
			.containers = 1 + random() % 9, .location = place, .net = priced[i].value, .estimated = later,
			.broken = random() % 4 == 0 };
		if (later)
			continue;
		lines[i].fees = priced[i].fees;
		lines[i].tax_rate = priced[i].tax_rate;
		lines[i].tax = priced[i].tax;
		lines[i].recoverable = priced[i].recoverable;
	}
	int64_t number;
	ck_assert(post_delivery(lines, LINES, &number));
	return number;
}

/* The paper of a delivery: what its lines were taken to be becomes what it says of them. */
static bool settle(int64_t delivery, int64_t *number)
{
	struct correction_line *lines = NULL;
	struct correction corrections[LINES];
	struct invoice_line priced[LINES] = { 0 };
	size_t count = 0;
	begin();
	int status = settlement_lines(clinic.store, delivery, supplier, &clinic.pool, &lines, &count);
	struct invoice paper = { .digits = 2, .paper_digits = 2, .lines = priced, .count = count, .fees = random() % 90 };
	for (size_t i = 0; i < count; i++)
		priced[i] = (struct invoice_line){ .net = 1 + random() % 1000, .tax_rate = any_rate(),
			.recoverable = random() % 3 == 0 };
	if (status == STATUS_OK)
		ck_assert_int_eq(invoice_price(&paper, &clinic.error), 0);
	money_t sum = 0;
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		const struct line_charges charges = { priced[i].fees, priced[i].tax_rate, priced[i].tax,
			priced[i].recoverable };
		status = correction_plan_paper(clinic.store, &lines[i], priced[i].value, &charges, clinic.act.when,
			&clinic.pool, &corrections[i]);
		sum += priced[i].value + priced[i].fees + priced[i].tax;
	}
	if (status == STATUS_OK)
		ck_assert_int_eq(sum, paper.total);
	const struct settlement settlement = { .supplier = supplier, .invoice = "F", .corrections = corrections,
		.count = count };
	if (status == STATUS_OK)
		status = settlement_post(clinic.store, &clinic.act, &settlement, number);
	return finish(status);
}

/* Its fees stay, its tax follows; so many of its paper's lines at its rate stay as they were. */
static bool correct(int64_t delivery, int64_t *number)
{
	struct correction_line line;
	struct correction correction;
	begin();
	int status = correction_line_load(clinic.store, delivery, 1 + random() % LINES, &clinic.pool, &line);
	if (status == STATUS_NOT_FOUND || status == STATUS_REFUSED) {
		error_clear(&clinic.error);
		return finish(STATUS_REFUSED);
	}
	int64_t containers = random() % 3 == 0 ? random() % 10 : line.containers;
	status = correction_plan(clinic.store, &line, containers, random() % 1000, clinic.act.when, &clinic.pool, &correction);
	if (status == STATUS_OK) {
		ck_assert_int_eq(correction.charges.fees, line.charges.fees);
		status = correction_post(clinic.store, &clinic.act, &correction, number);
	}
	return finish(status);
}

static bool take_some(bool back, int64_t containers, bool credited, int64_t *number)
{
	struct item item = { .product = product, .quantity = { QUANTITY_CONTAINERS, containers, UNIT_PIECE } };
	const struct taking_request request = { .location = place, .location_code = "main", .purpose = PURPOSE_AWAY,
		.reason = back ? REASON_RETURNED : REASON_LOST, .items = &item, .count = 1 };
	struct taking taking = { 0 };
	begin();
	int status = taking_plan(clinic.store, &request, clinic.act.when, &clinic.pool, &taking);
	const struct goods_return goods = { supplier, credited, random() % 500, &taking };
	if (status == STATUS_OK)
		status = back ? return_post(clinic.store, &clinic.act, &goods, number)
			      : taking_record(clinic.store, &clinic.act, "wasted", &taking, number);
	return finish(status);
}

static bool take(bool back, int64_t *number)
{
	return take_some(back, 1 + random() % 3, random() % 2, number);
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

/* What the papers that stand come to, less the tax that comes back. */
static const char paid[] =
	"SELECT COALESCE(SUM(net + fees + CASE WHEN recoverable = 1 THEN 0 ELSE tax END), 0) FROM delivery_now "
	"WHERE NOT EXISTS (SELECT 1 FROM entry AS void WHERE void.voids = delivery_now.delivery)";
/* What suppliers gave, less what the goods had cost that went back for it. */
static const char given_back[] =
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
	size_t count = 0, done[7] = { 0 };
	srandom((unsigned)_i + 7);
	for (int act = 0; act < ACTS; act++) {
		int64_t of = count == 0 ? 1 : posted[(size_t)random() % count], number = 0;
		int kind = (int)(random() % 7);
		bool stands = kind == 0 ? (number = deliver(), true)
			: kind == 1	? settle(of, &number)
			: kind == 2	? take(true, &number)
			: kind == 3	? take(false, &number)
			: kind == 4	? credit(of, &number)
			: kind == 5	? correct(of, &number)
					: take_back(of, &number);
		if (stands && kind != 6)
			posted[count++] = number;
		done[kind] += stands;
		ck_assert_int_eq(clinic_ask(&clinic, paid) - clinic_ask(&clinic, given_back), clinic_ask(&clinic, got));
	}
	for (size_t i = 0; i < 7; i++)
		ck_assert_msg(done[i] > 0, "act %zu never came to pass", i);
}
END_TEST

/* Lines of one rate: after any correction their tax is that of what they come to, rounded once. */
START_TEST(the_tax_of_a_paper_follows_its_prices_to_the_unit)
{
	static char lots[LINES][8] = { "A", "B", "C" };
	struct delivery_line lines[LINES];
	struct invoice_line priced[LINES] = { 0 };
	struct invoice paper = { .digits = 2, .paper_digits = 2, .lines = priced, .count = LINES, .freight = 7 };
	struct correction_line line;
	int64_t delivery, number;
	srandom((unsigned)_i);
	for (int i = 0; i < LINES; i++)
		priced[i] = (struct invoice_line){ .net = 100 + random() % 1000, .tax_rate = 2100 };
	ck_assert_int_eq(invoice_price(&paper, &clinic.error), 0);
	for (int i = 0; i < LINES; i++)
		lines[i] = (struct delivery_line){ .product = product, .lot = lots[i], .expires = 21200, .containers = 4,
			.location = place, .net = priced[i].value, .fees = priced[i].fees, .tax_rate = 2100,
			.tax = priced[i].tax };
	ck_assert(post_delivery(lines, LINES, &delivery));
	for (int act = 0; act < 12; act++) {
		money_t net = 1 + random() % 1000;
		int64_t which = 1 + random() % LINES;
		ck_assert_int_eq(correction_line_load(clinic.store, delivery, which, &clinic.pool, &line), 0);
		if (net == line.net)
			continue;
		ck_assert_int_eq(clinic_correct(&clinic, delivery, which, 4, net, &number), 0);
		int64_t base = clinic_ask(&clinic, "SELECT SUM(net + fees) FROM delivery_now");
		ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(fees) FROM delivery_now"), 7);
		ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(tax) FROM delivery_now"), (base * 2100 + 5000) / 10000);
		ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM balance"),
			clinic_ask(&clinic, "SELECT SUM(net + fees + tax) FROM delivery_now"));
	}
}
END_TEST

/* Ten came, three went back, two are gone and five are there when the paper comes. */
START_TEST(what_went_back_before_its_paper_is_settled_with_its_credit)
{
	const struct delivery_line line = { .product = product, .lot = "A", .expires = 21200, .containers = 10,
		.location = place, .net = 1000, .estimated = true };
	struct correction_line *lines = NULL;
	struct correction correction;
	struct line_charges charges = { .fees = 33, .tax_rate = 1000, .tax = 124 };
	size_t count = 0;
	int64_t delivery, back, gone, paper, credited;
	ck_assert(post_delivery(&line, 1, &delivery));
	ck_assert(take_some(true, 3, false, &back));
	ck_assert(take_some(false, 2, false, &gone));
	begin();
	ck_assert_int_eq(settlement_lines(clinic.store, delivery, supplier, &clinic.pool, &lines, &count), 0);
	ck_assert_int_eq(correction_plan_paper(clinic.store, lines, 1207, &charges, clinic.act.when, &clinic.pool, &correction),
		0);
	const struct settlement settlement = { .supplier = supplier, .invoice = "F", .corrections = &correction, .count = 1 };
	ck_assert(finish(settlement_post(clinic.store, &clinic.act, &settlement, &paper)));
	/* 364 more: half of it for the five that are there. */
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM balance"), 500 + 182);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM price_difference"), 182);
	/* The credit for the three is what the paper says of them: nothing of them is left. */
	const struct credit given = { supplier, 409, back };
	begin();
	ck_assert(finish(credit_post(clinic.store, &clinic.act, &given, &credited)));
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM price_difference"), 182 + 300 - 409);
	ck_assert_int_eq(clinic_ask(&clinic, paid) - clinic_ask(&clinic, given_back), clinic_ask(&clinic, got));
	/* A price that was written down wrongly is none any more: part of it went back at the price that it had. */
	ck_assert_int_eq(clinic_correct(&clinic, delivery, 1, 10, 1300, &paper), STATUS_REFUSED);
}
END_TEST

TCase *check_purchase(void)
{
	TCase *tcase = tcase_create("purchase");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, what_was_paid_is_in_the_stock_or_a_price_difference, 0, 6);
	tcase_add_loop_test(tcase, the_tax_of_a_paper_follows_its_prices_to_the_unit, 0, 10);
	tcase_add_test(tcase, what_went_back_before_its_paper_is_settled_with_its_credit);
	return tcase;
}
