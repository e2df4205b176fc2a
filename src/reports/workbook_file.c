/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that is there whole or not at all, with its temporary files in a folder that only its owner reads. */
#include "config.h"
#include "workbook_file.h"

int workbook_file_begin(struct workbook_file *book, const struct heading *heading, int digits,
	const struct report_output *output, struct pool *pool, struct error *error)
{
	int status = target_begin(&book->target, output->path, output->force, pool, error);
	if (status != STATUS_OK)
		return status;
	/* The head stands among the properties too, where 'ampoule verify --anchor' reads it. */
	const char *head = heading->head == NULL ? "" : heading->head;
	struct workbook_options options = {
		.path = book->target.draft,
		.folder = book->target.folder,
		.digits = digits,
		.created = heading->now,
		.title = heading->title,
		.company = heading->clinic == NULL ? "" : heading->clinic,
		.comments = heading->test ? pool_printf(pool, _("TEST DATABASE; ledger: %s"), head)
					  : pool_printf(pool, _("ledger: %s"), head),
	};
	status = workbook_begin(&options, error, &book->workbook);
	if (status != STATUS_OK)
		target_abandon(&book->target);
	return status;
}

int workbook_file_end(struct workbook_file *book, int status, struct error *error)
{
	int finished = workbook_finish(book->workbook, error);
	if (status == STATUS_OK)
		status = finished;
	if (status == STATUS_OK)
		return target_commit(&book->target, error);
	target_abandon(&book->target);
	return status;
}
