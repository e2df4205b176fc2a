/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roll-forward: every row adds up, a month begins with what the one before ended with, areas have sums. */
#include "check_reports.h"
#include <stdlib.h>
#include <string.h>

static struct clinic clinic;

static void setup(void)
{
	clinic_open(&clinic);
}

static void teardown(void)
{
	clinic_close(&clinic);
}

/* Columns of the CSV; what of the received was opening stock is told apart, and no part of the sum. */
enum { COLUMN_CODE, COLUMN_FIRST = 4, FIELDS = 10, COLUMN_OPENING_VALUE = 14, COLUMN_ENTERED_VALUE = 16 };
enum { PRODUCTS = 8 };

struct line {
	char product[40];
	int64_t content[FIELDS], value[FIELDS];
};

/* "-1.5" in thousandths; money counts as having three decimals, too. */
static int64_t amount(const char *text)
{
	char *end;
	int64_t sign = text[0] == '-' ? -1 : 1, sum = llabs(strtoll(text, &end, 10)) * 1000, scale = 1000;
	for (end += *end == '.'; *end >= '0' && *end <= '9'; end++)
		sum += (*end - '0') * (scale /= 10);
	return sign * sum;
}

static size_t read_lines(const char *const *values, struct line *lines)
{
	char *text = clinic_report(&clinic, "rollforward", FORMAT_TSV, values), *row;
	size_t count = 0;
	strsep(&text, "\n");
	while ((row = strsep(&text, "\n")) != NULL && *row != '\0') {
		ck_assert_uint_lt(count, PRODUCTS);
		struct line *line = &lines[count++];
		for (size_t i = 0; row != NULL; i++) {
			const char *cell = strsep(&row, "\t");
			if (i == COLUMN_CODE)
				snprintf(line->product, sizeof line->product, "%s", cell);
			else if (i > COLUMN_ENTERED_VALUE)
				line->value[i - COLUMN_OPENING_VALUE - 1] = amount(cell);
			else if (i >= COLUMN_OPENING_VALUE && i < COLUMN_ENTERED_VALUE)
				line->value[i - COLUMN_OPENING_VALUE] = amount(cell);
			else if (i >= COLUMN_FIRST && i < COLUMN_OPENING_VALUE)
				line->content[i - COLUMN_FIRST] = amount(cell);
		}
	}
	return count;
}

/* The closing is the opening and what lies between. */
static void assert_adds_up(const struct line *line)
{
	int64_t content = 0, value = 0;
	for (size_t i = 0; i + 1 < FIELDS; i++) {
		content += line->content[i];
		value += line->value[i];
	}
	ck_assert_int_eq(content, line->content[FIELDS - 1]);
	ck_assert_int_eq(value, line->value[FIELDS - 1]);
}

START_TEST(months_chain)
{
	static const char *const months[] = { "2026-08", "2026-09", "2026-10", "2026-11" };
	struct line before[PRODUCTS] = { 0 };
	size_t count_before = 0;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		struct line lines[PRODUCTS] = { 0 };
		size_t count = read_lines((const char *const[]){ "month", months[i], NULL }, lines);
		int64_t opening = 0, closing = 0;
		for (size_t j = 0; j < count; j++) {
			assert_adds_up(&lines[j]);
			opening += lines[j].value[0];
		}
		for (size_t j = 0; j < count_before; j++)
			closing += before[j].value[FIELDS - 1];
		ck_assert_int_eq(opening, closing);
		ck_assert_uint_ge(count, count_before);
		memcpy(before, lines, sizeof before);
		count_before = count;
	}
	ck_assert_uint_eq(count_before, 3); /* what never came has no line */
}
END_TEST

START_TEST(its_end_is_what_stock_is_worth)
{
	const char *rollforward = clinic_report(&clinic, "rollforward", FORMAT_TABLE, NULL);
	const char *stock = clinic_report(&clinic, "stock", FORMAT_TABLE, NULL);
	const char *value = strrchr(stock, ' ');
	ck_assert_str_eq(strrchr(rollforward, ' '), value);
}
END_TEST

START_TEST(an_area_has_its_sums_for_people_only)
{
	static const char *const september[] = { "month", "2026-09", NULL };
	const char *table = clinic_report(&clinic, "rollforward", FORMAT_TABLE, september);
	ck_assert_ptr_nonnull(strstr(table, "\nTotal any "));
	ck_assert_ptr_nonnull(strstr(table, "\nTotal face "));
	ck_assert_ptr_nonnull(strstr(table, "\nTotal hair "));
	const char *face = strstr(table, "\nTotal face ");
	ck_assert_ptr_nonnull(strstr(face, " 90.00\n"));
	ck_assert_ptr_null(strstr(clinic_report(&clinic, "rollforward", FORMAT_CSV, september), "Total"));
	ck_assert_ptr_null(strstr(clinic_report(&clinic, "rollforward", FORMAT_JSON, september), "Total"));
}
END_TEST

/* What is moved between places is something for one place, and nothing for all of them. */
START_TEST(a_place_tells_what_was_transferred)
{
	static const char *const here[] = { "location", "quarantine", NULL };
	ck_assert_ptr_null(strstr(clinic_report(&clinic, "rollforward", FORMAT_CSV, NULL), "transferred"));
	const char *csv = clinic_report(&clinic, "rollforward", FORMAT_CSV, here);
	ck_assert_ptr_nonnull(strstr(csv, ",transferred,"));
	ck_assert_ptr_nonnull(strstr(csv, "\nhair-x,"));
	ck_assert_ptr_null(strstr(csv, "\nserum,"));
}
END_TEST

TCase *check_rollforward(void)
{
	TCase *tcase = tcase_create("rollforward");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, months_chain);
	tcase_add_test(tcase, its_end_is_what_stock_is_worth);
	tcase_add_test(tcase, an_area_has_its_sums_for_people_only);
	tcase_add_test(tcase, a_place_tells_what_was_transferred);
	return tcase;
}
