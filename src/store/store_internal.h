/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share: the connection, its kept statements, the open entry. */
#pragma once
#include <sqlite3.h>
#include <time.h>
#include "ampoule/guard.h"
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/store.h"
#include "ampoule/valuation.h"
#include "store_queries.h"

/* A place that the open entry took from or brought to: sealed containers, or one opened container. */
struct touched {
	int64_t layer, location, opened;
	int64_t containers;
	content_t content;
	money_t value; /* nets of the entry */
	content_t moved_content;
	money_t moved_value; /* of them, in an opened container that stands at another place by now */
};

struct open_entry {
	int64_t number; /* 0: none is open */
	bool back_dated;
	int64_t movements, changes, findings, differences; /* lines so far */
	uint64_t included; /* bit per table of the canonical form that has rows */
	struct touched *touched;
	size_t touched_count, touched_room;
};

enum {
	STATEMENTS_KEPT = 256,
	STORE_APPLICATION_ID = 0x416d706c, /* "Ampl" */
};

/* How a file is come by. */
enum store_manner {
	STORE_SHARED,  /* a clinic's database, which others use too */
	STORE_SOURCE,  /* to be copied: nothing is written, an older schema and a network share are let pass */
	STORE_APART,   /* a copy in the making, of which nobody else knows: without locks, which not every disk has */
	STORE_CLAIMED, /* nobody else may have it open, now and until it is closed */
};

struct store {
	sqlite3 *db;
	char *path;
	const char *shown; /* the path as messages have it */
	struct pool pool;
	struct error *error;
	enum store_access access;
	enum store_manner manner;
	int patience; /* milliseconds */
	const struct guard *guard; /* NULL: the SQL is the program's own */
	struct timespec deadline; /* of what is guarded */
	bool migrating; /* the authorizer lets the schema be changed */
	bool in_transaction;
	bool valuing; /* the authorizer lets temporary tables be made, filled and dropped */
	bool valued;  /* they are there (valued.c) */
	enum valuation_method valued_method;
	char valued_until[DAY_TEXT_MAX];
	struct kept {
		const char *sql;
		sqlite3_stmt *handle;
		bool busy;
	} kept[STATEMENTS_KEPT]; /* open addressing by the query's address */
	struct open_entry open;
	struct pool settings_pool;
	struct setting {
		const char *name, *value;
	} *settings;
	size_t settings_count;
	bool settings_read;
};

/* Notes what SQLite reports as a status and a sentence of ours. Returns the status. */
int store_fail(struct store *store, int code);

/* store_open() in that manner. */
int store_open_as(const char *path, enum store_access access, enum store_manner manner, struct error *error,
	struct store **out);

/* Runs SQL text of ours that gives no rows. */
int store_execute(struct store *store, const char *sql);

/* The number that a pragma answers. */
int store_pragma(struct store *store, const char *sql, int *value);

/* The last business time of any entry, INSTANT_NONE in an empty ledger: an act before it looks at the past. By what
 * the ledger holds, not by the clock, which may have stood wrong. */
int ledger_latest(struct store *store, instant_t *time);

/* Refuses what would be posted for a day of a closed month. */
int ledger_refuse_closed(struct store *store, day_t day);

/* Somebody who logs in must be a manager once an operator, who is `before` now (empty: new), is written as `record`
 * has it, and not by a login that nobody used before. Errors: STATUS_REFUSED. */
struct record;
int operator_check_managers(struct store *store, const struct record *record, const struct record *before);

/* Nobody tells codes apart that differ in case only: of a thing of the catalogue there is one of them. Errors:
 * STATUS_REFUSED, also where another product had such a code before. */
struct thing;
int catalogue_refuse_twin(struct store *store, const struct thing *thing, const struct record *record,
	struct pool *pool);

/* A store that is not connected to its file yet. */
struct store *store_new(const char *path, enum store_access access, struct error *error);

/* Whether there is a file that can be read. Errors: STATUS_NOT_FOUND, STATUS_DATA, STATUS_IO. */
int store_check_file(const struct store *store);

/* Errors: STATUS_IO where two machines could write over each other. */
int store_check_share(const struct store *store);

/* Opens the file and sets the connection up. */
int store_connect(struct store *store);

/* An empty database in memory with this program's schema, to compare a file's with. The caller closes it. */
sqlite3 *store_model(void);

/* Whoever waited while the database was replaced holds the old file, which nobody will read again. To be asked once
 * something of it was read. Errors: STATUS_BUSY. */
int store_check_place(struct store *store);

/* Brings the schema to this program's version: one transaction for each step. */
int store_migrate(struct store *store, int version);
