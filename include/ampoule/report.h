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
 *	-- column: value money$ 12 Value [total]
 *	-- column: unit text 6 Unit [minor 2]
 *	-- column: counted quantity 11 Counted [fill]
 *	-- column: transferred quantity 11 Transferred [if location]
 *	-- column: lot_id hidden
 *	-- column: balance quantity 12 Balance [running content of lot_id]
 *
 * A parameter: name, type, default (absent: null), help. A column: key as in the SQL's result, type with its
 * marks ($ finance, p patient), width in the workbook, heading, attributes in brackets. Columns come out in
 * the order of the front matter. The SQL gives each of them by its key and no others, but for a running one:
 * that is the sum so far of another column (of numbers) over the rows with the same group, and is none of the
 * SQL's.
 *
 * A running balance starts from zero, or from what an opening query gives: it stands between the front matter's
 * last line `-- opening:` and a line `-- rows:`, and gives the columns of the group and then the balance, or one for
 * each of several running columns, which then have the same group.
 *
 * A report of one thing, such as the act of a write-off, has facts about it above its rows: a query between the front
 * matter's last line `-- facts:` and a line `-- rows:` gives `label` and `text`. Lines `-- sign: Approved by` leave
 * room for signatures under the rows. People see both; CSV, TSV and JSON have the rows alone.
 *
 * `-- subtotal: area` sums the rows of each value of a column, which the SQL orders them by first; people see those
 * sums, CSV, TSV and JSON have the rows alone. A column `[if location]` is left out unless that parameter is given.
 *
 * `-- chart: bar used residue by product -- What was used, and what was left over` is a picture in the workbook, under
 * the rows: column, bar or line; up to four columns of numbers, those of a column or bar stacked; the column that they
 * stand over; a title. It shows the first 31 rows, and is left out with a column that may not be seen. Reports with
 * subtotals have none: a report `-- of:` them has.
 *
 * `-- of: stock` makes the rows of built-in reports tables of their names (with _ for -), for a report of their sums; it
 * has the parameters that they want. So it cannot differ from them.
 *
 * A column that is filled in later says what may stand in it: [valid whole], [valid decimal], [valid whole unless
 * opened]: decimals only where the column `opened` is filled. A spreadsheet refuses anything else, and what is below 0.
 *
 * `-- setting: account-stock` gives the SQL :account_stock, a setting of the clinic. `-- journal: day entry kind document
 * account debit credit` names the columns from which postings are written as a journal (--format journal).
 *
 * `-- with: past` puts the common table expressions of reports/past.with before those of the rows' query.
 *
 * `-- parameter: valuation valuation layer -- …` lets it be asked for another cost than the ledger's: `movement`,
 * `balance` and `opened_balance` then hold what there was up to :until, with values by that method.
 * `-- exclude: valuation location -- why` refuses the second parameter while the first is not at its default.
 *
 * Every SQL may use :today (day), :now (time), :expiring_days (the setting), :sees_patients (1, or 0: then no
 * patient's code may stand in a column without the mark) and its parameters, with _ for -. A parameter of type month
 * or year gives :from and :to; :until is the day at whose end the report stands, that of :as_of, else :to, else 9999-12-31.
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
	COLUMN_TIME,	 /* UTC text; on the clinic's clock wherever people read it */
	COLUMN_DAYS,	 /* a span in whole days */
	COLUMN_PERCENT,	 /* hundredths of a percent */
	COLUMN_HIDDEN,	 /* a whole number for the engine alone */
};

enum { COLUMN_FINANCE = 1, COLUMN_PATIENT = 2 };

enum column_rule {
	RULE_NONE,
	RULE_EXPIRY, /* a day: coloured when past, and when near */
	RULE_STATE,  /* a word: coloured when it stands in capitals (EXPIRED), or is 'not for use' */
};

/* What may be filled into the empty cells of a column, in a workbook. */
enum column_valid {
	VALID_ANY,
	VALID_WHOLE, /* 0, 1, 2 … */
	VALID_DECIMAL, /* 0 and more */
};

enum { GROUP_MAX = 3, NO_COLUMN = -1 };

