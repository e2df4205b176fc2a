/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a count's sheet that was filled in. */
#include "config.h"
#include "count_file.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/text.h"
#include "csv_reader.h"
#include "items.h"

enum heading { COUNT, LINE, PRODUCT, LOT, EXPIRES, LOCATION, OPENED, COUNTED, PRICE, HEADINGS };

static const char *const heading_names[HEADINGS] = {
	"count",
	"line",
	"product",
	"lot",
	"expires",
	"location",
	"opened",
	"counted",
	"price",
};

enum { NO_CELL = -1, HEAD_ROWS_MAX = 20 };

struct sheet {
	struct context *context;
	const struct count *count;
	struct count_figures *figures;
	int columns[HEADINGS]; /* of the file; NO_CELL: it has none */
	bool *taken; /* lines of the count that were read */
};

/* A workbook that is saved as CSV has its title and other words before the heading: they are passed over. */
static bool take_heading(struct sheet *sheet, const struct csv_row *row)
{
	for (int i = 0; i < HEADINGS; i++) {
		sheet->columns[i] = NO_CELL;
		for (size_t j = 0; j < row->count; j++) {
			if (text_is_utf8(row->fields[j], strlen(row->fields[j])) &&
				strcmp(text_key(row->fields[j], sheet->context->pool), heading_names[i]) == 0)
				sheet->columns[i] = (int)j;
		}
	}
	return sheet->columns[COUNT] != NO_CELL && sheet->columns[LINE] != NO_CELL &&
		sheet->columns[PRODUCT] != NO_CELL && sheet->columns[COUNTED] != NO_CELL;
}

static const char *cell(const struct sheet *sheet, const struct csv_row *row, enum heading heading)
{
	int column = sheet->columns[heading];
	const char *text = column == NO_CELL || (size_t)column >= row->count ? "" : row->fields[column];
	return text + strspn(text, " ");
}

static int check_count(struct sheet *sheet, const char *said)
{
	char number[32];
	snprintf(number, sizeof(number), "C%lld", (long long)sheet->count->number);
	if (strcmp(said, number) == 0)
		return STATUS_OK;
	return error_set(sheet->context->error, STATUS_DATA,
		_("'%s': this is the sheet of another count than %s"), QUOTED(said), number);
}

/* The product may have got another code since the sheet was made. */
static bool is_product(struct sheet *sheet, const struct count_line *line, const char *said)
{
	struct context *context = sheet->context;
	struct record record;
	if (strcmp(line->product.code, said) == 0)
		return true;
	int status = catalogue_find(context->store, &thing_product, said, true, context->pool, &record);
	if (status != STATUS_OK)
		error_clear(context->error);
	return status == STATUS_OK && record.id == line->product.id;
}

/* Another line's lot stands there. A lot that no line has is passed over: spreadsheets take the zeros off it. */
static bool is_other_lot(const struct sheet *sheet, const struct count_line *line, const char *said)
{
	bool other = false;
	for (size_t i = 0; i < sheet->count->count; i++) {
		const struct count_line *one = &sheet->count->lines[i];
		if (one->product.id == line->product.id && strcmp(one->lot_code, said) == 0)
			other = true;
	}
	return other && strcmp(line->lot_code, said) != 0;
}

static int find_line(struct sheet *sheet, const struct csv_row *row, const struct count_line **line)
{
	const char *said = cell(sheet, row, LINE), *product = cell(sheet, row, PRODUCT);
	struct error *error = sheet->context->error;
	char *end;
	long number = strtol(said, &end, 10);
	if (*end != '\0' || number < 1 || (size_t)number > sheet->count->count)
		return error_set(error, STATUS_DATA, _("'%s': count C%lld has no line of this number"),
			QUOTED(said), (long long)sheet->count->number);
	*line = &sheet->count->lines[number - 1];
	if (!is_product(sheet, *line, product))
		return error_set(error, STATUS_DATA,
			_("line %ld of count C%lld is product '%s', the sheet has '%s' there; its rows came out of order"),
			number, (long long)sheet->count->number, (*line)->product.code, QUOTED(product));
	if (is_other_lot(sheet, *line, cell(sheet, row, LOT)))
		return error_set(error, STATUS_DATA,
			_("line %ld of count C%lld is lot '%s', the sheet has '%s' there; its rows came out of order"),
			number, (long long)sheet->count->number, (*line)->lot_code, QUOTED(cell(sheet, row, LOT)));
	if (sheet->taken[number - 1])
		return error_set(error, STATUS_DATA, _("line %ld of count C%lld stands there twice"), number,
			(long long)sheet->count->number);
	sheet->taken[number - 1] = true;
	return STATUS_OK;
}

