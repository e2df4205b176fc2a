/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A count's sheet that was filled in, as CSV. */
#pragma once
#include "count_figures.h"

/*
 * Reads the sheet of this count; `-` is standard input. What is left empty is not counted; a row without a
 * line's number is something that was found. Errors, STATUS_DATA with the line: another count's sheet, a line
 * of it twice, a row that is not the line it says, letters in a number, another unit; those of
 * csv_reader_open().
 */
int count_file_read(struct context *context, const struct count *count, const char *path,
	const char *encoding, struct count_figures *figures);
