/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts the words of a command line into command, options and arguments. */
#include "words.h"
#include <nettle/sha2.h>
#include <string.h>
#include "ampoule/text.h"
#include "options.h"

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

static const char *quoted(struct reader *reader, const char *text)
{
	return text_printable(text, strlen(text), reader->pool);
}

/* Calls `look` with every table of options that is known, until it returns one. */
static const struct argp_option *reader_search(struct reader *reader,
	const struct argp_option *(*look)(const struct argp_option *table, void *data), void *data)
{
	const struct argp_option *found = look(common_argp.options, data);
	if (found || !reader->name)
		return found;
	if (reader->command)
		return look(command_options(reader->command, reader->pool), data);
	for (const struct command *each = NULL; !found && (each = command_next(reader->name, each));)
		found = look(command_options(each, reader->pool), data);
	return found;
}

struct wanted {
	const char *name; /* NULL: `letter` is wanted */
	size_t length;
	char letter;
	const char *takes;
};

static const struct argp_option *look_exactly(const struct argp_option *table, void *data)
{
	struct wanted *wanted = data;
	if (!wanted->name)
		return option_find_short(table, wanted->letter, &wanted->takes);
	return option_find(table, wanted->name, wanted->length, &wanted->takes);
}

static const struct argp_option *look_nearby(const struct argp_option *table, void *data)
{
	for (; table && (table->name || table->key || table->doc || table->group); table++) {
		if (table->name && !(table->flags & OPTION_HIDDEN))
			nearest_offer(data, table->name);
	}
	return NULL;
}

static const char *command_title(struct reader *reader)
{
	if (!reader->name)
		return "ampoule";
	if (!reader->command || !reader->command->verb)
		return pool_printf(reader->pool, "ampoule %s", reader->name);
	return pool_printf(reader->pool, "ampoule %s %s", reader->name, reader->command->verb);
}

static struct word reader_wrong(struct reader *reader, const char *text)
{
	error_set(reader->error, STATUS_USAGE, "%s", text);
	return (struct word){ .kind = WORD_WRONG };
}

/* Whether any command has an option of that name. */
static bool option_of_any(const char *name, size_t length, struct pool *pool)
{
	const char *takes;

	for (const struct command *const *each = commands; *each; each++) {
		if (option_find(command_options(*each, pool), name, length, &takes))
			return true;
	}
	return false;
}

static struct word option_unknown(struct reader *reader, const char *word, size_t length)
{
	const char *shown = text_printable(word, length, reader->pool);
	if (!reader->name && option_of_any(word + 2, length - 2, reader->pool))
		return reader_wrong(reader,
			pool_printf(reader->pool,
				_("'%s': an option of one command is written after that command"), shown));
	struct nearest nearest = { .wanted = pool_printf(reader->pool, "%.*s", (int)length - 2, word + 2) };
	reader_search(reader, look_nearby, &nearest);
	const char *names =
		nearest.count > 0 ? pool_printf(reader->pool, "--%s", nearest.found[0].name) : NULL;

	if (names)
		return reader_wrong(reader,
			pool_printf(
				reader->pool, _("'%s': no such option; did you mean '%s'?"), shown, names));
	return reader_wrong(reader,
		pool_printf(reader->pool, _("'%s': no such option; see '%s --help'"), shown,
			command_title(reader)));
}

/* Gives an option its value, from behind its `=` or the word after it. */
static struct word option_complete(struct reader *reader, const struct argp_option *option, const char *takes,
	const char *shown, const char *value)
{
	if (!takes && value)
		return reader_wrong(
			reader, pool_printf(reader->pool, _("'%s' takes no value"), quoted(reader, shown)));
	if (takes && !value && !(option->flags & OPTION_ARG_OPTIONAL)) {
		if (reader->next >= reader->argc)
			return reader_wrong(reader,
				pool_printf(
					reader->pool, _("'%s' wants a value: %s"), shown, gettext(takes)));
		value = reader->argv[reader->next++];
	}
	return (struct word){ .kind = WORD_OPTION, .option = option, .value = value };
}

static struct word word_long(struct reader *reader, const char *word)
{
	size_t length = strcspn(word, "=");
	struct wanted wanted = { .name = word + 2, .length = length - 2 };
	const struct argp_option *option = reader_search(reader, look_exactly, &wanted);
	if (!option)
		return option_unknown(reader, word, length);
	const char *shown = pool_printf(reader->pool, "%.*s", (int)length, word);
	return option_complete(reader, option, wanted.takes, shown, word[length] ? word + length + 1 : NULL);
}

static struct word word_short(struct reader *reader, const char *letters)
{
	struct wanted wanted = { .letter = letters[0] };
	const struct argp_option *option = reader_search(reader, look_exactly, &wanted);

	reader->cluster = NULL;
	if (!option) {
		const char *word = reader->argv[reader->next - 1];
		return reader_wrong(reader,
			pool_printf(reader->pool,
				_("'%s': no such option; an argument that begins with '-' is written after '--'"),
				quoted(reader, word)));
	}
	if (!wanted.takes) {
		reader->cluster = letters[1] ? letters + 1 : NULL;
		return (struct word){ .kind = WORD_OPTION, .option = option };
	}
	return option_complete(reader, option, wanted.takes, pool_printf(reader->pool, "-%c", letters[0]),
		letters[1] ? letters + 1 : NULL);
}

static struct word reader_next(struct reader *reader)
{
	if (reader->cluster)
		return word_short(reader, reader->cluster);
	if (reader->next >= reader->argc)
		return (struct word){ .kind = WORD_END };
	const char *word = reader->argv[reader->next++];
	if (!reader->literal && strcmp(word, "--") == 0) {
		reader->literal = true;
		return reader_next(reader);
	}
	if (!reader->literal && strncmp(word, "--", 2) == 0)
		return word_long(reader, word);
	if (!reader->literal && word[0] == '-' && word[1])
		return word_short(reader, word + 1);
	return (struct word){ .kind = WORD_ARGUMENT, .value = word };
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
