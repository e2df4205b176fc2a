/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of reports and workbooks follow from their definitions. */
#include "config.h"
#include "definitions.h"
#include <string.h>

enum { FIRST_PARAMETER = 512 };

struct parameters {
	struct parameter *items;
	size_t count;
};

const char *definitions_folder(struct pool *pool)
{
	const char *data = data_folder(pool);
	return data == NULL ? NULL : pool_printf(pool, "%s/reports", data);
}

static void parameters_add(struct parameters *parameters, const struct report *head, struct pool *pool)
{
	for (size_t i = 0; i < head->parameter_count; i++) {
		size_t known = 0;
		while (known < parameters->count &&
			strcmp(parameters->items[known].name, head->parameters[i].name) != 0)
			known++;
		if (known == parameters->count)
			*(struct parameter *)pool_append(
				pool, &parameters->items, &parameters->count, sizeof(*parameters->items)) =
				head->parameters[i];
	}
}

static int head_find(enum definition_kind kind, const char *folder, const char *name, struct pool *pool,
	struct report *head, struct error *error)
{
	struct book book;
	if (kind == DEFINITION_REPORT)
		return report_find(folder, name, pool, head, error);
	int status = book_find(folder, name, pool, &book, error);
	*head = book.head;
	return status;
}

/* Of all of them, each once: its place is its option's key. A broken definition has none. */
static struct parameters parameters_collect(enum definition_kind kind, struct pool *pool)
{
	const char *folder = definitions_folder(pool), **names;
	struct parameters parameters = { 0 };
	size_t count = kind == DEFINITION_REPORT ? report_names(folder, pool, &names) : book_names(folder, pool, &names);
	for (size_t i = 0; i < count; i++) {
		struct error ignored = { 0 };
		struct report head;
		if (head_find(kind, folder, names[i], pool, &head, &ignored) == STATUS_OK)
			parameters_add(&parameters, &head, pool);
		error_clear(&ignored);
	}
	return parameters;
}

static const char *value_name(enum parameter_type type)
{
	static const char *const names[] = {
		[PARAMETER_DAY] = N_("DAY"),
		[PARAMETER_MONTH] = N_("MONTH"),
		[PARAMETER_YEAR] = N_("YEAR"),
		[PARAMETER_PRODUCT] = N_("PRODUCT"),
		[PARAMETER_LOCATION] = N_("PLACE"),
		[PARAMETER_PATIENT] = N_("PATIENT"),
		[PARAMETER_SUPPLIER] = N_("SUPPLIER"),
		[PARAMETER_RECIPE] = N_("RECIPE"),
		[PARAMETER_LOT] = N_("LOT"),
		[PARAMETER_AREA] = N_("AREA"),
		[PARAMETER_COUNT] = N_("N"),
		[PARAMETER_TEXT] = N_("TEXT"),
		[PARAMETER_VALUATION] = N_("METHOD"),
		[PARAMETER_ENTRY] = N_("ENTRY"),
	};
	return names[type];
}

/* With `defaults` the help says what each is while it is not given. */
static const struct argp_option *options_make(
	const struct parameter *parameters, size_t count, bool defaults, struct pool *pool)
{
	struct argp_option *options = pool_alloc(pool, (count + 1) * sizeof(*options));
	for (size_t i = 0; i < count; i++) {
		const struct parameter *parameter = &parameters[i];
		options[i].name = parameter->name;
		options[i].key = FIRST_PARAMETER + (int)i;
		options[i].arg = value_name(parameter->type);
		options[i].doc = parameter->help;
		if (defaults && parameter->standard != NULL)
			options[i].doc = pool_printf(pool, _("%s (default: %s)"), parameter->help, parameter->standard);
	}
	return options;
}

const struct argp_option *definitions_options(enum definition_kind kind, struct pool *pool)
{
	struct parameters parameters = parameters_collect(kind, pool);
	return options_make(parameters.items, parameters.count, false, pool);
}

error_t definitions_parse(
	enum definition_kind kind, int key, char *arg, struct argp_state *state, struct definition_arguments *arguments)
{
	struct pool *pool = parse_context(state)->pool;
	if (key == ARGP_KEY_ARG && arguments->name == NULL) {
		arguments->name = arg;
		return 0;
	}
	if (key < FIRST_PARAMETER)
		return ARGP_ERR_UNKNOWN;
	struct parameters parameters = parameters_collect(kind, pool);
	if ((size_t)(key - FIRST_PARAMETER) >= parameters.count)
		return ARGP_ERR_UNKNOWN;
	struct given *given = pool_append(pool, &arguments->given, &arguments->count, sizeof(*given));
	*given = (struct given){ parameters.items[key - FIRST_PARAMETER].name, arg };
	return 0;
}

bool definitions_describe(enum definition_kind kind, const char *name, struct pool *pool, struct description *description)
{
	struct error ignored = { 0 };
	struct report head;
	int status = head_find(kind, definitions_folder(pool), name, pool, &head, &ignored);
	error_clear(&ignored);
	if (status != STATUS_OK)
		return false;
	*description = (struct description){
		.usage = head.name,
		.details = head.about,
		.options = options_make(head.parameters, head.parameter_count, true, pool),
	};
	return true;
}
