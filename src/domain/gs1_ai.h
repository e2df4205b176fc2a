/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application identifiers of GS1 and what their values must be; private to the GS1 sources. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/day.h"
#include "ampoule/error.h"
#include "ampoule/pool.h"

/* An application identifier, or a run of them that share everything ("3100" to "3105"). */
struct gs1_ai {
	char first[5];
	char last[5];
	/*
	 * Parts of the value, each a character set and a length: N digits, X character set 82, Y set 39,
	 * Z base 64 for file names; `14` exactly, `..20` up to. `?` may be missing; `:name` is checked.
	 */
	const char *format;
	const char *needs; /* groups apart by a blank, of each at least one must be there too; or NULL */
	const char *excludes; /* none of these may be there too; or NULL */
};

/* The identifier that a text begins with, whatever follows; NULL when GS1 has none. */
const struct gs1_ai *gs1_ai_find(const char *text);

/* Digits of the identifier itself: 2, 3 or 4. */
size_t gs1_ai_digits(const struct gs1_ai *ai);

/* Characters of the value of an identifier that is not ended by a separator; 0 if it is. */
size_t gs1_ai_predefined_length(const char *ai);

/* Whether an identifier is in a list such as "01,02 21". `digits` is its length. */
bool gs1_ai_is_listed(const char *list, const char *ai, size_t digits);

/* Errors, STATUS_DATA: an empty value, its length, a character outside the set, a check digit, a date … */
int gs1_ai_check(const struct gs1_ai *ai, const char *name, const char *value, size_t length, int year,
        struct pool *pool, struct error *error);

/* The check digit that belongs behind `count` digits. */
char gs1_check_digit(const char *digits, size_t count);

/* YYMMDD in the century nearest to `year`; day 00 is the month's last. DAY_NONE when there is no such day. */
day_t gs1_day(const char *digits, int year);

/* Whether the first `count` characters are digits. */
bool gs1_are_digits(const char *text, size_t count);
