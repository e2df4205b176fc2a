/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a renderer is given of a report: its head, the columns that may be seen, and one row after the other.
 */
#pragma once
#include "ampoule/report.h"

struct chart_data;
struct workbook;

/* A value as the report's SQL gave it: an integer in the column's unit, or text. */
struct cell {
	bool null;
	int64_t integer; /* count, quantity, money, days, percent */
	const char *text; /* text, day, time; borrowed until the next row */
	size_t length;
};

struct fact {
	const char *label, *text;
};

/* Everything that is told around the rows. */
struct heading {
	const char *clinic, *title, *period;
	const char *currency; /* NULL when no money is shown */
	const char *cost; /* by which method money is counted; NULL: no money is shown */
	const char *generated; /* on the clinic's clock */
	const char *head; /* hash of the ledger's last entry, in hex */
	bool test; /* the database was made for trying */
	bool valued; /* that is another one than usual */
	bool open; /* the period is not closed */
	const struct fact *facts; /* about what the report is of */
	size_t fact_count;
	const char *const *signatures; /* who signs under the rows */
	size_t signature_count;
	day_t as_of; /* expiries are looked at from this day */
	instant_t now;
};

struct view {
	const struct column **columns; /* that are shown */
	size_t count;
	int digits; /* of the currency */
	const struct heading *heading;
	const struct report_output *output;
	struct error *error;
	const struct report *report;
};

struct renderer {
	int (*row)(struct renderer *renderer, const struct cell *cells);
	/* `totals` has a value where a column is summed; NULL: nothing is. The renderer is freed in any case.
	 */
	int (*end)(struct renderer *renderer, const struct cell *totals);
	void (*abandon)(struct renderer *renderer);
	/* Ends a group of rows with their sums. NULL: groups are not shown. */
	int (*subtotal)(struct renderer *renderer, const char *group, const struct cell *totals);
};

/* Notes that a file could not be written, by the errno. Returns STATUS_IO. */
int render_failed(const struct view *view, int failure);

struct renderer *render_table(const struct view *view, FILE *file);
struct renderer *render_csv(const struct view *view, FILE *file);
struct renderer *render_json(const struct view *view, FILE *file);
/* NULL, with the error noted, for who may not see all that it needs. */
struct renderer *render_journal(const struct view *view, const struct report *report, FILE *file);

/* Where a sheet's totals stand, for the summary of a book. */
struct sheet_total {
	const struct column *column;
	const char *formula; /* refers to the cell: 'Usage'!M512 */
	int64_t value;
};

/* What there is to say of a sheet on others; its arrays belong to the pool, and are filled at the end. */
struct summary_sheet {
	const char *name;
	struct sheet_total *totals;
	size_t total_count;
	bool lends_charts; /* they stand on another sheet, and not under its rows */
	struct chart_data *charts;
	size_t chart_count;
};

/* Rows as a sheet of a workbook. `summary` has its name. */
struct renderer *render_sheet(
	const struct view *view, struct workbook *workbook, struct pool *pool, struct summary_sheet *summary);

/* Likewise, in a second thread while the caller fetches the next rows. Until the end, `pool` is the thread's. */
struct renderer *render_sheet_aside(const struct view *view, struct workbook *workbook, struct pool *pool,
	struct summary_sheet *summary);

/* Digits after the point that a column's integers stand for, and whether zeros at the end are dropped. */
int column_digits(const struct view *view, const struct column *column, bool *trim);
bool column_is_number(const struct column *column);

/* A word that says that something may not be used: EXPIRED, OUT, 'not for use'. */
bool state_is_alarming(const char *text, size_t length);
/* How near an expiry is, seen from `as_of`. */
enum nearness { NEARNESS_FAR, NEARNESS_SOON, NEARNESS_PAST };
enum { NEARNESS_DAYS = 30 };
enum nearness expiry_nearness(const char *day, day_t as_of);
