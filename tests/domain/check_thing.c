/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of the catalogue: what is let in, in which form it is kept, what stands when nothing is said. */
#include "check_domain.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/pool.h"
#include "ampoule/thing.h"

static const struct {
	const struct thing *thing;
	const char *field, *text;
	const char *kept;  /* NULL: null, or refused */
	const char *error; /* part of the sentence; NULL: let in */
} cases[] = {
	{ &thing_product, "code", "hair-x", "hair-x", NULL },
	{ &thing_product, "code", "hair x", NULL, "code 'hair x'" },
	{ &thing_product, "code", "O17", NULL, "O17" },
	{ &thing_product, "code", "", NULL, "code may not be empty" },
	{ &thing_product, "name", "  Hair  X ", "Hair  X", NULL },
	{ &thing_product, "name", "two\nlines", NULL, "name" },
	{ &thing_product, "name", "a\xE2\x80\xAE" "b", NULL, "name" },
	{ &thing_product, "name", "\xFF\xFE", NULL, "name" },
	{ &thing_product, "area", "Hair", "hair", NULL },
	{ &thing_product, "area", "foot", NULL, "area 'foot' is none of: hair face body any" },
	{ &thing_product, "area", "hai", NULL, "none of" },
	{ &thing_product, "content", "2ml", "2000", NULL },
	{ &thing_product, "content", "1,5 ml", "1500", NULL },
	{ &thing_product, "content", "2", NULL, "names no unit" },
	{ &thing_product, "content", "0ml", NULL, "not between" },
	{ &thing_product, "content", "1.0005ml", NULL, "content: " },
	{ &thing_product, "content", "1000001ml", NULL, "not between" },
	{ &thing_product, "in_use", "28d", "40320", NULL },
	{ &thing_product, "in_use", "0", "0", NULL },
	{ &thing_product, "in_use", "soon", NULL, "in-use: " },
	{ &thing_product, "in_use", "4000d", NULL, "not between 0 and 3650d" },
	{ &thing_product, "reorder_point", "007", "7", NULL },
	{ &thing_product, "reorder_point", "", NULL, NULL },
	{ &thing_product, "reorder_point", "-1", NULL, "reorder-point '-1' is no whole number from 0" },
	{ &thing_product, "reorder_point", "1e3", NULL, "no whole number" },
	{ &thing_product, "reorder_point", "1000000000000000000000", NULL, "no whole number" },
	{ &thing_product, "reorder_point", "1000001", NULL, "to 1000000" },
	{ &thing_product, "maker", "", NULL, NULL },
	{ &thing_product, "ingredients", "fish:1%:allergen;zinc", "fish:1%:allergen; zinc", NULL },
	{ &thing_product, "ingredients", "fish:a:b", NULL, "ingredients 'fish:a:b'" },
	{ &thing_product, "session_limit", "1,5 ml", "1.5ml", NULL },
	{ &thing_product, "session_limit", "2", "2", NULL },
	{ &thing_product, "session_limit", "0", NULL, "say containers" },
	{ &thing_product, "session_limit", "5pk", NULL, "say containers" },
	{ &thing_product, "session_limit", "much", NULL, "session-limit: " },
	{ &thing_product, "min_age", "121", NULL, "to 120" },
	{ &thing_patient, "allergies", "fish; fish", "fish", NULL },
	{ &thing_patient, "allergy_test", "2026-02-30", NULL, "no day" },
	{ &thing_patient, "allergy_result", "unclear", NULL, "none of: negative positive" },
	{ &thing_contraindication, "severity", "bad", NULL, "none of: absolute relative info" },
	{ &thing_package, "containers", "0", NULL, "from 1" },
	{ &thing_package, "gtin", "9521234543213", "09521234543213", NULL },
	{ &thing_package, "gtin", "9521234543214", NULL, "9521234543214" },
	{ &thing_location, "usable", "NO", "0", NULL },
	{ &thing_location, "usable", "perhaps", NULL, "neither yes nor no" },
	{ &thing_patient, "code", "P0001", "P0001", NULL },
	{ &thing_patient, "code", "anna@example.org", NULL, "e-mail" },
	{ &thing_patient, "code", "+34600123456", NULL, "telephone" },
	{ &thing_recipe, "life", "4h", "240", NULL },
	{ &thing_recipe, "life", "241m", NULL, "not between 1m and 4h" },
	{ &thing_operator, "role", "chief", NULL, "none of" },
	{ &thing_lot, "code", "=A+01", "=A+01", NULL },
	{ &thing_lot, "expires", "2027-05-31", "2027-05-31", NULL },
	{ &thing_lot, "expires", "2026-02-30", NULL, "no day" },
	{ &thing_lot, "expires", "", NULL, NULL },
};

START_TEST(a_value_is_kept_in_one_form_or_refused_by_name)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct record record = { 0 };
	size_t field = thing_field(cases[_i].thing, cases[_i].field);
	int status = record_set(cases[_i].thing, &record, field, cases[_i].text, &pool, &error);

	if (cases[_i].error) {
		ck_assert_int_eq(status, STATUS_DATA);
		ck_assert_msg(strstr(error.text, cases[_i].error) != NULL, "'%s' lacks '%s'", error.text,
			cases[_i].error);
	} else {
		ck_assert_int_eq(status, 0);
	}
	ck_assert_pstr_eq(record.values[field], cases[_i].kept);
	error_clear(&error);
	pool_release(&pool);
}
END_TEST

