/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computes key figures and checks twice: in whole numbers, and as the formula that a spreadsheet computes anew. */
#include "config.h"
#include "figure.h"

/* Products of two amounts. */
__extension__ typedef __int128 wide_t;

struct figure figure_sum(const struct book_sum *sum, const struct sheet_total *const *totals, struct pool *pool)
{
	struct figure figure = { .formula = "", .type = totals[0]->column->type };
	for (size_t i = 0; i < sum->count; i++) {
		int sign = sum->terms[i].sign;
		figure.formula = pool_printf(
			pool, "%s%s%s", figure.formula, sign < 0 ? "-" : i > 0 ? "+" : "", totals[i]->formula);
		figure.value += sign * totals[i]->value;
	}
	return figure;
}

static int64_t power(int exponent)
{
	int64_t power = 1;
	while (exponent-- > 0)
		power *= 10;
	return power;
}

/* Digits after the point of the figure's integers. */
static int figure_digits(const struct figure *figure, int digits)
{
	switch (figure->type) {
	case COLUMN_MONEY:
		return digits;
	case COLUMN_QUANTITY:
		return 3;
	case COLUMN_PERCENT:
		return 4;
	default:
		return 0;
	}
}

/* Half away from zero, as a spreadsheet's ROUND. */
static int64_t divide(wide_t above, wide_t below)
{
	if (below < 0) {
		above = -above;
		below = -below;
	}
	wide_t half = above < 0 ? -below : below;
	return (int64_t)((2 * above + half) / (2 * below));
}

/* Like by like is a share; anything else keeps what is above. */
static struct figure figure_divide(const struct figure *above, const struct figure *below, int digits, struct pool *pool)
{
	struct figure figure = { .type = above->type == below->type ? COLUMN_PERCENT : above->type };
	wide_t scaled = (wide_t)above->value * power(figure_digits(&figure, digits)) * power(figure_digits(below, digits)) /
		power(figure_digits(above, digits));
	if (below->value != 0)
		figure.value = divide(scaled, below->value);
	figure.formula = pool_printf(pool, "IF(%s=0,0,ROUND((%s)/(%s),%d))", below->formula, above->formula, below->formula,
		figure_digits(&figure, digits));
	return figure;
}

bool figure_make(const struct book *book, const struct summary_sheet *sheets, const struct book_figure *line, int digits,
	struct pool *pool, struct figure *figure, const struct book_term **missing)
{
	const struct sheet_total **totals = pool_alloc(pool, line->above.count * sizeof *totals);
	const struct sheet_total **others = pool_alloc(pool, line->below.count * sizeof *others + 1);
	if (!summary_totals(book, sheets, &line->above, totals, missing) ||
		!summary_totals(book, sheets, &line->below, others, missing))
		return false;
	*figure = figure_sum(&line->above, totals, pool);
	if (line->below.count > 0) {
		struct figure below = figure_sum(&line->below, others, pool);
		*figure = figure_divide(figure, &below, digits, pool);
	}
	return true;
}

double figure_cell(const struct figure *figure, int digits, enum style *style)
{
	static const enum style styles[] = { [COLUMN_MONEY] = STYLE_MONEY,
		[COLUMN_QUANTITY] = STYLE_QUANTITY,
		[COLUMN_PERCENT] = STYLE_PERCENT,
		[COLUMN_COUNT] = STYLE_COUNT };
	*style = styles[figure->type];
	return (double)figure->value / (double)power(figure_digits(figure, digits));
}
