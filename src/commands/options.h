/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that mean the same with every command, and how an option is found in a table of them. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/command.h"

enum {
	OPTION_DATABASE = 0x10000, /* far from the keys that commands give their own */
	OPTION_AS,
	OPTION_ON,
	OPTION_AT,
	OPTION_REASON,
	OPTION_DOCUMENT,
	OPTION_EVIDENCE,
	OPTION_REF,
	OPTION_FORMAT,
	OPTION_EXCEL,
	OPTION_FORCE,
	OPTION_YES,
	OPTION_DRY_RUN,
	OPTION_NO_INPUT,
	OPTION_QUIET,
	OPTION_VERSION,
	OPTION_OUTPUT = 'o',
	OPTION_HELP = 'h',
};

/* Fills a struct common. */
extern const struct argp common_argp;

/* The option of that name in a table, or NULL; `*takes` is what its value is called, NULL for none. */
const struct argp_option *option_find(const struct argp_option *table, const char *name, size_t length,
	const char **takes);
const struct argp_option *option_find_short(const struct argp_option *table, char letter, const char **takes);

/* Whether an option tells how a request is carried out, not what is asked for (--ref compares requests). */
bool option_is_manner(int key);

/* Whether a global option does anything for a command, and so stands in its help. */
bool option_concerns(int key, const struct command *command);
