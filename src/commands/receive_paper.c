/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is typed of a supplier's paper. */
#include "config.h"
#include "receive_paper.h"
#include <string.h>
#include "ampoule/invoice.h"
#include "ampoule/text.h"
#include "catalogue.h"

error_t receive_paper_parse(int key, char *arg, struct argp_state *state, struct receive_paper *paper)
{
	const char **const places[] = { &paper->supplier, &paper->invoice, &paper->currency, &paper->rate, &paper->freight,
		&paper->fees, &paper->discount, &paper->total };
	if (key >= RECEIVE_PAPER && key < RECEIVE_PAPER_END) {
		*places[key - RECEIVE_PAPER] = arg;
		return 0;
	}
	if (key == ARGP_KEY_END && (paper->currency == NULL) != (paper->rate == NULL))
		return parse_refuse(state, _("another currency wants both --currency and --rate"));
	return ARGP_ERR_UNKNOWN;
}

int receive_head_read(struct context *context, const struct receive_paper *paper, struct draft *draft)
{
	char *clean = NULL;
	struct record record;
	int status = STATUS_OK;
	if (paper->invoice != NULL)
		status = text_clean("invoice", paper->invoice, TEXT_NAME_MAX, context->pool, &clean, context->error);
	draft->invoice = clean;
	if (status != STATUS_OK || paper->supplier == NULL)
		return status;
	status = catalogue_find_current(context->store, &thing_supplier, paper->supplier, context->pool, &record);
	if (status != STATUS_OK)
		return status;
	draft->supplier = record.id;
	draft->supplier_code = record_value(&thing_supplier, &record, "code");
	return STATUS_OK;
}

int receive_currency_read(struct context *context, const struct receive_paper *paper, struct draft *draft)
{
	if (paper->currency == NULL)
		return STATUS_OK;
	if (!context->sees_finance)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("'%s' is a %s and gives no prices: leave out --currency, and the paper settles it"),
			context->operator_code, role_name(context->role));
	int digits = currency_digits(paper->currency, context->error);
	if (digits < 0)
		return digits;
	if (strcmp(paper->currency, store_setting(context->store, "currency")) == 0)
		return error_set(context->error, STATUS_USAGE, _("%s is the clinic's own currency; leave out --currency"),
			paper->currency);
	draft->currency = paper->currency;
	return currency_rate_parse(paper->rate, &draft->rate, context->error);
}

int receive_foot_read(struct context *context, const struct receive_paper *paper, int digits, struct draft_foot *foot,
	money_t *total)
{
	const struct {
		const char *text;
		money_t *to;
	} amounts[] = { { paper->total, total }, { paper->freight, &foot->freight }, { paper->fees, &foot->fees },
		{ paper->discount, &foot->discount } };
	for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++) {
		*amounts[i].to = 0;
		if (amounts[i].text == NULL)
			continue;
		if (!context->sees_finance)
			return error_set(context->error, STATUS_NOT_PERMITTED,
				_("'%s' is a %s and gives no prices: leave them out, and the paper settles them"),
				context->operator_code, role_name(context->role));
		int status = money_parse(amounts[i].text, digits, amounts[i].to, context->error);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

const char *paper_money(const char *currency, money_t money, int digits, struct pool *pool)
{
	char text[MONEY_TEXT_MAX];
	money_format(money, digits, text);
	return currency == NULL ? pool_copy(pool, text) : pool_printf(pool, "%s %s", text, currency);
}

int paper_digits(struct context *context, const char *currency)
{
	return currency == NULL ? context->digits : currency_digits(currency, context->error);
}

int paper_total_check(struct context *context, const char *currency, money_t said, money_t lines, int digits)
{
	if (said == lines)
		return STATUS_OK;
	return error_set(context->error, STATUS_REFUSED,
		_("the paper says %s and its lines come to %s; look at them again, nothing was posted"),
		paper_money(currency, said, digits, context->pool), paper_money(currency, lines, digits, context->pool));
}

int receive_total_check(struct context *context, const char *currency, money_t said, int digits,
	const struct delivery *delivery)
{
	if (!delivery->has_total)
		return error_set(context->error, STATUS_USAGE,
			_("the lines have no prices yet: leave out --total, 'ampoule report uninvoiced' keeps them in view"));
	return paper_total_check(context, currency, said, delivery->total, digits);
}
