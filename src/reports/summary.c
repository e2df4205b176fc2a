/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of a book: every number on it is a formula that refers to the sheet it comes from. */
#include "config.h"
#include "summary.h"
#include <string.h>
#include "ampoule/pool.h"
#include "figure.h"
#include "sheet_head.h"

/* Texts of the second column go on over the third, which is there for the charts to begin at. */
enum { COLUMN_SHEET, COLUMN_WHAT, COLUMN_MIDDLE, COLUMN_TOTAL, SUMMARY_COLUMNS };

/* Two charts stand beside each other over the width of the columns. */
enum { CHARTS_ABREAST = 2, CHART_WIDTH = 385, CHART_HEIGHT = 14 };

struct summary {
	struct sheet *sheet;
	int digits;
	uint32_t row;
	struct pool pool;
};

static void put_figure(struct summary *summary, const char *name, const char *label, const struct figure *figure)
{
	enum style style;
	double value = figure_cell(figure, summary->digits, &style);
	sheet_text(summary->sheet, summary->row, COLUMN_SHEET, name, STYLE_TEXT);
	if (label != NULL)
		sheet_text(summary->sheet, summary->row, COLUMN_WHAT, label, STYLE_TEXT);
	sheet_formula(summary->sheet, summary->row++, COLUMN_TOTAL, pool_printf(&summary->pool, "=%s", figure->formula),
		value, style);
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

bool summary_totals(const struct book *book, const struct summary_sheet *sheets, const struct book_sum *sum,
	const struct sheet_total **totals, const struct book_term **missing)
{
	*missing = NULL;
	for (size_t i = 0; i < sum->count; i++) {
		totals[i] = total_find(book, sheets, &sum->terms[i]);
		if (totals[i] == NULL)
			*missing = &sum->terms[i];
	}
	return *missing == NULL;
}

int summary_refuse(const struct book *book, const struct book_term *missing, struct error *error)
{
	return error_set(error, STATUS_DATA, _("workbook '%s': sheet '%s' has no total of '%s'"), book->head.name,
		missing->sheet, missing->key);
}

const char *summary_check_text(
	const struct book_sum *check, const struct sheet_total *const *totals, struct pool *pool)
{
	const char *text = "";
	for (size_t i = 0; i < check->count; i++) {
		const struct book_term *term = &check->terms[i];
		const char *joint = term->sign < 0 ? _(" less ") : i > 0 ? _(" plus ") : "";
		text = pool_printf(pool, "%s%s%s: %s", text, joint, term->sheet, totals[i]->column->heading);
	}
	return pool_printf(pool, _("%s, must be 0"), text);
}

static void put_heading(struct summary *summary, const char *first, const char *what, const char *amount)
{
	sheet_row_lines(summary->sheet, summary->row, 1);
	sheet_text(summary->sheet, summary->row, COLUMN_SHEET, first, STYLE_HEADING);
	sheet_text(summary->sheet, summary->row, COLUMN_WHAT, what, STYLE_HEADING);
	sheet_text(summary->sheet, summary->row, COLUMN_MIDDLE, "", STYLE_HEADING);
	sheet_text(summary->sheet, summary->row++, COLUMN_TOTAL, amount, STYLE_HEADING_NUMBER);
}

/* Whether all controls are 0 stands first: who opens the workbook must not have to look for it. */
static void put_verdict(struct summary *summary, const struct checks *checks)
{
	if (checks->sheet == NULL)
		return;
	sheet_text(summary->sheet, summary->row, COLUMN_SHEET, _("Controls"), STYLE_LABEL);
	sheet_text(summary->sheet, summary->row, COLUMN_WHAT,
		pool_printf(&summary->pool, _("%zu, each of which must come to 0; see the sheet '%s'"), checks->count,
			sheet_name(checks->sheet)),
		STYLE_TEXT);
	sheet_verdict(summary->sheet, summary->row, COLUMN_TOTAL,
		pool_printf(&summary->pool, "=IF(COUNTIF(%s,\"%s\")=ROWS(%s),\"%s\",\"%s\")", checks->verdicts, VERDICT_GOOD,
			checks->verdicts, VERDICT_GOOD, VERDICT_WRONG),
		checks->wrong == 0 ? VERDICT_GOOD : VERDICT_WRONG);
	sheet_name_cell(summary->sheet, _("Check"), "result", summary->row, COLUMN_TOTAL);
	summary->row += 2;
}

static int put_figures(struct summary *summary, const struct book *book, const struct summary_sheet *sheets,
	bool sees_finance, struct error *error)
{
	if (book->figure_count == 0)
		return STATUS_OK;
	put_heading(summary, _("Key figures"), "", "");
	for (size_t i = 0; i < book->figure_count; i++) {
		const struct book_term *missing;
		struct figure figure;
		if (figure_make(book, sheets, &book->figures[i], summary->digits, &summary->pool, &figure, &missing))
			put_figure(summary, book->figures[i].label, NULL, &figure);
		else if (sees_finance)
			return summary_refuse(book, missing, error);
	}
	summary->row++;
	return STATUS_OK;
}

static void put_charts(struct summary *summary, const struct book *book, const struct summary_sheet *sheets)
{
	int abreast = 0;
	for (size_t i = 0; i < book->sheet_count; i++) {
		for (size_t j = 0; sheets[i].lends_charts && j < sheets[i].chart_count; j++) {
			static const struct chart_place place = { CHART_WIDTH, CHART_HEIGHT * ROW_PIXELS };
			sheet_chart(summary->sheet, summary->row, abreast == 0 ? COLUMN_SHEET : COLUMN_MIDDLE, &place,
				&sheets[i].charts[j]);
			abreast = (abreast + 1) % CHARTS_ABREAST;
			if (abreast == 0)
				summary->row += CHART_HEIGHT + 1;
		}
	}
	if (abreast != 0)
		summary->row += CHART_HEIGHT + 1;
}

int summary_write(struct sheet *sheet, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, const struct checks *checks, struct error *error)
{
	static const int widths[SUMMARY_COLUMNS] = { 16, 39, 39, 18 };
	struct summary summary = { sheet, digits, sheet_head_write(sheet, heading, true), { 0 } };
	for (uint16_t i = 0; i < SUMMARY_COLUMNS; i++)
		sheet_width(sheet, i, widths[i]);
	put_verdict(&summary, checks);
	int status = put_figures(&summary, book, sheets, sees_finance, error);
	put_charts(&summary, book, sheets);
	uint32_t head = summary.row;
	put_heading(&summary, _("Sheet"), _("Total of"), _("Total"));
	for (size_t i = 0; i < book->sheet_count; i++) {
		for (size_t j = 0; j < sheets[i].total_count; j++) {
			const struct sheet_total *total = &sheets[i].totals[j];
			struct figure figure = { total->formula, total->value, total->column->type };
			put_figure(&summary, sheets[i].name, total->column->heading, &figure);
		}
	}
	sheet_print(sheet, head, summary.row, SUMMARY_COLUMNS, "&R&P / &N");
	sheet_print_upright(sheet);
	pool_release(&summary.pool);
	return status;
}
