/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help: the grouped overview, a command's verbs, a command's options. */
#include "config.h"
#include "help.h"
#include <string.h>
#include "ampoule/text.h"
#include "options.h"

enum { LINE_WIDTH = 79, LEFT_LEAST = 12, LEFT_MOST = 30 };

static const char *const group_titles[] = {
	[GROUP_DAILY] = N_("Daily work"),
	[GROUP_REPORT] = N_("Look up and report"),
	[GROUP_CATALOGUE] = N_("Catalogue"),
	[GROUP_SYSTEM] = N_("System"),
};

/* A list of names with what they mean, set in two columns. */
struct list {
	struct line {
		const char *left, *right;
	} *lines;
	size_t count;
};

static void list_add(struct list *list, struct pool *pool, const char *left, const char *right)
{
	struct line *line = pool_append(pool, &list->lines, &list->count, sizeof *list->lines);
	*line = (struct line){ left, right };
}

/* How many bytes of the text fit into a line: up to the last blank before its end, or one long word. */
static size_t text_fit(const char *text, size_t width, struct pool *pool)
{
	size_t fit = 0;

	for (size_t end = strcspn(text, " \n");; end += 1 + strcspn(text + end + 1, " \n")) {
		if (fit > 0 && text_width(pool_printf(pool, "%.*s", (int)end, text)) > width)
			return fit;
		fit = end;
		if (text[end] != ' ')
			return fit;
	}
}

static void text_wrap(const char *text, size_t indent, struct pool *pool, FILE *out)
{
	while (*text) {
		size_t fit = text_fit(text, LINE_WIDTH - indent, pool);
		fprintf(out, "%.*s\n", (int)fit, text);
		text += fit + (text[fit] != '\0');
		if (*text && *text != '\n')
			fprintf(out, "%*s", (int)indent, "");
	}
}

static size_t list_column(const struct list *list)
{
	size_t column = LEFT_LEAST;

	for (size_t i = 0; i < list->count; i++) {
		size_t width = text_width(list->lines[i].left);
		if (width > column && width <= LEFT_MOST)
			column = width;
	}
	return column;
}

static void list_print(const struct list *list, size_t column, struct pool *pool, FILE *out)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct line *line = &list->lines[i];
		size_t width = text_width(line->left);

		fprintf(out, "  %s", line->left);
		if (width > column)
			fprintf(out, "\n%*s", (int)column + 4, "");
		else
			fprintf(out, "%*s", (int)(column - width) + 2, "");
		text_wrap(line->right, column + 4, pool, out);
	}
}

/* A line for each option, as `-o, --output FILE`: with a `command`, only for those that concern it. */
static void list_options(struct list *list, const struct argp_option *options, const struct command *command,
	struct pool *pool)
{
	for (; options && options->name; options++) {
		if (options->flags & (OPTION_HIDDEN | OPTION_ALIAS))
			continue;
		if (command && !option_concerns(options->key, command))
			continue;
		const char *left = options->key > ' ' && options->key < 127
			? pool_printf(pool, "-%c, --%s", options->key, options->name)
			: pool_printf(pool, "--%s", options->name);
		if (options->arg)
			left = pool_printf(pool, "%s %s", left, gettext(options->arg));
		list_add(list, pool, left, options->doc ? gettext(options->doc) : "");
	}
}

static const char *usage_of(const struct command *command, const char *arguments, struct pool *pool)
{
	return pool_printf(pool, "ampoule %s%s%s%s%s [%s]", command->name, command->verb ? " " : "",
		command->verb ? command->verb : "", arguments ? " " : "", arguments ? arguments : "", _("OPTION…"));
}

const char *usage_line(const struct command *command, struct pool *pool)
{
	return usage_of(command, command->arguments ? gettext(command->arguments) : NULL, pool);
}

/* What the overview says of a name: its summary, or its verbs. */
static const char *name_summary(const char *name, struct pool *pool)
{
	const char *verbs = NULL, *summary = NULL;

	for (const struct command *each = NULL; (each = command_next(name, each));) {
		if (!each->verb)
			summary = gettext(each->summary);
		else
			verbs = verbs ? pool_printf(pool, "%s | %s", verbs, each->verb) : each->verb;
	}
	if (!summary)
		return verbs;
	return verbs ? pool_printf(pool, "%s; also %s", summary, verbs) : summary;
}

