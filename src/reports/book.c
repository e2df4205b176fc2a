/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a workbook of several reports, and the summary that stands before them. */
#include "config.h"
#include <string.h>
#include "ampoule/text.h"
#include "ampoule/valued.h"
#include "book.h"
#include "workbook_file.h"

/* A value with {from}, {to}, {end} and the book's own parameters put in. NULL: the parameter is left out. */
static int value_fill(struct book_run *run, const char *value, const char **filled)
{
	size_t length = strlen(value);
	*filled = value;
	if (value[0] != '{' || value[length - 1] != '}')
		return STATUS_OK;
	const char *name = pool_printf(&run->pool, "%.*s", (int)length - 2, value + 1);
	const char *to = binding_text(&run->bindings, "to"), *today = binding_text(&run->bindings, "today");
	if (strcmp(name, "end") == 0) {
		*filled = to == NULL || strcmp(today, to) < 0 ? today : to;
		return STATUS_OK;
	}
	if (binding_find(&run->bindings, name) == NULL)
		return error_set(run->error, STATUS_DATA, _("workbook '%s' has no parameter for '%s'"),
			run->book->head.name, value);
	/* A thing is known to the SQL by its id; a sheet is told of it as people write it. */
	*filled = binding_text(&run->bindings, name);
	if (*filled == NULL)
		*filled = binding_find(&run->bindings, name)->shown;
	return STATUS_OK;
}

static int values_make(struct book_run *run, const struct book_sheet *sheet, const struct report *report,
	const char ***values)
{
	*values = pool_alloc(&run->pool, report->parameter_count * sizeof **values + 1);
	for (size_t i = 0; i + 1 < sheet->value_count; i += 2) {
		size_t index;
		int status = report_parameter(report, sheet->values[i], &index, run->error);
		if (status == STATUS_OK)
			status = value_fill(run, sheet->values[i + 1], &(*values)[index]);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/* What the first sheet tells above its rows stands on the summary too. */
static void facts_take(struct book_run *run, const struct heading *sheet)
{
	struct fact *facts = pool_alloc(&run->pool, sheet->fact_count * sizeof *facts + 1);
	for (size_t i = 0; i < sheet->fact_count; i++) {
		facts[i].label = pool_copy(&run->pool, sheet->facts[i].label);
		facts[i].text = pool_copy(&run->pool, sheet->facts[i].text);
	}
	run->heading.facts = facts;
	run->heading.fact_count = sheet->fact_count;
}

static int sheet_run(struct book_run *run, size_t index, book_sheet_writer *write, void *data)
{
	const struct book_sheet *sheet = &run->book->sheets[index];
	struct report_request request = *run->request;
	request.report = &run->reports[index];
	int status = report_find(run->request->folder, sheet->report, &run->pool, &run->reports[index], run->error);
	if (status == STATUS_OK)
		status = values_make(run, sheet, &run->reports[index], &request.values);
	if (status != STATUS_OK)
		return status;
	struct run rows;
	status = run_prepare(&rows, run->store, &request, run->output);
	if (status == STATUS_OK) {
		rows.heading.open = run->heading.open;
		if (index == 0)
			facts_take(run, &rows.heading);
		run->sheets[index].name = sheet->name;
		run->sheets[index].lends_charts = sheet->has_charts_in_front;
		status = write(run, &rows, index, data);
	}
	run_release(&rows);
	return status;
}

int book_sheets_write(struct book_run *run, book_sheet_writer *write, void *data)
{
	int status = STATUS_OK;
	for (size_t i = 0; status == STATUS_OK && i < run->book->sheet_count; i++)
		status = sheet_run(run, i, write, data);
	return status;
}

static int sheet_write(struct book_run *run, struct run *rows, size_t index, void *workbook)
{
	struct renderer *renderer = render_sheet_aside(&rows->view, workbook, &run->pool, &run->sheets[index]);
	return renderer == NULL ? run->error->status : run_render(rows, renderer);
}

/* Only what was written may be called wrong: it is in its place, and shows where. */
static int checks_judge(struct book_run *run)
{
	if (run->wrong == 0)
		return STATUS_OK;
	return error_set(run->error, STATUS_UNVERIFIED,
		_("controls that do not come to 0: %zu; '%s' is written, and its checks show which; run 'ampoule verify'"),
		run->wrong, text_path(run->output->path, &run->pool));
}

/* The summary is the first sheet, and is written last, when the totals are known. */
static int sheets_write(struct book_run *run, struct workbook *workbook)
{
	struct sheet *front = workbook_sheet(workbook, _("Summary"), 1);
	if (front == NULL)
		return error_set(
			run->error, STATUS_OUTPUT, _("the temporary file of a sheet cannot be made"));
	int status = book_sheets_write(run, sheet_write, workbook);
	int digits = clinic_digits(run->store);
	bool sees_finance = run->request->sees_finance;
	struct checks checks;
	if (status == STATUS_OK)
		status = checks_write(workbook, &run->heading, digits, run->book, run->sheets, sees_finance, &run->pool, &checks,
			run->error);
	if (status == STATUS_OK)
		status = summary_write(front, &run->heading, digits, run->book, run->sheets, sees_finance, &checks, run->error);
	if (status == STATUS_OK)
		run->wrong = checks.wrong;
	return status;
}

static int workbook_write(struct book_run *run)
{
	struct workbook_file file;
	int status = workbook_file_begin(
		&file, &run->heading, clinic_digits(run->store), run->output, &run->pool, run->error);
	return status == STATUS_OK ? workbook_file_end(&file, sheets_write(run, file.workbook), run->error) : status;
}

int book_run(struct store *store, const struct book *book, const struct report_request *request,
	const struct report_output *output)
{
	struct book_run run = { store, book, request, output, store_error(store) };
	run.reports = pool_alloc(&run.pool, book->sheet_count * sizeof *run.reports);
	run.sheets = pool_alloc(&run.pool, book->sheet_count * sizeof *run.sheets);
	int status = request_bind(store, request, &run.pool, &run.bindings, run.error);
	if (status == STATUS_OK && output->path == NULL)
		status = error_set(run.error, STATUS_USAGE, _("a workbook needs a file: add -o FILE.xlsx"));
	if (status == STATUS_OK) {
		heading_fill(&run.heading, store, request, &run.bindings, &run.pool);
		status = output->format == FORMAT_CSV ? book_folder_write(&run) : workbook_write(&run);
		if (status == STATUS_OK)
			status = checks_judge(&run);
	}
	int end = valued_use(store, VALUATION_LAYER, NULL);
	pool_release(&run.pool);
	return status == STATUS_OK ? end : status;
}
