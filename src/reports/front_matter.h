/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments at the head of a report or book: `-- keyword: value` (include/ampoule/report.h). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/error.h"
#include "ampoule/pool.h"
#include "ampoule/report.h"

struct front_matter {
	const char *name; /* of the file, for messages */
	const char *next; /* the first byte not read yet */
	const char *end;
	size_t line; /* number of the line that was read last */
	struct pool *pool;
	struct error *error;
};

/* The next `-- keyword: value`; both belong to the pool. Other comments and empty lines are passed over.
 * False where the comments end. */
bool front_matter_next(struct front_matter *matter, char **keyword, char **value);

/* Takes title, about, roles and parameter; `*known` tells whether it was one of them. Errors: STATUS_DATA. */
int front_matter_common(
	struct front_matter *matter, const char *keyword, char *value, struct report *head, bool *known);

/* The title, the about and the roles must be there. Errors: STATUS_DATA. */
int front_matter_complete(struct front_matter *matter, const struct report *head);

/* Notes STATUS_DATA with the file and the line before the sentence. */
int front_matter_fail(struct front_matter *matter, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The first word of `*rest`, cut off; NULL at the end. `*rest` moves on to what follows, without blanks. */
char *front_matter_word(char **rest);

/* Index of a word in a list ended by NULL, or -1. */
int front_matter_choice(const char *const *choices, const char *word);

/* Lowercase letters, digits and the sign that joins them. */
bool front_matter_is_key(const char *text, char joint);
