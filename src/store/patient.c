/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a patient had last. */
#include "ampoule/patient.h"
#include "ampoule/statement.h"
#include "store_queries.h"

int patient_treated(struct store *store, int64_t patient, struct pool *pool, struct treated **lots, size_t *count)
{
	*lots = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_patient_treated);
	statement_bind_integer(&st, ":patient", patient);
	while (statement_step(&st)) {
		struct treated *lot = pool_append(pool, lots, count, sizeof(*lot));
		*lot = (struct treated){
			.session = statement_integer(&st, "session"),
			.day = statement_day(&st, "day"),
			.area = pool_copy(pool, statement_text(&st, "area")),
			.overridden = statement_integer(&st, "overridden") > 0,
			.product = pool_copy(pool, statement_text(&st, "product")),
			.lot = pool_copy(pool, statement_text(&st, "lot")),
			.unit = pool_copy(pool, statement_text(&st, "unit")),
			.expires = statement_day(&st, "expires"),
			.used = statement_integer(&st, "used"),
		};
	}
	return statement_end(&st);
}
