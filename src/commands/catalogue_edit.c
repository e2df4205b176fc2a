/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule THING edit and retire. */
#include <string.h>
#include "ampoule/operator.h"
#include "ampoule/package.h"
#include "ampoule/text.h"
#include "catalogue_draft.h"

/* What the parts come to follows from them and from the target. */
static bool lines_differ(const struct recipe_line *a, size_t a_count, const struct recipe_line *b, size_t b_count)
{
	bool differ = a_count != b_count;
	for (size_t i = 0; !differ && i < a_count; i++)
		differ = a[i].product != b[i].product || a[i].containers != b[i].containers ||
			a[i].parts != b[i].parts || (a[i].parts == 0 && a[i].amount != b[i].amount);
	return differ;
}

static bool fields_differ(const struct thing *thing, const struct record *a, const struct record *b, bool of_version)
{
	for (size_t i = 0; i < thing->count; i++) {
		const char *left = a->values[i], *right = b->values[i];
		if (of_version && !thing->fields[i].versioned)
			continue;
		if (left != right && (!left || !right || strcmp(left, right) != 0))
			return true;
	}
	return false;
}

/* A recipe that consists of something else from now on gets a new version, with all of its lines. */
static int edit_version(struct context *context, const struct catalogue_arguments *arguments,
	struct draft *draft)
{
	struct record *record = &draft->record;
	int64_t version = record_integer(&thing_recipe, record, "version");
	struct recipe_line *before = NULL;
	struct record row;
	size_t count = 0;

	int status = catalogue_load(context->store, &thing_recipe, record->id, context->pool, &row);
	if (status == 0)
		status = recipe_lines_load(context->store, record->id, version, context->pool, &before, &count);
	for (size_t i = 0; i < count; i++)
		recipe_line_put(&draft->lines, &draft->line_count, before[i], context->pool);
	if (status == 0)
		status = draft_read_items(context, arguments, draft, true);
	if (status < 0)
		return status;
	if (draft->line_count == 0)
		return error_set(context->error, STATUS_DATA, _("recipe '%s' would have no items left"),
			draft_title(arguments, draft));
	draft->new_lines = fields_differ(&thing_recipe, record, &row, true) ||
		lines_differ(before, count, draft->lines, draft->line_count);
	if (!draft->new_lines)
		return 0;
	record->values[thing_field(&thing_recipe, "version")] =
		pool_printf(context->pool, "%lld", (long long)version + 1);
	return draft_fit_recipe(context, draft);
}

static int edit_read(struct context *context, const struct catalogue_arguments *arguments,
	struct draft *draft)
{
	int status = catalogue_find(context->store, arguments->thing, arguments->code, true, context->pool,
		&draft->record);
	if (status == 0)
		catalogue_note_alias(context, arguments->thing, &draft->record);
	if (status == 0)
		status = draft_read_fields(context, arguments, draft);
	if (status == 0 && arguments->thing == &thing_operator)
		status = draft_settle_operator(context, arguments, draft);
	if (status == 0 && arguments->thing == &thing_recipe)
		status = edit_version(context, arguments, draft);
	return status;
}

/* Whether a package was named that the product does not have yet, or that it is to have no longer. */
static int find_new_package(struct context *context, const struct draft *draft, bool *found)
{
	struct record *packages;
	size_t count;

	*found = false;
	int status = package_list(context->store, draft->record.id, context->pool, &packages, &count);
	for (size_t i = 0; status == 0 && i < draft->package_count; i++) {
		const struct draft_package *said = &draft->packages[i];
		bool there = false;
		if (said->retired) { /* refused later when it is not there */
			*found = true;
			continue;
		}
		for (size_t k = 0; k < count && !there; k++) {
			const char *gtin = record_value(&thing_package, &packages[k], "gtin");
			there = record_integer(&thing_package, &packages[k], "containers") == said->containers &&
				!record_integer(&thing_package, &packages[k], "retired") &&
				(!said->gtin || (gtin && strcmp(gtin, said->gtin) == 0));
		}
		*found = *found || !there;
	}
	return status;
}

