/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import, one transaction: rows in, bad lines listed, everything or nothing kept. */
#include "config.h"
#include "import_run.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/history.h"
#include "ampoule/text.h"
#include "posting.h"
#include "progress.h"

enum { LISTED_MAX = 50 };

int import_bad(struct import *import, int64_t line)
{
	struct error *error = import->context->error;
	char *listing = NULL;

	if (error->status != STATUS_DATA && error->status != STATUS_REFUSED && error->status != STATUS_NOT_FOUND &&
		error->status != STATUS_USAGE)
		return error->status;
	if (++import->bad <= LISTED_MAX) {
		if (asprintf(&listing, _("%s\n  line %lld: %s"), import->listing ? import->listing : "",
			    (long long)line, error->text) < 0)
			abort();
		free(import->listing);
		import->listing = listing;
	}
	error_clear(error);
	return 0;
}

void import_posted(struct import *import, int64_t number)
{
	if (import->first == 0)
		import->first = number;
}

static const char *file_name(const struct import_request *request)
{
	const char *slash = strrchr(request->path, '/');
	if (strcmp(request->path, "-") == 0)
		return _("standard input");
	return slash ? slash + 1 : request->path;
}

/* A row's cells in the order of the kind's columns. */
static int row_cells(const struct import *import, const struct csv_row *row, const char **cells)
{
	for (size_t i = import->width; i < row->count; i++) {
		if (*row->fields[i])
			return error_set(import->context->error, STATUS_DATA, _("%zu cells where the heading has %zu"),
				row->count, import->width);
	}
	if (row->count < import->width)
		return error_set(import->context->error, STATUS_DATA, _("%zu cells where the heading has %zu"), row->count,
			import->width);
	for (size_t i = 0; import->kind->columns[i].name; i++) {
		const char *cell = import->map[i] == IMPORT_NO_COLUMN ? "" : row->fields[import->map[i]];
		cells[i] = *cell ? cell : NULL;
	}
	return 0;
}

static int take_row(struct import *import, const struct csv_row *row)
{
	const char *cells[IMPORT_COLUMNS_MAX];

	import->line = row->line;
	import->rows++;
	int status = row_cells(import, row, cells);
	if (status == 0 && import->keys)
		keys_assign(import->context, import->keys);
	if (status == 0)
		status = import->kind->row(import, cells);
	if (status == 0 && import->keys)
		status = keys_write(import->context, import->keys, row);
	return status < 0 ? import_bad(import, row->line) : 0;
}

static int take_rows(struct import *import, struct csv_reader *reader, const struct import_request *request)
{
	struct context *context = import->context;
	struct pool *kept = context->pool, row_pool = { 0 };
	struct progress progress;
	struct csv_row row;

	int status = csv_reader_next(reader, &row);
	if (status == 0)
		return error_set(context->error, STATUS_DATA, _("it is empty"));
	if (status > 0)
		status = import_read_heading(import, &row, request->maps, request->map_count);
	if (status < 0)
		return status;
	context->pool = &row_pool;
	progress_begin(&progress, context);
	while (status >= 0 && (status = csv_reader_next(reader, &row)) > 0) {
		status = take_row(import, &row);
		progress_show(&progress, _("lines"), import->rows, 0);
		pool_release(&row_pool);
	}
	progress_end(&progress);
	if (status == 0 && import->kind->finish)
		status = import->kind->finish(import);
	pool_release(&row_pool);
	context->pool = kept;
	if (status == 0 && import->rows == 0)
		return error_set(context->error, STATUS_DATA, _("it has a heading and no rows"));
	return status;
}

/* The entry that says which file it was; for the catalogue it holds all the changes too. */
static int take_file(struct import *import, struct csv_reader *reader, const struct import_request *request,
	struct entry *entry)
{
	struct store *store = import->context->store;
	struct imported imported = { .kind = import->kind->name, .sha256 = csv_reader_sha256(reader) };
	int status = 0;

