/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file that was built into the program (SQL, report definitions, the demo clinic). */
#pragma once
#include <stddef.h>

struct embedded {
	const char *name; /* the file's name, without its folder */
	const char *text; /* NUL-terminated */
	size_t length;	  /* bytes, without the NUL */
};

/* The file of that name in `table`, or NULL. */
const struct embedded *embedded_find(const struct embedded *table, size_t count, const char *name);
