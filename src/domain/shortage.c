/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says why there is not enough of a product. */
#include "ampoule/shortage.h"
#include <string.h>

char *containers_describe(int64_t count, const char *container, struct pool *pool)
{
	return pool_printf(pool, count == 1 ? "%lld %s" : "%lld %ss", (long long)count, container);
}

static char *content_describe(content_t content, const char *unit, struct pool *pool)
{
	char text[CONTENT_TEXT_MAX];
	return pool_printf(pool, "%s %s", content_format(content, text), unit);
}

static char *amount_describe(const struct shortage *shortage, const struct holding *holding, struct pool *pool)
{
	if (holding->opened != 0)
		return pool_printf(pool, _("%s opened as O%lld"),
			content_describe(holding->content, shortage->unit, pool), (long long)holding->opened);
	return pool_printf(pool, "%lld", (long long)holding->containers);
}

/* What stands against one holding, or that it is elsewhere; NULL when it is usable where it is wanted. */
static char *holding_describe(const struct shortage *shortage, const struct holding *holding,
	const struct want *want, struct when when, struct pool *pool)
{
	char text[LOCAL_TEXT_MAX];
	char *amount = amount_describe(shortage, holding, pool);
	switch (holding_obstacle(holding, want->purpose, when)) {
	case OBSTACLE_EXPIRED:
		return pool_printf(pool, _("%s expired %s"), amount, day_format(holding->expires, text));
	case OBSTACLE_HELD:
		return pool_printf(pool, _("%s on hold"), amount);
	case OBSTACLE_RECALLED:
		return pool_printf(pool, _("%s recalled"), amount);
	case OBSTACLE_LAPSED:
		return pool_printf(pool, _("%s, to be used by %s"), amount, zone_format(holding->use_by, text));
	case OBSTACLE_PLACE:
		return pool_printf(pool, _("%s in '%s', which is not for use"), amount, holding->location_code);
	case OBSTACLE_RESERVED:
		return pool_printf(pool, _("%s reserved"), amount);
	case OBSTACLE_NONE:
		break;
	}
	if (holding->opened != 0 && holding->opened_at > when.time)
		return pool_printf(pool, _("%s, opened later"), amount);
	if (holding->location != want->location)
		return pool_printf(pool, _("%s in '%s'"), amount, holding->location_code);
	return NULL;
}

/* Whether a holding is of what was asked for at all. */
static bool concerns(const struct holding *holding, const struct want *want)
{
	if (want->opened != 0)
		return holding->opened == want->opened;
	if (want->lot != 0 && holding->lot != want->lot)
		return false;
	return holding->opened != 0 ? holding->content > 0 && !want->whole : holding->containers > 0;
}

/* Whether the same is to be said of two holdings: sealed ones with the same against them, at one place where the place
 * is named. */
static bool is_alike(const struct holding *one, const struct holding *other, const struct want *want,
	struct when when)
{
	enum obstacle obstacle = holding_obstacle(one, want->purpose, when);
	bool placed = obstacle == OBSTACLE_NONE || obstacle == OBSTACLE_PLACE;
	return one->opened == 0 && other->opened == 0 && (!placed || one->location == other->location) &&
		obstacle == holding_obstacle(other, want->purpose, when) &&
		(obstacle != OBSTACLE_EXPIRED || one->expires == other->expires);
}

/* Adds to a holding what is like it further on. Returns false when it was added to an earlier one itself. */
static bool gather(const struct holding *holdings, size_t count, size_t index, const struct want *want,
	struct when when, struct holding *sum)
{
	*sum = holdings[index];
	for (size_t i = 0; i < count; i++) {
		if (i == index || !concerns(&holdings[i], want) || !is_alike(&holdings[index], &holdings[i], want, when))
			continue;
		if (i < index)
			return false;
		sum->containers += holdings[i].containers;
	}
	return true;
}

char *shortage_describe(const struct shortage *shortage, const struct holding *holdings, size_t count,
	const struct want *want, struct when when, struct pool *pool)
{
	int64_t containers = 0;
	content_t content = 0;
	char *rest = NULL;
	for (size_t i = 0; i < count; i++) {
		struct holding holding;
		if (!concerns(&holdings[i], want) || !gather(holdings, count, i, want, when, &holding))
			continue;
		char *why = holding_describe(shortage, &holding, want, when, pool);
		if (why == NULL) {
			containers += holding.containers;
			content += holding.opened != 0 ? holding.content : holding.containers * want->size;
		} else {
			rest = rest == NULL ? why : pool_printf(pool, "%s; %s", rest, why);
		}
	}
	char *subject = shortage->lot == NULL
		? pool_printf(pool, "'%s'", shortage->product)
		: pool_printf(pool, _("'%s' lot '%s'"), shortage->product, shortage->lot);
	const char *wanted = want->everything ? _("all")
		: want->whole		     ? containers_describe(want->containers, shortage->container, pool)
					     : content_describe(want->content, shortage->unit, pool);
	char *usable = want->whole ? pool_printf(pool, "%lld", (long long)containers)
				   : content_describe(content, shortage->unit, pool);
	const char *but = rest == NULL ? "" : pool_printf(pool, " (%s)", rest);
	if (want->opened != 0)
		return pool_printf(pool, _("'O%lld' of %s: %s wanted, %s usable%s"), (long long)want->opened, subject,
			wanted, usable, but);
	if (want->purpose == PURPOSE_AWAY)
		return pool_printf(pool, _("%s: %s wanted, %s in '%s'%s"), subject, wanted, usable, shortage->location,
			but);
	return pool_printf(pool, _("%s: %s wanted, %s usable in '%s'%s"), subject, wanted, usable, shortage->location,
		but);
}

