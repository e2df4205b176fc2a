/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A book being written: its reports run one after the other, and what each came to. */
#pragma once
#include "run.h"
#include "summary.h"

struct book_run {
	struct store *store;
	const struct book *book;
	const struct report_request *request;
	const struct report_output *output;
	struct error *error;
	struct pool pool;
	struct bindings bindings;
	struct heading heading;
	struct report *reports; /* of each sheet; the totals refer to their columns */
	struct summary_sheet *sheets; /* with their totals */
	size_t wrong; /* checks that do not come to 0 */
};

/* Writes the rows of one sheet, and notes their totals in `run->sheets[index]`. */
typedef int book_sheet_writer(struct book_run *run, struct run *rows, size_t index, void *data);

/* Runs the reports of all sheets, one after the other. */
int book_sheets_write(struct book_run *run, book_sheet_writer *write, void *data);

/* The book as a folder of CSV files. Errors: as book_run. */
int book_folder_write(struct book_run *run);
