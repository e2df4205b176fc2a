/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a few lines in aligned columns. */
#include "columns.h"
#include "ampoule/text.h"

const char **columns_row(struct columns *columns)
{
	struct columns_row *row = pool_append(columns->pool, &columns->rows, &columns->count, sizeof(*row));
	return row->cells;
}

static size_t cell_width(const struct columns_row *row, int column)
{
	const char *cell = row->cells[column];
	return cell == NULL ? 0 : text_width(cell) - (cell[0] == ' ');
}

static void row_print(const struct columns_row *row, const size_t widths[COLUMNS_MAX], FILE *file)
{
	int last = COLUMNS_MAX - 1;
	while (last >= 0 && cell_width(row, last) == 0)
		last--;
	for (int column = 0; column <= last; column++) {
		if (widths[column] == 0)
			continue;
		const char *cell = row->cells[column] == NULL ? "" : row->cells[column];
		int blanks = (int)(widths[column] - cell_width(row, column));
		if (cell[0] == ' ')
			fprintf(file, "  %*s%s", blanks, "", cell + 1);
		else
			fprintf(file, "  %s%*s", cell, column == last ? 0 : blanks, "");
	}
	fputc('\n', file);
}

void columns_print(const struct columns *columns, FILE *file)
{
	size_t widths[COLUMNS_MAX] = { 0 };
	for (size_t i = 0; i < columns->count; i++) {
		for (int column = 0; column < COLUMNS_MAX; column++) {
			size_t width = cell_width(&columns->rows[i], column);
			if (width > widths[column])
				widths[column] = width;
		}
	}
	for (size_t i = 0; i < columns->count; i++)
		row_print(&columns->rows[i], widths, file);
}
