/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voids entries. */
#include "config.h"
#include "ampoule/undo.h"
#include <string.h>
#include "ampoule/closing.h"
#include "ampoule/correction.h"
#include "ampoule/counting.h"
#include "ampoule/courses.h"
#include "ampoule/mixture.h"
#include "ampoule/order.h"
#include "ampoule/recall.h"
#include "ampoule/reservation.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int head_load(struct store *store, int64_t number, struct pool *pool, struct voiding *voiding)
{
	int64_t voids = 0, voided_by = 0, corrects = 0, session = 0;
	bool found = false;
	STATEMENT st = statement_prepare(store, sql_void_head);
	statement_bind_integer(&st, ":number", number);
	if (statement_step(&st)) {
		found = true;
		voids = statement_integer(&st, "voids");
		voided_by = statement_integer(&st, "voided_by");
		corrects = statement_integer(&st, "corrects");
		session = statement_integer(&st, "session");
		int64_t asked = voiding->asked;
		*voiding = (struct voiding){
			.number = number,
			.asked = asked,
			.kind = pool_copy(pool, statement_text(&st, "kind")),
			.when = { statement_day(&st, "day"), statement_instant(&st, "time") },
			.recorded = statement_instant(&st, "recorded"),
			.operator_id = statement_integer(&st, "operator"),
		};
	}
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	struct error *error = store->error;
	if (!found)
		return error_set(error, STATUS_NOT_FOUND, _("there is no entry %lld; see 'ampoule log'"),
			(long long)number);
	if (voids != 0)
		return error_set(error, STATUS_REFUSED,
			_("entry %lld is itself a void, of entry %lld; post what happened anew instead"),
			(long long)number, (long long)voids);
	if (voided_by != 0)
		return error_set(error, STATUS_REFUSED, _("entry %lld was voided by entry %lld already"),
			(long long)voiding->asked, (long long)voided_by);
	if (corrects != 0 && voiding->asked == number)
		return error_set(error, STATUS_REFUSED,
			_("entry %lld corrected session %lld; 'ampoule session void %lld' takes the session back, 'session correct' "
			  "corrects it again"),
			(long long)number, (long long)corrects, (long long)corrects);
	return session > number ? head_load(store, session, pool, voiding) : STATUS_OK;
}

static bool is_one_of(const char *kind, const char *const *kinds)
{
	while (*kinds != NULL && strcmp(kind, *kinds) != 0)
		kinds++;
	return *kinds != NULL;
}

/* An entry that moved nothing. What it did is changed back in another way, which the message names. */
static int refuse_idle(struct store *store, const struct voiding *voiding)
{
	/* A session that only used a mixture is taken back: the mixture stands again. So is a price that was corrected when
	 * all the goods were gone, a count that found what was there, which is open again, and what was said of a course, a
	 * reservation, a recall or a reaction. */
	static const char *const taken_back[] = { "session", "corrected", "invoiced", "credited", "counted", "course",
		"course-edited", "course-paused", "course-resumed", "course-ended", "reserved", "unreserved", "recalled",
		"recall note", "reaction", NULL };
	static const char *const ordering[] = { "drafted", "ordered", "withdrawn", NULL };
	static const char *const counting[] = { "count-started", "count-entered", "count-cancelled", NULL };
	const char *kind = voiding->kind;
	long long number = voiding->number;

	if (is_one_of(kind, taken_back))
		return STATUS_OK;
	if (is_one_of(kind, ordering))
		return error_set(store->error, STATUS_REFUSED,
			_("entry %lld (%s) is about an order and moved no stock; 'ampoule order cancel' takes an order back"),
			number, kind);
	if (is_one_of(kind, counting))
		return error_set(store->error, STATUS_REFUSED,
			_("entry %lld (%s) is about a count and moved no stock; who enters a figure again replaces his own, and "
			  "'ampoule count cancel' ends a count"),
			number, kind);
	if (strcmp(kind, "closed") == 0)
		return error_set(store->error, STATUS_REFUSED,
			_("entry %lld closed a month; 'ampoule close --undo' opens it again"), number);
	return error_set(store->error, STATUS_REFUSED,
		_("entry %lld (%s) moved no stock, so there is nothing to void; change the catalogue back with 'edit', a lot "
		  "with 'ampoule lot correct', or void the entries that 'ampoule log show %lld' names"),
		number, kind, number);
}

static int movements_load(struct store *store, struct pool *pool, struct voiding *voiding)
{
	STATEMENT st = statement_prepare(store, sql_void_movements);
	statement_bind_integer(&st, ":entry", voiding->number);
	while (statement_step(&st)) {
		struct movement *movement =
			pool_append(pool, &voiding->movements, &voiding->count, sizeof(*movement));
		*movement = (struct movement){
			.layer = statement_integer(&st, "layer"),
			.location = statement_integer(&st, "location"),
			.opened = statement_integer(&st, "opened"),
			.preparation = statement_integer(&st, "preparation"),
			.reason = (enum reason)reason_find(statement_text(&st, "reason")),
			.containers = -statement_integer(&st, "containers"),
			.content = -statement_integer(&st, "content"),
			.value = -statement_integer(&st, "value"),
		};
	}
	if (statement_end(&st) == STATUS_OK && voiding->count == 0)
		return refuse_idle(store, voiding);
	return statement_end(&st);
}

