/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of a book: what it is, its key figures and charts, and the totals of its sheets; and the last one,
 * of the controls. */
#pragma once
#include "render.h"
#include "workbook.h"

/* The totals that a sum is of, in the order of its terms; false: one of them is not there, `*missing` of it. */
bool summary_totals(const struct book *book, const struct summary_sheet *sheets, const struct book_sum *sum,
	const struct sheet_total **totals, const struct book_term **missing);

/* Notes STATUS_DATA: the sheet has no such total. */
int summary_refuse(const struct book *book, const struct book_term *missing, struct error *error);

/* "Stock: Value less Roll-forward: Closing value, must be 0". */
const char *summary_check_text(
	const struct book_sum *check, const struct sheet_total *const *totals, struct pool *pool);

/* The controls of a book, as they came out. */
#define VERDICT_WRONG "WRONG"
struct checks {
	struct sheet *sheet; /* NULL: there are none */
	uint32_t heading;
	const char *verdicts; /* their cells: 'Check'!D9:D13 */
	size_t count, wrong;
};

/* `sheets` in the order of the book's. A check of money is left out for who may not see any. Errors: STATUS_DATA when a
 * check names a total that its sheet does not have, STATUS_OUTPUT. */
int checks_write(struct workbook *workbook, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, struct pool *pool, struct checks *checks, struct error *error);

/* Errors: STATUS_DATA, as above, of a key figure. */
int summary_write(struct sheet *sheet, const struct heading *heading, int digits, const struct book *book,
	const struct summary_sheet *sheets, bool sees_finance, const struct checks *checks, struct error *error);
