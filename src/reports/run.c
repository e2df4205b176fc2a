/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a report's SQL and hands its rows on, one by one: running balances, totals, what may be seen. */
#include "config.h"
#include "run.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/valued.h"

static bool column_is_shown(const struct report_request *request, const struct column *column)
{
	if (column->type == COLUMN_HIDDEN)
		return false;
	if (column->wanting != NO_COLUMN &&
		(request->values == NULL || request->values[column->wanting] == NULL))
		return false;
	if ((column->marks & COLUMN_FINANCE) != 0 && !request->sees_finance)
		return false;
	return (column->marks & COLUMN_PATIENT) == 0 || request->sees_patients;
}

static int position_find(const struct run *run, const char *key)
{
	for (size_t i = 0; i < rows_column_count(run->rows); i++) {
		if (strcmp(rows_column_name(run->rows, i), key) == 0)
			return (int)i;
	}
	return NO_COLUMN;
}

static int refuse_line(struct run *run, size_t line, const char *sentence)
{
	const struct report *report = run->request->report;
	if (report->own)
		return error_set(run->error, STATUS_DATA, _("'%s.sql', line %zu: %s"), report->name, line, sentence);
	return error_set(run->error, STATUS_DATA, _("report '%s': %s"), report->name, sentence);
}

/* A column of the SQL's that the front matter does not have. */
static const char *column_unknown(const struct run *run)
{
	for (size_t i = 0; i < rows_column_count(run->rows); i++) {
		bool known = false;
		for (size_t j = 0; j < run->request->report->column_count; j++)
			known |= run->positions[j] == (int)i;
		if (!known)
			return rows_column_name(run->rows, i);
	}
	return "";
}

/* Prepares one of the report's queries; a fault in a clinic's own names the line. `shift`: bytes before its own text,
 * which begins at `line`. */
static int query_open(struct run *run, const char *sql, size_t length, size_t shift, size_t line, struct rows **rows)
{
	const struct report *report = run->request->report;
	if (report->own)
		store_guard(run->store, &run->guard);
	int status = rows_open(run->store, report->name, sql, length, rows);
	store_guard(run->store, NULL);
	if (status == STATUS_OK || !report->own)
		return status;
	for (int i = (int)shift; i < rows_fault(*rows); i++)
		line += sql[i] == '\n';
	error_prefix(run->error, _("'%s.sql', line %zu: "), report->name, line);
	return status;
}

/* The front matter and the SQL must speak of the same columns. */
static int columns_match(struct run *run)
{
	const struct report *report = run->request->report;
	size_t found = 0;
	for (size_t i = 0; i < report->column_count; i++) {
		const struct column *column = &report->columns[i];
		run->positions[i] = position_find(run, column->key);
		if (column->running != NO_COLUMN && run->positions[i] == NO_COLUMN)
			continue;
		if (column->running != NO_COLUMN || run->positions[i] == NO_COLUMN)
			return refuse_line(run, column->line,
				pool_printf(&run->pool,
					column->running != NO_COLUMN
						? _("column '%s' is kept by the program; take it out of the SQL")
						: _("the SQL gives no column '%s'"),
					column->key));
		found++;
	}
	if (found < rows_column_count(run->rows))
		return refuse_line(run, report->sql_line,
			pool_printf(&run->pool, _("the SQL gives column '%s', which the front matter does not have"),
				column_unknown(run)));
	return STATUS_OK;
}

static void columns_choose(struct run *run)
{
	const struct report *report = run->request->report;
	size_t behind = 0;
	run->view.columns = pool_alloc(&run->pool, report->column_count * sizeof *run->view.columns);
	for (size_t i = 0; i < report->column_count; i++) {
		if (column_is_shown(run->request, &report->columns[i])) {
			run->slots[i] = run->view.count;
			run->view.columns[run->view.count++] = &report->columns[i];
		}
	}
	for (size_t i = 0; i < report->column_count; i++) {
		if (!column_is_shown(run->request, &report->columns[i]))
			run->slots[i] = run->view.count + behind++;
	}
	for (size_t i = 0; i < run->view.count; i++) {
		run->totals[i].null = run->group.totals[i].null = !run->view.columns[i]->total;
		run->has_totals |= run->view.columns[i]->total;
	}
}

