/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Throws away what is left in opened containers (DESIGN.md, section 6). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

struct opened_container {
	int64_t number;
	int64_t layer, location;
	const char *product, *name, *unit, *lot;
	day_t expires;
	instant_t opened_at, use_by;
	content_t content;
	money_t value;
};

/* Errors: STATUS_NOT_FOUND when there is none of that number, STATUS_REFUSED when it is empty already. */
int opened_load(struct store *store, int64_t number, struct pool *pool, struct opened_container *container);

/* All that must be discarded at `time`: past its use by. */
int opened_load_lapsed(struct store *store, instant_t time, struct pool *pool, struct opened_container **containers,
	size_t *count);

/* Posts that what is left of them is thrown away: residue, spoiled, broken or lost.
 * Errors: STATUS_REFUSED when one was opened after that time. */
int discard_post(struct store *store, const struct act *act, const struct opened_container *containers, size_t count,
	enum reason reason, int64_t *number);
