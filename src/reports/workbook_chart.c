/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts, and names for cells that other workbooks refer to. */
#include "config.h"
#include <string.h>
#include <strings.h>
#include "workbook_library.h"

/* More labels than these would lie over each other. */
enum { TITLE_SIZE = 11, LABEL_SIZE = 8, LEVEL_LABELS_MAX = 6, SLOPE = -45 };

/* ='Areas'!$C$9:$C$13 */
static const char *range(struct pool *pool, const struct chart_data *data, uint16_t column, uint32_t first, uint32_t last)
{
	char reference[SHEET_REFERENCE_MAX], letters[CELL_NAME_MAX];
	cell_name(0, column, letters);
	letters[strlen(letters) - 1] = '\0';
	sheet_reference(data->sheet, reference);
	return pool_printf(pool, "=%s$%s$%u:$%s$%u", reference, letters, first + 1, letters, last + 1);
}

/* ='Areas'!$C$8 */
static char *one_cell(struct pool *pool, const struct chart_data *data, uint16_t column, uint32_t row)
{
	char *text = pool_copy(pool, range(pool, data, column, row, row));
	*strrchr(text, ':') = '\0';
	return text;
}

static void series_add(struct workbook *workbook, lxw_chart *chart, const struct chart_data *data, size_t index)
{
	static const lxw_color_t colours[SERIES_MAX] = { 0x2F6B8F, 0xE08A3C, 0x7BA05B, 0x9C5F9C };
	struct library *library = &workbook->library;
	uint16_t column = data->series[index];
	lxw_chart_series *series = library->chart_add_series(chart,
		range(&workbook->pool, data, data->by, data->first, data->last),
		range(&workbook->pool, data, column, data->first, data->last));
	lxw_chart_fill fill = { .color = colours[index] };
	lxw_chart_line line = { .color = colours[index], .width = 2.25f };
	library->chart_series_set_name(series, one_cell(&workbook->pool, data, column, data->heading));
	if (data->kind == CHART_LINE)
		library->chart_series_set_line(series, &line);
	else
		library->chart_series_set_fill(series, &fill);
	if (data->kind == CHART_LINE)
		library->chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static void axes_set(struct library *library, lxw_chart *chart, const struct chart_data *data)
{
	/* A chart that lies has its values on the library's axis x. */
	bool lies = data->kind == CHART_BAR;
	lxw_chart_axis *by = lies ? chart->y_axis : chart->x_axis, *amount = lies ? chart->x_axis : chart->y_axis;
	lxw_chart_font label = { .size = LABEL_SIZE, .bold = LXW_EXPLICIT_FALSE }, sloped = label;
	if (!lies && data->last - data->first >= LEVEL_LABELS_MAX)
		sloped.rotation = SLOPE;
	/* Names say for themselves what they are, and need the room. */
	if (!lies)
		library->chart_axis_set_name(by, data->by_name);
	library->chart_axis_set_name(amount, data->amount_name);
	library->chart_axis_set_name_font(by, &label);
	library->chart_axis_set_name_font(amount, &label);
	library->chart_axis_set_num_font(by, &sloped);
	library->chart_axis_set_num_font(amount, &label);
	library->chart_axis_set_num_format(amount, data->format);
	library->chart_axis_set_label_position(by, LXW_CHART_AXIS_LABEL_POSITION_LOW);
	if (data->by_day)
		library->chart_axis_set_num_format(by, "yyyy-mm-dd");
	if (lies)
		library->chart_axis_set_interval_unit(by, 1);
	/* The first row of the sheet stands on top, and the amounts at the foot all the same. */
	if (lies)
		library->chart_axis_set_reverse(by);
	library->chart_axis_set_label_position(
		amount, lies ? LXW_CHART_AXIS_LABEL_POSITION_HIGH : LXW_CHART_AXIS_LABEL_POSITION_LOW);
}

void sheet_chart(struct sheet *sheet, uint32_t row, uint16_t column, const struct chart_place *place,
	const struct chart_data *data)
{
	struct workbook *workbook = sheet->workbook;
	struct library *library = &workbook->library;
	bool stacked = data->series_count > 1;
	uint8_t kinds[] = {
		[CHART_COLUMN] = stacked ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN,
		[CHART_BAR] = stacked ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR,
		[CHART_LINE] = LXW_CHART_LINE,
	};
	lxw_chart *chart = library->workbook_add_chart(workbook->file, kinds[data->kind]);
	lxw_chart_font title = { .size = TITLE_SIZE, .bold = LXW_TRUE };
	for (size_t i = 0; i < data->series_count; i++)
		series_add(workbook, chart, data, i);
	library->chart_title_set_name(chart, data->title);
	library->chart_title_set_name_font(chart, &title);
	axes_set(library, chart, data);
	library->chart_legend_set_position(chart,
		!stacked ? LXW_CHART_LEGEND_NONE
			 : data->kind == CHART_BAR ? LXW_CHART_LEGEND_RIGHT : LXW_CHART_LEGEND_BOTTOM);
	lxw_chart_options options = { .x_scale = place->width / 480.0,
		.y_scale = place->height / 288.0 };
	workbook_note(workbook, library->worksheet_insert_chart_opt(sheet->worksheet, row, column, chart, &options));
}

/* Letters, digits and _, as names may be made of; what is beyond ASCII is taken for letters. */
static char *name_make(struct pool *pool, const char *sheet, const char *key)
{
	bool digit = sheet[0] >= '0' && sheet[0] <= '9';
	char *name = pool_printf(pool, "%s%s_%s", digit ? "_" : "", sheet, key);
	for (char *c = name; *c != '\0'; c++) {
		bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') ||
			(unsigned char)*c >= 0x80;
		if (!letter)
			*c = '_';
	}
	return name;
}

static bool name_is_taken(const struct workbook *workbook, const char *name)
{
	for (size_t i = 0; i < workbook->name_count; i++) {
		if (strcasecmp(workbook->names[i], name) == 0)
			return true;
	}
	return false;
}

void sheet_name_cell(struct sheet *sheet, const char *of, const char *key, uint32_t row, uint16_t column)
{
	struct workbook *workbook = sheet->workbook;
	struct chart_data cell = { .sheet = sheet };
	char *name = name_make(&workbook->pool, of, key), *plain = name;
	for (unsigned turn = 2; name_is_taken(workbook, name); turn++)
		name = pool_printf(&workbook->pool, "%s_%u", plain, turn);
	*(char **)pool_append(&workbook->pool, &workbook->names, &workbook->name_count, sizeof(char *)) = name;
	workbook_note(workbook, workbook->library.workbook_define_name(
					workbook->file, name, one_cell(&workbook->pool, &cell, column, row)));
}
