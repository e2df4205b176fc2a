/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a command's descriptor and from the table. */
#include <string.h>
#include "words.h"

const struct command *command_next(const char *name, const struct command *previous)
{
	bool found = previous == NULL;

	for (const struct command *const *each = commands; *each; each++) {
		if (found && strcmp((*each)->name, name) == 0)
			return *each;
		if (*each == previous)
			found = true;
	}
	return NULL;
}

bool command_posts(const struct command *command)
{
	return command->needs != NEEDS_NOTHING && command->needs != NEEDS_READING;
}

const struct argp_option *command_options(const struct command *command, struct pool *pool)
{
	return command->make_options ? command->make_options(command, pool) : command->options;
}
