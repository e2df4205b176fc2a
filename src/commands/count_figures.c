/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what counters type. */
#include "config.h"
#include "count_figures.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/text.h"
#include "items.h"

int count_price_read(struct context *context, const char *text, money_t *price)
{
	if (!context->sees_finance)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("your role sees no prices: leave the price out, the last one is taken"));
	return money_parse(text, context->digits, price, context->error);
}

int count_amount_read(struct context *context, const struct product *product, bool is_open, const char *text,
	bool bare, int64_t *amount)
{
	const char *unit = unit_name(product->unit);
	struct quantity quantity;
	if (bare && is_open && text[0] != '\0' && strspn(text, "0123456789.,") == strlen(text))
		text = pool_printf(context->pool, "%s%s", text, unit);
	int status = quantity_parse(text, &quantity, context->error);
	if (status != STATUS_OK)
		return status;
	*amount = quantity.amount;
	if (quantity.kind == QUANTITY_CONTAINERS && (!is_open || quantity.amount == 0))
		return STATUS_OK;
	if (is_open && quantity.kind == QUANTITY_CONTENT)
		return quantity_content_in(&quantity, product->unit, amount, context->error);
	if (is_open)
		return error_set(context->error, STATUS_DATA,
			_("%s: what is left in it is counted, as 1.5%s"), QUOTED(text), unit);
	return error_set(context->error, STATUS_DATA, _("%s: whole containers (%s) are counted, as 3"),
		QUOTED(text), product->container);
}

/* Takes `NAME=AMOUNT` apart at its last sign; a scan is one container. */
static int split(struct context *context, const char *text, const char **name, const char **amount)
{
	const char *equals = strrchr(text, '=');
	*name = text;
	*amount = "1";
	if (gs1_looks_scanned(text))
		return STATUS_OK;
	if (equals == NULL || equals == text)
		return error_set(context->error, STATUS_DATA,
			_("%s: say how much was counted, as 'PRODUCT@LOT=3' or 'O17=12ml'"), QUOTED(text));
	*name = pool_printf(context->pool, "%.*s", (int)(equals - text), text);
	*amount = equals + 1;
	return STATUS_OK;
}

/* What a figure is said of. */
struct wanted {
	int64_t opened; /* 0: by product */
	int64_t product;
	const char *lot; /* NULL: not said */
	int64_t location; /* 0: not said */
	bool is_open;
};

static bool fits(const struct count_line *line, const struct wanted *wanted)
{
	if (wanted->opened != 0)
		return line->opened == wanted->opened;
	return line->opened == 0 && line->is_open == wanted->is_open && line->product.id == wanted->product &&
		(wanted->lot == NULL || strcmp(line->lot_code, wanted->lot) == 0) &&
		(wanted->location == 0 || line->location == wanted->location);
}

static int find_line(struct context *context, const struct count *count, const char *name,
	const struct wanted *wanted, size_t *index)
{
	size_t fitting = 0;
	for (size_t i = 0; i < count->count; i++) {
		if (!fits(&count->lines[i], wanted))
			continue;
		*index = i;
		fitting++;
	}
	if (fitting == 1)
		return STATUS_OK;
	if (fitting > 1)
		return error_set(context->error, STATUS_DATA,
			_("%s: count C%lld has %zu lines of it; name the lot, as PRODUCT@LOT, and the place with --at"),
			QUOTED(name), (long long)count->number, fitting);
	if (wanted->opened != 0)
		return error_set(context->error, STATUS_NOT_FOUND,
			_("%s: count C%lld has no such line; see 'ampoule count show C%lld' and 'ampoule opened'"),
			QUOTED(name), (long long)count->number, (long long)count->number);
	return error_set(context->error, STATUS_NOT_FOUND,
		_("%s: count C%lld has no such line; if it is there, enter it with %s"), QUOTED(name),
		(long long)count->number, wanted->is_open ? "--found-open" : "--found");
}

static int read_wanted(struct context *context, const char *name, const char *amount, struct wanted *wanted)
{
	struct quantity quantity;
	wanted->opened = opened_number(name);
	if (wanted->opened != 0)
		return STATUS_OK;
	struct named named;
	int status = named_read(context, name, &named);
	if (status == STATUS_OK)
		status = quantity_parse(amount, &quantity, context->error);
	if (status != STATUS_OK)
		return status;
	wanted->product = named.product.id;
	wanted->lot = named.lot;
	wanted->is_open = quantity.kind == QUANTITY_CONTENT;
	if (context->common.at == NULL)
		return STATUS_OK;
	struct record location;
	status = catalogue_find(
		context->store, &thing_location, context->common.at, true, context->pool, &location);
	wanted->location = location.id;
	return status;
}

int count_item_read(
	struct context *context, const struct count *count, const char *text, struct count_figures *figures)
{
	const char *name, *amount;
	struct wanted wanted = { 0 };
	struct count_entered entered = { 0 };
	int status = split(context, text, &name, &amount);
	if (status == STATUS_OK)
		status = read_wanted(context, name, amount, &wanted);
	if (status == STATUS_OK)
		status = find_line(context, count, name, &wanted, &entered.line);
	if (status == STATUS_OK)
		status = count_amount_read(context, &count->lines[entered.line].product,
			count->lines[entered.line].is_open, amount, false, &entered.amount);
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < figures->entered_count; i++) {
		if (figures->entered[i].line == entered.line) {
			figures->entered[i].amount += entered.amount;
			return STATUS_OK;
		}
	}
	*(struct count_entered *)pool_append(
		context->pool, &figures->entered, &figures->entered_count, sizeof(entered)) = entered;
	return STATUS_OK;
}

/* Where it was found: --at, else the place that is counted, else the usual one. */
static int find_place(struct context *context, const struct count *count, int64_t *location)
{
	const char *code;
	*location = count->location;
	return context->common.at == NULL && count->location != 0 ? STATUS_OK
								  : place_find(context, location, &code);
}

int count_found_read(struct context *context, const struct count *count, const char *text, bool is_open,
	struct count_found *found)
{
	const char *name, *amount;
	struct named named;
	struct product product;
	*found = (struct count_found){ .is_open = is_open, .expires = DAY_NONE, .price = -1 };
	int status = split(context, text, &name, &amount);
	if (status == STATUS_OK)
		status = named_read(context, name, &named);
	if (status == STATUS_OK && named.lot == NULL)
		return error_set(context->error, STATUS_DATA,
			_("%s: name the lot that was found, as PRODUCT@LOT"), QUOTED(name));
	if (status == STATUS_OK)
		status = product_load(context->store, named.product.id, context->pool, &product);
	if (status == STATUS_OK)
		status = count_amount_read(context, &product, is_open, amount, false, &found->amount);
	if (status == STATUS_OK)
		status = find_place(context, count, &found->location);
	if (status != STATUS_OK)
		return status;
	found->product = named.product.id;
	found->lot = named.lot;
	found->has_expiry = named.has_expiry;
	found->expires = named.expires;
	return STATUS_OK;
}
