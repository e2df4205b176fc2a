/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of totals: the key figures and the checks of a book, as numbers and as formulas. */
#pragma once
#include "summary.h"

struct figure {
	const char *formula; /* without = */
	int64_t value;	     /* thousandths, minor units, or hundredths of a percent, as `type` says */
	enum column_type type;
};

/* The sum of totals. */
struct figure figure_sum(const struct book_sum *sum, const struct sheet_total *const *totals, struct pool *pool);

/* A key figure of a book; false: a total that it is of is not there, `*missing`. */
bool figure_make(const struct book *book, const struct summary_sheet *sheets, const struct book_figure *line, int digits,
	struct pool *pool, struct figure *figure, const struct book_term **missing);

/* As a cell holds it: digits of the currency, and the style. */
double figure_cell(const struct figure *figure, int digits, enum style *style);
