/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks against putting something into a patient, and who must answer for it; lists of names. */
#include "check_domain.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/safety.h"

static const struct {
	const char *text; /* as people write it */
	bool detailed;
	const char *kept;  /* NULL: refused */
	const char *error; /* part of the sentence */
} lists[] = {
	{ "fish collagen:1%:allergen; elastin:1%", true, "fish collagen:1%:allergen; elastin:1%", NULL },
	{ " Fish : : Allergen ;", true, "Fish:allergen", NULL },
	{ "Fish:allergen", true, "Fish:allergen", NULL },
	{ "fish; FISH:2%", true, "FISH:2%", NULL },
	{ "fish, lidocaine;1,2-hexanediol", false, "fish; lidocaine; 1,2-hexanediol", NULL },
	{ "warfarin 5mg: evening", false, "warfarin 5mg: evening", NULL },
	{ "a:b:c", true, NULL, "write it as name:strength:allergen" },
	{ "a:1%:allergen:x", true, NULL, "write it as name:strength:allergen" },
	{ ":1%", true, NULL, "has no name" },
	{ ";", false, NULL, "is empty" },
	{ "a;;b", false, NULL, "is empty" },
	{ "a\xE2\x80\xAE" "b", false, NULL, "U+202E" },
};

START_TEST(a_list_is_kept_in_one_form_or_refused)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct ingredient_list list = { 0 }, again;
	int status = ingredient_list_add("list", lists[_i].text, lists[_i].detailed, &pool, &list, &error);
	if (lists[_i].kept) {
		ck_assert_int_eq(status, 0);
		ck_assert_str_eq(ingredient_list_text(&list, &pool), lists[_i].kept);
		ingredient_list_load(lists[_i].kept, lists[_i].detailed, &pool, &again);
		ck_assert_str_eq(ingredient_list_text(&again, &pool), lists[_i].kept);
	} else {
		ck_assert_int_eq(status, STATUS_DATA);
		ck_assert_msg(strstr(error.text, lists[_i].error) != NULL, "'%s'", error.text);
	}
	error_clear(&error);
	pool_release(&pool);
}
END_TEST

START_TEST(what_is_dropped_stood_in_the_list)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct ingredient_list list;
	ingredient_list_load("fish:1%:allergen; elastin; zinc", true, &pool, &list);
	ck_assert_int_eq(ingredient_list_drop("list", "FISH; zinc", &pool, &list, &error), 0);
	ck_assert_str_eq(ingredient_list_text(&list, &pool), "elastin");
	ck_assert_int_eq(ingredient_list_drop("list", "fish", &pool, &list, &error), STATUS_NOT_FOUND);
	error_clear(&error);
	ck_assert_int_eq(ingredient_list_drop("list", "elastin", &pool, &list, &error), 0);
	ck_assert_ptr_null(ingredient_list_text(&list, &pool));
	pool_release(&pool);
}
END_TEST

static const struct {
	const char *key, *other;
	bool within;
} words[] = {
	{ "fish", "fish collagen", true },
	{ "fish", "shellfish", false },
	{ "fish", "fishes", false },
	{ "collagen", "fish collagen", true },
	{ "fish collagen", "fish", false },
	{ "fish", "shellfish and fish", true },
	{ "acid", "amino-acid mix", true },
	{ "", "fish", false },
	{ "fish", "", false },
};

START_TEST(a_name_is_found_word_by_word)
{
	ck_assert_int_eq(name_is_within(words[_i].key, words[_i].other), words[_i].within);
}
END_TEST

static struct pool pool;
static struct safety_product products[4];
static struct safety_contraindication listed[2];
static struct safety_pair pairs[1];
static struct safety_facts facts;

/* A patient and two products that nothing speaks against. */
static void setup(void)
{
	memset(products, 0, sizeof(products));
	for (size_t i = 0; i < 4; i++) {
		products[i] = (struct safety_product){
			.code = (const char *[]){ "a", "b", "c", "d" }[i], .injected = true, .taken = 2000
		};
		ingredient_list_load(products[i].code, false, &pool, &products[i].names);
		ingredient_list_load((const char *[]){ "fish collagen:1%:allergen", "biotin", "zinc", "" }[i], true, &pool,
			&products[i].ingredients);
	}
	products[3].ingredients.count = 0;
	listed[0] = (struct safety_contraindication){ .name = "Pregnancy", .severity = LISTED_ABSOLUTE };
	listed[1] = (struct safety_contraindication){ .name = "Anticoagulants", .severity = LISTED_ABSOLUTE };
	ingredient_list_load("warfarin", false, &pool, &listed[1].medicines);
	pairs[0] = (struct safety_pair){ "zinc", "zinc", "c", "c", LISTED_ABSOLUTE, NULL };
	facts = (struct safety_facts){
		.adult = ADULT_YES,
		.tested = 20000,
		.contraindications = listed,
		.contraindication_count = 2,
		.pairs = pairs,
		.pair_count = 1,
		.products = products,
		.product_count = 3,
	};
}

