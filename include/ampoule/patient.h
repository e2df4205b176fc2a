/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a patient had last. */
#pragma once
#include <stdbool.h>
#include "ampoule/day.h"
#include "ampoule/pool.h"
#include "ampoule/quantity.h"
#include "ampoule/store.h"

/* A lot of a session; a session without any has one of which the product is NULL. */
struct treated {
	int64_t session;
	day_t day;
	const char *area; /* NULL: not said */
	bool overridden;  /* a rule was, or it was an incident */
	const char *product, *lot, *unit;
	day_t expires;
	content_t used;
};

/* Every lot of the patient's last sessions that stand, the latest first. */
int patient_treated(struct store *store, int64_t patient, struct pool *pool, struct treated **lots, size_t *count);
