/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where definitions come from: those that are built in, and the files of a clinic's own folder. */
#include "config.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/embedded.h"
#include "ampoule/report.h"
#include "ampoule/text.h"
#include "report_definitions.h"

enum { DEFINITION_MAX = 1 << 20 };

/* A definition's file, wherever it is from. */
struct source {
	const char *file; /* its name, without a folder */
	const char *text;
	size_t length;
	bool own;
};

/* The name without the ending; NULL for a file of another kind. */
static const char *name_cut(const char *file, const char *ending, struct pool *pool)
{
	size_t length = strlen(file), tail = strlen(ending);
	if (length <= tail || strcmp(file + length - tail, ending) != 0 || file[0] == '.')
		return NULL;
	return pool_printf(pool, "%.*s", (int)(length - tail), file);
}

static int names_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void name_add(const char *name, struct pool *pool, const char ***names, size_t *count)
{
	if (name != NULL)
		*(const char **)pool_append(pool, names, count, sizeof **names) = name;
}

static size_t names_list(const char *folder, const char *ending, struct pool *pool, const char ***names)
{
	size_t count = 0;
	*names = NULL;
	for (size_t i = 0; i < report_definitions_count; i++)
		name_add(name_cut(report_definitions[i].name, ending, pool), pool, names, &count);
	size_t built_in = count;
	DIR *files = folder == NULL ? NULL : opendir(folder);
	for (struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
		const char *name = name_cut(file->d_name, ending, pool);
		if (embedded_find(report_definitions, report_definitions_count, file->d_name) == NULL)
			name_add(name, pool, names, &count);
	}
	if (files != NULL)
		closedir(files);
	if (count > 0) {
		qsort(*names, built_in, sizeof **names, names_compare);
		qsort(*names + built_in, count - built_in, sizeof **names, names_compare);
	}
	return count;
}

static int file_read(const char *path, struct source *source, struct pool *pool, struct error *error)
{
	FILE *file = fopen(path, "rbe");
	if (file == NULL)
		return error_set(error, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO, "'%s': %s",
			text_path(path, pool), strerror(errno));
	char *text = pool_alloc(pool, DEFINITION_MAX);
	source->length = fread(text, 1, DEFINITION_MAX, file);
	bool failed = ferror(file) != 0;
	fclose(file);
	source->text = text;
	if (failed)
		return error_set(error, STATUS_IO, _("'%s': cannot be read"), text_path(path, pool));
	if (source->length == DEFINITION_MAX)
		return error_set(error, STATUS_DATA, _("'%s': too long for a definition"), text_path(path, pool));
	if (!text_is_utf8(text, source->length) || memchr(text, '\0', source->length) != NULL)
		return error_set(error, STATUS_DATA, _("'%s': the text is not valid UTF-8"), text_path(path, pool));
	return STATUS_OK;
}

/* A name that leads out of the folder is none. */
static bool name_is_plain(const char *name)
{
	return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL;
}

static int source_find(const char *folder, const char *name, const char *ending, struct source *source, struct pool *pool,
	struct error *error)
{
	*source = (struct source){ .file = pool_printf(pool, "%s%s", name, ending) };
	const struct embedded *found = embedded_find(report_definitions, report_definitions_count, source->file);
	if (found != NULL) {
		source->text = found->text;
		source->length = found->length;
		return STATUS_OK;
	}
	if (folder == NULL || !name_is_plain(name))
		return STATUS_NOT_FOUND;
	source->own = true;
	int status = file_read(pool_printf(pool, "%s/%s", folder, source->file), source, pool, error);
	if (status == STATUS_NOT_FOUND)
		error_clear(error);
	return status;
}

/* The nearest of the names there are, as "a or b"; NULL: none is near. */
static const char *names_near(const char *folder, const char *name, const char *ending, struct pool *pool)
{
	const char **names;
	struct nearest nearest = { .wanted = name };
	for (size_t i = 0, count = names_list(folder, ending, pool, &names); i < count; i++)
		nearest_offer(&nearest, names[i]);
	return nearest_names(&nearest, pool);
}

int report_find(const char *folder, const char *name, struct pool *pool, struct report *report, struct error *error)
{
	struct source source;
	int status = source_find(folder, name, ".sql", &source, pool, error);
	if (status == STATUS_OK) {
		status = report_read(source.own ? source.file : name, source.text, source.length, pool, report, error);
		report->name = pool_copy(pool, name);
		report->own = source.own;
	}
	if (status != STATUS_NOT_FOUND)
		return status;
	const char *near = names_near(folder, name, ".sql", pool);
	const char *shown = text_printable(name, strlen(name), pool);
	if (near != NULL)
		return error_set(
			error, STATUS_NOT_FOUND, _("there is no report '%s'; did you mean %s?"), shown, near);
	return error_set(
		error, STATUS_NOT_FOUND, _("there is no report '%s'; see 'ampoule report list'"), shown);
}

size_t report_names(const char *folder, struct pool *pool, const char ***names)
{
	return names_list(folder, ".sql", pool, names);
}

int book_find(const char *folder, const char *name, struct pool *pool, struct book *book, struct error *error)
{
	struct source source;
	int status = source_find(folder, name, ".book", &source, pool, error);
	if (status == STATUS_OK) {
		status = book_read(source.own ? source.file : name, source.text, source.length, pool, book, error);
		book->head.name = pool_copy(pool, name);
		book->head.own = source.own;
	}
	if (status != STATUS_NOT_FOUND)
		return status;
	const char *near = names_near(folder, name, ".book", pool);
	const char *shown = text_printable(name, strlen(name), pool);
	if (near != NULL)
		return error_set(error, STATUS_NOT_FOUND, _("there is no workbook '%s'; did you mean %s?"),
			shown, near);
	return error_set(
		error, STATUS_NOT_FOUND, _("there is no workbook '%s'; see 'ampoule report list'"), shown);
}

size_t book_names(const char *folder, struct pool *pool, const char ***names)
{
	return names_list(folder, ".book", pool, names);
}
