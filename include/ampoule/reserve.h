/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets stock aside that is kept for others (DESIGN.md, section 5): by product and content, and by lot where one is
 * named. Which containers that are is nobody's business but the shelf's: those that would be taken last. */
#pragma once
#include <stddef.h>
#include "ampoule/pool.h"
#include "ampoule/usable.h"

/* Content that is kept for somebody. */
struct claim {
	int64_t lot; /* 0: whichever there is */
	content_t content;
};

/*
 * Gives the holdings, in their order, with what the claims take marked as reserved: a holding of which a part is kept
 * comes out as two. Sealed containers of `size` are kept whole; only what may go into a patient at that time is kept,
 * and not more than is there. A lot that `spares` is kept only where there is no other, but for those who named it: it
 * is in somebody's hand. The new ones belong to the pool.
 */
typedef bool reserve_spares(int64_t lot, const void *data);
void reserve_set_aside(struct holding **holdings, size_t *count, const struct claim *claims, size_t claim_count,
	content_t size, struct when when, reserve_spares *spares, const void *data, struct pool *pool);
