/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The story of the demo clinic, as examples/clinic tells it: command lines, one after the other. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "ampoule/pool.h"

struct demo_step {
	const char *name; /* by which later ones speak of what it posted; NULL: none */
	char **words; /* of the command line, without the program */
	size_t count;
	int64_t entry; /* the number of what it posted, once it was played */
};

/*
 * Adds the steps of a story to those that are there. A line is a command, its words as in a shell, with
 * quotes where one holds blanks; "name: " may stand before one that posts. A line that begins with a tab
 * goes on with the one before, '#' begins a remark.
 */
void demo_story_read(const char *story, struct pool *pool, struct demo_step **steps, size_t *count);
