/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs reports for the commands that show one. */
#include "config.h"
#include "reporting.h"
#include <string.h>
#include "definitions.h"

int reporting_output(struct context *context, struct report_output *output)
{
	*output = (struct report_output){
		.file = context->out,
		.path = context->common.output,
		.excel = context->common.excel,
		.terminal = context->terminal,
		.force = context->common.force,
	};
	return report_format_find(context->format, &output->format, context->error);
}

int reporting_request(struct context *context, const struct report *report, const struct given *given, size_t count,
	struct report_request *request)
{
	if ((report->roles & context->role) == 0)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("report '%s' is for %s; see 'ampoule report list'"), report->name,
			roles_describe(report->roles, context->pool));
	*request = (struct report_request){
		.report = report,
		.values = pool_alloc(context->pool, (report->parameter_count + 1) * sizeof(char *)),
		.today = context->today,
		.now = context->act.now,
		.sees_finance = context->sees_finance,
		.sees_patients = context->sees_patients,
		.folder = definitions_folder(context->pool),
	};
	for (size_t i = 0; i < count; i++) {
		size_t index;
		if (given[i].text == NULL)
			continue;
		int status = report_parameter(report, given[i].name, &index, context->error);
		if (status != STATUS_OK)
			return status;
		request->values[index] = given[i].text;
	}
	return STATUS_OK;
}

int reporting_run(struct context *context, const char *name, const struct given *given, size_t count)
{
	struct report report;
	struct report_request request;
	struct report_output output;
	int status = report_find(definitions_folder(context->pool), name, context->pool, &report, context->error);
	if (status == STATUS_OK)
		status = reporting_request(context, &report, given, count, &request);
	if (status == STATUS_OK)
		status = reporting_output(context, &output);
	return status == STATUS_OK ? report_run(context->store, &request, &output) : status;
}

int reporting_book(struct context *context, const char *name, const struct given *given, size_t count)
{
	struct report_request request;
	struct report_output output;
	struct book book;
	int status = book_find(definitions_folder(context->pool), name, context->pool, &book, context->error);
	if (status == STATUS_OK)
		status = reporting_request(context, &book.head, given, count, &request);
	if (status == STATUS_OK)
		status = reporting_output(context, &output);
	return status == STATUS_OK ? book_run(context->store, &book, &request, &output) : status;
}
