/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads stock counts: lines, what moved of them since, what counters found. */
#include "config.h"
#include <string.h>
#include "ampoule/counting.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int head_load(struct store *store, int64_t number, struct pool *pool, struct count *count)
{
	*count = (struct count){ .number = number };
	STATEMENT st = statement_prepare(store, sql_count_head);
	statement_bind_integer(&st, ":number", number);
	if (!statement_step(&st)) {
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
		return error_set(store->error, STATUS_NOT_FOUND,
			_("there is no count C%lld; see 'ampoule count list'"), (long long)number);
	}
	count->entry = statement_integer(&st, "entry");
	count->base = statement_integer(&st, "base");
	count->started = statement_instant(&st, "time");
	count->location = statement_integer(&st, "location");
	count->location_code = pool_copy(pool, statement_text(&st, "location_code"));
	count->ended_by = statement_integer(&st, "ended_by");
	if (count->ended_by != 0)
		count->stage =
			statement_integer(&st, "posted") != 0 ? COUNT_STAGE_POSTED : COUNT_STAGE_CANCELLED;
	return STATUS_OK;
}

static int line_read(struct store *store, struct statement *st, struct pool *pool, struct count_line *line)
{
	const char *found = statement_text(st, "found");
	int64_t corrected = statement_integer(st, "corrected");
	*line = (struct count_line){
		.line = statement_integer(st, "line"),
		.product = {
			.id = statement_integer(st, "product"),
			.code = pool_copy(pool, statement_text(st, "product_code")),
			.name = pool_copy(pool, statement_text(st, "name")),
			.container = pool_copy(pool, statement_text(st, "container")),
			.content = statement_integer(st, "size"),
			.in_use = statement_integer(st, "in_use"),
		},
		.lot = statement_integer(st, "lot"),
		.lot_code = pool_copy(pool, statement_text(st, "lot_code")),
		.expires = statement_day(st, "expires"),
		.location = statement_integer(st, "location"),
		.location_code = pool_copy(pool, statement_text(st, "location_code")),
		.opened = statement_integer(st, "opened"),
		.is_found = found != NULL,
		.expected = statement_integer(st, "expected") + corrected,
		.moved = statement_integer(st, "moved") - corrected,
		.price = statement_is_null(st, "price") ? -1 : statement_integer(st, "price"),
	};
	line->is_open = line->opened != 0 || (found != NULL && strcmp(found, "open") == 0);
	return unit_parse(statement_text(st, "unit"), &line->product.unit, store->error);
}

static int lines_load(struct store *store, struct pool *pool, struct count *count)
{
	int status = STATUS_OK;
	STATEMENT st = statement_prepare(store, sql_count_lines);
	statement_bind_integer(&st, ":count", count->number);
	while (status == STATUS_OK && statement_step(&st)) {
		struct count_line *line = pool_append(pool, &count->lines, &count->count, sizeof(*line));
		status = line_read(store, &st, pool, line);
	}
	return status == STATUS_OK ? statement_end(&st) : status;
}

/* Lines are numbered without gaps, and figures come in the order of lines. */
static int figures_load(struct store *store, struct pool *pool, struct count *count)
{
	STATEMENT st = statement_prepare(store, sql_count_figures);
	statement_bind_integer(&st, ":count", count->number);
	while (statement_step(&st)) {
		struct count_line *line = &count->lines[statement_integer(&st, "item") - 1];
		struct count_figure *figure =
			pool_append(pool, &line->figures, &line->figure_count, sizeof(*figure));
		figure->counter = pool_copy(pool, statement_text(&st, "counter"));
		figure->amount = statement_integer(&st, "amount");
		figure->recount = statement_integer(&st, "recount") != 0;
	}
	return statement_end(&st);
}

static bool is_named_before(const struct count_line *line, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (strcmp(line->figures[i].counter, line->figures[index].counter) == 0)
			return true;
	}
	return false;
}

static void line_settle(struct count_line *line, struct pool *pool)
{
	line->state = count_settle(line->figures, line->figure_count, &line->counted);
	for (size_t i = 0; i < line->figure_count; i++) {
		if (!is_named_before(line, i))
			line->counters = line->counters == NULL
				? line->figures[i].counter
				: pool_printf(pool, "%s, %s", line->counters, line->figures[i].counter);
	}
}

int count_load(struct store *store, int64_t number, struct pool *pool, struct count *count)
{
	int status = head_load(store, number, pool, count);
	if (status == STATUS_OK)
		status = lines_load(store, pool, count);
	if (status == STATUS_OK)
		status = figures_load(store, pool, count);
	for (size_t i = 0; status == STATUS_OK && i < count->count; i++)
		line_settle(&count->lines[i], pool);
	return status;
}

int count_acts(struct store *store, int64_t entry, struct pool *pool, struct count_act **acts, size_t *count)
{
	*acts = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_entry_counts);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct count_act *act = pool_append(pool, acts, count, sizeof(*act));
		*act = (struct count_act){
			.number = statement_integer(&st, "number"),
			.what = pool_copy(pool, statement_text(&st, "what")),
			.product = pool_copy(pool, statement_text(&st, "product")),
			.lot = pool_copy(pool, statement_text(&st, "lot")),
			.location = pool_copy(pool, statement_text(&st, "location")),
			.unit = pool_copy(pool, statement_text(&st, "unit")),
			.counter = pool_copy(pool, statement_text(&st, "counter")),
			.opened = statement_integer(&st, "opened"),
			.amount = statement_integer(&st, "amount"),
			.is_open = statement_integer(&st, "is_open") != 0,
			.recount = statement_integer(&st, "recount") != 0,
		};
	}
	return statement_end(&st);
}

int count_check_open(struct store *store, const struct count *count)
{
	switch (count->stage) {
	case COUNT_STAGE_OPEN:
		return STATUS_OK;
	case COUNT_STAGE_POSTED:
		return error_set(store->error, STATUS_REFUSED,
			_("count C%lld was posted by entry %lld; void that entry to open it again, or start a new count"),
			(long long)count->number, (long long)count->ended_by);
	case COUNT_STAGE_CANCELLED:
		break;
	}
	return error_set(store->error, STATUS_REFUSED,
		_("count C%lld was cancelled by entry %lld; start a new count"), (long long)count->number,
		(long long)count->ended_by);
}

const char *count_line_name(const struct count_line *line, struct pool *pool)
{
	if (line->opened != 0)
		return pool_printf(pool, "'O%lld'", (long long)line->opened);
	return pool_printf(
		pool, _("'%s@%s' in '%s'"), line->product.code, line->lot_code, line->location_code);
}
