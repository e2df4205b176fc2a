/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes stock off: what is broken, expired, spoiled, lost, given as a sample, recalled (DESIGN.md, sections 2 and 9). */
#pragma once
#include <stdbool.h>
#include "ampoule/taking.h"

/* The reasons for which stock is written off, "broken, expired …": whether `reason` is one. */
bool reason_is_waste(enum reason reason);

/*
 * Chooses what is written off. With items: these, from one place. Errors: those of taking_plan; STATUS_REFUSED for
 * the reason expired where something is not expired.
 */
int waste_plan(struct store *store, const struct taking_request *request, struct when when, struct pool *pool,
	struct taking *taking);

/*
 * Chooses all that stands at a place, or at every place for 0; with the reason expired only what is expired by its
 * lot's last day. Errors: STATUS_NOT_FOUND when there is nothing.
 */
int waste_plan_all(struct store *store, int64_t location, enum reason reason, struct when when, struct pool *pool,
	struct taking *taking);
