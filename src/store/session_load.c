/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a session back from the ledger. */
#include "config.h"
#include "ampoule/mixture.h"
#include "ampoule/statement.h"
#include "session_checks.h"
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
			.preparation = statement_integer(&st, "preparation"),
			.opened = statement_integer(&st, "opened"),
			.containers = statement_integer(&st, "containers"),
			.used = statement_integer(&st, "used"),
			.residue = statement_integer(&st, "residue"),
			.cost = statement_integer(&st, "cost"),
			.mixed = statement_integer(&st, "mixed") != 0,
			.broken = statement_integer(&st, "broken") != 0,
		};
	}
	return statement_end(&st);
}

static int parts_load(struct store *store, int64_t entry, struct pool *pool, struct session_record *record)
{
	STATEMENT st = statement_prepare(store, sql_session_parts);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct session_part_record *part =
			pool_append(pool, &record->parts, &record->part_count, sizeof(*part));
		int64_t ordinal = statement_integer(&st, "ordinal");
		*part = (struct session_part_record){
			.preparation = statement_integer(&st, "preparation"),
			.ahead = statement_integer(&st, "made") != 0 && statement_integer(&st, "made") != entry,
			.recipe_id = statement_integer(&st, "recipe_id"),
			.number = preparation_number(statement_integer(&st, "made"), ordinal, pool),
			.recipe = pool_copy(pool, statement_text(&st, "recipe")),
			.version = statement_integer(&st, "version"),
			.use_by = statement_instant(&st, "use_by"),
			.use_by_of = pool_copy(pool, statement_text(&st, "use_by_of")),
			.area = pool_copy(pool, statement_text(&st, "area")),
			.zones = pool_copy(pool, statement_text(&st, "zones")),
			.method = pool_copy(pool, statement_text(&st, "method")),
			.injected = statement_integer(&st, "injected"),
			.blood = statement_integer(&st, "blood"),
			.plasma = statement_integer(&st, "plasma"),
		};
	}
	return statement_end(&st);
}

static int corrections_load(struct store *store, struct pool *pool, struct session_record *record)
{
	STATEMENT st = statement_prepare(store, sql_session_corrections);
	statement_bind_integer(&st, ":number", record->number);
	while (statement_step(&st)) {
		struct session_correction *correction =
			pool_append(pool, &record->corrections, &record->correction_count, sizeof(*correction));
		bool moved = statement_integer(&st, "old_patient") != statement_integer(&st, "new_patient");
		*correction = (struct session_correction){
			.entry = statement_integer(&st, "number"),
			.recorded = statement_instant(&st, "recorded"),
			.who = pool_copy(pool, statement_text(&st, "who")),
			.why = pool_copy(pool, statement_text(&st, "why")),
			.patient_was = moved ? pool_copy(pool, statement_text(&st, "patient_was")) : NULL,
		};
	}
	return statement_end(&st);
}

static int answers_load(struct store *store, int64_t entry, struct pool *pool, struct session_record *record)
{
	STATEMENT st = statement_prepare(store, sql_session_answers);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct session_answer *answer =
			pool_append(pool, &record->answers, &record->answer_count, sizeof(*answer));
		*answer = (struct session_answer){
			.rule = pool_copy(pool, statement_text(&st, "rule")),
			.detail = pool_copy(pool, statement_text(&st, "detail")),
			.reason = pool_copy(pool, statement_text(&st, "reason")),
			.approver_id = statement_integer(&st, "approver_id"),
			.approver = pool_copy(pool, statement_text(&st, "approver")),
		};
	}
	return statement_end(&st);
}

int session_load(struct store *store, int64_t number, struct pool *pool, struct session_record *record)
{
	*record = (struct session_record){ .number = number };
	int64_t entry = 0;
	{
		STATEMENT st = statement_prepare(store, sql_session_head);
		statement_bind_integer(&st, ":number", number);
		if (statement_step(&st)) {
			entry = statement_integer(&st, "entry");
			record->when = (struct when){ statement_day(&st, "day"), statement_instant(&st, "time") };
			record->entry = entry;
			record->patient_id = statement_integer(&st, "patient_id");
			record->location_id = statement_integer(&st, "location_id");
			record->patient = pool_copy(pool, statement_text(&st, "patient"));
			record->location = pool_copy(pool, statement_text(&st, "location"));
			record->practitioner = pool_copy(pool, statement_text(&st, "practitioner"));
			record->area = pool_copy(pool, statement_text(&st, "area"));
			record->zones = pool_copy(pool, statement_text(&st, "zones"));
			record->note = pool_copy(pool, statement_text(&st, "note"));
			record->voided_by = statement_integer(&st, "voided_by");
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	if (entry == 0)
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no session %lld; see 'ampoule session list'"),
			(long long)number);
	int status = parts_load(store, entry, pool, record);
	if (status == STATUS_OK)
		status = lines_load(store, entry, pool, record);
	if (status == STATUS_OK)
		status = session_changes_load(store, entry, pool, record);
	if (status == STATUS_OK)
		status = corrections_load(store, pool, record);
	if (status == STATUS_OK)
		status = answers_load(store, entry, pool, record);
	if (status == STATUS_OK)
		status = course_seats_load(store, entry, pool, &record->seats, &record->seat_count);
	if (status == STATUS_OK)
		status = reaction_of_session(store, number, pool, &record->reactions, &record->reaction_count);
	return status == STATUS_OK ? session_visit_load(store, entry, pool, record) : status;
}
