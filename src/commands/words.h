/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a command line, sorted before argp sees them: which command, which options, which arguments.
 *
 * argp accepts any beginning of an option's name and says what is wrong in its own words. So every option is
 * matched whole here, and argp is handed only words that it cannot misread: `--name=value`, arguments, and `--`
 * before an argument that begins with a hyphen.
 */
#pragma once
#include <stdbool.h>
#include "ampoule/command.h"

struct words {
	const char *name;		/* of the command; NULL when none was said */
	const struct command *command;	/* NULL when `name` needs a verb and --help was said without one */
	bool help, version;
	bool roles;			/* 'help roles': who may do what */
	int argc;			/* of what argp gets, argv[0] included */
	char **argv;
	char request[HASH_TEXT_MAX];	/* SHA-256 of what is asked for, however it is to be carried out */
};

/* Errors: STATUS_USAGE, naming the nearest command, verb or option. */
int words_read(int argc, char **argv, struct pool *pool, struct error *error, struct words *words);

/* The next command in the table after `previous` (NULL: the first) that bears this name; NULL at the end. */
const struct command *command_next(const char *name, const struct command *previous);

/* Whether it answers with what it posted: results go to standard output, as a sentence or as JSON. */
bool command_posts(const struct command *command);

/* A command's own options, wherever they come from; NULL for none. */
const struct argp_option *command_options(const struct command *command, struct pool *pool);
