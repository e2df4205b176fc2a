/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reactions: what was noticed on a patient after a session, and is reported later (DESIGN.md, section 7). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/reaction.h"

/*
 * Posts a reaction; its entry is given. Errors: STATUS_NOT_FOUND when there is no such session; STATUS_REFUSED when that is
 * void, when the day is before the session's, or after that of the act.
 */
int reaction_post(struct store *store, const struct act *act, struct reaction *reaction);

/* Those of a session that were not voided, as they were noticed. The array belongs to the pool. */
int reaction_of_session(struct store *store, int64_t session, struct pool *pool, struct reaction **reactions,
	size_t *count);

/* Those of a patient's sessions that stand, the latest first. */
int reaction_of_patient(struct store *store, int64_t patient, struct pool *pool, struct reaction **reactions,
	size_t *count);

/* What an entry reports, also where it was voided: one or none. */
int reaction_of_entry(struct store *store, int64_t entry, struct pool *pool, struct reaction **reactions, size_t *count);
