/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a lot as people name it. */
#include "config.h"
#include "lot_named.h"
#include "ampoule/text.h"

int lot_named(struct context *context, const char *text, struct named *named, struct lot *lot)
{
	int status = named_read(context, text, named);
	if (status != STATUS_OK)
		return status;
	const char *product = record_value(&thing_product, &named->product, "code");
	if (named->lot == NULL)
		return error_set(context->error, STATUS_USAGE,
			_("'%s': say which lot, as '%s@LOT'; 'ampoule lot list %s' names them"), QUOTED(text), product, product);
	status = lot_find(context->store, named->product.id, named->lot, context->pool, lot);
	if (status == STATUS_OK && lot->id == 0)
		return error_set(context->error, STATUS_NOT_FOUND, _("'%s' has no lot '%s'; see 'ampoule lot list %s'"),
			product, named->lot, product);
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
