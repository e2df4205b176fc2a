/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where results go: standard output, a file that appears when it is whole, or memory until the commit. */
#include "output.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/file_holder.h"
#include "ampoule/text.h"
#include "words.h"

static const char *const format_names[] = { "table", "csv", "tsv", "json", "xlsx", "journal" };

static const char *quoted(struct context *context, const char *text)
{
	return text_printable(text, strlen(text), context->pool);
}

static const char *format_find(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof format_names / sizeof format_names[0]; i++) {
		if (strlen(format_names[i]) == length && strncasecmp(format_names[i], name, length) == 0)
			return format_names[i];
	}
	return length == 3 && strncasecmp(name, "txt", 3) == 0 ? format_names[0] : NULL;
}

/* --format, else the ending of -o's file, else a table. */
static int format_choose(struct context *context)
{
	const char *said = context->common.format, *path = context->common.output;

	context->format = "table";
	if (said) {
		context->format = format_find(said, strlen(said));
		if (!context->format)
			return error_set(context->error, STATUS_USAGE,
				_("'%s': no such format; it is table, csv, tsv, json, xlsx or journal"),
				quoted(context, said));
		return 0;
	}
	const char *name = path ? strrchr(path, '/') : NULL;
	const char *ending = path ? strrchr(name ? name : path, '.') : NULL;
	if (context->common.excel)
		context->format = "csv";
	if (!ending)
		return 0;
	const char *format = format_find(ending + 1, strlen(ending + 1));
	if (!format)
		return error_set(context->error, STATUS_USAGE,
			_("'%s': its ending names no format; end it in .txt, .csv, .tsv, .json, .xlsx or .journal, or say --format"),
			text_path(path, context->pool));
	context->format = format;
	return 0;
}

static int format_check(struct context *context)
{
	bool table = strcmp(context->format, "table") == 0, json = strcmp(context->format, "json") == 0;

	bool answers = command_posts(context->command) && !context->command->makes_paper;
	if (answers && context->common.output)
		return error_set(context->error, STATUS_USAGE,
			_("'%s' posts, and its answer goes to standard output: leave out -o"),
			context->command->name);
	if (answers && !table && !json)
		return error_set(context->error, STATUS_USAGE, _("'%s' answers as table or json, not as %s"),
			context->command->name, context->format);
	if (strcmp(context->format, "xlsx") == 0 && !context->common.output)
		return error_set(context->error, STATUS_USAGE, _("a workbook needs a file: -o NAME.xlsx"));
	return 0;
}

static int output_failed(struct context *context, const char *path)
{
	return error_set(context->error, STATUS_OUTPUT, _("'%s': cannot be made: %s"), text_path(path, context->pool),
		strerror(errno));
}

static int output_exists(struct context *context, const char *path)
{
	const char *holder = file_holder(path, context->pool);
	if (holder)
		return error_set(context->error, STATUS_OUTPUT,
			_("'%s': is open in another program (%s); close it there, or name another file; --force replaces it "
			  "all the same"),
			text_path(path, context->pool), holder);
	return error_set(context->error, STATUS_OUTPUT,
		_("'%s': there is such a file; choose another name, or say --force"), text_path(path, context->pool));
}

/* Opens the file that results go to: a new one beside it, or the device or pipe that it is. */
int output_file_open(struct context *context, struct output *output)
{
	const char *path = context->common.output;
	struct stat info;
	int descriptor;

	bool there = stat(path, &info) == 0;
	if (there && S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		return output_failed(context, path);
	}
	if (there && !S_ISREG(info.st_mode)) {
		descriptor = open(path, O_WRONLY | O_CLOEXEC);
	} else {
		if (there && !context->common.force)
			return output_exists(context, path);
		output->temporary = pool_printf(context->pool, "%s.XXXXXX", path);
		descriptor = mkstemp(output->temporary);
	}
	if (descriptor < 0) {
		output->temporary = NULL;
		return output_failed(context, path);
	}
	output->file = fdopen(descriptor, "w");
	if (!output->file)
		abort();
	enum { BUFFER_SIZE = 1 << 16 };
	setvbuf(output->file, pool_alloc(context->pool, BUFFER_SIZE), _IOFBF, BUFFER_SIZE);
	return 0;
}

