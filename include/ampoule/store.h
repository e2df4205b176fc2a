/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clinic's database: opened, migrated, locked, committed. Nothing outside
 * src/store knows which engine keeps it (DESIGN.md, section 10).
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "ampoule/error.h"

struct store;

enum store_access {
	STORE_READ,
	STORE_WRITE,
};

/*
 * Opens the database at `path`. Every later failure is noted in `error`, which must outlive the store.
 * An older file is migrated when it is opened to write, after a copy named PATH.before-N was made.
 *
 * Errors: STATUS_NOT_FOUND (no file: see 'ampoule init'), STATUS_DATA (a folder, another program's
 * file, a newer version), STATUS_IO (read-only, unreadable, on a network share), STATUS_BUSY.
 */
int store_open(const char *path, enum store_access access, struct error *error, struct store **out);

/*
 * Makes a new database with the schema and nothing else; the file is 0600, or 0660 in a folder 2770 for
 * members of `group` when one is given. Errors: STATUS_REFUSED when there is a file already; STATUS_OUTPUT.
 */
int store_create(const char *path, const char *group, struct error *error, struct store **out);

void store_close(struct store *store);

/* Reads within a transaction see one state; a write transaction takes the one lock that there is.
 * Errors: STATUS_BUSY after `store_patience` seconds. */
int store_begin(struct store *store, enum store_access access);
int store_commit(struct store *store);
void store_rollback(struct store *store); /* harmless without a transaction */

/*
 * Within a write transaction: what follows store_mark() is kept or undone on its own, with the entry that it may
 * have opened. Marks do not nest.
 */
int store_mark(struct store *store);
int store_keep(struct store *store);
void store_undo(struct store *store);

/* Within a transaction: a number that is another one when someone else has committed in between. */
int store_version(struct store *store, int *version);

struct error *store_error(struct store *store);
/* For messages: unsafe bytes as \xNN. */
const char *store_path(const struct store *store);

/*
 * What any store runs ends with STATUS_IO at its next step, and is rolled back; for a handler of signals. That is
 * the only thing in the program that a handler does, so that files in the making are taken away on the way out.
 */
void store_interrupt(int signal);
/* The signal that it was called with; 0: none. */
int store_interrupted(void);

/* How long another writer is waited for, in milliseconds; 10,000 unless set. */
void store_set_patience(struct store *store, int milliseconds);

/* A setting of the clinic; NULL when it is not set. Borrowed until the store is closed. */
const char *store_setting(struct store *store, const char *name);

/* The same as a number; its standard where nobody has set it. */
int64_t store_setting_integer(struct store *store, const char *name);

/* Whether anything in the ledger was ever worth something. */
int store_has_value(struct store *store, bool *has);
