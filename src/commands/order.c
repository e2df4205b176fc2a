/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what people type of orders. */
#include "config.h"
#include "order.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/entry.h"
#include "ampoule/package.h"
#include "ampoule/shelf.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "items.h"

static int64_t number_in(const char *text)
{
	enum { DIGITS_MAX = 15 };
	size_t digits = text[0] == 'R' ? strspn(text + 1, "0123456789") : 0;
	return digits == 0 || digits > DIGITS_MAX || text[1 + digits] != '\0' ? 0 : strtoll(text + 1, NULL, 10);
}

int order_number_read(struct context *context, const char *text, int64_t *number)
{
	*number = number_in(text);
	if (*number != 0)
		return STATUS_OK;
	return error_set(context->error, STATUS_DATA,
		_("'%s': the number of an order is wanted, as R7; see 'ampoule order list'"), QUOTED(text));
}

error_t order_number_parse(int key, char *arg, struct argp_state *state, int64_t *number)
{
	switch (key) {
	case ARGP_KEY_ARG:
		if (*number != 0)
			return ARGP_ERR_UNKNOWN;
		*number = number_in(arg);
		if (*number == 0)
			return parse_refuse(state, _("'%s': the number of an order is wanted, as R7; see 'ampoule order list'"),
				QUOTED(arg));
		return 0;
	case ARGP_KEY_END:
		return *number == 0 ? parse_refuse(state, _("which order? See 'ampoule order list'")) : 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* The order that was named; it is to the supplier of what came, if that was said. */
static int order_named(struct context *context, const char *text, int64_t supplier, struct order *order)
{
	int64_t number = 0;
	int status = order_number_read(context, text, &number);
	if (status == STATUS_OK)
		status = order_load(context->store, number, context->pool, order);
	if (status == STATUS_OK && supplier != 0 && supplier != order->supplier)
		status = error_set(context->error, STATUS_DATA,
			_("order %s is to %s, the delivery is another supplier's; which is it?"), text, order->supplier_code);
	return status;
}

int order_of_delivery(struct context *context, const char *text, struct delivery *delivery)
{
	struct order order;
	if (text == NULL)
		return STATUS_OK;
	int status = order_named(context, text, delivery->supplier, &order);
	if (status != STATUS_OK)
		return status;
	delivery->order = order.number;
	delivery->supplier = order.supplier;
	return STATUS_OK;
}

int order_of_line(struct context *context, const char *text, int64_t supplier, struct draft_line *line)
{
	struct order order;
	struct order_line asked;
	if (text == NULL)
		return STATUS_OK;
	int status = order_named(context, text, supplier, &order);
	if (status == STATUS_OK)
		status = order_check_sent(context->store, &order);
	if (status == STATUS_OK)
		status = order_line_load(context->store, order.number, line->product, &asked);
	if (status == STATUS_OK && asked.containers == 0)
		status = error_set(context->error, STATUS_REFUSED,
			_("'%s' is not on order %s; leave out --order, or see 'ampoule order show %s'"), line->product_code, text,
			text);
	line->order = order.number;
	return status;
}

int order_of_rest(struct context *context, const char *text, struct delivery *delivery)
{
	size_t said = 0;
	for (size_t i = 0; i < delivery->count; i++)
		said += delivery->lines[i].order != 0;
	int status = order_of_delivery(context, text, delivery);
	if (status != STATUS_OK || said == 0 || text == NULL)
		return status;
	struct delivery_line *lines = pool_alloc(context->pool, delivery->count * sizeof(*lines));
	for (size_t i = 0; i < delivery->count; i++) {
		lines[i] = delivery->lines[i];
		if (lines[i].order == 0)
			lines[i].order = delivery->order;
	}
	delivery->lines = lines;
	delivery->order = 0;
	return STATUS_OK;
}

/* Whether an earlier line brought the same product: it was told then. */
static bool told_before(const struct delivery *delivery, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (delivery->lines[i].product == delivery->lines[index].product && delivery->lines[i].order == 0)
			return true;
	}
	return false;
}

int order_tell_awaited(struct context *context, const struct delivery *delivery, int64_t entry)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < delivery->count && delivery->order == 0 && status == STATUS_OK; i++) {
		const struct delivery_line *line = &delivery->lines[i];
		struct product product;
		int64_t number = 0;
		if (line->order != 0 || told_before(delivery, i))
			continue;
		status = order_awaited(context->store, delivery->supplier, line->product, &number);
		if (status == STATUS_OK && number != 0)
			status = product_load(context->store, line->product, context->pool, &product);
		if (status == STATUS_OK && number != 0)
			fprintf(context->err, _("note: order R%lld still waits for '%s'; if this is it, 'ampoule void %lld' and "
				"receive it with --order R%lld\n"),
				(long long)number, product.code, (long long)entry, (long long)number);
	}
	return status;
}

