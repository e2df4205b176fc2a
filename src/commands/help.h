/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What --help and --version print. */
#pragma once
#include "words.h"

/* The overview, the verbs of a command, or one command, as the words ask for it. */
void help_print(const struct words *words, struct pool *pool, FILE *out);
/* Who may do what: a table in Markdown, a line for each command. */
void roles_print(struct pool *pool, FILE *out);

void version_print(FILE *out);

/* "session log PATIENT [ITEM…] [OPTION…]". */
const char *usage_line(const struct command *command, struct pool *pool);
