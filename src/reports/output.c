/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that is there whole or not at all, with its temporary files in a folder that only its owner reads. */
#include "config.h"
#include "output.h"

int output_workbook_begin(struct output_workbook *book, const struct heading *heading, int digits,
	const struct report_output *output, struct pool *pool, struct error *error)
{
	int status = target_begin(&book->target, output->path, output->force, pool, error);
	if (status != STATUS_OK)
		return status;
	struct workbook_options options = { .path = book->target.draft, .folder = book->target.folder,
		.digits = digits, .created = heading->now, .title = heading->title,
		.company = heading->clinic == NULL ? "" : heading->clinic,
		.comments = heading->test ? _("TEST DATABASE") : "", .ledger = heading->head };
	status = workbook_begin(&options, error, &book->workbook);
	if (status != STATUS_OK)
		target_abandon(&book->target);
	return status;
}

int output_workbook_end(struct output_workbook *book, int status, struct error *error)
{
	int finished = workbook_finish(book->workbook, error);
	if (status == STATUS_OK)
		status = finished;
	if (status == STATUS_OK)
		return target_commit(&book->target, error);
	target_abandon(&book->target);
	return status;
}
