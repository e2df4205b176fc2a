/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what a powder may be dissolved in. */
#include "ampoule/solvent.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/statement.h"
#include "store_queries.h"

static bool is_mixed(const struct record *product)
{
	return strcmp(record_value(&thing_product, product, "kind"), "preparation") == 0;
}

/* What another product is dissolved in is not dissolved itself: a powder's solvent brings no further one. */
static int refuse_chain(struct store *store, const struct record *product, const char *code)
{
	STATEMENT st = statement_prepare(store, sql_product_dissolved);
	statement_bind_integer(&st, ":product", product->id);
	if (statement_step(&st))
		return error_set(store_error(store), STATUS_REFUSED,
			_("'%s' is what '%s' is dissolved in, and needs no solvent itself"), code, statement_text(&st, "code"));
	return statement_end(&st);
}

static int check(struct store *store, const struct record *product, struct pool *pool)
{
	const char *code = record_value(&thing_product, product, "code");
	int64_t id = record_integer(&thing_product, product, "solvent");
	struct record solvent;
	int status = catalogue_load(store, &thing_product, id, pool, &solvent);
	if (status < 0)
		return status;
	const char *in = record_value(&thing_product, &solvent, "code");
	if (id == product->id)
		return error_set(store_error(store), STATUS_REFUSED, _("product '%s' cannot be its own solvent"), code);
	if (!is_mixed(product) || !is_mixed(&solvent))
		return error_set(store_error(store), STATUS_REFUSED,
			_("'%s' is a %s: only preparations are dissolved, and in one"), is_mixed(product) ? in : code,
			record_value(&thing_product, is_mixed(product) ? &solvent : product, "kind"));
	if (record_value(&thing_product, &solvent, "solvent"))
		return error_set(store_error(store), STATUS_REFUSED,
			_("'%s' is dissolved itself; name what it is dissolved in"), in);
	return refuse_chain(store, product, code);
}

int solvent_check(struct store *store, const struct record *product)
{
	struct pool pool = { 0 };
	int status = record_value(&thing_product, product, "solvent") ? check(store, product, &pool) : 0;
	pool_release(&pool);
	return status;
}
