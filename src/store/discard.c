/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discards opened containers. */
#include "config.h"
#include "ampoule/discard.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static void read_container(struct statement *st, struct pool *pool, struct opened_container *container)
{
	*container = (struct opened_container){
		.number = statement_integer(st, "number"),
		.layer = statement_integer(st, "layer"),
		.location = statement_integer(st, "location"),
		.product = pool_copy(pool, statement_text(st, "product")),
		.name = pool_copy(pool, statement_text(st, "name")),
		.unit = pool_copy(pool, statement_text(st, "unit")),
		.lot = pool_copy(pool, statement_text(st, "lot")),
		.expires = statement_day(st, "expires"),
		.opened_at = statement_instant(st, "opened_at"),
		.use_by = statement_instant(st, "use_by"),
		.content = statement_integer(st, "content"),
		.value = statement_integer(st, "value"),
	};
}

static int explain_missing(struct store *store, int64_t number)
{
	int64_t entry = 0;
	STATEMENT st = statement_prepare(store, sql_opened_entry);
	statement_bind_integer(&st, ":number", number);
	if (statement_step(&st))
		entry = statement_integer(&st, "entry");
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	if (entry == 0)
		return error_set(store->error, STATUS_NOT_FOUND,
			_("there is no opened container 'O%lld'; see 'ampoule opened'"), (long long)number);
	return error_set(store->error, STATUS_REFUSED,
		_("'O%lld' is empty; it was opened by entry %lld, see 'ampoule log show %lld'"), (long long)number,
		(long long)entry, (long long)entry);
}

int opened_load(struct store *store, int64_t number, struct pool *pool, struct opened_container *container)
{
	STATEMENT st = statement_prepare(store, sql_opened_left);
	statement_bind_integer(&st, ":number", number);
	statement_bind_instant(&st, ":before", INSTANT_NONE);
	statement_bind_day(&st, ":day", DAY_NONE);
	if (statement_step(&st)) {
		read_container(&st, pool, container);
		return STATUS_OK;
	}
	return statement_end(&st) != STATUS_OK ? statement_end(&st) : explain_missing(store, number);
}

int opened_load_lapsed(struct store *store, instant_t time, struct pool *pool, struct opened_container **containers,
	size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_opened_left);
	statement_bind_id(&st, ":number", 0);
	statement_bind_instant(&st, ":before", time);
	statement_bind_day(&st, ":day", zone_day(time));
	while (statement_step(&st))
		read_container(&st, pool, pool_append(pool, containers, count, sizeof(**containers)));
	return statement_end(&st);
}

int discard_post(struct store *store, const struct act *act, const struct opened_container *containers, size_t count,
	enum reason reason, int64_t *number)
{
	for (size_t i = 0; i < count; i++) {
		char text[LOCAL_TEXT_MAX];
		if (containers[i].opened_at > act->when.time)
			return error_set(store->error, STATUS_REFUSED,
				_("'O%lld' was opened on %s, after the time given with --on"),
				(long long)containers[i].number, zone_format(containers[i].opened_at, text));
	}
	struct entry entry = { .kind = "discarded", .act = act };
	int status = ledger_open(store, &entry);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = ledger_move(store,
			&(struct movement){
				.layer = containers[i].layer,
				.location = containers[i].location,
				.opened = containers[i].number,
				.reason = reason,
				.content = -containers[i].content,
				.value = -containers[i].value,
			});
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
