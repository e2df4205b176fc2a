/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a demo clinic: made under another name, and in its place only when it is whole. */
#pragma once
#include <stdbool.h>
#include "ampoule/command.h"

struct demo_folder {
	const char *path;     /* as it was said, without slashes at its end */
	const char *database; /* in it, when it is in its place */
	char *making;	      /* where it is made meanwhile; NULL: not begun, or done */
	bool there;	      /* it was there before */
};

/*
 * Makes the folder to work in, with the files that the clinic is read from.
 * Errors: STATUS_REFUSED when something is there that would be lost; STATUS_OUTPUT; STATUS_IO.
 */
int demo_folder_begin(struct context *context, const char *path, struct demo_folder *folder);

/* Puts what was made in its place, the database last. An earlier demo there gives way. */
int demo_folder_finish(struct context *context, struct demo_folder *folder);

/* Takes away what was made and not put in its place. */
void demo_folder_release(struct demo_folder *folder);
