/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what the rows of a delivery say of its whole paper. */
#include <string.h>
#include "ampoule/invoice.h"
#include "ampoule/text.h"
#include "import_deliveries.h"

static const char *const names[CELLS] = {
	[CURRENCY] = "currency", [RATE] = "rate", [FREIGHT] = "freight", [FEES] = "fees",
	[INVOICE_DISCOUNT] = "invoice-discount", [TOTAL] = "total",
};

static int read_cell(struct import *import, const struct deliveries *deliveries, int cell, const char *text,
	int64_t *amount)
{
	struct error *error = import->context->error;
	switch (cell) {
	case CURRENCY:
		*amount = 0;
		return currency_digits(text, error) < 0 ? error->status : STATUS_OK;
	case RATE:
		return currency_rate_parse(text, amount, error);
	default:
		return money_parse(text, deliveries->digits, amount, error);
	}
}

static bool is_own(struct import *import, const char *currency)
{
	return strcmp(currency, store_setting(import->context->store, "currency")) == 0;
}

/* Amounts are read in the paper's currency: its first row says which, or none does. */
static int refuse_late(struct import *import, const struct deliveries *deliveries, int cell, const char *text)
{
	if (deliveries->line == import->line || deliveries->bad || (cell != CURRENCY && cell != RATE))
		return STATUS_OK;
	if (cell == CURRENCY && is_own(import, text))
		return STATUS_OK;
	return error_set(import->context->error, STATUS_DATA,
		_("%s: the first row of an invoice says it, and line %lld does not"), names[cell],
		(long long)deliveries->line);
}

static int take_cell(struct import *import, struct deliveries *deliveries, int cell, const char *text)
{
	struct paper_cell *said = &deliveries->paper[cell];
	int64_t amount;
	int status = read_cell(import, deliveries, cell, text, &amount);
	if (status != STATUS_OK) {
		error_prefix(import->context->error, "%s: ", names[cell]);
		return status;
	}
	if (said->text == NULL) {
		*said = (struct paper_cell){ pool_copy(&import->group, text), import->line, amount };
		return refuse_late(import, deliveries, cell, text);
	}
	if (amount == said->amount && (cell != CURRENCY || strcmp(text, said->text) == 0))
		return STATUS_OK;
	return error_set(import->context->error, STATUS_DATA, _("%s '%s': line %lld of the same invoice says '%s'"),
		names[cell], QUOTED(text), (long long)said->line, QUOTED(said->text));
}

/* The clinic's own currency needs no rate, and may be named. */
static int read_currency(struct import *import, struct deliveries *deliveries)
{
	struct error *error = import->context->error;
	const char *currency = deliveries->paper[CURRENCY].text, *rate = deliveries->paper[RATE].text;
	bool own = currency == NULL || is_own(import, currency);
	if (own && rate != NULL)
		return error_set(error, STATUS_DATA,
			_("rate '%s': the paper is in the clinic's own currency; leave it empty, or name the currency"),
			QUOTED(rate));
	if (own)
		return STATUS_OK;
	if (rate == NULL)
		return error_set(error, STATUS_DATA,
			_("currency '%s': say in 'rate' what one unit of it is worth in the clinic's, as 0.9217"), currency);
	deliveries->draft.currency = currency;
	deliveries->draft.rate = deliveries->paper[RATE].amount;
	deliveries->digits = currency_digits(currency, error);
	return STATUS_OK;
}

int delivery_paper_read(struct import *import, struct deliveries *deliveries, const char *const *cells)
{
	int status = STATUS_OK;
	for (int cell = CURRENCY; cell < CELLS && status == STATUS_OK; cell++) {
		if (cells[cell] != NULL)
			status = take_cell(import, deliveries, cell, cells[cell]);
		if (status == STATUS_OK && cell == RATE && deliveries->line == import->line)
			status = read_currency(import, deliveries);
	}
	return status;
}
