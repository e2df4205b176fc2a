/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report's definition: its front matter with columns, then its SQL. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/report.h"
#include "ampoule/setting.h"
#include "chart.h"
#include "front_matter.h"
#include "shared_parts.h"

/* `[running KEY of GROUP…]` may name columns that stand further down: it is resolved when all are there. */
struct running {
	size_t column;
	size_t line;
	char *words;
};

struct definition {
	struct front_matter matter;
	struct report *report;
	const char *text; /* all of it */
	struct running *running;
	size_t running_count;
	bool has_opening, has_facts; /* the front matter ended with a line that says so */
	char *parts; /* names of shared parts; NULL: none */
	char *of; /* names of reports whose rows it is made of; NULL: none */
	char *subtotal; /* key of the column; NULL: none */
	char *journal; /* keys of its columns; NULL: it is none */
};

int column_find(const struct report *report, const char *key)
{
	for (size_t i = 0; key != NULL && i < report->column_count; i++) {
		if (strcmp(report->columns[i].key, key) == 0)
			return (int)i;
	}
	return NO_COLUMN;
}

static int type_read(struct definition *definition, char *word, struct column *column)
{
	static const char *const types[] = { "text", "count", "quantity", "money", "day", "time", "days",
		"percent", "hidden", NULL };
	for (size_t end = word == NULL ? 0 : strlen(word); end > 0 && strchr("$p", word[end - 1]) != NULL;
		end--) {
		column->marks |= word[end - 1] == '$' ? COLUMN_FINANCE : COLUMN_PATIENT;
		word[end - 1] = '\0';
	}
	int index = word == NULL ? -1 : front_matter_choice(types, word);
	if (index < 0)
		return front_matter_fail(&definition->matter,
			_("column '%s' has no known type; there are text, "
			  "count, quantity, money, day, time, days, percent and hidden"),
			column->key);
	column->type = (enum column_type)index;
	return STATUS_OK;
}

/* `whole`, `decimal`, or `whole unless KEY`, a column before this one. */
static int valid_read(struct definition *definition, char *text, struct column *column)
{
	static const char *const kinds[] = { "whole", "decimal", NULL };
	const char *word = front_matter_word(&text);
	int kind = word == NULL ? -1 : front_matter_choice(kinds, word);
	const char *unless = front_matter_word(&text);
	if (kind >= 0 && column->type != COLUMN_TEXT)
		column->valid = kind == 0 ? VALID_WHOLE : VALID_DECIMAL;
	if (unless != NULL && column->valid == VALID_WHOLE && strcmp(unless, "unless") == 0)
		column->valid_unless = column_find(definition->report, front_matter_word(&text));
	if (column->valid == VALID_ANY || (unless != NULL && column->valid_unless == NO_COLUMN))
		return front_matter_fail(&definition->matter,
			_("column '%s': what may be filled in is [valid whole], [valid decimal] or [valid whole unless COLUMN]"),
			column->key);
	return STATUS_OK;
}

static int attribute_read(struct definition *definition, char *text, size_t index)
{
	struct front_matter *matter = &definition->matter;
	struct column *column = &definition->report->columns[index];
	char *word = front_matter_word(&text);
	if (word != NULL && strcmp(word, "total") == 0 && *text == '\0') {
		column->total = true;
		return STATUS_OK;
	}
	if (word != NULL && strcmp(word, "fill") == 0 && *text == '\0') {
		column->fill = true;
		return STATUS_OK;
	}
	if (word != NULL && strcmp(word, "rule") == 0) {
		column->rule = strcmp(text, "expiry") == 0 ? RULE_EXPIRY : RULE_STATE;
		if (column->rule == RULE_EXPIRY ? column->type == COLUMN_DAY : strcmp(text, "state") == 0)
			return STATUS_OK;
		return front_matter_fail(matter,
			_("column '%s': there are the rules expiry (of a day) and state"), column->key);
	}
	if (word != NULL && strcmp(word, "running") == 0) {
		struct running *running = pool_append(
			matter->pool, &definition->running, &definition->running_count, sizeof *running);
		*running = (struct running){ index, matter->line, text };
		return STATUS_OK;
	}
	if (word != NULL && strcmp(word, "minor") == 0 && strspn(text, "123456789") == strlen(text) && strlen(text) <= 1) {
		column->minor = *text == '\0' ? 1 : *text - '0';
		return STATUS_OK;
	}
	if (word != NULL && strcmp(word, "valid") == 0)
		return valid_read(definition, text, column);
	if (word != NULL && strcmp(word, "if") == 0) {
		for (size_t i = 0; i < definition->report->parameter_count; i++) {
			if (strcmp(definition->report->parameters[i].name, text) == 0)
				column->wanting = (int)i;
		}
		if (column->wanting != NO_COLUMN)
			return STATUS_OK;
		return front_matter_fail(matter, _("column '%s': no parameter '%s' stands before it"), column->key, text);
	}
	return front_matter_fail(
		matter, _("column '%s': in brackets stands total, rule, running, fill, valid, if or minor"), column->key);
}

