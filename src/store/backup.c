/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies the database page by page out of one read transaction, which holds up no writer. */
#include "config.h"
#include "ampoule/backup.h"
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "store_internal.h"

enum { PAGES_AT_ONCE = 256 }; /* between two looks at whether it was interrupted */

static bool same_file(const char *path, const struct stat *file)
{
	struct stat other;
	return stat(path, &other) == 0 && other.st_dev == file->st_dev && other.st_ino == file->st_ino;
}

int backup_check_target(
	const char *target, const char *database, bool replace, struct pool *pool, struct error *error)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
	struct stat file;
	if (stat(target, &file) != 0)
		return STATUS_OK;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (same_file(pool_printf(pool, "%s%s", database, endings[i]), &file))
			return error_set(error, STATUS_REFUSED,
				_("'%s' is the database itself, or belongs to it; name another file"),
				text_path(target, pool));
	}
	if (S_ISDIR(file.st_mode))
		return error_set(error, STATUS_OUTPUT, _("'%s' is a folder; name a file in it"),
			text_path(target, pool));
	if (!S_ISREG(file.st_mode))
		return error_set(
			error, STATUS_OUTPUT, _("'%s' is no ordinary file"), text_path(target, pool));
	if (!replace)
		return error_set(error, STATUS_OUTPUT,
			_("'%s': there is such a file; choose another name, or say --force"),
			text_path(target, pool));
	return STATUS_OK;
}

int backup_open(const char *path, struct error *error, struct store **out)
{
	if (access(path, F_OK) != 0)
		return error_set(error, STATUS_NOT_FOUND,
			_("'%s': %s; name a file that 'ampoule backup' made"), QUOTED(path), strerror(errno));
	return store_open_as(path, STORE_READ, STORE_SOURCE, error, out);
}

static int make_file(struct backup *backup, struct pool *pool, struct error *error)
{
	char *path = pool_printf(pool, "%s.XXXXXX", backup->target);
	int file = mkstemp(path);
	if (file < 0)
		return error_set(error, STATUS_OUTPUT, _("'%s': cannot be made: %s"),
			text_path(backup->target, pool), strerror(errno));
	close(file);
	backup->path = path;
	return STATUS_OK;
}

static int copy_failed(struct store *source, const struct backup *backup, sqlite3 *copy, int code)
{
	int cause = sqlite3_system_errno(copy);
	if (store_interrupted())
		return error_set(source->error, STATUS_IO, _("interrupted; no copy was made"));
	if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		return store_fail(source, code);
	if (code == SQLITE_FULL || cause == ENOSPC || cause == EDQUOT || cause == EFBIG)
		return error_set(source->error, STATUS_IO,
			_("'%s': no room left on the disk; no copy was made, free some and try again"),
			QUOTED(backup->target));
	return error_set(source->error, STATUS_IO, _("'%s': cannot be copied to '%s': %s"), source->shown,
		QUOTED(backup->target), cause == 0 ? sqlite3_errstr(code) : strerror(cause));
}

static int copy_pages(sqlite3 *from, sqlite3 *to)
{
	/* The file is thrown away when it does not come out whole, so it needs no journal. */
	int code = sqlite3_exec(to, "PRAGMA journal_mode = OFF", NULL, NULL, NULL);
	sqlite3_backup *copying = code == SQLITE_OK ? sqlite3_backup_init(to, "main", from, "main") : NULL;
	if (copying == NULL)
		return code == SQLITE_OK ? sqlite3_extended_errcode(to) : code;
	do
		code = store_interrupted() ? SQLITE_INTERRUPT : sqlite3_backup_step(copying, PAGES_AT_ONCE);
	while (code == SQLITE_OK);
	int finished = sqlite3_backup_finish(copying);
	return code == SQLITE_DONE ? finished : code;
}

static int copy_database(struct store *source, struct backup *backup)
{
	sqlite3 *copy = NULL;
	int status = STATUS_OK;
	int code = sqlite3_open_v2(
		backup->path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, "unix-none");
	if (code == SQLITE_OK)
		code = copy_pages(source->db, copy);
	if (code != SQLITE_OK)
		status = copy_failed(source, backup, copy, code);
	sqlite3_close(copy);
	return status;
}

