/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule demo: a clinic to try everything on. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/command.h"
#include "ampoule/text.h"
#include "demo_folder.h"
#include "demo_steps.h"
#include "demo_word.h"
#include "posting.h"

static const char standard_folder[] = "ampoule-demo";

struct arguments {
	const char *folder;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;

	if (key != ARGP_KEY_ARG || arguments->folder)
		return ARGP_ERR_UNKNOWN;
	if (!arg[0])
		return parse_refuse(state, _("the folder's name is empty"));
	arguments->folder = arg;
	return 0;
}

/* A command line on this clinic, to be pasted. */
static const char *command_line(struct context *context, const struct demo_folder *folder, const char *words)
{
	return demo_command(folder->database, words, context->pool);
}

static void tell(struct context *context, const struct demo_folder *folder, const char *workbook)
{
	static const char *const next[] = {
		"session log P0007 --recipe face-nctf",
		"course due --within 7d",
		"patient show P0003",
		"discard --due",
		"stock nctf-135ha",
		"reorder",
		"report claims",
		"report overrides",
		"trace rrs-cellutrix@L2441.1",
		"stock hyaron --as nurse-ana",
		"verify",
	};
	FILE *out = context->out;
	const char *shown = text_printable(folder->path, strlen(folder->path), context->pool);

	fprintf(out, _("The demo clinic is in %s:\n"), shown);
	fprintf(out, _("  %-14s the clinic's database\n"), "ampoule.db");
	fprintf(out, _("  %-14s last month's workbook, for Excel or LibreOffice\n"), workbook);
	fprintf(out, _("  %-14s orders, as their suppliers got them\n"), "order-*.xlsx");
	fprintf(out, _("  %-14s the files it was read from, as 'ampoule import' takes them\n"), "csv/");
	fprintf(out, _("Operators: %s; the PIN of each is %s\n"), "boss-marta, dr-sole, nurse-ana, acct-kim",
		DEMO_PIN);
	fprintf(out, "\n%s\n", _("Try next:"));
	for (size_t i = 0; i < sizeof next / sizeof next[0]; i++)
		fprintf(out, "  %s\n", command_line(context, folder, next[i]));
	char *whole = realpath(folder->database, NULL);
	if (whole)
		fprintf(out, _("Or once for this shell, and then without --db:\n  export AMPOULE_DB=%s\n"),
			demo_shell_word(whole, context->pool));
	free(whole);
}

/* Runs a command that shows something of the clinic, where this one prints. */
static int show(struct context *context, const struct demo_folder *folder, const char *name)
{
	struct pool *pool = context->pool;
	char *argv[] = { pool_copy(pool, "ampoule"), pool_copy(pool, name), pool_copy(pool, "--db"),
		pool_copy(pool, folder->database), NULL };

	fprintf(context->out, "$ %s\n", command_line(context, folder, name));
	int result = program_run(4, argv, context->act.now, context->out, context->err);
	fputc('\n', context->out);
	if (result == 0)
		return 0;
	return error_set(context->error, STATUS_IO, _("the demo clinic stands in '%s', but '%s' cannot be shown"),
		QUOTED(folder->path), name);
}

/* Makes it in its folder; with --dry-run elsewhere only. */
static int make(struct context *context, struct demo_folder *folder, const char *workbook, int64_t *entry)
{
	int status = demo_play(context, folder->making, workbook, entry);
	if (status == 0 && !context->common.dry_run)
		status = demo_folder_finish(context, folder);
	return status;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct demo_folder folder = { 0 };
	int64_t entry = 0;
	int year, month, day;

	if (context->common.database)
		return error_set(context->error, STATUS_USAGE,
			_("the demo makes a database of its own: name its folder, and leave out --db"));
	if (zone_use(DEMO_ZONE, context->error) < 0 || clock_prepare(context, true) < 0)
		return context->error->status;
	day_parts(day_month_start(context->today) - 1, &year, &month, &day);
	const char *workbook = pool_printf(context->pool, "%04d-%02d.xlsx", year, month);
	int status = demo_folder_begin(context, arguments->folder ? arguments->folder : standard_folder, &folder);
	if (status == 0)
		status = make(context, &folder, workbook, &entry);
	demo_folder_release(&folder);
	if (status < 0)
		return status;
	if (context->common.dry_run) {
		posting_tell_dry(context);
		return 0;
	}
	if (answer_is_json(context))
		return answer_posted(context, entry, "%s", "");
	if (show(context, &folder, "today") < 0 || show(context, &folder, "stock") < 0)
		return context->error->status;
	tell(context, &folder, workbook);
	return 0;
}

const struct command command_demo = {
	.name = "demo",
	.group = GROUP_SYSTEM,
	.summary = N_("make a clinic to try everything on"),
	.arguments = N_("[FOLDER]"),
	.details = N_("Makes a clinic with products, patients, operators, deliveries, three months of sessions "
		      "that end yesterday, courses, orders and a recall, in a folder of its own (ampoule-demo here, "
		      "unless another is named). Shows what there is to do today and what is in stock, and writes "
		      "last month's workbook. With --force an earlier demo in that folder gives way; a clinic never "
		      "does."),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_NEW,
	.roles = ROLE_ANY, /* whoever makes a database manages it */
	.run = run,
};
