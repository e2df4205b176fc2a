/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in reports on the little clinic: their columns, and figures that must agree with each other. */
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

/* As DESIGN.md, section 9 has them: key, and type where it is no text; $ finance, (p) patient. */
static const struct {
	const char *name, *columns;
} designs[] = {
	{ "stock", "product name area lot expires:day days_left:days location status containers:count "
		   "opened:count "
		   "content:quantity unit value:money$" },
	{ "products",
		"product name area containers:count opened:count content:quantity unit earliest_expiry:day "
		"usable_containers:count reserved:count reorder_point:count state value:money$" },
	{ "expiring", "product name lot expires:day days_left:days bucket location containers:count "
		      "content:quantity "
		      "unit value:money$" },
	{ "usage", "day:day session course patient(p) practitioner area product lot expires:day used:quantity "
		   "residue:quantity unit cost:money$" },
	{ "consumption",
		"product name area sessions:count containers:count used:quantity residue:quantity unit "
		"residue_share:percent cost:money$" },
	{ "movements", "day:day entry:count kind reason document product lot location containers:count "
		       "content:quantity balance:quantity value:money$" },
	{ "preparations",
		"prepared:time preparation session patient(p) recipe version:count product maker lot "
		"expires:day used:quantity residue:quantity unit use_by:time operator" },
	{ "stock-card", "product day:day entry:count kind reason document lot location containers:count "
			"content:quantity balance:quantity unit value:money$ balance_value:money$" },
	{ "deviations", "day:day entry:count session:count patient(p) rule severity detail operator" },
	{ "rollforward",
		"product name area unit opening:quantity received:quantity used:quantity residue:quantity "
		"consumed:quantity written_off:quantity returned:quantity counted:quantity corrected:quantity "
		"transferred:quantity closing:quantity opening_value:money$ received_value:money$ entered_value:money$ used_value:money$ "
		"residue_value:money$ consumed_value:money$ written_off_value:money$ returned_value:money$ "
		"counted_value:money$ corrected_value:money$ transferred_value:money$ closing_value:money$" },
	{ "opened", "number product name lot opened:time use_by:time state location content:quantity unit "
		    "value:money$" },
};

START_TEST(columns_are_those_of_the_design)
{
	static const char *const types[] = { "", ":count", ":quantity", ":money", ":day", ":time", ":days",
		":percent" };
	struct report report;
	ck_assert_int_eq(report_find(NULL, designs[_i].name, &clinic.pool, &report, &clinic.error), STATUS_OK);
	const char *columns = "";
	for (size_t i = 0; i < report.column_count; i++) {
		const struct column *column = &report.columns[i];
		if (column->type == COLUMN_HIDDEN)
			continue;
		columns = pool_printf(&clinic.pool, "%s%s%s%s%s%s", columns, i == 0 ? "" : " ", column->key,
			types[column->type], (column->marks & COLUMN_FINANCE) != 0 ? "$" : "",
			(column->marks & COLUMN_PATIENT) != 0 ? "(p)" : "");
	}
	ck_assert_str_eq(columns, designs[_i].columns);
}
END_TEST

/* Its SQL fits its front matter, or this would fail. */
START_TEST(every_built_in_report_runs)
{
	static const enum report_format formats[] = { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };
	const char **names;
	size_t count = report_names(NULL, &clinic.pool, &names);
	ck_assert_uint_ge(count, sizeof designs / sizeof *designs);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < sizeof formats / sizeof *formats; j++)
			ck_assert_uint_gt(strlen(clinic_report(&clinic, names[i], formats[j], NULL)), 1);
	}
}
END_TEST

/* The line of a report that begins with `start`, without its end. */
static const char *line_of(const char *text, const char *start)
{
	for (const char *line = text; line != NULL && *line != '\0'; line = strchr(line, '\n') + 1) {
		if (strncmp(line, start, strlen(start)) == 0)
			return pool_printf(&clinic.pool, "%.*s", (int)strcspn(line, "\r\n"), line);
	}
	return "";
}

