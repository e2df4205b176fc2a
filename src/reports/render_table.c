/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for people: aligned in every script, coloured and cut to the screen on a terminal only. */
#include "config.h"
#include <errno.h>
#include <libsmartcols.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"
#include "render.h"
#include "sink.h"

/* Widths need rows to be held back; so many at a time, that memory does not grow with a long report. */
enum { ROWS_HELD = 20000 };

/* Names are cut where the screen is narrow; codes, lots and states never. */
enum { LONG_TEXT = 20 };

struct table_renderer {
	struct renderer base;
	const struct view *view;
	FILE *file;
	struct libscols_table *table;
	size_t held;
	size_t rows;
	bool colours;
	bool narrowed;	/* it is settled what a narrow screen goes without */
	size_t *widths; /* of the columns as far as they are held back, in terminal columns */
};

static void abort_unless(bool done)
{
	if (!done)
		abort();
}

static struct libscols_table *table_make(const struct table_renderer *renderer)
{
	const struct view *view = renderer->view;
	bool terminal = view->output->terminal;
	struct libscols_table *table = scols_new_table();
	abort_unless(table != NULL);
	scols_table_set_stream(table, renderer->file);
	scols_table_set_termforce(table, terminal ? SCOLS_TERMFORCE_ALWAYS : SCOLS_TERMFORCE_NEVER);
	scols_table_enable_colors(table, renderer->colours);
	scols_table_set_column_separator(table, "  ");
	scols_table_enable_minout(table, 1);
	for (size_t i = 0; i < view->count; i++) {
		const struct column *column = view->columns[i];
		int flags = column_is_number(column) ? SCOLS_FL_RIGHT : 0;
		if (terminal && column->type == COLUMN_TEXT && column->width >= LONG_TEXT)
			flags |= SCOLS_FL_TRUNC;
		abort_unless(scols_table_new_column(table, column->heading, 0, flags) != NULL);
	}
	return table;
}

static void cell_text(const struct table_renderer *renderer, const struct column *column,
	const struct cell *cell, char *buffer, const char **text)
{
	bool trim;
	instant_t time;
	*text = buffer;
	if (cell->null) {
		*text = "";
	} else if (column_is_number(column)) {
		int digits = column_digits(renderer->view, column, &trim);
		size_t length = number_write(buffer, cell->integer, digits, trim, '.');
		if (column->type == COLUMN_PERCENT)
			memcpy(buffer + length, " %", 3);
	} else if (column->type == COLUMN_TIME && (time = instant_from_iso(cell->text)) != INSTANT_NONE) {
		zone_format(time, buffer);
	} else {
		*text = cell->text;
	}
}

static const char *cell_colour(
	const struct table_renderer *renderer, const struct column *column, const struct cell *cell)
{
	if (cell->null)
		return NULL;
	if (column->rule == RULE_STATE && state_is_alarming(cell->text, cell->length))
		return "red";
	if (column->rule != RULE_EXPIRY)
		return NULL;
	switch (expiry_nearness(cell->text, renderer->view->heading->as_of)) {
	case NEARNESS_PAST:
		return "red";
	case NEARNESS_SOON:
		return "brown";
	default:
		return NULL;
	}
}

static int table_failed(const struct table_renderer *renderer)
{
	return render_failed(renderer->view, errno == 0 ? EIO : errno);
}

static size_t table_width(const struct table_renderer *renderer, const bool *hidden)
{
	const struct view *view = renderer->view;
	size_t width = 0;
	for (size_t i = 0; i < view->count; i++) {
		bool cuttable = view->columns[i]->type == COLUMN_TEXT && view->columns[i]->width >= LONG_TEXT;
		size_t natural = renderer->widths[i];
		if (!hidden[i])
			width += 2 + (cuttable && natural > LONG_TEXT ? LONG_TEXT : natural);
	}
	return width < 2 ? 0 : width - 2;
}

/* The column that can be spared most, of those that are left; `count` for none. */
static size_t least_wanted(const struct view *view, const bool *hidden)
{
	size_t found = view->count;
	for (size_t i = 0; i < view->count; i++) {
		if (!hidden[i] && view->columns[i]->minor > 0 &&
			(found == view->count || view->columns[i]->minor >= view->columns[found]->minor))
			found = i;
	}
	return found;
}

/* A screen that is too narrow goes without the minor columns, and says so: a line that wraps is read by nobody. */
static void narrow(struct table_renderer *renderer)
{
	const struct view *view = renderer->view;
	bool *hidden = calloc(view->count + 1, sizeof *hidden);
	abort_unless(hidden != NULL);
	size_t screen = scols_table_get_termwidth(renderer->table);
	const char *separator = _("too narrow for: ");
	size_t spared;
	while (table_width(renderer, hidden) > screen && (spared = least_wanted(view, hidden)) < view->count) {
		struct libscols_column *column = scols_table_get_column(renderer->table, spared);
		hidden[spared] = true;
		scols_column_set_flags(column, scols_column_get_flags(column) | SCOLS_FL_HIDDEN);
		fprintf(renderer->file, "%s%s", separator, view->columns[spared]->heading);
		separator = ", ";
	}
	if (strcmp(separator, ", ") == 0)
		fputc('\n', renderer->file);
	renderer->narrowed = true;
	free(hidden);
}

