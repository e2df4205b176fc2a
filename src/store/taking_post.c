/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices and posts what is taken off the shelf. */
#include "config.h"
#include "ampoule/cost.h"
#include "ampoule/taking.h"
#include "store_internal.h"

static const struct holding *holding_of(const struct component *component)
{
	return &component->supply->holdings[component->draw.holding];
}

void taking_price(const struct component *components, size_t count, money_t *values)
{
	struct pool pool = { 0 };
	int64_t *weights = pool_alloc(&pool, count * sizeof(*weights) + 1);
	money_t *parts = pool_alloc(&pool, count * sizeof(*parts) + 1);
	size_t *members = pool_alloc(&pool, count * sizeof(*members) + 1);
	for (size_t first = 0; first < count; first++) {
		const struct holding *holding = holding_of(&components[first]);
		size_t drawn = 0;
		int64_t taken = 0;
		bool done = components[first].opener != 0;
		for (size_t i = 0; i < count && !done; i++) {
			const struct component *component = &components[i];
			if (holding_of(component) != holding || component->opener != 0)
				continue;
			done = i < first; /* priced with an earlier draw */
			weights[drawn] = holding->opened != 0 ? component->draw.taken : component->draw.containers;
			taken += weights[drawn];
			members[drawn++] = i;
		}
		if (done)
			continue;
		cost_split(holding_cost(holding, taken), weights, drawn, parts);
		for (size_t i = 0; i < drawn; i++)
			values[members[i]] = parts[i];
	}
	pool_release(&pool);
}

/* A container that was opened, and what is left in it. */
struct bottle {
	int64_t opened;
	content_t content;
	money_t value;
};

struct posting {
	struct store *store;
	const struct taking *taking;
	const int64_t *preparations; /* by part */
	bool all;		     /* what is not mixed belongs to it too */
	struct bottle *bottles;	     /* by component */
};

static int move(const struct posting *posting, const struct component *component, int64_t opened,
	enum reason reason, int64_t containers, content_t content, money_t value)
{
	const struct holding *holding = holding_of(component);
	/* What is given out with a mixture made ahead is its session's too. */
	bool drawn = posting->preparations != NULL && reason != REASON_OPENED && (component->mixed || posting->all);
	return ledger_move(posting->store,
		&(struct movement){
			.layer = holding->layer,
			.location = holding->location,
			.opened = opened,
			.preparation = drawn ? posting->preparations[component->part] : 0,
			.reason = reason,
			.containers = containers,
			.content = content,
			.value = value,
		});
}

/* Until when a container opened now may be used: never past the end of the lot's last day. */
static instant_t opened_use_by(const struct component *component, instant_t time)
{
	const struct holding *holding = holding_of(component);
	instant_t use_by = time + component->supply->product.in_use * 60;
	instant_t end = holding->expires == DAY_NONE ? use_by : zone_day_end(holding->expires);
	return end < use_by ? end : use_by;
}

/* Opens one sealed container, draws from it, and wastes what may not be kept. */
static int post_opening(const struct posting *posting, const struct component *component, money_t value)
{
	const struct draw *draw = &component->draw;
	const struct product *product = &component->supply->product;
	const struct holding *holding = holding_of(component);
	instant_t time = posting->taking->when.time;
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
	status = move(posting, component, opened, component->reason, 0, -draw->taken, -parts[0]);
	if (status == STATUS_OK && draw->residue > 0)
		status = move(posting, component, opened, REASON_RESIDUE, 0, -draw->residue, -parts[1]);
	posting->bottles[component - posting->taking->components] =
		(struct bottle){ opened, draw->kept, value - parts[0] };
	return status;
}

/* Draws on what an earlier part left in the container that it opened. */
static int post_drawn_on(const struct posting *posting, const struct component *component)
{
	struct bottle *bottle = &posting->bottles[component->opener - 1];
	money_t value = cost_share(bottle->value, component->draw.taken, bottle->content);
	bottle->content -= component->draw.taken;
	bottle->value -= value;
	return move(posting, component, bottle->opened, component->reason, 0, -component->draw.taken, -value);
}

static int post_component(const struct posting *posting, const struct component *component, money_t value)
{
	const struct draw *draw = &component->draw;
	const struct holding *holding = holding_of(component);
	enum reason reason = component->reason;
	if (component->opener != 0)
		return post_drawn_on(posting, component);
	if (holding->opened != 0)
		return move(posting, component, holding->opened, reason, 0, -draw->taken, -value);
	if (draw->taken == draw->containers * component->supply->product.content && !component->mixed)
		return move(posting, component, 0, reason, -draw->containers, -draw->taken, -value);
	return post_opening(posting, component, value);
}

int taking_post(struct store *store, const struct taking *taking, const int64_t *preparations, bool all)
{
	struct pool pool = { 0 };
	const struct posting posting = {
		.store = store,
		.taking = taking,
		.preparations = preparations,
		.all = all,
		.bottles = pool_alloc(&pool, taking->count * sizeof(struct bottle) + 1),
	};
	money_t *values = pool_alloc(&pool, taking->count * sizeof(*values) + 1);
	taking_price(taking->components, taking->count, values);
	int status = STATUS_OK;
	for (size_t i = 0; i < taking->count && status == STATUS_OK; i++)
		status = post_component(&posting, &taking->components[i], values[i]);
	for (size_t i = 0; i < taking->finding_count && status == STATUS_OK; i++)
		status = ledger_note(store, "lot-passed-over", "note", taking->findings[i]);
	pool_release(&pool);
	return status;
}

int taking_record(struct store *store, const struct act *act, const char *kind, const struct taking *taking,
	int64_t *number)
{
	struct entry entry = { .kind = kind, .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = taking_post(store, taking, NULL, false);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}
