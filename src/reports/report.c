/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a report into a stream, a file or a workbook. */
#include "config.h"
#include <errno.h>
#include <string.h>
#include <strings.h>
#include "ampoule/text.h"
#include "output.h"
#include "run.h"

static const char *const format_names[] = { "table", "csv", "tsv", "json", "xlsx" };

int report_format_find(const char *name, enum report_format *format, struct error *error)
{
	for (size_t i = 0; i < sizeof format_names / sizeof *format_names; i++) {
		if (strcasecmp(format_names[i], name) == 0) {
			*format = (enum report_format)i;
			return STATUS_OK;
		}
	}
	struct pool pool = { 0 };
	int status = error_set(error, STATUS_USAGE, _("no format '%s'; there are table, csv, tsv, json and xlsx"),
		text_printable(name, strlen(name), &pool));
	pool_release(&pool);
	return status;
}

int report_format_of_file(const char *path, enum report_format *format, struct error *error)
{
	const char *slash = strrchr(path, '/'), *file = slash == NULL ? path : slash + 1;
	const char *dot = strrchr(file, '.');
	if (dot != NULL && dot != file && strcasecmp(dot, ".txt") == 0) {
		*format = FORMAT_TABLE;
		return STATUS_OK;
	}
	if (dot != NULL && dot != file && strcasecmp(dot, ".table") != 0)
		return report_format_find(dot + 1, format, error);
	struct pool pool = { 0 };
	int status = error_set(error, STATUS_USAGE,
		_("'%s' does not tell the format; end it in .csv, .tsv, .json, .xlsx or .txt, or add --format"),
		text_printable(path, strlen(path), &pool));
	pool_release(&pool);
	return status;
}

static struct renderer *stream_renderer(const struct view *view, FILE *file)
{
	switch (view->output->format) {
	case FORMAT_TABLE: return render_table(view, file);
	case FORMAT_JSON: return render_json(view, file);
	default: return render_csv(view, file);
	}
}

static int run_to_file(struct run *run, const struct report_output *output)
{
	struct target target;
	int status = target_begin(&target, output->path, output->force, &run->pool, run->error);
	if (status != STATUS_OK)
		return status;
	FILE *file = fopen(target.draft, "we");
	if (file == NULL) {
		status = error_set(run->error, STATUS_OUTPUT, _("'%s' cannot be created: %s"),
			text_printable(output->path, strlen(output->path), &run->pool), strerror(errno));
	} else {
		status = run_render(run, stream_renderer(&run->view, file));
		if (fclose(file) != 0 && status == STATUS_OK)
			status = error_set(run->error, STATUS_IO, _("the report cannot be written: %s"),
				strerror(errno));
	}
	if (status == STATUS_OK)
		return target_commit(&target, run->error);
	target_abandon(&target);
	return status;
}

static int run_to_workbook(struct run *run, const struct report_output *output)
{
	struct output_workbook book;
	int status = output_workbook_begin(&book, &run->heading, run->view.digits, output, &run->pool, run->error);
	if (status != STATUS_OK)
		return status;
	struct renderer *renderer = render_sheet(&run->view, book.workbook, run->request->report->title, &run->pool,
		NULL, NULL);
	status = renderer == NULL ? run->error->status : run_render(run, renderer);
	return output_workbook_end(&book, status, run->error);
}

int report_run(struct store *store, const struct report_request *request, const struct report_output *output)
{
	struct run run;
	int status = run_prepare(&run, store, request, output);
	if (status == STATUS_OK && output->format == FORMAT_XLSX && output->path == NULL)
		status = error_set(run.error, STATUS_USAGE, _("a workbook needs a file: add -o FILE.xlsx"));
	if (status == STATUS_OK) {
		if (output->format == FORMAT_XLSX)
			status = run_to_workbook(&run, output);
		else if (output->file == NULL)
			status = run_to_file(&run, output);
		else
			status = run_render(&run, stream_renderer(&run.view, output->file));
	}
	run_release(&run);
	return status;
}
