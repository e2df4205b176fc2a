/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines about a demo clinic, as they can be pasted. */
#pragma once
#include "ampoule/pool.h"

/* A word as a shell reads it back. */
const char *demo_shell_word(const char *word, struct pool *pool);

/* The program as it was called, so that what is printed can be pasted also where it is not installed. */
const char *demo_program(struct pool *pool);

/* "./ampoule --db ampoule-demo/ampoule.db today" */
const char *demo_command(const char *database, const char *words, struct pool *pool);
