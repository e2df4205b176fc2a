/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule config set: changes a setting of the clinic, as an entry. */
#include <stdlib.h>
#include <string.h>
#include "ampoule/ingredient.h"
#include "ampoule/money.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "settings.h"

struct arguments {
	const char *name, *value;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;

	switch (key) {
	case ARGP_KEY_ARG:
		if (arguments->value)
			return ARGP_ERR_UNKNOWN;
		*(arguments->name ? &arguments->value : &arguments->name) = arg;
		return 0;
	case ARGP_KEY_END:
		return arguments->value ? 0 : parse_refuse(state, _("a setting and its new value are wanted"));
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int choice_check(struct context *context, const struct setting_rule *rule, const char *value)
{
	char *left = pool_copy(context->pool, rule->choices);

	for (char *choice; (choice = strsep(&left, " "));) {
		if (strcmp(choice, value) == 0)
			return 0;
	}
	return error_set(context->error, STATUS_DATA, _("%s '%s' is none of: %s"), rule->name, QUOTED(value),
		rule->choices);
}

/* Brings a value to the form that is kept, and says what is against it. */
static int value_read(struct context *context, const struct setting_rule *rule, const char *said, char **value)
{
	struct ingredient_list names = { 0 };
	struct record location;
	bool worth;
	char *end;
	int status = text_clean(rule->name, said, TEXT_NAME_MAX, context->pool, value, context->error);

	if (status < 0)
		return status;
	switch (rule->type) {
	case SETTING_TEXT:
		return 0;
	case SETTING_ACCOUNT:
		/* In a journal two blanks end an account's name, and these signs begin something else. */
		if (strstr(*value, "  ") != NULL || strchr("([;*!=", (*value)[0]) != NULL)
			return error_set(context->error, STATUS_DATA,
				_("%s '%s' is no account: it begins with a letter or digit, and has no two blanks together"),
				rule->name, QUOTED(*value));
		return 0;
	case SETTING_COUNT:
		if (strspn(*value, "0123456789") != strlen(*value) || strlen(*value) > 9 ||
			strtoll(*value, &end, 10) < rule->least || strtoll(*value, &end, 10) > rule->most)
			return error_set(context->error, STATUS_DATA, _("%s '%s' is no whole number from %lld to %lld"),
				rule->name, QUOTED(*value), (long long)rule->least, (long long)rule->most);
		*value = pool_printf(context->pool, "%lld", strtoll(*value, &end, 10));
		return 0;
	case SETTING_CHOICE:
		return choice_check(context, rule, *value);
	case SETTING_NAMES:
		status = ingredient_list_add(rule->name, *value, false, context->pool, &names, context->error);
		*value = status < 0 ? NULL : pool_copy(context->pool, ingredient_list_text(&names, context->pool));
		return status;
	case SETTING_ZONE:
		return zone_use(*value, context->error);
	case SETTING_LOCATION:
		status = catalogue_find_current(context->store, &thing_location, *value, context->pool, &location);
		*value = status < 0 ? NULL : pool_copy(context->pool, record_value(&thing_location, &location, "code"));
		return status;
	case SETTING_CURRENCY:
		context->digits = currency_digits(*value, context->error);
		status = context->digits < 0 ? context->digits : store_has_value(context->store, &worth);
		if (status == 0 && worth)
			return error_set(context->error, STATUS_REFUSED,
				_("the currency is fixed: amounts in %s stand in the ledger"), config_value(context, rule));
		return status;
	case SETTING_FIXED:
		break;
	}
	return error_set(context->error, STATUS_REFUSED, _("'%s' cannot be set: %s"), rule->name, gettext(rule->help));
}

static int setting_put(struct context *context, const char *name, const char *value)
{
	struct record record;

	int status = catalogue_find(context->store, &thing_setting, name, false, context->pool, &record);
	if (status == 0)
		status = record_set(&thing_setting, &record, thing_field(&thing_setting, "name"), name, context->pool,
			context->error);
	if (status == 0)
		status = record_set(&thing_setting, &record, thing_field(&thing_setting, "value"), value, context->pool,
			context->error);
	return status < 0 ? status : catalogue_save(context->store, &thing_setting, &record, NULL);
}

static int set_post(struct context *context, void *data, void *plan)
{
	const struct arguments *arguments = data;
	struct entry entry = { .kind = "edited", .act = &context->act };
	const struct setting_rule *rule;
	char *value = NULL;

	(void)plan;
	int status = config_find(context, arguments->name, &rule);
	if (status == 0)
		status = value_read(context, rule, arguments->value, &value);
	if (status < 0)
		return status;
	const char *before = store_setting(context->store, rule->name);
	if (before && strcmp(before, value) == 0)
		return error_set(context->error, STATUS_REFUSED, _("%s is '%s' already"), rule->name, QUOTED(value));
	status = ledger_open(context->store, &entry);
	if (status == 0)
		status = setting_put(context, rule->name, value);
	if (status == 0 && rule->type == SETTING_CURRENCY)
		status = setting_put(context, "digits", pool_printf(context->pool, "%d", context->digits));
	if (status == 0)
		status = ledger_seal(context->store);
	if (status < 0)
		return status;
	if (rule->type == SETTING_ZONE)
		fprintf(context->err, _("note: days of past entries stay as they are\n"));
	return answer_posted(context, entry.number, _("%s is '%s' now (entry %lld)"), rule->name, value,
		(long long)entry.number);
}

const struct command command_config_set = {
	.name = "config",
	.verb = "set",
	.group = GROUP_SYSTEM,
	.summary = N_("change a setting"),
	.arguments = N_("NAME VALUE"),
	.details = N_("'ampoule config list' tells the settings and what they mean. A change is an entry: 'ampoule config show "
		   "NAME --history'."),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER,
	.post = set_post,
};
