/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as sheets of a workbook: head, frozen heading, real dates and numbers, totals that are formulas. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "render.h"
#include "sheet_chart.h"
#include "sheet_head.h"
#include "sheet_mark.h"
#include "sink.h"
#include "workbook.h"

/* Integers above it lose digits in a cell. */
#define EXACT_MAX (INT64_C(1) << 53)

/* How a column is written, looked up once. */
struct plan {
	enum style style;
	double divisor;
};

/* A sheet that is full and goes on as the next one. */
struct part {
	struct sheet *sheet;
	uint32_t first, last; /* rows of values */
};

/* Where the rows of a group, or all of them, begin. */
struct place {
	size_t part;
	uint32_t row;
};

struct sheet_renderer {
	struct renderer base;
	const struct view *view;
	struct workbook *workbook;
	struct summary_sheet *summary;
	struct pool *pool;
	struct plan *plans;
	struct part *parts; /* the last one is being written */
	size_t part_count;
	struct sheet *sheet;
	uint32_t heading; /* its row */
	uint32_t row; /* the next one */
	uint32_t most; /* the first row that must stay free for the totals */
	struct place group; /* where the rows since the last subtotal begin */
	struct place *subtotals; /* where they stand */
	size_t subtotal_count;
};

static double divisor_of(int digits)
{
	double divisor = 1;
	while (digits-- > 0)
		divisor *= 10;
	return divisor;
}

static struct plan plan_make(const struct view *view, const struct column *column)
{
	bool trim;
	double divisor = divisor_of(column_digits(view, column, &trim));
	switch (column->type) {
	case COLUMN_COUNT:
	case COLUMN_DAYS:
		return (struct plan){ STYLE_COUNT, 1 };
	case COLUMN_QUANTITY:
		return (struct plan){ STYLE_QUANTITY, divisor };
	case COLUMN_MONEY:
		return (struct plan){ STYLE_MONEY, divisor };
	case COLUMN_PERCENT:
		return (struct plan){ STYLE_PERCENT, divisor * 100 };
	case COLUMN_DAY:
		return (struct plan){ STYLE_DAY, 1 };
	case COLUMN_TIME:
		return (struct plan){ STYLE_TIME, 1 };
	default:
		return (struct plan){ STYLE_TEXT, 1 };
	}
}

static enum style total_style(const struct column *column)
{
	switch (column->type) {
	case COLUMN_MONEY:
		return STYLE_TOTAL_MONEY;
	case COLUMN_QUANTITY:
		return STYLE_TOTAL_QUANTITY;
	default:
		return STYLE_TOTAL_COUNT;
	}
}

/* The head's lines begin in the first two columns, and take so many characters. */
enum { LABEL_WIDTH = 12, HEAD_WIDTH = 100, BARE_WIDTH = 8 };

/* Columns that are printed: as many as the rows have, and what the head needs beyond. */
static uint16_t printed_columns(const struct view *view)
{
	int width = 0;
	uint16_t columns = (uint16_t)view->count;
	for (size_t i = 0; i < view->count; i++)
		width += view->columns[i]->width;
	for (; width < HEAD_WIDTH; width += BARE_WIDTH)
		columns++;
	return columns;
}

/* A heading that is longer than its column is wide goes on in a second line. */
static int heading_lines(const struct view *view)
{
	for (size_t i = 0; i < view->count; i++) {
		if ((int)strlen(view->columns[i]->heading) > view->columns[i]->width - 1)
			return 2;
	}
	return 1;
}

