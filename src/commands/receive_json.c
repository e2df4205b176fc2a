/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a delivery that is typed in for programs. */
#include "config.h"
#include <jansson.h>
#include "ampoule/invoice.h"
#include "receive_print.h"

static const char *money_text(struct context *context, money_t money, int digits)
{
	return money_format(money, digits, pool_alloc(context->pool, MONEY_TEXT_MAX));
}

/* What a line costs, for who may know; without a net where the price follows. */
static void put_price(struct context *context, json_t *object, const struct draft_line *line, int digits)
{
	json_object_set_new(object, "price_later", json_boolean(line->later));
	if (line->later)
		return;
	json_object_set_new(object, "net", json_string(money_text(context, line->net, digits)));
	if (line->discount > 0)
		json_object_set_new(object, "discount", json_string(money_text(context, line->discount, digits)));
	json_object_set_new(object, "tax_rate", json_string(money_text(context, line->tax_rate, 2)));
	json_object_set_new(object, "tax_recoverable", json_boolean(line->recoverable));
}

static json_t *line_json(struct context *context, const struct draft_line *line, int digits)
{
	char day[DAY_TEXT_MAX];
	json_t *object = json_pack("{s:I, s:s, s:s, s:s*, s:s, s:I, s:I, s:I}", "line", (json_int_t)line->number, "product",
		line->product_code, "lot", line->lot, "expires",
		line->expires == DAY_NONE ? NULL : day_format(line->expires, day), "location", line->location_code,
		"containers", (json_int_t)line->containers, "free", (json_int_t)line->free, "broken",
		(json_int_t)line->broken);
	if (line->order != 0)
		json_object_set_new(object, "order",
			json_string(pool_printf(context->pool, "R%lld", (long long)line->order)));
	if (context->sees_finance)
		put_price(context, object, line, digits);
	return object;
}

void receive_json(struct context *context, const struct draft *draft, int digits)
{
	enum { RATE_DIGITS = 6 };
	char day[DAY_TEXT_MAX];
	json_t *lines = json_array();
	json_t *object = json_pack("{s:s, s:s*, s:s*}", "supplier", draft->supplier_code, "invoice", draft->invoice, "day",
		draft->when.day == DAY_NONE ? NULL : day_format(draft->when.day, day));
	if (draft->currency != NULL && context->sees_finance) {
		json_object_set_new(object, "currency", json_string(draft->currency));
		json_object_set_new(object, "rate", json_string(money_text(context, draft->rate, RATE_DIGITS)));
	}
	for (size_t i = 0; i < draft->count; i++)
		json_array_append_new(lines, line_json(context, &draft->lines[i], digits));
	json_object_set_new(object, "lines", lines);
	json_dumpf(object, context->out, JSON_INDENT(2));
	fputc('\n', context->out);
	json_decref(object);
}
