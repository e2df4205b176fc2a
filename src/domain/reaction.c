/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reaction is called, how grave it is. */
#include "ampoule/reaction.h"
#include <string.h>
#include "ampoule/ingredient.h"
#include "ampoule/text.h"

static const char other[] = "other";

static int refuse_kind(const struct ingredient_list *kinds, const char *wanted, struct pool *pool, struct error *error)
{
	const char *names = NULL;
	for (size_t i = 0; i < kinds->count; i++)
		names = names == NULL ? kinds->members[i].name : pool_printf(pool, "%s, %s", names, kinds->members[i].name);
	return error_set(error, STATUS_DATA,
		_("--kind '%s' is none of: %s, %s; 'ampoule config set reaction-kinds' changes the list"), QUOTED(wanted), names,
		other);
}

int reaction_kind_find(const char *list, const char *wanted, struct pool *pool, const char **kind, struct error *error)
{
	const char *key = text_key(wanted, pool);
	struct ingredient_list kinds;
	size_t within = 0;
	ingredient_list_load(list, false, pool, &kinds);
	*kind = other;
	if (strcmp(key, other) == 0)
		return STATUS_OK;
	for (size_t i = 0; i < kinds.count; i++) {
		bool same = strcmp(kinds.members[i].key, key) == 0;
		if (!same && !name_is_within(key, kinds.members[i].key))
			continue;
		*kind = kinds.members[i].name;
		if (same)
			return STATUS_OK;
		within++;
	}
	return within == 1 ? STATUS_OK : refuse_kind(&kinds, wanted, pool, error);
}

int reaction_severity_find(const char *wanted, const char **severity, struct error *error)
{
	static const char *const severities[] = { "expected", "mild", "serious" };
	for (size_t i = 0; i < sizeof(severities) / sizeof(severities[0]); i++) {
		if (strcmp(severities[i], wanted) != 0)
			continue;
		*severity = severities[i];
		return STATUS_OK;
	}
	return error_set(error, STATUS_DATA, _("--severity '%s': it is expected, mild or serious"), QUOTED(wanted));
}

int reaction_check(const struct reaction *reaction, struct error *error)
{
	if (strcmp(reaction->kind, other) == 0 && reaction->note == NULL)
		return error_set(error, STATUS_DATA, _("--kind other tells nothing by itself: say what it was with --note"));
	return STATUS_OK;
}
