/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads items: products, lots and quantities as they are typed or scanned. */
#include "items.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/package.h"
#include "ampoule/text.h"
#include "catalogue.h"

int64_t opened_number(const char *text)
{
	if (text[0] != 'O' || strspn(text + 1, "0123456789") != strlen(text + 1) || text[1] == '\0' ||
		strlen(text) > 17)
		return 0;
	return strtoll(text + 1, NULL, 10);
}

static int scan_read(struct context *context, const char *text, struct named *named)
{
	struct gs1 *scan = pool_alloc(context->pool, sizeof(*scan));
	int year, month, day;
	day_parts(context->today, &year, &month, &day);
	int status = gs1_parse(text, year, false, scan, context->error);
	if (status != STATUS_OK)
		return status;
	if (scan->suspect)
		return error_set(context->error, STATUS_DATA,
			_("'%s': the scanner seems to have dropped the separator after the lot or serial number; type it "
			  "with brackets, as '(01)…(17)…(10)…', or name product and lot"),
			QUOTED(text));
	if (scan->gtin[0] == '\0')
		return error_set(context->error, STATUS_DATA, _("'%s': the scan names no product (GTIN)"), QUOTED(text));
	status = catalogue_find(context->store, &thing_package, scan->gtin, false, context->pool, &named->package);
	if (status != STATUS_OK)
		return status;
	if (named->package.id == 0)
		return error_set(context->error, STATUS_NOT_FOUND,
			_("no product has a package with GTIN '%s'; add it with "
			  "'ampoule product edit PRODUCT --gtin %s'"),
			scan->gtin, scan->gtin);
	if (scan->lot[0] != '\0')
		named->lot = pool_copy(context->pool, scan->lot);
	named->expires = scan->expires;
	named->has_expiry = scan->expires != DAY_NONE;
	return catalogue_load(context->store, &thing_product,
		record_integer(&thing_package, &named->package, "product"), context->pool, &named->product);
}

int named_read(struct context *context, const char *text, struct named *named)
{
	*named = (struct named){ .expires = DAY_NONE };
	if (gs1_looks_scanned(text))
		return scan_read(context, text, named);
	char *product = pool_copy(context->pool, text);
	char *at = strchr(product, '@');
	if (at != NULL) {
		*at = '\0';
		char *lot;
		int status = text_clean_lot(at + 1, context->pool, &lot, context->error);
		if (status != STATUS_OK)
			return status;
		named->lot = lot;
	}
	int status = catalogue_find(context->store, &thing_product, product, true, context->pool, &named->product);
	if (status == STATUS_OK)
		catalogue_note_alias(context, &thing_product, &named->product);
	return status;
}

static int find_lot(struct context *context, const struct named *named, struct item *item)
{
	if (named->lot == NULL)
		return STATUS_OK;
	const char *product = record_value(&thing_product, &named->product, "code");
	struct lot lot;
	int status = lot_find(context->store, item->product, named->lot, context->pool, &lot);
	if (status != STATUS_OK)
		return status;
	if (lot.id == 0)
		return error_set(context->error, STATUS_NOT_FOUND, _("'%s' has no lot '%s'; see 'ampoule stock %s'"),
			product, named->lot, product);
	char pack[DAY_TEXT_MAX], there[DAY_TEXT_MAX];
	if (named->has_expiry && named->expires != lot.expires)
		return error_set(context->error, STATUS_REFUSED,
			_("the scan says that lot '%s' expires %s, the stock says %s; look at the pack, then name product "
			  "and lot, as '%s@%s=1'"),
			named->lot, day_format(named->expires, pack), day_format(lot.expires, there), product,
			named->lot);
	item->lot = lot.id;
	item->lot_code = lot.code;
	return STATUS_OK;
}

static int refuse_bare(struct context *context, const char *text)
{
	return error_set(context->error, STATUS_DATA, _("'%s': say how much, as '%s=2' or '%s=1.5ml'"), QUOTED(text),
		text_printable(text, strlen(text), context->pool), text_printable(text, strlen(text), context->pool));
}

static int opened_item(struct context *context, const char *name, struct item *item)
{
	item->opened = opened_number(name);
	int status = opened_product(context->store, item->opened, &item->product);
	if (status == STATUS_OK && item->product == 0)
		return error_set(context->error, STATUS_NOT_FOUND,
			_("'%s': no such container is open; see 'ampoule opened'"), name);
	return status;
}

