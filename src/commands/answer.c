/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a posting command answers: a sentence for people, an object for programs. */
#include <stdarg.h>
#include <string.h>
#include "ampoule/command.h"

bool answer_is_json(const struct context *context)
{
	return strcmp(context->format, "json") == 0;
}

int answer_as_text(struct context *context)
{
	const struct command *command = context->command;

	if (strcmp(context->format, "table") == 0)
		return 0;
	return error_set(context->error, STATUS_USAGE, _("'%s%s%s' answers as text only, not as %s"), command->name,
		command->verb ? " " : "", command->verb ? command->verb : "", context->format);
}

int answer_posted(struct context *context, int64_t entry, const char *format, ...)
{
	va_list arguments;

	if (answer_is_json(context)) {
		fprintf(context->out, "{\"entry\": %lld%s}\n", (long long)entry,
			context->common.dry_run ? ", \"dry_run\": true" : "");
		return 0;
	}
	va_start(arguments, format);
	vfprintf(context->out, format, arguments);
	va_end(arguments);
	fputc('\n', context->out);
	return 0;
}
