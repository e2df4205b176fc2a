/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts a planned session, or a mixture made ahead: one entry that opens containers, mixes, uses and wastes. */
#include "config.h"
#include "ampoule/mixture.h"
#include "ampoule/session.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int session_insert(struct store *store, int64_t entry, const struct session_request *request)
{
	STATEMENT st = statement_prepare(store, sql_session_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":patient", request->patient);
	statement_bind_integer(&st, ":location", request->location);
	statement_bind_text(&st, ":practitioner", request->practitioner);
	statement_bind_text(&st, ":area", request->area);
	statement_bind_text(&st, ":zones", request->zones);
	statement_bind_text(&st, ":note", request->note);
	ledger_includes(store, "session");
	return statement_run(&st);
}

static int preparation_insert(struct store *store, int64_t entry, const struct session_plan *plan, int64_t *id)
{
	ledger_includes(store, "preparation");
	STATEMENT st = statement_prepare(store, sql_preparation_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":patient", plan->request->patient);
	statement_bind_id(&st, ":recipe", plan->request->recipe);
	statement_bind_id(&st, ":version", plan->request->version);
	statement_bind_instant(&st, ":prepared", plan->taking.when.time);
	statement_bind_instant(&st, ":use_by", plan->use_by);
	statement_bind_id(&st, ":use_by_of", plan->use_by_of == NULL ? 0 : plan->use_by_of->id);
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

/* Within the open entry: the preparation, if there is one, and every component. */
static int post_plan(struct store *store, struct entry *entry, const struct session_plan *plan, bool ahead,
	int64_t *preparation)
{
	int status = STATUS_OK;
	*preparation = 0;
	if (plan->mixes)
		status = preparation_insert(store, entry->number, plan, preparation);
	return status == STATUS_OK ? taking_post(store, &plan->taking, *preparation, ahead) : status;
}

int session_post(struct store *store, const struct act *act, const struct session_plan *plan, int64_t *number)
{
	struct entry entry = { .kind = "session", .act = act };
	const struct mixture *mixture = plan->request->mixture;
	int64_t preparation = 0;
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = session_insert(store, entry.number, plan->request);
	if (status == STATUS_OK)
		status = post_plan(store, &entry, plan, false, &preparation);
	if (status == STATUS_OK && preparation != 0)
		status = preparation_link(store, entry.number, preparation);
	if (status == STATUS_OK && mixture != NULL)
		status = preparation_link(store, entry.number, mixture->id);
	if (status == STATUS_OK && mixture != NULL)
		status = mixture_project(store, entry.number);
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
