/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workbook has beside its cells: charts, names of its totals, what may be filled in. */
#include "check_reports.h"
#include <stdlib.h>
#include <string.h>
#include "workbook_reader.h"

static struct clinic clinic;
static const char *target;

static void setup(void)
{
	clinic_open(&clinic);
	target = pool_printf(&clinic.pool, "%s/out.xlsx", clinic.folder);
}

static void teardown(void)
{
	clinic_close(&clinic);
}

static int book_write(const struct book *book, const char *const *values, bool sees_finance)
{
	struct report_request request = clinic_request(&clinic, &book->head, values);
	request.sees_finance = sees_finance;
	struct report_output output = { .format = FORMAT_XLSX, .path = target };
	return book_run(clinic.store, book, &request, &output);
}

static int named_write(const char *name, const char *const *values, bool sees_finance)
{
	struct book book;
	ck_assert_int_eq(book_find(NULL, name, &clinic.pool, &book, &clinic.error), STATUS_OK);
	return book_write(&book, values, sees_finance);
}

static int write_text(const char *text)
{
	struct report report;
	ck_assert_int_eq(
		report_read("own", text, strlen(text), &clinic.pool, &report, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, &report, NULL);
	struct report_output output = { .format = FORMAT_XLSX, .path = target };
	return report_run(clinic.store, &request, &output);
}

static const char *part(const char *name)
{
	return workbook_part(target, name, &clinic.pool);
}

static size_t count_in(const char *text, const char *word)
{
	size_t count = 0;
	for (; (text = strstr(text, word)) != NULL; text++)
		count++;
	return count;
}

static const char *const october[] = { "month", "2026-10", NULL };

START_TEST(charts_of_a_book_show_cells_of_its_sheets)
{
	ck_assert_int_eq(named_write("month", october, true), STATUS_OK);
	const char *chart = part("xl/charts/chart1.xml");
	ck_assert_ptr_nonnull(strstr(chart, "Stock value by area"));
	ck_assert_ptr_nonnull(strstr(chart, "<c:f>'Areas'!$A$"));
	ck_assert_ptr_nonnull(strstr(chart, "<c:f>'Areas'!$D$"));
	ck_assert_ptr_nonnull(strstr(chart, ">EUR<"));
	ck_assert_uint_eq(count_in(part("xl/drawings/drawing1.xml"), "<xdr:graphicFrame "), 4);
	ck_assert_str_eq(part("xl/drawings/drawing2.xml"), "");
}
END_TEST

START_TEST(totals_have_names)
{
	ck_assert_int_eq(named_write("month", october, true), STATUS_OK);
	const char *book = part("xl/workbook.xml");
	ck_assert_ptr_nonnull(strstr(book, "<definedName name=\"Usage_cost\">'Usage'!$"));
	ck_assert_ptr_nonnull(strstr(book, "<definedName name=\"Roll_forward_closing_value\">'Roll-forward'!$"));
	ck_assert_ptr_nonnull(strstr(book, "<definedName name=\"Check_result\">'Summary'!$D$"));
}
END_TEST

/* Two names that come out alike would be a file that a spreadsheet has to repair. */
START_TEST(no_name_is_there_twice)
{
	static const char text[] = "-- title: T\n-- about: A.\n-- roles: manager\n"
				   "-- sheet: 1é-b stock\n-- sheet: 1É_b expiring\n-- sheet: 1é_B stock\n";
	struct book book;
	ck_assert_int_eq(book_read("own", text, sizeof text - 1, &clinic.pool, &book, &clinic.error), STATUS_OK);
	ck_assert_int_eq(book_write(&book, NULL, true), STATUS_OK);
	const char *workbook = part("xl/workbook.xml");
	ck_assert_ptr_nonnull(strstr(workbook, "<definedName name=\"_1é_b_value\">'1é-b'!$"));
	ck_assert_ptr_nonnull(strstr(workbook, "<definedName name=\"_1é_B_value_2\">"));
}
END_TEST

START_TEST(who_sees_no_money_gets_no_chart_of_it)
{
	ck_assert_int_eq(named_write("stock", NULL, false), STATUS_OK);
	ck_assert_str_eq(part("xl/charts/chart1.xml"), "");
	ck_assert_ptr_null(strstr(part("xl/workbook.xml"), "_value"));
}
END_TEST

START_TEST(a_chart_of_no_rows_is_left_out_and_of_many_is_short)
{
	static const char text[] = "-- title: T\n-- about: A.\n-- roles: manager\n-- column: a count 9 A\n"
				   "-- chart: line a by a -- T\n%s\n";
	ck_assert_int_eq(write_text(pool_printf(&clinic.pool, text, "SELECT 1 AS a WHERE 0")), STATUS_OK);
	ck_assert_str_eq(part("xl/charts/chart1.xml"), "");
	ck_assert_int_eq(remove(target), 0);
	ck_assert_int_eq(write_text(pool_printf(&clinic.pool, text,
				 "WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n WHERE a < 100) SELECT a FROM n")),
		STATUS_OK);
	/* 'T'!$A$9:$A$39 */
	const char *colon = strstr(part("xl/charts/chart1.xml"), ":$A$"), *first = colon;
	ck_assert_ptr_nonnull(colon);
	while (first[-1] != '$')
		first--;
	ck_assert_int_eq(atoi(colon + strlen(":$A$")) - atoi(first) + 1, CHART_ROWS);
}
END_TEST

START_TEST(what_is_filled_in_is_looked_at)
{
	ck_assert_int_eq(write_text("-- title: T\n-- about: A.\n-- roles: manager\n-- column: opened text 9 O\n"
				    "-- column: a quantity 9 A [valid whole unless opened]\n"
				    "-- column: b quantity 9 B [valid decimal]\n-- column: c count 9 C [valid whole]\n"
				    "SELECT 'x' AS opened, NULL AS a, NULL AS b, NULL AS c\n"),
		STATUS_OK);
	struct read_sheet *sheets = NULL;
	workbook_read(target, &clinic.pool, &sheets);
	const char *xml = sheets[0].xml;
	ck_assert_uint_eq(count_in(xml, "<dataValidation "), 3);
	ck_assert_ptr_nonnull(strstr(xml, "type=\"custom\""));
	ck_assert_ptr_nonnull(strstr(xml, "OR($A"));
	ck_assert_ptr_nonnull(strstr(xml, "type=\"decimal\" operator=\"greaterThanOrEqual\""));
	ck_assert_ptr_nonnull(strstr(xml, "type=\"whole\" operator=\"greaterThanOrEqual\""));
}
END_TEST

TCase *check_charts(void)
{
	TCase *tcase = tcase_create("charts");
	tcase_set_timeout(tcase, 30);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, charts_of_a_book_show_cells_of_its_sheets);
	tcase_add_test(tcase, totals_have_names);
	tcase_add_test(tcase, no_name_is_there_twice);
	tcase_add_test(tcase, who_sees_no_money_gets_no_chart_of_it);
	tcase_add_test(tcase, a_chart_of_no_rows_is_left_out_and_of_many_is_short);
	tcase_add_test(tcase, what_is_filled_in_is_looked_at);
	return tcase;
}