static int part_begin(struct sheet_renderer *renderer)
{
	const struct view *view = renderer->view;
	renderer->sheet =
		workbook_sheet(renderer->workbook, renderer->summary->name, (unsigned)renderer->part_count + 1);
	if (renderer->sheet == NULL)
		return error_set(view->error, STATUS_OUTPUT,
			_("'%s' cannot be the name of a sheet, or there are two "
			  "of it; or its temporary file cannot be made"),
			renderer->summary->name);
	renderer->row = renderer->heading = sheet_head_write(renderer->sheet, view->heading, false);
	sheet_row_lines(renderer->sheet, renderer->row, heading_lines(view));
	for (size_t i = 0; i < view->count; i++) {
		bool number = column_is_number(view->columns[i]);
		sheet_text(renderer->sheet, renderer->row, (uint16_t)i, view->columns[i]->heading,
			number ? STYLE_HEADING_NUMBER : STYLE_HEADING);
		/* The labels of the head stand in the first column. */
		sheet_width(renderer->sheet, (uint16_t)i,
			i == 0 && view->columns[i]->width < LABEL_WIDTH ? LABEL_WIDTH : view->columns[i]->width);
		if (view->columns[i]->fill)
			sheet_grid(renderer->sheet);
	}
	renderer->row++;
	struct part *part =
		pool_append(renderer->pool, &renderer->parts, &renderer->part_count, sizeof *part);
	*part = (struct part){ renderer->sheet, renderer->row, renderer->row };
	return STATUS_OK;
}

/* An ampersand is a sign of the footer's own language. */
static const char *footer_make(struct sheet_renderer *renderer)
{
	char name[2 * SHEET_NAME_SIZE], *end = name;
	for (const char *c = sheet_name(renderer->sheet); *c != '\0'; c++) {
		if (*c == '&')
			*end++ = '&';
		*end++ = *c;
	}
	*end = '\0';
	return pool_printf(renderer->pool, "&L%s&R&P / &N", name);
}

/* `behind`: rows under those of values that are printed too. */
static void part_end(struct sheet_renderer *renderer, uint32_t behind)
{
	struct part *part = &renderer->parts[renderer->part_count - 1];
	uint16_t columns = (uint16_t)renderer->view->count;
	part->last = renderer->row > part->first ? renderer->row - 1 : part->first;
	sheet_table(part->sheet, renderer->heading, part->last, columns);
	sheet_print(part->sheet, renderer->heading, part->last + behind, printed_columns(renderer->view), footer_make(renderer));
	sheet_marks_put(renderer->view, part->sheet, part->first, part->last);
}

static void put_cell(struct sheet_renderer *renderer, uint16_t index, const struct cell *cell)
{
	const struct plan *plan = &renderer->plans[index];
	const struct column *column = renderer->view->columns[index];
	if (column_is_number(column)) {
		if (cell->integer > -EXACT_MAX && cell->integer < EXACT_MAX) {
			sheet_number(renderer->sheet, renderer->row, index,
				(double)cell->integer / plan->divisor, plan->style);
			return;
		}
		char text[NUMBER_TEXT_MAX];
		bool trim;
		int digits = column_digits(renderer->view, column, &trim);
		number_write(text, cell->integer, digits, trim, '.');
		sheet_text(renderer->sheet, renderer->row, index, text, STYLE_TEXT);
		return;
	}
	day_t day = column->type == COLUMN_DAY ? day_from_iso(cell->text) : DAY_NONE;
	instant_t time = column->type == COLUMN_TIME ? instant_from_iso(cell->text) : INSTANT_NONE;
	if (day != DAY_NONE) {
		sheet_number(renderer->sheet, renderer->row, index, workbook_day(day), plan->style);
	} else if (time != INSTANT_NONE) {
		char text[LOCAL_TEXT_MAX], date[DAY_TEXT_MAX];
		zone_format(time, text);
		memcpy(date, text, DAY_TEXT_MAX - 1);
		date[DAY_TEXT_MAX - 1] = '\0';
		int minutes = atoi(text + 11) * 60 + atoi(text + 14);
		sheet_number(renderer->sheet, renderer->row, index,
			workbook_day(day_from_iso(date)) + minutes / 1440.0, plan->style);
	} else {
		sheet_text(renderer->sheet, renderer->row, index, cell->text, plan->style);
	}
}

