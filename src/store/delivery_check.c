/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares a delivery with what came before it. */
#include "config.h"
#include "ampoule/cost.h"
#include "ampoule/delivery.h"
#include "ampoule/shelf.h"
#include "ampoule/statement.h"
#include "ampoule/storage.h"
#include "store_internal.h"

enum { DEARER = 3 };

struct checking {
	struct store *store;
	struct pool *pool;
	const struct delivery *delivery;
	day_t day;
	struct delivery_warning **warnings;
	size_t *count;
};

static void warn(struct checking *checking, const char *rule, const char *text)
{
	*(struct delivery_warning *)pool_append(checking->pool, checking->warnings, checking->count,
		sizeof(struct delivery_warning)) = (struct delivery_warning){ rule, text };
}

static int last_price(struct store *store, int64_t product, int64_t *containers, money_t *net)
{
	STATEMENT st = statement_prepare(store, sql_delivery_last_price);
	statement_bind_integer(&st, ":product", product);
	*containers = 0;
	*net = 0;
	if (statement_step(&st)) {
		*containers = statement_integer(&st, "containers");
		*net = statement_integer(&st, "net");
	}
	return statement_end(&st);
}

int delivery_estimate(struct store *store, int64_t product, int64_t containers, money_t *net, bool *known)
{
	int64_t last;
	money_t paid, whole = 0;
	int status = last_price(store, product, &last, &paid);
	*known = last > 0;
	*net = 0;
	if (status != STATUS_OK || last == 0)
		return status;
	if (__builtin_mul_overflow(paid, containers / last, &whole) ||
		__builtin_add_overflow(whole, cost_share(paid, containers % last, last), net) || *net > MONEY_MAX)
		return error_set(store->error, STATUS_DATA, _("at its last price this would cost more than the program counts"));
	return STATUS_OK;
}

static int check_expiry(struct checking *checking, const struct delivery_line *line, const char *product)
{
	char day[DAY_TEXT_MAX], other[DAY_TEXT_MAX];
	int64_t shortest = store_setting_integer(checking->store, "short-life-days");
	if (line->expires == DAY_NONE || line->expires < checking->day)
		return STATUS_OK;
	if (line->expires - checking->day < shortest)
		warn(checking, "short-life", pool_printf(checking->pool, _("'%s' lot '%s' keeps until %s only"), product,
			line->lot, day_format(line->expires, day)));
	STATEMENT st = statement_prepare(checking->store, sql_delivery_on_hand);
	statement_bind_integer(&st, ":product", line->product);
	statement_bind_day(&st, ":day", checking->day);
	day_t earliest = DAY_NONE;
	if (statement_step(&st))
		earliest = statement_day(&st, "expires");
	if (earliest != DAY_NONE && line->expires < earliest)
		warn(checking, "earlier-expiry", pool_printf(checking->pool,
			_("'%s' lot '%s' expires on %s, before all that is on the shelf (%s)"), product, line->lot,
			day_format(line->expires, day), day_format(earliest, other)));
	return statement_end(&st);
}

static int check_price(struct checking *checking, const struct delivery_line *line, const char *product)
{
	__extension__ typedef __int128 wide_t;
	int64_t containers;
	money_t net;
	if (line->estimated || line->net == 0)
		return STATUS_OK;
	int status = last_price(checking->store, line->product, &containers, &net);
	if (status == STATUS_OK && containers > 0 &&
		(wide_t)line->net * containers > (wide_t)net * line->containers * DEARER)
		warn(checking, "price-jump", pool_printf(checking->pool,
			_("'%s' costs more than three times what it cost last: was it the price of a package?"), product));
	return status;
}

static int check_place(struct checking *checking, const struct delivery_line *line)
{
	const char *text;
	int status = storage_misfit(checking->store, line->product, line->location, checking->pool, &text);
	if (text != NULL)
		warn(checking, "storage-range", text);
	return status;
}

static int check_line(struct checking *checking, const struct delivery_line *line)
{
	struct product product;
	int status = product_load(checking->store, line->product, checking->pool, &product);
	if (status == STATUS_OK)
		status = check_expiry(checking, line, product.code);
	if (status == STATUS_OK)
		status = check_place(checking, line);
	return status == STATUS_OK ? check_price(checking, line, product.code) : status;
}

static int check_invoice(struct checking *checking)
{
	const struct delivery *delivery = checking->delivery;
	if (delivery->supplier == 0 || delivery->invoice == NULL)
		return STATUS_OK;
	STATEMENT st = statement_prepare(checking->store, sql_delivery_of_invoice);
	statement_bind_integer(&st, ":supplier", delivery->supplier);
	statement_bind_text(&st, ":invoice", delivery->invoice);
	if (statement_step(&st))
		warn(checking, "invoice-seen", pool_printf(checking->pool,
			_("invoice '%s' of this supplier stands already in entry %lld (%s)"), delivery->invoice,
			(long long)statement_integer(&st, "entry"), statement_text(&st, "day")));
	return statement_end(&st);
}

int delivery_check(struct store *store, const struct delivery *delivery, day_t day, struct pool *pool,
	struct delivery_warning **warnings, size_t *count)
{
	struct checking checking = { store, pool, delivery, day, warnings, count };
	int status = check_invoice(&checking);
	for (size_t i = 0; i < delivery->count && status == STATUS_OK; i++) {
		const struct delivery_line *line = &delivery->lines[i];
		/* What came on top of a line is of the same lot. */
		bool same = i > 0 && line->net == 0 && line->product == line[-1].product;
		status = same ? STATUS_OK : check_line(&checking, line);
	}
	return status;
}
