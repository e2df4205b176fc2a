/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is: on a terminal, from its second second on. */
#pragma once
#include <time.h>
#include "ampoule/command.h"

struct progress {
	struct context *context;
	bool wanted; /* there is a terminal to show it on */
	bool shown;
	struct timespec started, last;
};

void progress_begin(struct progress *progress, struct context *context);
/* "12288 of 90000 entries"; `all` 0: not known. Cheap: may be called for every piece. */
void progress_show(struct progress *progress, const char *what, int64_t done, int64_t all);
/* How far a verification is; `data` is the struct progress. */
void progress_of_entries(void *data, int64_t done, int64_t all);
/* Takes the line away again. */
void progress_end(struct progress *progress);
