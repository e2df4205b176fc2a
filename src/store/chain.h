/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canonical form of an entry, for the ledger and for what verifies it. */
#pragma once
#include "ampoule/ledger.h"

enum { CHAIN_FORMAT = 1 };
#define CHAIN_ALL UINT64_MAX

typedef ledger_sink chain_sink;

/* The bit of a record table; 0 for a table that has no place in the canonical form. */
uint64_t chain_table(const char *table);

/* Writes the rows that an entry has in `tables`. One that is known to have none may be left out. */
int chain_write(struct store *store, int64_t number, uint64_t tables, chain_sink *sink, void *data);

/* SHA-256 of `previous`, the format and the above. */
int chain_digest(struct store *store, int64_t number, int format, uint64_t tables,
	const unsigned char previous[HASH_SIZE], unsigned char hash[HASH_SIZE]);
