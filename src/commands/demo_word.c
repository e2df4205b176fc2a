/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes command lines about a demo clinic for a shell. */
#include "config.h"
#include "demo_word.h"
#include <errno.h>
#include <string.h>

const char *demo_shell_word(const char *word, struct pool *pool)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";

	if (word[strspn(word, plain)] == '\0')
		return word;
	char *quoted = pool_alloc(pool, 4 * strlen(word) + 3), *end = quoted;
	*end++ = '\'';
	for (; *word; word++) {
		if (*word == '\'')
			end = stpcpy(end, "'\\'");
		*end++ = *word;
	}
	strcpy(end, "'");
	return quoted;
}

const char *demo_program(struct pool *pool)
{
	const char *name = program_invocation_name;
	return strchr(name, '/') ? demo_shell_word(name, pool) : "ampoule";
}

const char *demo_command(const char *database, const char *words, struct pool *pool)
{
	return pool_printf(pool, "%s --db %s %s", demo_program(pool), demo_shell_word(database, pool), words);
}
