/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a row of the catalogue from the command line, and posts it. */
#include "catalogue_draft.h"
#include <string.h>
#include "ampoule/gs1.h"
#include "ampoule/package.h"
#include "ampoule/text.h"
#include "catalogue_value.h"

const char *draft_title(const struct catalogue_arguments *arguments, const struct draft *draft)
{
	return draft->record.values[thing_field(arguments->thing, "code")];
}

static int read_gtin(struct context *context, const char *text, const char **gtin)
{
	char *digits = pool_alloc(context->pool, GTIN_LENGTH + 1);
	*gtin = digits;
	return gtin_parse(text, digits, context->error);
}

static int read_package(struct context *context, const char *text, struct draft *draft)
{
	char *size = pool_copy(context->pool, text), *gtin = strrchr(size, ':');
	struct draft_package *package = pool_append(context->pool, &draft->packages, &draft->package_count,
		sizeof(*package));
	if (gtin)
		*gtin++ = '\0';
	int status = package_read(size, &draft->record, context->pool, &package->containers, context->error);
	return status == 0 && gtin ? read_gtin(context, gtin, &package->gtin) : status;
}

/* The product that another succeeds; an empty text takes it back. */
static int read_replaces(struct context *context, const char *text, struct draft *draft)
{
	const char **value = &draft->record.values[thing_field(&thing_product, "replaces")];
	struct record old;
	if (*text == '\0') {
		*value = NULL;
		return 0;
	}
	int status = catalogue_find(context->store, &thing_product, text, true, context->pool, &old);
	if (status < 0)
		return status;
	if (old.id == draft->record.id)
		return error_set(context->error, STATUS_DATA, _("product '%s' cannot replace itself"), old.values[0]);
	*value = pool_printf(context->pool, "%lld", (long long)old.id);
	return 0;
}

/* The row's fields, and a product's packages. */
int draft_read_fields(struct context *context, const struct catalogue_arguments *arguments,
	struct draft *draft)
{
	for (size_t i = 0; i < arguments->thing->count; i++) {
		if (!arguments->values[i])
			continue;
		int status = value_read(context, arguments->thing, &draft->record, i, arguments->values[i]);
		if (status < 0)
			return status;
	}
	for (size_t i = 0; i < arguments->list_change_count; i++) {
		int status = value_change_list(context, arguments->thing, &draft->record, &arguments->list_changes[i]);
		if (status < 0)
			return status;
	}
	if (arguments->replaces && read_replaces(context, arguments->replaces, draft) < 0)
		return context->error->status;
	if (arguments->gtin) {
		struct draft_package *single = pool_append(context->pool, &draft->packages, &draft->package_count,
			sizeof(*single));
		single->containers = 1;
		if (read_gtin(context, arguments->gtin, &single->gtin) < 0)
			return context->error->status;
	}
	for (size_t i = 0; i < arguments->package_count + arguments->retired_count; i++) {
		bool retired = i >= arguments->package_count;
		int status = read_package(context,
			retired ? arguments->retired_packages[i - arguments->package_count] : arguments->packages[i], draft);
		if (status < 0)
			return status;
		draft->packages[draft->package_count - 1].retired = retired;
	}
	return record_check(arguments->thing, &draft->record, context->error);
}

/* Items of the command line: several of one product are one, then they change what the recipe has. */
int draft_read_items(struct context *context, const struct catalogue_arguments *arguments,
	struct draft *draft, bool drops)
{
	struct recipe_line *said = NULL;
	size_t count = 0;

	for (size_t i = 0; i < arguments->item_count; i++) {
		const char *product, *amount;
		struct recipe_line line;
		int status = recipe_item_split(arguments->items[i], context->pool, &product, &amount, context->error);
		if (status == 0)
			status = recipe_line_read(context->store, product, amount, context->pool, &line);
		if (status == 0 && recipe_line_is_empty(&line) && !drops)
			status = error_set(context->error, STATUS_DATA, _("'%s': a quantity of nothing; leave the item out"),
				QUOTED(arguments->items[i]));
		if (status == 0)
			status = recipe_line_add(&said, &count, line, context->pool, context->error);
		if (status < 0)
			return status;
	}
	for (size_t i = 0; i < count; i++)
		recipe_line_put(&draft->lines, &draft->line_count, said[i], context->pool);
	return 0;
}

int draft_fit_recipe(struct context *context, struct draft *draft)
{
	int status = recipe_check_products(context->store, record_value(&thing_recipe, &draft->record, "code"), draft->lines,
		draft->line_count);
	return status == 0 ? recipe_fit(context->store, &draft->record, draft->lines, draft->line_count) : status;
}

/* Writes what was read as one entry. */
int draft_post(struct context *context, const struct catalogue_arguments *arguments,
	struct draft *draft, struct entry *entry)
{
	struct store *store = context->store;
	struct record *record = &draft->record;

	entry->act = &context->act;
	int status = ledger_open(store, entry);
	if (status == 0 && draft->first)
		status = catalogue_save(store, arguments->thing, draft->first, NULL);
	if (status == 0)
		status = catalogue_save(store, arguments->thing, record, NULL);
	for (size_t i = 0; status == 0 && i < draft->package_count; i++)
		status = (draft->packages[i].retired ? package_retire : package_add)(store, record->id,
			draft->packages[i].containers, draft->packages[i].gtin);
	if (status == 0 && draft->new_lines)
		status = recipe_lines_save(store, record->id, record_integer(&thing_recipe, record, "version"),
			draft->lines, draft->line_count);
	return status < 0 ? status : ledger_seal(store);
}
