/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule count show: a count line by line, and what it comes to so far. */
#include "config.h"
#include <jansson.h>
#include <string.h>
#include "columns.h"
#include "count_number.h"
#include "count_print.h"

static json_t *figures_array(struct context *context, const struct count_line *line)
{
	json_t *list = json_array();
	for (size_t i = 0; i < line->figure_count; i++) {
		const struct count_figure *figure = &line->figures[i];
		json_array_append_new(list,
			json_pack("{s:s, s:s, s:b}", "counter", figure->counter, "counted",
				count_amount_text(context, line, figure->amount), "recount",
				figure->recount));
	}
	return list;
}

static json_t *line_object(
	struct context *context, const struct count_plan *plan, const struct count_line *line)
{
	const struct count_difference *difference = count_difference_of(plan, line);
	struct count_cells cells;
	count_cells_fill(context, plan, line, &cells);
	json_t *object = json_pack("{s:o, s:I, s:s, s:s, s:s, s:s*, s:s, s:s*}", "count",
		json_sprintf("C%lld", (long long)plan->count->number), "line", (json_int_t)line->line,
		"product", line->product.code, "name", line->product.name, "lot", line->lot_code, "expires",
		cells.expires, "location", line->location_code, "opened", cells.opened);
	json_t *rest = json_pack("{s:s, s:s*, s:s*, s:s*, s:s, s:s*, s:s*, s:s, s:s*, s:s*}", "expected",
		cells.expected, "counted", cells.counted, "difference", cells.difference, "content",
		cells.content, "unit", unit_name(line->product.unit), "value", cells.value, "moved",
		cells.moved, "state", cells.state, "counters", line->counters, "reason",
		difference == NULL ? NULL : difference->why);
	json_object_update(object, rest);
	json_decref(rest);
	if (line->figure_count > 0)
		json_object_set_new(object, "figures", figures_array(context, line));
	return object;
}

static void print_json(struct context *context, const struct count_plan *plan)
{
	json_t *list = json_array();
	for (size_t i = 0; i < plan->count->count; i++)
		json_array_append_new(list, line_object(context, plan, &plan->count->lines[i]));
	json_dumpf(list, context->out, JSON_INDENT(2));
	fputc('\n', context->out);
	json_decref(list);
}

static void print_head(struct context *context, const struct count_plan *plan)
{
	static const char *const stages[] = { N_("open"), N_("posted"), N_("cancelled") };
	const struct count *count = plan->count;
	char text[LOCAL_TEXT_MAX];
	fprintf(context->out, _("count C%lld, started %s: %s"), (long long)count->number,
		zone_format(count->started, text), _(stages[count->stage]));
	if (count->ended_by != 0)
		fprintf(context->out, _(" by entry %lld"), (long long)count->ended_by);
	fprintf(context->out, _("; lines: %zu, not counted: %zu"), count->count, plan->not_counted);
	if (plan->differing > 0)
		fprintf(context->out, _(", to be counted again: %zu"), plan->differing);
	fputc('\n', context->out);
}

static int run(struct context *context, void *data)
{
	struct count count;
	struct count_plan plan;
	if (strcmp(context->format, "table") != 0 && !answer_is_json(context))
		return error_set(context->error, STATUS_USAGE,
			_("'count show' answers as table or json; 'ampoule count sheet' and 'ampoule report counts' know %s"),
			context->format);
	int status = count_load(context->store, *(int64_t *)data, context->pool, &count);
	if (status == STATUS_OK)
		status = count.stage == COUNT_STAGE_POSTED
			? count_plan_load(context->store, &count, context->pool, &plan)
			: count_plan(context->store, &count, context->act.when, context->pool, &plan);
	if (status != STATUS_OK)
		return status;
	if (answer_is_json(context)) {
		print_json(context, &plan);
		return STATUS_OK;
	}
	print_head(context, &plan);
	count_print(context, &plan, true, context->out);
	return STATUS_OK;
}

const struct command command_count_show = {
	.name = "count",
	.verb = "show",
	.group = GROUP_DAILY,
	.summary = N_("a count line by line, and what it comes to"),
	.arguments = N_("C4"),
	.details = N_(
		"Expected, counted and the difference, in containers, content and money. A line that was not counted is "
		"not zero: nothing is known of it, and nothing will be posted."),
	.parse = count_number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
