/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a lot as people name it. */
#include "config.h"
#include "lot_named.h"
#include <string.h>
#include "ampoule/text.h"

int lot_named_any(struct context *context, const char *text, struct named *named, struct lot *lot)
{
	int status = named_read(context, text, named);
	if (status != STATUS_OK)
		return status;
	const char *product = record_value(&thing_product, &named->product, "code");
	if (named->lot == NULL)
		return error_set(context->error, STATUS_USAGE,
			_("'%s': say which lot, as '%s@LOT'; 'ampoule lot list %s' names them"), QUOTED(text), product, product);
	status = lot_find(context->store, named->product.id, named->lot, context->pool, lot);
	if (lot->id == 0)
		lot->code = named->lot;
	return status;
}

int lot_named(struct context *context, const char *text, struct named *named, struct lot *lot)
{
	int status = lot_named_any(context, text, named, lot);
	if (status != STATUS_OK || lot->id != 0)
		return status;
	const char *product = record_value(&thing_product, &named->product, "code");
	return error_set(context->error, STATUS_NOT_FOUND, _("'%s' has no lot '%s'; see 'ampoule lot list %s'"), product,
		named->lot, product);
}

int lot_codes(struct context *context, const char *text, bool *is_code, struct lot_of **lots, size_t *count)
{
	*is_code = false;
	if (strchr(text, '@') != NULL)
		return STATUS_OK;
	int status = text_is_utf8(text, strlen(text)) ? lots_of_code(context->store, text, context->pool, lots, count)
						      : STATUS_OK;
	/* A lot's code may look like a GTIN. */
	*is_code = *count > 0 || !gs1_looks_scanned(text);
	return status;
}

error_t lot_parse(int key, char *arg, struct argp_state *state, const char **lot)
{
	switch (key) {
	case ARGP_KEY_ARG:
		if (*lot != NULL)
			return ARGP_ERR_UNKNOWN;
		*lot = arg;
		return 0;
	case ARGP_KEY_END:
		return *lot == NULL ? parse_refuse(state, _("the lot is missing: PRODUCT@LOT, or a scan of the pack")) : 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}
