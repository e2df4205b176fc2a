/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a recipe and the items beside it come to: the items of one preparation. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/session.h"
#include "ampoule/taking.h"

/* What is mixed by which recipe. */
struct expansion {
	int64_t recipe; /* 0: none */
	int64_t version;
	const char *to; /* what its parts are to make, as it was typed; NULL: what the version says */
	const struct item *said; /* that replace lines of their product, add to them, or with nothing drop them */
	size_t said_count;
	bool fresh;
};

/*
 * The recipe's lines that no item replaces, then the items. Errors: STATUS_REFUSED where a line that is left names a
 * retired product; STATUS_DATA for a target without parts, or that they cannot make.
 */
int expansion_items(struct context *context, const struct expansion *expansion, struct item **items, size_t *count);

/* What the recipe says, whatever was said beside it: what the session is compared with. */
int expansion_prescribed(struct context *context, const struct expansion *expansion, struct item **items, size_t *count);