static int sheet_row(struct renderer *base, const struct cell *cells)
{
	struct sheet_renderer *renderer = (struct sheet_renderer *)base;
	if (renderer->row >= renderer->most) {
		part_end(renderer, 0);
		int status = part_begin(renderer);
		if (status != STATUS_OK)
			return status;
	}
	for (size_t i = 0; i < renderer->view->count; i++) {
		if (!cells[i].null)
			put_cell(renderer, (uint16_t)i, &cells[i]);
	}
	renderer->row++;
	return STATUS_OK;
}

/* Cells of another part are named with its sheet. */
static const char *part_prefix(struct sheet_renderer *renderer, size_t part)
{
	char reference[SHEET_REFERENCE_MAX];
	if (part + 1 == renderer->part_count)
		return "";
	return pool_copy(renderer->pool, sheet_reference(renderer->parts[part].sheet, reference));
}

/* =SUM('Usage'!M9:M1048575,M9:M200): the rows from a place on, over all the parts of a long report. */
static const char *sum_rows(struct sheet_renderer *renderer, struct place from, uint16_t column)
{
	const char *formula = "=SUM(";
	for (size_t i = from.part; i < renderer->part_count; i++) {
		const struct part *part = &renderer->parts[i];
		char first[CELL_NAME_MAX], last[CELL_NAME_MAX];
		uint32_t end = i + 1 < renderer->part_count ? part->last
			       : renderer->row > part->first ? renderer->row - 1 : part->first;
		formula = pool_printf(renderer->pool, "%s%s%s%s:%s", formula, i == from.part ? "" : ",",
			part_prefix(renderer, i), cell_name(i == from.part ? from.row : part->first, column, first),
			cell_name(end, column, last));
	}
	return pool_printf(renderer->pool, "%s)", formula);
}

/* =SUM(M20,M31): of the subtotals, so that no row counts twice. */
static const char *sum_subtotals(struct sheet_renderer *renderer, uint16_t column)
{
	const char *formula = "=SUM(";
	for (size_t i = 0; i < renderer->subtotal_count; i++) {
		char cell[CELL_NAME_MAX];
		formula = pool_printf(renderer->pool, "%s%s%s%s", formula, i == 0 ? "" : ",",
			part_prefix(renderer, renderer->subtotals[i].part),
			cell_name(renderer->subtotals[i].row, column, cell));
	}
	return pool_printf(renderer->pool, "%s)", formula);
}

static const char *sum_formula(struct sheet_renderer *renderer, uint16_t column)
{
	if (renderer->subtotal_count > 0)
		return sum_subtotals(renderer, column);
	return sum_rows(renderer, (struct place){ 0, renderer->parts[0].first }, column);
}

static void note_total(struct sheet_renderer *renderer, uint32_t row, uint16_t index, int64_t value)
{
	char cell[CELL_NAME_MAX], reference[SHEET_REFERENCE_MAX];
	struct summary_sheet *summary = renderer->summary;
	struct sheet_total *total = pool_append(renderer->pool, &summary->totals, &summary->total_count, sizeof *total);
	*total = (struct sheet_total){ renderer->view->columns[index],
		pool_printf(renderer->pool, "%s%s", sheet_reference(renderer->sheet, reference),
			cell_name(row, index, cell)),
		value };
	sheet_name_cell(renderer->sheet, summary->name, renderer->view->columns[index]->key, row, index);
}

/* A row of sums; the first cell that is none says of what they are. */
static void put_sums(struct sheet_renderer *renderer, uint32_t row, const char *name, const struct cell *totals,
	bool of_group)
{
	const struct view *view = renderer->view;
	for (uint16_t i = 0; i < view->count; i++) {
		if (totals[i].null) {
			sheet_text(renderer->sheet, row, i, name, STYLE_TOTAL_TEXT);
			name = "";
			continue;
		}
		const char *formula =
			of_group ? sum_rows(renderer, renderer->group, i) : sum_formula(renderer, i);
		sheet_formula(renderer->sheet, row, i, formula,
			(double)totals[i].integer / renderer->plans[i].divisor,
			total_style(view->columns[i]));
		if (!of_group)
			note_total(renderer, row, i, totals[i].integer);
	}
}

