/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits of several mixtures, what of them is not injected, and sessions that are corrected: sums that must come out. */
#include "check_store.h"
#include <string.h>
#include "ampoule/mixture.h"
#include "clinic.h"

enum { ROUNDS = 120, PRODUCTS = 4 };

static struct clinic clinic;
static int64_t place, other_patient, products[PRODUCTS];
static day_t today;
static uint32_t state;

static uint32_t dice(uint32_t sides)
{
	state = state * 1664525U + 1013904223U;
	return (state >> 10) % sides;
}

static void setup(void)
{
	clinic_make(&clinic);
	today = zone_day(CLINIC_START);
	state = 20261123;
	place = clinic_add_place(&clinic, "main", true);
	other_patient = clinic_add(&clinic, &thing_patient, (const char *const[][2]){ { "code", "P2" }, { NULL } });
	products[0] = clinic_add_product(&clinic, "ampoule", "preparation", "ampoule", "2ml", "0");
	products[1] = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d");
	products[2] = clinic_add_product(&clinic, "powder", "preparation", "vial", "100mg", "0");
	products[3] = clinic_add_product(&clinic, "needle", "consumable", "piece", "1 piece", "0");
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

/* The only number that a query answers, which is written like a text of printf. */
#define ASK(...) clinic_ask(&clinic, pool_printf(&clinic.pool, __VA_ARGS__))

static struct item some(size_t product, content_t amount)
{
	static const enum unit units[PRODUCTS] = { UNIT_ML, UNIT_ML, UNIT_MG, UNIT_PIECE };
	return (struct item){ .product = products[product], .quantity = { QUANTITY_CONTENT, amount, units[product] } };
}

static void stock_up(int64_t containers)
{
	for (size_t i = 0; i < PRODUCTS; i++) {
		clinic_stock(&clinic, products[i], "A", today + 300, containers, 777 + (int64_t)i, place);
		clinic_stock(&clinic, products[i], "B", today + 400, containers, 1001 + (int64_t)i, place);
	}
}

static struct session_request request_of(const struct session_part *parts, size_t count)
{
	return (struct session_request){ .patient = clinic.patient, .patient_code = "P0001", .location = place,
		.location_code = "main", .parts = parts, .count = count };
}

/* What stands on the shelf, open or not, as one number that tells two states apart. */
static int64_t shelf(void)
{
	return clinic_ask(&clinic,
		"SELECT COALESCE((SELECT SUM(layer * 1000003 + containers * 7919 + content * 31 + value) FROM balance), 0)"
		" + COALESCE((SELECT SUM(opened.layer * 101 + content * 37 + value * 13) FROM opened_balance"
		" JOIN opened ON opened.number = opened_balance.opened), 0)");
}

START_TEST(what_is_not_injected_is_residue_to_the_last_cent)
{
	stock_up(400);
	for (int round = 0; round < ROUNDS; round++) {
		const struct item items[] = { some(0, 1 + dice(7000)), some(1, 1 + dice(3000)), some(2, 1 + dice(250000)) };
		content_t volume = items[0].quantity.amount + items[1].quantity.amount;
		struct session_part part = { .life = MIXTURE_LIFE, .items = items, .count = 3 };
		int64_t number, made;
		bool ahead = dice(2) == 0;
		part.injected = 1 + dice((uint32_t)volume);
		struct session_request request = request_of(&part, 1);
		struct mixture mixture;
		if (ahead) {
			ck_assert_int_eq(clinic_prepare(&clinic, place, items, 3, &made), 0);
			ck_assert_int_eq(mixture_find(clinic.store,
						 pool_printf(&clinic.pool, "%lld", (long long)made), &clinic.pool, &mixture),
				0);
			ck_assert_int_eq(mixture.volume, volume);
			part = (struct session_part){ .mixture = &mixture, .injected = part.injected };
		}
		ck_assert_int_eq(clinic_visit(&clinic, &request, &number), 0);
		char *where = pool_printf(&clinic.pool, "FROM movement JOIN layer ON layer.id = movement.layer "
			"JOIN lot ON lot.id = layer.lot JOIN product ON product.id = lot.product WHERE preparation = %s",
			pool_printf(&clinic.pool, "(SELECT MAX(preparation) FROM session_preparation WHERE entry = %lld)",
				(long long)number));
		/* Of liquids exactly what was injected is used; what was opened is used or residue. */
		ck_assert_int_eq(ASK("SELECT -SUM(movement.content) %s AND reason = 'used' AND unit = 'ml'", where), part.injected);
		ck_assert_int_eq(ASK("SELECT COUNT(*) FROM (SELECT movement.opened %s "
			"AND product.in_use = 0 GROUP BY movement.opened HAVING -SUM(movement.content) <> product.content)",
			where), 0);
		/* No line gives more than it had, in content or value. */
		ck_assert_int_eq(ASK("SELECT COUNT(*) FROM (SELECT 1 %s AND reason = 'used' "
			"GROUP BY movement.opened HAVING SUM(movement.content) > 0 OR SUM(movement.value) > 0)", where), 0);
		/* Turning use into residue costs nothing. */
		if (ahead)
			ck_assert_int_eq(ASK("SELECT ABS(SUM(value)) + ABS(SUM(content)) FROM movement WHERE entry = %lld", (long long)number), 0);
		/* A powder goes with its solvent, to the nearest thousandth. */
		int64_t powder = ASK("SELECT -SUM(movement.content) %s AND reason = 'used' AND unit = 'mg'", where);
		int64_t drawn = items[2].quantity.amount;
		int64_t off = powder * volume - drawn * part.injected;
		ck_assert_int_le(off < 0 ? -off : off, volume * 3); /* three vials at most, each rounded */
	}
}
END_TEST

START_TEST(one_bottle_serves_both_mixtures)
{
	stock_up(3);
	const struct item first[] = { some(1, 6000) }, second[] = { some(1, 5000) };
	const struct session_part parts[] = {
		{ .life = MIXTURE_LIFE, .items = first, .count = 1 },
		{ .life = MIXTURE_LIFE, .items = second, .count = 1 },
	};
	const struct session_request request = request_of(parts, 2);
	int64_t number, corrected, before = shelf();
	ck_assert_int_eq(clinic_visit(&clinic, &request, &number), 0);
	ck_assert_int_eq(ASK("SELECT COUNT(*) FROM opened WHERE entry = %lld", (long long)number), 2);
	ck_assert_int_eq(ASK("SELECT SUM(content) FROM opened_balance"), 9000);
	ck_assert_int_eq(ASK("SELECT COUNT(*) FROM preparation WHERE entry = %lld AND ordinal = 2", (long long)number), 1);
	int64_t after = shelf();
	ck_assert_int_eq(clinic_session_correct(&clinic, number, other_patient, 0, &corrected), 0);
	ck_assert_int_eq(shelf(), after);
	ck_assert_int_eq(ASK("SELECT COUNT(*) FROM opened WHERE entry = %lld", (long long)corrected), 0);
	ck_assert_int_eq(clinic_void(&clinic, number, &corrected), 0);
	ck_assert_int_eq(shelf(), before);
}
END_TEST

/* A random visit of up to three mixtures. */
static int visit(struct item items[3][3], struct session_part parts[3], int64_t *number)
{
	size_t count = 1 + dice(3);
	for (size_t i = 0; i < count; i++) {
		size_t named = 1 + dice(3);
		for (size_t k = 0; k < named; k++)
			items[i][k] = k + 1 == PRODUCTS ? some(k, 1000) : some((k + i) % PRODUCTS, 1000 * (1 + dice(4)));
		parts[i] = (struct session_part){ .life = MIXTURE_LIFE, .items = items[i], .count = named };
	}
	const struct session_request request = request_of(parts, count);
	return clinic_visit(&clinic, &request, number);
}

START_TEST(a_correction_leaves_what_the_right_session_would_have)
{
	struct item items[3][3];
	struct session_part parts[3];
	int corrected_count = 0, refused = 0;
	stock_up(300);
	for (int round = 0; round < ROUNDS; round++) {
		int64_t number, entry, before = shelf();
		clinic_at(&clinic, CLINIC_START + round * 600, 0);
		ck_assert_int_eq(visit(items, parts, &number), 0);
		int64_t after = shelf();
		/* The patient alone: stock and cost are as they were. */
		ck_assert_int_eq(clinic_session_correct(&clinic, number, other_patient, 0, &entry), 0);
		ck_assert_int_eq(shelf(), after);
		ck_assert_int_eq(ASK("SELECT patient FROM session WHERE number = %lld ORDER BY entry DESC LIMIT 1", (long long)number),
			other_patient);
		/* Another quantity: as if the session had been recorded so in the first place. */
		content_t amount = 1000 * (1 + dice(5));
		if (clinic_session_correct(&clinic, number, clinic.patient, amount, &entry) == 0) {
			int64_t right = shelf();
			corrected_count++;
			ck_assert_int_eq(ASK("SELECT COUNT(*) FROM session WHERE number = %lld", (long long)number), 3);
			if (dice(2) == 0) {
				ck_assert_int_eq(clinic_session_correct(&clinic, number, other_patient, 0, &entry), 0);
				ck_assert_int_eq(shelf(), right);
			}
		} else {
			refused++;
		}
		if (dice(3) > 0)
			continue;
		ck_assert_int_eq(clinic_void(&clinic, number, &entry), 0);
		ck_assert_int_eq(shelf(), before);
		ck_assert_int_ne(clinic_session_correct(&clinic, number, other_patient, amount, &entry), 0);
	}
	ck_assert_int_gt(corrected_count, ROUNDS / 2);
	ck_assert_int_lt(refused, ROUNDS / 2);
}
END_TEST

START_TEST(later_acts_stand_in_the_way_and_are_named)
{
	stock_up(5);
	const struct item draw = some(1, 3000);
	int64_t first, later, entry;
	ck_assert_int_eq(clinic_session(&clinic, place, &draw, 1, &first), 0);
	int64_t bottle = ASK("SELECT MIN(number) FROM opened WHERE entry = %lld", (long long)first);
	ck_assert_int_eq(clinic_session(&clinic, place, &draw, 1, &later), 0);
	ck_assert_int_eq(clinic_session_correct(&clinic, first, other_patient, 0, &entry), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, pool_printf(&clinic.pool, "%lld (session", (long long)later)));
	ck_assert_int_eq(clinic_session_correct(&clinic, later, other_patient, 0, &entry), 0);
	ck_assert_int_eq(clinic_discard(&clinic, &bottle, 1, REASON_RESIDUE, &entry), 0);
	ck_assert_int_eq(clinic_session_correct(&clinic, later, clinic.patient, 0, &entry), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "discarded"));
}
END_TEST

