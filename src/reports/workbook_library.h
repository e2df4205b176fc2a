/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files workbook*.c share, the only ones that know libxlsxwriter: its functions, which are looked up when a
 * workbook is written, and what is kept of a workbook and its sheets.
 */
#pragma once
#include <xlsxwriter.h>
#include "ampoule/pool.h"
#include "workbook.h"

/* clang-format off */
#define FUNCTIONS(F) \
	F(workbook_new_opt) F(workbook_close) F(workbook_add_worksheet) F(workbook_add_format) \
	F(workbook_set_properties) F(worksheet_write_string) F(worksheet_write_number) \
	F(worksheet_write_formula_num) F(worksheet_set_column) F(worksheet_freeze_panes) \
	F(worksheet_autofilter) F(worksheet_set_landscape) F(worksheet_set_paper) \
	F(worksheet_fit_to_pages) F(worksheet_repeat_rows) F(worksheet_print_area) \
	F(worksheet_set_footer) F(worksheet_conditional_format_range) F(format_set_num_format) \
	F(format_set_bold) F(format_set_font_size) F(format_set_font_color) F(format_set_bg_color) \
	F(format_set_bottom) F(format_set_top) F(format_set_align) F(format_set_text_wrap) \
	F(format_set_indent) F(worksheet_gridlines) F(lxw_strerror) \
	F(worksheet_write_formula_str) F(worksheet_set_row) F(worksheet_set_portrait) F(workbook_define_name) F(worksheet_data_validation_range) \
	F(workbook_add_chart) F(worksheet_insert_chart_opt) F(chart_add_series) F(chart_series_set_name) \
	F(chart_series_set_fill) F(chart_series_set_line) F(chart_series_set_marker_type) \
	F(chart_title_set_name) F(chart_title_set_name_font) F(chart_axis_set_name) F(chart_axis_set_num_font) \
	F(chart_axis_set_name_font) F(chart_axis_set_num_format) F(chart_axis_set_interval_unit) F(chart_axis_set_reverse) \
	F(chart_axis_set_label_position) F(chart_legend_set_position)
/* clang-format on */

struct library {
	void *handle;
#define MEMBER(name) __typeof__(name) *name;
	FUNCTIONS(MEMBER)
#undef MEMBER
};

struct sheet {
	struct workbook *workbook;
	lxw_worksheet *worksheet;
	char name[SHEET_NAME_SIZE];
	struct sheet *next;
	char buffer[1 << 17]; /* of its temporary file: the library writes piece by piece */
};

struct workbook {
	struct library library;
	lxw_workbook *file;
	lxw_format *formats[STYLES];
	lxw_format *past, *soon, *good;
	lxw_error failure; /* the first */
	struct sheet *sheets;
	char **names; /* that were defined */
	size_t name_count;
	struct pool pool;
};

/* Keeps the first failure until workbook_finish. */
void workbook_note(struct workbook *workbook, lxw_error failure);
