/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works out what a count comes to: which layers a shortage leaves, what a surplus is worth. */
#include "config.h"
#include "ampoule/counting.h"
#include "ampoule/delivery.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* What is on the shelf of one product, read once for all of its lines. */
struct supply {
	int64_t product;
	struct holding *holdings; /* within a lot the oldest first */
	size_t count;
};

struct planning {
	struct store *store;
	struct when when;
	struct pool *pool;
	struct supply *supplies;
	size_t supply_count;
};

static int supply_of(struct planning *planning, int64_t product, struct supply *out)
{
	for (size_t i = 0; i < planning->supply_count; i++) {
		if (planning->supplies[i].product == product) {
			*out = planning->supplies[i];
			return STATUS_OK;
		}
	}
	*out = (struct supply){ .product = product };
	int status = shelf_load(
		planning->store, product, planning->when, planning->pool, &out->holdings, &out->count);
	*(struct supply *)pool_append(
		planning->pool, &planning->supplies, &planning->supply_count, sizeof(*out)) = *out;
	return status;
}

static bool is_of(const struct holding *holding, const struct count_line *line)
{
	if (line->is_open)
		return holding->opened == line->opened;
	return holding->opened == 0 && holding->lot == line->lot && holding->location == line->location;
}

static void take(struct planning *planning, const struct holding *holding, int64_t amount,
	struct count_difference *difference)
{
	const struct count_line *line = difference->line;
	money_t value = holding_cost(holding, amount);
	struct movement *movement =
		pool_append(planning->pool, &difference->movements, &difference->count, sizeof(*movement));
	*movement = (struct movement){
		.layer = holding->layer,
		.location = holding->location,
		.opened = holding->opened,
		.reason = REASON_COUNTED,
		.containers = line->is_open ? 0 : -amount,
		.content = line->is_open ? -amount : -amount * line->product.content,
		.value = -value,
	};
	difference->value -= value;
}

static int plan_shortage(struct planning *planning, struct count_difference *difference)
{
	struct supply supply;
	int status = supply_of(planning, difference->line->product.id, &supply);
	int64_t wanted = -difference->amount;
	for (size_t i = 0; status == STATUS_OK && i < supply.count; i++) {
		const struct holding *holding = &supply.holdings[i];
		if (!is_of(holding, difference->line))
			continue;
		int64_t there = holding->opened != 0 ? holding->content : holding->containers;
		int64_t taken = there < wanted ? there : wanted;
		if (taken > 0)
			take(planning, holding, taken, difference);
		wanted -= taken;
		difference->left += there;
	}
	difference->impossible = wanted > 0;
	return status;
}

/* What the last ones of a lot that came in cost. */
static int last_cost(
	struct planning *planning, const struct count_line *line, int64_t *containers, money_t *value)
{
	*containers = 0;
	STATEMENT st = statement_prepare(planning->store, sql_count_last_cost);
	statement_bind_integer(&st, ":lot", line->lot);
	statement_bind_integer(&st, ":location", line->location);
	if (statement_step(&st)) {
		*containers = statement_integer(&st, "containers");
		*value = statement_integer(&st, "value");
	}
	return statement_end(&st);
}

static int refuse_worth(struct planning *planning, const struct count_line *line)
{
	return error_set(planning->store->error, STATUS_REFUSED,
		_("%s: the surplus is worth more than can be kept"), count_line_name(line, planning->pool));
}

/* What was last paid for the product, where nothing tells what this lot cost. */
static int last_price(
	struct planning *planning, const struct count_difference *difference, int64_t *containers, money_t *value)
{
	bool known;
	int64_t wanted = difference->line->is_open ? 1 : difference->amount;
	int status = delivery_estimate(planning->store, difference->line->product.id, wanted, value, &known);
	*containers = status == STATUS_OK && known ? wanted : 0;
	return status;
}

/* Value of a surplus: at the price that was said, else as the last ones of the lot; of a lot that was found, at what was
 * last paid for its product. */
