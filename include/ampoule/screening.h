/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches what the checks of a patient go by, and keeps what they found (DESIGN.md, section 7). */
#pragma once
#include "ampoule/mixture.h"
#include "ampoule/safety.h"
#include "ampoule/session.h"
#include "ampoule/thing.h"

/*
 * Looks at a patient and at what is to go in (NULL: at the patient alone). Mixtures made ahead are looked at as well; what
 * was overridden when one was made stands already. All of it belongs to the pool.
 */
int screening_run(struct store *store, int64_t patient, const struct session_plan *plan, struct when when,
	struct pool *pool, struct safety *safety);

/* Keeps the findings with the open entry: warnings, and what somebody answers for. */
int screening_post(struct store *store, const struct safety *safety);

/* A product of one ingredient that a patient bears, of which there is something to use. */
struct alternative {
	const char *code, *name, *area, *ingredient;
	int64_t containers;
};

/* Such products of the areas in which the patient's allergies rule something out; none without allergies. */
int screening_alternatives(struct store *store, const struct record *patient, day_t day, struct pool *pool,
	struct alternative **alternatives, size_t *count);
