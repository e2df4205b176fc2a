/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the lines of a count and what they come to. */
#include "config.h"
#include "count_print.h"
#include "columns.h"

const struct count_difference *count_difference_of(
	const struct count_plan *plan, const struct count_line *line)
{
	for (size_t i = 0; i < plan->difference_count; i++) {
		if (plan->differences[i].line == line)
			return &plan->differences[i];
	}
	return NULL;
}

static const char *content_text(struct context *context, content_t content)
{
	char text[CONTENT_TEXT_MAX];
	return pool_copy(context->pool, content_format(content, text));
}

const char *count_amount_text(struct context *context, const struct count_line *line, int64_t amount)
{
	return line->is_open ? content_text(context, amount)
			     : pool_printf(context->pool, "%lld", (long long)amount);
}

const char *count_figures_text(struct context *context, const struct count_line *line)
{
	const char *text = NULL;
	for (size_t i = 0; i < line->figure_count; i++) {
		const char *amount = count_amount_text(context, line, line->figures[i].amount);
		text = text == NULL
			? pool_printf(context->pool, "%s %s", line->figures[i].counter, amount)
			: pool_printf(context->pool, "%s, %s %s", text, line->figures[i].counter, amount);
	}
	return text;
}

static const char *state_text(const struct count_plan *plan, const struct count_line *line)
{
	if (line->state == COUNT_DIFFERS)
		return _("RECOUNT");
	if (line->state == COUNT_COUNTED)
		return _("counted");
	return plan->count->stage == COUNT_STAGE_OPEN ? _("open") : _("not counted");
}

static void fill_difference(
	struct context *context, const struct count_difference *difference, struct count_cells *cells)
{
	const struct count_line *line = difference->line;
	char text[MONEY_TEXT_MAX];
	cells->difference = count_amount_text(context, line, difference->amount);
	cells->content = content_text(
		context, line->is_open ? difference->amount : difference->amount * line->product.content);
	if (context->sees_finance && !difference->impossible)
		cells->value =
			pool_copy(context->pool, money_format(difference->value, context->digits, text));
}

void count_cells_fill(struct context *context, const struct count_plan *plan, const struct count_line *line,
	struct count_cells *cells)
{
	const struct count_difference *difference = count_difference_of(plan, line);
	char day[DAY_TEXT_MAX];
	*cells = (struct count_cells){
		.expected = count_amount_text(context, line, line->expected),
		.state = state_text(plan, line),
	};
	if (line->expires != DAY_NONE)
		cells->expires = pool_copy(context->pool, day_format(line->expires, day));
	if (line->is_open)
		cells->opened = line->opened == 0
			? _("found")
			: pool_printf(context->pool, "O%lld", (long long)line->opened);
	if (line->state == COUNT_COUNTED)
		cells->counted = count_amount_text(context, line, line->counted);
	if (line->moved != 0)
		cells->moved = count_amount_text(context, line, line->moved);
	if (difference != NULL)
		fill_difference(context, difference, cells);
}

static const char *right(struct context *context, const char *text)
{
	return text == NULL ? NULL : pool_printf(context->pool, " %s", text);
}

static const char *note(struct context *context, const struct count_plan *plan,
	const struct count_cells *cells, const struct count_line *line)
{
	const struct count_difference *difference = count_difference_of(plan, line);
	if (line->state == COUNT_DIFFERS)
		return pool_printf(context->pool, "%s (%s)", cells->state, count_figures_text(context, line));
	if (difference != NULL && difference->impossible)
		return pool_printf(context->pool, _("%s, but only %s left"), cells->state,
			count_amount_text(context, line, difference->left));
	if (difference != NULL && difference->why != NULL && difference->amount != 0)
		return difference->why;
	if (plan->count->stage == COUNT_STAGE_OPEN && cells->moved != NULL)
		return pool_printf(context->pool, _("%s; %s since"), cells->state, cells->moved);
	return cells->state;
}

void count_print(struct context *context, const struct count_plan *plan, bool all, FILE *file)
{
	struct columns columns = { .pool = context->pool };
	const char **head = columns_row(&columns);
	static const char *const headings[COLUMNS_MAX] = { N_(" line"), N_("product"), N_("lot"), N_("place"),
		N_(" expected"), N_(" counted"), N_(" difference"), N_(" content"), N_(" value") };
	for (int i = 0; i < COLUMNS_MAX; i++)
		head[i] = headings[i] == NULL ? NULL : _(headings[i]);
	if (!context->sees_finance)
		head[8] = NULL;
	for (size_t i = 0; i < plan->count->count; i++) {
		const struct count_line *line = &plan->count->lines[i];
		const struct count_difference *difference = count_difference_of(plan, line);
		struct count_cells cells;
		if (!all && (difference == NULL || difference->amount == 0))
			continue;
		count_cells_fill(context, plan, line, &cells);
		const char **row = columns_row(&columns);
		row[0] = pool_printf(context->pool, " %lld", (long long)line->line);
		row[1] = line->product.code;
		row[2] = line->lot_code;
		row[3] = cells.opened == NULL
			? line->location_code
			: pool_printf(context->pool, "%s %s", line->location_code, cells.opened);
		row[4] = right(context, cells.expected);
		row[5] = right(context, cells.counted);
		row[6] = right(context, cells.difference);
		row[7] = cells.content == NULL
			? NULL
			: pool_printf(context->pool, " %s %s", cells.content, unit_name(line->product.unit));
		row[8] = right(context, cells.value);
		row[9] = note(context, plan, &cells, line);
	}
	columns_print(&columns, file);
}

size_t count_tell_left(struct context *context, const struct count *count)
{
	size_t left = 0;
	for (size_t i = 0; i < count->count; i++) {
		const struct count_line *line = &count->lines[i];
		left += line->state == COUNT_NOT_COUNTED;
		if (line->state == COUNT_DIFFERS)
			fprintf(context->err, _("RECOUNT: %s, line %lld: counters differ (%s)\n"),
				count_line_name(line, context->pool), (long long)line->line,
				count_figures_text(context, line));
	}
	return left;
}
