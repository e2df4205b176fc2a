/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lets the database answer SQL that a clinic wrote itself: it reads, what its reader may see, and no longer than a
 * while (DESIGN.md, section 9). It is the database's authorizer that decides, statement by statement and column by
 * column; nobody looks at the text.
 */
#pragma once
#include <stdbool.h>
#include "ampoule/store.h"

struct guard {
	bool sees_finance, sees_patients, sees_health; /* else such columns are null, whatever the SQL makes of them */
	int seconds; /* that it may take */
};

/* From now on; NULL: no more. The guard must live until then. Queries of the program itself are not for this time. */
void store_guard(struct store *store, const struct guard *guard);
