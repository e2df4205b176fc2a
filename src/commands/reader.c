/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a command line word by word, matching every option whole. */
#include "reader.h"
#include <string.h>
#include "ampoule/text.h"
#include "options.h"
#include "words.h"

static const char *quoted(struct reader *reader, const char *text)
{
	return text_printable(text, strlen(text), reader->pool);
}

/* Calls `look` with every table of options that is known, until it returns one. */
static const struct argp_option *reader_search(struct reader *reader,
	const struct argp_option *(*look)(const struct argp_option *table, void *data), void *data)
{
	const struct argp_option *found = NULL;
	/* 'recipe show R --version 2' is the command's own; before a command, --version is the program's. */
	if (reader->command)
		found = look(command_options(reader->command, reader->pool), data);
	if (!found)
		found = look(common_argp.options, data);
	if (found || !reader->name || reader->command)
		return found;
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

struct word reader_next(struct reader *reader)
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
