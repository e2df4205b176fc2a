/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares the temperatures of products and places. */
#include "config.h"
#include "ampoule/storage.h"
#include "ampoule/statement.h"
#include "store_internal.h"

/* "2 to 8 °C"; a side that is not known is left out. */
static const char *range_text(const char *low, const char *high, struct pool *pool)
{
	if (low == NULL)
		return pool_printf(pool, _("at most %s °C"), high);
	return high == NULL ? pool_printf(pool, _("at least %s °C"), low) : pool_printf(pool, _("%s to %s °C"), low, high);
}

int storage_misfit(struct store *store, int64_t product, int64_t location, struct pool *pool, const char **text)
{
	*text = NULL;
	STATEMENT st = statement_prepare(store, sql_storage_misfit);
	statement_bind_integer(&st, ":product", product);
	statement_bind_integer(&st, ":location", location);
	if (statement_step(&st)) {
		const char *wants = range_text(pool_copy(pool, statement_text(&st, "product_min")),
			pool_copy(pool, statement_text(&st, "product_max")), pool);
		const char *keeps = range_text(pool_copy(pool, statement_text(&st, "location_min")),
			pool_copy(pool, statement_text(&st, "location_max")), pool);
		const char *code = pool_copy(pool, statement_text(&st, "product"));
		*text = pool_printf(pool, _("'%s' is to be stored at %s, and '%s' keeps %s"), code, wants,
			pool_copy(pool, statement_text(&st, "location")), keeps);
	}
	return statement_end(&st);
}
