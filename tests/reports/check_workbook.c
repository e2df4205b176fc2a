/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks, read back and held against the other formats. */
#include "check_reports.h"
#include <dirent.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "../../src/reports/sheet_name.h"
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

static int write_report(
	const char *name, const char *const *values, struct report_output output, struct report *report)
{
	ck_assert_int_eq(report_find(NULL, name, &clinic.pool, report, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, report, values);
	output.format = FORMAT_XLSX;
	output.path = output.path == NULL ? target : output.path;
	return report_run(clinic.store, &request, &output);
}

static int write_book(const char *month, const char *path, enum report_format format)
{
	struct book book;
	ck_assert_int_eq(book_find(NULL, "month", &clinic.pool, &book, &clinic.error), STATUS_OK);
	const char *const values[] = { "month", month, NULL };
	struct report_request request = clinic_request(&clinic, &book.head, values);
	struct report_output output = { .format = format, .path = path };
	return book_run(clinic.store, &book, &request, &output);
}

static size_t files_in_folder(void)
{
	size_t count = 0;
	DIR *folder = opendir(clinic.folder);
	for (struct dirent *file; (file = readdir(folder)) != NULL;)
		count += file->d_name[0] != '.' || strstr(file->d_name, "ampoule") != NULL;
	closedir(folder);
	return count;
}

/* A sheet's cell as CSV without quotes and guard would write it. */
static const char *as_text(const struct read_cell *cell, enum column_type type)
{
	struct pool *pool = &clinic.pool;
	if (cell == NULL)
		return "";
	if (type == COLUMN_TEXT) {
		ck_assert(cell->text);
		ck_assert_str_eq(cell->format, "@");
		return cell->value;
	}
	ck_assert_msg(!cell->text, "text '%s' where a number belongs", cell->value);
	double number = strtod(cell->value, NULL);
	switch (type) {
	case COLUMN_DAY: {
		char day[DAY_TEXT_MAX];
		ck_assert_str_eq(cell->format, "yyyy-mm-dd");
		return pool_copy(pool, day_format((day_t)number - 25569, day));
	}
	case COLUMN_TIME: {
		char day[DAY_TEXT_MAX];
		ck_assert_str_eq(cell->format, "yyyy-mm-dd hh:mm");
		long minutes = lround((number - floor(number)) * 1440);
		return pool_printf(pool, "%s %02ld:%02ld", day_format((day_t)floor(number) - 25569, day),
			minutes / 60, minutes % 60);
	}
	case COLUMN_MONEY:
		ck_assert_str_eq(cell->format, "#,##0.00");
		return pool_printf(pool, "%.2f", number);
	case COLUMN_PERCENT:
		return pool_printf(pool, "%.2f", number * 100);
	case COLUMN_QUANTITY: {
		char *text = pool_printf(pool, "%.3f", number);
		for (size_t end = strlen(text); text[end - 1] == '0' || text[end - 1] == '.'; end--) {
			bool point = text[end - 1] == '.';
			text[end - 1] = '\0';
			if (point)
				break;
		}
		return text;
	}
	default:
		ck_assert_str_eq(cell->format, "#,##0");
		return pool_printf(pool, "%.0f", number);
	}
}

/* A TSV cell, its guard taken off, its times on the clinic's clock. */
static const char *plain(char *cell, enum column_type type)
{
	if (type == COLUMN_TIME && *cell != '\0') {
		char local[LOCAL_TEXT_MAX];
		return pool_copy(&clinic.pool, zone_format(instant_from_iso(cell), local));
	}
	const char *after = cell + strspn(cell, "'");
	return after > cell && *after != '\0' && strchr("=+-@", *after) != NULL ? cell + 1 : cell;
}

static size_t heading_row(const struct read_sheet *sheet, const char *heading)
{
	for (size_t row = 0; row < 20; row++) {
		const struct read_cell *cell = cell_at(sheet, row, 0);
		if (cell != NULL && strcmp(cell->value, heading) == 0)
			return row;
	}
	ck_abort_msg("no heading '%s'", heading);
	return 0;
}

/* Compares rows of a sheet with TSV lines, `*tsv` moving on; returns the row after the last. */
static size_t compare(const struct read_sheet *sheet, const struct report *report, char **tsv, size_t most)
{
	size_t row = heading_row(sheet, report->columns[0].heading) + 1;
	for (; **tsv != '\0' && row < most; row++) {
		char *line = strsep(tsv, "\n");
		size_t shown = 0;
		for (size_t i = 0; i < report->column_count; i++) {
			if (report->columns[i].type == COLUMN_HIDDEN)
				continue;
			char *cell = strsep(&line, "\t");
			ck_assert_ptr_nonnull(cell);
			ck_assert_str_eq(as_text(cell_at(sheet, row, shown++), report->columns[i].type),
				plain(cell, report->columns[i].type));
		}
	}
	return row;
}

static const char *const names[] = { "stock", "products", "expiring", "usage", "consumption", "movements",
	"preparations", "opened" };

START_TEST(a_sheet_holds_what_the_csv_holds)
{
	struct report report;
	struct read_sheet *sheets = NULL;
	char *tsv = clinic_report(&clinic, names[_i], FORMAT_TSV, NULL);
	ck_assert_int_eq(write_report(names[_i], NULL, (struct report_output){ 0 }, &report), STATUS_OK);
	ck_assert_uint_eq(workbook_read(target, &clinic.pool, &sheets), 1);
	strsep(&tsv, "\n");
	size_t first = heading_row(&sheets[0], report.columns[0].heading) + 1;
	size_t totals = compare(&sheets[0], &report, &tsv, SIZE_MAX);
	ck_assert_uint_gt(totals, first);
	for (size_t i = 0; i < sheets[0].count; i++) {
		const struct read_cell *cell = &sheets[0].cells[i];
		double sum = 0;
		if (cell->formula == NULL)
			continue;
		for (size_t row = first; row < totals; row++) {
			const struct read_cell *part = cell_at(&sheets[0], row, cell->column);
			sum += part == NULL ? 0 : strtod(part->value, NULL);
		}
		ck_assert_uint_eq(cell->row, totals);
		ck_assert_double_eq_tol(strtod(cell->value, NULL), sum, 0.0001);
		char letter = (char)('A' + cell->column);
		ck_assert_str_eq(cell->formula,
			pool_printf(&clinic.pool, "SUM(%c%zu:%c%zu)", letter, first + 1, letter, totals));
	}
}
END_TEST

START_TEST(a_sheet_is_ready_to_be_read_and_printed)
{
	struct report report;
	struct read_sheet *sheets = NULL;
	ck_assert_int_eq(write_report("stock", NULL, (struct report_output){ 0 }, &report), STATUS_OK);
	workbook_read(target, &clinic.pool, &sheets);
	static const char *const parts[] = { "<pane ySplit=", "state=\"frozen\"",
		"<autoFilter ref=", "orientation=\"landscape\"", "fitToHeight=\"0\"", "&amp;P / &amp;N",
		"<conditionalFormatting", "<cols>" };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		ck_assert_msg(strstr(sheets[0].xml, parts[i]) != NULL, "no %s", parts[i]);
	const char *book = workbook_part(target, "xl/workbook.xml", &clinic.pool);
	ck_assert_ptr_nonnull(strstr(book, "_xlnm.Print_Titles"));
	ck_assert_ptr_nonnull(strstr(book, "_xlnm.Print_Area"));
	const char *core = workbook_part(target, "docProps/core.xml", &clinic.pool);
	ck_assert_ptr_nonnull(strstr(core, "2026-11-23T12:00:00Z</dcterms:created>"));
	ck_assert_ptr_nonnull(strstr(core, "Ärzte &amp; Co"));
	ck_assert_ptr_nonnull(strstr(core, "TEST DATABASE; ledger: entry 7, "));
	ck_assert_str_eq(cell_at(&sheets[0], 0, 0)->value, "Stock by lot");
	ck_assert_str_eq(cell_at(&sheets[0], 1, 0)->value, "TEST DATABASE");
	ck_assert_str_eq(cell_at(&sheets[0], 2, 1)->value, "Ärzte & Co");
	ck_assert_str_eq(cell_at(&sheets[0], 3, 1)->value, "as of 2026-11-23");
	ck_assert_str_eq(cell_at(&sheets[0], 4, 1)->value, "2026-11-23 13:00 Europe/Madrid");
}
END_TEST

START_TEST(a_full_sheet_goes_on_as_the_next)
{
	struct report report;
	struct read_sheet *sheets = NULL;
	enum { ROWS = 30 };
	char *tsv = clinic_report(&clinic, "movements", FORMAT_TSV, NULL);
	ck_assert_int_eq(
		write_report("movements", NULL, (struct report_output){ .sheet_rows = ROWS }, &report),
		STATUS_OK);
	size_t count = workbook_read(target, &clinic.pool, &sheets);
	ck_assert_uint_eq(count, 3);
	ck_assert_str_eq(sheets[0].name, "Movements");
	ck_assert_str_eq(sheets[2].name, "Movements (3)");
	strsep(&tsv, "\n");
	for (size_t i = 0; i < count; i++)
		compare(&sheets[i], &report, &tsv, ROWS - 1);
	ck_assert_str_eq(tsv, "");
	const struct read_cell *last = &sheets[2].cells[sheets[2].count - 1];
	ck_assert_ptr_nonnull(last->formula);
	ck_assert_int_eq(strncmp(last->formula, "SUM('Movements'!L", 17), 0);
	ck_assert_ptr_nonnull(strstr(last->formula, ",'Movements (2)'!L"));
	ck_assert_str_eq(last->value, "162.11");
	/* Kept for whoever wants to open it with a spreadsheet (tests/cli/libreoffice). */
	const char *kept = getenv("AMPOULE_CHECK_PARTS");
	struct report_output output = { .sheet_rows = ROWS, .path = kept };
	if (kept != NULL)
		ck_assert_int_eq(write_report("movements", NULL, output, &report), STATUS_OK);
}
END_TEST

/* The sums of the groups, and the total as the sum of those, hold what the values stored with them say. */
START_TEST(a_group_has_its_sum)
{
	struct report report;
	struct read_sheet *sheets = NULL;
	const char *formulas[4] = { "", "", "", "" };
	size_t found = 0;
	ck_assert_int_eq(write_report("rollforward", NULL, (struct report_output){ 0 }, &report), STATUS_OK);
	ck_assert_uint_eq(workbook_read(target, &clinic.pool, &sheets), 1);
	size_t closing = 0;
	for (size_t i = 0; i < sheets[0].count; i++) {
		const struct read_cell *cell = &sheets[0].cells[i];
		if (strcmp(cell->value, "Closing value") == 0)
			closing = cell->column;
		else if (closing > 0 && cell->column == closing && cell->formula != NULL && found < 4)
			formulas[found++] = pool_printf(&clinic.pool, "%s %s", cell->formula, cell->value);
	}
	size_t heading = heading_row(&sheets[0], "Product") + 1; /* as spreadsheets count */
	for (size_t i = 0; i < 3; i++) {
		size_t row = heading + 1 + 2 * i;
		const char *sum = pool_printf(&clinic.pool, "SUM(Y%zu:Y%zu) %s", row, row,
			((const char *const[]){ "4.71", "87.9", "69.5" })[i]);
		ck_assert_msg(strncmp(formulas[i], sum, strlen(sum)) == 0, "%s", formulas[i]);
	}
	const char *total = pool_printf(
		&clinic.pool, "SUM(Y%zu,Y%zu,Y%zu) 162.1", heading + 2, heading + 4, heading + 6);
	ck_assert_msg(strncmp(formulas[3], total, strlen(total)) == 0, "%s", formulas[3]);
}
END_TEST

static const char *file_bytes(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	struct stat info;
	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fstat(fileno(file), &info), 0);
	*size = (size_t)info.st_size;
	char *bytes = pool_alloc(&clinic.pool, *size);
	ck_assert_uint_eq(fread(bytes, 1, *size, file), *size);
	fclose(file);
	return bytes;
}

