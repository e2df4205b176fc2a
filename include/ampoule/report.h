/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reports: a definition (SQL with front matter, reports/NAME.sql) makes rows, and one
 * engine renders them as a table, CSV, TSV, JSON or a workbook (DESIGN.md, section 9).
 *
 * Front matter is comments before the SQL:
 *
 *	-- title: Stock by lot
 *	-- about: What is on the shelf, lot by lot.
 *	-- roles: manager doctor nurse accountant
 *	-- parameter: product product -- only this product
 *	-- parameter: as-of day today -- how it stands on that day
 *	-- column: lot text 20 Lot
 *	-- column: expires day 11 Expires [rule expiry]
 *	-- column: value money$ 12 Value [total sum]
 *
 * A parameter: name, type, default (absent: null), help. A column: key as in the SQL's result, type with its
 * marks ($ finance, p patient), width, heading, attributes in brackets.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include "ampoule/day.h"
#include "ampoule/error.h"
#include "ampoule/pool.h"
#include "ampoule/store.h"

enum column_type {
	COLUMN_TEXT,
	COLUMN_COUNT,	 /* whole number */
	COLUMN_QUANTITY, /* thousandths of a unit */
	COLUMN_MONEY,	 /* minor units */
	COLUMN_DAY,	 /* ISO text */
	COLUMN_TIME,	 /* UTC text; shown on the clinic's clock */
	COLUMN_DAYS,	 /* a span in whole days */
	COLUMN_PERCENT,	 /* hundredths of a percent */
};

enum { COLUMN_FINANCE = 1, COLUMN_PATIENT = 2 };

struct column {
	const char *key;
	enum column_type type;
	unsigned marks;	     /* COLUMN_FINANCE, COLUMN_PATIENT */
	int width;	     /* characters, for the workbook */
	const char *heading;
	bool total;	     /* summed under the rows */
	bool running;	     /* a running balance the engine keeps: [running KEY of GROUP…] */
	const char *rule;    /* expiry: coloured by day; state: coloured by word; NULL */
};

enum parameter_type {
	PARAMETER_DAY,
	PARAMETER_MONTH,   /* gives :from and :to too */
	PARAMETER_PRODUCT, /* a code or name; the SQL gets the id */
	PARAMETER_LOCATION,
	PARAMETER_PATIENT,
	PARAMETER_SUPPLIER,
	PARAMETER_RECIPE,
	PARAMETER_LOT,	   /* a lot's code */
	PARAMETER_AREA,
	PARAMETER_COUNT,
	PARAMETER_TEXT,
};

struct parameter {
	const char *name;     /* option --as-of, SQL :as_of */
	enum parameter_type type;
	const char *standard; /* text of the default; NULL: null */
	const char *help;
};

struct report {
	const char *name;
	const char *title;
	const char *about;
	unsigned roles; /* ROLE_ bits of command.h */
	struct parameter *parameters;
	size_t parameter_count;
	struct column *columns;
	size_t column_count;
	const char *sql;
	size_t sql_length;
};

/* Reads a definition. Errors: STATUS_DATA, naming the file and the line. */
int report_read(const char *name, const char *text, size_t length, struct pool *pool, struct report *report,
	struct error *error);

/* The built-in report of that name. Errors: STATUS_NOT_FOUND with the nearest. */
int report_find(const char *name, struct pool *pool, struct report *report, struct error *error);

/* What a report is run with: a text for each parameter that was given, in the order of the definition. */
struct report_request {
	const struct report *report;
	const char **values; /* parameter_count of them; NULL: the default */
	day_t today;
	instant_t now;
	bool sees_finance, sees_patients;
};

enum report_format {
	FORMAT_TABLE,
	FORMAT_CSV,
	FORMAT_TSV,
	FORMAT_JSON,
	FORMAT_XLSX,
};

/* The format of a name ("csv"), or of a file's ending. Errors: STATUS_USAGE naming the formats. */
int report_format_find(const char *name, enum report_format *format, struct error *error);

struct report_output {
	enum report_format format;
	FILE *file;	  /* for all but a workbook */
	const char *path; /* the workbook; written beside it and renamed when whole */
	bool excel;	  /* CSV for the clinic's spreadsheet: BOM, ;, decimal comma */
	bool terminal;	  /* colours, cut to the screen */
	bool force;	  /* an existing file may be replaced */
};

/* Runs a report and renders it, row by row, within the caller's read transaction. */
int report_run(struct store *store, const struct report_request *request, const struct report_output *output);