/* Cuts the attributes in brackets off the heading. */
static int attributes_read(struct definition *definition, char *rest, size_t index)
{
	char *bracket = strchr(rest, '[');
	char *end = bracket == NULL ? rest + strlen(rest) : bracket;
	while (bracket != NULL) {
		char *close = strchr(bracket, ']');
		if (close == NULL)
			return front_matter_fail(&definition->matter, _("a bracket is not closed"));
		*close = '\0';
		*bracket = '\0';
		int status = attribute_read(definition, bracket + 1, index);
		if (status != STATUS_OK)
			return status;
		bracket = close + 1 + strspn(close + 1, " \t");
		if (*bracket != '[' && *bracket != '\0')
			return front_matter_fail(&definition->matter, _("brackets stand after the heading"));
		if (*bracket == '\0')
			break;
	}
	while (end > rest && (end[-1] == ' ' || end[-1] == '\t'))
		*--end = '\0';
	return STATUS_OK;
}

static int column_check(struct definition *definition, const struct column *column)
{
	struct front_matter *matter = &definition->matter;
	if (column->type == COLUMN_HIDDEN)
		return STATUS_OK;
	if (column->width < 2 || column->width > 200)
		return front_matter_fail(matter, _("column '%s' needs a width from 2 to 200"), column->key);
	if (column->heading[0] == '\0')
		return front_matter_fail(matter, _("column '%s' needs a heading"), column->key);
	if (column->total && column->type != COLUMN_COUNT && column->type != COLUMN_QUANTITY &&
		column->type != COLUMN_MONEY)
		return front_matter_fail(matter, _("column '%s' is nothing that can be summed"), column->key);
	return STATUS_OK;
}

static int column_read(struct definition *definition, char *value)
{
	struct report *report = definition->report;
	char *key = front_matter_word(&value);
	if (!front_matter_is_key(key, '_'))
		return front_matter_fail(
			&definition->matter, _("a column needs a key of lowercase letters, digits and '_'"));
	if (column_find(report, key) != NO_COLUMN)
		return front_matter_fail(&definition->matter, _("column '%s' is there twice"), key);
	struct column *column =
		pool_append(definition->matter.pool, &report->columns, &report->column_count, sizeof *column);
	*column = (struct column){ .key = key,
		.line = definition->matter.line,
		.running = NO_COLUMN,
		.valid_unless = NO_COLUMN,
		.wanting = NO_COLUMN };
	int status = type_read(definition, front_matter_word(&value), column);
	if (status == STATUS_OK && column->type != COLUMN_HIDDEN) {
		char *width = front_matter_word(&value);
		column->width = width == NULL ? 0 : atoi(width);
		column->heading = value;
		status = attributes_read(definition, value, report->column_count - 1);
	}
	return status == STATUS_OK ? column_check(definition, column) : status;
}

