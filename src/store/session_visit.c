/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a visit besides what was injected: why, by whose leave, whether it was broken off. */
#include "config.h"
#include "ampoule/statement.h"
#include "session_checks.h"
#include "store_internal.h"

static int photos_insert(struct store *store, int64_t entry, const struct session_visit *visit)
{
	if (visit->photo_count > 0)
		ledger_includes(store, "visit_photo");
	for (size_t i = 0; i < visit->photo_count; i++) {
		STATEMENT st = statement_prepare(store, sql_visit_photo_insert);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":line", (int64_t)i + 1);
		statement_bind_text(&st, ":reference", visit->photos[i]);
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return STATUS_OK;
}

int session_visit_post(struct store *store, int64_t entry, const struct session_plan *plan)
{
	const struct session_visit *visit = &plan->request->visit;
	if (visit->indication != NULL || visit->consent != NULL || visit->interrupted != NULL) {
		STATEMENT st = statement_prepare(store, sql_visit_insert);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_text(&st, ":indication", visit->indication);
		statement_bind_text(&st, ":consent", visit->consent);
		statement_bind_text(&st, ":interrupted", visit->interrupted);
		statement_bind_integer(&st, ":counted", !visit->uncounted);
		ledger_includes(store, "visit");
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return photos_insert(store, entry, visit);
}

int session_visit_load(struct store *store, int64_t entry, struct pool *pool, struct session_record *record)
{
	struct session_visit *visit = &record->visit;
	{
		STATEMENT st = statement_prepare(store, sql_visit_load);
		statement_bind_integer(&st, ":entry", entry);
		if (statement_step(&st)) {
			visit->indication = pool_copy(pool, statement_text(&st, "indication"));
			visit->consent = pool_copy(pool, statement_text(&st, "consent"));
			visit->interrupted = pool_copy(pool, statement_text(&st, "interrupted"));
			visit->uncounted = statement_integer(&st, "counted") == 0;
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	STATEMENT st = statement_prepare(store, sql_visit_photos);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		const char **photo = pool_append(pool, &visit->photos, &visit->photo_count, sizeof(*photo));
		*photo = pool_copy(pool, statement_text(&st, "reference"));
	}
	return statement_end(&st);
}