struct column {
	const char *key;
	enum column_type type;
	unsigned marks; /* COLUMN_FINANCE, COLUMN_PATIENT */
	int width;	/* characters, for the workbook */
	const char *heading;
	bool total;	/* summed under the rows */
	enum column_rule rule;
	int running;	/* index of the column whose running balance this is; NO_COLUMN: none */
	int group[GROUP_MAX]; /* indexes of the columns that it is kept by */
	size_t group_count;
	bool fill; /* left to be filled in by hand: the workbook prints lines between its cells */
	size_t line; /* of the definition */
	enum column_valid valid;
	int valid_unless; /* index of the column in whose filled rows decimals are valid, too; NO_COLUMN: none */
	int wanting; /* index of the parameter without which it is left out; NO_COLUMN: none */
	int minor; /* a screen that is too narrow goes without it, the highest first; 0: never */
};

enum parameter_type {
	PARAMETER_DAY,
	PARAMETER_MONTH,
	PARAMETER_YEAR,
	PARAMETER_PRODUCT, /* a code or name; the SQL gets the id */
	PARAMETER_LOCATION,
	PARAMETER_PATIENT,
	PARAMETER_SUPPLIER,
	PARAMETER_RECIPE,
	PARAMETER_LOT,	   /* a lot's code */
	PARAMETER_AREA,
	PARAMETER_COUNT,
	PARAMETER_TEXT,
	PARAMETER_VALUATION, /* layer, fifo or average: what the SQL finds in movement and balance is worth so */
	PARAMETER_ENTRY,     /* a number; commands take a workbook of that entry's state too */
};

struct parameter {
	const char *name;     /* option --as-of, SQL :as_of */
	enum parameter_type type;
	const char *standard; /* text of the default; NULL: null */
	const char *help;
};

/* Two parameters of which the second is refused while the first is given, and not as its default. */
struct exclusion {
	size_t first, second; /* indexes */
	const char *reason;
};

/* What a journal needs to know of its postings. */
enum journal_role {
	JOURNAL_DAY,
	JOURNAL_ENTRY, /* rows with the same number are one transaction */
	JOURNAL_KIND,
	JOURNAL_DOCUMENT,
	JOURNAL_ACCOUNT,
	JOURNAL_DEBIT,
	JOURNAL_CREDIT,
	JOURNAL_ROLES,
};

enum chart_kind {
	CHART_COLUMN,
	CHART_BAR, /* lies, so that there is room for names */
	CHART_LINE,
};

enum { SERIES_MAX = 4, CHART_ROWS = 31 };

/* A picture of a workbook: its series are columns, over the values of another one. */
struct chart {
	enum chart_kind kind;
	int by; /* index of the column */
	int series[SERIES_MAX]; /* likewise; several are stacked, but for lines */
	size_t series_count;
	const char *title;
};

struct report {
	const char *name;
	const char *title;
	const char *about;
	unsigned roles; /* ROLE_ bits of role.h */
	struct parameter *parameters;
	size_t parameter_count;
	struct exclusion *exclusions;
	size_t exclusion_count;
	struct column *columns;
	size_t column_count;
	int subtotal; /* index of the column whose every value gets totals of its own; NO_COLUMN: none */
	const char *opening; /* what running balances start from; NULL: from nothing */
	size_t opening_length;
	const char *facts; /* likewise a query; NULL: there are none */
	size_t facts_length;
	const char **signatures; /* who signs under the rows */
	size_t signature_count;
	const char *sql;
	size_t sql_length;
	size_t sql_shift; /* bytes of shared parts before its own text */
	size_t sql_line;  /* of the definition, where its own text begins */
	bool has_journal;
	int journal[JOURNAL_ROLES]; /* indexes of the columns that are so */
	const char **settings; /* names of settings that the SQL gets */
	size_t setting_count;
	size_t query_line; /* where the query of the opening or the facts begins */
	struct chart *charts;
	size_t chart_count;
	bool own;	  /* the clinic's: it reads under a guard (ampoule/guard.h) */
};

/* Reads a definition. Errors: STATUS_DATA, naming the file and the line. */
int report_read(const char *name, const char *text, size_t length, struct pool *pool, struct report *report,
	struct error *error);

/*
 * The report of that name: a built-in one, or NAME.sql in the clinic's own `folder` (NULL: there is none). A built-in
 * one cannot be replaced. Errors: STATUS_NOT_FOUND with the nearest; STATUS_DATA for a broken one, naming its line.
 */
int report_find(const char *folder, const char *name, struct pool *pool, struct report *report, struct error *error);

/* Names of the reports, by alphabet, the built-in ones first. The array belongs to the pool. */
size_t report_names(const char *folder, struct pool *pool, const char ***names);

