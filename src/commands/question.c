/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to whoever sits at the terminal: yes, or anything else for no. */
#include "config.h"
#include "question.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --quiet takes the notes away, not the questions, so both are looked at where they really are. */
bool question_can_be_asked(const struct context *context)
{
	return !context->common.no_input && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* A line from the terminal; false at its end. The letter is 'y', or 'n' for anything but a yes. */
static bool answer_read(char *letter)
{
	char *line = NULL;
	size_t size = 0;

	ssize_t length = getline(&line, &size, stdin);
	if (length >= 0) {
		line[strcspn(line, "\n")] = '\0';
		bool yes = rpmatch(line) == 1 || strcasecmp(line, "y") == 0 || strcasecmp(line, "yes") == 0;
		*letter = yes ? 'y' : 'n';
	}
	free(line);
	return length >= 0;
}

int question_ask(struct context *context, const char *format, ...)
{
	char letter = 'n';
	va_list arguments;

	if (context->common.yes)
		return 0;
	if (!question_can_be_asked(context)) {
		char *question = NULL;
		va_start(arguments, format);
		if (vasprintf(&question, format, arguments) < 0)
			abort();
		va_end(arguments);
		error_set(context->error, STATUS_REFUSED,
			_("%s (nobody can be asked here; --yes answers it)"), question);
		free(question);
		return STATUS_REFUSED;
	}
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputs(_(" [y/N] "), stderr);
	fflush(stderr);
	if (!answer_read(&letter))
		fputc('\n', stderr);
	if (letter == 'y')
		return 0;
	return error_set(context->error, STATUS_REFUSED, _("not confirmed: nothing was done"));
}
