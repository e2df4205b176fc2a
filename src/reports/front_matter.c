/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the comments at the head of a report or book, naming the line of what is wrong. */
#include "config.h"
#include "front_matter.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "ampoule/role.h"

int front_matter_fail(struct front_matter *matter, const char *format, ...)
{
	char sentence[400];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(sentence, sizeof sentence, format, arguments);
	va_end(arguments);
	return error_set(
		matter->error, STATUS_DATA, "'%s', line %zu: %s", matter->name, matter->line, sentence);
}

char *front_matter_word(char **rest)
{
	char *word = *rest + strspn(*rest, " \t");
	char *end = word + strcspn(word, " \t");
	*rest = end + strspn(end, " \t");
	if (*word == '\0')
		return NULL;
	*end = '\0';
	return word;
}

int front_matter_choice(const char *const *choices, const char *word)
{
	for (int i = 0; choices[i] != NULL; i++) {
		if (strcmp(choices[i], word) == 0)
			return i;
	}
	return -1;
}

bool front_matter_is_key(const char *text, char joint)
{
	if (text == NULL || text[0] < 'a' || text[0] > 'z' || strlen(text) > 40)
		return false;
	for (; *text != '\0'; text++) {
		if (!(*text >= 'a' && *text <= 'z') && !(*text >= '0' && *text <= '9') && *text != joint)
			return false;
	}
	return true;
}

/* Cuts `-- keyword: value` into its parts; false for any other comment, as a licence's line. */
static bool line_split(char *line, char **keyword, char **value)
{
	char *start = line + 2 + strspn(line + 2, " \t");
	size_t length = strspn(start, "abcdefghijklmnopqrstuvwxyz");
	if (length == 0 || start[length] != ':')
		return false;
	start[length] = '\0';
	*keyword = start;
	*value = start + length + 1;
	*value += strspn(*value, " \t");
	size_t end = strlen(*value);
	while (end > 0 && strchr(" \t\r", (*value)[end - 1]) != NULL)
		(*value)[--end] = '\0';
	return true;
}

bool front_matter_next(struct front_matter *matter, char **keyword, char **value)
{
	while (matter->next < matter->end) {
		const char *start = matter->next;
		const char *newline = memchr(start, '\n', (size_t)(matter->end - start));
		size_t length = (size_t)((newline == NULL ? matter->end : newline) - start);
		size_t blank = strspn(start, " \t\r");
		bool comment = length >= 2 && start[0] == '-' && start[1] == '-';
		if (!comment && blank < length)
			return false;
		matter->next = newline == NULL ? matter->end : newline + 1;
		matter->line++;
		char *line = pool_alloc(matter->pool, length + 1);
		memcpy(line, start, length);
		if (comment && line_split(line, keyword, value))
			return true;
	}
	return false;
}

static int roles_read(struct front_matter *matter, char *value, unsigned *roles)
{
	for (char *word; (word = front_matter_word(&value)) != NULL;) {
		unsigned role = role_find(word);
		if (role == 0)
			return front_matter_fail(matter,
				_("no role '%s'; there are manager, doctor, nurse and accountant"), word);
		*roles |= role;
	}
	return STATUS_OK;
}

static int parameter_read(struct front_matter *matter, char *value, struct report *head)
{
	static const char *const types[] = { "day", "month", "year", "product", "location", "patient", "supplier",
		"recipe", "lot", "area", "count", "text", "valuation", "entry", NULL };
	char *help = strstr(value, "--");
	if (help != NULL) {
		*help = '\0';
		help += 2 + strspn(help + 2, " \t");
	}
	char *name = front_matter_word(&value);
	if (!front_matter_is_key(name, '-'))
		return front_matter_fail(matter, _("a parameter needs a name of letters, digits and '-'"));
	for (size_t i = 0; i < head->parameter_count; i++) {
		if (strcmp(head->parameters[i].name, name) == 0)
			return front_matter_fail(matter, _("parameter '%s' is there twice"), name);
	}
	char *type = front_matter_word(&value);
	int index = type == NULL ? -1 : front_matter_choice(types, type);
	if (index < 0)
		return front_matter_fail(matter,
			_("parameter '%s' has no known type; there are day, month, year, product, "
			  "location, patient, supplier, recipe, lot, area, count, text, valuation and entry"),
			name);
	struct parameter *parameter =
		pool_append(matter->pool, &head->parameters, &head->parameter_count, sizeof *parameter);
	*parameter = (struct parameter){ .name = name,
		.type = (enum parameter_type)index,
		.standard = front_matter_word(&value),
		.help = help == NULL ? "" : help };
	if (*value != '\0')
		return front_matter_fail(
			matter, _("after the default of '%s' its help begins with '--'"), name);
	return STATUS_OK;
}

int front_matter_common(
	struct front_matter *matter, const char *keyword, char *value, struct report *head, bool *known)
{
	*known = true;
	if (strcmp(keyword, "title") == 0)
		head->title = value;
	else if (strcmp(keyword, "about") == 0)
		head->about = value;
	else if (strcmp(keyword, "roles") == 0)
		return roles_read(matter, value, &head->roles);
	else if (strcmp(keyword, "parameter") == 0)
		return parameter_read(matter, value, head);
	else
		*known = false;
	return STATUS_OK;
}

int front_matter_complete(struct front_matter *matter, const struct report *head)
{
	if (head->title == NULL || head->title[0] == '\0')
		return front_matter_fail(matter, _("a line '-- title:' is missing before this one"));
	if (head->about == NULL || head->about[0] == '\0')
		return front_matter_fail(matter, _("a line '-- about:' is missing before this one"));
	if (head->roles == 0)
		return front_matter_fail(matter, _("a line '-- roles:' is missing before this one"));
	return STATUS_OK;
}
