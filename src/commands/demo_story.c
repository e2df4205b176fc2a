/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the story of the demo clinic. */
#include "config.h"
#include "demo_story.h"
#include <stdbool.h>
#include <string.h>

static const char quote = '\'';

/* The word that `text` begins with, without its quotes; the end of it. */
static const char *word_read(const char *text, struct pool *pool, char **word)
{
	char *end = *word = pool_alloc(pool, strcspn(text, "\n") + 1);
	bool quoted = false;

	for (; *text && *text != '\n' && (quoted || *text != ' '); text++) {
		if (*text == quote)
			quoted = !quoted;
		else
			*end++ = *text;
	}
	*end = '\0';
	return text;
}

static void word_take(struct demo_step *step, char *word, struct pool *pool)
{
	size_t length = strlen(word);

	if (step->count == 0 && !step->name && length > 0 && word[length - 1] == ':') {
		word[length - 1] = '\0';
		step->name = word;
		return;
	}
	*(char **)pool_append(pool, &step->words, &step->count, sizeof(*step->words)) = word;
}

void demo_story_read(const char *story, struct pool *pool, struct demo_step **steps, size_t *count)
{
	char *word;

	for (const char *at = story; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		if (*at == '#' || *at == '\n')
			continue;
		if (*at != '\t')
			*(struct demo_step *)pool_append(pool, steps, count, sizeof(**steps)) =
				(struct demo_step){ 0 };
		at += strspn(at, "\t ");
		while (*at && *at != '\n') {
			at = word_read(at, pool, &word);
			word_take(&(*steps)[*count - 1], word, pool);
			at += strspn(at, " ");
		}
	}
}