/* The parameter of that name. Errors: STATUS_USAGE naming those that the report has. */
int report_parameter(const struct report *report, const char *name, size_t *index, struct error *error);

/* What a report is run with: a text for each parameter that was given, in the order of the definition. */
struct report_request {
	const struct report *report;
	const char **values; /* parameter_count of them; NULL: the default. NULL itself: all defaults */
	day_t today;
	instant_t now;
	bool sees_finance, sees_patients;
	const char *folder; /* of the clinic's own definitions, for the sheets of a book; NULL: there are none */
};

enum report_format {
	FORMAT_TABLE,
	FORMAT_CSV,
	FORMAT_TSV,
	FORMAT_JSON,
	FORMAT_XLSX,
	FORMAT_JOURNAL, /* of hledger; for reports of postings */
};

/* The format of a name ("csv"). Errors: STATUS_USAGE naming the formats. */
int report_format_find(const char *name, enum report_format *format, struct error *error);

struct report_output {
	enum report_format format;
	FILE *file;	  /* for all but a workbook */
	const char *path; /* the workbook; written beside it and renamed when whole */
	bool excel;	  /* CSV for the clinic's spreadsheet: BOM, ;, decimal comma */
	bool terminal;	  /* cut to the screen, in colours unless NO_COLOR is set */
	bool force;	  /* an existing file may be replaced */
	uint32_t sheet_rows; /* rows that a sheet holds; 0: as many as Excel's */
	void (*progress)(void *data, int64_t rows); /* is told of so many more rows, now and then; NULL: nobody is */
	void *progress_data;
};

/*
 * Runs a report and renders it, row by row, within the caller's read transaction.
 * Errors (noted in the store's): STATUS_DATA (a parameter's value), STATUS_USAGE, STATUS_NOT_FOUND,
 * STATUS_OUTPUT (a file that is there already, or cannot be made), STATUS_IO (a full disk),
 * STATUS_UNAVAILABLE (no libxlsxwriter).
 */
int report_run(struct store *store, const struct report_request *request, const struct report_output *output);

/*
 * A workbook of several reports, reports/NAME.book: front matter as above without columns, and lines
 *
 *	-- sheet: Usage usage from={from} to={to}
 *	-- figure: Usage.cost / Days.sessions -- Cost of a session
 *	-- chart: Areas
 *	-- check: Usage.cost = Consumption.cost
 *	-- check: Consumption.cost + Roll-forward.used_value + Roll-forward.residue_value = 0
 *
 * A sheet: its name, the report, its parameters; {from} {to} and {end} (the earlier of the last day and today) come from
 * the book's parameter of type month or year, {NAME} from its others (with _ for -). A key figure of the summary is a
 * total, several with + and -, or such a sum by another one: like by like is a share. `chart` puts the charts of a sheet
 * on the summary. Each total has a name, such as Usage_cost, by which other workbooks refer to it. A check is a line of the
 * sheet Check: totals on its left less those on its right, which must come to 0.
 */
struct book_sheet {
	const char *name;
	const char *report;
	const char **values; /* pairs of parameter and text, ended by NULL */
	size_t value_count;
	bool has_charts_in_front; /* on the summary */
};

/* A total of a sheet that a check adds, or takes away. */
struct book_term {
	int sign; /* +1 or -1 */
	const char *sheet, *key;
};

/* All terms together; those of a check must be 0. */
struct book_sum {
	struct book_term *terms;
	size_t count;
};

/* Terms together, by `below` together where there are any. */
struct book_figure {
	const char *label;
	struct book_sum above, below;
};

struct book {
	struct report head; /* name, title, about, roles, parameters */
	struct book_sheet *sheets;
	size_t sheet_count;
	struct book_sum *checks;
	size_t check_count;
	struct book_figure *figures;
	size_t figure_count;
};

int book_read(const char *name, const char *text, size_t length, struct pool *pool, struct book *book,
	struct error *error);
/* As report_find and report_names, for NAME.book. */
int book_find(const char *folder, const char *name, struct pool *pool, struct book *book, struct error *error);
size_t book_names(const char *folder, struct pool *pool, const char ***names);

/* Writes the workbook, or with FORMAT_CSV a folder of CSV files with a manifest, to output->path within the caller's read transaction; request->report is &book->head.
 * Errors as of report_run; STATUS_UNVERIFIED for a workbook that was written, but whose checks do not all come to 0. */
int book_run(struct store *store, const struct book *book, const struct report_request *request,
	const struct report_output *output);
