/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports deliveries, each an entry of several rows, and opening stock, each row an entry that can be voided alone. */
#include "ampoule/delivery.h"
#include <string.h>
#include "ampoule/text.h"
#include "import.h"
#include "received.h"

enum { DAY, SUPPLIER, INVOICE, PRODUCT, LOT, EXPIRES, QUANTITY, PRICE, LOCATION, VALUE, CELLS };

static const struct import_column delivery_columns[] = {
	{ "day", true, "2026-10-05" },
	{ "supplier", false, "meso" },
	{ "invoice", false, "F-1042" },
	{ "product", true, "hair-x" },
	{ "lot", true, "A1203" },
	{ "expires", true, "2028-05" },
	{ "quantity", true, "20" },
	{ "price", true, "12.50" },
	{ "location", false, "main" },
	{ 0 },
};

static const struct import_column stock_columns[] = {
	{ "product", true, "hair-x" },
	{ "lot", true, "A1203" },
	{ "expires", true, "2028-05" },
	{ "quantity", true, "20" },
	{ "value", false, "250.00" },
	{ "price", false, "" },
	{ "location", false, "main" },
	{ "day", false, "2026-10-01" },
	{ 0 },
};

/* More lines than a paper has are rather a file without invoice numbers; one entry of all of them helps nobody. */
enum { LINES_MAX = 1000 };

/* The delivery whose rows are being read. */
struct deliveries {
	const char *day, *supplier, *invoice; /* as the file has them; NULL: empty */
	struct when when;
	struct delivery delivery;
	struct delivery_line *lines;
	size_t count;
	int64_t line; /* of its first row; 0: none is being read */
	bool bad;     /* one of its rows is */
};

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static int post(struct import *import, struct deliveries *deliveries)
{
	struct store *store = import->context->store;
	int64_t number;

	import->act.when = deliveries->when;
	deliveries->delivery.lines = deliveries->lines;
	deliveries->delivery.count = deliveries->count;
	int status = store_mark(store);
	if (status == 0)
		status = delivery_post(store, &import->act, &deliveries->delivery, &number);
	if (status < 0) {
		store_undo(store);
		return status;
	}
	import_posted(import, number);
	return store_keep(store);
}

static int finish(struct import *import)
{
	struct deliveries *deliveries = import->state;
	int64_t line = deliveries->line;
	int status = line && !deliveries->bad ? post(import, deliveries) : 0;

	pool_release(&import->group);
	*deliveries = (struct deliveries){ 0 };
	return status < 0 ? import_bad(import, line) : 0;
}

static int begin(struct import *import, struct deliveries *deliveries, const char *const *cells)
{
	struct context *context = import->context;
	struct pool *pool = &import->group;
	const struct record *supplier;

	deliveries->line = import->line;
	deliveries->day = pool_copy(pool, cells[DAY]);
	deliveries->supplier = pool_copy(pool, cells[SUPPLIER]);
	deliveries->invoice = pool_copy(pool, cells[INVOICE]);
	int status = 0;
	deliveries->when = context->act.when;
	if (cells[DAY])
		status = when_parse(cells[DAY], context->act.now, &deliveries->when, context->error);
	if (status == 0 && cells[SUPPLIER]) {
		status = lookup_find(import->lookups, context, LOOKUP_SUPPLIER, cells[SUPPLIER], &supplier);
		deliveries->delivery.supplier = status == 0 ? supplier->id : 0;
	}
	if (status == 0 && cells[INVOICE]) {
		char *invoice = NULL;
		status = text_clean("invoice", cells[INVOICE], TEXT_NAME_MAX, pool, &invoice, context->error);
		deliveries->delivery.invoice = invoice;
	}
	return status;
}

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

static int read_amounts(struct import *import, const struct record *product, const char *const *cells,
	struct delivery_line *line)
{
	struct context *context = import->context;
	const struct record none = { 0 };
	struct received received = { 0 };

	int status = cells[PRICE]
		? received_read(context, product, &none, cells[QUANTITY], cells[PRICE], &received)
		: received_read_value(context, product, cells[QUANTITY], cells[VALUE], &received);
	line->containers = received.containers;
	line->package = received.package;
	line->net = received.net;
	return status;
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

static int read_line(struct import *import, struct deliveries *deliveries, const char *const *cells)
{
	struct context *context = import->context;
	const char *place = cells[LOCATION];
	const struct record *product, *location;
	struct delivery_line line = { .expires = DAY_NONE };
	char *lot = NULL;

	if (!place)
		place = context->common.at ? context->common.at : store_setting(context->store, "default-location");
	int status = refuse_empty(import, cells);
	if (status == 0)
		status = lookup_find(import->lookups, context, LOOKUP_PRODUCT, cells[PRODUCT], &product);
	if (status == 0)
		status = text_clean_lot(cells[LOT], &import->group, &lot, context->error);
	if (status == 0)
		status = read_expiry(import, product, cells[EXPIRES], &line.expires);
	if (status == 0)
		status = read_amounts(import, product, cells, &line);
	if (status == 0)
		status = lookup_find(import->lookups, context, LOOKUP_LOCATION, place, &location);
	if (status < 0)
		return status;
	line.product = product->id;
	line.lot = lot;
	line.location = location->id;
	*(struct delivery_line *)pool_append(&import->group, &deliveries->lines, &deliveries->count, sizeof(line)) =
		line;
	return 0;
}

static int take(struct import *import, struct deliveries *deliveries, const char *const *cells, bool continues)
{
	int status = 0;

	if (!continues) {
		status = finish(import);
		if (status == 0)
			status = begin(import, deliveries, cells);
	}
	if (status == 0)
		status = read_line(import, deliveries, cells);
	deliveries->bad = deliveries->bad || status < 0;
	return status;
}

static int delivery_row(struct import *import, const char *const *columns)
{
	struct deliveries *deliveries = import->state;
	const char *cells[CELLS] = { NULL };

	memcpy(cells, columns, VALUE * sizeof(cells[0]));
	bool continues = deliveries->line && deliveries->count < LINES_MAX && same_text(deliveries->day, cells[DAY]) &&
		same_text(deliveries->supplier, cells[SUPPLIER]) && same_text(deliveries->invoice, cells[INVOICE]);
	return take(import, deliveries, cells, continues);
}

static int stock_row(struct import *import, const char *const *columns)
{
	static const int cell_of[] = { PRODUCT, LOT, EXPIRES, QUANTITY, VALUE, PRICE, LOCATION, DAY };
	struct deliveries *deliveries = import->state;
	const char *cells[CELLS] = { NULL };

	for (size_t i = 0; i < sizeof(cell_of) / sizeof(cell_of[0]); i++)
		cells[cell_of[i]] = columns[i];
	int status = take(import, deliveries, cells, false);
	deliveries->delivery.opening = true;
	return status;
}

const struct import_kind import_deliveries = {
	.name = "deliveries",
	.columns = delivery_columns,
	.state_size = sizeof(struct deliveries),
	.row = delivery_row,
	.finish = finish,
};

const struct import_kind import_stock = {
	.name = "stock",
	.columns = stock_columns,
	.state_size = sizeof(struct deliveries),
	.row = stock_row,
	.finish = finish,
};
