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

/* The totals that a check is of, in the order of its terms; false: one of them is not there, `*missing` of it. */
bool summary_check_totals(const struct book *book, const struct summary_sheet *sheets, const struct book_check *check,
	const struct sheet_total **totals, const struct book_term **missing);

/* "Stock: Value less Roll-forward: Closing value, must be 0". */
const char *summary_check_text(
	const struct book_check *check, const struct sheet_total *const *totals, struct pool *pool);

/* `sheets` in the order of the book's. A check of money is left out for who may not see any. Errors:
 * STATUS_DATA when a check names a total that its sheet does not have. */
int summary_write(struct sheet *sheet, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, struct error *error);
