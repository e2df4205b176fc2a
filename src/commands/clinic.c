/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the database of a new clinic, for init and demo. */
#include "clinic.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/catalogue.h"
#include "ampoule/money.h"
#include "ampoule/text.h"
#include "fact_files.h"

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

/* A row of the list that comes with the program: a column for each field, in the order of its heading. */
static int contraindication_save(struct context *context, char *heading, char *row)
{
	const struct thing *thing = &thing_contraindication;
	struct record record = { 0 };

	for (char *value = strsep(&row, "\t"); value; value = strsep(&row, "\t")) {
		const char *column = strsep(&heading, "\t");
		if (record_set(thing, &record, thing_field(thing, column), value, context->pool, context->error) < 0)
			return context->error->status;
	}
	if (record_complete(thing, &record, context->pool, context->error) < 0)
		return context->error->status;
	return catalogue_save(context->store, thing, &record, NULL);
}

/* The contraindications that the literature names: the clinic's own to change from the first day. */
static int contraindications_save(struct context *context)
{
	char *rest = pool_copy(context->pool, fact_contraindications);
	const char *heading = strsep(&rest, "\n");
	int status = 0;

	for (char *row = strsep(&rest, "\n"); status == 0 && row && row[0]; row = strsep(&rest, "\n"))
		status = contraindication_save(context, pool_copy(context->pool, heading), row);
	return status;
}

/* Entry 1: the clinic's settings, its first location, its list of contraindications. */
static int clinic_post(struct context *context, const struct clinic *clinic)
{
	struct entry entry = { .kind = "initialised", .act = &context->act };
	const char *settings[][2] = {
		{ "name", clinic->name },
		{ "currency", clinic->currency },
		{ "digits", pool_printf(context->pool, "%d", context->digits) },
		{ "zone", clinic->zone },
		{ "test", clinic->test ? "yes" : "no" },
		{ "default-location", "main" },
	};

	int status = ledger_open(context->store, &entry);
	for (size_t i = 0; status == 0 && i < sizeof settings / sizeof settings[0]; i++)
		status = setting_save(context, settings[i][0], settings[i][1]);
	if (status == 0)
		status = location_save(context, "main", _("Main stock"));
	if (status == 0)
		status = contraindications_save(context);
	return status < 0 ? status : ledger_seal(context->store);
}

static int clinic_commit(struct context *context, const struct clinic *clinic)
{
	int status = store_begin(context->store, STORE_WRITE);
	if (status == 0)
		status = clinic_post(context, clinic);
	if (status == 0)
		status = store_commit(context->store);
	store_rollback(context->store);
	return status;
}

int clinic_create(struct context *context, const struct clinic *clinic, const char *path, const char *folder)
{
	context->digits = currency_digits(clinic->currency, context->error);
	if (context->digits < 0)
		return context->digits;
	if (zone_use(clinic->zone, context->error) < 0 || clock_prepare(context, clinic->test) < 0)
		return context->error->status;
	if (folder && folder_make(context, folder) < 0)
		return context->error->status;
	int status = store_create(path, clinic->group, context->error, &context->store);
	if (status < 0)
		return status;
	status = clinic_commit(context, clinic);
	if (status < 0)
		clinic_remove(context, path, folder);
	return status;
}

void clinic_remove(struct context *context, const char *path, const char *folder)
{
	store_close(context->store);
	context->store = NULL;
	unlink(path);
	unlink(pool_printf(context->pool, "%s-wal", path));
	unlink(pool_printf(context->pool, "%s-shm", path));
	unlink(pool_printf(context->pool, "%s-journal", path));
	if (folder)
		rmdir(folder); /* which fails, as it should, when other things are in it */
}
