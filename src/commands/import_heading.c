/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of an imported file: which of its columns is which of ours. */
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"
#include "import.h"

/* "Reorder point" and "reorder_point" are reorder-point. */
static const char *heading_key(const char *heading, struct pool *pool)
{
	char *key = text_key(heading, pool);
	for (char *c = key; *c; c++) {
		if (*c == ' ' || *c == '_')
			*c = '-';
	}
	return key;
}

static size_t column_find(const struct import_kind *kind, const char *name)
{
	for (size_t i = 0; kind->columns[i].name; i++) {
		if (strcmp(kind->columns[i].name, name) == 0)
			return i;
	}
	return IMPORT_NO_COLUMN;
}

static const char *column_names(const struct import_kind *kind, struct pool *pool)
{
	const char *names = kind->columns[0].name;
	for (size_t i = 1; kind->columns[i].name; i++)
		names = pool_printf(pool, "%s, %s", names, kind->columns[i].name);
	return names;
}

/* A text `HEADING=column` of --map, in its two parts. */
struct map {
	const char *key; /* of the heading */
	const char *column;
	bool used;
};

static int maps_read(struct import *import, const char *const *texts, size_t count, struct map *maps)
{
	struct context *context = import->context;

	for (size_t i = 0; i < count; i++) {
		const char *sign = strrchr(texts[i], '=');
		if (!sign || sign == texts[i])
			return error_set(context->error, STATUS_USAGE, _("--map '%s': write it as 'HEADING=column'"),
				QUOTED(texts[i]));
		char *heading;
		if (text_clean("--map", pool_printf(context->pool, "%.*s", (int)(sign - texts[i]), texts[i]),
			    TEXT_NAME_MAX, context->pool, &heading, context->error) < 0)
			return context->error->status;
		maps[i] = (struct map){ heading_key(heading, context->pool), sign + 1, false };
		if (*maps[i].column && column_find(import->kind, maps[i].column) == IMPORT_NO_COLUMN)
			return error_set(context->error, STATUS_USAGE, _("--map '%s': %s have no column '%s'; they have: %s"),
				QUOTED(texts[i]), import->kind->name, QUOTED(maps[i].column),
				column_names(import->kind, context->pool));
	}
	return 0;
}

static int refuse_heading(struct import *import, const char *heading)
{
	struct context *context = import->context;
	struct nearest nearest = { .wanted = heading };

	for (size_t i = 0; import->kind->columns[i].name; i++)
		nearest_offer(&nearest, import->kind->columns[i].name);
	const char *near = nearest_names(&nearest, context->pool);
	return error_set(context->error, STATUS_DATA,
		_("line %lld: heading '%s' is none of the columns of %s (%s); say what it is with --map '%s=column', or "
		  "--map '%s=' to leave it out"),
		(long long)import->line, QUOTED(heading), import->kind->name,
		near ? near : column_names(import->kind, context->pool), QUOTED(heading), QUOTED(heading));
}

/* Decides on one heading. Columns without one are left out, as spreadsheets write empty ones. */
static int heading_take(struct import *import, const char *text, size_t index, struct map *maps, size_t map_count)
{
	struct context *context = import->context;
	char *heading;

	if (!*text)
		return 0;
	if (text_clean("heading", text, TEXT_NAME_MAX, context->pool, &heading, context->error) < 0)
		return context->error->status;
	const char *name = heading_key(heading, context->pool);
	bool mapped = false;
	for (size_t i = 0; i < map_count && !mapped; i++) {
		if (strcmp(maps[i].key, name) != 0)
			continue;
		mapped = maps[i].used = true;
		name = maps[i].column;
	}
	if (!*name)
		return 0;
	if (import->keys && strcmp(name, "code") == 0)
		return error_set(context->error, STATUS_DATA,
			_("line %lld: the file has codes already; leave out --assign-codes, or --map '%s=' leaves them out"),
			(long long)import->line, QUOTED(heading));
	size_t column = column_find(import->kind, name);
	/* A remark may hold a name, so it is the list's unless somebody says otherwise. */
	if (import->keys && (column == IMPORT_NO_COLUMN || (!mapped && strcmp(name, "note") == 0))) {
		keys_column(context, import->keys, heading, index);
		return 0;
	}
	if (column == IMPORT_NO_COLUMN)
		return refuse_heading(import, heading);
	if (import->map[column] != IMPORT_NO_COLUMN)
		return error_set(context->error, STATUS_DATA, _("line %lld: there are two columns '%s'"),
			(long long)import->line, name);
	import->map[column] = index;
	return 0;
}

static int refuse_missing(struct import *import)
{
	struct context *context = import->context;
	const char *missing = NULL;

	for (size_t i = 0; import->kind->columns[i].name; i++) {
		const char *name = import->kind->columns[i].name;
		bool given = import->keys && strcmp(name, "code") == 0;
		if (import->kind->columns[i].required && import->map[i] == IMPORT_NO_COLUMN && !given)
			missing = missing ? pool_printf(context->pool, "%s, %s", missing, name) : name;
	}
	if (!missing)
		return 0;
	return error_set(context->error, STATUS_DATA,
		_("line %lld: the heading lacks: %s; 'ampoule import %s --template' shows one"), (long long)import->line,
		missing, import->kind->name);
}

int import_read_heading(struct import *import, const struct csv_row *heading, const char *const *texts,
	size_t map_count)
{
	struct context *context = import->context;
	struct map *maps = pool_alloc(context->pool, map_count * sizeof(*maps));

	import->line = heading->line;
	import->width = heading->count;
	for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
		import->map[i] = IMPORT_NO_COLUMN;
	int status = maps_read(import, texts, map_count, maps);
	for (size_t i = 0; status == 0 && i < heading->count; i++)
		status = heading_take(import, heading->fields[i], i, maps, map_count);
	for (size_t i = 0; status == 0 && i < map_count; i++) {
		if (!maps[i].used)
			status = error_set(context->error, STATUS_DATA, _("--map '%s': the file has no such heading"),
				QUOTED(texts[i]));
	}
	return status < 0 ? status : refuse_missing(import);
}
