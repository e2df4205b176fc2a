/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few lines of text in columns: plans and records, which are read by people only. */
#pragma once
#include <stdio.h>
#include "ampoule/pool.h"

enum { COLUMNS_MAX = 10 };

struct columns {
	struct pool *pool;
	struct columns_row {
		const char *cells[COLUMNS_MAX];
	} *rows;
	size_t count;
};

/* Starts a row; its cells are then set one by one, NULL is an empty one. The pointer holds until the next. */
const char **columns_row(struct columns *columns);

/* Prints the rows, each two blanks in, the columns two blanks apart, as wide as their widest cell. A cell that
 * begins with a blank is set to the right. */
void columns_print(const struct columns *columns, FILE *file);
