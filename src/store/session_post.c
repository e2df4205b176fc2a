/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts a planned session, or a mixture made ahead: one entry that opens containers, mixes, uses and wastes. */
#include "config.h"
#include "ampoule/cost.h"
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
	statement_bind_instant(&st, ":prepared", plan->when.time);
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

/*
 * The value of each draw: what leaves a holding is costed once for the whole entry, then split over its draws, by
 * content for an opened container and evenly for sealed ones (DESIGN.md, section 4.3).
 */
static void price(const struct session_plan *plan, struct pool *pool, money_t *values)
{
	int64_t *weights = pool_alloc(pool, plan->count * sizeof(*weights));
	money_t *parts = pool_alloc(pool, plan->count * sizeof(*parts));
	size_t *members = pool_alloc(pool, plan->count * sizeof(*members));
	for (size_t first = 0; first < plan->count; first++) {
		const struct holding *holding =
			&plan->components[first].stock->holdings[plan->components[first].draw.holding];
		size_t count = 0;
		int64_t taken = 0;
		bool done = false;
		for (size_t i = 0; i < plan->count && !done; i++) {
			const struct component *component = &plan->components[i];
			if (&component->stock->holdings[component->draw.holding] != holding)
				continue;
			done = i < first; /* priced with an earlier draw */
			weights[count] = holding->opened != 0 ? component->draw.taken : component->draw.containers;
			taken += weights[count];
			members[count++] = i;
		}
		if (done)
			continue;
		cost_split(holding_cost(holding, taken), weights, count, parts);
		for (size_t i = 0; i < count; i++)
			values[members[i]] = parts[i];
	}
}

struct posting {
	struct store *store;
	const struct session_plan *plan;
	bool ahead; /* the mixture is made before its session */
	int64_t preparation;
};

static int move(const struct posting *posting, const struct component *component, int64_t opened,
	enum reason reason, int64_t containers, content_t content, money_t value)
{
	const struct holding *holding = &component->stock->holdings[component->draw.holding];
	/* What is given out with a mixture made ahead is its session's too. */
	bool drawn = reason != REASON_OPENED && (component->mixed || posting->ahead);
	return ledger_move(posting->store,
		&(struct movement){
			.layer = holding->layer,
			.location = holding->location,
			.opened = opened,
			.preparation = drawn ? posting->preparation : 0,
			.reason = reason,
			.containers = containers,
			.content = content,
			.value = value,
		});
}

/* Until when a container opened now may be used: never past the end of the lot's last day. */
static instant_t opened_use_by(const struct component *component, instant_t time)
{
	const struct holding *holding = &component->stock->holdings[component->draw.holding];
	instant_t use_by = time + component->stock->product.in_use * 60;
	instant_t end = holding->expires == DAY_NONE ? use_by : zone_day_end(holding->expires);
	return end < use_by ? end : use_by;
}

/* Opens one sealed container, draws from it, and wastes what may not be kept. */
static int post_opening(const struct posting *posting, const struct component *component, enum reason reason,
	money_t value)
{
	const struct draw *draw = &component->draw;
	const struct product *product = &component->stock->product;
	const struct holding *holding = &component->stock->holdings[draw->holding];
	instant_t time = posting->plan->when.time;
	int64_t opened = 0;
	int status = ledger_open_container(posting->store, holding->layer, time, opened_use_by(component, time), &opened);
	if (status == STATUS_OK)
		status = move(posting, component, 0, REASON_OPENED, -1, -product->content, -value);
	if (status == STATUS_OK)
		status = move(posting, component, opened, REASON_OPENED, 0, product->content, value);
	if (status != STATUS_OK)
		return status;
	money_t parts[2];
	cost_split(value, (int64_t[]){ draw->taken, draw->residue + draw->kept }, 2, parts);
	if (draw->kept > 0)
		parts[0] = cost_share(value, draw->taken, product->content);
	status = move(posting, component, opened, reason, 0, -draw->taken, -parts[0]);
	if (status == STATUS_OK && draw->residue > 0)
		status = move(posting, component, opened, REASON_RESIDUE, 0, -draw->residue, -parts[1]);
	return status;
}

static int post_component(const struct posting *posting, const struct component *component, money_t value)
{
	const struct draw *draw = &component->draw;
	const struct holding *holding = &component->stock->holdings[draw->holding];
	enum reason reason = component->mixed ? REASON_USED : REASON_CONSUMED;
	if (holding->opened != 0)
		return move(posting, component, holding->opened, reason, 0, -draw->taken, -value);
	if (draw->taken == draw->containers * component->stock->product.content && !component->mixed)
		return move(posting, component, 0, reason, -draw->containers, -draw->taken, -value);
	return post_opening(posting, component, reason, value);
}

/* Opens the entry, writes its head, posts every component; the caller seals it. */
static int post_plan(struct store *store, struct entry *entry, const struct session_plan *plan, bool ahead,
	int64_t *preparation)
{
	struct posting posting = { .store = store, .plan = plan, .ahead = ahead };
	struct pool pool = { 0 };
	money_t *values = pool_alloc(&pool, plan->count * sizeof(*values) + 1);
	price(plan, &pool, values);

	int status = STATUS_OK;
	if (plan->mixes)
		status = preparation_insert(store, entry->number, plan, &posting.preparation);
	for (size_t i = 0; i < plan->count && status == STATUS_OK; i++)
		status = post_component(&posting, &plan->components[i], values[i]);
	for (size_t i = 0; i < plan->finding_count && status == STATUS_OK; i++)
		status = ledger_note(store, "lot-passed-over", "note", plan->findings[i]);
	pool_release(&pool);
	*preparation = posting.preparation;
	return status;
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
