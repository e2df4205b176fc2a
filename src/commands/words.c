/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts the words of a command line into command, options and arguments. */
#include "words.h"
#include <nettle/sha2.h>
#include <string.h>
#include "ampoule/text.h"
#include "options.h"
#include "reader.h"

static const char *quoted(struct reader *reader, const char *text)
{
	return text_printable(text, strlen(text), reader->pool);
}

/* The verbs of a name as "log, show or void". */
static const char *verbs_of(const char *name, struct pool *pool)
{
	const char *text = NULL;

	for (const struct command *each = NULL; (each = command_next(name, each));) {
		if (!each->verb)
			continue;
		const char *last = command_next(name, each) ? ", " : _(" or ");
		text = text ? pool_printf(pool, "%s%s%s", text, last, each->verb) : each->verb;
	}
	return text;
}

static int name_unknown(struct reader *reader, const char *name)
{
	struct nearest nearest = { .wanted = name };
	const char *previous = "";

	for (const struct command *const *each = commands; *each; each++) {
		if (strcmp((*each)->name, previous) != 0)
			nearest_offer(&nearest, (*each)->name);
		previous = (*each)->name;
	}
	const char *names = nearest_names(&nearest, reader->pool);
	if (names)
		return error_set(reader->error, STATUS_USAGE, _("'%s': no such command; did you mean %s?"),
			quoted(reader, name), names);
	return error_set(reader->error, STATUS_USAGE, _("'%s': no such command; see 'ampoule --help'"),
		quoted(reader, name));
}

static int verb_unknown(struct reader *reader, const char *verb)
{
	struct nearest nearest = { .wanted = verb };
	for (const struct command *each = NULL; (each = command_next(reader->name, each));)
		nearest_offer(&nearest, each->verb);
	const char *names = nearest_names(&nearest, reader->pool);
	if (names)
		return error_set(reader->error, STATUS_USAGE, _("'%s %s': no such command; did you mean %s?"),
			reader->name, quoted(reader, verb), names);
	return error_set(reader->error, STATUS_USAGE, _("'%s %s': no such command; what can be done is %s"),
		reader->name, quoted(reader, verb), verbs_of(reader->name, reader->pool));
}

/* What is found while the command is looked for, and how many of the arguments name it. */
struct search {
	struct words *words;
	int named;
};

/* Takes an argument as the command's name or verb. `*done` when no more of them can follow. */
static int search_argument(struct reader *reader, struct search *search, const char *argument, bool *done)
{
	struct words *words = search->words;

	if (!words->name) {
		if (strcmp(argument, "help") == 0 && !words->help && !command_next(argument, NULL)) {
			words->help = true;
			search->named++;
			return 0;
		}
		if (words->help && strcmp(argument, "roles") == 0) {
			words->roles = *done = true;
			return 0;
		}
		const struct command *first = command_next(argument, NULL);
		if (!first)
			return name_unknown(reader, argument);
		search->named++;
		words->name = reader->name = first->name;
		*done = !verbs_of(first->name, reader->pool);
		if (!first->verb)
			words->command = first;
		return 0;
	}
	*done = true;
	for (const struct command *each = NULL; (each = command_next(words->name, each));) {
		if (each->verb && strcmp(each->verb, argument) == 0) {
			words->command = each;
			search->named++;
			return 0;
		}
	}
	return words->command ? 0 : verb_unknown(reader, argument);
}

static void note_option(struct words *words, const struct argp_option *option)
{
	words->help |= option->key == OPTION_HELP;
	words->version |= option->key == OPTION_VERSION;
}

static int search_command(struct reader reader, struct search *search)
{
	struct words *words = search->words;

	for (bool done = false; !done;) {
		struct word word = reader_next(&reader);
		if (word.kind == WORD_WRONG)
			return reader.error->status;
		if (word.kind == WORD_END)
			break;
		if (word.kind == WORD_OPTION)
			note_option(words, word.option);
		else if (search_argument(&reader, search, word.value, &done) < 0)
			return reader.error->status;
	}
	if (words->command || words->help || words->version)
		return 0;
	if (!words->name)
		return error_set(reader.error, STATUS_USAGE, _("a command is wanted; see 'ampoule --help'"));
	return error_set(reader.error, STATUS_USAGE, _("'%s' wants a word more: %s"), words->name,
		verbs_of(words->name, reader.pool));
}

/* Each field with its length, so that no two requests are the same bytes. */
static void request_add(struct sha256_ctx *request, char tag, const char *text)
{
	char head[32];
	int length = snprintf(head, sizeof head, "%c%zu:", tag, text ? strlen(text) : 0);
	sha256_update(request, (size_t)length, (const uint8_t *)head);
	if (text)
		sha256_update(request, strlen(text), (const uint8_t *)text);
}

static void words_add(struct words *words, struct pool *pool, char *word)
{
	size_t count = (size_t)words->argc;
	char **place = pool_append(pool, &words->argv, &count, sizeof *words->argv);
	*place = word;
	words->argc = (int)count;
}

static void words_add_option(struct words *words, struct pool *pool, const struct word *word)
{
	const struct argp_option *option = word->option;

	if (!option->name)
		words_add(
			words, pool, pool_printf(pool, "-%c%s", option->key, word->value ? word->value : ""));
	else if (word->value)
		words_add(words, pool, pool_printf(pool, "--%s=%s", option->name, word->value));
	else
		words_add(words, pool, pool_printf(pool, "--%s", option->name));
}

/* Reads the line again, now that it is known whose options may stand there. */
static int words_sort(struct reader reader, struct words *words, int named)
{
	struct sha256_ctx request;
	bool literal = false;

	sha256_init(&request);
	request_add(&request, 'c', words->command->name);
	request_add(&request, 'v', words->command->verb);
	reader.name = words->name;
	reader.command = words->command;
	for (;;) {
		struct word word = reader_next(&reader);
		if (word.kind == WORD_WRONG)
			return reader.error->status;
		if (word.kind == WORD_END)
			break;
		if (word.kind == WORD_OPTION) {
			note_option(words, word.option);
			words_add_option(words, reader.pool, &word);
			if (!option_is_manner(word.option->key)) {
				request_add(&request, 'o', word.option->name);
				request_add(&request, '=', word.value);
			}
		} else if (named > 0) {
			named--;
		} else {
			if (reader.literal && !literal)
				words_add(words, reader.pool, pool_copy(reader.pool, "--"));
			literal = reader.literal;
			words_add(words, reader.pool, pool_copy(reader.pool, word.value));
			request_add(&request, 'a', word.value);
		}
	}
	unsigned char digest[HASH_SIZE];
	sha256_digest(&request, sizeof digest, digest);
	hash_format(digest, words->request);
	return 0;
}

int words_read(int argc, char **argv, struct pool *pool, struct error *error, struct words *words)
{
	struct reader reader = { .argc = argc, .argv = argv, .next = 1, .pool = pool, .error = error };
	struct search search = { .words = words };

	words_add(words, pool, pool_copy(pool, "ampoule"));
	int status = search_command(reader, &search);
	if (status < 0 || !words->command || words->version)
		return status;
	return words_sort(reader, words, search.named);
}
