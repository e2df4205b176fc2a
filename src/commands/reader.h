/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a command line word by word: options with their values, and arguments. */
#pragma once
#include <stdbool.h>
#include "ampoule/command.h"

enum kind {
	WORD_END,
	WORD_OPTION,
	WORD_ARGUMENT,
	WORD_WRONG, /* noted */
};

struct word {
	enum kind kind;
	const struct argp_option *option;
	const char *value; /* of the option, NULL without; or the argument */
};

/* Where the reading is, and which options are known there. */
struct reader {
	int argc;
	char **argv;
	int next;
	const char *cluster; /* rest of a word of short options; NULL */
	bool literal; /* after `--` */
	const char *name; /* options of every command of this name are known … */
	const struct command *command; /* … or of this one alone */
	struct pool *pool;
	struct error *error;
};

/* The next word. After WORD_WRONG nothing more can be read; the error names the nearest option. */
struct word reader_next(struct reader *reader);
