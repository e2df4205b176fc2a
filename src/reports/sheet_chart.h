/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of a sheet. */
#pragma once
#include "render.h"
#include "workbook.h"

/* Where a column of the report stands among those that are shown; -1: it does not. */
int view_place(const struct view *view, int column);

/* Notes the charts of a report whose rows stand on the sheet from `first` on. */
void sheet_charts_note(const struct view *view, struct pool *pool, const struct sheet *sheet, uint32_t first, uint32_t rows,
	struct summary_sheet *summary);
/* Rows that they take under the others; 0 when they stand elsewhere. */
uint32_t sheet_charts_height(const struct summary_sheet *summary);
void sheet_charts_put(struct sheet *sheet, uint32_t row, const struct summary_sheet *summary);
