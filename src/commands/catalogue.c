/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options and arguments of the commands of the catalogue, made from the fields of its things. */
#include "catalogue.h"
#include <string.h>

enum {
	OPTION_GTIN = 256,
	OPTION_PACKAGE,
	OPTION_RETIRE_PACKAGE,
	OPTION_REPLACES,
	OPTION_HISTORY,
	OPTION_ALL,
	OPTION_UNDO,
	OPTION_OF_VERSION,
	OPTION_FIELD = 512, /* and the field's number */
	OPTION_DROP = OPTION_FIELD + FIELDS_MAX, /* likewise, of a list */
};

static const char *value_name(const struct field *field)
{
	switch (field->type) {
	case FIELD_CODE:
	case FIELD_PRODUCT:
	case FIELD_PATIENT:
		return N_("CODE");
	case FIELD_NAME:
		return N_("NAME");
	case FIELD_CONTENT:
		return N_("CONTENT");
	case FIELD_COUNT:
		return N_("NUMBER");
	case FIELD_SPAN:
		return N_("TIME");
	case FIELD_FLAG:
		return N_("yes|no");
	case FIELD_CHOICE:
		return N_("ONE");
	case FIELD_LOCATION:
		return N_("LOCATION");
	case FIELD_SUPPLIER:
		return N_("SUPPLIER");
	case FIELD_PARTNER:
		return N_("PRODUCT");
	case FIELD_DAY:
		return N_("DAY");
	case FIELD_LIMIT:
		return N_("QUANTITY");
	default:
		return N_("TEXT");
	}
}

static bool is_verb(const struct command *command, const char *verb)
{
	return strcmp(command->verb, verb) == 0;
}

static void add_option(struct argp_option **options, size_t *count, struct pool *pool, struct argp_option option)
{
	struct argp_option *last = pool_append(pool, options, count, sizeof(*last));
	*last = option;
}

const struct argp_option *catalogue_options(const struct command *command, struct pool *pool)
{
	const struct thing *thing = command->thing;
	struct argp_option *options = NULL;
	size_t count = 0;
	bool adds = is_verb(command, "add"), edits = is_verb(command, "edit");

	for (size_t i = 0; (adds || edits) && i < thing->count; i++) {
		const struct field *field = &thing->fields[i];
		if (!field->help || (adds && strcmp(field->name, "code") == 0) || (edits && field->fixed))
			continue;
		add_option(&options, &count, pool, (struct argp_option){ field->one ? field->one : field_label(field, pool),
			OPTION_FIELD + (int)i, value_name(field), 0, field->help, 0 });
		if (edits && field->one)
			add_option(&options, &count, pool, (struct argp_option){ pool_printf(pool, "drop-%s", field->one),
				OPTION_DROP + (int)i, value_name(field), 0, N_("take it out of the list"), 0 });
	}
	if ((adds || edits) && thing == &thing_product) {
		add_option(&options, &count, pool, (struct argp_option){ "gtin", OPTION_GTIN, N_("GTIN"), 0,
			N_("trade item number of a single container"), 0 });
		add_option(&options, &count, pool, (struct argp_option){ "package", OPTION_PACKAGE,
			N_("NUMBER[:GTIN]"), 0, N_("a box of so many containers; may be said again"), 0 });
		add_option(&options, &count, pool, (struct argp_option){ "replaces", OPTION_REPLACES, N_("PRODUCT"), 0,
			N_("the product that it succeeds"), 0 });
	}
	if (edits && thing == &thing_product)
		add_option(&options, &count, pool, (struct argp_option){ "retire-package", OPTION_RETIRE_PACKAGE,
			N_("NUMBER[:GTIN]"), 0, N_("a box that is not made any more; its GTIN still finds the product"), 0 });
	if (is_verb(command, "show"))
		add_option(&options, &count, pool, (struct argp_option){ "history", OPTION_HISTORY, NULL, 0,
			N_("every change: when, by whom, from what to what"), 0 });
	if (is_verb(command, "show") && thing == &thing_recipe)
		add_option(&options, &count, pool, (struct argp_option){ "version", OPTION_OF_VERSION, N_("NUMBER"), 0,
			N_("as it was in that version (default: the one in use)"), 0 });
	if (is_verb(command, "list"))
		add_option(&options, &count, pool, (struct argp_option){ "all", OPTION_ALL, NULL, 0,
			N_("retired ones too"), 0 });
	if (is_verb(command, "retire"))
		add_option(&options, &count, pool, (struct argp_option){ "undo", OPTION_UNDO, NULL, 0,
			N_("take it into use again"), 0 });
	add_option(&options, &count, pool, (struct argp_option){ 0 });
	return options;
}

