/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one entry with all that it did. */
#include "config.h"
#include "ampoule/entry.h"
#include <string.h>
#include "ampoule/statement.h"
#include "store_internal.h"

static void read_hash(struct statement *st, const char *column, unsigned char hash[HASH_SIZE])
{
	size_t length;
	const void *bytes = statement_blob(st, column, &length);
	memset(hash, 0, HASH_SIZE);
	if (bytes != NULL)
		memcpy(hash, bytes, length < HASH_SIZE ? length : HASH_SIZE);
}

static int head_load(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_entry_head);
	statement_bind_integer(&st, ":number", record->number);
	if (!statement_step(&st)) {
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
		return error_set(store->error, STATUS_NOT_FOUND, _("there is no entry %lld; see 'ampoule log'"),
			(long long)record->number);
	}
	record->kind = pool_copy(pool, statement_text(&st, "kind"));
	record->login = pool_copy(pool, statement_text(&st, "login"));
	record->operator_code = pool_copy(pool, statement_text(&st, "operator"));
	record->why = pool_copy(pool, statement_text(&st, "why"));
	record->document = pool_copy(pool, statement_text(&st, "document"));
	record->supplier = pool_copy(pool, statement_text(&st, "supplier"));
	record->invoice = pool_copy(pool, statement_text(&st, "invoice"));
	record->paper = (struct entry_paper){
		.currency = pool_copy(pool, statement_text(&st, "currency")),
		.rate = statement_integer(&st, "rate"),
		.has_total = !statement_is_null(&st, "total"),
		.total = statement_integer(&st, "total"),
		.has_credit = !statement_is_null(&st, "credit"),
		.credit = statement_integer(&st, "credit"),
		.credit_of = statement_integer(&st, "credit_of"),
		.credit_of_kind = pool_copy(pool, statement_text(&st, "credit_of_kind")),
	};
	record->recorded = statement_instant(&st, "recorded");
	record->when = (struct when){ statement_day(&st, "day"), statement_instant(&st, "time") };
	record->voids = statement_integer(&st, "voids");
	record->voided_by = statement_integer(&st, "voided_by");
	record->corrects = statement_integer(&st, "corrects");
	record->corrected_by = statement_integer(&st, "corrected_by");
	record->clock_behind = statement_integer(&st, "clock_behind") != 0;
	read_hash(&st, "previous", record->previous);
	read_hash(&st, "hash", record->hash);
	return STATUS_OK;
}

static int lines_load(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_entry_lines);
	statement_bind_integer(&st, ":number", record->number);
	while (statement_step(&st)) {
		struct entry_line *line = pool_append(pool, &record->lines, &record->line_count, sizeof(*line));
		*line = (struct entry_line){
			.product = pool_copy(pool, statement_text(&st, "product")),
			.lot = pool_copy(pool, statement_text(&st, "lot")),
			.location = pool_copy(pool, statement_text(&st, "location")),
			.unit = pool_copy(pool, statement_text(&st, "unit")),
			.opened = statement_integer(&st, "opened"),
			.reason = pool_copy(pool, statement_text(&st, "reason")),
			.containers = statement_integer(&st, "containers"),
			.content = statement_integer(&st, "content"),
			.value = statement_integer(&st, "value"),
		};
	}
	return statement_end(&st);
}

static int changes_load(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_entry_changes);
	statement_bind_integer(&st, ":number", record->number);
	while (statement_step(&st)) {
		struct entry_change *change =
			pool_append(pool, &record->changes, &record->change_count, sizeof(*change));
		*change = (struct entry_change){
			.thing = pool_copy(pool, statement_text(&st, "thing")),
			.subject = pool_copy(pool, statement_text(&st, "subject")),
			.field = pool_copy(pool, statement_text(&st, "field")),
			.old = pool_copy(pool, statement_text(&st, "old")),
			.new = pool_copy(pool, statement_text(&st, "new")),
		};
	}
	return statement_end(&st);
}

