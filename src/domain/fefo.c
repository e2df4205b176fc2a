/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses containers first expired, first out. */
#include "ampoule/fefo.h"
#include <stdlib.h>
#include <string.h>

static int compare(int64_t one, int64_t other)
{
	return (one > other) - (one < other);
}

static int compare_holdings(const void *left, const void *right)
{
	const struct holding *one = left, *other = right;
	int order = compare(one->opened == 0, other->opened == 0);
	if (order == 0 && one->opened != 0)
		order = compare(one->use_by, other->use_by);
	if (order == 0)
		order = compare(one->expires == DAY_NONE, other->expires == DAY_NONE);
	if (order == 0)
		order = compare(one->expires, other->expires);
	if (order == 0)
		order = compare(one->received, other->received);
	if (order == 0)
		order = strcmp(one->lot_code, other->lot_code);
	if (order == 0)
		order = compare(one->layer, other->layer);
	if (order == 0)
		order = compare(one->location, other->location);
	return order != 0 ? order : compare(one->opened, other->opened);
}

void fefo_sort(struct holding *holdings, size_t count)
{
	if (count > 1)
		qsort(holdings, count, sizeof(*holdings), compare_holdings);
}

static bool fits(const struct holding *holding, const struct want *want, struct when when)
{
	if (want->opened != 0 && holding->opened != want->opened)
		return false;
	if (want->opened == 0 && holding->opened != 0 && (want->whole || want->fresh))
		return false;
	if (want->lot != 0 && holding->lot != want->lot)
		return false;
	if (holding->opened != 0 && holding->opened_at > when.time)
		return false;
	/* An incident that names a lot has not named what stands open of it. */
	bool guessed = want->purpose == PURPOSE_INCIDENT && holding->opened != 0 && want->opened == 0;
	enum purpose purpose = guessed ? PURPOSE_PATIENT : want->purpose;
	return holding->location == want->location && holding_obstacle(holding, purpose, when) == OBSTACLE_NONE;
}

static struct draw *add_draw(struct pool *pool, struct draw **draws, size_t *count, size_t holding)
{
	struct draw *draw = pool_append(pool, draws, count, sizeof(*draw));
	draw->holding = holding;
	return draw;
}

static content_t least(content_t one, content_t other)
{
	return one < other ? one : other;
}

/* Takes from one opened container; gives what is still wanted. */
static content_t draw_opened(struct holding *holding, size_t index, const struct want *want, content_t wanted,
	struct pool *pool, struct draw **draws, size_t *count)
{
	content_t taken = want->everything ? holding->content : least(holding->content, wanted);
	if (taken == 0)
		return wanted;
	add_draw(pool, draws, count, index)->taken = taken;
	holding->content -= taken;
	return want->everything ? 0 : wanted - taken;
}

/* Opens sealed containers, one draw each. */
static content_t draw_sealed(struct holding *holding, size_t index, const struct want *want, content_t wanted,
	struct pool *pool, struct draw **draws, size_t *count)
{
	for (; wanted > 0 && holding->containers > 0; holding->containers--) {
		struct draw *draw = add_draw(pool, draws, count, index);
		draw->containers = 1;
		draw->taken = least(want->size, wanted);
		if (want->single_dose)
			draw->residue = want->size - draw->taken;
		else
			draw->kept = want->size - draw->taken;
		wanted -= draw->taken;
	}
	return wanted;
}

/* Takes sealed containers that stay as they are. */
static content_t draw_whole(struct holding *holding, size_t index, const struct want *want, content_t wanted,
	struct pool *pool, struct draw **draws, size_t *count)
{
	int64_t containers = want->everything ? holding->containers : least(holding->containers, wanted / want->size);
	if (containers == 0)
		return wanted;
	struct draw *draw = add_draw(pool, draws, count, index);
	draw->containers = containers;
	draw->taken = containers * want->size;
	holding->containers -= containers;
	return want->everything ? 0 : wanted - draw->taken;
}

content_t fefo_available(const struct holding *holdings, size_t count, const struct want *want, struct when when)
{
	content_t available = 0;
	for (size_t i = 0; i < count; i++) {
		if (fits(&holdings[i], want, when))
			available += holdings[i].opened != 0 ? holdings[i].content
							     : holdings[i].containers * want->size;
	}
	return available;
}

bool fefo_choose(struct holding *holdings, size_t count, const struct want *want, struct when when, bool opens,
	struct pool *pool, struct draw **draws, size_t *draw_count)
{
	content_t wanted = want->whole ? want->containers * want->size : want->content;
	content_t available = fefo_available(holdings, count, want, when);
	if (want->everything ? available == 0 : available < wanted)
		return false;

	for (size_t i = 0; i < count && (wanted > 0 || want->everything); i++) {
		struct holding *holding = &holdings[i];
		if (!fits(holding, want, when))
			continue;
		if (holding->opened != 0)
			wanted = draw_opened(holding, i, want, wanted, pool, draws, draw_count);
		else if (opens && !want->everything)
			wanted = draw_sealed(holding, i, want, wanted, pool, draws, draw_count);
		else
			wanted = draw_whole(holding, i, want, wanted, pool, draws, draw_count);
	}
	return true;
}

size_t fefo_passed_over(const struct holding *holdings, size_t count, const struct want *want, struct when when,
	size_t chosen)
{
	struct want any = *want;
	any.lot = any.opened = 0;
	any.everything = false;
	if (any.purpose == PURPOSE_INCIDENT)
		any.purpose = PURPOSE_PATIENT;
	for (size_t i = 0; i < chosen && i < count; i++) {
		const struct holding *holding = &holdings[i];
		bool there = holding->opened != 0 ? holding->content > 0 : holding->containers > 0;
		if (there && holding->lot != holdings[chosen].lot && fits(holding, &any, when))
			return i;
	}
	return count;
}
