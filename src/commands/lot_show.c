/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule lot show: where a lot came from, where it is, who had it, and what its status was. */
#include "config.h"
#include <string.h>
#include "lot_named.h"
#include "lot_print.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
	return lot_parse(key, arg, state, state->input);
}

/* What the entry set that made the lot is its facts, which are shown already. */
static int history_load(struct lot_shown *shown)
{
	struct history_line *lines;
	size_t count, made = 0;
	int status = history_list(shown->context->store, &thing_lot, shown->lot.id, shown->context->pool, &lines, &count);
	while (made < count && lines[made].entry == lines[0].entry)
		made++;
	shown->history = lines + made;
	shown->history_count = count - made;
	return status;
}

static int run(struct context *context, void *data)
{
	struct named named;
	struct lot_shown shown = {
		.context = context,
		.sees_finance = context->sees_finance,
		.sees_patients = context->sees_patients,
	};
	if (strcmp(context->format, "table") != 0 && !answer_is_json(context))
		return error_set(context->error, STATUS_USAGE, _("'lot show' answers as table or json, not as %s"),
			context->format);
	int status = lot_named(context, *(const char **)data, &named, &shown.lot);
	if (status == STATUS_OK)
		status = lot_view_load(context->store, shown.lot.id, context->pool, &shown.view);
	if (status == STATUS_OK)
		status = history_load(&shown);
	if (status != STATUS_OK)
		return status;
	shown.product = record_value(&thing_product, &named.product, "code");
	shown.unit = record_value(&thing_product, &named.product, "unit");
	shown.container = record_value(&thing_product, &named.product, "container");
	if (answer_is_json(context))
		lot_print_json(&shown);
	else
		lot_print_text(&shown);
	return STATUS_OK;
}

const struct command command_lot_show = {
	.name = "lot",
	.verb = "show",
	.group = GROUP_CATALOGUE,
	.summary = N_("where a lot came from, where it is, who had it"),
	.arguments = N_("PRODUCT@LOT"),
	.parse = parse,
	.arguments_size = sizeof(const char *),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
