/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the checks of a patient go by, what of it is kept with the entry, and what may be recorded as an incident only. */
#include "check_store.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/screening.h"
#include "clinic.h"

static struct clinic clinic;
static int64_t place, biotin, sakura, bottle;

static void setup(void)
{
	clinic_make(&clinic);
	day_t today = zone_day(CLINIC_START);
	place = clinic_add_place(&clinic, "main", true);
	biotin = clinic_add_product(&clinic, "biotin", "preparation", "ampoule", "2ml", "0");
	bottle = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "1d");
	sakura = clinic_add(&clinic, &thing_product,
		(const char *const[][2]){ { "code", "sakura" }, { "name", "Sakura" }, { "area", "face" }, { "kind", "preparation" },
			{ "container", "ampoule" }, { "content", "2ml" }, { "in_use", "0" },
			{ "ingredients", "fish collagen:1%:allergen" }, { "session_limit", "2" }, { NULL } });
	clinic_stock(&clinic, biotin, "GOOD", today + 100, 10, 1000, place);
	clinic_stock(&clinic, biotin, "OLD", today - 1, 10, 1000, place);
	clinic_stock(&clinic, sakura, "S", today + 100, 10, 1000, place);
	clinic_stock(&clinic, bottle, "B", today + 100, 5, 1000, place);
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

static struct item item_of(int64_t product, const char *lot, int64_t containers)
{
	struct item item = { .product = product, .quantity = { .kind = QUANTITY_CONTAINERS, .amount = containers } };
	if (lot != NULL) {
		item.lot_code = lot;
		item.lot = clinic_ask(&clinic, pool_printf(&clinic.pool,
			"SELECT id FROM lot WHERE product = %lld AND code = '%s'", (long long)product, lot));
	}
	return item;
}

static struct session_part part;
static struct session_request request;
static struct session_plan planned;
static struct safety safety;

/* Plans one part and looks at it, in a transaction that stays open when it went well. */
static int look(int64_t patient, const struct item *items, size_t count, bool incident)
{
	part = (struct session_part){ .life = MIXTURE_LIFE, .items = items, .count = count };
	request = (struct session_request){ .patient = patient, .patient_code = "P", .location = place,
		.location_code = "main", .incident = incident, .parts = &part, .count = 1 };
	error_clear(&clinic.error);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	int status = session_plan(clinic.store, &request, clinic.act.when, &clinic.pool, &planned);
	if (status == STATUS_OK)
		status = screening_run(clinic.store, patient, &planned, clinic.act.when, &clinic.pool, &safety);
	planned.safety = &safety;
	if (status != STATUS_OK)
		store_rollback(clinic.store);
	return status;
}

static int64_t post(void)
{
	int64_t number;
	ck_assert_int_eq(session_post(clinic.store, &clinic.act, &planned, &number), 0);
	ck_assert_int_eq(store_commit(clinic.store), 0);
	return number;
}

static bool found(const char *rule)
{
	for (size_t i = 0; i < safety.count; i++) {
		if (strcmp(safety.findings[i].rule, rule) == 0)
			return true;
	}
	return false;
}

static int64_t kept(int64_t entry, const char *rule, const char *severity)
{
	return clinic_ask(&clinic, pool_printf(&clinic.pool,
		"SELECT COUNT(*) FROM finding WHERE entry = %lld AND rule = '%s' AND severity = '%s'", (long long)entry, rule,
		severity));
}

START_TEST(what_is_found_is_kept_with_who_answers_for_it)
{
	const struct item items[] = { item_of(sakura, NULL, 1) };
	int64_t patient = clinic_add(&clinic, &thing_patient,
		(const char *const[][2]){ { "code", "P7" }, { "allergies", "Fish" }, { NULL } });
	ck_assert_int_eq(look(patient, items, 1, false), 0);
	ck_assert(found("allergy") && found("adult") && found("allergy-test") && !found("product-limit"));
	ck_assert_int_eq(safety_settle(&safety, &(struct safety_answer){ "allergy", "patch test" }, 1, 0, &clinic.pool,
				 &clinic.error),
		0);
	int64_t number = post();
	ck_assert_int_eq(kept(number, "allergy", "overridden"), 1);
	ck_assert_int_eq(kept(number, "adult", "warning"), 1);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM finding WHERE reason = 'patch test'"), 1);
}
END_TEST

START_TEST(a_limit_counts_what_all_parts_and_mixtures_take)
{
	const struct item two[] = { item_of(sakura, NULL, 2) }, three[] = { item_of(sakura, NULL, 3) };
	ck_assert_int_eq(look(clinic.patient, two, 1, false), 0);
	ck_assert(!found("product-limit"));
	store_rollback(clinic.store);
	ck_assert_int_eq(look(clinic.patient, three, 1, false), 0);
	ck_assert(found("product-limit"));
	store_rollback(clinic.store);
}
END_TEST

START_TEST(an_expired_lot_goes_in_as_an_incident_only_when_it_is_named)
{
	const struct item named[] = { item_of(biotin, "OLD", 1) }, any[] = { item_of(biotin, NULL, 11) };
	ck_assert_int_eq(look(clinic.patient, named, 1, false), STATUS_REFUSED);
	ck_assert_int_eq(look(clinic.patient, any, 1, true), STATUS_REFUSED);
	ck_assert_int_eq(look(clinic.patient, named, 1, true), 0);
	ck_assert(found("expired"));
	ck_assert_int_eq(safety_settle_incident(&safety, "wrong tray", 0, &clinic.error), 0);
	int64_t number = post();
	ck_assert_int_eq(kept(number, "expired", "overridden"), 1);
	ck_assert_int_eq(clinic_void(&clinic, number, &number), 0);
}
END_TEST

