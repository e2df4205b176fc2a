/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the line of a definition that makes a chart. */
#include "config.h"
#include "chart.h"
#include <string.h>

static bool is_amount(const struct column *column)
{
	switch (column->type) {
	case COLUMN_COUNT:
	case COLUMN_QUANTITY:
	case COLUMN_MONEY:
	case COLUMN_DAYS:
	case COLUMN_PERCENT:
		return true;
	default:
		return false;
	}
}

static int series_read(struct front_matter *matter, char **value, const struct report *report, struct chart *chart)
{
	for (char *word; (word = front_matter_word(value)) != NULL && strcmp(word, "by") != 0;) {
		int index = column_find(report, word);
		if (index == NO_COLUMN || !is_amount(&report->columns[index]) || chart->series_count == SERIES_MAX)
			return front_matter_fail(matter,
				_("chart: '%s' is no column of numbers that stands before this line, or one too many"), word);
		chart->series[chart->series_count++] = index;
	}
	return STATUS_OK;
}

int chart_read(struct front_matter *matter, char *value, struct report *report)
{
	static const char *const kinds[] = { "column", "bar", "line", NULL };
	char *title = strstr(value, "--");
	if (title != NULL) {
		*title = '\0';
		title += 2 + strspn(title + 2, " \t");
	}
	const char *word = front_matter_word(&value);
	int kind = word == NULL ? -1 : front_matter_choice(kinds, word);
	struct chart chart = { .kind = kind < 0 ? CHART_COLUMN : (enum chart_kind)kind, .title = title };
	int status = series_read(matter, &value, report, &chart);
	if (status != STATUS_OK)
		return status;
	chart.by = column_find(report, front_matter_word(&value));
	if (kind < 0 || chart.series_count == 0 || chart.by == NO_COLUMN ||
		report->columns[chart.by].type == COLUMN_HIDDEN || title == NULL || *title == '\0' || *value != '\0')
		return front_matter_fail(matter, _("a chart is written: column, bar or line; COLUMN… by COLUMN -- TITLE"));
	*(struct chart *)pool_append(matter->pool, &report->charts, &report->chart_count, sizeof chart) = chart;
	return STATUS_OK;
}
