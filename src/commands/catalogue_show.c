/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule THING show: its fields, what belongs to it, and what became of it. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/history.h"
#include "ampoule/ingredient.h"
#include "ampoule/text.h"
#include "catalogue_shown.h"

/* Another product, by its code. */
static void show_product(struct shown *shown, const char *label, int64_t id)
{
	struct record other;
	if (catalogue_load(shown->context->store, &thing_product, id, shown->context->pool, &other) == 0 && other.id)
		shown_text(shown, label, record_value(&thing_product, &other, "code"));
}

static void show_named(struct shown *shown, const char *label, const struct thing *thing, int64_t id)
{
	struct record named;
	if (catalogue_load(shown->context->store, thing, id, shown->context->pool, &named) == STATUS_OK)
		shown_text(shown, label, record_value(thing, &named, "code"));
}

/* Programs get a list as an array: of names, or of ingredients with what is known of them. */
static void show_list(struct shown *shown, const struct field *field, const char *value)
{
	struct ingredient_list list;
	json_t *array = json_array();
	bool detailed = field->type == FIELD_INGREDIENTS;

	ingredient_list_load(value, detailed, shown->context->pool, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct ingredient *member = &list.members[i];
		json_array_append_new(array, detailed ? json_pack("{s:s, s:s*, s:b}", "name", member->name, "strength",
							member->strength, "allergen", member->allergen)
						      : json_string(member->name));
	}
	json_object_set_new(shown->object, field->name, array);
}

/* Programs get a span in minutes and the unit apart; people get them as they type them. */
static void show_field(struct shown *shown, const struct thing *thing, const struct record *record, size_t i)
{
	const struct field *field = &thing->fields[i];
	struct pool *pool = shown->context->pool;
	const char *label = shown->object ? field->name : field_label(field, pool);
	const char *value = record->values[i];
	int64_t number = record_integer(thing, record, field->name);

	if (value && field->type == FIELD_REFERENCE && thing == &thing_product) {
		show_product(shown, label, number);
		return;
	}
	if (!value || field->type == FIELD_KEY || (field->type == FIELD_UNIT && !shown->object))
		return;
	if (field->type == FIELD_FLAG && !field->help && number == 0)
		return;
	if (field->one && shown->object)
		show_list(shown, field, value);
	else if (field->type == FIELD_COUNT || (field->type == FIELD_SPAN && shown->object))
		shown_number(shown, label, number);
	else if (catalogue_named(field))
		show_named(shown, label, catalogue_named(field), number);
	else if (field->type == FIELD_CONTENT && !shown->object)
		shown_text(shown, label, pool_printf(pool, "%s%s", field_text(field, value, pool), record->values[i + 1]));
	else
		shown_text(shown, label, field_text(field, value, pool));
}

static void show_change(struct shown *shown, json_t *list, const struct thing *of, const struct history_line *line)
{
	const struct thing *thing = line->package != 0 ? &thing_package : of;
	const struct field *field = &thing->fields[thing_field(thing, line->field)];
	struct pool *pool = shown->context->pool;
	const char *label = field_label(field, pool);
	const char *old = line->old ? field_text(field, line->old, pool) : NULL;
	const char *new = line->new ? field_text(field, line->new, pool) : NULL;
	char time[LOCAL_TEXT_MAX], instant[INSTANT_TEXT_MAX];

	if (field->type == FIELD_KEY)
		return;
	if (list) {
		json_t *change = json_pack("{s:I, s:s, s:s, s:s, s:s, s:s*, s:s*}", "entry", (json_int_t)line->entry, "kind",
			line->kind, "time", instant_format(line->time, instant), "who", line->who, "field", line->field,
			"old", old, "new", new);
		if (line->package != 0)
			json_object_set_new(change, "package", json_integer((json_int_t)line->package));
		json_array_append_new(list, change);
		return;
	}
	if (line->package != 0)
		label = pool_printf(pool, _("package %lld, %s"), (long long)line->package, label);
	fprintf(shown->context->out, _("%s  entry %lld  %s  %s %s: %s → %s\n"), zone_format(line->time, time),
		(long long)line->entry, line->who, line->kind, label, old ? old : "–", new ? new : "–");
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

/* The recipe as it was in the version that was asked for. */
static int read_version(struct shown *shown, const char *text, const struct record *recipe, struct record *then)
{
	struct context *context = shown->context;
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 7 || text[digits] != '\0')
		return error_set(context->error, STATUS_USAGE, _("--version '%s' is no number"), QUOTED(text));
	return recipe_version_load(context->store, recipe, strtoll(text, NULL, 10), context->pool, then);
}

static int show(struct shown *shown, const struct catalogue_arguments *arguments, const struct record *record)
{
	const struct thing *thing = arguments->thing;
	struct record then = *record;
	int status = 0;

	if (arguments->version)
		status = read_version(shown, arguments->version, record, &then);
	for (size_t i = 0; status == 0 && i < thing->count; i++) {
		if (strcmp(thing->fields[i].name, "version") != 0)
			show_field(shown, thing, &then, i);
	}
	if (status < 0)
		return status;
	if (thing == &thing_product)
		status = shown_packages(shown, record->id);
	if (thing == &thing_product && status == 0)
		status = shown_aliases(shown, record->id);
	if (thing == &thing_patient)
		status = shown_courses(shown, record->id);
	if (thing == &thing_patient && status == 0)
		status = shown_patient(shown, record);
	if (thing == &thing_recipe)
		status = shown_recipe(shown, record, &then, arguments->history);
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
	catalogue_note_alias(context, arguments->thing, &record);
	shown.object = answer_is_json(context) ? json_object() : NULL;
	status = show(&shown, arguments, &record);
	if (status == 0 && shown.object) {
		json_dumpf(shown.object, context->out, JSON_INDENT(2));
		fputc('\n', context->out);
	}
	json_decref(shown.object);
	return status;
}
