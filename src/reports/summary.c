/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of a book: every number on it is a formula that refers to the sheet it comes from. */
#include "config.h"
#include "summary.h"
#include <stdio.h>
#include <string.h>
#include "ampoule/pool.h"
#include "sheet_head.h"

enum { COLUMN_SHEET, COLUMN_WHAT, COLUMN_TOTAL, SUMMARY_COLUMNS };

struct summary {
	struct sheet *sheet;
	int digits;
	uint32_t row;
	struct pool pool;
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
	const struct book *book, const struct summary_sheet *sheets, const struct book_term *term)
{
	for (size_t i = 0; i < book->sheet_count; i++) {
		for (size_t j = 0; j < sheets[i].total_count; j++) {
			if (strcmp(book->sheets[i].name, term->sheet) == 0 &&
				strcmp(sheets[i].totals[j].column->key, term->key) == 0)
				return &sheets[i].totals[j];
		}
	}
	return NULL;
}

bool summary_check_totals(const struct book *book, const struct summary_sheet *sheets, const struct book_check *check,
	const struct sheet_total **totals, const struct book_term **missing)
{
	*missing = NULL;
	for (size_t i = 0; i < check->count; i++) {
		totals[i] = total_find(book, sheets, &check->terms[i]);
		if (totals[i] == NULL)
			*missing = &check->terms[i];
	}
	return *missing == NULL;
}

const char *summary_check_text(
	const struct book_check *check, const struct sheet_total *const *totals, struct pool *pool)
{
	const char *text = "";
	for (size_t i = 0; i < check->count; i++) {
		const struct book_term *term = &check->terms[i];
		const char *joint = term->sign < 0 ? _(" less ") : i > 0 ? _(" plus ") : "";
		text = pool_printf(pool, "%s%s%s: %s", text, joint, term->sheet, totals[i]->column->heading);
	}
	return pool_printf(pool, _("%s, must be 0"), text);
}

/* Rounded, because a spreadsheet's sum of cents is a sum of binary fractions. */
static void put_check(struct summary *summary, const struct book_check *check, const struct sheet_total *const *totals)
{
	const char *formula = "=ROUND(";
	int64_t sum = 0;
	for (size_t i = 0; i < check->count; i++) {
		int sign = check->terms[i].sign;
		formula = pool_printf(
			&summary->pool, "%s%s%s", formula, sign < 0 ? "-" : i > 0 ? "+" : "", totals[i]->formula);
		sum += sign * totals[i]->value;
	}
	sheet_text(summary->sheet, summary->row, COLUMN_SHEET, _("Check"), STYLE_LABEL);
	sheet_text(summary->sheet, summary->row, COLUMN_WHAT, summary_check_text(check, totals, &summary->pool), STYLE_TEXT);
	sheet_formula(summary->sheet, summary->row++, COLUMN_TOTAL, pool_printf(&summary->pool, "%s,3)", formula),
		cell_value(summary, totals[0]->column, sum), cell_style(totals[0]->column));
}

static int put_checks(struct summary *summary, const struct book *book, const struct summary_sheet *sheets,
	bool sees_finance, struct error *error)
{
	for (size_t i = 0; i < book->check_count; i++) {
		const struct book_check *check = &book->checks[i];
		const struct sheet_total **totals = pool_alloc(&summary->pool, check->count * sizeof *totals);
		const struct book_term *missing;
		if (summary_check_totals(book, sheets, check, totals, &missing))
			put_check(summary, check, totals);
		else if (sees_finance)
			return error_set(error, STATUS_DATA, _("workbook '%s': sheet '%s' has no total of '%s'"),
				book->head.name, missing->sheet, missing->key);
	}
	return STATUS_OK;
}

int summary_write(struct sheet *sheet, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, struct error *error)
{
	static const int widths[SUMMARY_COLUMNS] = { 16, 76, 18 };
	struct summary summary = { sheet, digits, sheet_head_write(sheet, heading, true), { 0 } };
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
	pool_release(&summary.pool);
	return status;
}
