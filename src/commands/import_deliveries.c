/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports deliveries, each an entry of several rows, and opening stock, each row an entry that can be voided alone. */
#include <string.h>
#include "ampoule/text.h"
#include "import_deliveries.h"
#include "receive_paper.h"

static const struct import_column delivery_columns[] = {
	{ "day", true, "2026-10-05" },
	{ "supplier", false, "meso" },
	{ "invoice", false, "F-1042" },
	{ "product", true, "hair-x" },
	{ "lot", true, "A1203" },
	{ "expires", true, "2028-05" },
	{ "quantity", true, "20" },
	{ "price", false, "12.50" },
	{ "location", false, "main" },
	{ "value", false, "" },
	{ "free", false, "2" },
	{ "discount", false, "10%" },
	{ "tax", false, "21%" },
	{ "freight", false, "8.00" },
	{ "fees", false, "" },
	{ "invoice-discount", false, "" },
	{ "tax-recoverable", false, "no" },
	{ "broken", false, "" },
	{ "currency", false, "" },
	{ "rate", false, "" },
	{ "total", false, "281.93" },
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

/* The cell of each column above. */
static const int delivery_cells[] = { DAY, SUPPLIER, INVOICE, PRODUCT, LOT, EXPIRES, QUANTITY, PRICE, LOCATION, VALUE, FREE,
	DISCOUNT, TAX, FREIGHT, FEES, INVOICE_DISCOUNT, RECOVERABLE, BROKEN, CURRENCY, RATE, TOTAL };
static const int stock_cells[] = { PRODUCT, LOT, EXPIRES, QUANTITY, VALUE, PRICE, LOCATION, DAY };

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static int post(struct import *import, struct deliveries *deliveries)
{
	struct store *store = import->context->store;
	struct delivery delivery;
	int64_t number;

	const struct paper_cell *paper = deliveries->paper, *total = &paper[TOTAL];
	const struct draft_foot foot = { paper[FREIGHT].amount, paper[FEES].amount, paper[INVOICE_DISCOUNT].amount };

	import->act.when = deliveries->when;
	int status = draft_deliver(store, &deliveries->draft, &foot, import->context->digits, &import->group, &delivery);
	if (status == 0 && total->text)
		status = receive_total_check(import->context, deliveries->draft.currency, total->amount, deliveries->digits,
			&delivery);
	if (status < 0)
		return status;
	delivery.opening = deliveries->opening;
	delivery.has_total = total->text != NULL;
	status = store_mark(store);
	if (status == 0)
		status = delivery_post(store, &import->act, &delivery, &number);
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
	deliveries->digits = context->digits;
	deliveries->day = pool_copy(pool, cells[DAY]);
	deliveries->supplier = pool_copy(pool, cells[SUPPLIER]);
	deliveries->invoice = pool_copy(pool, cells[INVOICE]);
	int status = 0;
	deliveries->when = context->act.when;
	if (cells[DAY])
		status = when_parse(cells[DAY], context->act.now, &deliveries->when, context->error);
	if (status == 0 && cells[SUPPLIER]) {
		status = lookup_find(import->lookups, context, LOOKUP_SUPPLIER, cells[SUPPLIER], &supplier);
		deliveries->draft.supplier = status == 0 ? supplier->id : 0;
	}
	if (status == 0 && cells[INVOICE]) {
		char *invoice = NULL;
		status = text_clean("invoice", cells[INVOICE], TEXT_NAME_MAX, pool, &invoice, context->error);
		deliveries->draft.invoice = invoice;
	}
	return status;
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
		status = delivery_paper_read(import, deliveries, cells);
	if (status == 0)
		status = delivery_line_read(import, deliveries, cells);
	deliveries->bad = deliveries->bad || status < 0;
	return status;
}

static int delivery_row(struct import *import, const char *const *columns)
{
	struct deliveries *deliveries = import->state;
	const char *cells[CELLS] = { NULL };

	for (size_t i = 0; i < sizeof(delivery_cells) / sizeof(delivery_cells[0]); i++)
		cells[delivery_cells[i]] = columns[i];
	bool continues = deliveries->line && deliveries->draft.count < LINES_MAX && same_text(deliveries->day, cells[DAY]) &&
		same_text(deliveries->supplier, cells[SUPPLIER]) && same_text(deliveries->invoice, cells[INVOICE]);
	return take(import, deliveries, cells, continues);
}

static int stock_row(struct import *import, const char *const *columns)
{
	struct deliveries *deliveries = import->state;
	const char *cells[CELLS] = { NULL };

	for (size_t i = 0; i < sizeof(stock_cells) / sizeof(stock_cells[0]); i++)
		cells[stock_cells[i]] = columns[i];
	int status = take(import, deliveries, cells, false);
	deliveries->opening = true;
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
