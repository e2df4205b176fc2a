/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads quantities and prices of what comes in. */
#include "received.h"
#include <string.h>
#include "ampoule/package.h"
#include "ampoule/text.h"

static int64_t package_size(const struct record *package)
{
	return package->id ? record_integer(&thing_package, package, "containers") : 1;
}

/* `packed` says that the package matters, whatever the quantity's form. */
static int read_quantity(struct context *context, const struct record *product, bool packed, const char *text,
	struct record *package, int64_t *containers)
{
	struct quantity quantity;

	int status = quantity_parse(text, &quantity, context->error);
	if (status == 0 && package->id == 0 && (packed || quantity.kind == QUANTITY_PACKAGES))
		status = package_find_only(context->store, product->id, record_value(&thing_product, product, "code"),
			context->pool, package);
	if (status < 0)
		return status;
	if (quantity.kind == QUANTITY_CONTENT || quantity.kind == QUANTITY_ALL)
		return error_set(context->error, STATUS_DATA,
			_("quantity '%s': containers (20) or packages (2pk) are received, not content"), QUOTED(text));
	*containers = quantity.amount * (quantity.kind == QUANTITY_PACKAGES ? package_size(package) : 1);
	if (*containers == 0)
		return error_set(context->error, STATUS_DATA, _("quantity '%s': nothing came"), QUOTED(text));
	if (*containers > CONTAINERS_MAX)
		return error_set(context->error, STATUS_DATA, _("quantity '%s': more than a million containers"),
			QUOTED(text));
	if (packed && *containers % package_size(package) != 0)
		return error_set(context->error, STATUS_DATA,
			_("quantity '%s' is no whole number of packages of %lld, as the price is"), QUOTED(text),
			(long long)package_size(package));
	return 0;
}

int received_read(struct context *context, const struct record *product, const struct record *package,
	const char *quantity, const char *price, int digits, struct received *received)
{
	char *text = pool_copy(context->pool, price), *per = strchr(text, '/');
	struct record packed_in = *package;
	money_t each;

	if (per && strcmp(per, "/pk") != 0)
		return error_set(context->error, STATUS_DATA, _("price '%s': a price per package ends in /pk, as 125/pk"),
			QUOTED(price));
	if (per)
		*per = '\0';
	int status = read_quantity(context, product, per != NULL, quantity, &packed_in, &received->containers);
	if (status == 0)
		status = money_parse(text, digits, &each, context->error);
	if (status < 0)
		return status;
	int64_t units = per ? received->containers / package_size(&packed_in) : received->containers;
	if (__builtin_mul_overflow(each, units, &received->net) || received->net > MONEY_MAX)
		return error_set(context->error, STATUS_DATA, _("price '%s': the sum is too large"), QUOTED(price));
	received->package = packed_in.id;
	return 0;
}

int received_read_value(struct context *context, const struct record *product, const char *quantity,
	const char *value, int digits, struct received *received)
{
	struct record package = { 0 };
	int status = read_quantity(context, product, false, quantity, &package, &received->containers);
	if (status == 0)
		status = money_parse(value, digits, &received->net, context->error);
	received->package = package.id;
	return status;
}
