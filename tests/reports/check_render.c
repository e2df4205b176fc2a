/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Renderers on rows that no database gave. */
#include "check_reports.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "../../src/reports/render.h"
#include "../../src/reports/sink.h"

static struct error error;
static struct pool pool;

static void setup(void)
{
	ck_assert_int_eq(zone_use("Europe/Madrid", &error), STATUS_OK);
	unsetenv("NO_COLOR");
}

static void teardown(void)
{
	error_clear(&error);
	pool_release(&pool);
}

static const struct column columns[] = {
	{ "lot", COLUMN_TEXT, 0, 9, "Lot", false, RULE_STATE, NO_COLUMN },
	{ "day", COLUMN_DAY, 0, 9, "Day", false, RULE_EXPIRY, NO_COLUMN },
	{ "at", COLUMN_TIME, 0, 9, "At", false, RULE_NONE, NO_COLUMN, .minor = 1 },
	{ "n", COLUMN_COUNT, 0, 9, "N", true, RULE_NONE, NO_COLUMN },
	{ "q", COLUMN_QUANTITY, 0, 9, "Q", false, RULE_NONE, NO_COLUMN },
	{ "m", COLUMN_MONEY, 0, 9, "M", true, RULE_NONE, NO_COLUMN },
	{ "p", COLUMN_PERCENT, 0, 9, "P", false, RULE_NONE, NO_COLUMN, .minor = 2 },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static struct cell text_cell(const char *text)
{
	return (struct cell){ .null = text == NULL, .text = text, .length = text == NULL ? 0 : strlen(text) };
}

static char *rendered(
	enum report_format format, bool excel, bool terminal, const struct cell *rows, size_t count)
{
	const struct column *shown[COLUMNS];
	for (size_t i = 0; i < COLUMNS; i++)
		shown[i] = &columns[i];
	struct heading heading = { .as_of = day_from_iso("2026-11-23") };
	struct report_output output = { .format = format, .excel = excel, .terminal = terminal };
	struct view view = { shown, COLUMNS, 2, &heading, &output, &error };
	char *text = NULL;
	size_t size;
	FILE *file = open_memstream(&text, &size);
	struct renderer *renderer = format == FORMAT_JSON    ? render_json(&view, file)
				    : format == FORMAT_TABLE ? render_table(&view, file)
							     : render_csv(&view, file);
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(renderer->row(renderer, rows + i * COLUMNS), STATUS_OK);
	struct cell totals[COLUMNS] = { { true }, { true }, { true }, { .integer = 7 }, { true },
		{ .integer = -105 }, { true } };
	ck_assert_int_eq(renderer->end(renderer, totals), STATUS_OK);
	fclose(file);
	char *copy = pool_copy(&pool, text);
	free(text);
	return copy;
}

static char *one_row(enum report_format format, bool excel, bool terminal, const char *lot)
{
	struct cell row[COLUMNS] = { text_cell(lot), text_cell("2026-10-31"),
		text_cell("2026-07-01T22:30:00Z"), { .integer = -3 }, { .integer = -125 }, { .integer = 5 },
		{ .integer = 1250 } };
	return rendered(format, excel, terminal, row, 1);
}

static const struct {
	const char *lot, *csv, *tsv, *excel;
} texts[] = {
	{ "plain", "plain", "plain", "plain" },
	{ "a,b", "\"a,b\"", "a,b", "a,b" },
	{ "a;b", "a;b", "a;b", "\"a;b\"" },
	{ "say \"x\"", "\"say \"\"x\"\"\"", "say \"x\"", "\"say \"\"x\"\"\"" },
	{ "=1+1", "\"'=1+1\"", "'=1+1", "\"'=1+1\"" },
	{ "+A", "\"'+A\"", "'+A", "\"'+A\"" },
	{ "-5", "\"'-5\"", "'-5", "\"'-5\"" },
	{ "@a", "\"'@a\"", "'@a", "\"'@a\"" },
	{ "'=x", "\"''=x\"", "''=x", "\"''=x\"" },
	{ "'quoted'", "'quoted'", "'quoted'", "'quoted'" },
	{ "0012", "0012", "0012", "0012" },
	{ "a\nb", "\"a\nb\"", "a b", "\"a\nb\"" },
	{ "\tx", "\"'\tx\"", "' x", "\"'\tx\"" },
	{ "", "", "", "" },
	{ NULL, "", "", "" },
};

START_TEST(texts_are_quoted_and_guarded)
{
	const char *head = "lot,day,at,n,q,m,p\r\n";
	ck_assert_str_eq(one_row(FORMAT_CSV, false, false, texts[_i].lot),
		pool_printf(&pool, "%s%s,2026-10-31,2026-07-01T22:30:00Z,-3,-0.125,0.05,12.50\r\n", head,
			texts[_i].csv));
	ck_assert_str_eq(one_row(FORMAT_TSV, false, false, texts[_i].lot),
		pool_printf(&pool,
			"lot\tday\tat\tn\tq\tm\tp\n%s\t2026-10-31\t2026-07-01T22:30:00Z\t-3\t-0.125\t0."
			"05\t12.50\n",
			texts[_i].tsv));
	ck_assert_str_eq(one_row(FORMAT_CSV, true, false, texts[_i].lot),
		pool_printf(&pool,
			"\xEF\xBB\xBFlot;day;at;n;q;m;p\r\n%s;2026-10-31;2026-07-02 "
			"00:30;-3;-0,125;0,05;12,50\r\n",
			texts[_i].excel));
}
END_TEST

START_TEST(json_leaves_out_what_is_null)
{
	struct cell rows[2 * COLUMNS] = { text_cell("a\"\\\n\x01 é"), { true }, { true }, { .integer = 7 },
		{ .integer = 2000 }, { .integer = -105 }, { .integer = 0 }, { true }, { true }, { true },
		{ true }, { true }, { true }, { true } };
	ck_assert_str_eq(rendered(FORMAT_JSON, false, false, rows, 2),
		"[\n{\"lot\":\"a\\\"\\\\\\u000a\\u0001 "
		"é\",\"n\":7,\"q\":\"2\",\"m\":\"-1.05\",\"p\":\"0.00\"},\n{}\n]\n");
	ck_assert_str_eq(rendered(FORMAT_JSON, false, false, rows, 0), "[]\n");
}
END_TEST

START_TEST(a_table_aligns_every_script)
{
	struct cell rows[2 * COLUMNS] = { text_cell("히알"), text_cell("2026-10-31"),
		text_cell("2026-07-01T22:30:00Z"), { .integer = 12 }, { .integer = 1500 }, { .integer = 100 },
		{ .integer = 5 }, text_cell("крем"), { true }, { true }, { .integer = -5 },
		{ .integer = 20000 }, { .integer = -205 }, { true } };
	ck_assert_str_eq(rendered(FORMAT_TABLE, false, false, rows, 2),
		"Lot    Day         At                 N    Q      M       P\n"
		"히알   2026-10-31  2026-07-02 00:30  12  1.5   1.00  0.05 %\n"
		"крем                                 -5   20  -2.05\n"
		"Total                                 7       -1.05\n");
}
END_TEST

START_TEST(colours_are_for_terminals_that_want_them)
{
	ck_assert_ptr_null(strchr(one_row(FORMAT_TABLE, false, false, "EXPIRED"), '\033'));
	const char *coloured = one_row(FORMAT_TABLE, false, true, "EXPIRED");
	ck_assert_ptr_nonnull(strchr(coloured, '\033'));
	ck_assert_ptr_nonnull(strstr(coloured, "EXPIRED"));
	setenv("NO_COLOR", "1", 1);
	ck_assert_ptr_null(strchr(one_row(FORMAT_TABLE, false, true, "EXPIRED"), '\033'));
}
END_TEST

START_TEST(a_narrow_screen_goes_without_minor_columns)
{
	setenv("NO_COLOR", "1", 1);
	setenv("COLUMNS", "200", 1);
	const char *wide = one_row(FORMAT_TABLE, false, true, "A1");
	ck_assert_ptr_null(strstr(wide, "too narrow"));
	ck_assert_ptr_nonnull(strstr(wide, "P\n"));
	setenv("COLUMNS", "30", 1);
	const char *narrow = one_row(FORMAT_TABLE, false, true, "A1");
	ck_assert_ptr_nonnull(strstr(narrow, "too narrow for: P, At\n"));
	ck_assert_ptr_nonnull(strstr(narrow, "  Day"));
	ck_assert_ptr_null(strstr(strchr(narrow, '\n'), "At"));
	ck_assert_ptr_nonnull(strstr(narrow, "A1"));
	/* A file has room for all. */
	ck_assert_ptr_null(strstr(one_row(FORMAT_TABLE, false, false, "A1"), "too narrow"));
}
END_TEST

START_TEST(a_long_table_has_one_heading)
{
	enum { ROWS = 20001 };
	struct cell *rows = pool_alloc(&pool, sizeof *rows * ROWS * COLUMNS);
	for (size_t i = 0; i < ROWS; i++) {
		for (size_t j = 0; j < COLUMNS; j++)
			rows[i * COLUMNS + j].null = true;
		rows[i * COLUMNS + 3] = (struct cell){ .integer = 7 };
	}
	const char *text = rendered(FORMAT_TABLE, false, false, rows, ROWS);
	size_t lines = 0, headings = 0;
	for (const char *c = text; (c = strchr(c, '\n')) != NULL; c++)
		lines++;
	for (const char *c = text; (c = strstr(c, "Lot")) != NULL; c++)
		headings++;
	ck_assert_uint_eq(headings, 1);
	ck_assert_uint_eq(lines, ROWS + 2);
}
END_TEST

START_TEST(a_full_disk_is_told)
{
	const struct column *shown[] = { &columns[0] };
	struct heading heading = { 0 };
	struct report_output output = { .format = (enum report_format)_i };
	struct view view = { shown, 1, 2, &heading, &output, &error };
	struct cell cell = text_cell("x");
	FILE *file = fopen("/dev/full", "w");
	ck_assert_ptr_nonnull(file);
	struct renderer *renderer = _i == FORMAT_JSON    ? render_json(&view, file)
				    : _i == FORMAT_TABLE ? render_table(&view, file)
							 : render_csv(&view, file);
	ck_assert_int_eq(renderer->row(renderer, &cell), STATUS_OK);
	ck_assert_int_eq(renderer->end(renderer, NULL), STATUS_IO);
	ck_assert_ptr_nonnull(strstr(error.text, strerror(ENOSPC)));
	fclose(file);
}
END_TEST

START_TEST(numbers_are_written_to_the_last_digit)
{
	char text[NUMBER_TEXT_MAX];
	number_write(text, INT64_MIN, 3, true, '.');
	ck_assert_str_eq(text, "-9223372036854775.808");
	number_write(text, 0, 3, true, '.');
	ck_assert_str_eq(text, "0");
	number_write(text, -5, 2, false, ',');
	ck_assert_str_eq(text, "-0,05");
	number_write(text, 1250, 0, false, '.');
	ck_assert_str_eq(text, "1250");
	number_write(text, 1000, 3, true, '.');
	ck_assert_str_eq(text, "1");
}
END_TEST

TCase *check_render(void)
{
	TCase *tcase = tcase_create("render");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, texts_are_quoted_and_guarded, 0, sizeof texts / sizeof *texts);
	tcase_add_test(tcase, json_leaves_out_what_is_null);
	tcase_add_test(tcase, a_table_aligns_every_script);
	tcase_add_test(tcase, colours_are_for_terminals_that_want_them);
	tcase_add_test(tcase, a_narrow_screen_goes_without_minor_columns);
	tcase_add_test(tcase, a_long_table_has_one_heading);
	tcase_add_loop_test(tcase, a_full_disk_is_told, FORMAT_TABLE, FORMAT_JSON + 1);
	tcase_add_test(tcase, numbers_are_written_to_the_last_digit);
	return tcase;
}
