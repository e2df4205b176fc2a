/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule init: a new clinic. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/catalogue.h"
#include "ampoule/command.h"
#include "ampoule/money.h"
#include "ampoule/text.h"
#include "posting.h"

enum {
	INIT_CURRENCY = 256,
	INIT_ZONE,
	INIT_NAME,
	INIT_GROUP,
	INIT_TEST,
};

struct arguments {
	const char *currency, *zone, *name, *group;
	bool test;
};

static const struct argp_option options[] = {
	{ "currency", INIT_CURRENCY, N_("CODE"), 0, N_("the clinic's currency: EUR (standard), USD, JPY …"), 0 },
	{ "zone", INIT_ZONE, N_("ZONE"), 0, N_("its time zone, as Europe/Madrid (standard: this machine's)"), 0 },
	{ "name", INIT_NAME, N_("NAME"), 0, N_("its name, for the head of workbooks"), 0 },
	{ "group", INIT_GROUP, N_("GROUP"), 0, N_("users of this group may use it too"), 0 },
	{ "test", INIT_TEST, NULL, 0, N_("for trying only: AMPOULE_NOW may set its clock"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;

	switch (key) {
	case INIT_CURRENCY:
		arguments->currency = arg;
		return 0;
	case INIT_ZONE:
		arguments->zone = arg;
		return 0;
	case INIT_NAME:
		arguments->name = arg;
		return 0;
	case INIT_GROUP:
		arguments->group = arg;
		return 0;
	case INIT_TEST:
		arguments->test = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* The machine's zone: TZ where it holds a name, else what /etc/localtime links to, else UTC. */
static const char *system_zone(struct pool *pool)
{
	static const char root[] = "/zoneinfo/";
	const char *set = getenv("TZ");

	if (set && set[0] && strchr(set, ',') == NULL)
		return pool_copy(pool, set[0] == ':' ? set + 1 : set);
	char *file = realpath("/etc/localtime", NULL);
	const char *found = file ? strstr(file, root) : NULL;
	const char *zone = found ? pool_copy(pool, found + strlen(root)) : "UTC";
	free(file);
	return zone;
}

/* Checks what was said and fills in what was not. */
static int arguments_complete(struct context *context, struct arguments *arguments)
{
	struct error *error = context->error;
	char *clean = NULL;

	if (!arguments->currency)
		arguments->currency = "EUR";
	context->digits = currency_digits(arguments->currency, error);
	if (context->digits < 0)
		return error->status;
	if (!arguments->zone)
		arguments->zone = system_zone(context->pool);
	if (zone_use(arguments->zone, error) < 0)
		return error->status;
	if (text_clean("name", arguments->name ? arguments->name : _("Clinic"), TEXT_NAME_MAX, context->pool, &clean,
		    error) < 0)
		return error->status;
	arguments->name = clean;
	return clock_prepare(context, arguments->test);
}

/* Makes the user's data folder, and what it stands in. */
static int folder_make(struct context *context, const char *folder)
{
	char *path = pool_copy(context->pool, folder);

	for (char *end = strchr(path + 1, '/');; end = strchr(end + 1, '/')) {
		if (end)
			*end = '\0';
		if (mkdir(path, 0700) < 0 && errno != EEXIST)
			return error_set(context->error, STATUS_OUTPUT, _("'%s': the folder cannot be made: %s"),
				text_printable(path, strlen(path), context->pool), strerror(errno));
		if (!end)
			return 0;
		*end = '/';
	}
}

static int setting_save(struct context *context, const char *name, const char *value)
{
	struct record record = { 0 };
	const struct thing *thing = &thing_setting;

	if (record_set(thing, &record, thing_field(thing, "name"), name, context->pool, context->error) < 0 ||
		record_set(thing, &record, thing_field(thing, "value"), value, context->pool, context->error) < 0)
		return context->error->status;
	return catalogue_save(context->store, thing, &record, NULL);
}

static int location_save(struct context *context, const char *code, const char *name)
{
	struct record record = { 0 };
	const struct thing *thing = &thing_location;

	if (record_set(thing, &record, thing_field(thing, "code"), code, context->pool, context->error) < 0 ||
		record_set(thing, &record, thing_field(thing, "name"), name, context->pool, context->error) < 0 ||
		record_complete(thing, &record, context->pool, context->error) < 0)
		return context->error->status;
	return catalogue_save(context->store, thing, &record, NULL);
}

/* Entry 1: the clinic's settings and its first location. */
static int clinic_post(struct context *context, const struct arguments *arguments, struct entry *entry)
{
	const char *settings[][2] = {
		{ "name", arguments->name },
		{ "currency", arguments->currency },
		{ "digits", pool_printf(context->pool, "%d", context->digits) },
		{ "zone", arguments->zone },
		{ "test", arguments->test ? "yes" : "no" },
		{ "default-location", "main" },
	};

	int status = ledger_open(context->store, entry);
	for (size_t i = 0; status == 0 && i < sizeof settings / sizeof settings[0]; i++)
		status = setting_save(context, settings[i][0], settings[i][1]);
	if (status == 0)
		status = location_save(context, "main", _("Main stock"));
	return status < 0 ? status : ledger_seal(context->store);
}

static int clinic_make(struct context *context, const struct arguments *arguments, struct entry *entry)
{
	int status = store_begin(context->store, STORE_WRITE);
	if (status == 0)
		status = clinic_post(context, arguments, entry);
	if (status == 0)
		status = store_commit(context->store);
	store_rollback(context->store);
	return status;
}

static void files_remove(const char *path, struct pool *pool)
{
	unlink(path);
	unlink(pool_printf(pool, "%s-wal", path));
	unlink(pool_printf(pool, "%s-shm", path));
	unlink(pool_printf(pool, "%s-journal", path));
}

static int run(struct context *context, void *data)
{
	struct arguments *arguments = data;
	struct entry entry = { .kind = "initialised", .act = &context->act };
	const char *path, *folder;

	if (arguments_complete(context, arguments) < 0 || database_path(context, &path, &folder) < 0)
		return context->error->status;
	if (folder && folder_make(context, folder) < 0)
		return context->error->status;
	int status = store_create(path, arguments->group, context->error, &context->store);
	if (status < 0)
		return status;
	status = clinic_make(context, arguments, &entry);
	if (status < 0 || context->common.dry_run) {
		store_close(context->store);
		context->store = NULL;
		files_remove(path, context->pool);
	}
	if (status < 0)
		return status;
	if (context->common.dry_run) {
		posting_tell_dry(context);
		return 0;
	}
	return answer_posted(context, entry.number, _("'%s' is ready: %s, %s, %s; next: 'ampoule product add --help'"),
		text_printable(path, strlen(path), context->pool), arguments->name, arguments->currency,
		arguments->zone);
}

const struct command command_init = {
	.name = "init",
	.group = GROUP_SYSTEM,
	.summary = N_("make the clinic's database"),
	.details = N_("Makes a new, empty database for one clinic. Currency and zone are for good: every amount and "
		      "every day is kept in them."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_NEW,
	.roles = ROLE_MANAGER,
	.run = run,
};
