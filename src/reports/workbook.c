/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A workbook's file. The library is opened when a workbook is written: linked in, it would more than double the start
 * of every other command.
 */
#include "config.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "sheet_name.h"
#include "workbook_library.h"

static int library_open(struct library *library, struct error *error)
{
	library->handle = dlopen(XLSXWRITER_SONAME, RTLD_NOW | RTLD_LOCAL);
	if (library->handle == NULL)
		return error_set(error, STATUS_UNAVAILABLE,
			_("no workbook can be written: '%s' is not installed; on "
			  "Debian it is in the package libxlsxwriter4, on Fedora in libxlsxwriter"),
			XLSXWRITER_SONAME);
	const struct {
		const char *name;
		void *place;
	} functions[] = {
#define ENTRY(function) { #function, &library->function },
		FUNCTIONS(ENTRY)
#undef ENTRY
	};
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		void *address = dlsym(library->handle, functions[i].name);
		if (address == NULL)
			return error_set(error, STATUS_UNAVAILABLE,
				_("no workbook can be written: '%s' has no function '%s'; install a newer "
				  "one"),
				XLSXWRITER_SONAME, functions[i].name);
		memcpy(functions[i].place, &address, sizeof address);
	}
	return STATUS_OK;
}

static void workbook_free(struct workbook *workbook)
{
	while (workbook->sheets != NULL) {
		struct sheet *sheet = workbook->sheets;
		workbook->sheets = sheet->next;
		free(sheet);
	}
	if (workbook->library.handle != NULL)
		dlclose(workbook->library.handle);
	pool_release(&workbook->pool);
	free(workbook);
}

void workbook_note(struct workbook *workbook, lxw_error failure)
{
	if (failure != LXW_NO_ERROR && workbook->failure == LXW_NO_ERROR)
		workbook->failure = failure;
}

static lxw_format *format_make(struct workbook *workbook, const char *number)
{
	lxw_format *format = workbook->library.workbook_add_format(workbook->file);
	if (number != NULL)
		workbook->library.format_set_num_format(format, number);
	return format;
}

