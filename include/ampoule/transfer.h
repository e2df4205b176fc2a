/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves stock from one place to another: the same layers, at the same cost (DESIGN.md, section 4). */
#pragma once
#include "ampoule/taking.h"

/*
 * Chooses what moves; request->purpose and reason are set here. An opened container moves with all that is in it.
 * Errors: those of taking_plan; STATUS_REFUSED for the same place twice, and for part of an opened container
 * or one that something happened to later where it stands.
 */
int transfer_plan(struct store *store, struct taking_request *request, int64_t to, struct when when, struct pool *pool,
	struct taking *taking);

/* Posts the move to `to` as one entry: a line out and a line in for each. */
int transfer_post(struct store *store, const struct act *act, const struct taking *taking, int64_t to,
	int64_t *number);
