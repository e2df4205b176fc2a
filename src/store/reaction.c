/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reactions: posted, and read back by session, patient and entry. */
#include "config.h"
#include "ampoule/reactions.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* The session that it is of stands, and was before it; what nobody can have seen yet is not reported. */
static int check_session(struct store *store, const struct act *act, const struct reaction *reaction)
{
	char day[DAY_TEXT_MAX], other[DAY_TEXT_MAX];
	struct error *error = store->error;
	long long number = (long long)reaction->session;
	int64_t voided_by = 0;
	day_t held = DAY_NONE;
	STATEMENT st = statement_prepare(store, sql_session_head);
	statement_bind_integer(&st, ":number", reaction->session);
	if (statement_step(&st)) {
		held = statement_day(&st, "day");
		voided_by = statement_integer(&st, "voided_by");
	}
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	if (held == DAY_NONE)
		return error_set(error, STATUS_NOT_FOUND, _("there is no session %lld; see 'ampoule session list'"), number);
	if (voided_by != 0)
		return error_set(error, STATUS_REFUSED, _("session %lld is void, by entry %lld: nothing can have come of it"),
			number, (long long)voided_by);
	if (reaction->day < held)
		return error_set(error, STATUS_REFUSED,
			_("session %lld was on %s, and the reaction is said to be of %s, before it; say when with --day"), number,
			day_format(held, day), day_format(reaction->day, other));
	if (reaction->day > act->when.day)
		return error_set(error, STATUS_REFUSED,
			_("a reaction of %s cannot be reported on %s, before it; say when with --day"),
			day_format(reaction->day, day), day_format(act->when.day, other));
	return STATUS_OK;
}

static int reaction_insert(struct store *store, const struct reaction *reaction)
{
	STATEMENT st = statement_prepare(store, sql_reaction_insert);
	statement_bind_integer(&st, ":entry", reaction->entry);
	statement_bind_integer(&st, ":session", reaction->session);
	statement_bind_day(&st, ":day", reaction->day);
	statement_bind_text(&st, ":kind", reaction->kind);
	statement_bind_text(&st, ":severity", reaction->severity);
	statement_bind_text(&st, ":note", reaction->note);
	ledger_includes(store, "reaction");
	return statement_run(&st);
}

int reaction_post(struct store *store, const struct act *act, struct reaction *reaction)
{
	struct entry entry = { .kind = "reaction", .act = act };
	int status = check_session(store, act, reaction);
	if (status == STATUS_OK)
		status = ledger_open(store, &entry);
	reaction->entry = entry.number;
	if (status == STATUS_OK)
		status = reaction_insert(store, reaction);
	return status == STATUS_OK ? ledger_seal(store) : status;
}

static int list_load(struct statement *st, struct pool *pool, struct reaction **reactions, size_t *count)
{
	*reactions = NULL;
	*count = 0;
	while (statement_step(st)) {
		struct reaction *reaction = pool_append(pool, reactions, count, sizeof(*reaction));
		*reaction = (struct reaction){
			.entry = statement_integer(st, "entry"),
			.session = statement_integer(st, "session"),
			.day = statement_day(st, "day"),
			.kind = pool_copy(pool, statement_text(st, "kind")),
			.severity = pool_copy(pool, statement_text(st, "severity")),
			.note = pool_copy(pool, statement_text(st, "note")),
		};
	}
	return statement_end(st);
}

int reaction_of_session(struct store *store, int64_t session, struct pool *pool, struct reaction **reactions,
	size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_reaction_of_session);
	statement_bind_integer(&st, ":session", session);
	return list_load(&st, pool, reactions, count);
}

int reaction_of_patient(struct store *store, int64_t patient, struct pool *pool, struct reaction **reactions,
	size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_reaction_of_patient);
	statement_bind_integer(&st, ":patient", patient);
	return list_load(&st, pool, reactions, count);
}

int reaction_of_entry(struct store *store, int64_t entry, struct pool *pool, struct reaction **reactions, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_entry_reaction);
	statement_bind_integer(&st, ":entry", entry);
	return list_load(&st, pool, reactions, count);
}
