/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a book that shows each control as a formula that must come to 0. */
#include "config.h"
#include <string.h>
#include "figure.h"
#include "sheet_head.h"

enum { COLUMN_NUMBER, COLUMN_WHAT, COLUMN_DIFFERENCE, COLUMN_VERDICT, CHECK_COLUMNS };

struct check_writer {
	struct workbook *workbook;
	const struct heading *heading;
	int digits;
	struct checks *checks;
	struct pool *pool;
	uint32_t row;
};

static int sheet_begin(struct check_writer *writer, struct error *error)
{
	static const int widths[CHECK_COLUMNS] = { 12, 104, 16, 12 };
	const char *const headings[] = { _("Control"), _("What must come to 0"), _("Difference"), _("Result") };
	struct sheet *sheet = writer->checks->sheet = workbook_sheet(writer->workbook, _("Check"), 1);
	if (sheet == NULL)
		return error_set(error, STATUS_OUTPUT,
			_("'Check' is the sheet of the controls; give the book's own sheet another name"));
	writer->checks->heading = writer->row = sheet_head_write(sheet, writer->heading, false);
	sheet_row_lines(sheet, writer->row, 1);
	for (uint16_t i = 0; i < CHECK_COLUMNS; i++) {
		sheet_text(sheet, writer->row, i, headings[i], i == COLUMN_DIFFERENCE || i == COLUMN_NUMBER ? STYLE_HEADING_NUMBER : STYLE_HEADING);
		sheet_width(sheet, i, widths[i]);
	}
	writer->row++;
	return STATUS_OK;
}

/* Rounded, because a spreadsheet's sum of cents is a sum of binary fractions. */
static void put_check(struct check_writer *writer, const struct book_sum *check, const struct sheet_total *const *totals)
{
	struct checks *checks = writer->checks;
	struct figure figure = figure_sum(check, totals, writer->pool);
	char cell[CELL_NAME_MAX];
	enum style style;
	double value = figure_cell(&figure, writer->digits, &style);
	cell_name(writer->row, COLUMN_DIFFERENCE, cell);
	sheet_number(checks->sheet, writer->row, COLUMN_NUMBER, (double)++checks->count, STYLE_COUNT);
	sheet_text(checks->sheet, writer->row, COLUMN_WHAT, summary_check_text(check, totals, writer->pool), STYLE_TEXT);
	sheet_formula(checks->sheet, writer->row, COLUMN_DIFFERENCE,
		pool_printf(writer->pool, "=ROUND(%s,3)", figure.formula), value, style);
	sheet_verdict(checks->sheet, writer->row, COLUMN_VERDICT,
		pool_printf(writer->pool, "=IF(%s=0,\"%s\",\"%s\")", cell, VERDICT_GOOD, VERDICT_WRONG),
		figure.value == 0 ? VERDICT_GOOD : VERDICT_WRONG);
	if (figure.value != 0)
		checks->wrong++;
	writer->row++;
}

/* ='Check'!D9:D13 */
static void sheet_end(struct check_writer *writer)
{
	struct checks *checks = writer->checks;
	char reference[SHEET_REFERENCE_MAX], first[CELL_NAME_MAX], last[CELL_NAME_MAX];
	checks->verdicts = pool_printf(writer->pool, "%s%s:%s", sheet_reference(checks->sheet, reference),
		cell_name(checks->heading + 1, COLUMN_VERDICT, first), cell_name(writer->row - 1, COLUMN_VERDICT, last));
	sheet_table(checks->sheet, checks->heading, writer->row - 1, CHECK_COLUMNS);
	sheet_print(checks->sheet, checks->heading, writer->row - 1, CHECK_COLUMNS,
		pool_printf(writer->pool, "&L%s&R&P / &N", sheet_name(checks->sheet)));
}

int checks_write(struct workbook *workbook, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, struct pool *pool, struct checks *checks, struct error *error)
{
	struct check_writer writer = { workbook, heading, digits, checks, pool, 0 };
	*checks = (struct checks){ 0 };
	for (size_t i = 0; i < book->check_count; i++) {
		const struct book_sum *check = &book->checks[i];
		const struct sheet_total **totals = pool_alloc(pool, check->count * sizeof *totals);
		const struct book_term *missing;
		if (!summary_totals(book, sheets, check, totals, &missing)) {
			if (sees_finance)
				return summary_refuse(book, missing, error);
			continue;
		}
		if (checks->sheet == NULL && sheet_begin(&writer, error) != STATUS_OK)
			return error->status;
		put_check(&writer, check, totals);
	}
	if (checks->sheet != NULL)
		sheet_end(&writer);
	return STATUS_OK;
}
