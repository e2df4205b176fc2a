/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the database of a new clinic, for init and demo. */
#pragma once
#include "ampoule/command.h"

struct clinic {
	const char *name;
	const char *currency;
	const char *zone;
	const char *group; /* that may use the file; NULL: its owner alone */
	bool test;	   /* made for trying */
};

/*
 * Makes the database at `path`, and `folder` before it where that is not NULL, with entry 1: the settings and the
 * first location. Takes zone, clock and digits over into the context, and leaves context->store open.
 * When anything fails, no file is left. Errors: STATUS_REFUSED when there is a file; STATUS_DATA; STATUS_OUTPUT.
 */
int clinic_create(struct context *context, const struct clinic *clinic, const char *path, const char *folder);

/* Closes the database and removes it. */
void clinic_remove(struct context *context, const char *path, const char *folder);
