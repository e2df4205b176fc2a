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

int shared_parts_insert(struct front_matter *matter, char *names, struct report *report)
{
	const char *end = report->sql + report->sql_length;
	const char *statement = statement_begin(report->sql, end);
	bool has_own = strncmp(statement, keyword, sizeof keyword - 1) == 0;
	const char *parts = "";
	for (char *name; (name = front_matter_word(&names)) != NULL;) {
		const struct embedded *part = embedded_find(
			report_definitions, report_definitions_count, pool_printf(matter->pool, "%s.with", name));
		if (part == NULL)
			return front_matter_fail(matter, _("there is no part '%s' that reports share"), name);
		parts = pool_printf(matter->pool, "%s%s%s", parts, *parts == '\0' ? "" : ", ", part->text);
	}
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
