/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A book as a folder of CSV files, for programs: one for each of its reports, summary.csv with their totals and the
 * checks between them, and manifest.csv, which says what is in it and of which ledger it is.
 */
#include "config.h"
#include <ctype.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <string.h>
#include "ampoule/ledger.h"
#include "book.h"
#include "figure.h"
#include "sink.h"
#include "target.h"

static const char manifest_name[] = "manifest.csv", summary_name[] = "summary.csv";

struct folder {
	struct target target;
	FILE *manifest;
};

/* "Roll-forward" becomes roll-forward.csv. */
static const char *file_name(const char *sheet, struct pool *pool)
{
	char *name = pool_printf(pool, "%s.csv", sheet);
	for (char *c = name; *c != '\0'; c++)
		*c = isalnum((unsigned char)*c) || (unsigned char)*c >= 0x80 || *c == '.' ? (char)tolower((unsigned char)*c) : '-';
	return name;
}

static const char *path_in(const struct folder *folder, const char *name, struct pool *pool)
{
	return pool_printf(pool, "%s/%s", folder->target.folder, name);
}

static int file_failed(struct book_run *run, const char *name)
{
	return error_set(run->error, STATUS_IO, _("'%s' cannot be written: %s"), name, strerror(errno == 0 ? EIO : errno));
}

static int file_open(struct book_run *run, const struct folder *folder, const char *name, FILE **file)
{
	*file = fopen(path_in(folder, name, &run->pool), "wxe");
	return *file == NULL ? file_failed(run, name) : STATUS_OK;
}

/* A full disk shows at the latest here. */
static int file_close(struct book_run *run, const char *name, FILE *file, int status)
{
	bool failed = fflush(file) != 0 || ferror(file) != 0;
	if (fclose(file) != 0 || failed)
		return status == STATUS_OK ? file_failed(run, name) : status;
	return status;
}

/* The text as one cell, quoted where it must be. What a spreadsheet would calculate is guarded, as in every CSV. */
static void put_cell(FILE *file, const char *text, const char *end)
{
	bool guard = text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
	bool quotes = strpbrk(text, ",\"\r\n") != NULL;
	if (quotes)
		fputc('"', file);
	if (guard)
		fputc('\'', file);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			fputc('"', file);
		fputc(*text, file);
	}
	fprintf(file, "%s%s", quotes ? "\"" : "", end);
}

static int hash_file(struct book_run *run, const char *path, const char *name, char text[HASH_TEXT_MAX])
{
	struct sha256_ctx context;
	unsigned char buffer[1 << 14], hash[HASH_SIZE];
	FILE *file = fopen(path, "rbe");
	if (file == NULL)
		return file_failed(run, name);
	sha256_init(&context);
	for (size_t length; (length = fread(buffer, 1, sizeof buffer, file)) > 0;)
		sha256_update(&context, length, buffer);
	bool failed = ferror(file) != 0;
	fclose(file);
	sha256_digest(&context, sizeof hash, hash);
	hash_format(hash, text);
	return failed ? file_failed(run, name) : STATUS_OK;
}

static int manifest_add(struct book_run *run, struct folder *folder, const char *name, const char *what)
{
	char hash[HASH_TEXT_MAX];
	int status = hash_file(run, path_in(folder, name, &run->pool), name, hash);
	if (status == STATUS_OK) {
		put_cell(folder->manifest, "file", ",");
		put_cell(folder->manifest, name, ",");
		put_cell(folder->manifest, what, ",");
		put_cell(folder->manifest, hash, "\r\n");
	}
	return status;
}

static void note_totals(struct book_run *run, const struct run *rows, size_t index)
{
	struct summary_sheet *sheet = &run->sheets[index];
	for (size_t i = 0; i < rows->view.count; i++) {
		if (rows->totals[i].null)
			continue;
		struct sheet_total *total =
			pool_append(&run->pool, &sheet->totals, &sheet->total_count, sizeof *total);
		*total = (struct sheet_total){ .column = rows->view.columns[i], .value = rows->totals[i].integer };
	}
}

static int sheet_write(struct book_run *run, struct run *rows, size_t index, void *data)
{
	struct folder *folder = data;
	const char *name = file_name(run->book->sheets[index].name, &run->pool);
	FILE *file;
	int status = file_open(run, folder, name, &file);
	if (status != STATUS_OK)
		return status;
	status = run_render(rows, render_csv(&rows->view, file));
	status = file_close(run, name, file, status);
	note_totals(run, rows, index);
	return status == STATUS_OK ? manifest_add(run, folder, name, run->reports[index].title) : status;
}

static const char *amount_text(struct book_run *run, const struct column *column, int64_t value)
{
	char *text = pool_alloc(&run->pool, NUMBER_TEXT_MAX);
	bool trim;
	struct view view = { .digits = clinic_digits(run->store) };
	int digits = column_digits(&view, column, &trim);
	number_write(text, value, digits, trim, '.');
	return text;
}

