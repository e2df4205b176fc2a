/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First in, first out, and the moving weighted average: total value and total content, never a rounded unit cost. */
#include "ampoule/valuation.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/cost.h"

bool valuation_find(const char *name, enum valuation_method *method)
{
	static const char *const names[] = { "layer", "fifo", "average" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(names[i], name) == 0) {
			*method = (enum valuation_method)i;
			return true;
		}
	}
	return false;
}

void valuation_release(struct valuation_pool *pool)
{
	free(pool->parts);
	*pool = (struct valuation_pool){ .method = pool->method };
}

/* Room for a part before the first and behind the last. */
static void make_room(struct valuation_pool *pool)
{
	if (pool->first > 0 && pool->first + pool->count < pool->room)
		return;
	size_t room = pool->count * 2 + 8, first = pool->count / 2 + 2;
	struct valuation_part *parts = malloc(room * sizeof *parts);
	if (parts == NULL)
		abort();
	if (pool->count > 0)
		memcpy(parts + first, pool->parts + pool->first, pool->count * sizeof *parts);
	free(pool->parts);
	pool->parts = parts;
	pool->first = first;
	pool->room = room;
}

static void grow(struct valuation_pool *pool, content_t content, money_t value)
{
	pool->content += content;
	pool->value += value;
}

void valuation_bring(struct valuation_pool *pool, int64_t origin, content_t content, money_t value)
{
	grow(pool, content, value);
	if (pool->method != VALUATION_FIFO)
		return;
	make_room(pool);
	pool->parts[pool->first + pool->count++] = (struct valuation_part){ origin, content, value };
}

void valuation_give_back(struct valuation_pool *pool, int64_t origin, content_t content, money_t value)
{
	grow(pool, content, value);
	if (pool->method != VALUATION_FIFO)
		return;
	make_room(pool);
	pool->count++;
	pool->parts[--pool->first] = (struct valuation_part){ origin, content, value };
}

static content_t at_most(content_t content, content_t there)
{
	return content < there ? content : there;
}

static money_t part_cost(const struct valuation_part *part, content_t content)
{
	return content == 0 ? 0 : cost_share(part->value, content, part->content);
}

money_t valuation_peek(const struct valuation_pool *pool, content_t content)
{
	money_t cost = 0;
	content = at_most(content, pool->content);
	if (pool->method != VALUATION_FIFO)
		return content == 0 ? 0 : cost_share(pool->value, content, pool->content);
	for (size_t i = pool->first; content > 0; i++) {
		content_t taken = at_most(content, pool->parts[i].content);
		cost += part_cost(&pool->parts[i], taken);
		content -= taken;
	}
	return cost;
}

static money_t part_take(struct valuation_pool *pool, struct valuation_part *part, content_t content)
{
	money_t cost = part_cost(part, content);
	part->content -= content;
	part->value -= cost;
	grow(pool, -content, -cost);
	return cost;
}

static void drop_empty(struct valuation_pool *pool)
{
	struct valuation_part *parts = pool->parts + pool->first;
	size_t kept = 0;
	while (pool->count > 0 && parts->content == 0) {
		pool->first++;
		pool->count--;
		parts++;
	}
	for (size_t i = 0; i < pool->count; i++) {
		if (parts[i].content > 0)
			parts[kept++] = parts[i];
	}
	pool->count = kept;
}

money_t valuation_take(struct valuation_pool *pool, content_t content)
{
	money_t cost = 0;
	content = at_most(content, pool->content);
	if (pool->method != VALUATION_FIFO) {
		cost = valuation_peek(pool, content);
		grow(pool, -content, -cost);
		return cost;
	}
	while (content > 0) {
		struct valuation_part *oldest = &pool->parts[pool->first];
		content_t taken = at_most(content, oldest->content);
		cost += part_take(pool, oldest, taken);
		content -= taken;
		if (oldest->content == 0) {
			pool->first++;
			pool->count--;
		}
	}
	return cost;
}

money_t valuation_withdraw(struct valuation_pool *pool, int64_t origin, content_t content, money_t value)
{
	money_t cost = 0;
	content = at_most(content, pool->content);
	if (pool->method != VALUATION_FIFO) {
		cost = content == pool->content || value > pool->value ? pool->value : value;
		grow(pool, -content, -cost);
		return cost;
	}
	for (size_t i = pool->first; i < pool->first + pool->count && content > 0; i++) {
		struct valuation_part *part = &pool->parts[i];
		if (part->origin != origin)
			continue;
		content_t taken = at_most(content, part->content);
		cost += part_take(pool, part, taken);
		content -= taken;
	}
	if (pool->count > 0)
		drop_empty(pool);
	return cost + valuation_take(pool, content);
}

/* A part gives no more than it has. */
static money_t part_correct(struct valuation_part *part, money_t value)
{
	money_t change = value < -part->value ? -part->value : value;
	part->value += change;
	return change;
}

money_t valuation_correct(struct valuation_pool *pool, int64_t origin, money_t value)
{
	if (pool->content == 0)
		return 0;
	money_t change = value < -pool->value ? -pool->value : value, left = change;
	struct valuation_part *parts = pool->parts + pool->first;
	size_t own = 0;
	pool->value += change;
	if (pool->method != VALUATION_FIFO)
		return change;
	while (own < pool->count && parts[own].origin != origin)
		own++;
	if (own < pool->count)
		left -= part_correct(&parts[own], left);
	for (size_t i = 0; i < pool->count && left != 0; i++)
		left -= part_correct(&parts[i], left);
	return change;
}
