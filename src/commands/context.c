/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepares what a command is given: database, clinic's settings, clock, who acts. */
#include "context.h"
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/money.h"
#include "ampoule/text.h"
#include "acting.h"
#include "evidence.h"

static const char *environment(const char *name)
{
	const char *value = getenv(name);
	return value && value[0] ? value : NULL;
}

const char *data_folder(struct pool *pool)
{
	const char *data = environment("XDG_DATA_HOME"), *home = environment("HOME");

	/* The standard has it that a relative path is to be ignored. */
	if (data && data[0] == '/')
		return pool_printf(pool, "%s/ampoule", data);
	return home ? pool_printf(pool, "%s/.local/share/ampoule", home) : NULL;
}

int database_path(struct context *context, const char **path, const char **folder)
{
	const char *said = context->common.database ? context->common.database : environment("AMPOULE_DB");

	if (folder)
		*folder = NULL;
	if (said && !said[0])
		return error_set(context->error, STATUS_USAGE, _("'--db' wants the name of a file"));
	if (said) {
		*path = said;
		return 0;
	}
	const char *place = data_folder(context->pool);
	if (!place)
		return error_set(context->error, STATUS_USAGE,
			_("no home folder is known; name the database with --db FILE"));
	if (folder)
		*folder = place;
	*path = pool_printf(context->pool, "%s/ampoule.db", place);
	return 0;
}

static const char *key_hash(const char *key, struct pool *pool)
{
	struct sha256_ctx hash;
	unsigned char digest[HASH_SIZE];

	sha256_init(&hash);
	sha256_update(&hash, strlen(key), (const uint8_t *)key);
	sha256_digest(&hash, sizeof digest, digest);
	return hash_format(digest, pool_alloc(pool, HASH_TEXT_MAX));
}

static int act_prepare(struct context *context, const struct words *words)
{
	struct act *act = &context->act;
	char *clean = NULL;

	if (context->common.why) {
		if (text_clean("reason", context->common.why, TEXT_NOTE_MAX, context->pool, &clean, context->error) < 0)
			return context->error->status;
		act->why = context->common.why = clean;
	}
	if (context->common.document) {
		if (text_clean("document", context->common.document, TEXT_NAME_MAX, context->pool, &clean,
			    context->error) < 0)
			return context->error->status;
		act->document = context->common.document = clean;
	}
	if (context->common.ref) {
		if (!context->common.ref[0])
			return error_set(context->error, STATUS_USAGE, _("'--ref' wants a key"));
		act->ref = key_hash(context->common.ref, context->pool);
		act->request = words->request;
	}
	act->login = login_name(context->pool);
	return evidence_read(context);
}

int clock_prepare(struct context *context, bool test)
{
	const char *set = environment("AMPOULE_NOW");

	if (set && !test)
		return error_set(context->error, STATUS_REFUSED,
			_("AMPOULE_NOW is set, but the clock of a database for real work cannot be; unset it, "
			  "or try things in a database made by 'ampoule init --test'"));
	if (set) {
		context->act.now = instant_from_iso(set);
		if (context->act.now == INSTANT_NONE)
			return error_set(context->error, STATUS_DATA,
				_("'%s': AMPOULE_NOW wants a time such as 2026-11-23T10:00:00Z"),
				text_printable(set, strlen(set), context->pool));
	}
	context->test = test;
	context->today = zone_day(context->act.now);
	return when_parse(context->common.on, context->act.now, &context->act.when, context->error);
}

static int settings_prepare(struct context *context)
{
	const char *zone = store_setting(context->store, "zone");
	const char *currency = store_setting(context->store, "currency");
	const char *test = store_setting(context->store, "test");

	if (!zone || !currency)
		return error_set(context->error, STATUS_DATA, 
			_("'%s': the clinic's settings are missing; if 'ampoule init' was broken off, remove it and run "
			  "that again"),
			store_path(context->store));
	if (zone_use(zone, context->error) < 0)
		return context->error->status;
	context->digits = currency_digits(currency, context->error);
	if (context->digits < 0)
		return context->digits;
	store_set_patience(context->store, 1000 * (int)store_setting_integer(context->store, "patience"));
	return clock_prepare(context, test && strcmp(test, "yes") == 0);
}

static int database_open(struct context *context)
{
	bool reads = context->command->needs == NEEDS_READING;
	const char *path;

	if (database_path(context, &path, NULL) < 0)
		return context->error->status;
	return store_open(path, reads ? STORE_READ : STORE_WRITE, context->error, &context->store);
}

int context_prepare(struct context *context, const struct words *words)
{
	enum needs needs = context->command->needs;

	/* Looking up the login costs more than a small query: who only reads is looked up where roles matter. */
	if (needs != NEEDS_NOTHING && needs != NEEDS_READING && act_prepare(context, words) < 0)
		return context->error->status;
	if (needs != NEEDS_NOTHING && needs != NEEDS_NEW && needs != NEEDS_PLACE) {
		int status = database_open(context);
		if (status < 0)
			return status;
		status = settings_prepare(context);
		if (status == 0)
			status = acting_prepare(context);
		return status < 0 ? status : acting_check(context);
	}
	/* Whoever makes a database manages it, until there is one that says otherwise. */
	context->role = ROLE_MANAGER;
	context->sees_finance = context->sees_patients = true;
	return 0;
}

void context_release(struct context *context)
{
	if (context->store)
		store_close(context->store);
	context->store = NULL;
}