static int running_resolve(struct definition *definition, struct running *running)
{
	struct report *report = definition->report;
	struct column *column = &report->columns[running->column];
	definition->matter.line = running->line;
	column->running = column_find(report, front_matter_word(&running->words));
	char *of = front_matter_word(&running->words);
	if (column->running == NO_COLUMN || of == NULL || strcmp(of, "of") != 0)
		return front_matter_fail(&definition->matter,
			_("column '%s': a running balance is written [running KEY of GROUP…]"), column->key);
	for (char *word; (word = front_matter_word(&running->words)) != NULL;) {
		int group = column_find(report, word);
		if (group == NO_COLUMN || report->columns[group].type != COLUMN_HIDDEN ||
			column->group_count == GROUP_MAX)
			return front_matter_fail(&definition->matter,
				_("column '%s': '%s' is no hidden column, or one too many"), column->key,
				word);
		column->group[column->group_count++] = group;
	}
	if (column->group_count == 0 || report->columns[column->running].type == COLUMN_TEXT)
		return front_matter_fail(&definition->matter,
			_("column '%s': a running balance needs a number and a group"), column->key);
	return STATUS_OK;
}

static int subtotal_resolve(struct definition *definition)
{
	struct report *report = definition->report;
	if (definition->subtotal == NULL)
		return STATUS_OK;
	report->subtotal = column_find(report, definition->subtotal);
	if (report->subtotal == NO_COLUMN || report->columns[report->subtotal].type != COLUMN_TEXT)
		return front_matter_fail(
			&definition->matter, _("subtotals are by a column of text; '%s' is none"), definition->subtotal);
	return STATUS_OK;
}

/* Day, entry, kind, document, account, debit, credit: each a column. */
static int journal_resolve(struct definition *definition)
{
	struct report *report = definition->report;
	if (definition->journal == NULL)
		return STATUS_OK;
	for (size_t i = 0; i < JOURNAL_ROLES; i++) {
		report->journal[i] = column_find(report, front_matter_word(&definition->journal));
		if (report->journal[i] == NO_COLUMN)
			return front_matter_fail(&definition->matter,
				_("a journal is written: journal: DAY ENTRY KIND DOCUMENT ACCOUNT DEBIT CREDIT, each a column"));
	}
	report->has_journal = true;
	return STATUS_OK;
}

static int setting_read(struct definition *definition, char *value)
{
	const struct setting_rule *rule = setting_rule_find(value);
	if (rule == NULL)
		return front_matter_fail(&definition->matter, _("there is no setting '%s'"), value);
	const char **setting = pool_append(definition->matter.pool, &definition->report->settings,
		&definition->report->setting_count, sizeof *setting);
	*setting = rule->name;
	return STATUS_OK;
}

static int exclusion_read(struct definition *definition, char *value)
{
	struct report *report = definition->report;
	struct exclusion exclusion = { 0 };
	size_t found = 0;
	char *reason = strstr(value, "-- ");
	if (reason != NULL)
		*reason = '\0';
	for (char *name; (name = front_matter_word(&value)) != NULL && found < 2;) {
		for (size_t i = 0; i < report->parameter_count; i++) {
			if (strcmp(report->parameters[i].name, name) == 0)
				*(found++ == 0 ? &exclusion.first : &exclusion.second) = i;
		}
	}
	if (found != 2 || reason == NULL)
		return front_matter_fail(&definition->matter,
			_("an exclusion is written: exclude: FIRST SECOND -- REASON, both parameters that stand before it"));
	exclusion.reason = reason + 3;
	*(struct exclusion *)pool_append(definition->matter.pool, &report->exclusions, &report->exclusion_count,
		sizeof exclusion) = exclusion;
	return STATUS_OK;
}