static bool name_is_first(const struct command *command)
{
	return command_next(command->name, NULL) == command;
}

static void overview_print(struct pool *pool, FILE *out)
{
	struct list lists[sizeof group_titles / sizeof group_titles[0]] = { 0 };
	struct list options = { 0 };

	fprintf(out, "%s\n", _("usage: ampoule COMMAND [VERB] [ARGUMENT…] [OPTION…]"));
	for (const struct command *const *each = commands; *each; each++) {
		if (name_is_first(*each))
			list_add(&lists[(*each)->group], pool, (*each)->name,
				name_summary((*each)->name, pool));
	}
	for (size_t group = 0; group < sizeof lists / sizeof lists[0]; group++) {
		if (lists[group].count == 0)
			continue;
		fprintf(out, "\n%s\n", gettext(group_titles[group]));
		list_print(&lists[group], LEFT_LEAST, pool, out);
	}
	fprintf(out, "\n%s\n", _("Options, before or after the command"));
	list_options(&options, common_argp.options, NULL, pool);
	list_print(&options, list_column(&options), pool, out);
	fprintf(out, "\n%s\n", _("'ampoule COMMAND --help' tells more about a command, 'ampoule help roles' who may do what."));
}

static void verbs_print(const char *name, struct pool *pool, FILE *out)
{
	struct list list = { 0 };

	fprintf(out, _("usage: ampoule %s VERB [ARGUMENT…] [OPTION…]\n\n"), name);
	for (const struct command *each = NULL; (each = command_next(name, each));) {
		const char *left = pool_printf(
			pool, "%s%s%s", name, each->verb ? " " : "", each->verb ? each->verb : "");
		list_add(&list, pool, left, gettext(each->summary));
	}
	list_print(&list, list_column(&list), pool, out);
	fprintf(out, _("\n'ampoule %s VERB --help' tells more about each.\n"), name);
}

/* The first argument behind the command's own words; NULL: there is none. */
static const char *first_argument(const struct words *words)
{
	for (int i = 1; i < words->argc; i++) {
		if (words->argv[i][0] != '-')
			return words->argv[i];
	}
	return NULL;
}

/* What is to be told: of the thing that the first argument names, else of the command. */
static struct description description_of(const struct words *words, struct pool *pool)
{
	const struct command *command = words->command;
	const char *argument = first_argument(words);
	struct description description;
	if (command->describe && argument && command->describe(argument, pool, &description))
		return description;
	return (struct description){
		.usage = command->arguments ? gettext(command->arguments) : NULL,
		.details = gettext(command->details ? command->details : command->summary),
		.options = command_options(command, pool),
	};
}

static void command_print(const struct words *words, struct pool *pool, FILE *out)
{
	const struct command *command = words->command;
	struct description description = description_of(words, pool);
	struct list own = { 0 }, common = { 0 };

	fprintf(out, _("usage: %s\n\n"), usage_of(command, description.usage, pool));
	text_wrap(description.details, 0, pool, out);
	list_options(&own, description.options, NULL, pool);
	list_options(&common, common_argp.options, command, pool);
	size_t column = list_column(&own), wider = list_column(&common);
	column = column > wider ? column : wider;
	if (own.count > 0) {
		fprintf(out, "\n%s\n", _("Options"));
		list_print(&own, column, pool, out);
	}
	fprintf(out, "\n%s\n", _("Options that other commands have too"));
	list_print(&common, column, pool, out);
	for (const struct command *each = NULL;
		!command->verb && (each = command_next(command->name, each));) {
		if (each->verb)
			fprintf(out, _("\nalso: %s\n"), usage_line(each, pool));
	}
}

void help_print(const struct words *words, struct pool *pool, FILE *out)
{
	if (words->roles)
		roles_print(pool, out);
	else if (words->command)
		command_print(words, pool, out);
	else if (words->name)
		verbs_print(words->name, pool, out);
	else
		overview_print(pool, out);
}

void version_print(FILE *out)
{
	fprintf(out, "%s\n", PACKAGE_STRING);
	fprintf(out, "%s\n", _("Free software under the GNU GPL, version 3 or later; without any warranty."));
}
