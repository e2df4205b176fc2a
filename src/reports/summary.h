/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of a book: what it is, and the totals of its sheets. */
#pragma once
#include "render.h"
#include "workbook.h"

struct summary_sheet {
	const char *name;
	struct sheet_total *totals;
	size_t total_count;
};

/* `sheets` in the order of the book's. A check of money is left out for who may not see any. Errors:
 * STATUS_DATA when a check names a total that its sheet does not have. */
int summary_write(struct sheet *sheet, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, struct error *error);
