/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the key list of patients. */
#include "import_keys.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/text.h"
#include "catalogue.h"

int keys_open(struct context *context, struct import_keys *keys)
{
	if (!context->common.output)
		return error_set(context->error, STATUS_USAGE,
			_("--assign-codes writes who is behind the codes to a file: name it with -o key.csv"));
	if (context->common.force)
		return error_set(context->error, STATUS_USAGE,
			_("a key list is not replaced, for nothing else knows what stands in it: leave out --force"));
	if (access(context->common.output, F_OK) == 0)
		return error_set(context->error, STATUS_OUTPUT,
			_("'%s': there is such a file, and a key list is not replaced; choose another name"),
			text_path(context->common.output, context->pool));
	int status = patient_last_number(context, &keys->last);
	return status < 0 ? status : output_file_open(context, &keys->output);
}

void keys_column(struct context *context, struct import_keys *keys, const char *heading, size_t index)
{
	size_t count = keys->count;
	*(size_t *)pool_append(context->pool, &keys->columns, &count, sizeof(index)) = index;
	*(const char **)pool_append(context->pool, &keys->headings, &keys->count, sizeof(heading)) = heading;
}

void keys_assign(struct context *context, struct import_keys *keys)
{
	keys->code = patient_code(context, ++keys->last);
}

static void put_cell(FILE *file, const char *text)
{
	bool guarded = text_calculates(text, strlen(text));
	bool quoted = guarded || strpbrk(text, ",\"\r\n") != NULL;

	fputs(quoted ? guarded ? ",\"'" : ",\"" : ",", file);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', file);
		fputc(*text, file);
	}
	if (quoted)
		fputc('"', file);
}

static void put_heading(struct import_keys *keys)
{
	fputs("code", keys->output.file);
	for (size_t i = 0; i < keys->count; i++)
		put_cell(keys->output.file, keys->headings[i]);
	fputs("\r\n", keys->output.file);
	keys->begun = true;
}

int keys_write(struct context *context, struct import_keys *keys, const struct csv_row *row)
{
	if (keys->count == 0)
		return error_set(context->error, STATUS_DATA,
			_("no column of the file tells who a patient is: the key list would be empty; leave out --assign-codes "
			  "if the file has codes"));
	if (!keys->begun)
		put_heading(keys);
	fputs(keys->code, keys->output.file);
	for (size_t i = 0; i < keys->count; i++)
		put_cell(keys->output.file, row->fields[keys->columns[i]]);
	fputs("\r\n", keys->output.file);
	return 0;
}

int keys_close(struct context *context, struct import_keys *keys, bool wanted)
{
	if (!keys->output.file)
		return 0;
	/* Codes without their list would be nobody's: the list is on the disk before they are. */
	bool kept = !wanted || (fflush(keys->output.file) == 0 && fsync(fileno(keys->output.file)) == 0);
	if (!kept && errno != EINVAL)
		error_set(context->error, STATUS_IO, _("'%s': cannot be written: %s"),
			text_path(context->common.output, context->pool), strerror(errno));
	return output_file_close(context, &keys->output, wanted && context->error->status == STATUS_OK);
}

void keys_remove(struct context *context)
{
	unlink(context->common.output);
}
