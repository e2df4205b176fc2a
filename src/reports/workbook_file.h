/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that is there whole or not at all. */
#pragma once
#include "render.h"
#include "target.h"
#include "workbook.h"

struct workbook_file {
	struct target target;
	struct workbook *workbook;
};

/* Errors: as of target_begin and workbook_begin. */
int workbook_file_begin(struct workbook_file *book, const struct heading *heading, int digits,
	const struct report_output *output, struct pool *pool, struct error *error);
/* Puts it in its place when `status` is 0, else takes it away. Returns the first failure. */
int workbook_file_end(struct workbook_file *book, int status, struct error *error);
