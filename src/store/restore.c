/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a copy in the database's place. */
#include "config.h"
#include "ampoule/restore.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "store_internal.h"
#include "store_migrations.h"

/* A file and what SQLite keeps beside it. */
static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
enum { ENDINGS = sizeof(endings) / sizeof(endings[0]) };

int store_check_place(struct store *store)
{
	int moved = 0;
	if (store->manner != STORE_SHARED ||
		sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || moved == 0)
		return STATUS_OK;
	return error_set(store->error, STATUS_BUSY,
		_("'%s' was replaced just now, as 'ampoule restore' does; nothing was recorded, look at it and try again"),
		store->shown);
}

static int look(struct restoration *restoration)
{
	unsigned char head[HASH_SIZE];
	int version = 0;
	int status = store_pragma(restoration->present, "PRAGMA user_version", &version);
	restoration->older = version < (int)store_migrations_count;
	return status == STATUS_OK ? ledger_head(restoration->present, head, &restoration->last) : status;
}

/* The present database, for this process alone. One that cannot be read is no reason to keep a good one out. */
static int claim(struct restoration *restoration, struct pool *pool, struct error *error)
{
	struct error failure = { 0 };
	int status =
		store_open_as(restoration->path, STORE_READ, STORE_CLAIMED, &failure, &restoration->present);
	if (status == STATUS_OK) {
		restoration->present->error = error;
		return look(restoration);
	}
	if (status == STATUS_BUSY)
		error_set(error, STATUS_BUSY,
			_("'%s': another process has it open; nothing was done, have everybody stop and try again"),
			text_path(restoration->path, pool));
	else
		restoration->unreadable = pool_copy(pool, failure.text);
	error_clear(&failure);
	return error->status;
}

int restoration_begin(
	const char *path, struct pool *pool, struct error *error, struct restoration *restoration)
{
	struct stat file;
	*restoration = (struct restoration){ .path = path };
	if (lstat(path, &file) != 0)
		return errno == ENOENT ? STATUS_OK
				       : error_set(error, STATUS_OUTPUT, _("'%s': %s"), text_path(path, pool),
						 strerror(errno));
	restoration->there = true;
	char *whole = realpath(path, NULL);
	restoration->path = whole == NULL ? path : pool_copy(pool, whole);
	free(whole);
	if (stat(path, &file) != 0 || !S_ISREG(file.st_mode))
		return error_set(error, STATUS_OUTPUT,
			_("'%s' is no ordinary file; name another database with --db"),
			text_path(path, pool));
	return claim(restoration, pool, error);
}

/* False when the ledger has no such entry, and after a failure, which sticks to its store. */
static bool hash_of(struct store *store, int64_t entry, unsigned char hash[HASH_SIZE])
{
	size_t length = 0;
	STATEMENT st = statement_prepare(store, sql_seal_hash);
	statement_bind_integer(&st, ":entry", entry);
	if (!statement_step(&st))
		return false;
	const void *bytes = statement_blob(&st, "hash", &length);
	if (length == HASH_SIZE)
		memcpy(hash, bytes, HASH_SIZE);
	return length == HASH_SIZE;
}

/* Every hash covers all that came before: where one is the same, so is all up to it. */
int restoration_compare(struct restoration *restoration, const struct backup *backup)
{
	if (restoration->present == NULL)
		return STATUS_OK;
	int64_t low = 0, high = restoration->last < backup->last ? restoration->last : backup->last;
	while (low < high) {
		int64_t middle = high - (high - low) / 2;
		unsigned char one[HASH_SIZE], other[HASH_SIZE];
		bool same = hash_of(restoration->present, middle, one) &&
			hash_of(backup->store, middle, other) && memcmp(one, other, HASH_SIZE) == 0;
		if (same)
			low = middle;
		else
			high = middle - 1;
	}
	restoration->common = low;
	return store_error(backup->store)->status;
}

static int move_failed(const char *from, const char *to, struct error *error)
{
	return error_set(error, STATUS_OUTPUT, _("'%s': cannot be moved to '%s': %s"), QUOTED(from),
		QUOTED(to), strerror(errno));
}

static int move_all(const char *from, const char *to, struct pool *pool, struct error *error)
{
	for (size_t i = 0; i < ENDINGS; i++) {
		const char *old = pool_printf(pool, "%s%s", from, endings[i]);
		const char *new = pool_printf(pool, "%s%s", to, endings[i]);
		if (rename(old, new) != 0 && (errno != ENOENT || i == 0))
			return move_failed(old, new, error);
	}
	return STATUS_OK;
}

static int move_aside(struct restoration *restoration, const char *stamp, struct pool *pool,
	struct error *error, const char **aside)
{
	const char *name = pool_printf(pool, "%s.before-restore-%s", restoration->path, stamp);
	int status = STATUS_OK;
	if (access(name, F_OK) == 0)
		return error_set(error, STATUS_OUTPUT,
			_("'%s' is in the way: the present database goes there; move it"),
			text_path(name, pool));
	/* What stands in its log comes into the file, so that one file is all there is to keep; with a journal in
	 * memory, as one on the disk would stay there as long as the file is held. */
	if (restoration->present != NULL)
		status = store_execute(restoration->present, "PRAGMA journal_mode = MEMORY");
	if (status == STATUS_OK)
		status = move_all(restoration->path, name, pool, error);
	if (status == STATUS_OK)
		*aside = name;
	return status;
}

int restoration_finish(struct restoration *restoration, struct backup *backup, const char *like,
	const char *stamp, struct pool *pool, struct error *error, const char **aside)
{
	*aside = NULL;
	backup->target = restoration->path;
	int status = restoration->there ? move_aside(restoration, stamp, pool, error, aside) : STATUS_OK;
	if (status != STATUS_OK)
		return status;
	status = backup_keep(backup, restoration->there ? *aside : like, false, error);
	if (status != STATUS_OK && *aside != NULL) {
		struct error ignored = { 0 };
		move_all(*aside, restoration->path, pool, &ignored);
		error_clear(&ignored);
	}
	return status;
}

void restoration_release(struct restoration *restoration)
{
	store_close(restoration->present);
	restoration->present = NULL;
}
