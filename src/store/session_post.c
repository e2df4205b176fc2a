/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts a planned session, or a mixture made ahead: one entry that opens containers, mixes, uses and wastes. */
#include "config.h"
#include "ampoule/mixture.h"
#include "ampoule/reservation.h"
#include "ampoule/screening.h"
#include "ampoule/statement.h"
#include "session_checks.h"
#include "store_internal.h"

int session_insert(struct store *store, int64_t entry, int64_t number, const struct session_request *request)
{
	STATEMENT st = statement_prepare(store, sql_session_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":number", number);
	statement_bind_integer(&st, ":patient", request->patient);
	statement_bind_integer(&st, ":location", request->location);
	statement_bind_text(&st, ":practitioner", request->practitioner);
	/* The first part's stand for the visit. */
	statement_bind_text(&st, ":area", request->parts[0].area);
	statement_bind_text(&st, ":zones", request->parts[0].zones);
	statement_bind_text(&st, ":note", request->note);
	ledger_includes(store, "session");
	return statement_run(&st);
}

static int preparation_insert(struct store *store, int64_t entry, const struct session_plan *plan, size_t part,
	int64_t *id)
{
	const struct session_mix *mix = &plan->mixes[part];
	ledger_includes(store, "preparation");
	STATEMENT st = statement_prepare(store, sql_preparation_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":patient", plan->request->patient);
	statement_bind_id(&st, ":recipe", plan->request->parts[part].recipe);
	statement_bind_id(&st, ":version", plan->request->parts[part].version);
	statement_bind_instant(&st, ":prepared", plan->taking.when.time);
	statement_bind_instant(&st, ":use_by", mix->use_by);
	statement_bind_id(&st, ":use_by_of", mix->use_by_of == NULL ? 0 : mix->use_by_of->id);
	if (statement_step(&st))
		*id = statement_integer(&st, "id");
	return statement_run(&st);
}

static int preparation_link(struct store *store, int64_t entry, int64_t preparation)
{
	STATEMENT st = statement_prepare(store, sql_session_preparation_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":preparation", preparation);
	ledger_includes(store, "session_preparation");
	return statement_run(&st);
}

static int part_insert(struct store *store, int64_t entry, int64_t line, const struct session_part *part,
	int64_t preparation)
{
	STATEMENT st = statement_prepare(store, sql_session_part_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":line", line);
	statement_bind_id(&st, ":preparation", preparation);
	statement_bind_text(&st, ":area", part->area);
	statement_bind_text(&st, ":zones", part->zones);
	statement_bind_text(&st, ":method", part->method);
	statement_bind_id(&st, ":injected", part->injected);
	statement_bind_id(&st, ":blood", part->blood);
	statement_bind_id(&st, ":plasma", part->plasma);
	ledger_includes(store, "session_part");
	int status = statement_run(&st);
	return status == STATUS_OK && preparation != 0 ? preparation_link(store, entry, preparation) : status;
}

/* A part as it is recorded: which mixture it used, and what of it was not injected. One that was made ahead, and more mixed
 * to it, are two. */
static int post_part(struct store *store, int64_t entry, const struct session_part *part, const struct course_seat *seat,
	int64_t made, int64_t *line)
{
	int64_t ahead = part->mixture != NULL ? part->mixture->id : 0;
	int status = part_insert(store, entry, ++*line, part, ahead != 0 ? ahead : made);
	if (status == STATUS_OK && part->injected != 0)
		status = mixture_leave(store, ahead != 0 ? ahead : made, part->injected);
	if (status == STATUS_OK)
		status = course_seat_take(store, entry, seat, ahead != 0 ? ahead : made);
	if (status != STATUS_OK || ahead == 0 || made == 0)
		return status;
	const struct session_part added = { .area = part->area, .zones = part->zones, .method = part->method };
	status = part_insert(store, entry, ++*line, &added, made);
	return status == STATUS_OK ? course_seat_take(store, entry, seat, made) : status;
}

/* Within the open entry: the preparations, every component, and what was found. */
static int post_plan(struct store *store, struct entry *entry, const struct session_plan *plan, bool ahead,
	int64_t *preparations)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < plan->request->count && status == STATUS_OK; i++) {
		preparations[i] = 0;
		if (plan->mixes[i].mixes)
			status = preparation_insert(store, entry->number, plan, i, &preparations[i]);
	}
	if (status == STATUS_OK)
		status = taking_post(store, &plan->taking, preparations, ahead);
	if (status == STATUS_OK)
		status = reservation_use(store, entry->number, plan->request->patient, &plan->taking);
	if (status == STATUS_OK)
		status = session_changes_post(store, entry->number, plan);
	for (size_t i = 0; i < plan->finding_count && status == STATUS_OK; i++)
		status = ledger_note(store, plan->findings[i].rule, plan->findings[i].severity, plan->findings[i].detail);
	if (status == STATUS_OK && plan->safety != NULL)
		status = screening_post(store, plan->safety);
	return status;
}

static session_keep *const keeps[] = { session_visit_post, session_courses_keep };

int session_record_plan(struct store *store, struct entry *entry, const struct session_plan *plan)
{
	struct pool pool = { 0 };
	int64_t *preparations = pool_alloc(&pool, (plan->request->count + 1) * sizeof(*preparations));
	int64_t line = 0;
	int status = post_plan(store, entry, plan, false, preparations);
	for (size_t i = 0; i < plan->request->count && status == STATUS_OK; i++)
		status = post_part(store, entry->number, &plan->request->parts[i], &plan->mixes[i].seat, preparations[i],
			&line);
	for (size_t i = 0; i < sizeof(keeps) / sizeof(keeps[0]) && status == STATUS_OK; i++)
		status = keeps[i](store, entry->number, plan);
	if (status == STATUS_OK)
		status = mixture_project(store, entry->number);
	pool_release(&pool);
	return status;
}

int session_post(struct store *store, const struct act *act, const struct session_plan *plan, int64_t *number)
{
	struct entry entry = { .kind = "session", .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = session_insert(store, entry.number, entry.number, plan->request);
	if (status == STATUS_OK)
		status = session_record_plan(store, &entry, plan);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int mixture_post(struct store *store, const struct act *act, const struct session_plan *plan, int64_t *number)
{
	struct entry entry = { .kind = "prepared", .act = act };
	int64_t preparation = 0;
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = post_plan(store, &entry, plan, true, &preparation);
	if (status == STATUS_OK)
		status = mixture_project(store, entry.number);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
