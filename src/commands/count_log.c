/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what an entry did to stock counts: figures line by line, all else in a word. */
#include "config.h"
#include "count_log.h"
#include "ampoule/counting.h"
#include "columns.h"

static const char *amount_text(struct context *context, const struct count_act *act)
{
	char content[CONTENT_TEXT_MAX];
	return act->is_open ? pool_printf(context->pool, " %s %s", content_format(act->amount, content), act->unit)
			    : pool_printf(context->pool, " %lld", (long long)act->amount);
}

static const char *place_text(struct context *context, const struct count_act *act)
{
	return act->opened == 0 ? act->location : pool_printf(context->pool, "O%lld", (long long)act->opened);
}

int count_log(struct context *context, int64_t entry)
{
	struct columns columns = { .pool = context->pool };
	struct count_act *acts;
	size_t count;
	int status = count_acts(context->store, entry, context->pool, &acts, &count);
	for (size_t i = 0; i < count; i++) {
		const struct count_act *act = &acts[i];
		const char **cells = columns_row(&columns);
		cells[0] = pool_printf(context->pool, _("count C%lld"), (long long)act->number);
		cells[1] = act->what;
		if (act->product == NULL)
			continue;
		cells[1] = act->product;
		cells[2] = pool_printf(context->pool, _("lot %s"), act->lot);
		cells[3] = place_text(context, act);
		cells[4] = amount_text(context, act);
		cells[5] = pool_printf(context->pool, _("counted by %s"), act->counter);
		cells[6] = act->recount ? _("recount") : NULL;
	}
	columns_print(&columns, context->out);
	return status;
}
