/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what came in, how much and for how much, from a row of deliveries or of opening stock. */
#include <string.h>
#include "ampoule/text.h"
#include "items.h"
#include "import_deliveries.h"
#include "receive_line.h"
#include "received.h"

static int refuse_empty(struct import *import, const char *const *cells)
{
	static const struct {
		int cell;
		const char *name;
	} wanted[] = { { PRODUCT, "product" }, { LOT, "lot" }, { QUANTITY, "quantity" } };

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		if (!cells[wanted[i].cell])
			return error_set(import->context->error, STATUS_DATA, _("%s may not be empty"), wanted[i].name);
	}
	if (!cells[PRICE] == !cells[VALUE])
		return error_set(import->context->error, STATUS_DATA,
			cells[PRICE] ? _("give the price of one or the value of all, not both")
				     : _("what it cost is missing (0 for free goods)"));
	return 0;
}

/* In the paper's currency. */
static int read_amounts(struct import *import, const struct deliveries *deliveries, const struct record *product,
	const char *const *cells, struct draft_line *line)
{
	struct context *context = import->context;
	const struct record none = { 0 };
	struct received received = { 0 };

	int status = cells[PRICE]
		? received_read(context, product, &none, cells[QUANTITY], cells[PRICE], deliveries->digits, &received)
		: received_read_value(context, product, cells[QUANTITY], cells[VALUE], deliveries->digits, &received);
	line->containers = received.containers;
	line->package = received.package;
	line->net = received.net;
	return status;
}

/* What came on top, what is taken off, what is added, what came broken. */
static int read_extras(struct import *import, const struct deliveries *deliveries, const struct record *product,
	const char *const *cells, struct draft_line *line)
{
	struct context *context = import->context;
	int status = 0;

	if (cells[DISCOUNT])
		status = receive_discount_read(context, cells[DISCOUNT], deliveries->digits, line);
	if (status == 0 && cells[RECOVERABLE] && strcmp(cells[RECOVERABLE], "yes") != 0 && strcmp(cells[RECOVERABLE], "no") != 0)
		return error_set(context->error, STATUS_DATA, _("tax-recoverable '%s' is none of: no yes"),
			QUOTED(cells[RECOVERABLE]));
	if (status == 0)
		status = receive_tax_read(context, cells[TAX], cells[RECOVERABLE], &line->tax_rate, &line->recoverable);
	return status == 0 ? receive_others_read(context, product, NULL, cells[FREE], cells[BROKEN], line) : status;
}

/* A needle may keep for ever; what goes under the skin does not, and an empty cell was rather forgotten. */
static int read_expiry(struct import *import, const struct record *product, const char *cell, day_t *expires)
{
	struct context *context = import->context;

	if (!cell && strcmp(record_value(&thing_product, product, "kind"), "preparation") == 0)
		return error_set(context->error, STATUS_DATA,
			_("expires may not be empty; write 'none' where nothing is printed on the pack"));
	return expiry_parse(cell ? cell : "none", context->today, expires, context->error);
}

int delivery_line_read(struct import *import, struct deliveries *deliveries, const char *const *cells)
{
	struct context *context = import->context;
	const char *place = cells[LOCATION];
	const struct record *product, *location;
	struct draft_line line = { .expires = DAY_NONE };
	char *lot = NULL;

	if (!place)
		place = place_usual(context);
	int status = refuse_empty(import, cells);
	if (status == 0)
		status = lookup_find(import->lookups, context, LOOKUP_PRODUCT, cells[PRODUCT], &product);
	if (status == 0)
		status = text_clean_lot(cells[LOT], &import->group, &lot, context->error);
	if (status == 0)
		status = read_expiry(import, product, cells[EXPIRES], &line.expires);
	if (status == 0)
		status = read_amounts(import, deliveries, product, cells, &line);
	if (status == 0)
		status = read_extras(import, deliveries, product, cells, &line);
	if (status == 0)
		status = lookup_find(import->lookups, context, LOOKUP_LOCATION, place, &location);
	if (status < 0)
		return status;
	line.product = product->id;
	line.lot = lot;
	line.location = location->id;
	line.number = (int64_t)deliveries->draft.count + 1;
	*(struct draft_line *)pool_append(&import->group, &deliveries->draft.lines, &deliveries->draft.count, sizeof(line)) =
		line;
	return 0;
}
