/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads values of fields where the clock or other things say what they mean. */
#include "catalogue_value.h"
#include <string.h>
#include "ampoule/ingredient.h"
#include "ampoule/text.h"

/* The day on which something was done, in ISO. */
static int read_day(struct context *context, const struct field *field, const char **text)
{
	char *day = pool_alloc(context->pool, DAY_TEXT_MAX);
	struct when when;
	int status = when_parse(*text, context->act.now, &when, context->error);
	if (status < 0)
		error_prefix(context->error, "%s: ", field_label(field, context->pool));
	*text = status < 0 ? NULL : day_format(when.day, day);
	return status;
}

static const struct thing *thing_of(const char *name)
{
	const struct thing *const *thing = things;
	while (strcmp((*thing)->name, name) != 0)
		thing++;
	return *thing;
}

/* Codes of other things, divided by `;`: each as that thing bears it. */
static int read_codes(struct context *context, const struct field *field, const char **text)
{
	struct ingredient_list said = { 0 };
	int status = ingredient_list_add(field->one, *text, false, context->pool, &said, context->error);
	for (size_t i = 0; status == 0 && i < said.count; i++) {
		struct record other;
		status = catalogue_find_current(context->store, thing_of(field->of), said.members[i].name, context->pool,
			&other);
		said.members[i].name = other.values[0];
	}
	*text = ingredient_list_text(&said, context->pool);
	return status;
}

struct names {
	struct nearest nearest;
	const char *key;
	struct pool *pool;
	bool found;
};

static int names_offer(const struct record *record, void *data)
{
	struct names *names = data;
	struct ingredient_list list;
	ingredient_list_load(record_value(&thing_product, record, "ingredients"), true, names->pool, &list);
	nearest_offer(&names->nearest, record_value(&thing_product, record, "code"));
	for (size_t i = 0; i < list.count; i++)
		nearest_offer(&names->nearest, list.members[i].name);
	names->found = names->found || ingredient_list_find(&list, names->key);
	return 0;
}

/* One side of a pair: a product, by its code from now on, or an ingredient of at least one. */
static int read_side(struct context *context, const char **text)
{
	struct record product;
	int status = catalogue_find(context->store, &thing_product, *text, false, context->pool, &product);
	if (status < 0)
		return status;
	if (product.id != 0) {
		*text = record_value(&thing_product, &product, "code");
		return 0;
	}
	struct pool rows = { 0 };
	struct names names = {
		.nearest = { .wanted = *text }, .key = text_key(*text, context->pool), .pool = &rows
	};
	status = catalogue_each(context->store, &thing_product, &rows, names_offer, &names);
	pool_release(&rows);
	if (status < 0 || names.found)
		return status;
	const char *near = nearest_names(&names.nearest, context->pool);
	if (near)
		return error_set(context->error, STATUS_NOT_FOUND,
			_("'%s' is neither a product nor an ingredient of one; did you mean %s?"), QUOTED(*text), near);
	return error_set(context->error, STATUS_NOT_FOUND,
		_("'%s' is neither a product nor an ingredient of one; 'ampoule product edit PRODUCT --ingredient' adds one"),
		QUOTED(*text));
}

static int read_named(struct context *context, const struct thing *named, const char **text)
{
	struct record other;
	int status = catalogue_find_current(context->store, named, *text, context->pool, &other);
	*text = pool_printf(context->pool, "%lld", (long long)other.id);
	return status;
}

int value_read(struct context *context, const struct thing *thing, struct record *record, size_t field,
	const char *text)
{
	const struct field *of = &thing->fields[field];
	const struct thing *named = catalogue_named(of);
	int status = 0;

	if (text[0] && text_is_utf8(text, strlen(text))) {
		if (named)
			status = read_named(context, named, &text);
		else if (of->type == FIELD_DAY)
			status = read_day(context, of, &text);
		else if (of->of)
			status = read_codes(context, of, &text);
		else if (thing == &thing_incompatible && of->type == FIELD_NAME)
			status = read_side(context, &text);
	}
	return status < 0 ? status : record_set(thing, record, field, text, context->pool, context->error);
}

int value_change_list(struct context *context, const struct thing *thing, struct record *record,
	const struct list_change *change)
{
	const struct field *field = &thing->fields[change->field];
	const char **value = &record->values[change->field], *text = change->text;
	bool detailed = field->type == FIELD_INGREDIENTS;
	struct ingredient_list list;

	ingredient_list_load(*value, detailed, context->pool, &list);
	int status = field->of && text[0] && !change->drop ? read_codes(context, field, &text) : 0;
	if (status == 0)
		status = change->drop
			? ingredient_list_drop(field->one, text, context->pool, &list, context->error)
			: ingredient_list_add(field->one, text, detailed, context->pool, &list, context->error);
	if (status == 0)
		*value = ingredient_list_text(&list, context->pool);
	return status;
}