	imported.name = text_printable(file_name(request), strlen(file_name(request)), import->context->pool);
	/* What --ref promises, and the files shown, are kept by this entry, not by those that rows post. */
	entry->act = &import->context->act;
	import->act.ref = import->act.request = NULL;
	import->act.evidence_count = 0;
	if (import->kind->one_entry)
		status = ledger_open(store, entry);
	if (status == 0)
		status = take_rows(import, reader, request);
	if (status < 0 || import->bad > 0)
		return status;
	if (!import->kind->one_entry)
		status = ledger_open(store, entry);
	imported.lines = import->rows;
	imported.first = import->first;
	if (status == 0)
		status = imported_save(store, &imported);
	return status < 0 ? status : ledger_seal(store);
}

static int refuse_again(struct context *context, struct csv_reader *reader)
{
	int64_t entry;
	day_t day;
	char text[DAY_TEXT_MAX];

	int status = imported_find(context->store, csv_reader_sha256(reader), &entry, &day);
	if (status < 0 || entry == 0)
		return status;
	return error_set(context->error, STATUS_REFUSED,
		_("it was imported before, on %s (entry %lld); --again imports it once more"), day_format(day, text),
		(long long)entry);
}

static int refuse_bad(const struct import *import)
{
	struct error *error = import->context->error;
	int64_t more = import->bad - LISTED_MAX;

	if (import->bad == 0)
		return 0;
	if (more > 0)
		return error_set(error, STATUS_DATA, _("%lld bad lines, nothing is imported:%s\n  and %lld more"),
			(long long)import->bad, import->listing, (long long)more);
	return error_set(error, STATUS_DATA,
		ngettext("%lld bad line, nothing is imported:%s", "%lld bad lines, nothing is imported:%s",
			(unsigned long)import->bad),
		(long long)import->bad, import->listing);
}

static int transaction(struct import *import, struct csv_reader *reader, const struct import_request *request,
	struct entry *entry, bool *answered)
{
	struct context *context = import->context;
	int status = store_begin(context->store, STORE_WRITE);
	if (status < 0)
		return status;
	status = posting_find(context, answered);
	if (status == 0 && !*answered && !request->again)
		status = refuse_again(context, reader);
	if (status == 0 && !*answered)
		status = take_file(import, reader, request, entry);
	if (status == 0)
		status = refuse_bad(import);
	bool wanted = status == 0 && !*answered && !context->common.dry_run;
	bool listed = import->keys && wanted;
	if (import->keys && keys_close(context, import->keys, wanted) < 0)
		status = context->error->status;
	if (status == 0 && !context->common.dry_run)
		status = store_commit(context->store);
	store_rollback(context->store);
	if (status < 0 && listed && context->error->status != STATUS_OUTPUT)
		keys_remove(context);
	return status;
}

int import_run(struct context *context, const struct import_request *request)
{
	struct import import = { .context = context, .kind = request->kind, .act = context->act };
	struct import_keys keys = { 0 };
	struct entry entry = { .kind = "imported" };
	struct csv_reader *reader;
	bool answered = false;

	int status = csv_reader_open(request->path, request->encoding, context->error, &reader);
	if (status < 0)
		return status;
	import.state = pool_alloc(context->pool, request->kind->state_size);
	import.keys = request->assign_codes ? &keys : NULL;
	if (import.keys)
		status = keys_open(context, import.keys);
	if (status == 0)
		status = transaction(&import, reader, request, &entry, &answered);
	csv_reader_close(reader);
	lookup_release(import.lookups);
	pool_release(&import.group); /* a file may break off within a group */
	free(import.listing);
	if (status < 0) {
		error_prefix(context->error, "'%s': ", QUOTED(file_name(request)));
		return status;
	}
	if (answered)
		return 0;
	if (context->common.dry_run)
		return answer_posted(context, entry.number,
			ngettext("'%s': %lld line of %s can be imported; nothing was (--dry-run)",
				"'%s': %lld lines of %s can be imported; nothing was (--dry-run)",
				(unsigned long)import.rows),
			QUOTED(file_name(request)), (long long)import.rows, request->kind->name);
	return answer_posted(context, entry.number,
		ngettext("'%s': %lld line of %s imported (entry %lld)", "'%s': %lld lines of %s imported (entry %lld)",
			(unsigned long)import.rows),
		QUOTED(file_name(request)), (long long)import.rows, request->kind->name, (long long)entry.number);
}