START_TEST(a_name_brings_its_key_and_a_content_its_unit)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct record record = { 0 };

	ck_assert_int_eq(record_set(&thing_product, &record, thing_field(&thing_product, "name"), "ФИЛОРГА", &pool,
		&error), 0);
	ck_assert_str_eq(record_value(&thing_product, &record, "name_key"), "филорга");
	ck_assert_int_eq(record_set(&thing_product, &record, thing_field(&thing_product, "content"), "0.5 g", &pool,
		&error), 0);
	ck_assert_str_eq(record_value(&thing_product, &record, "unit"), "g");
	ck_assert_int_eq(record_integer(&thing_product, &record, "content"), 500);
	pool_release(&pool);
}
END_TEST

static const struct {
	const char *container, *said, *in_use;
} in_use_cases[] = {
	{ "ampoule", NULL, "0" }, { "vial", NULL, "0" }, { "bottle", NULL, "40320" }, { "tube", NULL, "40320" },
	{ "vial", "7d", "10080" }, { "bottle", "0", "0" },
};

START_TEST(bottles_and_tubes_keep_for_28_days_unless_told_otherwise)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct record record = { 0 };
	const char *const said[][2] = { { "code", "x" }, { "name", "X" }, { "area", "any" }, { "content", "5ml" },
		{ "container", in_use_cases[_i].container } };

	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		ck_assert_int_eq(record_set(&thing_product, &record, thing_field(&thing_product, said[i][0]),
			said[i][1], &pool, &error), 0);
	if (in_use_cases[_i].said)
		ck_assert_int_eq(record_set(&thing_product, &record, thing_field(&thing_product, "in_use"),
			in_use_cases[_i].said, &pool, &error), 0);
	ck_assert_int_eq(record_complete(&thing_product, &record, &pool, &error), 0);
	ck_assert_str_eq(record_value(&thing_product, &record, "in_use"), in_use_cases[_i].in_use);
	ck_assert_str_eq(record_value(&thing_product, &record, "kind"), "preparation");
	ck_assert_str_eq(record_value(&thing_product, &record, "retired"), "0");
	pool_release(&pool);
}
END_TEST

START_TEST(what_is_missing_is_named_all_at_once)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct record record = { 0 };

	ck_assert_int_eq(record_set(&thing_product, &record, 0, "x", &pool, &error), 0);
	ck_assert_int_eq(record_complete(&thing_product, &record, &pool, &error), STATUS_DATA);
	ck_assert_str_eq(error.text, "a new product needs: name, area, container, content");
	error_clear(&error);
	pool_release(&pool);
}
END_TEST

START_TEST(a_piece_holds_one_piece)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct record record = { 0 };

	ck_assert_int_eq(record_set(&thing_product, &record, thing_field(&thing_product, "container"), "piece", &pool,
		&error), 0);
	ck_assert_int_eq(record_complete(&thing_product, &record, &pool, &error), STATUS_DATA);
	ck_assert_str_eq(record_value(&thing_product, &record, "content"), "1000");
	ck_assert_str_eq(record_value(&thing_product, &record, "unit"), "piece");
	error_clear(&error);
	pool_release(&pool);
}
END_TEST

static const struct {
	const struct thing *thing;
	const char *field, *kept, *text;
} texts[] = {
	{ &thing_product, "content", "1500", "1.5" },
	{ &thing_product, "in_use", "40320", "28d" },
	{ &thing_product, "in_use", "0", "0" },
	{ &thing_product, "name", "1500", "1500" },
	{ &thing_product, "retired", "1", "yes" },
	{ &thing_location, "usable", "0", "no" },
};

START_TEST(a_kept_value_is_shown_as_people_write_it)
{
	struct pool pool = { 0 };
	const struct field *field = &texts[_i].thing->fields[thing_field(texts[_i].thing, texts[_i].field)];
	ck_assert_str_eq(field_text(field, texts[_i].kept, &pool), texts[_i].text);
	pool_release(&pool);
}
END_TEST

TCase *check_thing(void)
{
	TCase *tcase = tcase_create("thing");
	tcase_add_loop_test(tcase, a_value_is_kept_in_one_form_or_refused_by_name, 0,
		sizeof(cases) / sizeof(cases[0]));
	tcase_add_test(tcase, a_name_brings_its_key_and_a_content_its_unit);
	tcase_add_loop_test(tcase, bottles_and_tubes_keep_for_28_days_unless_told_otherwise, 0,
		sizeof(in_use_cases) / sizeof(in_use_cases[0]));
	tcase_add_test(tcase, what_is_missing_is_named_all_at_once);
	tcase_add_test(tcase, a_piece_holds_one_piece);
	tcase_add_loop_test(tcase, a_kept_value_is_shown_as_people_write_it, 0, sizeof(texts) / sizeof(texts[0]));
	return tcase;
}
