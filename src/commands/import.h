/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a file is imported: rows are checked and posted one after the other in one transaction; what is wrong with
 * them is collected, and if anything is, nothing stays.
 */
#pragma once
#include "ampoule/command.h"
#include <stdint.h>
#include "csv_reader.h"
#include "import_keys.h"
#include "import_lookup.h"

enum { IMPORT_COLUMNS_MAX = 40 };

struct import;

struct import_column {
	const char *name; /* of the heading */
	bool required;	  /* the file has it; a cell may be empty for all that */
	const char *example;
};

struct import_kind {
	const char *name; /* "products" */
	const struct import_column *columns; /* ended by { 0 } */
	size_t state_size;
	bool one_entry; /* all rows are changes of one entry; else they post entries of their own */
	/* Takes one row: a text for each column, NULL for an empty cell. Its errors are the row's. */
	int (*row)(struct import *import, const char *const *cells);
	/* Posts what waits for rows that did not come; may be NULL. */
	int (*finish)(struct import *import);
};

extern const struct import_kind import_products, import_patients, import_suppliers, import_recipes,
	import_deliveries, import_stock, import_sessions, import_contraindications;

struct import {
	struct context *context; /* its pool is the row's while a row is taken */
	const struct import_kind *kind;
	struct act act;		 /* of the next entry */
	void *state;		 /* the kind's, zeroed */
	struct import_keys *keys; /* rows get their codes here; NULL: they have them */
	struct pool group;	 /* of the rows that make one thing: a kind of such rows empties it after each */
	struct lookup lookups[LOOKUPS];
	size_t map[IMPORT_COLUMNS_MAX]; /* the file's column for each of the kind's; NO_COLUMN: none */
	size_t width;		 /* cells that a row has */
	int64_t line;		 /* of the row at hand */
	int64_t rows;
	int64_t first;		 /* entry that was posted first; 0: none yet */
	int64_t bad;		 /* lines that cannot be imported */
	char *listing;		 /* of the first of them, with their reasons; owned */
};

#define IMPORT_NO_COLUMN SIZE_MAX

/*
 * Notes that a line is bad, for the reason in context->error, which is cleared. Returns 0; or, when the reason is
 * not the line's (a full disk), the status.
 */
int import_bad(struct import *import, int64_t line);

/* Remembers that an entry was posted. */
void import_posted(struct import *import, int64_t number);

/* Takes the heading: which column of the file is which of the kind's. `maps` are texts `HEADING=column`. */
int import_read_heading(struct import *import, const struct csv_row *heading, const char *const *maps,
	size_t map_count);
