/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreads what stands below the lines of a paper over them, and turns another currency into the clinic's. */
#include "ampoule/invoice.h"
#include <string.h>
#include "ampoule/cost.h"
#include "ampoule/pool.h"
#include "ampoule/text.h"

__extension__ typedef __int128 wide_t;

/* A list of amounts of an invoice, one for each line. */
struct amounts {
	int64_t *net, *base, *tax; /* of the paper; the base is what tax is reckoned on */
	money_t *parts;
};

struct totals {
	money_t net, base, tax;
};

static money_t tax_of(money_t base, int64_t rate)
{
	wide_t tax = ((wide_t)base * rate * 2 + TAX_RATE_WHOLE) / (2 * TAX_RATE_WHOLE);
	return (money_t)tax;
}

/* Half-even; never for a negative amount. */
static money_t convert(const struct invoice *invoice, money_t amount)
{
	if (invoice->rate == 0)
		return amount;
	wide_t product = (wide_t)amount * invoice->rate, divisor = CURRENCY_RATE_ONE;
	for (int i = invoice->paper_digits; i < invoice->digits; i++)
		product *= 10;
	for (int i = invoice->digits; i < invoice->paper_digits; i++)
		divisor *= 10;
	wide_t share = product / divisor, twice = product % divisor * 2;
	if (twice > divisor || (twice == divisor && share % 2 == 1))
		share++;
	return share > MONEY_MAX ? MONEY_MAX + 1 : (money_t)share;
}

static int sum_goods(const struct invoice *invoice, struct amounts *amounts, struct totals *totals, struct error *error)
{
	for (size_t i = 0; i < invoice->count; i++) {
		amounts->net[i] = invoice->lines[i].net;
		totals->net += invoice->lines[i].net;
		if (totals->net > MONEY_MAX)
			return error_set(error, STATUS_DATA, _("the lines come to more than the program counts"));
	}
	if (invoice->discount > totals->net)
		return error_set(error, STATUS_REFUSED, _("the discount is more than the goods cost"));
	totals->base = totals->net + invoice->freight + invoice->fees - invoice->discount;
	if (totals->net == 0 && totals->base != 0)
		return error_set(error, STATUS_REFUSED,
			_("freight and fees have nothing to be spread over: all of the goods are free"));
	return STATUS_OK;
}

/* Tax is rounded once for all lines of a rate, and the lines share it. */
static void tax_lines(const struct invoice *invoice, struct amounts *amounts, int64_t *weights, struct totals *totals)
{
	for (size_t i = 0; i < invoice->count; i++) {
		int64_t rate = invoice->lines[i].tax_rate;
		money_t base = 0;
		bool first = rate > 0;
		for (size_t k = 0; k < i && first; k++)
			first = invoice->lines[k].tax_rate != rate;
		if (!first)
			continue;
		for (size_t k = 0; k < invoice->count; k++) {
			weights[k] = invoice->lines[k].tax_rate == rate ? amounts->base[k] : 0;
			base += weights[k];
		}
		if (base == 0)
			continue;
		cost_split(tax_of(base, rate), weights, invoice->count, amounts->parts);
		for (size_t k = 0; k < invoice->count; k++)
			amounts->tax[k] += amounts->parts[k];
		totals->tax += tax_of(base, rate);
	}
}

/*
 * Totals are converted one upon the other: what is rounded off the goods comes back with the fees or the tax, and
 * the sum is the paper's total. A discount is spread over what the goods are worth here, so that no line falls
 * below nothing.
 */
static void convert_lines(struct invoice *invoice, struct amounts *amounts, const struct totals *totals)
{
	money_t value = convert(invoice, totals->net), base = convert(invoice, totals->base);
	const int64_t *weights = amounts->net;
	cost_split(value, amounts->net, invoice->count, amounts->parts);
	for (size_t i = 0; i < invoice->count; i++) {
		invoice->lines[i].value = amounts->parts[i];
		amounts->base[i] = amounts->parts[i];
	}
	if (value > 0)
		weights = amounts->base;
	cost_split(base - value, weights, invoice->count, amounts->parts);
	for (size_t i = 0; i < invoice->count; i++)
		invoice->lines[i].fees = amounts->parts[i];
	cost_split(invoice->total - base, amounts->tax, invoice->count, amounts->parts);
	for (size_t i = 0; i < invoice->count; i++)
		invoice->lines[i].tax = amounts->parts[i];
}

static int price(struct invoice *invoice, struct pool *pool, struct error *error)
{
	size_t size = (invoice->count + 1) * sizeof(int64_t);
	struct amounts amounts = { pool_alloc(pool, size), pool_alloc(pool, size), pool_alloc(pool, size),
		pool_alloc(pool, size) };
	struct totals totals = { 0 };
	int status = sum_goods(invoice, &amounts, &totals, error);
	if (status != STATUS_OK)
		return status;
	cost_split(totals.base - totals.net, amounts.net, invoice->count, amounts.parts);
	for (size_t i = 0; i < invoice->count; i++)
		amounts.base[i] = amounts.net[i] + amounts.parts[i];
	tax_lines(invoice, &amounts, pool_alloc(pool, size), &totals);
	invoice->paper_total = totals.base + totals.tax;
	invoice->total = convert(invoice, invoice->paper_total);
	if (invoice->paper_total > MONEY_MAX || invoice->total > MONEY_MAX)
		return error_set(error, STATUS_DATA, _("the lines come to more than the program counts"));
	convert_lines(invoice, &amounts, &totals);
	return STATUS_OK;
}

int invoice_price(struct invoice *invoice, struct error *error)
{
	struct pool pool = { 0 };
	int status = price(invoice, &pool, error);
	pool_release(&pool);
	return status;
}

static money_t tax_of_sum(money_t a, money_t b, int64_t rate)
{
	return a + b > 0 ? tax_of(a + b, rate) : 0;
}

money_t invoice_tax_change(int64_t rate, money_t others, money_t was, money_t is)
{
	return tax_of_sum(others, is, rate) - tax_of_sum(others, was, rate);
}

money_t invoice_line_cost(const struct invoice_line *line)
{
	return line->value + line->fees + (line->recoverable ? 0 : line->tax);
}

/* A number with so many decimals, as a whole one. */
static bool decimal_parse(const char *text, size_t length, int digits, int64_t most, int64_t *out)
{
	char number[32];
	struct error ignored = { 0 };
	if (length == 0 || length >= sizeof(number))
		return false;
	memcpy(number, text, length);
	number[length] = '\0';
	bool read = money_parse(number, digits, out, &ignored) == STATUS_OK && *out <= most;
	error_clear(&ignored);
	return read;
}

int tax_rate_parse(const char *text, int64_t *rate, struct error *error)
{
	size_t length = strlen(text);
	if (length > 0 && text[length - 1] == '%')
		length--;
	if (decimal_parse(text, length, 2, TAX_RATE_WHOLE, rate))
		return STATUS_OK;
	return error_set(error, STATUS_DATA, _("'%s' is no rate of tax; write 21%% or 5.5%%"), QUOTED(text));
}

int currency_rate_parse(const char *text, int64_t *rate, struct error *error)
{
	const int64_t most = INT64_C(1000000) * CURRENCY_RATE_ONE;
	if (decimal_parse(text, strlen(text), 6, most, rate) && *rate > 0)
		return STATUS_OK;
	return error_set(error, STATUS_DATA,
		_("'%s' is no rate of exchange; say what one unit of the paper's currency is worth, as 0.9217"),
		QUOTED(text));
}