int catalogue_edit(struct context *context, void *data, void *plan)
{
	const struct catalogue_arguments *arguments = data;
	const struct thing *thing = arguments->thing;
	struct draft draft = { 0 };
	struct entry entry = { .kind = "edited" };
	struct record before = { 0 };
	bool packed = false;

	(void)plan;
	int status = edit_read(context, arguments, &draft);
	if (status == 0)
		status = catalogue_load(context->store, thing, draft.record.id, context->pool, &before);
	if (status == 0)
		status = find_new_package(context, &draft, &packed);
	if (status < 0)
		return status;
	if (!packed && !draft.new_lines && !fields_differ(thing, &draft.record, &before, false))
		return error_set(context->error, STATUS_REFUSED,
			_("%s '%s' is so already: nothing to change; 'ampoule %s edit --help' lists what can be"),
			thing->name, draft_title(arguments, &draft), thing->name);
	status = draft_post(context, arguments, &draft, &entry);
	if (status < 0)
		return status;
	return answer_posted(context, entry.number, _("%s '%s' is changed (entry %lld)"), thing->name,
		draft_title(arguments, &draft), (long long)entry.number);
}

/* What is on the shelf could not be used any more, and the place where everything goes must be there. */
static int refuse_needed(struct context *context, const struct thing *thing, const struct record *record)
{
	const char *code = record->values[thing_field(thing, "code")];
	const char *standard = store_setting(context->store, "default-location");
	bool stocked;

	int status = catalogue_is_stocked(context->store, thing, record->id, &stocked);
	if (status < 0)
		return status;
	if (stocked && thing == &thing_product)
		return error_set(context->error, STATUS_REFUSED,
			_("product '%s' is still in stock: use it up or write it off first; see 'ampoule stock %s'"), code,
			code);
	if (stocked)
		return error_set(context->error, STATUS_REFUSED,
			_("there is stock at location '%s': transfer or write it off first"), code);
	if (thing == &thing_location && standard && strcmp(standard, code) == 0)
		return error_set(context->error, STATUS_REFUSED,
			_("location '%s' is the one that is meant where none is named; "
			  "'ampoule config set default-location' names another"),
			code);
	const char *operator = NULL;
	if (thing == &thing_location)
		status = operator_of_location(context->store, record->id, context->pool, &operator);
	if (operator)
		return error_set(context->error, STATUS_REFUSED,
			_("location '%s' is the usual one of operator '%s'; 'ampoule operator edit %s --default-location' "
			  "names another"),
			code, operator, operator);
	return status;
}

int catalogue_retire(struct context *context, void *data, void *plan)
{
	const struct catalogue_arguments *arguments = data;
	const struct thing *thing = arguments->thing;
	struct draft draft = { 0 };
	struct entry entry = { .kind = arguments->undo ? "restored" : "retired" };

	(void)plan;
	int status = catalogue_find(context->store, thing, arguments->code, true, context->pool, &draft.record);
	if (status < 0)
		return status;
	if ((record_integer(thing, &draft.record, "retired") == 0) == arguments->undo)
		return error_set(context->error, STATUS_REFUSED,
			arguments->undo ? _("%s '%s' is not retired") : _("%s '%s' is retired already"), thing->name,
			draft_title(arguments, &draft));
	if (!arguments->undo)
		status = refuse_needed(context, thing, &draft.record);
	if (status < 0)
		return status;
	draft.record.values[thing_field(thing, "retired")] = arguments->undo ? "0" : "1";
	status = draft_post(context, arguments, &draft, &entry);
	if (status < 0)
		return status;
	return answer_posted(context, entry.number,
		arguments->undo ? _("%s '%s' is in use again (entry %lld)") : _("%s '%s' is retired (entry %lld)"),
		thing->name, draft_title(arguments, &draft), (long long)entry.number);
}
