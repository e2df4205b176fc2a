/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a copy in the database's place; what stood there is moved aside, never deleted. */
#pragma once
#include <stdbool.h>
#include "ampoule/backup.h"

struct restoration {
	const char *path; /* the database's own, behind links */
	bool there; /* something stands there */
	struct store
		*present; /* it, held so that nobody else has it open; NULL: none, or it cannot be read … */
	const char *unreadable; /* … for this reason */
	bool older; /* its schema is; what operators it has cannot be asked */
	int64_t last; /* its last entry */
	int64_t common; /* entries that it and the copy have in common, from the first on */
};

/*
 * Looks at what stands at `path`, and holds it until restoration_release(). Errors: STATUS_BUSY when another process
 * has it open; STATUS_OUTPUT when it is no ordinary file.
 */
int restoration_begin(
	const char *path, struct pool *pool, struct error *error, struct restoration *restoration);

/* Fills in what the two have in common. Errors: STATUS_IO. */
int restoration_compare(struct restoration *restoration, const struct backup *backup);

/*
 * Moves what is there aside, with its log, to `*aside` (NULL when nothing was there), and the copy in its place.
 * `stamp` ends that name. If the second step fails the first is taken back. Errors: STATUS_OUTPUT, STATUS_IO.
 */
int restoration_finish(struct restoration *restoration, struct backup *backup, const char *like,
	const char *stamp, struct pool *pool, struct error *error, const char **aside);

void restoration_release(struct restoration *restoration);
