/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule THING show: its fields, what belongs to it, and what became of it. */
#include <jansson.h>
#include <string.h>
#include "ampoule/history.h"
#include "ampoule/package.h"
#include "ampoule/text.h"
#include "catalogue.h"

enum { LABEL_WIDTH = 15 };

/* Writes the facts of a thing, for people or for programs. */
struct shown {
	struct context *context;
	json_t *object; /* NULL: for people */
};

static void show_text(struct shown *shown, const char *label, const char *value)
{
	if (shown->object)
		json_object_set_new(shown->object, label, json_string(value));
	else
		fprintf(shown->context->out, "%-*s %s\n", LABEL_WIDTH, label, value);
}

static void show_number(struct shown *shown, const char *label, int64_t value)
{
	if (shown->object)
		json_object_set_new(shown->object, label, json_integer(value));
	else
		fprintf(shown->context->out, "%-*s %lld\n", LABEL_WIDTH, label, (long long)value);
}

static void show_named(struct shown *shown, const char *label, const struct thing *thing, int64_t id)
{
	struct record named;
	if (catalogue_load(shown->context->store, thing, id, shown->context->pool, &named) == STATUS_OK)
		show_text(shown, label, record_value(thing, &named, "code"));
}

/* Programs get a span in minutes and the unit apart; people get them as they type them. */
static void show_field(struct shown *shown, const struct thing *thing, const struct record *record, size_t i)
{
	const struct field *field = &thing->fields[i];
	struct pool *pool = shown->context->pool;
	const char *label = shown->object ? field->name : field_label(field, pool);
	const char *value = record->values[i];
	int64_t number = record_integer(thing, record, field->name);

	if (!value || field->type == FIELD_KEY || (field->type == FIELD_UNIT && !shown->object))
		return;
	if (field->type == FIELD_FLAG && !field->help && number == 0)
		return;
	if (field->type == FIELD_COUNT || (field->type == FIELD_SPAN && shown->object))
		show_number(shown, label, number);
	else if (catalogue_named(field))
		show_named(shown, label, catalogue_named(field), number);
	else if (field->type == FIELD_CONTENT && !shown->object)
		show_text(shown, label, pool_printf(pool, "%s%s", field_text(field, value, pool), record->values[i + 1]));
	else
		show_text(shown, label, field_text(field, value, pool));
}

static int show_packages(struct shown *shown, int64_t product)
{
	struct record *packages;
	size_t count;
	json_t *list = shown->object ? json_array() : NULL;

	int status = package_list(shown->context->store, product, shown->context->pool, &packages, &count);
	for (size_t i = 0; i < count; i++) {
		int64_t containers = record_integer(&thing_package, &packages[i], "containers");
		const char *gtin = record_value(&thing_package, &packages[i], "gtin");
		if (list)
			json_array_append_new(list, json_pack("{s:I, s:s*}", "containers", (json_int_t)containers,
				"gtin", gtin));
		else
			show_text(shown, "package", pool_printf(shown->context->pool, "%lld%s%s",
				(long long)containers, gtin ? "  gtin " : "", gtin ? gtin : ""));
	}
	if (list)
		json_object_set_new(shown->object, "packages", list);
	return status;
}

static int show_line(struct shown *shown, json_t *list, const struct recipe_line *line)
{
	struct record product;
	char content[CONTENT_TEXT_MAX];
	int status = catalogue_load(shown->context->store, &thing_product, line->product, shown->context->pool,
		&product);
	if (status < 0)
		return status;
	const char *code = record_value(&thing_product, &product, "code");
	const char *unit = line->containers ? "" : record_value(&thing_product, &product, "unit");
	const char *amount = line->containers
		? pool_printf(shown->context->pool, "%lld", (long long)line->amount)
		: content_format(line->amount, content);
	if (!list)
		show_text(shown, "item", pool_printf(shown->context->pool, "%s=%s%s  %s", code, amount, unit,
			record_value(&thing_product, &product, "name")));
	else if (line->containers)
		json_array_append_new(list, json_pack("{s:s, s:I}", "product", code, "containers",
			(json_int_t)line->amount));
	else
		json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "product", code, "content", amount, "unit",
			unit));
	return 0;
}

