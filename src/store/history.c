/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what entries changed in the catalogue, and keeps the files that were imported. */
#include "ampoule/history.h"
#include "ampoule/ledger.h"
#include "ampoule/statement.h"
#include "store_queries.h"

int history_list(struct store *store, const struct thing *thing, int64_t id, struct pool *pool,
	struct history_line **lines, size_t *count)
{
	*lines = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_catalogue_history);
	statement_bind_text(&st, ":thing", thing->name);
	statement_bind_integer(&st, ":subject", id);
	while (statement_step(&st)) {
		struct history_line *line = pool_append(pool, lines, count, sizeof(*line));
		line->entry = statement_integer(&st, "entry");
		line->kind = pool_copy(pool, statement_text(&st, "kind"));
		line->time = statement_instant(&st, "time");
		const char *operator = statement_text(&st, "operator");
		line->who = pool_copy(pool, operator ? operator : statement_text(&st, "login"));
		line->why = pool_copy(pool, statement_text(&st, "why"));
		line->package = statement_integer(&st, "package");
		line->field = pool_copy(pool, statement_text(&st, "field"));
		line->old = pool_copy(pool, statement_text(&st, "old"));
		line->new = pool_copy(pool, statement_text(&st, "new"));
	}
	return statement_end(&st);
}

int imported_find(struct store *store, const char *sha256, int64_t *entry, day_t *day)
{
	*entry = 0;
	*day = DAY_NONE;
	STATEMENT st = statement_prepare(store, sql_imported_find);
	statement_bind_text(&st, ":sha256", sha256);
	while (statement_step(&st)) {
		*entry = statement_integer(&st, "entry");
		*day = statement_day(&st, "day");
	}
	return statement_end(&st);
}

int imported_save(struct store *store, const struct imported *imported)
{
	ledger_includes(store, "imported");
	STATEMENT st = statement_prepare(store, sql_imported_save);
	statement_bind_text(&st, ":kind", imported->kind);
	statement_bind_text(&st, ":name", imported->name);
	statement_bind_text(&st, ":sha256", imported->sha256);
	statement_bind_integer(&st, ":lines", imported->lines);
	statement_bind_id(&st, ":first", imported->first);
	return statement_run(&st);
}
