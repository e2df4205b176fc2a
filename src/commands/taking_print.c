/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is taken off the shelf. */
#include "config.h"
#include "taking_print.h"
#include "ampoule/shortage.h"
#include "columns.h"

static const struct holding *holding_of(const struct component *component)
{
	return &component->supply->holdings[component->draw.holding];
}

static const char *content_text(content_t content, const struct product *product, struct pool *pool)
{
	char text[CONTENT_TEXT_MAX];
	return pool_printf(pool, "%s %s", content_format(content, text), unit_name(product->unit));
}

/* Whether less than all of the containers is taken, so that one is opened. */
static bool opens(const struct component *component)
{
	const struct draw *draw = &component->draw;
	return draw->containers > 0 && draw->taken < draw->containers * component->supply->product.content;
}

static const char *amount_text(const struct component *component, struct pool *pool)
{
	const struct product *product = &component->supply->product;
	const char *content = content_text(component->draw.taken, product, pool);
	if (holding_of(component)->opened != 0)
		return pool_printf(pool, _("%s from O%lld"), content, (long long)holding_of(component)->opened);
	const char *containers = containers_describe(component->draw.containers, product->container, pool);
	return opens(component) ? pool_printf(pool, _("%s, opens %s"), content, containers) : containers;
}

static const char *expires_text(const struct holding *holding, day_t day, struct pool *pool)
{
	char text[DAY_TEXT_MAX];
	if (holding->expires == DAY_NONE)
		return _("no expiry");
	return pool_printf(pool, holding->expires < day ? _("EXPIRED %s") : _("expires %s"),
		day_format(holding->expires, text));
}

void taking_print(const struct taking *taking, struct pool *pool, FILE *file)
{
	struct columns columns = { .pool = pool };
	for (size_t i = 0; i < taking->count; i++) {
		struct component component = taking->components[i];
		const struct holding *holding = holding_of(&component);
		while (!opens(&component) && i + 1 < taking->count && !opens(&taking->components[i + 1]) &&
			holding_is_part(holding_of(&taking->components[i + 1]), holding)) {
			component.draw.containers += taking->components[++i].draw.containers;
			component.draw.taken += taking->components[i].draw.taken;
		}
		const char **cells = columns_row(&columns);
		cells[0] = component.supply->product.code;
		cells[1] = pool_printf(pool, _("lot %s"), holding->lot_code);
		cells[2] = expires_text(holding, taking->when.day, pool);
		cells[3] = amount_text(&component, pool);
		cells[4] = holding->location_code;
	}
	columns_print(&columns, file);
	for (size_t i = 0; i < taking->finding_count; i++)
		fprintf(file, _("  note: %s\n"), taking->findings[i]);
	for (size_t i = 0; i < taking->hint_count; i++)
		fprintf(file, _("  note: %s\n"), taking->hints[i]);
}

static size_t lots_of(const struct taking *taking)
{
	size_t lots = 0;
	for (size_t i = 0; i < taking->count; i++) {
		bool earlier = false;
		for (size_t k = 0; k < i && !earlier; k++)
			earlier = holding_of(&taking->components[k])->lot == holding_of(&taking->components[i])->lot;
		lots += !earlier;
	}
	return lots;
}

const char *taking_describe(const struct taking *taking, struct pool *pool)
{
	const struct product *product = &taking->components[0].supply->product;
	int64_t containers = 0;
	content_t content = 0;
	bool whole = true;
	for (size_t i = 0; i < taking->count; i++) {
		const struct component *component = &taking->components[i];
		if (&component->supply->product != product)
			return pool_printf(pool, _("%zu lots"), lots_of(taking));
		whole = whole && holding_of(component)->opened == 0 && !opens(component);
		containers += component->draw.containers;
		content += component->draw.taken;
	}
	return pool_printf(pool, _("%s of %s"),
		whole ? containers_describe(containers, product->container, pool) : content_text(content, product, pool),
		product->code);
}
