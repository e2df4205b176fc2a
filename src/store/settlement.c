/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settles goods that came before their paper. */
#include "config.h"
#include "ampoule/settlement.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int numbers_load(struct store *store, int64_t delivery, int64_t supplier, struct pool *pool, int64_t **numbers,
	size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_settlement_lines);
	statement_bind_integer(&st, ":delivery", delivery);
	while (statement_step(&st)) {
		if (statement_integer(&st, "supplier") != 0 && statement_integer(&st, "supplier") != supplier)
			return error_set(store->error, STATUS_REFUSED, _("delivery %lld came from '%s'; which paper is it?"),
				(long long)delivery, statement_text(&st, "supplier_code"));
		*(int64_t *)pool_append(pool, numbers, count, sizeof(int64_t)) = statement_integer(&st, "line");
	}
	return statement_end(&st);
}

int settlement_lines(struct store *store, int64_t delivery, int64_t supplier, struct pool *pool,
	struct correction_line **lines, size_t *count)
{
	int64_t *numbers = NULL;
	size_t number_count = 0;
	struct correction_line line;
	int status = numbers_load(store, delivery, supplier, pool, &numbers, &number_count);
	/* What is no delivery at all, or is void, says so itself. */
	if (status == STATUS_OK && number_count == 0)
		status = correction_line_load(store, delivery, 1, pool, &line);
	if (status == STATUS_OK && number_count == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("delivery %lld waits for no paper; 'ampoule report uninvoiced' names those that do, and a wrong price is "
			  "corrected with 'ampoule receive correct %lld'"),
			(long long)delivery, (long long)delivery);
	for (size_t i = 0; i < number_count && status == STATUS_OK; i++) {
		status = correction_line_load(store, delivery, numbers[i], pool, &line);
		if (status == STATUS_OK)
			*(struct correction_line *)pool_append(pool, lines, count, sizeof(line)) = line;
	}
	return status;
}

static int line_insert(struct store *store, int64_t entry, const struct settlement *settlement,
	const struct correction_line *line)
{
	STATEMENT st = statement_prepare(store, sql_settlement_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":delivery", line->delivery);
	statement_bind_integer(&st, ":line", line->line);
	statement_bind_integer(&st, ":supplier", settlement->supplier);
	statement_bind_text(&st, ":invoice", settlement->invoice);
	ledger_includes(store, "settlement");
	return statement_run(&st);
}

static int paper_insert(struct store *store, int64_t entry, const struct settlement *settlement)
{
	STATEMENT st = statement_prepare(store, sql_settlement_paper_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_text(&st, ":currency", settlement->currency);
	statement_bind_id(&st, ":rate", settlement->rate);
	if (settlement->has_total)
		statement_bind_integer(&st, ":total", settlement->total);
	ledger_includes(store, "settlement_paper");
	return statement_run(&st);
}

int settlement_post(struct store *store, const struct act *act, const struct settlement *settlement, int64_t *number)
{
	struct entry entry = { .kind = "invoiced", .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK && (settlement->currency != NULL || settlement->has_total))
		status = paper_insert(store, entry.number, settlement);
	for (size_t i = 0; i < settlement->count && status == STATUS_OK; i++) {
		status = line_insert(store, entry.number, settlement, settlement->corrections[i].line);
		if (status == STATUS_OK)
			status = correction_record(store, entry.number, &settlement->corrections[i]);
	}
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
