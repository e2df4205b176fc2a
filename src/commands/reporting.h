/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs reports for commands: formats, who sees what, parameters by name. */
#pragma once
#include "ampoule/command.h"

/* A parameter's name and the text that was given for it. */
struct given {
	const char *name, *text;
};

/*
 * Runs the report of that name and renders it to the context's output. Parameters whose text is NULL are not
 * given. Errors: STATUS_USAGE for a parameter that the report has not, STATUS_NOT_PERMITTED for a role that may not
 * see it; those of report_run.
 */
int reporting_run(struct context *context, const char *name, const struct given *given, size_t count);

/* What a report, or a book, is written to. */
int reporting_output(struct context *context, struct report_output *output);
/* When it was written: takes the line away that told how far it is. */
void reporting_end(const struct report_output *output);

/* What the one who acts asks of a report, with the parameters that were given. */
int reporting_request(struct context *context, const struct report *report, const struct given *given, size_t count,
	struct report_request *request);