START_TEST(a_lapsed_bottle_is_not_guessed_from_its_lot)
{
	struct item items[] = { item_of(bottle, "B", 0) };
	items[0].quantity = (struct quantity){ QUANTITY_CONTENT, 1000, UNIT_ML };
	int64_t number;
	ck_assert_int_eq(clinic_session(&clinic, place, items, 1, &number), 0);
	clinic_at(&clinic, clinic.act.now + 3 * 86400, 0);
	ck_assert_int_eq(look(clinic.patient, items, 1, true), 0);
	ck_assert(!found("lapsed"));
	store_rollback(clinic.store);
	items[0].lot = 0;
	items[0].opened = 1;
	ck_assert_int_eq(look(clinic.patient, items, 1, false), STATUS_REFUSED);
	ck_assert_int_eq(look(clinic.patient, items, 1, true), 0);
	ck_assert(found("lapsed"));
	store_rollback(clinic.store);
}
END_TEST

/* What is recorded for having happened only: one rule for each obstacle, and for mixtures. The view knows them all. */
START_TEST(incidents_are_those_of_the_rules)
{
	static const struct safety_mixture made[] = { { "8", true, false }, { "9", false, true } };
	int64_t count = 0;
	for (int obstacle = OBSTACLE_NONE; obstacle <= OBSTACLE_RESERVED + 1; obstacle++) {
		const struct safety_obstacle one = { (enum obstacle)obstacle, "a", "L", "main", 0, 20000, 0 };
		const struct safety_facts facts = { .adult = ADULT_YES, .tested = 20000, .obstacles = &one,
			.obstacle_count = obstacle <= OBSTACLE_RESERVED, .made = made,
			.made_count = obstacle <= OBSTACLE_RESERVED ? 0 : 2 };
		safety_check(&facts, &clinic.pool, &safety);
		for (size_t i = 0; i < safety.count; i++, count++) {
			ck_assert_int_eq(safety.findings[i].severity, SAFETY_INCIDENT);
			ck_assert_int_gt(clinic_ask(&clinic, pool_printf(&clinic.pool,
				"SELECT INSTR(sql, CHAR(39) || '%s' || CHAR(39)) FROM sqlite_schema WHERE name = 'incident'",
				safety.findings[i].rule)), 0);
		}
	}
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT (LENGTH(sql) - LENGTH(REPLACE(sql, CHAR(39), ''))) / 2 FROM sqlite_schema "
					     "WHERE name = 'incident'"), count);
	ck_assert_int_gt(count, 5);
}
END_TEST

START_TEST(alternatives_have_one_ingredient_that_is_borne_and_stock)
{
	static const struct {
		const char *code, *ingredients, *area;
		bool stocked, offered;
	} others[] = {
		{ "single", "zinc", "face", true, true },
		{ "anywhere", "zinc", "any", true, true },
		{ "double", "zinc; biotin", "face", true, false },
		{ "fishy", "fish oil", "face", true, false },
		{ "scalp", "zinc", "hair", true, false },
		{ "gone", "zinc", "face", false, false },
	};
	enum { OTHERS = sizeof(others) / sizeof(others[0]) };
	int64_t patient = clinic_add(&clinic, &thing_patient,
		(const char *const[][2]){ { "code", "P7" }, { "allergies", "fish" }, { NULL } });
	struct record record;
	struct alternative *alternatives;
	size_t count, expected = 0;
	for (size_t i = 0; i < OTHERS; i++) {
		int64_t product = clinic_add(&clinic, &thing_product,
			(const char *const[][2]){ { "code", others[i].code }, { "name", others[i].code },
				{ "area", others[i].area }, { "kind", "preparation" }, { "container", "ampoule" },
				{ "content", "2ml" }, { "in_use", "0" }, { "ingredients", others[i].ingredients }, { NULL } });
		if (others[i].stocked)
			clinic_stock(&clinic, product, "X", zone_day(CLINIC_START) + 10, 3, 300, place);
	}
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	ck_assert_int_eq(catalogue_load(clinic.store, &thing_patient, patient, &clinic.pool, &record), 0);
	ck_assert_int_eq(screening_alternatives(clinic.store, &record, zone_day(CLINIC_START), &clinic.pool, &alternatives,
				 &count),
		0);
	for (size_t i = 0; i < OTHERS; i++) {
		bool offered = false;
		for (size_t k = 0; k < count; k++)
			offered = offered || strcmp(alternatives[k].code, others[i].code) == 0;
		ck_assert_msg(offered == others[i].offered, "%s", others[i].code);
		expected += others[i].offered;
	}
	ck_assert_uint_eq(count, expected);
	ck_assert_int_eq(screening_alternatives(clinic.store, &record, zone_day(CLINIC_START) + 11, &clinic.pool,
				 &alternatives, &count),
		0);
	ck_assert_uint_eq(count, 0);
	store_rollback(clinic.store);
}
END_TEST

TCase *check_screening(void)
{
	TCase *tcase = tcase_create("screening");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, what_is_found_is_kept_with_who_answers_for_it);
	tcase_add_test(tcase, a_limit_counts_what_all_parts_and_mixtures_take);
	tcase_add_test(tcase, an_expired_lot_goes_in_as_an_incident_only_when_it_is_named);
	tcase_add_test(tcase, a_lapsed_bottle_is_not_guessed_from_its_lot);
	tcase_add_test(tcase, incidents_are_those_of_the_rules);
	tcase_add_test(tcase, alternatives_have_one_ingredient_that_is_borne_and_stock);
	return tcase;
}
