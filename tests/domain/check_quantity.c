/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities, contents and packages as people write them. */
#include "check_domain.h"
#include <string.h>
#include "ampoule/quantity.h"

static const struct {
	const char *text;
	struct quantity quantity;
} read[] = {
	{ "2", { QUANTITY_CONTAINERS, 2, UNIT_ML } },
	{ "0", { QUANTITY_CONTAINERS, 0, UNIT_ML } },
	{ "1000000", { QUANTITY_CONTAINERS, 1000000, UNIT_ML } },
	{ "5pk", { QUANTITY_PACKAGES, 5, UNIT_ML } },
	{ "5 PK", { QUANTITY_PACKAGES, 5, UNIT_ML } },
	{ "all", { QUANTITY_ALL, 0, UNIT_ML } },
	{ "All", { QUANTITY_ALL, 0, UNIT_ML } },
	{ "1.5ml", { QUANTITY_CONTENT, 1500, UNIT_ML } },
	{ "1,5 ml", { QUANTITY_CONTENT, 1500, UNIT_ML } },
	{ "1\u00a0ml", { QUANTITY_CONTENT, 1000, UNIT_ML } },
	{ "1\u202fml", { QUANTITY_CONTENT, 1000, UNIT_ML } },
	{ " 1.5 mL ", { QUANTITY_CONTENT, 1500, UNIT_ML } },
	{ "1.5000ml", { QUANTITY_CONTENT, 1500, UNIT_ML } },
	{ "0ml", { QUANTITY_CONTENT, 0, UNIT_ML } },
	{ "2cc", { QUANTITY_CONTENT, 2000, UNIT_ML } },
	{ "1500ul", { QUANTITY_CONTENT, 1500, UNIT_ML } },
	{ "1500µl", { QUANTITY_CONTENT, 1500, UNIT_ML } },
	{ "1500\u03bcL", { QUANTITY_CONTENT, 1500, UNIT_ML } },
	{ "2,5 мл", { QUANTITY_CONTENT, 2500, UNIT_ML } },
	{ "2,5 МЛ", { QUANTITY_CONTENT, 2500, UNIT_ML } },
	{ "340mg", { QUANTITY_CONTENT, 340000, UNIT_MG } },
	{ "0.5 g", { QUANTITY_CONTENT, 500, UNIT_G } },
	{ "3шт", { QUANTITY_CONTENT, 3000, UNIT_PIECE } },
	{ "1000000000ml", { QUANTITY_CONTENT, CONTENT_MAX, UNIT_ML } },
	{ "1000000000000ul", { QUANTITY_CONTENT, CONTENT_MAX, UNIT_ML } },
};

START_TEST(a_quantity_is_read)
{
	struct error error = { 0 };
	struct quantity quantity;
	int status = quantity_parse(read[_i].text, &quantity, &error);
	ck_assert_msg(status == 0, "%s", error.text);
	ck_assert_int_eq(quantity.kind, read[_i].quantity.kind);
	ck_assert_int_eq(quantity.amount, read[_i].quantity.amount);
	ck_assert_int_eq(quantity.unit, read[_i].quantity.unit);
}
END_TEST

static const struct {
	const char *text;
	const char *said;
} refused[] = {
	{ "", "not a quantity" },
	{ "ml", "not a quantity" },
	{ "-2", "sign" },
	{ "+2", "sign" },
	{ "-1.5ml", "sign" },
	{ "1e3", "unknown unit" },
	{ "0x10", "unknown unit" },
	{ "1.5", "name the unit" },
	{ "1.000", "name the unit" },
	{ "1.5pk", "name the unit" },
	{ "1.", "not a quantity" },
	{ ".5ml", "not a quantity" },
	{ "1 000", "not a quantity" },
	{ "1 000ml", "not a quantity" },
	{ "1.000,5ml", "unknown unit" },
	{ "1.0005ml", "thousandth" },
	{ "0.5ul", "thousandth" },
	{ "1000001", "more than" },
	{ "1000001pk", "more than" },
	{ "1000000000.001ml", "more than" },
	{ "1000000000001ul", "more than" },
	{ "1000000000000000000000", "more than" },
	{ "99999999999999999999999ml", "more than" },
	{ "2 boxes", "unknown unit" },
	{ "2\x1b[2J", "\\x1b" },
	{ "2\nml", "\\x0a" },
	{ "2\xff", "\\xff" },
};

START_TEST(what_is_no_quantity_is_refused)
{
	struct error error = { 0 };
	struct quantity quantity = { .amount = -1 };
	ck_assert_int_eq(quantity_parse(refused[_i].text, &quantity, &error), STATUS_DATA);
	ck_assert_int_eq(quantity.amount, -1);
	ck_assert_msg(strstr(error.text, refused[_i].said) != NULL, "%s", error.text);
	error_clear(&error);
}
END_TEST