static int show_lines(struct shown *shown, const struct record *recipe)
{
	struct recipe_line *lines;
	size_t count;
	json_t *list = shown->object ? json_array() : NULL;

	show_number(shown, "version", record_integer(&thing_recipe, recipe, "version"));
	int status = recipe_lines_load(shown->context->store, recipe->id,
		record_integer(&thing_recipe, recipe, "version"), shown->context->pool, &lines, &count);
	for (size_t i = 0; status == 0 && i < count; i++)
		status = show_line(shown, list, &lines[i]);
	if (list)
		json_object_set_new(shown->object, "items", list);
	return status;
}

static void show_change(struct shown *shown, json_t *list, const struct thing *thing,
	const struct history_line *line)
{
	const struct field *field = &thing->fields[thing_field(thing, line->field)];
	struct pool *pool = shown->context->pool;
	const char *old = line->old ? field_text(field, line->old, pool) : NULL;
	const char *new = line->new ? field_text(field, line->new, pool) : NULL;
	char time[LOCAL_TEXT_MAX], instant[INSTANT_TEXT_MAX];

	if (field->type == FIELD_KEY)
		return;
	if (list)
		json_array_append_new(list, json_pack("{s:I, s:s, s:s, s:s, s:s, s:s*, s:s*}", "entry",
			(json_int_t)line->entry, "kind", line->kind, "time", instant_format(line->time, instant), "who",
			line->who, "field", line->field, "old", old, "new", new));
	else
		fprintf(shown->context->out, _("%s  entry %lld  %s  %s %s: %s → %s\n"), zone_format(line->time, time),
			(long long)line->entry, line->who, line->kind, field_label(field, pool), old ? old : "–",
			new ? new : "–");
}

static int show_history(struct shown *shown, const struct thing *thing, int64_t id)
{
	struct history_line *lines;
	size_t count;
	json_t *list = shown->object ? json_array() : NULL;

	int status = history_list(shown->context->store, thing, id, shown->context->pool, &lines, &count);
	if (!list)
		fprintf(shown->context->out, "\n");
	for (size_t i = 0; i < count; i++)
		show_change(shown, list, thing, &lines[i]);
	if (list)
		json_object_set_new(shown->object, "history", list);
	return status;
}

static int show(struct shown *shown, const struct catalogue_arguments *arguments, const struct record *record)
{
	const struct thing *thing = arguments->thing;
	int status = 0;

	for (size_t i = 0; i < thing->count; i++) {
		if (strcmp(thing->fields[i].name, "version") != 0)
			show_field(shown, thing, record, i);
	}
	if (thing == &thing_product)
		status = show_packages(shown, record->id);
	if (thing == &thing_recipe)
		status = show_lines(shown, record);
	if (status == 0 && arguments->history)
		status = show_history(shown, thing, record->id);
	return status;
}

int catalogue_show(struct context *context, void *data)
{
	const struct catalogue_arguments *arguments = data;
	struct record record;
	struct shown shown = { .context = context };

	if (strcmp(context->format, "table") != 0 && !answer_is_json(context))
		return error_set(context->error, STATUS_USAGE, _("'%s show' answers as table or json, not as %s"),
			arguments->thing->name, context->format);
	int status = catalogue_find(context->store, arguments->thing, arguments->code, true, context->pool, &record);
	if (status < 0)
		return status;
	shown.object = answer_is_json(context) ? json_object() : NULL;
	status = show(&shown, arguments, &record);
	if (status == 0 && shown.object) {
		json_dumpf(shown.object, context->out, JSON_INDENT(2));
		fputc('\n', context->out);
	}
	json_decref(shown.object);
	return status;
}
