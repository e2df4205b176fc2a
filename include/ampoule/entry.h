/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the ledger, read back for people. */
#pragma once
#include "ampoule/correction.h"
#include "ampoule/pool.h"

struct entry_line {
	const char *product, *lot, *location, *unit;
	int64_t opened; /* 0: sealed containers */
	const char *reason;
	int64_t containers;
	content_t content;
	money_t value;
};

struct entry_change {
	const char *thing, *subject, *field, *old, *new; /* NULL is null */
};

struct entry_finding {
	const char *rule, *severity, *detail;
	const char *reason;   /* of an override; NULL: none */
	const char *approver; /* an operator's code; NULL: nobody, or the login */
};

/* The file that an entry imported. */
struct entry_file {
	const char *kind, *name, *sha256; /* name NULL: none */
	int64_t lines;
	int64_t first; /* first entry that came of it; the last is the one before */
};

struct entry_record {
	int64_t number;
	const char *kind, *login, *operator_code, *why, *document;
	const char *supplier, *invoice; /* of a delivery, where they were given */
	instant_t recorded;
	struct when when;
	int64_t voids, voided_by; /* 0: none */
	bool clock_behind;
	unsigned char previous[HASH_SIZE], hash[HASH_SIZE];
	struct entry_line *lines;
	struct entry_change *changes;
	struct entry_finding *findings;
	struct entry_file file;
	struct price_difference *differences;
	struct evidence *evidence;
	size_t line_count, change_count, finding_count, difference_count, evidence_count;
};

/* Errors: STATUS_NOT_FOUND. Texts belong to the pool. */
int entry_load(struct store *store, int64_t number, struct pool *pool, struct entry_record *record);
