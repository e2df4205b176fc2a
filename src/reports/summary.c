/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of a book: every number on it is a formula that refers to the sheet it comes from. */
#include "config.h"
#include "summary.h"
#include <stdio.h>
#include <string.h>
#include "sheet_head.h"

enum { COLUMN_SHEET, COLUMN_WHAT, COLUMN_TOTAL, SUMMARY_COLUMNS };

struct summary {
	struct sheet *sheet;
	int digits;
	uint32_t row;
};

static double cell_value(const struct summary *summary, const struct column *column, int64_t value)
{
	double divisor = column->type == COLUMN_QUANTITY ? 1000 : 1;
	for (int i = 0; column->type == COLUMN_MONEY && i < summary->digits; i++)
		divisor *= 10;
	return (double)value / divisor;
}

static enum style cell_style(const struct column *column)
{
	switch (column->type) {
	case COLUMN_MONEY:
		return STYLE_MONEY;
	case COLUMN_QUANTITY:
		return STYLE_QUANTITY;
	default:
		return STYLE_COUNT;
	}
}

static void put_total(struct summary *summary, const char *name, const struct sheet_total *total)
{
	char formula[SHEET_REFERENCE_MAX + CELL_NAME_MAX + 2];
	snprintf(formula, sizeof formula, "=%s", total->formula);
	sheet_text(summary->sheet, summary->row, COLUMN_SHEET, name, STYLE_TEXT);
	sheet_text(summary->sheet, summary->row, COLUMN_WHAT, total->column->heading, STYLE_TEXT);
	sheet_formula(summary->sheet, summary->row++, COLUMN_TOTAL, formula,
		cell_value(summary, total->column, total->value), cell_style(total->column));
}

static const struct sheet_total *total_find(
	const struct book *book, const struct summary_sheet *sheets, const char *name, const char *key)
{
	for (size_t i = 0; i < book->sheet_count; i++) {
		for (size_t j = 0; j < sheets[i].total_count; j++) {
			if (strcmp(book->sheets[i].name, name) == 0 &&
				strcmp(sheets[i].totals[j].column->key, key) == 0)
				return &sheets[i].totals[j];
		}
	}
	return NULL;
}

/* Rounded, because a spreadsheet's sum of cents is a sum of binary fractions. */
static void put_check(struct summary *summary, const struct book_check *check, const struct sheet_total *left,
	const struct sheet_total *right)
{
	char text[200], formula[2 * (SHEET_REFERENCE_MAX + CELL_NAME_MAX) + 16];
	snprintf(text, sizeof text, _("%s: %s less %s: %s, must be 0"), check->sheet[0],
		left->column->heading, check->sheet[1], right->column->heading);
	snprintf(formula, sizeof formula, "=ROUND(%s-%s,3)", left->formula, right->formula);
	sheet_text(summary->sheet, summary->row, COLUMN_SHEET, _("Check"), STYLE_LABEL);
	sheet_text(summary->sheet, summary->row, COLUMN_WHAT, text, STYLE_TEXT);
	sheet_formula(summary->sheet, summary->row++, COLUMN_TOTAL, formula,
		cell_value(summary, left->column, left->value - right->value), cell_style(left->column));
}

static int put_checks(struct summary *summary, const struct book *book, const struct summary_sheet *sheets,
	bool sees_finance, struct error *error)
{
	for (size_t i = 0; i < book->check_count; i++) {
		const struct book_check *check = &book->checks[i];
		const struct sheet_total *sides[2];
		for (int side = 0; side < 2; side++)
			sides[side] = total_find(book, sheets, check->sheet[side], check->key[side]);
		if (sides[0] != NULL && sides[1] != NULL)
			put_check(summary, check, sides[0], sides[1]);
		else if (sees_finance)
			return error_set(error, STATUS_DATA,
				_("workbook '%s': sheet '%s' has no total of '%s'"), book->head.name,
				check->sheet[sides[0] != NULL], check->key[sides[0] != NULL]);
	}
	return STATUS_OK;
}

int summary_write(struct sheet *sheet, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, struct error *error)
{
	static const int widths[SUMMARY_COLUMNS] = { 16, 76, 18 };
	struct summary summary = { sheet, digits, sheet_head_write(sheet, heading, true) };
	uint32_t head = summary.row++;
	sheet_text(sheet, head, COLUMN_SHEET, _("Sheet"), STYLE_HEADING);
	sheet_text(sheet, head, COLUMN_WHAT, _("Total of"), STYLE_HEADING);
	sheet_text(sheet, head, COLUMN_TOTAL, _("Total"), STYLE_HEADING_NUMBER);
	for (uint16_t i = 0; i < SUMMARY_COLUMNS; i++)
		sheet_width(sheet, i, widths[i]);
	for (size_t i = 0; i < book->sheet_count; i++) {
		for (size_t j = 0; j < sheets[i].total_count; j++)
			put_total(&summary, sheets[i].name, &sheets[i].totals[j]);
	}
	int status = put_checks(&summary, book, sheets, sees_finance, error);
	sheet_print(sheet, head, summary.row, SUMMARY_COLUMNS, "&R&P / &N");
	return status;
}
