/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts what a count came to, as one entry. */
#include "config.h"
#include "ampoule/counting.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int refuse_impossible(
	struct store *store, const struct count_difference *difference, struct pool *pool)
{
	const struct count_line *line = difference->line;
	const char *name = count_line_name(line, pool);
	char less[CONTENT_TEXT_MAX], left[CONTENT_TEXT_MAX];
	if (difference->amount > 0)
		return error_set(store->error, STATUS_REFUSED,
			_("%s, line %lld: it holds more than expected, but was emptied or thrown away since the snapshot; "
			  "void that, or enter what was expected with --recount"),
			name, (long long)line->line);
	if (!line->is_open)
		return error_set(store->error, STATUS_REFUSED,
			_("%s, line %lld: %lld are missing, but only %lld are left by now; count it again and enter it with "
			  "--recount"),
			name, (long long)line->line, (long long)-difference->amount,
			(long long)difference->left);
	return error_set(store->error, STATUS_REFUSED,
		_("%s, line %lld: %s %s are missing, but only %s are left by now; look again and enter it with --recount"),
		name, (long long)line->line, content_format(-difference->amount, less),
		unit_name(line->product.unit), content_format(difference->left, left));
}

static int refuse_differing(struct store *store, const struct count *count, struct pool *pool)
{
	for (size_t i = 0; i < count->count; i++) {
		const struct count_line *line = &count->lines[i];
		if (line->state == COUNT_DIFFERS)
			return error_set(store->error, STATUS_REFUSED,
				_("%s, line %lld: counters differ (%s), see 'ampoule count show C%lld'; count it again and enter it "
				  "with --recount"),
				count_line_name(line, pool), (long long)line->line, line->counters,
				(long long)count->number);
	}
	return STATUS_OK;
}

int count_check_post(struct store *store, const struct count_plan *plan, struct pool *pool)
{
	const struct count *count = plan->count;
	int status = count_check_open(store, count);
	if (status == STATUS_OK)
		status = refuse_differing(store, count, pool);
	if (status == STATUS_OK && plan->difference_count == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("nothing of count C%lld was counted; enter figures, or cancel it with 'ampoule count cancel C%lld'"),
			(long long)count->number, (long long)count->number);
	for (size_t i = 0; i < plan->difference_count && status == STATUS_OK; i++) {
		const struct count_difference *difference = &plan->differences[i];
		if (difference->impossible)
			status = refuse_impossible(store, difference, pool);
		else if (difference->amount != 0 && difference->why == NULL)
			status = error_set(store->error, STATUS_REFUSED,
				_("%s, line %lld: it differs; say why with --reason for all lines, or --why '%s=…' for this one"),
				count_line_name(difference->line, pool), (long long)difference->line->line,
				difference->line->opened != 0
					? pool_printf(pool, "O%lld", (long long)difference->line->opened)
					: pool_printf(pool, "%s@%s", difference->line->product.code,
						  difference->line->lot_code));
	}
	return status;
}

static int end_insert(struct store *store, int64_t entry, int64_t count)
{
	STATEMENT st = statement_prepare(store, sql_count_end_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":count", count);
	statement_bind_integer(&st, ":posted", 1);
	ledger_includes(store, "count_end");
	return statement_run(&st);
}

static int result_insert(struct store *store, int64_t entry, int64_t number, int64_t count,
	const struct count_difference *difference)
{
	const struct count_line *line = difference->line;
	STATEMENT st = statement_prepare(store, sql_count_result_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":line", number);
	statement_bind_integer(&st, ":count", count);
	statement_bind_integer(&st, ":item", line->line);
	statement_bind_integer(&st, ":expected", line->expected);
	statement_bind_integer(&st, ":counted", line->counted);
	statement_bind_integer(&st, ":value", difference->value);
	statement_bind_text(&st, ":why", difference->amount == 0 ? NULL : difference->why);
	statement_bind_text(&st, ":counters", line->counters);
	ledger_includes(store, "count_result");
	return statement_run(&st);
}

/* When a bottle that was found open was opened nobody knows: from now, and never past its lot's last day. */
static instant_t found_use_by(const struct count_line *line, instant_t time)
{
	instant_t use_by = time + line->product.in_use * 60;
	instant_t end = line->expires == DAY_NONE ? use_by : zone_day_end(line->expires);
	return end < use_by ? end : use_by;
}

/* A surplus comes in as a layer of its own; what was found open as a container of that layer. */
static int surplus_add(
	struct store *store, const struct act *act, const struct count_line *line, struct movement *movement)
{
	int status = ledger_add_layer(store, line->lot, act->when.day, &movement->layer);
	if (status == STATUS_OK && line->is_open)
		status = ledger_open_container(store, movement->layer, act->when.time,
			found_use_by(line, act->when.time), &movement->opened);
	return status;
}

static int difference_post(struct store *store, const struct act *act,
	const struct count_difference *difference, struct pool *pool)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < difference->count && status == STATUS_OK; i++) {
		struct movement movement = difference->movements[i];
		if (movement.layer == 0)
			status = surplus_add(store, act, difference->line, &movement);
		if (status == STATUS_OK)
			status = ledger_move(store, &movement);
	}
	if (status == STATUS_OK && difference->unpriced)
		status = ledger_note(store, "surplus-without-cost", "note",
			pool_printf(pool, _("%s: a surplus of unknown cost, taken in at nothing"),
				count_line_name(difference->line, pool)));
	return status;
}

int count_post(struct store *store, const struct act *act, const struct count_plan *plan, struct pool *pool,
	int64_t *number)
{
	struct entry entry = { .kind = "counted", .act = act };
	int status = count_check_post(store, plan, pool);
	if (status == STATUS_OK)
		status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = end_insert(store, entry.number, plan->count->number);
	for (size_t i = 0; i < plan->difference_count && status == STATUS_OK; i++) {
		status = difference_post(store, act, &plan->differences[i], pool);
		if (status == STATUS_OK)
			status = result_insert(store, entry.number, (int64_t)i + 1, plan->count->number,
				&plan->differences[i]);
	}
	if (status == STATUS_OK)
		status = count_project(store, entry.number);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
