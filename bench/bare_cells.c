/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What libxlsxwriter alone takes for the cells of a sheet: bare_cells CELLS OUT.xlsx. CELLS is tab-separated; its first
 * line says what each column is: day, text, count, quantity (thousandths) or money (hundredths). No query is run.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { COLUMNS_MOST = 32, FIRST_ROW = 8 };

struct column {
	enum { DAY, TEXT, NUMBER } type;
	double divisor;
	lxw_format *format;
};

/* Days since 1899-12-30, as spreadsheets count them. */
static double serial_day(const char *iso)
{
	int year = atoi(iso), month = atoi(iso + 5), day = atoi(iso + 8);
	year -= month <= 2;
	int era = year / 400, of_era = year - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468 + 25569;
}

static struct column column_make(lxw_workbook *workbook, const char *word)
{
	static const struct {
		const char *word, *number;
		struct column column;
	} kinds[] = {
		{ "day", "yyyy-mm-dd", { DAY, 1, NULL } },
		{ "text", "@", { TEXT, 1, NULL } },
		{ "count", "#,##0", { NUMBER, 1, NULL } },
		{ "quantity", "#,##0.00#", { NUMBER, 1000, NULL } },
		{ "money", "#,##0.00", { NUMBER, 100, NULL } },
	};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kinds[i].word, word) != 0)
			continue;
		struct column column = kinds[i].column;
		column.format = workbook_add_format(workbook);
		format_set_num_format(column.format, kinds[i].number);
		return column;
	}
	fprintf(stderr, "bare_cells: no kind of column '%s'\n", word);
	exit(EXIT_FAILURE);
}

static void put(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t at, const struct column *column, const char *field)
{
	if (*field == '\0')
		return;
	if (column->type == TEXT)
		worksheet_write_string(sheet, row, at, field, column->format);
	else
		worksheet_write_number(sheet, row, at,
			column->type == DAY ? serial_day(field) : (double)atoll(field) / column->divisor,
			column->format);
}

int main(int argc, char **argv)
{
	FILE *cells = argc == 3 ? fopen(argv[1], "r") : NULL;
	if (cells == NULL) {
		fprintf(stderr, "usage: bare_cells CELLS OUT.xlsx\n");
		return EXIT_FAILURE;
	}
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	lxw_workbook *workbook = workbook_new_opt(argv[2], &options);
	lxw_worksheet *sheet = workbook_add_worksheet(workbook, "Cells");
	struct column columns[COLUMNS_MOST];
	char *line = NULL;
	size_t size = 0, count = 0;
	for (lxw_row_t row = FIRST_ROW - 1; getline(&line, &size, cells) > 0; row++) {
		char *rest = line, *field;
		line[strcspn(line, "\n")] = '\0';
		for (size_t i = 0; (field = strsep(&rest, "\t")) != NULL && i < COLUMNS_MOST; i++) {
			if (row == FIRST_ROW - 1)
				columns[count++] = column_make(workbook, field);
			else if (i < count)
				put(sheet, row, (lxw_col_t)i, &columns[i], field);
		}
	}
	free(line);
	fclose(cells);
	return workbook_close(workbook) == LXW_NO_ERROR ? EXIT_SUCCESS : EXIT_FAILURE;
}