static int take_line(struct sheet *sheet, const struct csv_row *row)
{
	const struct count_line *line = NULL;
	struct count_entered entered = { 0 };
	int status = check_count(sheet, cell(sheet, row, COUNT));
	if (status == STATUS_OK)
		status = find_line(sheet, row, &line);
	if (status != STATUS_OK || *cell(sheet, row, COUNTED) == '\0')
		return status;
	entered.line = (size_t)(line - sheet->count->lines);
	status = count_amount_read(sheet->context, &line->product, line->is_open, cell(sheet, row, COUNTED),
		true, &entered.amount);
	*(struct count_entered *)pool_append(sheet->context->pool, &sheet->figures->entered,
		&sheet->figures->entered_count, sizeof(entered)) = entered;
	return status;
}

static int find_place(struct sheet *sheet, const char *code, int64_t *location)
{
	struct context *context = sheet->context;
	struct record record;
	const char *usual;
	*location = sheet->count->location;
	if (*code == '\0')
		return *location != 0 ? STATUS_OK : place_find(context, location, &usual);
	int status = catalogue_find(context->store, &thing_location, code, true, context->pool, &record);
	*location = record.id;
	return status;
}

/* A row that the snapshot has not. */
static int take_found(struct sheet *sheet, const struct csv_row *row)
{
	struct context *context = sheet->context;
	struct count_found found = {
		.expires = DAY_NONE, .price = -1, .is_open = *cell(sheet, row, OPENED) != '\0'
	};
	const char *expires = cell(sheet, row, EXPIRES), *price = cell(sheet, row, PRICE);
	struct record record;
	struct product product;
	char *lot = NULL;
	if (*cell(sheet, row, COUNTED) == '\0')
		return error_set(
			context->error, STATUS_DATA, _("a row without a line's number and without a figure"));
	int status = catalogue_find(
		context->store, &thing_product, cell(sheet, row, PRODUCT), true, context->pool, &record);
	if (status == STATUS_OK)
		status = product_load(context->store, record.id, context->pool, &product);
	if (status == STATUS_OK)
		status = text_clean_lot(cell(sheet, row, LOT), context->pool, &lot, context->error);
	if (status == STATUS_OK && *expires != '\0')
		status = expiry_parse(expires, context->today, &found.expires, context->error);
	if (status == STATUS_OK && *price != '\0')
		status = count_price_read(context, price, &found.price);
	if (status == STATUS_OK)
		status = find_place(sheet, cell(sheet, row, LOCATION), &found.location);
	if (status == STATUS_OK)
		status = count_amount_read(
			context, &product, found.is_open, cell(sheet, row, COUNTED), true, &found.amount);
	found.product = record.id;
	found.lot = lot;
	found.has_expiry = *expires != '\0';
	*(struct count_found *)pool_append(
		context->pool, &sheet->figures->found, &sheet->figures->found_count, sizeof(found)) = found;
	return status;
}

static bool is_blank(const struct sheet *sheet, const struct csv_row *row)
{
	return *cell(sheet, row, LINE) == '\0' && *cell(sheet, row, PRODUCT) == '\0' &&
		*cell(sheet, row, COUNTED) == '\0';
}

static int read_rows(struct sheet *sheet, struct csv_reader *reader)
{
	struct error *error = sheet->context->error;
	struct csv_row row;
	bool begun = false;
	int status;
	for (int rows = 0; (status = csv_reader_next(reader, &row)) > 0; rows++) {
		if (!begun) {
			begun = take_heading(sheet, &row);
			if (!begun && rows == HEAD_ROWS_MAX)
				break;
			continue;
		}
		if (is_blank(sheet, &row))
			continue;
		status = *cell(sheet, &row, LINE) == '\0' ? take_found(sheet, &row) : take_line(sheet, &row);
		if (status != STATUS_OK) {
			error_prefix(error, _("line %lld: "), (long long)row.line);
			return status;
		}
	}
	if (status >= 0 && !begun)
		return error_set(error, STATUS_DATA,
			_("there is no heading with count, line, product and counted; 'ampoule count sheet C%lld -o sheet.csv' "
			  "writes one"),
			(long long)sheet->count->number);
	return status;
}

int count_file_read(struct context *context, const struct count *count, const char *path,
	const char *encoding, struct count_figures *figures)
{
	struct sheet sheet = {
		.context = context,
		.count = count,
		.figures = figures,
		.taken = pool_alloc(context->pool, count->count + 1),
	};
	struct csv_reader *reader;
	int status = csv_reader_open(path, encoding, context->error, &reader);
	if (status != STATUS_OK)
		return status;
	status = read_rows(&sheet, reader);
	csv_reader_close(reader);
	if (status != STATUS_OK)
		error_prefix(context->error,
			"'%s': ", strcmp(path, "-") == 0 ? _("standard input") : QUOTED(path));
	return status;
}
