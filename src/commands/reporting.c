/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs reports for the commands that show one. */
#include "config.h"
#include "reporting.h"
#include <string.h>
#include "ampoule/text.h"
#include "ampoule/verify.h"
#include "anchor.h"
#include "definitions.h"
#include "progress.h"

/* Rows of all sheets together. */
struct rows_done {
	struct progress progress;
	int64_t count;
};

static void tell_rows(void *data, int64_t rows)
{
	struct rows_done *done = data;
	done->count += rows;
	progress_show(&done->progress, _("rows"), done->count, 0);
}

void reporting_end(const struct report_output *output)
{
	struct rows_done *done = output->progress_data;
	if (done != NULL)
		progress_end(&done->progress);
}

/* Rows on their way to a screen show for themselves how far they are. */
static void progress_prepare(struct context *context, struct report_output *output)
{
	if (context->common.output == NULL)
		return;
	struct rows_done *done = output->progress_data = pool_alloc(context->pool, sizeof(*done));
	output->progress = tell_rows;
	progress_begin(&done->progress, context);
}

int reporting_output(struct context *context, struct report_output *output)
{
	*output = (struct report_output){
		.file = context->out,
		.path = context->common.output,
		.excel = context->common.excel,
		.terminal = context->terminal,
		.force = context->common.force,
	};
	progress_prepare(context, output);
	return report_format_find(context->format, &output->format, context->error);
}

/* The number of an entry, or of the one that a workbook bears: the last that it knows of. */
static int entry_find(struct context *context, const char *option, const char *text, const char **number)
{
	unsigned char hash[HASH_SIZE];
	int64_t entry = 0;
	*number = text;
	if (text[0] != '\0' && strspn(text, "0123456789") == strlen(text) && strlen(text) < 2 * HASH_SIZE)
		return STATUS_OK;
	int status = anchor_read(option, text, hash, context->error);
	if (status == STATUS_OK)
		status = verify_anchor(context->store, hash, &entry);
	if (status == STATUS_OK && entry == 0)
		return error_set(context->error, STATUS_REFUSED,
			_("--%s '%s': no entry here has its hash; it is of another database, or of a copy that went its own way"),
			option, QUOTED(text));
	*number = pool_printf(context->pool, "%lld", (long long)entry);
	return status;
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
		if (status == STATUS_OK && report->parameters[index].type == PARAMETER_ENTRY)
			status = entry_find(context, given[i].name, given[i].text, &request->values[index]);
		else if (status == STATUS_OK)
			request->values[index] = given[i].text;
		if (status != STATUS_OK)
			return status;
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
	if (status == STATUS_OK) {
		status = report_run(context->store, &request, &output);
		reporting_end(&output);
	}
	return status;
}
