/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands show of recalls. */
#include "config.h"
#include "recall.h"
#include "ampoule/recall.h"

int recall_log(struct context *context, int64_t entry)
{
	struct recall_act *acts = NULL;
	size_t count = 0;
	int status = recall_acts(context->store, entry, context->pool, &acts, &count);
	for (size_t i = 0; i < count; i++) {
		if (acts[i].private && !context->sees_patients)
			continue;
		if (acts[i].patient != NULL)
			fprintf(context->out, "  %s: %s\n", acts[i].patient, acts[i].what);
		else
			fprintf(context->out, "  %s\n", acts[i].what);
	}
	return status;
}

int recall_book(struct context *context, const char *name, const struct given *given, size_t count)
{
	struct report_request request;
	struct report_output output;
	struct book book;
	int status = book_find(NULL, name, context->pool, &book, context->error);
	if (status == STATUS_OK)
		status = reporting_request(context, &book.head, given, count, &request);
	if (status == STATUS_OK)
		status = reporting_output(context, &output);
	if (status == STATUS_OK) {
		status = book_run(context->store, &book, &request, &output);
		reporting_end(&output);
	}
	return status;
}
