/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a workbook back with unzip and a scan that knows just the XML that a workbook has. */
#include "workbook_reader.h"
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *workbook_part(const char *path, const char *part, struct pool *pool)
{
	FILE *pipe = popen(pool_printf(pool, "unzip -p '%s' '%s' 2>/dev/null", path, part), "r");
	ck_assert_ptr_nonnull(pipe);
	char *text = NULL, buffer[4096];
	size_t size = 0, got;
	FILE *memory = open_memstream(&text, &size);
	while ((got = fread(buffer, 1, sizeof buffer, pipe)) > 0)
		fwrite(buffer, 1, got, memory);
	fclose(memory);
	pclose(pipe);
	char *copy = pool_copy(pool, text);
	free(text);
	return copy;
}

static char *unescaped(const char *start, size_t length, struct pool *pool)
{
	static const char *const names[][2] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&apos;", "'" } };
	char *text = pool_alloc(pool, length + 1), *end = text;
	for (size_t i = 0; i < length; i++) {
		bool named = false;
		for (size_t j = 0; start[i] == '&' && j < sizeof names / sizeof *names && !named; j++) {
			if (strncmp(start + i, names[j][0], strlen(names[j][0])) == 0) {
				*end++ = names[j][1][0];
				i += strlen(names[j][0]) - 1;
				named = true;
			}
		}
		if (!named)
			*end++ = start[i];
	}
	return text;
}

/* Text between `<name…>` and `</name>`, within `length` bytes; NULL when there is none. */
static char *element(const char *xml, size_t length, const char *name, struct pool *pool)
{
	char *close = pool_printf(pool, "</%s>", name);
	size_t name_length = strlen(name);
	for (const char *at = xml; (at = memchr(at, '<', length - (size_t)(at - xml))) != NULL; at++) {
		if (strncmp(at + 1, name, name_length) != 0 || strchr("> ", at[1 + name_length]) == NULL)
			continue;
		const char *start = strchr(at, '>') + 1, *end = strstr(start, close);
		if (end == NULL || end > xml + length)
			return NULL;
		return unescaped(start, (size_t)(end - start), pool);
	}
	return NULL;
}

static char *attribute(const char *tag, const char *name, struct pool *pool)
{
	const char *end = strchr(tag, '>');
	const char *at = strstr(tag, pool_printf(pool, " %s=\"", name));
	if (at == NULL || at > end)
		return NULL;
	at += strlen(name) + 3;
	return unescaped(at, strcspn(at, "\""), pool);
}

static const char *attribute_needed(const char *tag, const char *name, struct pool *pool)
{
	const char *value = attribute(tag, name, pool);
	ck_assert_msg(value != NULL, "no attribute '%s'", name);
	return value;
}

/* What a workbook need not spell out, as it has a number of its own. */
static const char *format_builtin(const char *id)
{
	static const struct {
		const char *id, *format;
	} table[] = { { "3", "#,##0" }, { "4", "#,##0.00" }, { "10", "0.00%" }, { "49", "@" } };
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (strcmp(table[i].id, id) == 0)
			return table[i].format;
	}
	return "General";
}

/* Number formats in the order of cellXfs. */
static size_t formats_read(const char *path, struct pool *pool, const char ***formats)
{
	const char *styles = workbook_part(path, "xl/styles.xml", pool);
	size_t count = 0;
	const char *at = strstr(styles, "<cellXfs"), *end = strstr(styles, "</cellXfs>");
	ck_assert_ptr_nonnull(at);
	while ((at = strstr(at, "<xf ")) != NULL && at < end) {
		const char *id = attribute_needed(at++, "numFmtId", pool);
		const char *found = strstr(styles, pool_printf(pool, "<numFmt numFmtId=\"%s\"", id));
		const char **format = pool_append(pool, formats, &count, sizeof *format);
		if (found != NULL)
			*format = attribute(found, "formatCode", pool);
		else
			*format = format_builtin(id);
	}
	return count;
}

static void place_read(const char *reference, struct read_cell *cell)
{
	size_t column = 0;
	for (; *reference >= 'A' && *reference <= 'Z'; reference++)
		column = column * 26 + (size_t)(*reference - 'A' + 1);
	cell->column = column - 1;
	cell->row = (size_t)atol(reference) - 1;
}

static void cells_read(
	struct read_sheet *sheet, const char *const *formats, size_t format_count, struct pool *pool)
{
	const char *at = strstr(sheet->xml, "<sheetData>");
	while (at != NULL && (at = strstr(at, "<c ")) != NULL) {
		const char *tag_end = strchr(at, '>'), *style = attribute(at, "s", pool),
			   *type = attribute(at, "t", pool);
		const char *end = tag_end[-1] == '/' ? tag_end : strstr(at, "</c>");
		size_t length = (size_t)(end - at);
		struct read_cell *cell = pool_append(pool, &sheet->cells, &sheet->count, sizeof *cell);
		place_read(attribute_needed(at, "r", pool), cell);
		size_t index = style == NULL ? 0 : (size_t)atoi(style);
		ck_assert_uint_lt(index, format_count);
		cell->format = formats[index];
		cell->formula = element(at, length, "f", pool);
		cell->text = type != NULL && strcmp(type, "inlineStr") == 0;
		/* Shared strings are for workbooks that are kept in memory. */
		ck_assert(type == NULL || strcmp(type, "s") != 0);
		cell->value = element(at, length, cell->text ? "t" : "v", pool);
		if (cell->value == NULL)
			sheet->count--;
		at = end;
	}
}

size_t workbook_read(const char *path, struct pool *pool, struct read_sheet **sheets)
{
	const char **formats = NULL, *book = workbook_part(path, "xl/workbook.xml", pool);
	size_t format_count = formats_read(path, pool, &formats), count = 0;
	for (const char *at = book; (at = strstr(at, "<sheet ")) != NULL; at++) {
		struct read_sheet *sheet = pool_append(pool, sheets, &count, sizeof *sheet);
		sheet->name = attribute(at, "name", pool);
		sheet->xml =
			workbook_part(path, pool_printf(pool, "xl/worksheets/sheet%zu.xml", count), pool);
		cells_read(sheet, formats, format_count, pool);
	}
	return count;
}

const struct read_cell *cell_at(const struct read_sheet *sheet, size_t row, size_t column)
{
	for (size_t i = 0; i < sheet->count; i++) {
		if (sheet->cells[i].row == row && sheet->cells[i].column == column)
			return &sheet->cells[i];
	}
	return NULL;
}
