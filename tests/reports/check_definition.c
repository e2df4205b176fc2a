/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Definitions of reports and books: what is read from them, and which line is blamed. */
#include "check_reports.h"
#include <string.h>
#include "ampoule/role.h"

#define HEAD "-- title: T\n-- about: A.\n-- roles: manager nurse\n"

static struct pool pool;
static struct error error;

static void teardown(void)
{
	error_clear(&error);
	pool_release(&pool);
}

START_TEST(a_definition_is_read_whole)
{
	static const char text[] =
		"-- SPDX-License-Identifier: x\n" HEAD "-- parameter: as-of day today -- how it stood\n"
		"-- parameter: product product\n"
		"-- column: name text 20 Long heading here [rule state]\r\n"
		"-- column: n count 9 N [total]\n"
		"-- column: sum count 9 Sum [running n of g]\n"
		"-- column: paid money$p 12 Paid [total]\n"
		"-- column: g hidden\n"
		"-- Why it is so.\n"
		"\n"
		"SELECT 1\n";
	struct report report;
	ck_assert_int_eq(report_read("x", text, sizeof text - 1, &pool, &report, &error), STATUS_OK);
	ck_assert_str_eq(report.title, "T");
	ck_assert_uint_eq(report.roles, ROLE_MANAGER | ROLE_NURSE);
	ck_assert_uint_eq(report.parameter_count, 2);
	ck_assert_str_eq(report.parameters[0].standard, "today");
	ck_assert_str_eq(report.parameters[0].help, "how it stood");
	ck_assert_ptr_null(report.parameters[1].standard);
	ck_assert_uint_eq(report.column_count, 5);
	ck_assert_str_eq(report.columns[0].heading, "Long heading here");
	ck_assert_int_eq(report.columns[0].rule, RULE_STATE);
	ck_assert(report.columns[1].total);
	ck_assert_int_eq(report.columns[2].running, 1);
	ck_assert_int_eq(report.columns[2].group[0], 4);
	ck_assert_uint_eq(report.columns[3].marks, COLUMN_FINANCE | COLUMN_PATIENT);
	ck_assert_int_eq(strncmp(report.sql, "SELECT 1", 8), 0);
	ck_assert_ptr_null(report.opening);
}
END_TEST

START_TEST(an_opening_query_ends_at_rows)
{
	static const char text[] =
		HEAD "-- column: n count 9 N\n-- opening:\nSELECT 1, 2\n-- rows:\nSELECT 3\n";
	struct report report;
	ck_assert_int_eq(report_read("x", text, sizeof text - 1, &pool, &report, &error), STATUS_OK);
	ck_assert_str_eq(
		pool_printf(&pool, "%.*s", (int)report.opening_length, report.opening), "SELECT 1, 2");
	ck_assert_ptr_nonnull(strstr(report.sql, "SELECT 3"));
}
END_TEST

static const struct {
	const char *text, *says;
} broken[] = {
	{ "", "line 0: a line '-- title:'" },
	{ "-- title: T\nSELECT 1", "line 1: a line '-- about:'" },
	{ HEAD "SELECT 1", "line 3: there is no line '-- column:'" },
	{ "-- title: T\n-- roles: boss\n", "line 2: no role 'boss'" },
	{ HEAD "-- colum: a text 9 A\n", "line 4: no keyword 'colum'" },
	{ HEAD "-- column: A text 9 A\n", "line 4: a column needs a key" },
	{ HEAD "-- column: a txt 9 A\n", "line 4: column 'a' has no known type" },
	{ HEAD "-- column: a text\n", "line 4: column 'a' needs a width" },
	{ HEAD "-- column: a text 9\n", "line 4: column 'a' needs a heading" },
	{ HEAD "-- column: a text 9 A [total]\n", "line 4: column 'a' is nothing that can be summed" },
	{ HEAD "-- column: a text 9 A [total\n", "line 4: a bracket is not closed" },
	{ HEAD "-- column: a text 9 A [sum]\n", "line 4: column 'a': in brackets" },
	{ HEAD "-- column: a text 9 A [rule expiry]\n", "line 4: column 'a': there are the rules" },
	{ HEAD "-- column: a count 9 A\n\n-- column: a text 9 A\n", "line 6: column 'a' is there twice" },
	{ HEAD "-- column: a count 9 A [running b of c]\n-- column: b count 9 B\nSELECT 1",
		"line 4: column 'a': 'c'" },
	{ HEAD "-- column: a count 9 A [running b]\n-- column: b count 9 B\nSELECT 1",
		"line 4: column 'a': a running" },
	{ HEAD "-- column: a count 9 A\n", "line 4: the SQL is missing" },
	{ HEAD "-- column: a count 9 A [if lot]\n", "line 4: column 'a': no parameter 'lot'" },
	{ HEAD "-- subtotal: a\n-- column: a count 9 A\nSELECT 1", "subtotals are by a column of text; 'a' is none" },
	{ HEAD "-- subtotal: b\n-- column: a text 9 A\nSELECT 1", "subtotals are by a column of text; 'b' is none" },
	{ HEAD "-- with: past future\n-- column: a count 9 A\nSELECT 1", "no part 'future'" },
	{ HEAD "-- column: a count 9 A\n-- opening:\nSELECT 1\n", "line 5: after the query of the opening" },
	{ HEAD "-- column: a count 9 A\n-- facts:\nSELECT 1, 2\n", "line 5: after the query of the opening or the facts" },
	{ HEAD "-- parameter: x date\n", "line 4: parameter 'x' has no known type" },
	{ HEAD "-- parameter: x day\n-- parameter: x day\n", "line 5: parameter 'x' is there twice" },
	{ HEAD "-- parameter: x day today and more\n", "line 4: after the default" },
};

