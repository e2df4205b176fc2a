/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of a sheet: of which of its cells they are, and where they stand. */
#include "config.h"
#include "sheet_chart.h"

int view_place(const struct view *view, int column)
{
	for (size_t i = 0; column != NO_COLUMN && i < view->count; i++) {
		if (view->columns[i] == &view->report->columns[column])
			return (int)i;
	}
	return -1;
}

static const char *axis_format(const struct column *column)
{
	return column->type == COLUMN_PERCENT ? "0%" : "#,##0";
}

/* Charts are of the first rows, and of columns that are shown; of no rows there is none. */
void sheet_charts_note(const struct view *view, struct pool *pool, const struct sheet *sheet, uint32_t first, uint32_t rows,
	struct summary_sheet *summary)
{
	for (size_t i = 0; rows > 0 && i < view->report->chart_count; i++) {
		const struct chart *chart = &view->report->charts[i];
		const struct column *amount = &view->report->columns[chart->series[0]];
		int by = view_place(view, chart->by);
		struct chart_data data = { .kind = chart->kind,
			.sheet = sheet,
			.heading = first - 1,
			.first = first,
			.last = first + (rows < CHART_ROWS ? rows : CHART_ROWS) - 1,
			.by = (uint16_t)by,
			.title = chart->title,
			.by_day = view->report->columns[chart->by].type == COLUMN_DAY,
			.by_name = view->report->columns[chart->by].heading,
			.amount_name = amount->type == COLUMN_MONEY && view->heading->currency != NULL
					       ? view->heading->currency : amount->heading,
			.format = axis_format(amount) };
		for (size_t j = 0; j < chart->series_count; j++) {
			int series = view_place(view, chart->series[j]);
			if (series >= 0)
				data.series[data.series_count++] = (uint16_t)series;
		}
		if (by >= 0 && data.series_count == chart->series_count)
			*(struct chart_data *)pool_append(pool, &summary->charts, &summary->chart_count, sizeof data) = data;
	}
}

enum { CHART_HEIGHT = 16, CHART_WIDTH = 760 };

uint32_t sheet_charts_height(const struct summary_sheet *summary)
{
	return summary->lends_charts ? 0 : (uint32_t)summary->chart_count * (CHART_HEIGHT + 1);
}

void sheet_charts_put(struct sheet *sheet, uint32_t row, const struct summary_sheet *summary)
{
	const struct chart_place place = { .width = CHART_WIDTH, .height = CHART_HEIGHT * ROW_PIXELS };
	for (size_t i = 0; !summary->lends_charts && i < summary->chart_count; i++)
		sheet_chart(sheet, row + (uint32_t)i * (CHART_HEIGHT + 1), 0, &place, &summary->charts[i]);
}
