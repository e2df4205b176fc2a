/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings as the program asks for them. */
#include "config.h"
#include "ampoule/setting.h"
#include <stdlib.h>
#include "ampoule/statement.h"
#include "store_internal.h"

int64_t store_setting_integer(struct store *store, const char *name)
{
	const struct setting_rule *rule = setting_rule_find(name);
	const char *value = store_setting(store, name);
	if (value == NULL && rule != NULL)
		value = rule->standard;
	return value == NULL ? 0 : strtoll(value, NULL, 10);
}

int store_has_value(struct store *store, bool *has)
{
	*has = false;
	STATEMENT st = statement_prepare(store, sql_setting_value_moved);
	while (statement_step(&st))
		*has = statement_integer(&st, "moved") > 0;
	return statement_end(&st);
}
