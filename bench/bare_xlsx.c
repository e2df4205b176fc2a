/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What SQLite and libxlsxwriter alone take for the cells of `ampoule report movements --format xlsx`:
 * bare_xlsx FILE QUERY.sql OUT.xlsx. The query is the report's own; its parameters stay null.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

enum {
	DAY,
	ENTRY,
	KIND,
	REASON,
	DOCUMENT,
	PRODUCT,
	LOT,
	LOCATION,
	CONTAINERS,
	CONTENT,
	VALUE,
	LOT_ID,
	LOCATION_ID
};
enum { PLACES = 8, FIRST_ROW = 8 };

struct sheet {
	lxw_worksheet *worksheet;
	lxw_format *day, *text, *count, *quantity, *money;
	sqlite3_int64 *balances; /* of each lot and place */
	sqlite3_int64 lots;
};

static char *file_read(const char *path)
{
	static char text[1 << 16];
	FILE *file = fopen(path, "r");
	if (file == NULL) {
		perror(path);
		exit(EXIT_FAILURE);
	}
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	return text;
}

/* Days since 1899-12-30, as spreadsheets count them. */
static double serial_day(const char *iso)
{
	int year = atoi(iso), month = atoi(iso + 5), day = atoi(iso + 8);
	year -= month <= 2;
	int era = year / 400, of_era = year - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468 + 25569;
}

static double balance_after(struct sheet *sheet, sqlite3_stmt *row)
{
	sqlite3_int64 lot = sqlite3_column_int64(row, LOT_ID),
		      place = sqlite3_column_int64(row, LOCATION_ID) % PLACES;
	if (lot >= sheet->lots) {
		sqlite3_int64 more = (lot + 1) * 2;
		sheet->balances =
			realloc(sheet->balances, (size_t)(more * PLACES) * sizeof(*sheet->balances));
		if (sheet->balances == NULL)
			abort();
		for (sqlite3_int64 i = sheet->lots * PLACES; i < more * PLACES; i++)
			sheet->balances[i] = 0;
		sheet->lots = more;
	}
	sqlite3_int64 *balance = &sheet->balances[lot * PLACES + place];
	*balance += sqlite3_column_int64(row, CONTENT);
	return (double)*balance / 1000;
}

static void put_text(struct sheet *sheet, lxw_row_t at, lxw_col_t cell, sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	if (text != NULL)
		worksheet_write_string(sheet->worksheet, at, cell, text, sheet->text);
}

static void put_number(struct sheet *sheet, lxw_row_t at, lxw_col_t cell, sqlite3_stmt *row, int column,
	double divisor, lxw_format *format)
{
	worksheet_write_number(
		sheet->worksheet, at, cell, (double)sqlite3_column_int64(row, column) / divisor, format);
}

static void put_row(struct sheet *sheet, lxw_row_t at, sqlite3_stmt *row)
{
	worksheet_write_number(
		sheet->worksheet, at, 0, serial_day((const char *)sqlite3_column_text(row, DAY)), sheet->day);
	put_number(sheet, at, 1, row, ENTRY, 1, sheet->count);
	for (int column = KIND; column <= LOCATION; column++)
		put_text(sheet, at, (lxw_col_t)column, row, column);
	put_number(sheet, at, 8, row, CONTAINERS, 1, sheet->count);
	put_number(sheet, at, 9, row, CONTENT, 1000, sheet->quantity);
	worksheet_write_number(sheet->worksheet, at, 10, balance_after(sheet, row), sheet->quantity);
	put_number(sheet, at, 11, row, VALUE, 100, sheet->money);
}

static lxw_format *format_of(lxw_workbook *workbook, const char *number)
{
	lxw_format *format = workbook_add_format(workbook);
	format_set_num_format(format, number);
	return format;
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	if (argc != 4) {
		fprintf(stderr, "usage: bare_xlsx FILE QUERY.sql OUT.xlsx\n");
		return EXIT_FAILURE;
	}
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
		sqlite3_prepare_v2(db, file_read(argv[2]), -1, &statement, NULL) != SQLITE_OK) {
		fprintf(stderr, "bare_xlsx: %s\n", sqlite3_errmsg(db));
		return EXIT_FAILURE;
	}
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	lxw_workbook *workbook = workbook_new_opt(argv[3], &options);
	struct sheet sheet = {
		.worksheet = workbook_add_worksheet(workbook, "Movements"),
		.day = format_of(workbook, "yyyy-mm-dd"),
		.text = format_of(workbook, "@"),
		.count = format_of(workbook, "#,##0"),
		.quantity = format_of(workbook, "#,##0.00#"),
		.money = format_of(workbook, "#,##0.00"),
	};
	for (lxw_row_t at = FIRST_ROW; sqlite3_step(statement) == SQLITE_ROW; at++)
		put_row(&sheet, at, statement);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	free(sheet.balances);
	return workbook_close(workbook) == LXW_NO_ERROR ? EXIT_SUCCESS : EXIT_FAILURE;
}