static int product_item(struct context *context, const char *name, struct item *item)
{
	struct named named;
	int status = named_read(context, name, &named);
	if (status != STATUS_OK)
		return status;
	item->product = named.product.id;
	return find_lot(context, &named, item);
}

static int quantity_item(struct context *context, const char *text, const char *equals, struct item *item)
{
	const char *name = pool_printf(context->pool, "%.*s", (int)(equals - text), text);
	int status = quantity_parse(equals + 1, &item->quantity, context->error);
	if (status != STATUS_OK) {
		error_prefix(context->error, "'%s': ", QUOTED(text));
		return status;
	}
	return opened_number(name) != 0 ? opened_item(context, name, item) : product_item(context, name, item);
}

int item_read(struct context *context, const char *text, bool fresh, struct item *item)
{
	const struct item one = { .fresh = fresh, .quantity = { QUANTITY_CONTAINERS, 1, UNIT_ML } };
	const char *equals = strrchr(text, '=');

	*item = one;
	if (equals == NULL && !gs1_looks_scanned(text))
		return refuse_bare(context, text);
	int status = equals == NULL ? product_item(context, text, item) : quantity_item(context, text, equals, item);
	/* A scan holds '=' where its lot or its link does: then nothing was said of a quantity. */
	if (status == STATUS_OK || equals == NULL || !gs1_looks_scanned(text))
		return status;
	struct error first = *context->error;
	*context->error = (struct error){ 0 };
	*item = one;
	if (product_item(context, text, item) == STATUS_OK) {
		error_clear(&first);
		return STATUS_OK;
	}
	error_clear(context->error);
	*context->error = first;
	return status;
}

static int add_to(struct context *context, const struct item *item, struct quantity *sum)
{
	struct product product;
	int status = product_load(context->store, item->product, context->pool, &product);
	if (status == STATUS_OK)
		status = quantity_add(sum, &item->quantity, product.content, product.unit, context->error);
	if (status < 0)
		error_prefix(context->error, "'%s': ", product.code);
	return status;
}

int item_add(struct context *context, struct item **items, size_t *count, const struct item *item)
{
	for (size_t i = 0; i < *count; i++) {
		struct item *there = &(*items)[i];
		if (there->product == item->product && there->lot == item->lot && there->opened == item->opened)
			return add_to(context, item, &there->quantity);
	}
	struct item *new = pool_append(context->pool, items, count, sizeof(*new));
	*new = *item;
	return STATUS_OK;
}

const char *place_usual(struct context *context)
{
	if (context->common.at != NULL)
		return context->common.at;
	return context->location != NULL ? context->location : store_setting(context->store, "default-location");
}

static int packages_open(struct context *context, struct item *item)
{
	struct product product;
	struct record package;
	int64_t containers;
	int status = product_load(context->store, item->product, context->pool, &product);
	if (status == STATUS_OK)
		status = package_find_only(context->store, product.id, product.code, context->pool, &package);
	if (status != STATUS_OK)
		return status;
	if (__builtin_mul_overflow(item->quantity.amount, record_integer(&thing_package, &package, "containers"),
		    &containers) || containers > CONTAINERS_MAX)
		return error_set(context->error, STATUS_DATA, _("'%s': more than a million containers"), product.code);
	item->quantity.kind = QUANTITY_CONTAINERS;
	item->quantity.amount = containers;
	return STATUS_OK;
}

int items_read(struct context *context, const char **texts, size_t text_count, struct item **items, size_t *count)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < text_count && status == STATUS_OK; i++) {
		struct item item;
		status = item_read(context, texts[i], false, &item);
		if (status == STATUS_OK && item.quantity.kind == QUANTITY_PACKAGES)
			status = packages_open(context, &item);
		if (status == STATUS_OK)
			status = item_add(context, items, count, &item);
	}
	return status;
}

int place_read(struct context *context, const char *name, struct record *place)
{
	int status = catalogue_find(context->store, &thing_location, name, true, context->pool, place);
	if (status == STATUS_OK && record_integer(&thing_location, place, "retired"))
		return error_set(context->error, STATUS_REFUSED, _("location '%s' is retired; name another"),
			record_value(&thing_location, place, "code"));
	return status;
}

int place_find(struct context *context, int64_t *id, const char **code)
{
	const char *name = place_usual(context);
	if (name == NULL)
		return error_set(context->error, STATUS_USAGE, _("no place is the usual one; name it with --at"));
	struct record place;
	int status = place_read(context, name, &place);
	if (status != STATUS_OK)
		return status;
	*id = place.id;
	*code = record_value(&thing_location, &place, "code");
	return STATUS_OK;
}