static void teardown(void)
{
	pool_release(&pool);
}

/* The rules that fired, in their order: "allergy adult". */
static const char *fired(struct safety *safety)
{
	const char *names = "";
	safety_check(&facts, &pool, safety);
	for (size_t i = 0; i < safety->count; i++)
		names = pool_printf(&pool, "%s%s%s", names, names[0] ? " " : "", safety->findings[i].rule);
	return names;
}

START_TEST(nothing_is_found_where_nothing_speaks_against_it)
{
	struct safety safety;
	ck_assert_str_eq(fired(&safety), ""); /* a pair within one product is its maker's */
	facts.product_count = 0;
	ck_assert_str_eq(fired(&safety), "");
}
END_TEST

START_TEST(an_allergy_is_found_in_an_ingredient_and_ignorance_is_told)
{
	struct safety safety;
	ingredient_list_load("Fish", false, &pool, &facts.allergies);
	ck_assert_str_eq(fired(&safety), "allergy");
	ck_assert_int_eq(safety.findings[0].severity, SAFETY_OVERRIDE);
	ck_assert_str_eq(safety.findings[0].sentence, "allergic to 'Fish', and 'a' holds 'fish collagen'");
	facts.product_count = 4;
	ck_assert_str_eq(fired(&safety), "allergy unknown-ingredients");
	products[3].injected = false;
	ck_assert_str_eq(fired(&safety), "allergy");
}
END_TEST

START_TEST(a_contraindication_weighs_what_the_list_says)
{
	static const char *const rules[] = { "listed", "relative-contraindication", "contraindication" };
	static const enum safety_severity severities[] = { SAFETY_NOTE, SAFETY_WARNING, SAFETY_OVERRIDE };
	struct safety safety;
	listed[0].borne = true;
	listed[0].severity = (enum listed_severity)_i;
	ck_assert_str_eq(fired(&safety), rules[_i]);
	ck_assert_int_eq(safety.findings[0].severity, severities[_i]);
}
END_TEST

START_TEST(a_medicine_is_found_under_its_name_and_under_that_of_its_kind)
{
	struct safety safety;
	ingredient_list_load("Warfarin 5 mg; aspirin; anticoagulants", false, &pool, &facts.medication);
	ck_assert_str_eq(fired(&safety), "medication medication");
}
END_TEST

START_TEST(a_pair_is_found_either_way_round)
{
	static const char *const rules[] = { "caution", "incompatible-relative", "incompatible" };
	struct safety safety;
	pairs[0] = (struct safety_pair){ "biotin", "biotin", "a", "a", (enum listed_severity)_i, "clots" };
	ck_assert_str_eq(fired(&safety), rules[_i]);
	ck_assert_str_eq(safety.findings[0].sentence, "'a' and 'b' do not go together (biotin and a): clots");
	facts.product_count = 1;
	ck_assert_str_eq(fired(&safety), "");
}
END_TEST

START_TEST(a_limit_may_be_reached_but_not_passed)
{
	struct safety safety;
	products[0].limit = 2000;
	ck_assert_str_eq(fired(&safety), "");
	products[0].taken = 2001;
	ck_assert_str_eq(fired(&safety), "product-limit");
	ck_assert_str_eq(safety.findings[0].sentence, "'a': 2.001 ml in one session, at most 2 ml");
}
END_TEST

START_TEST(what_is_unknown_of_a_patient_is_warned_of)
{
	struct safety safety;
	const size_t mixtures[] = { 3, 4 };
	facts.adult = ADULT_UNKNOWN;
	facts.tested = DAY_NONE;
	facts.mixtures = mixtures;
	facts.mixture_count = 2;
	ck_assert_str_eq(fired(&safety), "mixture-products allergy-test adult");
	for (size_t i = 0; i < safety.count; i++)
		ck_assert_int_eq(safety.findings[i].severity, SAFETY_WARNING);
	facts.mixture_count = 1;
	facts.adult = ADULT_NO;
	facts.tested = 20000;
	facts.test_positive = true;
	ck_assert_str_eq(fired(&safety), "allergy-test adult");
}
END_TEST

START_TEST(what_may_not_be_used_is_an_incident_and_comes_first)
{
	static const char *const rules[] = { "", "expired", "held", "recalled", "lapsed", "place" };
	struct safety safety;
	struct error error = { 0 };
	const struct safety_obstacle obstacle = { (enum obstacle)_i, "a", "L1", "main", 0, 20000, 0 };
	facts.adult = ADULT_UNKNOWN;
	facts.obstacles = &obstacle;
	facts.obstacle_count = 1;
	if (_i == OBSTACLE_NONE) {
		ck_assert_str_eq(fired(&safety), "adult");
		ck_assert_int_eq(safety_settle_incident(&safety, "why", 3, &error), STATUS_REFUSED);
		error_clear(&error);
		return;
	}
	ck_assert_str_eq(fired(&safety), pool_printf(&pool, "%s adult", rules[_i]));
	ck_assert(safety_is_incident(rules[_i]));
	ck_assert(!safety_is_medical(rules[_i]));
	ck_assert_int_eq(safety_settle_incident(&safety, "why", 3, &error), 0);
	ck_assert_str_eq(safety.findings[0].reason, "why");
	ck_assert_int_eq(safety.findings[0].approver, 3);
	ck_assert_ptr_null(safety.findings[1].reason);
}
END_TEST

