/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the definition of a column says of its cells in a workbook: colours, and what may be filled in. */
#include "config.h"
#include "sheet_mark.h"
#include "sheet_chart.h"

static void let_fill(const struct view *view, struct sheet *sheet, uint16_t index, uint32_t first, uint32_t last)
{
	const struct column *column = view->columns[index];
	struct sheet_rule rule = { .whole = column->valid == VALID_WHOLE,
		.unless = view_place(view, column->valid_unless),
		.title = column->heading,
		.message = rule.unless >= 0 ? _("A whole number is wanted, 0 or more; decimals where something was opened.")
			   : rule.whole	    ? _("A whole number is wanted, 0 or more.")
					    : _("A number is wanted, 0 or more.") };
	sheet_valid(sheet, index, first, last, &rule);
}

void sheet_marks_put(const struct view *view, struct sheet *sheet, uint32_t first, uint32_t last)
{
	for (size_t i = 0; i < view->count; i++) {
		if (view->columns[i]->rule == RULE_EXPIRY && view->heading->as_of != DAY_NONE)
			sheet_mark_expiry(sheet, (uint16_t)i, first, last,
				view->heading->as_of, NEARNESS_DAYS);
		else if (view->columns[i]->rule == RULE_STATE)
			sheet_mark_state(sheet, (uint16_t)i, first, last, "not for use");
		if (view->columns[i]->valid != VALID_ANY)
			let_fill(view, sheet, (uint16_t)i, first, last);
	}
}