/* The opening query, or that of the facts, ends at the line `-- rows:`. */
static int sql_split(struct definition *definition)
{
	struct front_matter *matter = &definition->matter;
	struct report *report = definition->report;
	report->sql = matter->next;
	report->sql_length = (size_t)(matter->end - matter->next);
	report->query_line = definition->matter.line + 1;
	if (definition->has_opening || definition->has_facts) {
		static const char mark[] = "\n-- rows:";
		const char *rows = strstr(report->sql, mark);
		if (rows == NULL || rows >= matter->end)
			return front_matter_fail(matter,
				_("after the query of the opening or the facts a line '-- rows:' is missing"));
		const char **first = definition->has_opening ? &report->opening : &report->facts;
		*first = report->sql;
		*(definition->has_opening ? &report->opening_length : &report->facts_length) =
			(size_t)(rows - report->sql);
		report->sql = rows + sizeof mark - 1;
		report->sql_length = (size_t)(matter->end - report->sql);
	}
	report->sql_line = 1;
	for (const char *c = definition->text; c < report->sql; c++)
		report->sql_line += *c == '\n';
	if (strspn(report->sql, " \t\r\n;") >= report->sql_length)
		return front_matter_fail(matter, _("the SQL is missing after this line"));
	if (definition->parts == NULL && definition->of == NULL)
		return STATUS_OK;
	return shared_parts_insert(matter, definition->parts, definition->of, report);
}

static int keyword_read(struct definition *definition, const char *keyword, char *value)
{
	bool known;
	int status = front_matter_common(&definition->matter, keyword, value, definition->report, &known);
	if (known)
		return status;
	if (strcmp(keyword, "column") == 0)
		return column_read(definition, value);
	if (strcmp(keyword, "opening") == 0) {
		definition->has_opening = true;
		return STATUS_OK;
	}
	if (strcmp(keyword, "facts") == 0) {
		definition->has_facts = true;
		return STATUS_OK;
	}
	if (strcmp(keyword, "with") == 0) {
		definition->parts = value;
		return STATUS_OK;
	}
	if (strcmp(keyword, "of") == 0) {
		definition->of = value;
		return STATUS_OK;
	}
	if (strcmp(keyword, "chart") == 0)
		return chart_read(&definition->matter, value, definition->report);
	if (strcmp(keyword, "subtotal") == 0) {
		definition->subtotal = value;
		return STATUS_OK;
	}
	if (strcmp(keyword, "journal") == 0) {
		definition->journal = value;
		return STATUS_OK;
	}
	if (strcmp(keyword, "setting") == 0)
		return setting_read(definition, value);
	if (strcmp(keyword, "exclude") == 0)
		return exclusion_read(definition, value);
	if (strcmp(keyword, "sign") == 0) {
		const char **signature = pool_append(definition->matter.pool, &definition->report->signatures,
			&definition->report->signature_count, sizeof *signature);
		*signature = value;
		return STATUS_OK;
	}
	return front_matter_fail(&definition->matter,
		_("no keyword '%s'; there are title, about, roles, parameter, column, subtotal, journal, setting, with, of, exclude, chart, sign, opening and facts"), keyword);
}

int report_read(const char *name, const char *text, size_t length, struct pool *pool, struct report *report,
	struct error *error)
{
	char *copy = pool_alloc(pool, length + 1);
	memcpy(copy, text, length);
	*report = (struct report){ .name = pool_copy(pool, name), .subtotal = NO_COLUMN };
	char *keyword, *value;
	struct definition definition = { { report->name, copy, copy + length, 0, pool, error }, report, copy };
	while (!definition.has_opening && !definition.has_facts &&
		front_matter_next(&definition.matter, &keyword, &value)) {
		int status = keyword_read(&definition, keyword, value);
		if (status != STATUS_OK)
			return status;
	}
	size_t last = definition.matter.line;
	int status = front_matter_complete(&definition.matter, report);
	if (status == STATUS_OK && report->column_count == 0)
		status = front_matter_fail(
			&definition.matter, _("there is no line '-- column:' before this one"));
	if (status == STATUS_OK)
		status = subtotal_resolve(&definition);
	if (status == STATUS_OK && report->subtotal != NO_COLUMN && report->chart_count > 0)
		status = front_matter_fail(&definition.matter, _("a report with subtotals has no chart; a report '-- of:' it has"));
	if (status == STATUS_OK)
		status = journal_resolve(&definition);
	for (size_t i = 0; status == STATUS_OK && i < definition.running_count; i++)
		status = running_resolve(&definition, &definition.running[i]);
	definition.matter.line = last;
	return status == STATUS_OK ? sql_split(&definition) : status;
}
