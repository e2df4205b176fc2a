/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: an array of objects, written as the rows come; a field without a value is left out. */
#include "config.h"
#include <stdlib.h>
#include "render.h"
#include "sink.h"

struct json_renderer {
	struct renderer base;
	const struct view *view;
	bool any; /* a row was written */
	struct sink sink;
};

/* Texts are valid UTF-8 already, so only what JSON itself reserves is escaped. */
static void put_string(struct sink *sink, const char *text, size_t length)
{
	static const char hex[] = "0123456789abcdef";
	sink_char(sink, '"');
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c < 0x20) {
			sink_put(sink, "\\u00", 4);
			sink_char(sink, hex[c >> 4]);
			sink_char(sink, hex[c & 15]);
			continue;
		}
		if (c == '"' || c == '\\')
			sink_char(sink, '\\');
		sink_char(sink, (char)c);
	}
	sink_char(sink, '"');
}

static void put_cell(struct json_renderer *json, const struct column *column, const struct cell *cell)
{
	bool trim;
	int digits = column_digits(json->view, column, &trim);
	if (!column_is_number(column)) {
		put_string(&json->sink, cell->text, cell->length);
	} else if (column->type == COLUMN_COUNT || column->type == COLUMN_DAYS) {
		sink_number(&json->sink, cell->integer, 0, false, '.');
	} else {
		sink_char(&json->sink, '"');
		sink_number(&json->sink, cell->integer, digits, trim, '.');
		sink_char(&json->sink, '"');
	}
}

static int json_row(struct renderer *renderer, const struct cell *cells)
{
	struct json_renderer *json = (struct json_renderer *)renderer;
	const struct view *view = json->view;
	bool first = true;
	sink_put(&json->sink, json->any ? ",\n{" : "\n{", json->any ? 3 : 2);
	json->any = true;
	for (size_t i = 0; i < view->count; i++) {
		if (cells[i].null)
			continue;
		sink_put(&json->sink, first ? "\"" : ",\"", first ? 1 : 2);
		first = false;
		sink_put(&json->sink, view->columns[i]->key, strlen(view->columns[i]->key));
		sink_put(&json->sink, "\":", 2);
		put_cell(json, view->columns[i], &cells[i]);
	}
	sink_char(&json->sink, '}');
	if (json->sink.failure != 0)
		return render_failed(view, json->sink.failure);
	return STATUS_OK;
}

static void json_abandon(struct renderer *renderer)
{
	free(renderer);
}

static int json_end(struct renderer *renderer, const struct cell *totals)
{
	(void)totals;
	struct json_renderer *json = (struct json_renderer *)renderer;
	sink_put(&json->sink, json->any ? "\n]\n" : "]\n", json->any ? 3 : 2);
	int status = STATUS_OK, failure = sink_end(&json->sink);
	if (failure != 0)
		status = render_failed(json->view, failure);
	free(json);
	return status;
}

struct renderer *render_json(const struct view *view, FILE *file)
{
	struct json_renderer *json = calloc(1, sizeof *json);
	if (json == NULL)
		abort();
	json->base = (struct renderer){ json_row, json_end, json_abandon };
	json->view = view;
	json->sink.file = file;
	sink_char(&json->sink, '[');
	return &json->base;
}