int output_open(struct context *context, struct output *output, FILE *standard)
{
	*output = (struct output){ .standard = standard };
	if (format_choose(context) < 0 || format_check(context) < 0)
		return context->error->status;
	bool makes_own = command_posts(context->command) || context->command->makes_files;
	if (context->command->needs == NEEDS_POSTING) {
		output->file = open_memstream(&output->held, &output->held_size);
		if (!output->file)
			abort();
	} else if (context->common.output && strcmp(context->format, "xlsx") != 0 && !makes_own) {
		if (output_file_open(context, output) < 0)
			return context->error->status;
	}
	context->out = output->file ? output->file : standard;
	context->terminal = !context->common.output && isatty(fileno(standard));
	return 0;
}

static int write_failed(struct context *context, const char *where)
{
	/* Whoever closed the pipe knows; the status tells the rest. */
	if (errno == EPIPE)
		return error_set(context->error, STATUS_IO, "%s", "");
	return error_set(context->error, STATUS_IO, _("%s: cannot be written: %s"), where, strerror(errno));
}

/* Closes the file, all of which must have been written. */
static int file_close(struct context *context, struct output *output, bool wanted)
{
	bool written = fflush(output->file) == 0 && !ferror(output->file);
	int cause = errno;

	if (fclose(output->file) != 0 && written) {
		written = false;
		cause = errno;
	}
	output->file = NULL;
	if (!wanted || written)
		return 0;
	errno = cause;
	return write_failed(context,
		pool_printf(context->pool, "'%s'", text_path(context->common.output, context->pool)));
}

/* Gives the file its name; where that fails it keeps the one that it has. */
static int file_place(struct context *context, const struct output *output)
{
	const char *path = context->common.output;

	/* A link fails where a file came into being meanwhile; where there are no links, rename. */
	if (!context->common.force && link(output->temporary, path) == 0) {
		unlink(output->temporary);
		return 0;
	}
	if (!context->common.force && errno == EEXIST)
		return output_exists(context, path);
	return rename(output->temporary, path) == 0 ? 0 : output_failed(context, path);
}

int output_file_close(struct context *context, struct output *output, bool wanted)
{
	int status = file_close(context, output, wanted);
	if (status == 0 && wanted && output->temporary)
		status = file_place(context, output);
	if (output->temporary && (status < 0 || !wanted))
		unlink(output->temporary);
	return context->error->status;
}

int paper_open(struct context *context)
{
	struct output *paper = pool_alloc(context->pool, sizeof(*paper));
	int status = output_file_open(context, paper);
	if (status == 0)
		context->paper = paper;
	return status;
}

int paper_close(struct context *context)
{
	return file_close(context, context->paper, true);
}

int paper_settle(struct context *context, bool stands)
{
	struct output *paper = context->paper;
	int status = 0;

	context->paper = NULL;
	if (!paper)
		return 0;
	if (paper->file)
		file_close(context, paper, false);
	if (!paper->temporary)
		return 0;
	if (stands)
		status = file_place(context, paper);
	else
		unlink(paper->temporary);
	/* What is on its way cannot be called back for it: the paper is there all the same. */
	if (status < 0)
		error_prefix(context->error, _("what was posted stands, and its paper is '%s'; "),
			text_path(paper->temporary, context->pool));
	return status;
}

static void held_print(struct output *output, bool wanted)
{
	if (fclose(output->file) != 0)
		abort();
	output->file = NULL;
	if (wanted)
		fwrite(output->held, 1, output->held_size, output->standard);
	free(output->held);
	output->held = NULL;
}

int output_flush(struct context *context, FILE *standard)
{
	errno = 0;
	if (fflush(standard) == 0 && !ferror(standard))
		return 0;
	if (!errno)
		errno = EIO; /* an earlier write failed, and its cause is gone */
	return write_failed(context, _("standard output"));
}

int output_close(struct context *context, struct output *output, bool wanted)
{
	if (output->file && !command_posts(context->command))
		return output_file_close(context, output, wanted);
	if (output->file)
		held_print(output, wanted);
	int status = output_flush(context, output->standard);
	bool posted = command_posts(context->command) && wanted && !context->common.dry_run;
	if (status < 0 && posted && context->error->text[0])
		error_prefix(context->error, "%s", _("what was posted stands; "));
	return status;
}
