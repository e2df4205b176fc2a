/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A workbook in the making, in words that know no library. Rows of a sheet are written from top to bottom,
 * and their memory is given back as they are; sheets may be written in turns. The first failure is kept until
 * workbook_finish. Rows and columns count from 0.
 */
#pragma once
#include <stdint.h>
#include "ampoule/day.h"
#include "ampoule/error.h"
#include "ampoule/report.h"

struct workbook;
struct sheet;

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,
	STYLE_LABEL,
	STYLE_ALARM,
	STYLE_VERDICT,
	STYLE_HEADING,
	STYLE_HEADING_NUMBER,
	STYLE_TEXT, /* a text cell, whatever it looks like */
	STYLE_DAY,
	STYLE_TIME,
	STYLE_COUNT,
	STYLE_QUANTITY,
	STYLE_MONEY,
	STYLE_PERCENT,
	STYLE_SIGNATURE, /* a line to write on */
	STYLE_TOTAL_TEXT,
	STYLE_TOTAL_COUNT,
	STYLE_TOTAL_QUANTITY,
	STYLE_TOTAL_MONEY,
	STYLES,
};

enum {
	SHEET_ROWS = 1048576,
	SHEET_NAME_MAX = 31, /* characters */
	SHEET_NAME_SIZE = 4 * SHEET_NAME_MAX + 1,
};

struct workbook_options {
	const char *path;
	const char *folder; /* for temporary files */
	int digits; /* of the currency */
	instant_t created;
	const char *title, *company, *comments;
};

/* Errors: STATUS_UNAVAILABLE when the library is not installed, STATUS_OUTPUT. */
int workbook_begin(const struct workbook_options *options, struct error *error, struct workbook **out);
/* Writes the file and frees the workbook. Errors: STATUS_IO (a full disk shows here). */
int workbook_finish(struct workbook *workbook, struct error *error);

/*
 * A new sheet. Its name is brought to what spreadsheets let in (no []:*?/\, 31 characters, no apostrophe at
 * its ends); `part` from 2 on is added to it: "Usage (2)". NULL when there is such a sheet already.
 */
struct sheet *workbook_sheet(struct workbook *workbook, const char *name, unsigned part);
/* As it came out. */
const char *sheet_name(const struct sheet *sheet);

void sheet_text(struct sheet *sheet, uint32_t row, uint16_t column, const char *text, enum style style);
void sheet_number(struct sheet *sheet, uint32_t row, uint16_t column, double number, enum style style);
/* `formula` begins with =; `value` is stored with it for those that do not calculate. */
void sheet_formula(struct sheet *sheet, uint32_t row, uint16_t column, const char *formula, double value,
	enum style style);

/* A formula whose result is VERDICT_GOOD, which is green, or another word, which is red. */
#define VERDICT_GOOD "OK"
void sheet_verdict(struct sheet *sheet, uint32_t row, uint16_t column, const char *formula, const char *value);

void sheet_width(struct sheet *sheet, uint16_t column, int characters);
/* Room for so many lines in a row; to be said before the next one is written. */
void sheet_row_lines(struct sheet *sheet, uint32_t row, int lines);
/* Lines between all cells, on paper too. */
void sheet_grid(struct sheet *sheet);
/* Frozen and filtered heading over rows heading+1 … last of so many columns. */
void sheet_table(struct sheet *sheet, uint32_t heading, uint32_t last, uint16_t columns);
/* Upright pages; to be said after sheet_print. */
void sheet_print_upright(struct sheet *sheet);
/* Landscape, one page wide, the heading repeated, page n of m; rows up to `last` are printed. */
void sheet_print(struct sheet *sheet, uint32_t heading, uint32_t last, uint16_t columns, const char *footer);

/* Colours days past and near in rows first … last of a column, seen from `as_of`. */
void sheet_mark_expiry(
	struct sheet *sheet, uint16_t column, uint32_t first, uint32_t last, day_t as_of, int near);
/* Colours words in capitals and `word`. */
void sheet_mark_state(struct sheet *sheet, uint16_t column, uint32_t first, uint32_t last, const char *word);

/* Numbers from 0 on, and what is said to whoever fills in another thing. */
struct sheet_rule {
	bool whole;
	int unless; /* column in whose filled rows decimals are valid, too; -1: none */
	const char *title, *message; /* up to 32 and 255 characters */
};
void sheet_valid(struct sheet *sheet, uint16_t column, uint32_t first, uint32_t last, const struct sheet_rule *rule);

/* What a chart shows: rows first … last of columns of a sheet, whose names stand in the row `heading`. */
struct chart_data {
	enum chart_kind kind;
	const struct sheet *sheet;
	uint32_t heading, first, last;
	uint16_t by;
	uint16_t series[SERIES_MAX];
	size_t series_count;
	const char *title, *by_name, *amount_name;
	bool by_day; /* what they stand over are days */
	const char *format; /* of the numbers on its axis */
};

/* In pixels; a row is ROW_PIXELS high. */
struct chart_place {
	int width, height;
};
enum { ROW_PIXELS = 20 };
void sheet_chart(struct sheet *sheet, uint32_t row, uint16_t column, const struct chart_place *place,
	const struct chart_data *data);

/* A name by which other workbooks may refer to a cell: Roll_forward_closing_value for `of` Roll-forward. */
void sheet_name_cell(struct sheet *sheet, const char *of, const char *key, uint32_t row, uint16_t column);

/* The number that a spreadsheet keeps for a day. */
double workbook_day(day_t day);

enum { CELL_NAME_MAX = 16 };
/* "M512" for row 511, column 12. */
char *cell_name(uint32_t row, uint16_t column, char text[CELL_NAME_MAX]);
/* The sheet's name as formulas write it, with an exclamation mark: 'Usage (2)'! */
enum { SHEET_REFERENCE_MAX = 2 * SHEET_NAME_SIZE + 4 };
char *sheet_reference(const struct sheet *sheet, char text[SHEET_REFERENCE_MAX]);