START_TEST(the_same_data_and_clock_give_the_same_bytes)
{
	size_t sizes[2];
	const char *again = pool_printf(&clinic.pool, "%s/again.xlsx", clinic.folder);
	ck_assert_int_eq(write_book("2026-10", target, FORMAT_XLSX), STATUS_OK);
	ck_assert_int_eq(write_book("2026-10", again, FORMAT_XLSX), STATUS_OK);
	const char *first = file_bytes(target, &sizes[0]), *second = file_bytes(again, &sizes[1]);
	ck_assert_uint_eq(sizes[0], sizes[1]);
	ck_assert_mem_eq(first, second, sizes[0]);
}
END_TEST

START_TEST(a_file_is_whole_and_its_owners_or_not_there)
{
	struct report report;
	struct stat info;
	size_t before = files_in_folder();
	ck_assert_int_eq(write_report("stock", NULL, (struct report_output){ 0 }, &report), STATUS_OK);
	ck_assert_int_eq(stat(target, &info), 0);
	ck_assert_int_eq(info.st_mode & 0777, 0600);
	ck_assert_uint_eq(files_in_folder(), before + 1);
	ck_assert_int_eq(write_report("stock", NULL, (struct report_output){ 0 }, &report), STATUS_OUTPUT);
	error_clear(&clinic.error);
	ck_assert_int_eq(
		write_report("stock", NULL, (struct report_output){ .force = true }, &report), STATUS_OK);
	ck_assert_uint_eq(files_in_folder(), before + 1);
}
END_TEST