static int price(struct planning *planning, struct count_difference *difference)
{
	const struct count_line *line = difference->line;
	int64_t containers = 1;
	money_t value = line->price;
	int status = line->price >= 0 ? STATUS_OK : last_cost(planning, line, &containers, &value);
	/* A lot that came for nothing stays at that; of one that was found nothing is known yet. */
	if (status == STATUS_OK && containers == 0 && line->is_found)
		status = last_price(planning, difference, &containers, &value);
	difference->unpriced = status == STATUS_OK && containers == 0;
	if (status != STATUS_OK || containers == 0)
		return status;
	int64_t held = line->is_open ? containers * line->product.content : containers;
	return count_worth(value, difference->amount, held, &difference->value)
		? STATUS_OK
		: refuse_worth(planning, line);
}

static int plan_surplus(struct planning *planning, struct count_difference *difference)
{
	const struct count_line *line = difference->line;
	struct movement movement = {
		.location = line->location,
		.reason = REASON_COUNTED,
		.containers = line->is_open ? 0 : difference->amount,
		.content = line->is_open ? difference->amount : difference->amount * line->product.content,
	};
	int status = price(planning, difference);
	movement.value = difference->value;
	*(struct movement *)pool_append(
		planning->pool, &difference->movements, &difference->count, sizeof(movement)) = movement;
	return status;
}

/* More is in an open container than was thought: at the cost of what is in it. */
static int plan_more_left(struct planning *planning, struct count_difference *difference)
{
	struct supply supply;
	int status = supply_of(planning, difference->line->product.id, &supply);
	difference->impossible = true;
	for (size_t i = 0; status == STATUS_OK && i < supply.count; i++) {
		const struct holding *holding = &supply.holdings[i];
		if (!is_of(holding, difference->line) || holding->basis == 0)
			continue;
		difference->impossible = false;
		if (!count_worth(holding->value, difference->amount, holding->basis, &difference->value))
			return refuse_worth(planning, difference->line);
		struct movement *movement = pool_append(
			planning->pool, &difference->movements, &difference->count, sizeof(*movement));
		*movement = (struct movement){ .layer = holding->layer,
			.location = holding->location,
			.opened = holding->opened,
			.reason = REASON_COUNTED,
			.content = difference->amount,
			.value = difference->value };
	}
	return status;
}

static int plan_line(struct planning *planning, struct count_difference *difference)
{
	if (difference->amount == 0)
		return STATUS_OK;
	if (difference->amount < 0)
		return plan_shortage(planning, difference);
	return difference->line->opened != 0 ? plan_more_left(planning, difference)
					     : plan_surplus(planning, difference);
}

int count_plan(struct store *store, const struct count *count, struct when when, struct pool *pool,
	struct count_plan *plan)
{
	struct planning planning = { .store = store, .when = when, .pool = pool };
	int status = STATUS_OK;
	*plan = (struct count_plan){ .count = count };
	for (size_t i = 0; i < count->count && status == STATUS_OK; i++) {
		const struct count_line *line = &count->lines[i];
		plan->not_counted += line->state == COUNT_NOT_COUNTED;
		plan->differing += line->state == COUNT_DIFFERS;
		if (line->state != COUNT_COUNTED)
			continue;
		struct count_difference *difference =
			pool_append(pool, &plan->differences, &plan->difference_count, sizeof(*difference));
		difference->line = line;
		difference->amount = line->counted - line->expected;
		status = plan_line(&planning, difference);
	}
	return status;
}

int count_plan_load(struct store *store, struct count *count, struct pool *pool, struct count_plan *plan)
{
	*plan = (struct count_plan){ .count = count };
	STATEMENT st = statement_prepare(store, sql_count_results);
	statement_bind_integer(&st, ":entry", count->ended_by);
	while (statement_step(&st)) {
		struct count_line *line = &count->lines[statement_integer(&st, "item") - 1];
		struct count_difference *difference =
			pool_append(pool, &plan->differences, &plan->difference_count, sizeof(*difference));
		line->expected = statement_integer(&st, "expected");
		difference->line = line;
		difference->amount = statement_integer(&st, "counted") - line->expected;
		difference->value = statement_integer(&st, "value");
		difference->why = pool_copy(pool, statement_text(&st, "why"));
	}
	plan->not_counted = count->count - plan->difference_count;
	return statement_end(&st);
}
