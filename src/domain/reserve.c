/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets stock aside that is kept for others. */
#include "ampoule/reserve.h"

/* Holdings with what of each is set aside: containers of sealed ones, content of opened ones. */
struct setting_aside {
	const struct holding *holdings;
	size_t count;
	int64_t *aside;
	content_t size;
	struct when when;
	reserve_spares *spares;
	const void *data;
};

static int64_t least(int64_t one, int64_t other)
{
	return one < other ? one : other;
}

/* What of a holding is not set aside yet, and may be. */
static int64_t free_of(const struct setting_aside *setting, size_t index)
{
	const struct holding *holding = &setting->holdings[index];
	if (holding_obstacle(holding, PURPOSE_PATIENT, setting->when) != OBSTACLE_NONE)
		return 0;
	return (holding->opened != 0 ? holding->content : holding->containers) - setting->aside[index];
}

/* Takes from what would be taken last, so that what expires first stays free; gives what is still to be kept. */
static content_t set_aside_where(struct setting_aside *setting, int64_t lot, bool spared, content_t content)
{
	for (size_t i = setting->count; i-- > 0 && content > 0;) {
		const struct holding *holding = &setting->holdings[i];
		if (lot != 0 ? holding->lot != lot : setting->spares(holding->lot, setting->data) != spared)
			continue;
		content_t unit = holding->opened != 0 ? 1 : setting->size;
		int64_t amount = least(free_of(setting, i), (content + unit - 1) / unit);
		setting->aside[i] += amount;
		content -= amount * unit;
	}
	return content;
}

static void set_aside(struct setting_aside *setting, int64_t lot, content_t content)
{
	content = set_aside_where(setting, lot, false, content);
	if (lot == 0)
		set_aside_where(setting, lot, true, content);
}

/* Claims on the same lot share its containers; those on any lot come after, for what is left. */
static void set_all_aside(struct setting_aside *setting, const struct claim *claims, size_t count)
{
	content_t any = 0;
	for (size_t i = 0; i < count; i++) {
		content_t content = 0;
		bool earlier = false;
		for (size_t k = 0; k < i; k++)
			earlier = earlier || claims[k].lot == claims[i].lot;
		for (size_t k = i; k < count && !earlier; k++)
			content += claims[k].lot == claims[i].lot ? claims[k].content : 0;
		if (claims[i].lot == 0)
			any += content;
		else
			set_aside(setting, claims[i].lot, content);
	}
	set_aside(setting, 0, any);
}

static void add_part(struct pool *pool, struct holding **parts, size_t *count, const struct holding *whole,
	int64_t amount, bool reserved)
{
	if (amount == 0 && reserved)
		return;
	struct holding *part = pool_append(pool, parts, count, sizeof(*part));
	*part = *whole;
	part->reserved = reserved;
	if (whole->opened != 0)
		part->content = amount;
	else
		part->containers = amount;
}

void reserve_set_aside(struct holding **holdings, size_t *count, const struct claim *claims, size_t claim_count,
	content_t size, struct when when, reserve_spares *spares, const void *data, struct pool *pool)
{
	struct setting_aside setting = {
		.holdings = *holdings,
		.count = *count,
		.aside = pool_alloc(pool, (*count + 1) * sizeof(*setting.aside)),
		.size = size,
		.when = when,
		.spares = spares,
		.data = data,
	};
	struct holding *parts = NULL;
	size_t part_count = 0;
	set_all_aside(&setting, claims, claim_count);
	for (size_t i = 0; i < *count; i++) {
		const struct holding *whole = &(*holdings)[i];
		int64_t amount = whole->opened != 0 ? whole->content : whole->containers;
		add_part(pool, &parts, &part_count, whole, amount - setting.aside[i], false);
		add_part(pool, &parts, &part_count, whole, setting.aside[i], true);
	}
	*holdings = parts;
	*count = part_count;
}
