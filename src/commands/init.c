/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule init: a new clinic. */
#include <stdlib.h>
#include <string.h>
#include "ampoule/command.h"
#include "ampoule/text.h"
#include "clinic.h"
#include "posting.h"

enum {
	INIT_CURRENCY = 256,
	INIT_ZONE,
	INIT_NAME,
	INIT_GROUP,
	INIT_TEST,
};

static const struct argp_option options[] = {
	{ "currency", INIT_CURRENCY, N_("CODE"), 0, N_("its currency: EUR (standard), USD, JPY …"), 0 },
	{ "zone", INIT_ZONE, N_("ZONE"), 0, N_("its time zone, as Europe/Madrid (standard: this machine's)"), 0 },
	{ "name", INIT_NAME, N_("NAME"), 0, N_("its name, for the head of workbooks"), 0 },
	{ "group", INIT_GROUP, N_("GROUP"), 0, N_("users of this group may use it too"), 0 },
	{ "test", INIT_TEST, NULL, 0, N_("for trying only: AMPOULE_NOW may set its clock"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct clinic *clinic = state->input;

	switch (key) {
	case INIT_CURRENCY:
		clinic->currency = arg;
		return 0;
	case INIT_ZONE:
		clinic->zone = arg;
		return 0;
	case INIT_NAME:
		clinic->name = arg;
		return 0;
	case INIT_GROUP:
		clinic->group = arg;
		return 0;
	case INIT_TEST:
		clinic->test = true;
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

	if (set && set[0])
		return pool_copy(pool, set[0] == ':' ? set + 1 : set);
	char *file = realpath("/etc/localtime", NULL);
	const char *found = file ? strstr(file, root) : NULL;
	const char *zone = found ? pool_copy(pool, found + strlen(root)) : "UTC";
	free(file);
	return zone;
}

static int zone_choose(struct context *context, struct clinic *clinic)
{
	if (clinic->zone)
		return 0;
	clinic->zone = system_zone(context->pool);
	if (zone_use(clinic->zone, context->error) == 0)
		return 0;
	error_clear(context->error);
	return error_set(context->error, STATUS_DATA,
		_("'%s': no zone of tzdata, but this machine has it; say the clinic's: --zone Europe/Madrid"),
		text_printable(clinic->zone, strlen(clinic->zone), context->pool));
}

static int name_choose(struct context *context, struct clinic *clinic)
{
	char *clean = NULL;
	const char *said = clinic->name ? clinic->name : _("Clinic");

	int status = text_clean("name", said, TEXT_NAME_MAX, context->pool, &clean, context->error);
	clinic->name = clean;
	return status;
}

static int run(struct context *context, void *arguments)
{
	struct clinic *clinic = arguments;
	const char *path, *folder;

	if (!clinic->currency)
		clinic->currency = "EUR";
	if (zone_choose(context, clinic) < 0 || name_choose(context, clinic) < 0 ||
		database_path(context, &path, &folder) < 0 || clinic_create(context, clinic, path, folder) < 0)
		return context->error->status;
	if (context->common.dry_run) {
		clinic_remove(context, path, folder);
		posting_tell_dry(context);
		return 0;
	}
	return answer_posted(context, 1, _("'%s' is ready: %s, %s, %s; next: 'ampoule product add --help'"),
		text_path(path, context->pool), clinic->name, clinic->currency, clinic->zone);
}

const struct command command_init = {
	.name = "init",
	.group = GROUP_SYSTEM,
	.summary = N_("make the clinic's database"),
	.details = N_("Makes a new, empty database for one clinic. Currency and zone are for good: every amount and "
		      "every day is kept in them."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct clinic),
	.needs = NEEDS_NEW,
	.roles = ROLE_ANY, /* whoever makes a database manages it */
	.run = run,
};