/* What stands above the rows of a report of one thing. */
static int facts_read(struct run *run)
{
	const struct report *report = run->request->report;
	struct fact *facts = NULL;
	struct rows *rows = NULL;
	if (report->facts == NULL)
		return STATUS_OK;
	int status = query_open(run, report->facts, report->facts_length, 0, report->query_line, &rows);
	if (status == STATUS_OK)
		bindings_apply(&run->bindings, rows);
	while (status == STATUS_OK && rows_next(rows)) {
		size_t length;
		const char *label = rows_text(rows, 0, &length), *text = rows_text(rows, 1, &length);
		if (label == NULL || text == NULL)
			continue;
		struct fact *fact = pool_append(&run->pool, &facts, &run->heading.fact_count, sizeof *fact);
		fact->label = pool_copy(&run->pool, rows_text(rows, 0, &length));
		fact->text = pool_copy(&run->pool, rows_text(rows, 1, &length));
	}
	run->heading.facts = facts;
	if (status == STATUS_OK)
		status = rows_end(rows);
	rows_close(rows);
	return status;
}

int run_prepare(struct run *run, struct store *store, const struct report_request *request,
	const struct report_output *output)
{
	const struct report *report = request->report;
	*run = (struct run){ .store = store, .request = request, .error = store_error(store) };
	run->guard = (struct guard){ request->sees_finance, request->sees_patients,
		(int)store_setting_integer(store, "report-seconds") };
	run->positions = pool_alloc(&run->pool, report->column_count * sizeof *run->positions);
	run->slots = pool_alloc(&run->pool, report->column_count * sizeof *run->slots);
	run->cells = pool_alloc(&run->pool, report->column_count * sizeof *run->cells);
	run->totals = pool_alloc(&run->pool, report->column_count * sizeof *run->totals);
	run->sums = pool_alloc(&run->pool, report->column_count * sizeof *run->sums);
	run->group.totals = pool_alloc(&run->pool, report->column_count * sizeof *run->group.totals);
	int status = request_bind(store, request, &run->pool, &run->bindings, run->error);
	if (status == STATUS_OK)
		status = valued_use(
			store, bindings_valuation(&run->bindings, report), binding_text(&run->bindings, "until"));
	if (status == STATUS_OK)
		status = query_open(
			run, report->sql, report->sql_length, report->sql_shift, report->sql_line, &run->rows);
	if (status == STATUS_OK)
		status = columns_match(run);
	if (status != STATUS_OK)
		return status;
	bindings_apply(&run->bindings, run->rows);
	heading_fill(&run->heading, store, request, &run->bindings, &run->pool);
	status = facts_read(run);
	if (status != STATUS_OK)
		return status;
	run->view = (struct view){ .report = report,
		.digits = clinic_digits(store),
		.heading = &run->heading,
		.output = output,
		.error = run->error };
	columns_choose(run);
	if (run->view.count == 0)
		return error_set(run->error, STATUS_NOT_PERMITTED,
			_("report '%s' has nothing that this role may see"), report->name);
	return STATUS_OK;
}

void run_release(struct run *run)
{
	for (size_t i = 0; run->sums != NULL && i < run->request->report->column_count; i++)
		running_release(&run->sums[i]);
	free(run->group.value);
	rows_close(run->rows);
	pool_release(&run->pool);
}

/* Gives the running sums of a column what there was before the first row: its group, then the balance in its turn. */
static int opening_read(struct run *run, size_t index, size_t turn, size_t turns, struct rows *rows)
{
	const struct column *column = &run->request->report->columns[index];
	if (rows_column_count(rows) != column->group_count + turns)
		return error_set(run->error, STATUS_DATA,
			_("report '%s': the opening query must give the group of '%s' and its balance"),
			run->request->report->name, column->key);
	bindings_apply(&run->bindings, rows);
	while (rows_next(rows)) {
		int64_t group[GROUP_MAX] = { 0 }, amount = 0;
		for (size_t i = 0; i < column->group_count; i++)
			rows_integer(rows, i, &group[i]);
		rows_integer(rows, column->group_count + turn, &amount);
		running_add(&run->sums[index], group, amount);
	}
	return rows_end(rows);
}

static size_t running_count(const struct report *report)
{
	size_t count = 0;
	for (size_t i = 0; i < report->column_count; i++)
		count += report->columns[i].running != NO_COLUMN;
	return count;
}

static int openings_read(struct run *run)
{
	const struct report *report = run->request->report;
	size_t turn = 0, turns = running_count(report);
	int status = STATUS_OK;
	for (size_t i = 0; report->opening != NULL && status == STATUS_OK && i < report->column_count; i++) {
		if (report->columns[i].running == NO_COLUMN)
			continue;
		struct rows *rows = NULL;
		status = query_open(run, report->opening, report->opening_length, 0, report->query_line, &rows);
		if (status == STATUS_OK)
			status = opening_read(run, i, turn++, turns, rows);
		rows_close(rows);
	}
	return status;
}