static const char *const impossible[] = { "/nowhere/x.xlsx", "/dev/full", "/tmp" };

START_TEST(a_file_that_cannot_be_is_refused)
{
	struct report report;
	struct report_output output = { .path = impossible[_i], .force = true };
	ck_assert_int_eq(write_report("stock", NULL, output, &report), STATUS_OUTPUT);
}
END_TEST

START_TEST(a_failure_leaves_nothing_behind)
{
	static const char text[] =
		"-- title: T\n-- about: A.\n-- roles: manager\n-- column: a count 9 A [total]\n"
		"SELECT 9223372036854775807 AS a UNION ALL SELECT 1\n";
	struct report report;
	size_t before = files_in_folder();
	ck_assert_int_eq(
		report_read("own", text, sizeof text - 1, &clinic.pool, &report, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, &report, NULL);
	struct report_output output = { .format = FORMAT_XLSX, .path = target };
	ck_assert_int_eq(report_run(clinic.store, &request, &output), STATUS_DATA);
	ck_assert_uint_eq(files_in_folder(), before);
}
END_TEST

/* A file that may not grow fails as one on a full disk does. */
START_TEST(a_full_disk_is_told_and_leaves_nothing_behind)
{
	struct report report;
	size_t before = files_in_folder();
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){ .rlim_cur = 2048, .rlim_max = RLIM_INFINITY }), 0);
	int status = write_report("movements", NULL, (struct report_output){ 0 }, &report);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){ .rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY });
	ck_assert_int_eq(status, STATUS_IO);
	ck_assert_uint_eq(files_in_folder(), before);
}
END_TEST