int order_tell_excess(struct context *context, const struct delivery *delivery, int64_t number)
{
	struct entry_record record;
	bool ordered = delivery->order != 0;
	for (size_t i = 0; i < delivery->count; i++)
		ordered = ordered || delivery->lines[i].order != 0;
	if (!ordered)
		return STATUS_OK;
	int status = entry_load(context->store, number, context->pool, &record);
	for (size_t i = 0; status == STATUS_OK && i < record.finding_count; i++) {
		if (strcmp(record.findings[i].rule, "more-than-ordered") == 0)
			fprintf(context->err, _("warning: %s\n"), record.findings[i].detail);
	}
	return status;
}

/* Containers in the package that `pk` means: the scanned one, the one to order in, else the only one that there is. */
static int package_size(struct context *context, const struct named *named, int64_t *size)
{
	struct record package = named->package;
	*size = record_integer(&thing_product, &named->product, "order_package");
	if (*size != 0 && package.id == 0)
		return STATUS_OK;
	if (package.id == 0) {
		int status = package_find_only(context->store, named->product.id,
			record_value(&thing_product, &named->product, "code"), context->pool, &package);
		if (status != STATUS_OK)
			return status;
	}
	*size = record_integer(&thing_package, &package, "containers");
	return STATUS_OK;
}

static int read_quantity(struct context *context, const struct named *named, const char *text, struct order_line *line)
{
	struct quantity quantity;
	int64_t usual = record_integer(&thing_product, &named->product, "order_package");
	int status = quantity_parse(text, &quantity, context->error);
	line->package = usual == 0 ? 1 : usual;
	if (status == STATUS_OK && quantity.kind == QUANTITY_PACKAGES)
		status = package_size(context, named, &line->package);
	if (status != STATUS_OK)
		return status;
	if (quantity.kind == QUANTITY_CONTENT || quantity.kind == QUANTITY_ALL)
		return error_set(context->error, STATUS_DATA,
			_("quantity '%s': containers (20) or packages (2pk) are ordered, not content"), QUOTED(text));
	line->containers = quantity.amount * (quantity.kind == QUANTITY_PACKAGES ? line->package : 1);
	if (line->containers > CONTAINERS_MAX)
		return error_set(context->error, STATUS_DATA, _("quantity '%s': more than a million containers"),
			QUOTED(text));
	return STATUS_OK;
}

static int read_price(struct context *context, const struct named *named, const char *price, struct order_line *line)
{
	char *text = pool_copy(context->pool, price), *per = strchr(text, '/');
	int64_t size = 1;
	money_t each;
	if (per != NULL && strcmp(per, "/pk") != 0)
		return error_set(context->error, STATUS_DATA, _("price '%s': a price per package ends in /pk, as 125/pk"),
			QUOTED(price));
	int status = per == NULL ? STATUS_OK : package_size(context, named, &size);
	if (per != NULL)
		*per = '\0';
	if (status == STATUS_OK)
		status = money_parse(text, context->digits, &each, context->error);
	if (status != STATUS_OK)
		return status;
	if (line->containers % size != 0)
		return error_set(context->error, STATUS_DATA,
			_("%lld containers are no whole number of packages of %lld, as the price is"),
			(long long)line->containers, (long long)size);
	if (__builtin_mul_overflow(each, line->containers / size, &line->net) || line->net > MONEY_MAX)
		return error_set(context->error, STATUS_DATA, _("price '%s': the sum is too large"), QUOTED(price));
	return STATUS_OK;
}

int order_item_read(struct context *context, const char *text, const char *price, struct order_item *item)
{
	struct named named;
	const char *equals = strrchr(text, '=');
	*item = (struct order_item){ 0 };
	if (equals == NULL || equals == text || equals[1] == '\0')
		return error_set(context->error, STATUS_USAGE,
			_("'%s' is nothing to order; write PRODUCT=QUANTITY, as in hair-x=2pk"), QUOTED(text));
	int status = named_read(context, pool_printf(context->pool, "%.*s", (int)(equals - text), text), &named);
	if (status == STATUS_OK)
		status = catalogue_check_current(context->store, &thing_product, &named.product);
	if (status == STATUS_OK && named.lot != NULL && strchr(text, '@') != NULL)
		status = error_set(context->error, STATUS_DATA,
			_("'%s': which lot comes is the supplier's to say; order the product without one"), QUOTED(text));
	if (status == STATUS_OK)
		status = read_quantity(context, &named, equals + 1, &item->line);
	if (status != STATUS_OK)
		return status;
	item->code = record_value(&thing_product, &named.product, "code");
	item->container = record_value(&thing_product, &named.product, "container");
	item->line.product = named.product.id;
	if (price != NULL)
		return read_price(context, &named, price, &item->line);
	return order_estimate(context->store, item->line.product, item->line.containers, &item->line.net);
}
