/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reaction is called, how grave it is (DESIGN.md, section 7). */
#pragma once
#include <stdint.h>
#include "ampoule/day.h"
#include "ampoule/error.h"
#include "ampoule/pool.h"

struct reaction {
	int64_t entry;	 /* that reports it */
	int64_t session; /* its number: a session that is corrected keeps its reactions */
	day_t day;	 /* on which it was noticed */
	const char *kind, *severity;
	const char *note; /* NULL: nothing more was said */
};

/*
 * The kind that is meant: one of the clinic's list by its name or, where only one has it, by a word of it; 'other' is
 * always there. Errors: STATUS_DATA, naming the list.
 */
int reaction_kind_find(const char *list, const char *wanted, struct pool *pool, const char **kind, struct error *error);

/* Errors: STATUS_DATA for what is neither expected, mild nor serious. */
int reaction_severity_find(const char *wanted, const char **severity, struct error *error);

/* Whether a reaction tells enough of itself: 'other' wants a note. Errors: STATUS_DATA. */
int reaction_check(const struct reaction *reaction, struct error *error);