static int sheet_subtotal(struct renderer *base, const char *group, const struct cell *totals)
{
	struct sheet_renderer *renderer = (struct sheet_renderer *)base;
	if (renderer->row >= renderer->most) {
		part_end(renderer, 0);
		int status = part_begin(renderer);
		if (status != STATUS_OK)
			return status;
	}
	put_sums(renderer, renderer->row, pool_printf(renderer->pool, _("Total %s"), group), totals, true);
	struct place *place =
		pool_append(renderer->pool, &renderer->subtotals, &renderer->subtotal_count, sizeof *place);
	*place = (struct place){ renderer->part_count - 1, renderer->row++ };
	renderer->group = (struct place){ renderer->part_count - 1, renderer->row };
	return STATUS_OK;
}

/* A blank row, then a label and a line to write on, with room above it. */
enum { SIGNATURE_ROWS = 2, SIGNATURE_COLUMNS = 3 };

static void put_signatures(struct sheet_renderer *renderer, uint32_t row)
{
	const struct heading *heading = renderer->view->heading;
	for (size_t i = 0; i < heading->signature_count; i++) {
		row += SIGNATURE_ROWS;
		sheet_text(renderer->sheet, row, 0, heading->signatures[i], STYLE_LABEL);
		for (uint16_t column = 1; column <= SIGNATURE_COLUMNS; column++)
			sheet_text(renderer->sheet, row, column, "", STYLE_SIGNATURE);
	}
}

static void sheet_abandon(struct renderer *base)
{
	free(base);
}

/* Rows of values that the first part has. */
static uint32_t rows_of_first(const struct sheet_renderer *renderer)
{
	const struct part *part = &renderer->parts[0];
	return (renderer->part_count > 1 ? part->last + 1 : renderer->row) - part->first;
}

static int sheet_end(struct renderer *base, const struct cell *totals)
{
	struct sheet_renderer *renderer = (struct sheet_renderer *)base;
	if (renderer->part_count > 0) {
		uint32_t behind = totals != NULL ? 1 : 0;
		uint32_t signatures = (uint32_t)renderer->view->heading->signature_count * SIGNATURE_ROWS;
		sheet_charts_note(renderer->view, renderer->pool, renderer->parts[0].sheet, renderer->parts[0].first,
			rows_of_first(renderer), renderer->summary);
		part_end(renderer, behind + signatures + sheet_charts_height(renderer->summary));
		if (totals != NULL)
			put_sums(renderer, renderer->parts[renderer->part_count - 1].last + 1, _("Total"), totals,
				false);
		uint32_t last = renderer->parts[renderer->part_count - 1].last + behind;
		put_signatures(renderer, last);
		sheet_charts_put(renderer->sheet, last + signatures + 2, renderer->summary);
	}
	sheet_abandon(base);
	return STATUS_OK;
}

struct renderer *render_sheet(
	const struct view *view, struct workbook *workbook, struct pool *pool, struct summary_sheet *summary)
{
	struct sheet_renderer *renderer = calloc(1, sizeof *renderer);
	if (renderer == NULL)
		abort();
	*renderer = (struct sheet_renderer){ .base = { sheet_row, sheet_end, sheet_abandon, sheet_subtotal },
		.view = view,
		.workbook = workbook,
		.pool = pool,
		.summary = summary };
	uint32_t rows = view->output->sheet_rows;
	renderer->most = (rows == 0 || rows > SHEET_ROWS ? SHEET_ROWS : rows) - 1;
	renderer->plans = pool_alloc(pool, view->count * sizeof *renderer->plans + 1);
	for (size_t i = 0; i < view->count; i++)
		renderer->plans[i] = plan_make(view, view->columns[i]);
	if (part_begin(renderer) != STATUS_OK) {
		free(renderer);
		return NULL;
	}
	renderer->group = (struct place){ 0, renderer->row };
	return &renderer->base;
}
