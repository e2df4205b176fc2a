/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of columns, for the rows of a sheet. */
#pragma once
#include "render.h"
#include "workbook.h"

/* Colours days and states in rows first … last, and says what may be filled into their empty cells. */
void sheet_marks_put(const struct view *view, struct sheet *sheet, uint32_t first, uint32_t last);
