/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what is to be traced: a lot by its code alone, a visit by its number. */
#include "config.h"
#include "ampoule/trace.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int lots_read(struct statement *st, struct pool *pool, struct lot_of **lots, size_t *count)
{
	while (statement_step(st)) {
		struct lot_of *of = pool_append(pool, lots, count, sizeof(*of));
		*of = (struct lot_of){
			.lot = {
				.id = statement_integer(st, "id"),
				.product = statement_integer(st, "product"),
				.code = pool_copy(pool, statement_text(st, "code")),
				.expires = statement_day(st, "expires"),
				.status = (enum lot_status)statement_integer(st, "status"),
			},
			.product_code = pool_copy(pool, statement_text(st, "product_code")),
		};
	}
	return statement_end(st);
}

int lots_of_code(struct store *store, const char *code, struct pool *pool, struct lot_of **lots, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_lots_of_code);
	statement_bind_text(&st, ":code", code);
	return lots_read(&st, pool, lots, count);
}

int lots_of_product(struct store *store, int64_t product, struct pool *pool, struct lot_of **lots, size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_lots_of_product);
	statement_bind_integer(&st, ":product", product);
	return lots_read(&st, pool, lots, count);
}

int lot_renamed(struct store *store, int64_t product, const char *code, struct pool *pool, const char **now)
{
	STATEMENT st = statement_prepare(store, sql_lot_renamed);
	statement_bind_id(&st, ":product", product);
	statement_bind_text(&st, ":code", code);
	*now = NULL;
	if (statement_step(&st))
		*now = pool_printf(pool, "%s@%s", statement_text(&st, "product"), statement_text(&st, "code"));
	return statement_end(&st);
}

int treatment_find(struct store *store, int64_t number, bool *found)
{
	STATEMENT st = statement_prepare(store, sql_treatment_find);
	statement_bind_integer(&st, ":number", number);
	*found = statement_step(&st);
	return statement_end(&st);
}