static void summary_row(FILE *file, const char *kind, const char *sheet, const char *what, const char *amount)
{
	put_cell(file, kind, ",");
	put_cell(file, sheet, ",");
	put_cell(file, what, ",");
	fprintf(file, "%s\r\n", amount);
}

static int check_rows_write(struct book_run *run, FILE *file)
{
	for (size_t i = 0; i < run->book->check_count; i++) {
		const struct book_sum *check = &run->book->checks[i];
		const struct sheet_total **totals = pool_alloc(&run->pool, check->count * sizeof *totals);
		const struct book_term *missing;
		int64_t sum = 0;
		if (!summary_totals(run->book, run->sheets, check, totals, &missing)) {
			if (run->request->sees_finance)
				return summary_refuse(run->book, missing, run->error);
			continue;
		}
		for (size_t j = 0; j < check->count; j++)
			sum += check->terms[j].sign * totals[j]->value;
		run->wrong += sum != 0;
		summary_row(file, "check", "", summary_check_text(check, totals, &run->pool),
			amount_text(run, totals[0]->column, sum));
	}
	return STATUS_OK;
}

static int figure_rows_write(struct book_run *run, FILE *file)
{
	for (size_t i = 0; i < run->book->figure_count; i++) {
		const struct book_figure *line = &run->book->figures[i];
		const struct book_term *missing;
		struct figure figure;
		if (figure_make(run->book, run->sheets, line, clinic_digits(run->store), &run->pool, &figure, &missing)) {
			struct column column = { .type = figure.type };
			summary_row(file, "figure", "", line->label, amount_text(run, &column, figure.value));
		} else if (run->request->sees_finance) {
			return summary_refuse(run->book, missing, run->error);
		}
	}
	return STATUS_OK;
}

static int summary_rows_write(struct book_run *run, FILE *file)
{
	int status = figure_rows_write(run, file);
	return status == STATUS_OK ? check_rows_write(run, file) : status;
}

static int summary_file_write(struct book_run *run, struct folder *folder)
{
	FILE *file;
	int status = file_open(run, folder, summary_name, &file);
	if (status != STATUS_OK)
		return status;
	fputs("kind,sheet,what,amount\r\n", file);
	for (size_t i = 0; i < run->book->sheet_count; i++) {
		for (size_t j = 0; j < run->sheets[i].total_count; j++) {
			const struct sheet_total *total = &run->sheets[i].totals[j];
			summary_row(file, "total", run->sheets[i].name, total->column->key,
				amount_text(run, total->column, total->value));
		}
	}
	status = file_close(run, summary_name, file, summary_rows_write(run, file));
	return status == STATUS_OK ? manifest_add(run, folder, summary_name, _("Totals and checks")) : status;
}

static void manifest_fact(const struct folder *folder, const char *name, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	put_cell(folder->manifest, "fact", ",");
	put_cell(folder->manifest, name, ",");
	put_cell(folder->manifest, text, ",\r\n");
}

static void manifest_begin(const struct book_run *run, const struct folder *folder)
{
	const struct heading *heading = &run->heading;
	fputs("kind,name,text,sha256\r\n", folder->manifest);
	manifest_fact(folder, "title", heading->title);
	manifest_fact(folder, "clinic", heading->clinic);
	manifest_fact(folder, "period", heading->period);
	manifest_fact(folder, "state", heading->open ? "OPEN" : NULL);
	manifest_fact(folder, "database", heading->test ? "TEST DATABASE" : NULL);
	manifest_fact(folder, "generated", heading->generated);
	manifest_fact(folder, "currency", heading->currency);
	manifest_fact(folder, "cost", heading->cost);
	manifest_fact(folder, "program", PACKAGE_STRING);
	manifest_fact(folder, "ledger", heading->head);
}

static int files_write(struct book_run *run, struct folder *folder)
{
	int status = file_open(run, folder, manifest_name, &folder->manifest);
	if (status != STATUS_OK)
		return status;
	manifest_begin(run, folder);
	status = book_sheets_write(run, sheet_write, folder);
	if (status == STATUS_OK)
		status = summary_file_write(run, folder);
	return file_close(run, manifest_name, folder->manifest, status);
}

int book_folder_write(struct book_run *run)
{
	struct folder folder = { 0 };
	int status = target_begin_folder(
		&folder.target, run->output->path, manifest_name, run->output->force, &run->pool, run->error);
	if (status != STATUS_OK)
		return status;
	status = files_write(run, &folder);
	if (status == STATUS_OK)
		return target_commit(&folder.target, run->error);
	target_abandon(&folder.target);
	return status;
}
