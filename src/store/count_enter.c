/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes down what counters found, also what the ledger did not expect. */
#include "config.h"
#include <string.h>
#include "ampoule/counting.h"
#include "ampoule/delivery.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int figure_insert(struct store *store, int64_t entry, const struct count_entering *entering,
	int64_t line, int64_t amount)
{
	STATEMENT st = statement_prepare(store, sql_count_figure_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":count", entering->count->number);
	statement_bind_integer(&st, ":item", line);
	statement_bind_text(&st, ":counter", entering->counter);
	statement_bind_integer(&st, ":amount", amount);
	statement_bind_integer(&st, ":recount", entering->recount);
	ledger_includes(store, "count_figure");
	return statement_run(&st);
}

static int held_at(
	struct store *store, const struct count *count, int64_t lot, int64_t location, int64_t *held)
{
	STATEMENT st = statement_prepare(store, sql_count_held_at);
	statement_bind_integer(&st, ":lot", lot);
	statement_bind_integer(&st, ":location", location);
	statement_bind_integer(&st, ":base", count->base);
	if (statement_step(&st))
		*held = statement_integer(&st, "containers");
	return statement_end(&st);
}

/* The lot of what was found; one that is there already need not be told its expiry. */
static int find_lot(struct store *store, const struct count_found *found, struct pool *pool, int64_t *id)
{
	struct lot lot;
	int status = lot_find(store, found->product, found->lot, pool, &lot);
	if (status != STATUS_OK)
		return status;
	*id = lot.id;
	if (lot.id != 0 && !found->has_expiry)
		return STATUS_OK;
	if (!found->has_expiry)
		return error_set(store->error, STATUS_DATA,
			_("lot '%s' is new: say until when it is good (--expires, or the file's column expires; none where nothing is printed)"),
			found->lot);
	const struct delivery_line line = {
		.product = found->product, .lot = found->lot, .expires = found->expires
	};
	return delivery_lot(store, &line, id);
}

/* A found lot belongs to one line only; an open container each to one of its own. */
static int refuse_listed(
	struct store *store, const struct count *count, const struct count_found *found, int64_t lot)
{
	for (size_t i = 0; i < count->count && !found->is_open; i++) {
		const struct count_line *line = &count->lines[i];
		if (line->lot == lot && line->location == found->location && !line->is_open)
			return error_set(store->error, STATUS_REFUSED,
				_("'%s@%s' in '%s' is line %lld of count C%lld; enter it as '%s@%s=%lld'"),
				line->product.code, line->lot_code, line->location_code,
				(long long)line->line, (long long)count->number, line->product.code,
				line->lot_code, (long long)found->amount);
	}
	return STATUS_OK;
}

/* An open container holds at most what a whole one does; of sealed ones there are no more than can be kept. */
static int check_amount(
	struct store *store, const struct product *product, bool is_open, const char *what, int64_t amount)
{
	char said[CONTENT_TEXT_MAX], most[CONTENT_TEXT_MAX];
	if (is_open && amount > product->content)
		return error_set(store->error, STATUS_REFUSED,
			_("%s: %s %s were counted, but one %s holds %s"), what, content_format(amount, said),
			unit_name(product->unit), product->container, content_format(product->content, most));
	if (!is_open && (amount > CONTAINERS_MAX || amount > CONTENT_MAX / product->content))
		return error_set(store->error, STATUS_REFUSED,
			_("%s: so many were not counted; look at the figure again"), what);
	return STATUS_OK;
}

static int found_insert(struct store *store, int64_t entry, const struct count_entering *entering,
	size_t index, struct pool *pool)
{
	const struct count *count = entering->count;
	const struct count_found *found = &entering->found[index];
	struct product product;
	int64_t lot = 0, expected = 0, line = 0;
	int status = product_load(store, found->product, pool, &product);
	if (status == STATUS_OK)
		status = check_amount(store, &product, found->is_open,
			pool_printf(pool, "'%s@%s'", product.code, found->lot), found->amount);
	if (status == STATUS_OK)
		status = find_lot(store, found, pool, &lot);
	if (status == STATUS_OK)
		status = refuse_listed(store, count, found, lot);
	if (status == STATUS_OK && !found->is_open)
		status = held_at(store, count, lot, found->location, &expected);
	if (status != STATUS_OK)
		return status;
	{
		STATEMENT st = statement_prepare(store, sql_count_line_insert);
		statement_bind_integer(&st, ":count", count->number);
		statement_bind_integer(&st, ":entry", entry);
		statement_bind_integer(&st, ":lot", lot);
		statement_bind_integer(&st, ":location", found->location);
		statement_bind_id(&st, ":opened", 0);
		statement_bind_text(&st, ":found", found->is_open ? "open" : "sealed");
		statement_bind_integer(&st, ":expected", expected);
		if (found->price < 0)
			statement_bind_id(&st, ":price", 0);
		else
			statement_bind_integer(&st, ":price", found->price);
		ledger_includes(store, "count_line");
		if (statement_step(&st))
			line = statement_integer(&st, "line");
		if (statement_run(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return figure_insert(store, entry, entering, line, found->amount);
}

static int check_found_once(struct store *store, const struct count_entering *entering, size_t index)
{
	const struct count_found *found = &entering->found[index];
	for (size_t i = 0; i < index && !found->is_open; i++) {
		const struct count_found *other = &entering->found[i];
		if (!other->is_open && other->product == found->product &&
			other->location == found->location && strcmp(other->lot, found->lot) == 0)
			return error_set(store->error, STATUS_REFUSED,
				_("lot '%s' was found twice; enter it once"), found->lot);
	}
	return STATUS_OK;
}

static int check(struct store *store, const struct count_entering *entering, struct pool *pool)
{
	int status = count_check_open(store, entering->count);
	for (size_t i = 0; i < entering->entered_count && status == STATUS_OK; i++) {
		const struct count_line *line = &entering->count->lines[entering->entered[i].line];
		const char *name = count_line_name(line, pool);
		for (size_t j = 0; j < i; j++) {
			if (entering->entered[j].line == entering->entered[i].line)
				return error_set(store->error, STATUS_REFUSED,
					_("%s, line %lld, was entered twice; enter it once"), name,
					(long long)line->line);
		}
		status =
			check_amount(store, &line->product, line->is_open, name, entering->entered[i].amount);
	}
	for (size_t i = 0; i < entering->found_count && status == STATUS_OK; i++)
		status = check_found_once(store, entering, i);
	if (status == STATUS_OK && entering->entered_count == 0 && entering->found_count == 0)
		return error_set(store->error, STATUS_DATA, _("no figure was given: nothing is entered"));
	return status;
}

int count_enter(struct store *store, const struct act *act, const struct count_entering *entering,
	struct pool *pool, int64_t *number)
{
	struct entry entry = { .kind = "count-entered", .act = act };
	int status = check(store, entering, pool);
	if (status == STATUS_OK)
		status = ledger_open(store, &entry);
	for (size_t i = 0; i < entering->entered_count && status == STATUS_OK; i++)
		status = figure_insert(store, entry.number, entering,
			entering->count->lines[entering->entered[i].line].line, entering->entered[i].amount);
	for (size_t i = 0; i < entering->found_count && status == STATUS_OK; i++)
		status = found_insert(store, entry.number, entering, i, pool);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
