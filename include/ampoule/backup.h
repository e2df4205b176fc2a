/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of the whole database in one file: made while others write, checked, and only then given its name. */
#pragma once
#include <stdbool.h>
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/verify.h"

struct backup {
	const char *target; /* the name that it is to have */
	char *path; /* until then; NULL: there is none */
	struct store *store; /* the copy, open to nobody else; NULL once it is kept or dropped */
	struct verification verification; /* of the copy */
	int64_t last; /* its last entry … */
	instant_t recorded; /* … and when that was written down */
};

/*
 * Copies what the source's read transaction sees, beside `target`, and verifies the copy. It is one file without
 * a log, so that it can be read wherever it is carried; an older schema is brought up to this program's. Whatever
 * comes back, backup_drop() takes away what was not kept.
 *
 * Errors: STATUS_OUTPUT (no file can be made there), STATUS_IO (no room, interrupted), STATUS_UNVERIFIED.
 */
int backup_make(struct store *source, const char *target, verify_progress *progress, void *data,
	struct pool *pool, struct backup *backup);

/*
 * Gives the copy its name once it is safe on the disk, with the permissions of the file at `like`: for its owner
 * alone, or for the group that has that. With `replace` false a file that came into being there meanwhile stays.
 * Errors: STATUS_OUTPUT, STATUS_IO.
 */
int backup_keep(struct backup *backup, const char *like, bool replace, struct error *error);

void backup_drop(struct backup *backup); /* harmless after backup_keep */

/*
 * Whether a copy may go there. Errors: STATUS_REFUSED for the database itself or a file that belongs to it, by
 * whatever name; STATUS_OUTPUT for a folder, a device, and without `replace` for a file.
 */
int backup_check_target(
	const char *target, const char *database, bool replace, struct pool *pool, struct error *error);

/* A file to be copied from. Errors: STATUS_NOT_FOUND, and as of store_open. */
int backup_open(const char *path, struct error *error, struct store **out);
