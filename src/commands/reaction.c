/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands show of reactions. */
#include "config.h"
#include "reaction.h"

const char *reaction_text(const struct reaction *reaction, struct pool *pool)
{
	char day[DAY_TEXT_MAX];
	return pool_printf(pool, "%s %s %s%s%s", day_format(reaction->day, day), _(reaction->severity), reaction->kind,
		reaction->note != NULL ? ": " : "", reaction->note != NULL ? reaction->note : "");
}

int reaction_log(struct context *context, int64_t entry)
{
	struct reaction *reactions;
	size_t count;
	int status = reaction_of_entry(context->store, entry, context->pool, &reactions, &count);
	for (size_t i = 0; i < count; i++) {
		fprintf(context->out, _("  about session %lld\n"), (long long)reactions[i].session);
		if (role_sees_health(context->role))
			fprintf(context->out, "  %s\n", reaction_text(&reactions[i], context->pool));
	}
	return status;
}
