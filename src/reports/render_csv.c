/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as RFC 4180 has it, CSV for the clinic's spreadsheet, and TSV. */
#include "config.h"
#include <stdlib.h>
#include "ampoule/text.h"
#include "render.h"
#include "sink.h"

struct csv_renderer {
	struct renderer base;
	const struct view *view;
	char separator, point;
	bool quotes; /* TSV has none: its texts hold neither tab nor newline */
	const char *line_end;
	bool special[256]; /* bytes for which a cell is quoted */
	struct sink sink;
};

static void put_quoted(struct sink *sink, const char *text, size_t length, bool guard)
{
	sink_char(sink, '"');
	if (guard)
		sink_char(sink, '\'');
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '"')
			sink_char(sink, '"');
		sink_char(sink, text[i]);
	}
	sink_char(sink, '"');
}

static void put_bare(struct csv_renderer *csv, const char *text, size_t length, bool guard)
{
	if (guard)
		sink_char(&csv->sink, '\'');
	for (size_t i = 0; i < length; i++)
		sink_char(&csv->sink, csv->special[(unsigned char)text[i]] ? ' ' : text[i]);
}

static void put_text(struct csv_renderer *csv, const char *text, size_t length)
{
	bool special = false;
	for (size_t i = 0; i < length; i++)
		special |= csv->special[(unsigned char)text[i]];
	bool guard = text_calculates(text, length);
	if (!guard && !special)
		sink_put(&csv->sink, text, length);
	else if (csv->quotes)
		put_quoted(&csv->sink, text, length, guard);
	else
		put_bare(csv, text, length, guard);
}

static void put_time(struct csv_renderer *csv, const struct cell *cell)
{
	char text[LOCAL_TEXT_MAX];
	instant_t time = csv->view->output->excel ? instant_from_iso(cell->text) : INSTANT_NONE;
	if (time == INSTANT_NONE)
		put_text(csv, cell->text, cell->length);
	else
		put_text(csv, text, strlen(zone_format(time, text)));
}

static int csv_row(struct renderer *renderer, const struct cell *cells)
{
	struct csv_renderer *csv = (struct csv_renderer *)renderer;
	const struct view *view = csv->view;
	for (size_t i = 0; i < view->count; i++) {
		const struct cell *cell = &cells[i];
		if (i > 0)
			sink_char(&csv->sink, csv->separator);
		if (cell->null)
			continue;
		if (column_is_number(view->columns[i])) {
			bool trim;
			int digits = column_digits(view, view->columns[i], &trim);
			sink_number(&csv->sink, cell->integer, digits, trim, csv->point);
		} else if (view->columns[i]->type == COLUMN_TIME) {
			put_time(csv, cell);
		} else {
			put_text(csv, cell->text, cell->length);
		}
	}
	sink_put(&csv->sink, csv->line_end, strlen(csv->line_end));
	if (csv->sink.failure != 0)
		return render_failed(view, csv->sink.failure);
	return STATUS_OK;
}

static void csv_abandon(struct renderer *renderer)
{
	free(renderer);
}

/* A program that reads the rows must not meet a row that is none: totals are left out. */
static int csv_end(struct renderer *renderer, const struct cell *totals)
{
	(void)totals;
	struct csv_renderer *csv = (struct csv_renderer *)renderer;
	int status = STATUS_OK, failure = sink_end(&csv->sink);
	if (failure != 0)
		status = render_failed(csv->view, failure);
	free(csv);
	return status;
}

struct renderer *render_csv(const struct view *view, FILE *file)
{
	bool tabs = view->output->format == FORMAT_TSV, excel = view->output->excel && !tabs;
	struct csv_renderer *csv = calloc(1, sizeof *csv);
	if (csv == NULL)
		abort();
	csv->base = (struct renderer){ csv_row, csv_end, csv_abandon };
	csv->view = view;
	csv->sink.file = file;
	csv->separator = tabs ? '\t' : excel ? ';' : ',';
	csv->point = excel ? ',' : '.';
	csv->quotes = !tabs;
	csv->line_end = tabs ? "\n" : "\r\n";
	csv->special['"'] = !tabs;
	csv->special['\r'] = csv->special['\n'] = csv->special[(unsigned char)csv->separator] = true;
	if (excel)
		sink_put(&csv->sink, "\xEF\xBB\xBF", 3);
	for (size_t i = 0; i < view->count; i++) {
		if (i > 0)
			sink_char(&csv->sink, csv->separator);
		sink_put(&csv->sink, view->columns[i]->key, strlen(view->columns[i]->key));
	}
	sink_put(&csv->sink, csv->line_end, strlen(csv->line_end));
	return &csv->base;
}