static void row_fetch(struct run *run)
{
	const struct report *report = run->request->report;
	for (size_t i = 0; i < report->column_count; i++) {
		const struct column *column = &report->columns[i];
		struct cell *cell = &run->cells[run->slots[i]];
		if (run->positions[i] == NO_COLUMN)
			continue;
		if (column_is_number(column)) {
			cell->null = !rows_integer(run->rows, (size_t)run->positions[i], &cell->integer);
		} else {
			cell->text = rows_text(run->rows, (size_t)run->positions[i], &cell->length);
			cell->null = cell->text == NULL;
		}
	}
}

static void row_run_on(struct run *run)
{
	const struct report *report = run->request->report;
	for (size_t i = 0; i < report->column_count; i++) {
		const struct column *column = &report->columns[i];
		if (column->running == NO_COLUMN)
			continue;
		int64_t group[GROUP_MAX] = { 0 };
		for (size_t j = 0; j < column->group_count; j++)
			group[j] = run->cells[run->slots[column->group[j]]].integer;
		run->cells[run->slots[i]].integer =
			running_add(&run->sums[i], group, run->cells[run->slots[column->running]].integer);
	}
}

static int row_add(struct run *run, struct cell *totals)
{
	for (size_t i = 0; run->has_totals && i < run->view.count; i++) {
		struct cell *total = &totals[i];
		if (!total->null &&
			__builtin_add_overflow(total->integer, run->cells[i].integer, &total->integer))
			return error_set(run->error, STATUS_DATA,
				_("report '%s': the total of '%s' is too large"), run->request->report->name,
				run->view.columns[i]->key);
	}
	return STATUS_OK;
}

static int group_end(struct run *run, struct renderer *renderer)
{
	struct group *group = &run->group;
	if (!group->begun || renderer->subtotal == NULL)
		return STATUS_OK;
	int status = renderer->subtotal(renderer, group->value, group->totals);
	for (size_t i = 0; i < run->view.count; i++)
		group->totals[i].integer = 0;
	group->begun = false;
	return status;
}

/* Ends the group before when this row belongs to another one. */
static int group_follow(struct run *run, struct renderer *renderer)
{
	struct group *group = &run->group;
	int by = run->request->report->subtotal;
	if (by == NO_COLUMN || !run->has_totals)
		return STATUS_OK;
	const struct cell *cell = &run->cells[run->slots[by]];
	const char *value = cell->null ? "" : cell->text;
	int status = STATUS_OK;
	if (group->begun && strcmp(group->value, value) != 0)
		status = group_end(run, renderer);
	if (!group->begun) {
		free(group->value);
		group->value = strdup(value);
		if (group->value == NULL)
			abort();
		group->begun = true;
	}
	return status == STATUS_OK ? row_add(run, group->totals) : status;
}

static int row_sum(struct run *run, struct renderer *renderer)
{
	int status = group_follow(run, renderer);
	return status == STATUS_OK ? row_add(run, run->totals) : status;
}

enum { ROWS_BETWEEN_WORDS = 4096 };

static void tell_progress(struct run *run)
{
	const struct report_output *output = run->view.output;
	if (++run->count % ROWS_BETWEEN_WORDS == 0 && output->progress != NULL)
		output->progress(output->progress_data, ROWS_BETWEEN_WORDS);
}

int run_render(struct run *run, struct renderer *renderer)
{
	int status = openings_read(run);
	if (run->request->report->own)
		store_guard(run->store, &run->guard);
	while (status == STATUS_OK && rows_next(run->rows)) {
		row_fetch(run);
		row_run_on(run);
		status = row_sum(run, renderer);
		if (status == STATUS_OK)
			status = renderer->row(renderer, run->cells);
		tell_progress(run);
	}
	if (status == STATUS_OK)
		status = rows_end(run->rows);
	if (status == STATUS_REFUSED)
		error_prefix(run->error, _("report '%s': "), run->request->report->name);
	store_guard(run->store, NULL);
	if (status == STATUS_OK)
		status = group_end(run, renderer);
	if (status != STATUS_OK) {
		renderer->abandon(renderer);
		return status;
	}
	return renderer->end(renderer, run->has_totals ? run->totals : NULL);
}