START_TEST(a_closed_month_is_corrected_today)
{
	stock_up(5);
	const struct item draw = some(0, 3000);
	int64_t number, entry;
	ck_assert_int_eq(clinic_session(&clinic, place, &draw, 1, &number), 0);
	int64_t after = shelf();
	clinic_at(&clinic, CLINIC_START + 40 * 86400, 0);
	ck_assert_int_eq(clinic_close(&clinic, day_month_start(today), &entry), 0);
	ck_assert_int_eq(clinic_session_correct(&clinic, number, other_patient, 0, &entry), 0);
	ck_assert_int_eq(shelf(), after);
	ck_assert_int_eq(ASK("SELECT COUNT(*) FROM entry WHERE number = %lld AND day > '2026-04-01'", (long long)entry), 1);
	ck_assert_int_eq(ASK("SELECT COUNT(*) FROM preparation WHERE entry = %lld AND prepared < '2026-03-03'", (long long)entry), 1);
}
END_TEST

TCase *check_visit(void)
{
	TCase *tcase = tcase_create("visit");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, what_is_not_injected_is_residue_to_the_last_cent);
	tcase_add_test(tcase, one_bottle_serves_both_mixtures);
	tcase_add_test(tcase, a_correction_leaves_what_the_right_session_would_have);
	tcase_add_test(tcase, later_acts_stand_in_the_way_and_are_named);
	tcase_add_test(tcase, a_closed_month_is_corrected_today);
	return tcase;
}
