/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the prices of a paper, and finds that of a line. */
#include "config.h"
#include "invoice_price.h"
#include <string.h>
#include "ampoule/text.h"

int line_prices_read(struct context *context, const char **texts, size_t count, struct line_price *prices)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		char *name = pool_copy(context->pool, texts[i]), *equals = strrchr(name, '=');
		if (equals == NULL)
			return error_set(context->error, STATUS_USAGE, _("'%s': a price is written PRODUCT=12.50"),
				QUOTED(texts[i]));
		*equals = '\0';
		prices[i] = (struct line_price){ .text = texts[i], .amount = equals + 1 };
		status = named_read(context, name, &prices[i].named);
	}
	return status;
}

struct line_price *line_price_find(struct line_price *prices, size_t count, const struct correction_line *line)
{
	struct line_price *found = NULL;
	for (size_t i = 0; i < count; i++) {
		const char *lot = prices[i].named.lot;
		if (prices[i].named.product.id != line->product || (lot != NULL && strcmp(lot, line->lot) != 0))
			continue;
		if (found == NULL || lot != NULL)
			found = &prices[i];
	}
	return found;
}
