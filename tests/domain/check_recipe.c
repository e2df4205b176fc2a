/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a mixture: read, and scaled without losing a step. */
#include "check_domain.h"
#include <string.h>
#include "ampoule/pool.h"
#include "ampoule/recipe.h"

static struct error error;

static void teardown(void)
{
	error_clear(&error);
}

static const struct {
	const char *text;
	bool said;
	int64_t parts;
	const char *error; /* NULL: read */
} readings[] = {
	{ "2part", true, 2000, NULL },
	{ "2 parts", true, 2000, NULL },
	{ " 0,5 PARTS ", true, 500, NULL },
	{ "0part", true, 0, NULL },
	{ "1000000part", true, 1000000000, NULL },
	{ "1000001part", true, 0, "more than a million" },
	{ "99999999999999999999part", true, 0, "more than a million" },
	{ "0.0001part", true, 0, "finer than a thousandth" },
	{ "2", false, 0, NULL },
	{ "2ml", false, 0, NULL },
	{ "2pk", false, 0, NULL },
	{ "part", false, 0, NULL },
	{ "-1part", false, 0, NULL },
	{ "2partly", false, 0, NULL },
	{ "", false, 0, NULL },
};

START_TEST(parts_are_read)
{
	bool said = !readings[_i].said;
	int64_t parts = 0;
	int status = recipe_parts_parse(readings[_i].text, &said, &parts, &error);
	ck_assert_int_eq(said, readings[_i].said);
	ck_assert_int_eq(parts, readings[_i].parts);
	ck_assert_int_eq(status, readings[_i].error ? STATUS_DATA : 0);
	if (readings[_i].error)
		ck_assert_ptr_nonnull(strstr(error.text, readings[_i].error));
}
END_TEST

static const struct {
	content_t target;
	int64_t parts[4]; /* 0: another kind of line, of 700 */
	int64_t amounts[4];
	const char *error; /* NULL: scaled */
} scalings[] = {
	{ 4000, { 2000, 1000, 1000, 0 }, { 2000, 1000, 1000, 700 }, NULL },
	{ 4000, { 1000, 1000, 1000, 0 }, { 1340, 1330, 1330, 700 }, NULL },
	{ 5000, { 1000, 0, 1000, 1000 }, { 1670, 700, 1670, 1660 }, NULL },
	{ 1500, { 500, 0, 0, 0 }, { 1500, 700, 700, 700 }, NULL },
	{ 40, { 1000, 1000, 1000, 1000 }, { 10, 10, 10, 10 }, NULL },
	{ 1000000000, { 1, 999999999, 0, 0 }, { 0, 0, 0, 0 }, "'0.001part' would come to nothing" },
	{ 30, { 1000, 1000, 1000, 1000 }, { 0, 0, 0, 0 }, "'1part' would come to nothing" },
	{ 4005, { 2000, 1000, 1000, 0 }, { 0, 0, 0, 0 }, "parts cannot make 4.005" },
	{ 1, { 1000, 0, 0, 0 }, { 0, 0, 0, 0 }, "parts cannot make 0.001" },
	{ 0, { 1000, 1000, 0, 0 }, { 0, 0, 0, 0 }, "parts cannot make 0" },
	{ 4000, { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, "the parts come to nothing" },
};

START_TEST(parts_are_scaled_to_a_target)
{
	struct recipe_line lines[4] = { 0 };
	for (size_t i = 0; i < 4; i++) {
		lines[i].parts = scalings[_i].parts[i];
		lines[i].amount = 700;
	}
	int status = recipe_scale(lines, 4, scalings[_i].target, &error);
	ck_assert_int_eq(status, scalings[_i].error ? STATUS_DATA : 0);
	if (scalings[_i].error)
		ck_assert_ptr_nonnull(strstr(error.text, scalings[_i].error));
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(lines[i].amount, scalings[_i].error ? 700 : scalings[_i].amounts[i]);
}
END_TEST

/* The same numbers on every run, so that a failure can be looked at again. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

__extension__ typedef __int128 wide_t;

/* The sum is exact, every part a number of steps within one of its ideal, and a larger part never gets less. */
START_TEST(any_scaling_makes_the_target)
{
	uint64_t state = 0x9e3779b97f4a7c15u + (uint64_t)_i;
	struct recipe_line lines[12] = { 0 };
	size_t count = 1 + next_random(&state) % 12;
	content_t target = (content_t)(1 + next_random(&state) % 5000) * RECIPE_STEP, sum = 0;
	wide_t parts = 0;
	for (size_t i = 0; i < count; i++) {
		lines[i].parts = next_random(&state) % 4 == 0 ? 0 : (int64_t)(next_random(&state) % 9 + 1) * 500;
		lines[i].amount = 70;
		parts += lines[i].parts;
	}
	int status = recipe_scale(lines, count, target, &error);
	if (parts == 0) {
		ck_assert_int_eq(status, STATUS_DATA);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (status != 0 || lines[i].parts == 0) {
			ck_assert_int_eq(lines[i].amount, 70);
			continue;
		}
		wide_t off = lines[i].amount * parts - (wide_t)target * lines[i].parts;
		ck_assert(off < RECIPE_STEP * parts && off > -RECIPE_STEP * parts);
		ck_assert_int_gt(lines[i].amount, 0);
		ck_assert_int_eq(lines[i].amount % RECIPE_STEP, 0);
		sum += lines[i].amount;
		for (size_t j = 0; j < i; j++) {
			ck_assert(lines[j].parts <= lines[i].parts || lines[j].amount >= lines[i].amount);
			ck_assert(lines[j].parts != lines[i].parts || lines[j].amount >= lines[i].amount);
		}
	}
	if (status == 0)
		ck_assert_int_eq(sum, target);
	else
		ck_assert_int_lt(target / RECIPE_STEP, 12 * 9); /* only a small one leaves a part with nothing */
}
END_TEST

TCase *check_recipe(void)
{
	TCase *test = tcase_create("recipe");
	tcase_add_checked_fixture(test, NULL, teardown);
	tcase_add_loop_test(test, parts_are_read, 0, sizeof(readings) / sizeof(readings[0]));
	tcase_add_loop_test(test, parts_are_scaled_to_a_target, 0, sizeof(scalings) / sizeof(scalings[0]));
	tcase_add_loop_test(test, any_scaling_makes_the_target, 0, 300);
	return test;
}
