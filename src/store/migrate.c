/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a file's schema forward, step by step; the migrations are the only source of the schema. */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "ampoule/pool.h"
#include "store_internal.h"
#include "store_migrations.h"

/* A whole, consistent copy beside the file, so that a step that turns out badly can be taken back. */
static int copy_before(struct store *store, int version)
{
	struct pool pool = { 0 };
	char *copy = pool_printf(&pool, "%s.before-%d", store->path, version + 1);
	int status = STATUS_OK;
	if (access(copy, F_OK) == 0) {
		status = error_set(store->error, STATUS_OUTPUT,
			_("'%s' is in the way: the copy made before an upgrade goes there; move it"), copy);
	} else {
		char *sql = sqlite3_mprintf("VACUUM INTO %Q", copy);
		if (sql == NULL)
			abort();
		status = store_execute(store, sql);
		sqlite3_free(sql);
	}
	pool_release(&pool);
	return status;
}

static int step(struct store *store, int version)
{
	int status = store_execute(store, "BEGIN IMMEDIATE");
	int found = version;
	if (status == STATUS_OK)
		status = store_pragma(store, "PRAGMA user_version", &found);
	if (status == STATUS_OK && found == version) { /* else another process took this step just now */
		char *sql = sqlite3_mprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d",
			store_migrations[version].text, STORE_APPLICATION_ID, version + 1);
		if (sql == NULL)
			abort();
		status = store_execute(store, sql);
		sqlite3_free(sql);
	}
	if (status == STATUS_OK)
		status = store_execute(store, "COMMIT");
	if (status != STATUS_OK)
		store_rollback(store);
	return status;
}

int store_migrate(struct store *store, int version)
{
	store->migrating = true;
	int status = version > 0 ? copy_before(store, version) : STATUS_OK;
	for (int next = version; status == STATUS_OK && next < (int)store_migrations_count; next++)
		status = step(store, next);
	store->migrating = false;
	return status;
}

sqlite3 *store_model(void)
{
	sqlite3 *model;
	if (sqlite3_open(":memory:", &model) != SQLITE_OK)
		abort();
	for (size_t i = 0; i < store_migrations_count; i++) {
		if (sqlite3_exec(model, store_migrations[i].text, NULL, NULL, NULL) != SQLITE_OK)
			abort();
	}
	return model;
}
