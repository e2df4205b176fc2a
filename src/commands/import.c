/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule import: a file of the catalogue, of deliveries, of stock, of history. */
#include "import.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"
#include "import_run.h"

enum {
	IMPORT_ENCODING = 256,
	IMPORT_MAP,
	IMPORT_TEMPLATE,
	IMPORT_AGAIN,
	IMPORT_ASSIGN_CODES,
};

static const struct argp_option options[] = {
	{ "encoding", IMPORT_ENCODING, N_("NAME"), 0, N_("of the file, if it is not UTF-8: cp1251, cp1254, latin1 …"), 0 },
	{ "map", IMPORT_MAP, N_("'HEADING=column'"), 0, N_("what a heading of the file stands for; may be said again"), 0 },
	{ "template", IMPORT_TEMPLATE, NULL, 0, N_("print the heading that a file needs, with an example"), 0 },
	{ "again", IMPORT_AGAIN, NULL, 0, N_("import a file that was imported before"), 0 },
	{ "assign-codes", IMPORT_ASSIGN_CODES, NULL, 0,
		N_("patients: give each a code, keep what the program knows, and write who they are to -o key.csv"), 0 },
	{ 0 },
};

static const struct import_kind *const kinds[] = {
	&import_products, &import_patients, &import_suppliers, &import_recipes, &import_deliveries, &import_stock,
	&import_sessions, &import_contraindications,
};

static const struct import_kind *kind_find(const char *name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(kinds[i]->name, name) == 0)
			return kinds[i];
	}
	return NULL;
}

static error_t parse_argument(struct import_request *request, char *arg, struct argp_state *state)
{
	if (request->path)
		return ARGP_ERR_UNKNOWN;
	if (request->kind) {
		request->path = arg;
		return 0;
	}
	request->kind = kind_find(arg);
	if (request->kind)
		return 0;
	return parse_refuse(state,
		_("'%s' cannot be imported; products, patients, suppliers, recipes, deliveries, stock, sessions and "
		  "contraindications can"),
		QUOTED(arg));
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct import_request *request = state->input;
	const char **map;

	switch (key) {
	case IMPORT_ENCODING:
		/* To iconv, no name is the locale's encoding. */
		if (!arg[0])
			return parse_refuse(state, _("'--encoding' wants a name, such as cp1251"));
		request->encoding = arg;
		return 0;
	case IMPORT_MAP:
		map = pool_append(parse_context(state)->pool, &request->maps, &request->map_count, sizeof(*map));
		*map = arg;
		return 0;
	case IMPORT_TEMPLATE:
		request->template = true;
		return 0;
	case IMPORT_AGAIN:
		request->again = true;
		return 0;
	case IMPORT_ASSIGN_CODES:
		request->assign_codes = true;
		return 0;
	case ARGP_KEY_ARG:
		return parse_argument(request, arg, state);
	case ARGP_KEY_END:
		if (!request->kind)
			return parse_refuse(state, _("say what the file holds: products, deliveries …"));
		if (request->assign_codes && request->kind != &import_patients)
			return parse_refuse(state, _("--assign-codes is for patients"));
		if (!request->path && !request->template)
			return parse_refuse(state, _("the name of the file is wanted; - reads standard input"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static void print_cell(FILE *out, const char *text, bool first)
{
	bool quoted = strpbrk(text, ",;\"") != NULL;
	fprintf(out, "%s%s%s%s", first ? "" : ",", quoted ? "\"" : "", text, quoted ? "\"" : "");
}

static const char *file_named(const void *arguments)
{
	const struct import_request *request = arguments;
	return request->path;
}

static int print_template(struct context *context, void *arguments)
{
	const struct import_request *request = arguments;
	const struct import_column *columns = request->kind->columns;

	for (size_t i = 0; columns[i].name; i++)
		print_cell(context->out, columns[i].name, i == 0);
	fputc('\n', context->out);
	for (size_t i = 0; columns[i].name; i++)
		print_cell(context->out, columns[i].example, i == 0);
	fputc('\n', context->out);
	return 0;
}

static int run(struct context *context, void *arguments)
{
	const struct import_request *request = arguments;
	if (context->common.output && !request->assign_codes)
		return error_set(context->error, STATUS_USAGE,
			_("'import' posts, and its answer goes to standard output: leave out -o"));
	return import_run(context, request);
}

/* What a file must look like is wanted before there is a database too. */
static const struct command import_template = {
	.name = "import",
	.group = GROUP_SYSTEM,
	.summary = N_("print the heading that a file needs, with an example"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct import_request),
	.needs = NEEDS_NOTHING,
	.roles = ROLE_ANY,
	.run = print_template,
};

extern const struct command command_import;

static const struct command *turn(const void *arguments)
{
	const struct import_request *request = arguments;
	return request->template ? &import_template : &command_import;
}

const struct command command_import = {
	.name = "import",
	.group = GROUP_SYSTEM,
	.summary = N_("take in a CSV file: products, deliveries, stock, sessions …"),
	.arguments = N_("KIND FILE"),
	.details = N_("Takes in a CSV file, all of it or nothing. KIND is products, patients, suppliers, recipes, "
		   "contraindications, deliveries, stock (what is on the shelf when the clinic begins with the program) or sessions (history). Separator, "
		   "decimal comma and byte order mark are found; 'ampoule import KIND --template' prints the heading. "
		   "Lines that cannot be imported are listed with their reasons; --dry-run looks for them and posts nothing."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct import_request),
	.turn = turn,
	.file = file_named,
	.needs = NEEDS_DATABASE,
	.makes_paper = true,
	.roles = ROLE_MANAGER,
	.run = run,
};