START_TEST(a_full_disk_leaves_no_folder_behind)
{
	size_t before = files_in_folder();
	const char *folder = pool_printf(&clinic.pool, "%s/october", clinic.folder);
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &(struct rlimit){ .rlim_cur = 100, .rlim_max = RLIM_INFINITY }), 0);
	int status = write_book("2026-10", folder, FORMAT_CSV);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){ .rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY });
	ck_assert_int_eq(status, STATUS_IO);
	ck_assert_uint_eq(files_in_folder(), before);
}
END_TEST

START_TEST(a_book_sums_up_its_sheets)
{
	static const char *const expected[] = { "Summary", "Roll-forward", "Stock", "Expiring", "Usage", "Consumption",
		"Session-cost", "Write-offs", "Purchases", "Rates", "Areas", "Expiry", "Spent", "Days", "Movements", "Check" };
	enum { CHECK = sizeof expected / sizeof *expected - 1 };
	struct read_sheet *sheets = NULL;
	ck_assert_int_eq(write_book("2026-10", target, FORMAT_XLSX), STATUS_OK);
	ck_assert_uint_eq(workbook_read(target, &clinic.pool, &sheets), sizeof expected / sizeof *expected);
	size_t checks = 0;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		ck_assert_str_eq(sheets[i].name, expected[i]);
	ck_assert_str_eq(cell_at(&sheets[0], 2, 0)->value, "OPEN: the period is not closed yet");
	for (size_t i = 0; i < sheets[0].count; i++) {
		const struct read_cell *cell = &sheets[0].cells[i];
		if (cell->formula == NULL)
			continue;
		const struct read_cell *label = cell_at(&sheets[0], cell->row, 0);
		/* 'Stock'!M20 holds that very value, itself a sum. */
		const char *bang = strstr(cell->formula, "'!");
		ck_assert_ptr_nonnull(bang);
		for (size_t j = 1; j < sizeof expected / sizeof *expected; j++) {
			if (strcmp(sheets[j].name, label->value) != 0)
				continue;
			const struct read_cell *source =
				cell_at(&sheets[j], (size_t)atoi(bang + 3) - 1, (size_t)(bang[2] - 'A'));
			ck_assert_ptr_nonnull(source->formula);
			ck_assert_str_eq(source->value, cell->value);
		}
	}
	for (size_t i = 0; i < sheets[CHECK].count; i++) {
		const struct read_cell *cell = &sheets[CHECK].cells[i];
		if (cell->formula == NULL)
			continue;
		ck_assert_str_eq(cell->value, cell->column == 2 ? "0" : "OK");
		checks++;
	}
	ck_assert_uint_eq(checks, 2 * 14);
}
END_TEST