/* Prints what is held back; the heading stands over the first of it only. */
static int table_print(struct table_renderer *renderer)
{
	if (renderer->view->output->terminal && !renderer->narrowed)
		narrow(renderer);
	scols_table_enable_noheadings(renderer->table, renderer->rows > renderer->held);
	errno = 0;
	int failure = scols_print_table(renderer->table);
	/* libsmartcols prints no newline after the last line. */
	if (failure != 0 || (renderer->held > 0 && ferror(renderer->file)))
		return table_failed(renderer);
	scols_table_remove_lines(renderer->table);
	renderer->held = 0;
	return STATUS_OK;
}

static int table_row(struct renderer *base, const struct cell *cells)
{
	struct table_renderer *renderer = (struct table_renderer *)base;
	const struct view *view = renderer->view;
	if (renderer->held == ROWS_HELD) {
		int status = table_print(renderer);
		if (status != STATUS_OK)
			return status;
	}
	struct libscols_line *line = scols_table_new_line(renderer->table, NULL);
	abort_unless(line != NULL);
	for (size_t i = 0; i < view->count; i++) {
		char buffer[NUMBER_TEXT_MAX + 4];
		const char *text;
		cell_text(renderer, view->columns[i], &cells[i], buffer, &text);
		abort_unless(scols_line_set_data(line, i, text) == 0);
		if (!renderer->narrowed && view->output->terminal && text_width(text) > renderer->widths[i])
			renderer->widths[i] = text_width(text);
		const char *colour =
			renderer->colours ? cell_colour(renderer, view->columns[i], &cells[i]) : NULL;
		if (colour != NULL)
			scols_cell_set_color(scols_line_get_cell(line, i), colour);
	}
	renderer->held++;
	renderer->rows++;
	return STATUS_OK;
}

/* Under the first column of text that is not summed itself. */
static void add_totals(struct table_renderer *renderer, const char *name, const struct cell *totals)
{
	const struct view *view = renderer->view;
	struct libscols_line *line = scols_table_new_line(renderer->table, NULL);
	abort_unless(line != NULL);
	bool named = false;
	for (size_t i = 0; i < view->count; i++) {
		char buffer[NUMBER_TEXT_MAX + 4];
		const char *text;
		cell_text(renderer, view->columns[i], &totals[i], buffer, &text);
		if (!named && totals[i].null && !column_is_number(view->columns[i])) {
			text = name;
			named = true;
		}
		abort_unless(scols_line_set_data(line, i, text) == 0);
	}
	if (renderer->colours)
		scols_line_set_color(line, "bold");
}

static int table_subtotal(struct renderer *base, const char *group, const struct cell *totals)
{
	struct table_renderer *renderer = (struct table_renderer *)base;
	struct pool pool = { 0 };
	add_totals(renderer, pool_printf(&pool, _("Total %s"), group), totals);
	pool_release(&pool);
	renderer->held++;
	renderer->rows++;
	return STATUS_OK;
}

static void table_abandon(struct renderer *base)
{
	struct table_renderer *renderer = (struct table_renderer *)base;
	scols_unref_table(renderer->table);
	free(renderer->widths);
	free(renderer);
}

/* A report of one thing says above its rows what it is of. */
static void facts_print(const struct view *view, FILE *file)
{
	const struct heading *heading = view->heading;
	if (heading->fact_count == 0)
		return;
	fprintf(file, "%s, %s\n", heading->title, heading->clinic == NULL ? "" : heading->clinic);
	for (size_t i = 0; i < heading->fact_count; i++)
		fprintf(file, "%s: %s\n", heading->facts[i].label, heading->facts[i].text);
	fputc('\n', file);
}

static void signatures_print(const struct view *view, FILE *file)
{
	static const char line[] = "______________________________";
	for (size_t i = 0; view->heading->fact_count > 0 && i < view->heading->signature_count; i++)
		fprintf(file, "\n%s: %s\n", view->heading->signatures[i], line);
}

static int table_end(struct renderer *base, const struct cell *totals)
{
	struct table_renderer *renderer = (struct table_renderer *)base;
	int status = STATUS_OK;
	if (renderer->rows == 0) {
		if (fprintf(renderer->file, "%s\n", _("nothing to show")) < 0)
			status = table_failed(renderer);
	} else {
		if (totals != NULL)
			add_totals(renderer, _("Total"), totals);
		status = table_print(renderer);
	}
	signatures_print(renderer->view, renderer->file);
	errno = 0;
	if (status == STATUS_OK && fflush(renderer->file) != 0)
		status = table_failed(renderer);
	table_abandon(base);
	return status;
}

struct renderer *render_table(const struct view *view, FILE *file)
{
	struct table_renderer *renderer = calloc(1, sizeof *renderer);
	abort_unless(renderer != NULL);
	const char *plain = getenv("NO_COLOR");
	renderer->base = (struct renderer){ table_row, table_end, table_abandon, table_subtotal };
	renderer->view = view;
	renderer->file = file;
	renderer->colours = view->output->terminal && (plain == NULL || plain[0] == '\0');
	renderer->table = table_make(renderer);
	renderer->widths = calloc(view->count + 1, sizeof *renderer->widths);
	abort_unless(renderer->widths != NULL);
	for (size_t i = 0; i < view->count; i++)
		renderer->widths[i] = text_width(view->columns[i]->heading);
	facts_print(view, file);
	return &renderer->base;
}
