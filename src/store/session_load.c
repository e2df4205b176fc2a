/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a session back from the ledger. */
#include "config.h"
#include <string.h>
#include "ampoule/session.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int lines_load(struct store *store, int64_t number, struct pool *pool, struct session_record *record)
{
	STATEMENT st = statement_prepare(store, sql_session_lines);
	statement_bind_integer(&st, ":entry", number);
	while (statement_step(&st)) {
		struct session_line *line = pool_append(pool, &record->lines, &record->count, sizeof(*line));
		*line = (struct session_line){
			.product = pool_copy(pool, statement_text(&st, "product")),
			.name = pool_copy(pool, statement_text(&st, "name")),
			.maker = pool_copy(pool, statement_text(&st, "maker")),
			.container = pool_copy(pool, statement_text(&st, "container")),
			.unit = pool_copy(pool, statement_text(&st, "unit")),
			.lot = pool_copy(pool, statement_text(&st, "lot")),
			.expires = statement_day(&st, "expires"),
			.opened = statement_integer(&st, "opened"),
			.containers = statement_integer(&st, "containers"),
			.used = statement_integer(&st, "used"),
			.residue = statement_integer(&st, "residue"),
			.cost = statement_integer(&st, "cost"),
			.mixed = statement_integer(&st, "mixed") != 0,
		};
	}
	return statement_end(&st);
}

int session_load(struct store *store, int64_t number, struct pool *pool, struct session_record *record)
{
	*record = (struct session_record){ .number = number, .use_by = INSTANT_NONE };
	int64_t entry = 0;
	{
		STATEMENT st = statement_prepare(store, sql_session_head);
		statement_bind_integer(&st, ":number", number);
		if (statement_step(&st)) {
			entry = statement_integer(&st, "entry");
			record->when = (struct when){ statement_day(&st, "day"), statement_instant(&st, "time") };
			record->patient = pool_copy(pool, statement_text(&st, "patient"));
			record->location = pool_copy(pool, statement_text(&st, "location"));
			record->practitioner = pool_copy(pool, statement_text(&st, "practitioner"));
			record->area = pool_copy(pool, statement_text(&st, "area"));
			record->zones = pool_copy(pool, statement_text(&st, "zones"));
			record->note = pool_copy(pool, statement_text(&st, "note"));
			record->recipe = pool_copy(pool, statement_text(&st, "recipe"));
			record->version = statement_integer(&st, "version");
			record->use_by = statement_instant(&st, "use_by");
			record->use_by_of = pool_copy(pool, statement_text(&st, "use_by_of"));
			record->voided_by = statement_integer(&st, "voided_by");
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	if (entry == 0)
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no session %lld; see 'ampoule session list'"),
			(long long)number);
	return lines_load(store, entry, pool, record);
}
