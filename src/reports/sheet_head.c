/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the rows of a sheet. */
#include "config.h"
#include "sheet_head.h"

static void put_fact(struct sheet *sheet, uint32_t *row, const char *label, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	sheet_text(sheet, *row, 0, label, STYLE_LABEL);
	sheet_text(sheet, (*row)++, 1, text, STYLE_PLAIN);
}

uint32_t sheet_head_write(struct sheet *sheet, const struct heading *heading, bool summary)
{
	uint32_t row = 0;
	sheet_text(sheet, row++, 0, heading->title, STYLE_TITLE);
	if (heading->test)
		sheet_text(sheet, row++, 0, _("TEST DATABASE"), STYLE_ALARM);
	if (heading->open)
		sheet_text(sheet, row++, 0, _("OPEN: the period is not closed yet"), STYLE_ALARM);
	put_fact(sheet, &row, _("Clinic"), heading->clinic);
	if (heading->fact_count == 0)
		put_fact(sheet, &row, _("Period"), heading->period);
	for (size_t i = 0; i < heading->fact_count; i++)
		put_fact(sheet, &row, heading->facts[i].label, heading->facts[i].text);
	put_fact(sheet, &row, _("Generated"), heading->generated);
	put_fact(sheet, &row, _("Currency"), heading->currency);
	if (summary || heading->valued)
		put_fact(sheet, &row, _("Cost"), heading->cost);
	if (summary)
		put_fact(sheet, &row, _("Program"), PACKAGE_STRING);
	put_fact(sheet, &row, _("Ledger"), heading->head);
	return row + 1;
}
