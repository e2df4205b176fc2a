/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a workbook back, as far as the tests ask. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/pool.h"

struct read_cell {
	size_t row, column; /* from 0 */
	bool text; /* a text cell; else a number */
	const char *value;
	const char *formula; /* NULL: none */
	const char *format; /* of its number; "General" without one */
};

struct read_sheet {
	const char *name;
	const char *xml; /* all of the sheet's part */
	struct read_cell *cells;
	size_t count;
};

/* A part of the package as text ("docProps/core.xml"); empty when it is not there. */
char *workbook_part(const char *path, const char *part, struct pool *pool);
size_t workbook_read(const char *path, struct pool *pool, struct read_sheet **sheets);
/* NULL when the cell is empty. */
const struct read_cell *cell_at(const struct read_sheet *sheet, size_t row, size_t column);