START_TEST(a_mixture_past_its_life_or_of_another_patient_is_an_incident)
{
	struct safety safety;
	const struct safety_mixture made[] = { { "8", true, false }, { "9", false, true }, { "10", false, false } };
	facts.made = made;
	facts.made_count = 3;
	ck_assert_str_eq(fired(&safety), "mixture-lapsed other-patient");
}
END_TEST

static const struct {
	const char *rule, *reason; /* rule NULL: nothing was said */
	int status;
	const char *error;
} answers[] = {
	{ "allergy", "patch test", 0, NULL },
	{ NULL, NULL, STATUS_REFUSED, "--override allergy=\"reason\"" },
	{ "allergy", "", STATUS_DATA, "say why" },
	{ "allergy", NULL, STATUS_DATA, "say why" },
	{ "alergy", "x", STATUS_REFUSED, "there is no such rule to override; what was found is: allergy" },
	{ "product-limit", "x", STATUS_REFUSED, "what was is: allergy" },
	{ "adult", "x", STATUS_REFUSED, "there is no such rule to override" },
	{ "expired", "x", STATUS_REFUSED, "there is no such rule to override" },
};

START_TEST(a_reason_is_taken_for_what_was_found_and_nothing_else)
{
	struct safety safety;
	struct error error = { 0 };
	const struct safety_answer answer = { answers[_i].rule, answers[_i].reason };
	ingredient_list_load("fish; collagen", false, &pool, &facts.allergies);
	ck_assert_str_eq(fired(&safety), "allergy allergy");
	ck_assert_int_eq(
		safety_settle(&safety, &answer, answers[_i].rule ? 1 : 0, 5, &pool, &error), answers[_i].status);
	if (answers[_i].error)
		ck_assert_msg(strstr(error.text, answers[_i].error) != NULL, "'%s'", error.text);
	for (size_t i = 0; answers[_i].status == 0 && i < safety.count; i++) {
		ck_assert_str_eq(safety.findings[i].reason, "patch test");
		ck_assert_int_eq(safety.findings[i].approver, 5);
	}
	error_clear(&error);
}
END_TEST

START_TEST(what_was_answered_for_before_is_not_asked_again)
{
	struct safety safety;
	struct error error = { 0 };
	ingredient_list_load("fish", false, &pool, &facts.allergies);
	fired(&safety);
	safety.findings[0].answered = true;
	ck_assert_int_eq(safety_settle(&safety, NULL, 0, 0, &pool, &error), 0);
	ck_assert_int_eq(
		safety_settle(&safety, &(struct safety_answer){ "allergy", "x" }, 1, 0, &pool, &error), STATUS_REFUSED);
	error_clear(&error);
}
END_TEST

TCase *check_safety(void)
{
	TCase *tcase = tcase_create("safety");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, a_list_is_kept_in_one_form_or_refused, 0, sizeof(lists) / sizeof(lists[0]));
	tcase_add_test(tcase, what_is_dropped_stood_in_the_list);
	tcase_add_loop_test(tcase, a_name_is_found_word_by_word, 0, sizeof(words) / sizeof(words[0]));
	tcase_add_test(tcase, nothing_is_found_where_nothing_speaks_against_it);
	tcase_add_test(tcase, an_allergy_is_found_in_an_ingredient_and_ignorance_is_told);
	tcase_add_loop_test(tcase, a_contraindication_weighs_what_the_list_says, 0, 3);
	tcase_add_test(tcase, a_medicine_is_found_under_its_name_and_under_that_of_its_kind);
	tcase_add_loop_test(tcase, a_pair_is_found_either_way_round, 0, 3);
	tcase_add_test(tcase, a_limit_may_be_reached_but_not_passed);
	tcase_add_test(tcase, what_is_unknown_of_a_patient_is_warned_of);
	tcase_add_loop_test(tcase, what_may_not_be_used_is_an_incident_and_comes_first, 0, 6);
	tcase_add_test(tcase, a_mixture_past_its_life_or_of_another_patient_is_an_incident);
	tcase_add_loop_test(tcase, a_reason_is_taken_for_what_was_found_and_nothing_else, 0,
		sizeof(answers) / sizeof(answers[0]));
	tcase_add_test(tcase, what_was_answered_for_before_is_not_asked_again);
	return tcase;
}
