/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks the whole database against itself (DESIGN.md, section 4.8). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

struct verification {
	int64_t entries;	       /* that were read */
	unsigned char head[HASH_SIZE]; /* hash of the last one that holds */
	const char **problems;	       /* sentences; the first entry of the chain that does not hold comes first */
	size_t count;
};

/* Called now and then with how far it is; may be NULL. */
typedef void verify_progress(void *data, int64_t done, int64_t all);

/*
 * Recomputes the chain, balances, opened containers and what the catalogue's changes give, and asks the engine to
 * check foreign keys and the file. Runs within the caller's read transaction. What does not hold is a problem,
 * not an error. Errors: STATUS_IO when the file cannot be read at all.
 */
int verify_run(struct store *store, verify_progress *progress, void *data, struct pool *pool,
	struct verification *verification);

/* The entry that bears this hash; 0 for none. An anchor that was kept elsewhere shows that all up to it is as it was. */
int verify_anchor(struct store *store, const unsigned char hash[HASH_SIZE], int64_t *number);