/* What came in may not go out again under a later entry that took of it, nor content come back into a container that
 * was thrown away since. */
static int refuse_taken(struct store *store, struct pool *pool, const struct voiding *voiding)
{
	char *names = NULL;
	STATEMENT st = statement_prepare(store, sql_void_obstacles);
	statement_bind_integer(&st, ":entry", voiding->number);
	int shown = 0;
	for (; shown < 4 && statement_step(&st); shown++) {
		char *name = pool_printf(pool, "%lld (%s, %s)", (long long)statement_integer(&st, "number"),
			statement_text(&st, "kind"), statement_text(&st, "day"));
		if (shown == 3)
			names = pool_printf(pool, _("%s and more"), names);
		else
			names = names == NULL ? name : pool_printf(pool, "%s, %s", names, name);
	}
	if (names == NULL)
		return statement_end(&st);
	return error_set(store->error, STATUS_REFUSED,
		_("entry %lld cannot be voided: later entries took from what it brought in, or threw away a container "
		  "that it took from: %s; void these first"),
		(long long)voiding->asked, names);
}

/* What was corrected since is worth something else: the correction goes first. */
static int refuse_corrected(struct store *store, const struct voiding *voiding)
{
	STATEMENT st = statement_prepare(store, sql_void_corrections);
	statement_bind_integer(&st, ":entry", voiding->number);
	if (statement_step(&st))
		return error_set(store->error, STATUS_REFUSED,
			_("entry %lld cannot be voided: entry %lld (%s) corrected or settled it; void that first"),
			(long long)voiding->number, (long long)statement_integer(&st, "number"),
			statement_text(&st, "day"));
	return statement_end(&st);
}

/* Nothing is posted into a closed month: there the void counts for the day on which it is made. */
static int find_month(struct store *store, struct voiding *voiding)
{
	day_t closed;
	int status = closing_last(store, &closed);
	voiding->closed = closed != DAY_NONE && voiding->when.day <= closed;
	return status;
}

/* What became of a mixture is voided before the mixture. */
static int refuse_followed(struct store *store, const struct voiding *voiding)
{
	STATEMENT st = statement_prepare(store, sql_void_mixture_followed);
	statement_bind_integer(&st, ":entry", voiding->number);
	if (statement_step(&st))
		return error_set(store->error, STATUS_REFUSED,
			_("entry %lld cannot be voided: what became of its mixture stands in entry %lld (%s); void that first"),
			(long long)voiding->asked, (long long)statement_integer(&st, "number"),
			statement_text(&st, "kind"));
	return statement_end(&st);
}

int void_plan(struct store *store, int64_t number, struct pool *pool, struct voiding *voiding)
{
	voiding->asked = number;
	int status = head_load(store, number, pool, voiding);
	if (status == STATUS_OK)
		status = movements_load(store, pool, voiding);
	if (status == STATUS_OK)
		status = refuse_followed(store, voiding);
	if (status == STATUS_OK)
		status = refuse_corrected(store, voiding);
	if (status == STATUS_OK)
		status = recall_check_undo(store, voiding->number);
	if (status == STATUS_OK)
		status = course_check_void(store, number);
	if (status == STATUS_OK)
		status = find_month(store, voiding);
	return status == STATUS_OK ? refuse_taken(store, pool, voiding) : status;
}

/* Price differences are taken back like movements. */
static int differences_post(struct store *store, int64_t voided)
{
	struct pool pool = { 0 };
	struct price_difference *differences = NULL;
	size_t count = 0;
	int status = price_differences_load(store, voided, &pool, &differences, &count);
	for (size_t i = count; i-- > 0 && status == STATUS_OK;)
		status = ledger_price_difference(store, differences[i].layer, -differences[i].value);
	pool_release(&pool);
	return status;
}

int void_post(struct store *store, const struct act *act, const struct voiding *voiding, int64_t *number)
{
	struct act then = *act;
	if (!voiding->closed)
		then.when = voiding->when;
	struct entry entry = { .kind = "void", .act = &then, .voids = voiding->number };
	int status = ledger_open(store, &entry);
	for (size_t i = voiding->count; i-- > 0 && status == STATUS_OK;)
		status = ledger_move(store, &voiding->movements[i]);
	if (status == STATUS_OK)
		status = differences_post(store, voiding->number);
	if (status == STATUS_OK)
		status = recall_undo(store, voiding->number);
	if (status == STATUS_OK)
		status = mixture_project(store, voiding->number);
	if (status == STATUS_OK)
		status = count_project(store, voiding->number);
	if (status == STATUS_OK)
		status = order_project(store, voiding->number);
	if (status == STATUS_OK)
		status = course_project(store, voiding->number);
	if (status == STATUS_OK)
		status = reservation_project(store, voiding->number);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