START_TEST(amounts_too_long_for_a_cell_stay_text)
{
	static const char text[] =
		"-- title: [x]:*?/\\'\n-- about: A.\n-- roles: manager\n-- column: a money 9 A\n"
		"SELECT 9007199254740993 AS a\n";
	struct report report;
	struct read_sheet *sheets = NULL;
	ck_assert_int_eq(
		report_read("own", text, sizeof text - 1, &clinic.pool, &report, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, &report, NULL);
	struct report_output output = { .format = FORMAT_XLSX, .path = target };
	ck_assert_int_eq(report_run(clinic.store, &request, &output), STATUS_OK);
	workbook_read(target, &clinic.pool, &sheets);
	size_t row = heading_row(&sheets[0], "A") + 1;
	ck_assert(cell_at(&sheets[0], row, 0)->text);
	ck_assert_str_eq(cell_at(&sheets[0], row, 0)->value, "90071992547409.93");
}
END_TEST

static const struct {
	const char *wanted;
	unsigned part;
	const char *name;
} sheet_names[] = {
	{ "Usage", 1, "Usage" },
	{ "Usage", 2, "Usage (2)" },
	{ "'a/b'", 1, "a b" },
	{ "History", 1, "History report" },
	{ "", 1, "Sheet" },
	{ "abcdefghijklmnopqrstuvwxyzabcdefghij", 1, "abcdefghijklmnopqrstuvwxyzabcde" },
	{ "abcdefghijklmnopqrstuvwxyzabcdefghij", 12, "abcdefghijklmnopqrstuvwxyz (12)" },
	{ "히히히히히히히히히히히히히히히히히히히히히히히히히히히히히히히히히", 1,
		"히히히히히히히히히히히히히히히히히히히히히히히히히히히히히히히" },
};

START_TEST(names_of_sheets_are_let_in)
{
	char name[SHEET_NAME_SIZE];
	sheet_name_make(sheet_names[_i].wanted, sheet_names[_i].part, name);
	ck_assert_str_eq(name, sheet_names[_i].name);
}
END_TEST

/* The row of a sheet whose first cell says so; the last one that there is. */
static const struct read_cell *labelled(const struct read_sheet *sheet, const char *label)
{
	const struct read_cell *found = NULL;
	for (size_t i = 0; i < sheet->count; i++) {
		const struct read_cell *cell = &sheet->cells[i];
		if (cell->column == 0 && cell->value != NULL && strcmp(cell->value, label) == 0)
			found = cell;
	}
	return found;
}

static void assert_cost(const struct read_sheet *sheet, const char *text)
{
	const struct read_cell *cost = labelled(sheet, "Cost");
	ck_assert_ptr_nonnull(cost);
	ck_assert_str_eq(cell_at(sheet, cost->row, 1)->value, text);
}

/* The method stands on the summary always, on a sheet where it is another than usual. */
START_TEST(a_workbook_says_by_which_cost_it_counts)
{
	static const char *const methods[] = { "layer", "fifo", "average" };
	static const char *const texts[] = { "actual cost of each delivery's lot", "first in, first out, for each product",
		"moving weighted average, for each product" };
	for (size_t i = 0; i < 3; i++) {
		const char *const values[] = { "month", "2026-10", "valuation", methods[i], NULL };
		struct read_sheet *sheets = NULL;
		struct book book;
		ck_assert_int_eq(book_find(NULL, "month", &clinic.pool, &book, &clinic.error), STATUS_OK);
		struct report_request request = clinic_request(&clinic, &book.head, values);
		struct report_output output = { .format = FORMAT_XLSX, .path = target, .force = true };
		ck_assert_int_eq(book_run(clinic.store, &book, &request, &output), STATUS_OK);
		ck_assert_uint_gt(workbook_read(target, &clinic.pool, &sheets), 2);
		assert_cost(&sheets[0], texts[i]);
		if (i > 0)
			assert_cost(&sheets[1], texts[i]);
		else
			ck_assert_ptr_null(labelled(&sheets[1], "Cost"));
	}
}
END_TEST

START_TEST(an_act_says_what_it_is_of_and_leaves_room_to_sign)
{
	const char *const values[] = { "entry", pool_printf(&clinic.pool, "%lld", (long long)clinic.void_entry), NULL };
	const char *original = pool_printf(&clinic.pool, "entry %lld", (long long)clinic.voided);
	struct read_sheet *sheets = NULL;
	struct report report;
	ck_assert_int_eq(write_report("act", values, (struct report_output){ 0 }, &report), STATUS_OK);
	ck_assert_uint_eq(workbook_read(target, &clinic.pool, &sheets), 1);
	const struct read_cell *voids = labelled(sheets, "Voids"), *total = labelled(sheets, "Total");
	ck_assert_ptr_nonnull(voids);
	ck_assert_str_eq(cell_at(sheets, voids->row, 1)->value, original);
	ck_assert_ptr_null(labelled(sheets, "Period"));
	ck_assert_ptr_nonnull(total);
	static const char *const signatures[] = { "Prepared by", "Checked by", "Approved by" };
	for (size_t i = 0; i < 3; i++) {
		ck_assert_ptr_nonnull(labelled(sheets, signatures[i]));
		ck_assert_uint_eq(labelled(sheets, signatures[i])->row, total->row + 2 * (i + 1));
	}
	char *csv = clinic_report(&clinic, "act", FORMAT_CSV, values);
	ck_assert_ptr_nonnull(strstr(csv, "location,opened,containers,content,unit,value\r\n"));
	ck_assert_ptr_null(strstr(csv, "Prepared"));
}
END_TEST

START_TEST(a_nurse_sees_no_value_on_an_act)
{
	const char *const values[] = { "entry", pool_printf(&clinic.pool, "%lld", (long long)clinic.void_entry), NULL };
	struct read_sheet *sheets = NULL;
	struct report report;
	ck_assert_int_eq(report_find(NULL, "act", &clinic.pool, &report, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, &report, values);
	request.sees_finance = false;
	struct report_output output = { .format = FORMAT_XLSX, .path = target };
	ck_assert_int_eq(report_run(clinic.store, &request, &output), STATUS_OK);
	ck_assert_uint_eq(workbook_read(target, &clinic.pool, &sheets), 1);
	for (size_t i = 0; i < sheets->count; i++) {
		ck_assert(sheets->cells[i].value == NULL || strcmp(sheets->cells[i].value, "Value") != 0);
		ck_assert(sheets->cells[i].value == NULL || strcmp(sheets->cells[i].value, "EUR") != 0);
	}
}
END_TEST

/* The value of the cell to the right of one that holds a text; NULL where there is none. */
static const char *beside(const struct read_sheet *sheet, const char *label)
{
	for (size_t i = 0; i < sheet->count; i++) {
		const struct read_cell *cell = &sheet->cells[i];
		if (!cell->text || strcmp(cell->value, label) != 0)
			continue;
		const struct read_cell *next = cell_at(sheet, cell->row, cell->column + 1);
		return next == NULL ? NULL : next->value;
	}
	return NULL;
}

static size_t count_cells(const struct read_sheet *sheet, const char *text)
{
	size_t count = 0;
	for (size_t i = 0; i < sheet->count; i++)
		count += sheet->cells[i].text && strcmp(sheet->cells[i].value, text) == 0;
	return count;
}

/* A thing that a book is asked for is known to its sheets too, and what the first one tells stands in front. */
START_TEST(the_book_of_a_trace_is_of_one_lot)
{
	static const char *const names_of_sheets[] = { "Summary", "Balance", "Trace", "Patients", "Stock" };
	static const char *const values[] = { "lot", "S1", "product", "serum", NULL };
	struct read_sheet *sheets = NULL;
	struct book book;
	ck_assert_int_eq(book_find(NULL, "trace", &clinic.pool, &book, &clinic.error), STATUS_OK);
	struct report_request request = clinic_request(&clinic, &book.head, values);
	struct report_output output = { .format = FORMAT_XLSX, .path = target };
	ck_assert_int_eq(book_run(clinic.store, &book, &request, &output), STATUS_OK);
	ck_assert_uint_eq(workbook_read(target, &clinic.pool, &sheets), 5);
	for (size_t i = 0; i < 5; i++) {
		ck_assert_str_eq(sheets[i].name, names_of_sheets[i]);
		ck_assert_uint_eq(count_cells(&sheets[i], "hair-x"), 0);
	}
	ck_assert_ptr_nonnull(strstr(beside(&sheets[0], "Lot"), "lot S1, expires 2027-02-01, now released"));
	ck_assert_str_eq(beside(&sheets[1], "Lot"), beside(&sheets[0], "Lot"));
	ck_assert_uint_eq(count_cells(&sheets[1], "difference"), 1);
	/* Two sessions that stand of each patient, one of them taken back. */
	ck_assert_uint_eq(count_cells(&sheets[2], "session"), 5);
	ck_assert_uint_eq(count_cells(&sheets[2], "P-1"), 3);
	ck_assert_uint_eq(count_cells(&sheets[3], "P-1"), 1);
	ck_assert_uint_eq(count_cells(&sheets[3], "P-2"), 1);
	ck_assert_uint_eq(count_cells(&sheets[3], "Result"), 1);
	ck_assert_uint_eq(count_cells(&sheets[4], "S1"), count_cells(&sheets[4], "serum"));
}
END_TEST

TCase *check_workbook(void)
{
	TCase *tcase = tcase_create("workbook");
	tcase_set_timeout(tcase, 30);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, a_sheet_holds_what_the_csv_holds, 0, sizeof names / sizeof *names);
	tcase_add_test(tcase, a_sheet_is_ready_to_be_read_and_printed);
	tcase_add_test(tcase, a_full_sheet_goes_on_as_the_next);
	tcase_add_test(tcase, a_group_has_its_sum);
	tcase_add_test(tcase, the_same_data_and_clock_give_the_same_bytes);
	tcase_add_test(tcase, a_file_is_whole_and_its_owners_or_not_there);
	tcase_add_loop_test(
		tcase, a_file_that_cannot_be_is_refused, 0, sizeof impossible / sizeof *impossible);
	tcase_add_test(tcase, a_failure_leaves_nothing_behind);
	tcase_add_test(tcase, a_full_disk_is_told_and_leaves_nothing_behind);
	tcase_add_test(tcase, a_full_disk_leaves_no_folder_behind);
	tcase_add_test(tcase, a_book_sums_up_its_sheets);
	tcase_add_test(tcase, the_book_of_a_trace_is_of_one_lot);
	tcase_add_test(tcase, a_workbook_says_by_which_cost_it_counts);
	tcase_add_test(tcase, an_act_says_what_it_is_of_and_leaves_room_to_sign);
	tcase_add_test(tcase, a_nurse_sees_no_value_on_an_act);
	tcase_add_test(tcase, amounts_too_long_for_a_cell_stay_text);
	tcase_add_loop_test(tcase, names_of_sheets_are_let_in, 0, sizeof sheet_names / sizeof *sheet_names);
	return tcase;
}
