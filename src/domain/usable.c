/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be done with what stands on the shelf. */
#include "ampoule/usable.h"
#include "ampoule/cost.h"

static bool is_past_expiry(const struct holding *holding, struct when when)
{
	return holding->expires != DAY_NONE && holding->expires < when.day;
}

static bool is_lapsed(const struct holding *holding, struct when when)
{
	return holding->opened != 0 && holding->use_by < when.time;
}

bool holding_is_expired(const struct holding *holding, struct when when)
{
	return is_past_expiry(holding, when) || is_lapsed(holding, when);
}

enum obstacle holding_obstacle(const struct holding *holding, enum purpose purpose, struct when when)
{
	if (purpose == PURPOSE_AWAY || purpose == PURPOSE_INCIDENT)
		return OBSTACLE_NONE;
	if (holding->status == LOT_RECALLED)
		return OBSTACLE_RECALLED;
	if (is_past_expiry(holding, when))
		return OBSTACLE_EXPIRED;
	if (holding->status == LOT_HELD)
		return OBSTACLE_HELD;
	if (is_lapsed(holding, when))
		return OBSTACLE_LAPSED;
	if (!holding->place_usable)
		return OBSTACLE_PLACE;
	if (holding->reserved)
		return OBSTACLE_RESERVED;
	return OBSTACLE_NONE;
}

bool holding_is_part(const struct holding *one, const struct holding *other)
{
	return one->layer == other->layer && one->location == other->location && one->opened == other->opened;
}

money_t holding_cost(const struct holding *holding, int64_t taken)
{
	money_t cost = cost_share(holding->value, taken, holding->basis);
	return cost < holding->ceiling ? cost : holding->ceiling;
}
