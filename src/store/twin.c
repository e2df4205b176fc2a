/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes that nobody would tell apart: the same but for their case. */
#include "config.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "store_internal.h"
#include "store_queries.h"

struct twins {
	const struct thing *thing;
	const char *code, *key;
	int64_t self; /* who may bear it */
	struct pool *pool;
	int64_t owner;
	const char *found; /* NULL: none */
};

static bool is_ascii(const char *text)
{
	while (*text != '\0' && (unsigned char)*text < 0x80)
		text++;
	return *text == '\0';
}

static void offer(struct twins *twins, int64_t owner, const char *code)
{
	struct pool pool = { 0 };
	if (twins->found == NULL && owner != twins->self && code != NULL && strcmp(code, twins->code) != 0 &&
		strcmp(text_key(code, &pool), twins->key) == 0) {
		twins->owner = owner;
		twins->found = pool_copy(twins->pool, code);
	}
	pool_release(&pool);
}

static int offer_row(const struct record *row, void *data)
{
	struct twins *twins = data;
	const struct thing *thing = twins->thing;
	offer(twins, thing == &thing_alias ? record_integer(thing, row, "product") : row->id,
		record_value(thing, row, "code"));
	return 0;
}

/* Letters that are not ASCII are folded by the program alone; codes with such are few. */
static int look(struct store *store, struct twins *twins)
{
	if (!is_ascii(twins->code)) {
		struct pool rows = { 0 };
		int status = catalogue_each(store, twins->thing, &rows, offer_row, twins);
		pool_release(&rows);
		return status;
	}
	STATEMENT st = statement_prepare(store, sql_catalogue_twins);
	statement_bind_text(&st, ":thing", twins->thing->name);
	statement_bind_text(&st, ":lower", twins->key);
	while (statement_step(&st))
		offer(twins, statement_integer(&st, "owner"), statement_text(&st, "code"));
	return statement_end(&st);
}

int catalogue_refuse_twin(struct store *store, const struct thing *thing, const struct record *record,
	struct pool *pool)
{
	const char *code = record_value(thing, record, "code");
	struct twins twins = {
		.thing = thing, .code = code, .key = text_key(code, pool), .self = record->id, .pool = pool
	};
	int status = look(store, &twins);
	if (status == STATUS_OK && twins.found != NULL)
		return error_set(store->error, STATUS_REFUSED,
			_("%s '%s' is there already, and '%s' differs from it in case only; see 'ampoule %s show %s', or take "
			  "another code"),
			thing->name, twins.found, code, thing->name, twins.found);
	if (status != STATUS_OK || thing != &thing_product)
		return status;
	twins.thing = &thing_alias;
	status = look(store, &twins);
	if (status != STATUS_OK || twins.found == NULL)
		return status;
	struct record product;
	status = catalogue_load(store, &thing_product, twins.owner, pool, &product);
	if (status != STATUS_OK)
		return status;
	return error_set(store->error, STATUS_REFUSED,
		_("'%s' differs in case only from '%s', which product '%s' was called before; take another code"), code,
		twins.found, record_value(&thing_product, &product, "code"));
}