/* Before its own common table expressions, or with none of them. */
START_TEST(shared_parts_come_before_its_own)
{
	static const char own[] = HEAD "-- with: past\n-- column: n count 9 N\n-- Why.\nWITH x AS (SELECT 1)\nSELECT 2\n";
	static const char none[] = HEAD "-- with: past\n-- column: n count 9 N\nSELECT 2\n";
	struct report report;
	ck_assert_int_eq(report_read("x", own, sizeof own - 1, &pool, &report, &error), STATUS_OK);
	ck_assert_ptr_nonnull(strstr(report.sql, "WITH -- "));
	ck_assert_ptr_nonnull(strstr(report.sql, ", x AS (SELECT 1)"));
	ck_assert_uint_eq(report.sql_length, strlen(report.sql));
	ck_assert_int_eq(report_read("x", none, sizeof none - 1, &pool, &report, &error), STATUS_OK);
	ck_assert_ptr_nonnull(strstr(report.sql, ")\nSELECT 2"));
}
END_TEST

START_TEST(a_broken_definition_names_its_line)
{
	struct report report;
	int status = report_read("x", broken[_i].text, strlen(broken[_i].text), &pool, &report, &error);
	ck_assert_int_eq(status, STATUS_DATA);
	ck_assert_msg(strstr(error.text, broken[_i].says) != NULL, "'%s' is not in '%s'", broken[_i].says,
		error.text);
}
END_TEST

static const struct {
	const char *text, *says;
} broken_books[] = {
	{ HEAD, "line 3: there is no line '-- sheet:'" },
	{ HEAD "-- sheet: Stock\n", "line 4: a sheet is written" },
	{ HEAD "-- sheet: Stock stock now\n", "line 4: sheet 'Stock': 'now'" },
	{ HEAD "-- sheet: A stock\n-- sheet: A usage\n", "line 5: sheet 'A' is there twice" },
	{ HEAD "-- sheet: A stock\n-- check: A.value\n", "line 5: a check is written" },
	{ HEAD "-- sheet: A stock\n-- check: A.value = B.value\n", "line 5: there is no sheet 'B'" },
	{ HEAD "-- sheet: A stock\n-- check: 0 = 0\n", "line 5: a check is written" },
	{ HEAD "-- sheet: A stock\n-- check: A.value = \n", "line 5: a check is written" },
	{ HEAD "-- sheet: A stock\n-- check: A.value = 0 = 0\n", "line 5: a check is written" },
	{ HEAD "-- sheet: A stock\n-- check: A.value = 0 +\n", "line 5: a check is written" },
	{ HEAD "-- sheet: A stock\n-- check: A.value = value\n", "line 5: 'value' is no total" },
	{ HEAD "-- sheet: A stock\nSELECT 1\n", "line 5: a book holds nothing" },
};

START_TEST(a_broken_book_names_its_line)
{
	struct book book;
	const char *text = broken_books[_i].text;
	ck_assert_int_eq(book_read("x", text, strlen(text), &pool, &book, &error), STATUS_DATA);
	ck_assert_msg(strstr(error.text, broken_books[_i].says) != NULL, "'%s' is not in '%s'",
		broken_books[_i].says, error.text);
}
END_TEST

START_TEST(a_misspelt_report_gets_the_nearest_name)
{
	struct report report;
	struct book book;
	ck_assert_int_eq(report_find(NULL, "stcok", &pool, &report, &error), STATUS_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(error.text, "'stock'"));
	error_clear(&error);
	ck_assert_int_eq(book_find(NULL, "mnth", &pool, &book, &error), STATUS_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(error.text, "'month'"));
}
END_TEST

START_TEST(a_misspelt_option_gets_the_nearest_name)
{
	struct report report;
	size_t index;
	ck_assert_int_eq(report_find(NULL, "stock", &pool, &report, &error), STATUS_OK);
	ck_assert_int_eq(report_parameter(&report, "as-off", &index, &error), STATUS_USAGE);
	ck_assert_ptr_nonnull(strstr(error.text, "as-of"));
}
END_TEST

TCase *check_definition(void)
{
	TCase *tcase = tcase_create("definition");
	tcase_add_checked_fixture(tcase, NULL, teardown);
	tcase_add_test(tcase, a_definition_is_read_whole);
	tcase_add_test(tcase, an_opening_query_ends_at_rows);
	tcase_add_test(tcase, shared_parts_come_before_its_own);
	tcase_add_loop_test(tcase, a_broken_definition_names_its_line, 0, sizeof broken / sizeof *broken);
	tcase_add_loop_test(
		tcase, a_broken_book_names_its_line, 0, sizeof broken_books / sizeof *broken_books);
	tcase_add_test(tcase, a_misspelt_report_gets_the_nearest_name);
	tcase_add_test(tcase, a_misspelt_option_gets_the_nearest_name);
	return tcase;
}