/* Opened as the database that it is to be, but under its coming name in messages. */
static int open_copy(struct backup *backup, struct pool *pool, struct error *error)
{
	int status = store_open_as(backup->path, STORE_WRITE, STORE_APART, error, &backup->store);
	if (status != STATUS_OK)
		return status;
	backup->store->shown = text_path(backup->target, pool);
	return store_execute(backup->store, "PRAGMA journal_mode = DELETE");
}

static int verify(struct store *source, const unsigned char head[HASH_SIZE], verify_progress *progress,
	void *data, struct pool *pool, struct backup *backup)
{
	struct verification *found = &backup->verification;
	int status = store_begin(backup->store, STORE_READ);
	if (status == STATUS_OK)
		status = verify_run(backup->store, progress, data, pool, found);
	if (status == STATUS_OK)
		status = ledger_clock(backup->store, &backup->recorded);
	store_rollback(backup->store);
	if (status != STATUS_OK)
		return status;
	backup->last = found->entries;
	if (found->count > 0)
		return error_set(source->error, STATUS_UNVERIFIED,
			_("'%s' does not hold (first: %s); no copy of it was kept"), source->shown,
			found->problems[0]);
	if (memcmp(found->head, head, HASH_SIZE) != 0)
		return error_set(source->error, STATUS_UNVERIFIED,
			_("'%s': the copy ends with another entry; it was not kept"), source->shown);
	return STATUS_OK;
}

int backup_make(struct store *source, const char *target, verify_progress *progress, void *data,
	struct pool *pool, struct backup *backup)
{
	unsigned char head[HASH_SIZE];
	*backup = (struct backup){ .target = target };
	/* Read first: from here on the transaction sees one state, so that copying never has to begin again. */
	int status = ledger_head(source, head, NULL);
	if (status == STATUS_OK)
		status = make_file(backup, pool, source->error);
	if (status == STATUS_OK)
		status = copy_database(source, backup);
	if (status == STATUS_OK)
		status = open_copy(backup, pool, source->error);
	return status == STATUS_OK ? verify(source, head, progress, data, pool, backup) : status;
}

/* Not every disk knows of groups: there the copy stays its owner's. */
static void share_like(int file, const char *like)
{
	enum { GROUP_BOTH = S_IRGRP | S_IWGRP };
	struct stat database;
	if (stat(like, &database) == 0 && (database.st_mode & GROUP_BOTH) == GROUP_BOTH &&
		fchown(file, (uid_t)-1, database.st_gid) == 0)
		fchmod(file, S_IRUSR | S_IWUSR | GROUP_BOTH);
}

static bool settle_file(const char *path, const char *like)
{
	int file = open(path, O_RDWR | O_CLOEXEC);
	if (file < 0)
		return false;
	share_like(file, like);
	bool settled = fsync(file) == 0;
	return close(file) == 0 && settled;
}

/* The new name is on the disk too. What cannot be synced is left to the system. */
static void settle_folder(const char *path)
{
	char *copy = strdup(path);
	if (copy == NULL)
		abort();
	int folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder >= 0) {
		fsync(folder);
		close(folder);
	}
	free(copy);
}

/* A link fails where a file came into being meanwhile; where there are no links, rename. */
static bool give_name(const struct backup *backup, bool replace)
{
	if (replace)
		return rename(backup->path, backup->target) == 0;
	if (link(backup->path, backup->target) == 0)
		return unlink(backup->path) == 0;
	return errno != EEXIST && rename(backup->path, backup->target) == 0;
}

int backup_keep(struct backup *backup, const char *like, bool replace, struct error *error)
{
	store_close(backup->store);
	backup->store = NULL;
	if (!settle_file(backup->path, like))
		return error_set(error, STATUS_IO, _("'%s': cannot be written: %s"), QUOTED(backup->target),
			strerror(errno));
	if (!give_name(backup, replace))
		return error_set(error, STATUS_OUTPUT, _("'%s': cannot be made: %s"), QUOTED(backup->target),
			strerror(errno));
	backup->path = NULL;
	settle_folder(backup->target);
	return STATUS_OK;
}

void backup_drop(struct backup *backup)
{
	store_close(backup->store);
	backup->store = NULL;
	if (backup->path == NULL)
		return;
	unlink(backup->path);
	backup->path = NULL;
}
