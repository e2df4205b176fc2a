/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file that is there whole or not at all: it is written in a folder of its own (0700) beside its place,
 * where temporary files may lie too, and renamed when it is done.
 */
#pragma once
#include <stdbool.h>
#include "ampoule/error.h"
#include "ampoule/pool.h"

struct target {
	const char *path; /* where it goes */
	const char *folder; /* of its own */
	const char *draft; /* path of the file in the making */
	bool force;
	bool is_folder; /* `folder` itself is what gets the name */
};

/* Errors: STATUS_OUTPUT when there is such a file and `force` is not set, when it is no regular file, or when
 * the folder cannot be written. */
int target_begin(struct target *target, const char *path, bool force, struct pool *pool, struct error *error);

/* Puts the draft in its place, on the disk, readable by its owner only. Whatever fails, nothing is left
 * behind. Errors: STATUS_OUTPUT, STATUS_IO. */
int target_commit(struct target *target, struct error *error);

/*
 * The same for a folder of files: they are made in `target->folder`, which becomes `path`. With `force` it takes the
 * place of a folder that has a file `mark`, by which one knows that it was written in this way.
 */
int target_begin_folder(struct target *target, const char *path, const char *mark, bool force, struct pool *pool,
	struct error *error);

/* Removes the folder with all that is in it; harmless after target_commit. */
void target_abandon(struct target *target);
