/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One command is one transaction: plan, ask, plan again under the lock, post (DESIGN.md, section 4.9). */
#include "posting.h"
#include <stdlib.h>
#include <string.h>
#include "question.h"

/* A plan, what was shown of it, and the state of the database that it was made from. */
struct proposal {
	void *plan;
	char *shown; /* owned */
	int version;
};

static void proposal_release(struct proposal *proposal)
{
	free(proposal->shown);
	proposal->shown = NULL;
}

static int proposal_make(struct context *context, void *arguments, struct proposal *proposal)
{
	size_t size;

	*proposal = (struct proposal){ 0 };
	/* Asked first: a plan and its number are of one state. */
	int status = store_version(context->store, &proposal->version);
	if (status < 0)
		return status;
	FILE *shown = open_memstream(&proposal->shown, &size);
	if (!shown)
		abort();
	status = context->command->plan(context, arguments, &proposal->plan, shown);
	if (fclose(shown) != 0)
		abort();
	return status;
}

int posting_find(struct context *context, bool *answered)
{
	int64_t number = 0;

	*answered = false;
	if (!context->act.ref)
		return 0;
	int status = ledger_find_ref(context->store, context->act.ref, context->act.request, &number);
	if (status < 0 || number == 0)
		return status;
	*answered = true;
	return answer_posted(context, number, _("already posted as entry %lld"), (long long)number);
}

void posting_tell_dry(struct context *context)
{
	fprintf(context->err, "%s\n", _("nothing was posted (--dry-run)"));
}

/* Shows a plan and has it confirmed. Without a terminal it goes on: a script means what it says. */
static int proposal_confirm(struct context *context, const struct proposal *proposal)
{
	bool asks = context->command->asks && !context->common.yes && !context->common.dry_run &&
		question_can_be_asked(context);

	/* Nobody can answer for a plan that --quiet keeps from them. */
	fputs(proposal->shown, asks ? stderr : context->err);
	return asks ? question_ask(context, "%s", _("post this?")) : 0;
}

/* The plan that a person looks at, made without holding up anyone for longer than it takes. */
static int propose(struct context *context, void *arguments, struct proposal *proposal, bool *answered)
{
	int status = store_begin(context->store, context->command->tries ? STORE_WRITE : STORE_READ);
	if (status < 0)
		return status;
	status = posting_find(context, answered);
	if (status == 0 && !*answered)
		status = proposal_make(context, arguments, proposal);
	store_rollback(context->store);
	if (status < 0 || *answered)
		return status;
	return proposal_confirm(context, proposal);
}

enum round {
	ROUND_DONE,
	ROUND_CHANGED, /* the plan came out differently */
};

/* The ledger keeps its order whatever the clock says, but days and expiries go by the clock. */
static int clock_warn(struct context *context)
{
	char last[LOCAL_TEXT_MAX], now[LOCAL_TEXT_MAX];
	instant_t recorded;

	int status = ledger_clock(context->store, &recorded);
	if (status == 0 && recorded != INSTANT_NONE && context->act.now < recorded)
		fprintf(context->err,
			_("warning: the clock says %s, but the last entry was recorded at %s: is the clock right?\n"),
			zone_format(context->act.now, now), zone_format(recorded, last));
	return status;
}

/* Under the lock: where someone else has posted since the plan was made, it is made again. */
static int proposal_renew(struct context *context, void *arguments, struct proposal *agreed, enum round *round)
{
	struct proposal proposal = { 0 };
	int version = 0;

	int status = store_version(context->store, &version);
	if (status < 0 || version == agreed->version)
		return status;
	status = proposal_make(context, arguments, &proposal);
	if (status == 0 && strcmp(proposal.shown, agreed->shown) != 0)
		*round = ROUND_CHANGED;
	proposal_release(agreed);
	*agreed = proposal;
	return status;
}

static int post(struct context *context, void *arguments, struct proposal *agreed, enum round *round)
{
	bool answered = false;

	*round = ROUND_DONE;
	int status = posting_find(context, &answered);
	if (status < 0 || answered)
		return status;
	if (context->command->plan)
		status = proposal_renew(context, arguments, agreed, round);
	if (status < 0 || *round == ROUND_CHANGED)
		return status;
	return context->command->post(context, arguments, agreed->plan);
}

/* One transaction. It is rolled back when anything failed, when the plan changed, and on a dry run. */
static int post_round(struct context *context, void *arguments, struct proposal *agreed, enum round *round)
{
	int status = store_begin(context->store, STORE_WRITE);
	if (status < 0)
		return status;
	status = clock_warn(context);
	if (status == 0)
		status = post(context, arguments, agreed, round);
	if (status == 0 && *round == ROUND_DONE && !context->common.dry_run)
		status = store_commit(context->store);
	store_rollback(context->store);
	return status;
}

int posting_run(struct context *context, void *arguments)
{
	struct proposal proposal = { 0 };
	enum round round = ROUND_CHANGED;
	bool answered = false;
	int status = 0;

	if (context->command->plan)
		status = propose(context, arguments, &proposal, &answered);
	while (status == 0 && !answered && round == ROUND_CHANGED) {
		status = post_round(context, arguments, &proposal, &round);
		if (status == 0 && round == ROUND_CHANGED) {
			fprintf(context->err, "%s\n", _("meanwhile something changed; it would now be:"));
			status = proposal_confirm(context, &proposal);
		}
	}
	proposal_release(&proposal);
	return status;
}
