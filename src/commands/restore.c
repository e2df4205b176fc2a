/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule restore: a copy becomes the database again. */
#include "config.h"
#include "ampoule/restore.h"
#include <string.h>
#include <sys/stat.h>
#include "ampoule/command.h"
#include "ampoule/text.h"
#include "acting.h"
#include "progress.h"

struct arguments {
	const char *file;
};

struct restoring {
	struct context *context;
	const char *file, *path;
	struct restoration present;
	struct backup backup;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;

	if (key == ARGP_KEY_END && !arguments->file)
		return parse_refuse(state, _("name the copy that is to be restored"));
	if (key == ARGP_KEY_END)
		return 0;
	if (key != ARGP_KEY_ARG || arguments->file)
		return ARGP_ERR_UNKNOWN;
	if (!arg[0])
		return parse_refuse(state, _("the file's name is empty"));
	arguments->file = arg;
	return 0;
}

static const char *shown(const struct restoring *restoring, const char *path)
{
	return text_path(path, restoring->context->pool);
}

/* Who may is said by the database that is there; where none can be read, by the copy. */
static int check_role(struct restoring *restoring, struct store *store)
{
	struct context *context = restoring->context;

	context->store = store;
	int status = acting_prepare(context);
	if (status == 0)
		status = acting_check(context);
	context->store = NULL;
	return status;
}

static bool present_tells(const struct restoring *restoring)
{
	return restoring->present.present && !restoring->present.older;
}

static int look(struct restoring *restoring)
{
	struct context *context = restoring->context;
	struct stat one, other;

	if (stat(restoring->file, &one) == 0 && stat(restoring->path, &other) == 0 &&
		one.st_dev == other.st_dev && one.st_ino == other.st_ino)
		return error_set(context->error, STATUS_REFUSED,
			_("'%s' is the database itself; name a copy of it"),
			shown(restoring, restoring->file));
	int status = restoration_begin(restoring->path, context->pool, context->error, &restoring->present);
	if (status == 0 && present_tells(restoring))
		status = check_role(restoring, restoring->present.present);
	if (status == 0 && restoring->present.there && !context->common.force)
		status = error_set(context->error, STATUS_REFUSED,
			_("'%s': there is a database; with --force it is moved aside, and the copy takes its place"),
			shown(restoring, restoring->path));
	return status;
}

/* By the copy's settings, as the present database may have none that can be read. */
static int settle_clock(struct restoring *restoring)
{
	struct context *context = restoring->context;
	const char *zone = store_setting(restoring->backup.store, "zone");
	const char *test = store_setting(restoring->backup.store, "test");

	if (!zone)
		return error_set(context->error, STATUS_DATA, _("'%s': the clinic's settings are missing"),
			shown(restoring, restoring->file));
	if (zone_use(zone, context->error) < 0)
		return context->error->status;
	return clock_prepare(context, test && strcmp(test, "yes") == 0);
}

/* Beside the database, so that it can be renamed. */
static int copy(struct restoring *restoring)
{
	struct context *context = restoring->context;
	struct store *source;
	struct progress progress;

	int status = backup_open(restoring->file, context->error, &source);
	if (status < 0)
		return status;
	progress_begin(&progress, context);
	status = store_begin(source, STORE_READ);
	if (status == 0)
		status = backup_make(source, restoring->present.path, progress_of_entries, &progress, context->pool,
			&restoring->backup);
	progress_end(&progress);
	store_close(source);
	if (status == 0 && !present_tells(restoring))
		status = check_role(restoring, restoring->backup.store);
	if (status == 0)
		status = settle_clock(restoring);
	return status < 0 ? status : restoration_compare(&restoring->present, &restoring->backup);
}

static void tell_present(const struct restoring *restoring)
{
	const struct restoration *present = &restoring->present;
	const char *path = shown(restoring, restoring->path);
	long long last = (long long)present->last;
	FILE *err = restoring->context->err;

	if (present->unreadable)
		fprintf(err, _("the present database cannot be read: %s\n"), present->unreadable);
	else if (present->common == 0)
		fprintf(err,
			_("'%s' is of another ledger: none of its entries, up to %lld, is in the copy\n"),
			path, last);
	else if (present->common == present->last)
		fprintf(err, _("'%s' has no entry that the copy has not\n"), path);
	else if (present->common < restoring->backup.last)
		fprintf(err,
			_("'%s' goes another way after entry %lld: what comes then, up to %lld, is not in the copy\n"),
			path, (long long)present->common, last);
	else
		fprintf(err,
			_("'%s' goes on after that: what comes then, up to entry %lld, is not in the copy\n"),
			path, last);
}

static void tell(const struct restoring *restoring)
{
	const struct backup *backup = &restoring->backup;
	char hash[HASH_TEXT_MAX], time[LOCAL_TEXT_MAX];
	FILE *err = restoring->context->err;

	fprintf(err, _("'%s' holds %lld entries, verified; the last was recorded at %s\n"),
		shown(restoring, restoring->file), (long long)backup->last,
		zone_format(backup->recorded, time));
	fprintf(err, _("head: %s\n"), hash_format(backup->verification.head, hash));
	if (restoring->present.there)
		tell_present(restoring);
}

/* 2026-11-23T10:00:00Z as 20261123100000: of one length, and in the order of time by name. */
static const char *stamp_of(instant_t now, struct pool *pool)
{
	char text[INSTANT_TEXT_MAX], *stamp = pool_alloc(pool, sizeof text), *end = stamp;

	instant_format(now, text);
	for (const char *letter = text; *letter; letter++) {
		if (*letter >= '0' && *letter <= '9')
			*end++ = *letter;
	}
	*end = '\0';
	return stamp;
}

static int finish(struct restoring *restoring)
{
	struct context *context = restoring->context;
	const char *aside = NULL;

	int status = restoration_finish(&restoring->present, &restoring->backup, restoring->file,
		stamp_of(context->act.now, context->pool), context->pool, context->error, &aside);
	if (status < 0)
		return status;
	if (aside)
		fprintf(context->err, _("what was there is now '%s'\n"), shown(restoring, aside));
	return answer_posted(context, restoring->backup.last, _("'%s' is restored, up to entry %lld"),
		shown(restoring, restoring->path), (long long)restoring->backup.last);
}

static int restore(struct restoring *restoring)
{
	struct context *context = restoring->context;

	int status = look(restoring);
	if (status == 0)
		status = copy(restoring);
	if (status < 0)
		return status;
	tell(restoring);
	if (context->common.dry_run) {
		fprintf(context->err, _("nothing was restored (--dry-run)\n"));
		return 0;
	}
	if (restoring->present.there)
		status = question_ask(
			context, _("put it in the place of '%s'?"), shown(restoring, restoring->path));
	return status < 0 ? status : finish(restoring);
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct restoring restoring = { .context = context, .file = arguments->file };

	if (database_path(context, &restoring.path, NULL) < 0)
		return context->error->status;
	int status = restore(&restoring);
	backup_drop(&restoring.backup);
	restoration_release(&restoring.present);
	return status;
}

const struct command command_restore = {
	.name = "restore",
	.group = GROUP_SYSTEM,
	.summary = N_("put a copy in the database's place"),
	.arguments = N_("FILE"),
	.details = N_(
		"Verifies a file that 'ampoule backup' made, says what it holds and which entries of the present "
		"database it has not, asks, and puts a copy of it in the database's place. What is there is moved "
		"aside, to NAME.before-restore-YYYYMMDDHHMMSS, which needs --force. Nobody else may have it open."),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_PLACE,
	.roles = ROLE_MANAGER,
	.run = run,
};
