/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts shared common table expressions into a report's SQL. */
#include "config.h"
#include "shared_parts.h"
#include <string.h>
#include "ampoule/embedded.h"
#include "report_definitions.h"

static const char keyword[] = "WITH ";

/* Passes over blanks and comments: what stands there is the statement. */
static const char *statement_begin(const char *sql, const char *end)
{
	while (sql < end) {
		sql += strspn(sql, " \t\r\n");
		if (strncmp(sql, "--", 2) != 0)
			break;
		sql += strcspn(sql, "\n");
	}
	return sql;
}

/* The rows of built-in reports as tables of their names, with _ for -. */
static int reports_insert(struct front_matter *matter, char *names, const char **parts)
{
	for (char *name; (name = front_matter_word(&names)) != NULL;) {
		struct report other;
		int status = report_find(NULL, name, matter->pool, &other, matter->error);
		if (status == STATUS_NOT_FOUND) {
			error_clear(matter->error);
			return front_matter_fail(matter, _("there is no built-in report '%s'"), name);
		}
		if (status != STATUS_OK)
			return status;
		for (char *c = name; *c != '\0'; c++)
			*c = *c == '-' ? '_' : *c;
		*parts = pool_printf(matter->pool, "%s%s%s AS (\n%.*s\n)", *parts, **parts == '\0' ? "" : ", ", name,
			(int)other.sql_length, other.sql);
	}
	return STATUS_OK;
}

int shared_parts_insert(struct front_matter *matter, char *names, char *of, struct report *report)
{
	const char *end = report->sql + report->sql_length;
	const char *statement = statement_begin(report->sql, end);
	bool has_own = strncmp(statement, keyword, sizeof keyword - 1) == 0;
	const char *parts = "";
	for (char *name; names != NULL && (name = front_matter_word(&names)) != NULL;) {
		const struct embedded *part = embedded_find(
			report_definitions, report_definitions_count, pool_printf(matter->pool, "%s.with", name));
		if (part == NULL)
			return front_matter_fail(matter, _("there is no part '%s' that reports share"), name);
		parts = pool_printf(matter->pool, "%s%s%s", parts, *parts == '\0' ? "" : ", ", part->text);
	}
	if (of != NULL && reports_insert(matter, of, &parts) != STATUS_OK)
		return matter->error->status;
	if (has_own)
		statement += sizeof keyword - 1;
	for (const char *c = report->sql; c < statement; c++)
		report->sql_line += *c == '\n';
	report->sql_shift = sizeof keyword - 1 + strlen(parts) + (has_own ? 2 : 0);
	report->sql = pool_printf(matter->pool, "%s%s%s%.*s", keyword, parts, has_own ? ", " : "",
		(int)(end - statement), statement);
	report->sql_length = strlen(report->sql);
	return STATUS_OK;
}