static const struct {
	const char *text;
	enum unit unit;
	content_t content; /* negative when refused */
} converted[] = {
	{ "0.5g", UNIT_MG, 500000 },  { "340mg", UNIT_G, 340 },	  { "340.5mg", UNIT_G, -1 },
	{ "1ml", UNIT_ML, 1000 },     { "1ml", UNIT_MG, -1 },	  { "1g", UNIT_PIECE, -1 },
	{ "1000000g", UNIT_MG, CONTENT_MAX }, { "1000000.001g", UNIT_MG, -1 },
};

START_TEST(milligrams_and_grams_turn_into_each_other)
{
	struct error error = { 0 };
	struct quantity quantity;
	content_t content = -1;
	ck_assert_int_eq(quantity_parse(converted[_i].text, &quantity, &error), 0);
	int status = quantity_content_in(&quantity, converted[_i].unit, &content, &error);
	ck_assert_int_eq(status, converted[_i].content < 0 ? STATUS_DATA : 0);
	ck_assert_int_eq(content, converted[_i].content);
	error_clear(&error);
}
END_TEST

static const struct {
	const char *text;
	int64_t containers; /* 0 when refused */
	content_t content;
	enum unit unit;
} packages[] = {
	{ "10 x 5 ml", 10, 5000, UNIT_ML },
	{ "10x5ml", 10, 5000, UNIT_ML },
	{ "2.5mlx10", 10, 2500, UNIT_ML },
	{ "10×2 мл", 10, 2000, UNIT_ML },
	{ "10 Х 2 мл", 10, 2000, UNIT_ML },
	{ "5 ml", 1, 5000, UNIT_ML },
	{ "10*340mg", 10, 340000, UNIT_MG },
	{ "100 pcs", 1, 100000, UNIT_PIECE },
	{ "10", 0, 0, UNIT_ML },
	{ "10 x 5", 0, 0, UNIT_ML },
	{ "10ml x 5ml", 0, 0, UNIT_ML },
	{ "0 x 5ml", 0, 0, UNIT_ML },
	{ "10 x 0ml", 0, 0, UNIT_ML },
	{ "10 x", 0, 0, UNIT_ML },
	{ "2 x 5 x 2ml", 0, 0, UNIT_ML },
	{ "all x 5ml", 0, 0, UNIT_ML },
	{ "5pk", 0, 0, UNIT_ML },
	{ "x", 0, 0, UNIT_ML },
	{ "", 0, 0, UNIT_ML },
};

START_TEST(a_package_is_read)
{
	struct error error = { 0 };
	int64_t containers = 0;
	content_t content = 0;
	enum unit unit = UNIT_ML;
	int status = package_parse(packages[_i].text, &containers, &content, &unit, &error);
	ck_assert_int_eq(status, packages[_i].containers ? 0 : STATUS_DATA);
	ck_assert_int_eq(containers, packages[_i].containers);
	ck_assert_int_eq(content, packages[_i].content);
	ck_assert_int_eq(unit, packages[_i].unit);
	error_clear(&error);
}
END_TEST

static const struct {
	content_t content;
	const char *text;
} shown[] = {
	{ 1500, "1.5" }, { 2000, "2" }, { -125, "-0.125" }, { 0, "0" }, { 10, "0.01" }, { 10000, "10" },
	{ CONTENT_MAX, "1000000000" }, { INT64_MIN, "-9223372036854775.808" },
};

START_TEST(content_is_shown_without_trailing_zeros)
{
	char text[CONTENT_TEXT_MAX];
	ck_assert_str_eq(content_format(shown[_i].content, text), shown[_i].text);
}
END_TEST

START_TEST(a_unit_is_known_by_its_names)
{
	struct error error = { 0 };
	enum unit unit;
	ck_assert_int_eq(unit_parse("МГ", &unit, &error), 0);
	ck_assert_str_eq(unit_name(unit), "mg");
	ck_assert_int_eq(unit_parse("pcs", &unit, &error), 0);
	ck_assert_str_eq(unit_name(unit), "piece");
	ck_assert_int_eq(unit_parse("ul", &unit, &error), STATUS_DATA);
	ck_assert_str_eq(error.text, "'ul' is not a unit; write ml, g, mg or piece");
	error_clear(&error);
	ck_assert_int_eq(unit_parse("", &unit, &error), STATUS_DATA);
	error_clear(&error);
	ck_assert_int_eq(unit_parse("millilitres of it", &unit, &error), STATUS_DATA);
	error_clear(&error);
}
END_TEST

TCase *check_quantity(void)
{
	TCase *tcase = tcase_create("quantity");
	tcase_add_loop_test(tcase, a_quantity_is_read, 0, sizeof read / sizeof *read);
	tcase_add_loop_test(tcase, what_is_no_quantity_is_refused, 0, sizeof refused / sizeof *refused);
	tcase_add_loop_test(tcase, milligrams_and_grams_turn_into_each_other, 0,
		sizeof converted / sizeof *converted);
	tcase_add_loop_test(tcase, a_package_is_read, 0, sizeof packages / sizeof *packages);
	tcase_add_loop_test(tcase, content_is_shown_without_trailing_zeros, 0, sizeof shown / sizeof *shown);
	tcase_add_test(tcase, a_unit_is_known_by_its_names);
	return tcase;
}
