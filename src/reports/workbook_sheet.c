/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a sheet: cells, print set-up, colours, what may be filled in. */
#include "config.h"
#include "workbook_library.h"

void sheet_text(struct sheet *sheet, uint32_t row, uint16_t column, const char *text, enum style style)
{
	struct workbook *workbook = sheet->workbook;
	workbook_note(workbook, workbook->library.worksheet_write_string(
				 sheet->worksheet, row, column, text, workbook->formats[style]));
}

void sheet_number(struct sheet *sheet, uint32_t row, uint16_t column, double number, enum style style)
{
	struct workbook *workbook = sheet->workbook;
	workbook_note(workbook, workbook->library.worksheet_write_number(
				 sheet->worksheet, row, column, number, workbook->formats[style]));
}

void sheet_formula(struct sheet *sheet, uint32_t row, uint16_t column, const char *formula, double value,
	enum style style)
{
	struct workbook *workbook = sheet->workbook;
	workbook_note(workbook, workbook->library.worksheet_write_formula_num(
				 sheet->worksheet, row, column, formula, workbook->formats[style], value));
}

void sheet_verdict(struct sheet *sheet, uint32_t row, uint16_t column, const char *formula, const char *value)
{
	struct workbook *workbook = sheet->workbook;
	char cell[CELL_NAME_MAX];
	cell_name(row, column, cell);
	workbook_note(workbook, workbook->library.worksheet_write_formula_str(sheet->worksheet, row, column, formula,
					workbook->formats[STYLE_VERDICT], value));
	for (int good = 0; good <= 1; good++) {
		lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
			.format = good ? workbook->good : workbook->past,
			.value_string = pool_printf(&workbook->pool, "=%s%s\"%s\"", cell, good ? "=" : "<>", VERDICT_GOOD) };
		workbook_note(workbook, workbook->library.worksheet_conditional_format_range(
						sheet->worksheet, row, column, row, column, &rule));
	}
}

void sheet_width(struct sheet *sheet, uint16_t column, int characters)
{
	workbook_note(sheet->workbook, sheet->workbook->library.worksheet_set_column(
					sheet->worksheet, column, column, characters, NULL));
}

void sheet_row_lines(struct sheet *sheet, uint32_t row, int lines)
{
	enum { LINE_POINTS = 15 };
	workbook_note(sheet->workbook,
		sheet->workbook->library.worksheet_set_row(sheet->worksheet, row, lines * LINE_POINTS, NULL));
}

void sheet_print_upright(struct sheet *sheet)
{
	sheet->workbook->library.worksheet_set_portrait(sheet->worksheet);
}

void sheet_grid(struct sheet *sheet)
{
	sheet->workbook->library.worksheet_gridlines(sheet->worksheet, LXW_SHOW_ALL_GRIDLINES);
}

void sheet_table(struct sheet *sheet, uint32_t heading, uint32_t last, uint16_t columns)
{
	struct library *library = &sheet->workbook->library;
	library->worksheet_freeze_panes(sheet->worksheet, heading + 1, 0);
	workbook_note(sheet->workbook,
		library->worksheet_autofilter(sheet->worksheet, heading, 0, last, columns - 1));
}

void sheet_print(struct sheet *sheet, uint32_t heading, uint32_t last, uint16_t columns, const char *footer)
{
	enum { PAPER_A4 = 9 };
	struct library *library = &sheet->workbook->library;
	lxw_worksheet *worksheet = sheet->worksheet;
	library->worksheet_set_landscape(worksheet);
	library->worksheet_set_paper(worksheet, PAPER_A4);
	library->worksheet_fit_to_pages(worksheet, 1, 0);
	workbook_note(sheet->workbook, library->worksheet_repeat_rows(worksheet, heading, heading));
	workbook_note(sheet->workbook, library->worksheet_print_area(worksheet, 0, 0, last, columns - 1));
	workbook_note(sheet->workbook, library->worksheet_set_footer(worksheet, footer));
}

double workbook_day(day_t day)
{
	enum { EPOCH = 25569 }; /* 1970-01-01 in days of the spreadsheet's calendar */
	return (double)(day + EPOCH);
}

void sheet_mark_expiry(
	struct sheet *sheet, uint16_t column, uint32_t first, uint32_t last, day_t as_of, int near)
{
	struct workbook *workbook = sheet->workbook;
	/* An empty cell counts as 0, so 'past' begins at 1. */
	lxw_conditional_format rules[] = {
		{ .min_value = 1, .max_value = workbook_day(as_of) - 1, .format = workbook->past },
		{ .min_value = workbook_day(as_of),
			.max_value = workbook_day(as_of) + near,
			.format = workbook->soon },
	};
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		rules[i].type = LXW_CONDITIONAL_TYPE_CELL;
		rules[i].criteria = LXW_CONDITIONAL_CRITERIA_BETWEEN;
		workbook_note(workbook, workbook->library.worksheet_conditional_format_range(
					 sheet->worksheet, first, column, last, column, &rules[i]));
	}
}

void sheet_mark_state(struct sheet *sheet, uint16_t column, uint32_t first, uint32_t last, const char *word)
{
	struct workbook *workbook = sheet->workbook;
	char cell[CELL_NAME_MAX];
	cell_name(first, column, cell);
	lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
		.format = workbook->past,
		.value_string = pool_printf(&workbook->pool,
			"=AND(%s<>\"\",OR(EXACT(%s,UPPER(%s)),%s=\"%s\"))", cell, cell, cell, cell, word) };
	workbook_note(workbook, workbook->library.worksheet_conditional_format_range(
				 sheet->worksheet, first, column, last, column, &rule));
}

void sheet_valid(struct sheet *sheet, uint16_t column, uint32_t first, uint32_t last, const struct sheet_rule *rule)
{
	struct workbook *workbook = sheet->workbook;
	lxw_data_validation validation = { .validate = rule->whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL,
		.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
		.ignore_blank = LXW_VALIDATION_ON,
		.error_title = pool_copy(&workbook->pool, rule->title),
		.error_message = pool_copy(&workbook->pool, rule->message) };
	if (rule->unless >= 0) {
		char cell[CELL_NAME_MAX], filled[CELL_NAME_MAX];
		cell_name(first, column, cell);
		cell_name(first, (uint16_t)rule->unless, filled);
		validation.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
		validation.value_formula = pool_printf(&workbook->pool, "=AND(ISNUMBER(%s),%s>=0,OR($%s<>\"\",%s=INT(%s)))",
			cell, cell, filled, cell, cell);
	}
	workbook_note(workbook, workbook->library.worksheet_data_validation_range(
					sheet->worksheet, first, column, last, column, &validation));
}
