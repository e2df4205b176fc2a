/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a report into a stream or a workbook. */
#include "config.h"
#include <string.h>
#include <strings.h>
#include "ampoule/text.h"
#include "ampoule/valued.h"
#include "workbook_file.h"
#include "run.h"

static const char *const format_names[] = { "table", "csv", "tsv", "json", "xlsx", "journal" };

int report_format_find(const char *name, enum report_format *format, struct error *error)
{
	for (size_t i = 0; i < sizeof format_names / sizeof *format_names; i++) {
		if (strcasecmp(format_names[i], name) == 0) {
			*format = (enum report_format)i;
			return STATUS_OK;
		}
	}
	struct pool pool = { 0 };
	int status =
		error_set(error, STATUS_USAGE, _("no format '%s'; there are table, csv, tsv, json, xlsx and journal"),
			text_printable(name, strlen(name), &pool));
	pool_release(&pool);
	return status;
}

static struct renderer *stream_renderer(const struct view *view, const struct report *report, FILE *file)
{
	switch (view->output->format) {
	case FORMAT_JOURNAL:
		return render_journal(view, report, file);
	case FORMAT_TABLE:
		return render_table(view, file);
	case FORMAT_JSON:
		return render_json(view, file);
	default:
		return render_csv(view, file);
	}
}

static int run_to_workbook(struct run *run, const struct report_output *output)
{
	struct workbook_file book;
	int status =
		workbook_file_begin(&book, &run->heading, run->view.digits, output, &run->pool, run->error);
	if (status != STATUS_OK)
		return status;
	struct summary_sheet sheet = { .name = run->request->report->title };
	struct renderer *renderer = render_sheet_aside(&run->view, book.workbook, &run->pool, &sheet);
	status = renderer == NULL ? run->error->status : run_render(run, renderer);
	return workbook_file_end(&book, status, run->error);
}

static int run_to_stream(struct run *run, const struct report_output *output)
{
	struct renderer *renderer = stream_renderer(&run->view, run->request->report, output->file);
	return renderer == NULL ? run->error->status : run_render(run, renderer);
}

int report_run(struct store *store, const struct report_request *request, const struct report_output *output)
{
	struct run run;
	int status = run_prepare(&run, store, request, output);
	if (status == STATUS_OK && output->format == FORMAT_XLSX && output->path == NULL)
		status = error_set(run.error, STATUS_USAGE, _("a workbook needs a file: add -o FILE.xlsx"));
	if (status == STATUS_OK && output->format == FORMAT_JOURNAL && !request->report->has_journal)
		status = error_set(run.error, STATUS_USAGE,
			_("report '%s' has no postings, so that no journal can be made of it; 'ledger' has"), request->report->name);
	if (status == STATUS_OK)
		status = output->format == FORMAT_XLSX ? run_to_workbook(&run, output) : run_to_stream(&run, output);
	run_release(&run);
	int end = valued_use(store, VALUATION_LAYER, NULL);
	return status == STATUS_OK ? end : status;
}

int report_rows(struct store *store, const struct report_request *request, struct pool *pool, struct rows **rows)
{
	const struct report *report = request->report;
	struct bindings bindings = { 0 };
	int status = request_bind(store, request, pool, &bindings, store_error(store));
	if (status == STATUS_OK)
		status = rows_open(store, report->name, report->sql, report->sql_length, rows);
	if (status == STATUS_OK)
		bindings_apply(&bindings, *rows);
	return status;
}