static size_t line_count(const char *text)
{
	size_t count = 0;
	for (; (text = strchr(text, '\n')) != NULL; text++)
		count++;
	return count;
}

/* A field of a line of TSV. */
static const char *cell_of(const char *line, size_t position)
{
	while (position-- > 0)
		line = strchr(line, '\t') + 1;
	return pool_printf(&clinic.pool, "%.*s", (int)strcspn(line, "\t\r\n"), line);
}

/* The sum of a field over all rows, with as many decimals. */
static const char *sum_of(const char *text, size_t position, int decimals)
{
	long long sum = 0, unit = decimals == 3 ? 1000 : 100;
	for (const char *line = strchr(text, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1) {
		char *end;
		const char *cell = cell_of(line, position);
		sum += strtoll(cell, &end, 10) * unit;
		long long scale = unit;
		for (end += *end == '.'; *end != '\0'; end++)
			sum += (*end - '0') * (scale /= 10);
	}
	const char *whole = pool_printf(&clinic.pool, "%lld", sum / unit);
	const char *rest = pool_printf(&clinic.pool, "%0*lld", decimals, sum % unit);
	size_t length = strlen(rest);
	if (decimals == 2)
		return pool_printf(&clinic.pool, "%s.%s", whole, rest);
	while (length > 0 && rest[length - 1] == '0')
		length--;
	return length == 0 ? whole : pool_printf(&clinic.pool, "%s.%.*s", whole, (int)length, rest);
}

START_TEST(stock_tells_what_is_usable)
{
	const char *text = clinic_report(&clinic, "stock", FORMAT_TSV, NULL);
	const char *name = "=HYPERLINK(\"x\"), 5% <b>";
	ck_assert_uint_eq(line_count(text), 1 + 7);
	ck_assert_ptr_nonnull(strstr(text, "'-5\t2026-10-31\t-23\tmain\tEXPIRED\t1\t0\t2\tml\t2.50\n"));
	ck_assert_ptr_nonnull(strstr(text, "00123\t2026-12-10\t17\tmain\tusable\t9\t0\t18\tml\t30.00\n"));
	ck_assert_ptr_nonnull(
		strstr(text, "''=x\t2027-05-31\t189\tquarantine\tnot for use\t3\t0\t6\tml\t9.99\n"));
	ck_assert_ptr_nonnull(strstr(text, "S1\t2027-02-01\t70\tmain\tusable\t1\t2\t146.499\tml\t87.90\n"));
	ck_assert_ptr_nonnull(strstr(text, "\tN+7\t\t\tmain\tusable\t94\t"));
	ck_assert_ptr_nonnull(strstr(text, name));
}
END_TEST

START_TEST(stock_of_a_past_day_takes_back_what_moved_since)
{
	static const char *const october[] = { "as-of", "2026-10-31", NULL };
	const char *text = clinic_report(&clinic, "stock", FORMAT_TSV, october);
	/* On its last day a lot is usable; the first bottle is open, the second was not yet. */
	ck_assert_ptr_nonnull(strstr(text, "'-5\t2026-10-31\t0\tmain\tusable\t1\t0\t2\tml\t2.50\n"));
	ck_assert_ptr_nonnull(strstr(text, "00123\t2026-12-10\t40\tmain\tusable\t10\t0\t20\tml\t33.33\n"));
	ck_assert_ptr_nonnull(strstr(text, "S1\t2027-02-01\t93\tmain\tusable\t2\t1\t146.5\tml\t87.90\n"));
	static const char *const before[] = { "as-of", "2026-09-01", NULL };
	ck_assert_uint_eq(line_count(clinic_report(&clinic, "stock", FORMAT_TSV, before)), 1);
}
END_TEST

START_TEST(reports_are_narrowed_by_product_lot_and_place)
{
	static const char *const values[][3] = { { "product", "serum" }, { "lot", "-5" },
		{ "location", "quarantine" }, { "area", "any" } };
	for (size_t i = 0; i < 4; i++)
		ck_assert_uint_eq(line_count(clinic_report(&clinic, "stock", FORMAT_TSV, values[i])), 2);
	static const char *const patient[] = { "patient", "P-1", NULL };
	ck_assert_uint_eq(line_count(clinic_report(&clinic, "usage", FORMAT_TSV, patient)), 1 + 9);
}
END_TEST

START_TEST(products_tell_what_runs_low)
{
	const char *text = clinic_report(&clinic, "products", FORMAT_TSV, NULL);
	ck_assert_ptr_nonnull(
		strstr(line_of(text, "hair-x"), "\t21\t0\t42\tml\t2026-12-10\t17\t0\t50\tLOW\t69.50"));
	ck_assert_ptr_nonnull(strstr(line_of(text, "rare"), "\t0\t0\t0\tg\t\t0\t0\t\tok\t0.00"));
	ck_assert_ptr_nonnull(
		strstr(line_of(text, "serum"), "\t1\t2\t146.499\tml\t2027-02-01\t1\t0\t\tok\t87.90"));
}
END_TEST

START_TEST(expiring_has_buckets_and_a_horizon)
{
	const char *text = clinic_report(&clinic, "expiring", FORMAT_TSV, NULL);
	ck_assert_uint_eq(line_count(text), 1 + 4);
	ck_assert_ptr_nonnull(strstr(text, "\t-23\texpired\t"));
	ck_assert_ptr_nonnull(strstr(text, "\t17\t0-30\t"));
	ck_assert_ptr_nonnull(strstr(text, "\t58\t31-60\t"));
	ck_assert_ptr_nonnull(strstr(text, "\t70\t61-90\t"));
	static const char *const days[] = { "within", "17", NULL };
	ck_assert_uint_eq(line_count(clinic_report(&clinic, "expiring", FORMAT_TSV, days)), 1 + 2);
	static const char *const far[] = { "within", "400", NULL };
	ck_assert_ptr_nonnull(strstr(clinic_report(&clinic, "expiring", FORMAT_TSV, far), "\tover 90\t"));
}
END_TEST

START_TEST(a_reversal_is_a_negative_row)
{
	const char *text = clinic_report(&clinic, "usage", FORMAT_TSV, NULL);
	ck_assert_ptr_nonnull(strstr(
		text, "2026-11-05\t5\t\tP-1\tDr =A\thair\thair-x\t00123\t2026-12-10\t5\t1\tml\t10.00\n"));
	ck_assert_ptr_nonnull(strstr(
		text, "2026-11-05\t5\t\tP-1\tDr =A\thair\thair-x\t00123\t2026-12-10\t-5\t-1\tml\t-10.00\n"));
	/* 23:30 UTC is the next day in Madrid. */
	ck_assert_ptr_nonnull(strstr(text, "2026-11-20\t6\t\tP-2\t"));
}
END_TEST

START_TEST(consumption_counts_net_and_ties_to_usage)
{
	static const char *const november[] = { "month", "2026-11", NULL };
	const char *text = clinic_report(&clinic, "consumption", FORMAT_TSV, november);
	ck_assert_ptr_nonnull(strstr(line_of(text, "hair-x"), "\t1\t1\t0.125\t1.875\tml\t93.75\t3.33"));
	ck_assert_ptr_nonnull(strstr(line_of(text, "needle"), "\t1\t2\t2\t0\tpiece\t0.00\t0.10"));
	ck_assert_ptr_nonnull(strstr(clinic_report(&clinic, "consumption", FORMAT_TABLE, NULL), "13.23\n"));
	ck_assert_ptr_nonnull(strstr(clinic_report(&clinic, "usage", FORMAT_TABLE, NULL), "13.23\n"));
}
END_TEST

START_TEST(a_running_balance_begins_where_the_period_does)
{
	static const char *const november[] = { "from", "2026-11-20", NULL };
	const char *all = clinic_report(&clinic, "movements", FORMAT_TSV, NULL);
	const char *part = clinic_report(&clinic, "movements", FORMAT_TSV, november);
	const char *rows = strchr(part, '\n') + 1;
	ck_assert_uint_eq(line_count(rows), 8);
	ck_assert_ptr_nonnull(strstr(all, rows));
	ck_assert_ptr_nonnull(strstr(rows, "S1\tmain\t0\t-0.001\t146.499\t0.00\n"));
}
END_TEST

/* What there was after the last movement is what there is. */
START_TEST(a_stock_card_ends_with_what_is_on_the_shelf)
{
	static const char *const parts[][5] = { { "product", "hair-x", NULL }, { "product", "serum", NULL },
		{ "lot", "S1", NULL }, { "product", "hair-x", "location", "quarantine", NULL },
		{ "product", "serum", "from", "2026-11-20", NULL } };
	const char *const *part = parts[_i];
	const char *card = clinic_report(&clinic, "stock-card", FORMAT_TSV, part);
	bool dated = part[2] != NULL && strcmp(part[2], "from") == 0;
	const char *here[] = { part[0], part[1], dated ? NULL : part[2], part[2] == NULL ? NULL : part[3], NULL };
	const char *stock = clinic_report(&clinic, "stock", FORMAT_TSV, here);
	ck_assert_uint_gt(line_count(card), 1);
	const char *last = card;
	for (const char *line = strchr(card, '\n') + 1; *line != '\0'; line = strchr(line, '\n') + 1)
		last = line;
	ck_assert_str_eq(cell_of(last, 10), sum_of(stock, 10, 3));
	ck_assert_str_eq(cell_of(last, 13), sum_of(stock, 12, 2));
}
END_TEST

START_TEST(opened_containers_to_discard_come_first)
{
	const char *text = clinic_report(&clinic, "opened", FORMAT_TSV, NULL);
	const char *first = strchr(text, '\n') + 1;
	ck_assert_int_eq(strncmp(first, "O2\tserum\t", 9), 0);
	ck_assert_ptr_nonnull(strstr(first, "\tDISCARD\tmain\t46.5\tml\t27.90\nO9\t"));
}
END_TEST

START_TEST(preparations_leave_out_what_was_voided)
{
	const char *text = clinic_report(&clinic, "preparations", FORMAT_TSV, NULL);
	ck_assert_uint_eq(line_count(text), 1 + 6);
	ck_assert_ptr_null(strstr(text, "2026-11-05"));
	ck_assert_ptr_nonnull(strstr(text, "2026-10-10T09:00:00Z\t3\t3\tP-1\t"));
}
END_TEST

START_TEST(what_a_role_may_not_see_is_left_out)
{
	struct report report;
	char *text = NULL;
	size_t size;
	ck_assert_int_eq(report_find(NULL, "usage", &clinic.pool, &report, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, &report, NULL);
	request.sees_finance = request.sees_patients = false;
	FILE *file = open_memstream(&text, &size);
	struct report_output output = { .format = FORMAT_TSV, .file = file };
	ck_assert_int_eq(report_run(clinic.store, &request, &output), STATUS_OK);
	fclose(file);
	ck_assert_ptr_null(strstr(text, "P-1"));
	ck_assert_ptr_null(strstr(text, "10.00"));
	ck_assert_str_eq(line_of(text, "day"),
		"day\tsession\tcourse\tpractitioner\tarea\tproduct\tlot\texpires\tused\tresidue\tunit");
	free(text);
}
END_TEST

static const struct {
	const char *report, *option, *value;
	int status;
	const char *says;
} wrong[] = {
	{ "stock", "product", "hiar-x", STATUS_NOT_FOUND, "'hair-x'" },
	{ "stock", "as-of", "2026-02-30", STATUS_DATA, "--as-of: " },
	{ "stock", "area", "knee", STATUS_DATA, "--area: " },
	{ "expiring", "within", "-1", STATUS_DATA, "--within: " },
	{ "expiring", "within", "9x", STATUS_DATA, "--within: " },
	{ "usage", "month", "2026-13", STATUS_DATA, "--month: " },
	{ "stock", "lot", "\xFF", STATUS_DATA, "--lot: " },
};

static int run_with(const char *name, const char *const *values)
{
	struct report report;
	ck_assert_int_eq(report_find(NULL, name, &clinic.pool, &report, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, &report, values);
	FILE *file = fopen("/dev/null", "w");
	struct report_output output = { .format = FORMAT_CSV, .file = file };
	int status = report_run(clinic.store, &request, &output);
	fclose(file);
	return status;
}

START_TEST(a_wrong_parameter_names_its_option)
{
	const char *const values[] = { wrong[_i].option, wrong[_i].value, NULL };
	ck_assert_int_eq(run_with(wrong[_i].report, values), wrong[_i].status);
	ck_assert_msg(strstr(clinic.error.text, wrong[_i].says) != NULL, "%s", clinic.error.text);
}
END_TEST

START_TEST(a_period_is_a_month_or_days)
{
	static const char *const both[] = { "month", "2026-10", "from", "2026-10-01", NULL };
	static const char *const turned[] = { "from", "2026-10-02", "to", "2026-10-01", NULL };
	ck_assert_int_eq(run_with("usage", both), STATUS_USAGE);
	error_clear(&clinic.error);
	ck_assert_int_eq(run_with("usage", turned), STATUS_DATA);
}
END_TEST

static const struct {
	const char *sql;
	const char *says;
} own[] = {
	{ "SELECT 1 AS a, 2 AS b", "more columns" },
	{ "SELECT 1 AS b", "no column 'a'" },
	{ "SELECT a", "'own': " },
	{ "DELETE FROM setting", "'own': " },
	{ "-- nothing\n", "there is no SQL" },
};

START_TEST(sql_that_does_not_fit_is_refused)
{
	const char *text = pool_printf(&clinic.pool,
		"-- title: T\n-- about: A.\n-- roles: manager\n-- column: a count 9 A\n%s", own[_i].sql);
	struct report report;
	int status = report_read("own", text, strlen(text), &clinic.pool, &report, &clinic.error);
	if (status == STATUS_OK) {
		struct report_request request = clinic_request(&clinic, &report, NULL);
		struct report_output output = { .format = FORMAT_CSV, .file = stdout };
		status = report_run(clinic.store, &request, &output);
	}
	ck_assert_int_ne(status, STATUS_OK);
	ck_assert_msg(
		strstr(clinic.error.text, own[_i].says) != NULL || strstr(clinic.error.text, "SQL") != NULL,
		"%s", clinic.error.text);
}
END_TEST

TCase *check_rows(void)
{
	TCase *tcase = tcase_create("rows");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, columns_are_those_of_the_design, 0, sizeof designs / sizeof *designs);
	tcase_add_test(tcase, every_built_in_report_runs);
	tcase_add_test(tcase, stock_tells_what_is_usable);
	tcase_add_test(tcase, stock_of_a_past_day_takes_back_what_moved_since);
	tcase_add_test(tcase, reports_are_narrowed_by_product_lot_and_place);
	tcase_add_test(tcase, products_tell_what_runs_low);
	tcase_add_test(tcase, expiring_has_buckets_and_a_horizon);
	tcase_add_test(tcase, a_reversal_is_a_negative_row);
	tcase_add_test(tcase, consumption_counts_net_and_ties_to_usage);
	tcase_add_test(tcase, a_running_balance_begins_where_the_period_does);
	tcase_add_loop_test(tcase, a_stock_card_ends_with_what_is_on_the_shelf, 0, 5);
	tcase_add_test(tcase, opened_containers_to_discard_come_first);
	tcase_add_test(tcase, preparations_leave_out_what_was_voided);
	tcase_add_test(tcase, what_a_role_may_not_see_is_left_out);
	tcase_add_loop_test(tcase, a_wrong_parameter_names_its_option, 0, sizeof wrong / sizeof *wrong);
	tcase_add_test(tcase, a_period_is_a_month_or_days);
	tcase_add_loop_test(tcase, sql_that_does_not_fit_is_refused, 0, sizeof own / sizeof *own);
	return tcase;
}