static void formats_make(struct workbook *workbook, int digits)
{
	static const char *const money[] = { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000" };
	struct library *library = &workbook->library;
	const char *numbers[STYLES] = { [STYLE_TEXT] = "@",
		[STYLE_DAY] = "yyyy-mm-dd",
		[STYLE_TIME] = "yyyy-mm-dd hh:mm",
		[STYLE_COUNT] = "#,##0",
		[STYLE_QUANTITY] = "#,##0.00#",
		[STYLE_PERCENT] = "0.00%",
		[STYLE_TOTAL_COUNT] = "#,##0",
		[STYLE_TOTAL_QUANTITY] = "#,##0.00#" };
	numbers[STYLE_MONEY] = numbers[STYLE_TOTAL_MONEY] = money[digits < 0 || digits > 3 ? 2 : digits];
	for (int style = STYLE_TITLE; style < STYLES; style++) {
		lxw_format *format = workbook->formats[style] = format_make(workbook, numbers[style]);
		if (style <= STYLE_HEADING_NUMBER || style >= STYLE_TOTAL_TEXT)
			library->format_set_bold(format);
		if (style >= STYLE_TOTAL_TEXT)
			library->format_set_top(format, LXW_BORDER_THIN);
		if (style == STYLE_DAY || style == STYLE_TIME)
			library->format_set_align(format, LXW_ALIGN_LEFT);
		/* Or a text would stick to the number before it. */
		if (style == STYLE_TEXT || style == STYLE_DAY || style == STYLE_TIME ||
			style == STYLE_HEADING || style == STYLE_TOTAL_TEXT)
			library->format_set_indent(format, 1);
	}
	library->format_set_font_size(workbook->formats[STYLE_TITLE], 14);
	library->format_set_font_color(workbook->formats[STYLE_ALARM], 0x9C0006);
	for (int style = STYLE_HEADING; style <= STYLE_HEADING_NUMBER; style++) {
		library->format_set_bg_color(workbook->formats[style], 0xE7E6E6);
		library->format_set_bottom(workbook->formats[style], LXW_BORDER_THIN);
		library->format_set_text_wrap(workbook->formats[style]);
	}
	library->format_set_align(workbook->formats[STYLE_HEADING_NUMBER], LXW_ALIGN_RIGHT);
	library->format_set_align(workbook->formats[STYLE_VERDICT], LXW_ALIGN_CENTER);
	library->format_set_bottom(workbook->formats[STYLE_SIGNATURE], LXW_BORDER_THIN);
	workbook->past = format_make(workbook, NULL);
	library->format_set_font_color(workbook->past, 0x9C0006);
	library->format_set_bg_color(workbook->past, 0xFFC7CE);
	workbook->good = format_make(workbook, NULL);
	library->format_set_font_color(workbook->good, 0x006100);
	library->format_set_bg_color(workbook->good, 0xC6EFCE);
	workbook->soon = format_make(workbook, NULL);
	library->format_set_font_color(workbook->soon, 0x9C5700);
	library->format_set_bg_color(workbook->soon, 0xFFEB9C);
}

int workbook_begin(const struct workbook_options *options, struct error *error, struct workbook **out)
{
	struct workbook *workbook = calloc(1, sizeof *workbook);
	if (workbook == NULL)
		abort();
	struct pool *pool = &workbook->pool;
	int status = library_open(&workbook->library, error);
	if (status != STATUS_OK) {
		workbook_free(workbook);
		return status;
	}
	lxw_workbook_options how = { .constant_memory = LXW_TRUE,
		.tmpdir = pool_copy(pool, options->folder) };
	workbook->file = workbook->library.workbook_new_opt(options->path, &how);
	if (workbook->file == NULL)
		abort();
	formats_make(workbook, options->digits);
	lxw_doc_properties properties = { .title = pool_copy(pool, options->title),
		.author = pool_copy(pool, options->company),
		.company = pool_copy(pool, options->company),
		.comments = pool_copy(pool, options->comments),
		.created = (time_t)options->created };
	workbook_note(workbook, workbook->library.workbook_set_properties(workbook->file, &properties));
	*out = workbook;
	return STATUS_OK;
}

/* The library does not look whether its temporary files took all that was written. */
static bool sheets_are_whole(const struct workbook *workbook)
{
	bool whole = true;
	for (const struct sheet *sheet = workbook->sheets; sheet != NULL; sheet = sheet->next) {
		FILE *rows = sheet->worksheet->optimize_tmpfile;
		if (rows != NULL && (fflush(rows) != 0 || ferror(rows)))
			whole = false;
	}
	return whole;
}

/* The library tells failures on standard error too, in its own words and with the draft's path: hushed
 * meanwhile. */
static lxw_error close_quietly(struct workbook *workbook)
{
	fflush(stderr);
	int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (kept >= 0 && nowhere >= 0)
		dup2(nowhere, STDERR_FILENO);
	lxw_error failure = workbook->library.workbook_close(workbook->file);
	fflush(stderr);
	if (kept >= 0) {
		dup2(kept, STDERR_FILENO);
		close(kept);
	}
	if (nowhere >= 0)
		close(nowhere);
	return failure;
}

int workbook_finish(struct workbook *workbook, struct error *error)
{
	int status = STATUS_OK;
	bool whole = sheets_are_whole(workbook);
	/* It is freed by this in any case. */
	workbook_note(workbook, close_quietly(workbook));
	if (!whole)
		status = error_set(error, STATUS_IO, _("the workbook cannot be written; is the disk full?"));
	else if (workbook->failure != LXW_NO_ERROR)
		status = error_set(error, STATUS_IO,
			_("the workbook cannot be written (%s); is the disk full?"),
			workbook->library.lxw_strerror(workbook->failure));
	workbook_free(workbook);
	return status;
}

struct sheet *workbook_sheet(struct workbook *workbook, const char *name, unsigned part)
{
	struct sheet *sheet = calloc(1, sizeof *sheet);
	if (sheet == NULL)
		abort();
	sheet_name_make(name, part, sheet->name);
	sheet->workbook = workbook;
	sheet->worksheet = workbook->library.workbook_add_worksheet(workbook->file, sheet->name);
	if (sheet->worksheet == NULL) {
		free(sheet);
		return NULL;
	}
	if (sheet->worksheet->optimize_tmpfile != NULL)
		setvbuf(sheet->worksheet->optimize_tmpfile, sheet->buffer, _IOFBF, sizeof sheet->buffer);
	sheet->next = workbook->sheets;
	workbook->sheets = sheet;
	return sheet;
}

const char *sheet_name(const struct sheet *sheet)
{
	return sheet->name;
}
