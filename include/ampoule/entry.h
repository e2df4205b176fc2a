/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the ledger, read back for people. */
#pragma once
#include "ampoule/correction.h"
#include "ampoule/pool.h"
#include "ampoule/recipe.h"

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

/* A line of a version of a recipe. */
struct entry_recipe_line {
	const char *recipe, *product, *unit;
	int64_t version;
	struct recipe_line line;
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

/* What stands on the paper of a delivery, a settlement, a return or a credit as a whole. */
struct entry_paper {
	const char *currency; /* NULL: the clinic's */
	int64_t rate;	      /* millionths of the clinic's currency for one of the paper's */
	bool has_total;
	money_t total; /* in the paper's currency */
	bool has_credit;
	money_t credit;
	int64_t credit_of; /* the entry that the credit is for; 0: none */
	const char *credit_of_kind;
};

/* What a line of a delivery became. */
struct entry_correction {
	int64_t delivery, line;
	const char *product, *lot, *container;
	int64_t containers;
	money_t net, fees, tax;
};

struct entry_record {
	int64_t number;
	const char *kind, *login, *operator_code, *why, *document;
	const char *supplier, *invoice; /* of a delivery, a paper, a return or a credit, where they were given */
	struct entry_paper paper;
	instant_t recorded;
	struct when when;
	int64_t voids, voided_by; /* 0: none */
	int64_t corrects, corrected_by; /* entries of one session; 0: none */
	bool clock_behind;
	unsigned char previous[HASH_SIZE], hash[HASH_SIZE];
	struct entry_line *lines;
	struct entry_change *changes;
	struct entry_finding *findings;
	struct entry_recipe_line *recipe_lines;
	struct entry_file file;
	struct price_difference *differences;
	struct evidence *evidence;
	struct entry_correction *corrections;
	size_t line_count, change_count, finding_count, difference_count, evidence_count, correction_count, recipe_line_count;
};

/* Errors: STATUS_NOT_FOUND. Texts belong to the pool. */
int entry_load(struct store *store, int64_t number, struct pool *pool, struct entry_record *record);