static void append(struct argp_state *state, const char ***texts, size_t *count, const char *text)
{
	const char **last = pool_append(parse_context(state)->pool, texts, count, sizeof(*last));
	*last = text;
}

static error_t parse_argument(struct catalogue_arguments *arguments, char *arg, struct argp_state *state)
{
	const struct command *command = parse_context(state)->command;
	if (is_verb(command, "list"))
		return ARGP_ERR_UNKNOWN;
	if (!arguments->code) {
		arguments->code = arg;
		return 0;
	}
	if (command->thing != &thing_recipe || !(is_verb(command, "add") || is_verb(command, "edit")))
		return ARGP_ERR_UNKNOWN;
	append(state, &arguments->items, &arguments->item_count, arg);
	return 0;
}

static void append_change(struct catalogue_arguments *arguments, size_t field, const char *text, bool drop,
	struct argp_state *state)
{
	struct list_change *change = pool_append(parse_context(state)->pool, &arguments->list_changes,
		&arguments->list_change_count, sizeof(*change));
	*change = (struct list_change){ field, text, drop };
}

/* Patients alone are numbered by the program when no code is said. */
static error_t parse_end(const struct catalogue_arguments *arguments, struct argp_state *state)
{
	const struct command *command = parse_context(state)->command;
	bool numbered = command->thing == &thing_patient && is_verb(command, "add");

	if (!arguments->code && !is_verb(command, "list") && !numbered)
		return parse_refuse(state, _("the code of a %s is wanted"), command->thing->name);
	if (command->thing == &thing_recipe && is_verb(command, "add") && arguments->item_count == 0)
		return parse_refuse(state, _("a recipe needs at least one item, as in hair-x=2ml"));
	return 0;
}

error_t catalogue_parse(int key, char *arg, struct argp_state *state)
{
	struct catalogue_arguments *arguments = state->input;

	switch (key) {
	case ARGP_KEY_INIT:
		arguments->thing = parse_context(state)->command->thing;
		return 0;
	case ARGP_KEY_ARG:
		return parse_argument(arguments, arg, state);
	case ARGP_KEY_END:
		return parse_end(arguments, state);
	case OPTION_GTIN:
		arguments->gtin = arg;
		return 0;
	case OPTION_PACKAGE:
		append(state, &arguments->packages, &arguments->package_count, arg);
		return 0;
	case OPTION_RETIRE_PACKAGE:
		append(state, &arguments->retired_packages, &arguments->retired_count, arg);
		return 0;
	case OPTION_REPLACES:
		arguments->replaces = arg;
		return 0;
	case OPTION_HISTORY:
		arguments->history = true;
		return 0;
	case OPTION_ALL:
		arguments->all = true;
		return 0;
	case OPTION_OF_VERSION:
		arguments->version = arg;
		return 0;
	case OPTION_UNDO:
		arguments->undo = true;
		return 0;
	default:
		if (key < OPTION_FIELD || key >= OPTION_DROP + FIELDS_MAX)
			return ARGP_ERR_UNKNOWN;
		if (key >= OPTION_DROP)
			append_change(arguments, (size_t)(key - OPTION_DROP), arg, true, state);
		else if (arguments->thing->fields[key - OPTION_FIELD].one)
			append_change(arguments, (size_t)(key - OPTION_FIELD), arg, false, state);
		else
			arguments->values[key - OPTION_FIELD] = arg;
		return 0;
	}
}

const struct thing *catalogue_named(const struct field *field)
{
	switch (field->type) {
	case FIELD_LOCATION:
		return &thing_location;
	case FIELD_SUPPLIER:
		return &thing_supplier;
	case FIELD_PARTNER:
		return &thing_product;
	default:
		return NULL;
	}
}

int catalogue_find_current(struct store *store, const struct thing *thing, const char *name, struct pool *pool,
	struct record *record)
{
	int status = catalogue_find(store, thing, name, true, pool, record);
	return status < 0 ? status : catalogue_check_current(store, thing, record);
}

int catalogue_check_current(struct store *store, const struct thing *thing, const struct record *record)
{
	if (record_integer(thing, record, "retired"))
		return error_set(store_error(store), STATUS_REFUSED,
			_("%s '%s' is retired; 'ampoule %s retire %s --undo' takes it into use again"), thing->name,
			record->values[0], thing->name, record->values[0]);
	return 0;
}

void catalogue_note_alias(struct context *context, const struct thing *thing, const struct record *record)
{
	/* A plan is made twice, and told once. */
	if (!record->alias || (context->noted && strcmp(context->noted, record->alias) == 0))
		return;
	context->noted = record->alias;
	fprintf(context->err, _("note: %s '%s' is now '%s'\n"), thing->name, record->alias, record->values[0]);
}
