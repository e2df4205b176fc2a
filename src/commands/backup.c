/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule backup: a verified copy of the database, made while others work. */
#include "config.h"
#include "ampoule/backup.h"
#include "ampoule/command.h"
#include "ampoule/text.h"
#include "progress.h"

struct arguments {
	const char *file;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;

	if (key == ARGP_KEY_END && !arguments->file)
		return parse_refuse(state, _("name the file that the copy goes to"));
	if (key == ARGP_KEY_END)
		return 0;
	if (key != ARGP_KEY_ARG || arguments->file)
		return ARGP_ERR_UNKNOWN;
	if (!arg[0])
		return parse_refuse(state, _("the file's name is empty"));
	arguments->file = arg;
	return 0;
}

static int make(struct context *context, const char *database, const char *file, struct backup *backup)
{
	struct progress progress;

	progress_begin(&progress, context);
	int status = backup_make(context->store, file, progress_of_entries, &progress, context->pool, backup);
	progress_end(&progress);
	if (status == 0)
		status = backup_keep(backup, database, context->common.force, context->error);
	return status;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct backup backup = { 0 };
	char hash[HASH_TEXT_MAX];
	const char *database;

	if (answer_as_text(context) < 0 || database_path(context, &database, NULL) < 0)
		return context->error->status;
	int status = backup_check_target(
		arguments->file, database, context->common.force, context->pool, context->error);
	if (status == 0)
		status = make(context, database, arguments->file, &backup);
	backup_drop(&backup);
	if (status < 0)
		return status;
	fprintf(context->out, _("'%s' holds all %lld entries, verified\n"),
		text_path(arguments->file, context->pool), (long long)backup.last);
	fprintf(context->out, _("head: %s\n"), hash_format(backup.verification.head, hash));
	return 0;
}

const struct command command_backup = {
	.name = "backup",
	.group = GROUP_SYSTEM,
	.summary = N_("a verified copy of the database"),
	.arguments = N_("FILE"),
	.details = N_(
		"Copies the database into one file while others go on working, and verifies the copy before it gets "
		"its name. The head that is printed can be kept elsewhere: 'ampoule verify --anchor FILE' reads it "
		"from the copy too. A file that is there is replaced with --force only. See 'ampoule restore'."),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_MANAGER,
	.run = run,
};