static int recipe_lines_of(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_entry_recipe_lines);
	statement_bind_integer(&st, ":number", record->number);
	while (statement_step(&st)) {
		struct entry_recipe_line *line =
			pool_append(pool, &record->recipe_lines, &record->recipe_line_count, sizeof(*line));
		*line = (struct entry_recipe_line){
			.recipe = pool_copy(pool, statement_text(&st, "recipe")),
			.product = pool_copy(pool, statement_text(&st, "product")),
			.unit = pool_copy(pool, statement_text(&st, "unit")),
			.version = statement_integer(&st, "version"),
			.line.containers = strcmp(statement_text(&st, "basis"), "containers") == 0,
			.line.amount = statement_integer(&st, "amount"),
			.line.parts = statement_integer(&st, "parts"),
		};
	}
	return statement_end(&st);
}

static int findings_load(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_entry_findings);
	statement_bind_integer(&st, ":number", record->number);
	while (statement_step(&st)) {
		struct entry_finding *finding =
			pool_append(pool, &record->findings, &record->finding_count, sizeof(*finding));
		*finding = (struct entry_finding){
			.rule = pool_copy(pool, statement_text(&st, "rule")),
			.severity = pool_copy(pool, statement_text(&st, "severity")),
			.detail = pool_copy(pool, statement_text(&st, "detail")),
			.reason = pool_copy(pool, statement_text(&st, "reason")),
			.approver = pool_copy(pool, statement_text(&st, "approver")),
		};
	}
	return statement_end(&st);
}

static int file_load(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_chain_imported);
	statement_bind_integer(&st, ":entry", record->number);
	if (statement_step(&st))
		record->file = (struct entry_file){
			.kind = pool_copy(pool, statement_text(&st, "kind")),
			.name = pool_copy(pool, statement_text(&st, "name")),
			.sha256 = pool_copy(pool, statement_text(&st, "sha256")),
			.lines = statement_integer(&st, "lines"),
			.first = statement_integer(&st, "first"),
		};
	return statement_end(&st);
}

static int evidence_load(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_chain_evidence);
	statement_bind_integer(&st, ":entry", record->number);
	while (statement_step(&st)) {
		struct evidence *evidence =
			pool_append(pool, &record->evidence, &record->evidence_count, sizeof(*evidence));
		*evidence = (struct evidence){
			.name = pool_copy(pool, statement_text(&st, "name")),
			.size = statement_integer(&st, "size"),
			.sha256 = pool_copy(pool, statement_text(&st, "sha256")),
		};
	}
	return statement_end(&st);
}

static int corrections_load(struct store *store, struct pool *pool, struct entry_record *record)
{
	STATEMENT st = statement_prepare(store, sql_entry_corrections);
	statement_bind_integer(&st, ":number", record->number);
	while (statement_step(&st)) {
		struct entry_correction *correction =
			pool_append(pool, &record->corrections, &record->correction_count, sizeof(*correction));
		*correction = (struct entry_correction){
			.delivery = statement_integer(&st, "delivery"),
			.line = statement_integer(&st, "line"),
			.product = pool_copy(pool, statement_text(&st, "product")),
			.lot = pool_copy(pool, statement_text(&st, "lot")),
			.container = pool_copy(pool, statement_text(&st, "container")),
			.containers = statement_integer(&st, "containers"),
			.net = statement_integer(&st, "net"),
			.fees = statement_integer(&st, "fees"),
			.tax = statement_integer(&st, "tax"),
		};
	}
	return statement_end(&st);
}

int entry_load(struct store *store, int64_t number, struct pool *pool, struct entry_record *record)
{
	*record = (struct entry_record){ .number = number };
	int status = head_load(store, pool, record);
	if (status == STATUS_OK)
		status = lines_load(store, pool, record);
	if (status == STATUS_OK)
		status = changes_load(store, pool, record);
	if (status == STATUS_OK)
		status = findings_load(store, pool, record);
	if (status == STATUS_OK)
		status = corrections_load(store, pool, record);
	if (status == STATUS_OK)
		status = recipe_lines_of(store, pool, record);
	if (status == STATUS_OK)
		status = price_differences_load(store, number, pool, &record->differences, &record->difference_count);
	if (status == STATUS_OK)
		status = evidence_load(store, pool, record);
	return status == STATUS_OK ? file_load(store, pool, record) : status;
}
