/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the ledger did to orders. */
#include "config.h"
#include "order.h"

int order_log(struct context *context, int64_t entry)
{
	struct order_act *acts;
	size_t count;
	int status = order_acts(context->store, entry, context->pool, &acts, &count);
	for (size_t i = 0; i < count; i++)
		fprintf(context->out, _("  order R%lld to %s: %s\n"), (long long)acts[i].number, acts[i].supplier_code,
			acts[i].what);
	return status;
}
