/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule config list and show: the clinic's settings. */
#include "settings.h"
#include <jansson.h>
#include <string.h>
#include "ampoule/text.h"
#include "catalogue.h"
#include "columns.h"

int config_find(struct context *context, const char *name, const struct setting_rule **rule)
{
	struct nearest nearest = { .wanted = name };

	*rule = setting_rule_find(name);
	if (*rule)
		return 0;
	for (size_t i = 0; i < setting_rules_count; i++)
		nearest_offer(&nearest, setting_rules[i].name);
	const char *near = nearest_names(&nearest, context->pool);
	if (near)
		return error_set(context->error, STATUS_NOT_FOUND, _("there is no setting '%s'; did you mean %s?"),
			QUOTED(name), near);
	return error_set(context->error, STATUS_NOT_FOUND, _("there is no setting '%s'; see 'ampoule config list'"),
		QUOTED(name));
}

const char *config_value(struct context *context, const struct setting_rule *rule)
{
	const char *value = store_setting(context->store, rule->name);
	return value ? value : rule->standard;
}

static int list_run(struct context *context, void *data)
{
	struct columns columns = { .pool = context->pool };
	json_t *list = answer_is_json(context) ? json_array() : NULL;

	(void)data;
	if (!list && answer_as_text(context) < 0)
		return context->error->status;
	for (size_t i = 0; i < setting_rules_count; i++) {
		const struct setting_rule *rule = &setting_rules[i];
		const char *value = config_value(context, rule);
		if (list) {
			json_array_append_new(list, json_pack("{s:s, s:s*, s:s}", "name", rule->name, "value", value, "help",
				rule->help));
			continue;
		}
		const char **cells = columns_row(&columns);
		cells[0] = rule->name;
		cells[1] = value;
		cells[2] = gettext(rule->help);
	}
	columns_print(&columns, context->out);
	if (list) {
		json_dumpf(list, context->out, JSON_INDENT(2));
		fputc('\n', context->out);
	}
	json_decref(list);
	return 0;
}

/* One that was never set is no row yet. */
static int show_run(struct context *context, void *data)
{
	const struct catalogue_arguments *arguments = data;
	const struct setting_rule *rule;

	int status = config_find(context, arguments->code, &rule);
	if (status < 0 || store_setting(context->store, rule->name))
		return status < 0 ? status : catalogue_show(context, data);
	if (answer_is_json(context))
		fprintf(context->out, "{\n  \"name\": \"%s\",\n  \"value\": \"%s\"\n}\n", rule->name, rule->standard);
	else
		fprintf(context->out, _("%-15s %s\n%-15s %s (as nobody has set it)\n"), "name", rule->name, "value",
			rule->standard);
	return 0;
}

const struct command command_config_list = {
	.name = "config",
	.verb = "list",
	.group = GROUP_SYSTEM,
	.summary = N_("the clinic's settings, and what they mean"),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = list_run,
};

const struct command command_config_show = {
	.name = "config",
	.verb = "show",
	.group = GROUP_SYSTEM,
	.summary = N_("show a setting, and with --history all that became of it"),
	.arguments = N_("NAME"),
	.make_options = catalogue_options,
	.thing = &thing_setting,
	.parse = catalogue_parse,
	.arguments_size = sizeof(struct catalogue_arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = show_run,
};
