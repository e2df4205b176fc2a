/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all. */
#include "config.h"
#include "target.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/file_holder.h"
#include "ampoule/store.h"
#include "ampoule/text.h"

static const char *shown(const char *path, struct pool *pool)
{
	return text_path(path, pool);
}

/* Beside the target, so that it can be renamed. */
static int folder_make(struct target *target, struct pool *pool, struct error *error)
{
	const char *slash = strrchr(target->path, '/');
	char *folder = pool_printf(
		pool, "%.*s.ampoule-XXXXXX", slash == NULL ? 0 : (int)(slash + 1 - target->path), target->path);
	if (mkdtemp(folder) == NULL)
		return error_set(error, STATUS_OUTPUT, _("'%s' cannot be created: %s"), shown(target->path, pool),
			strerror(errno));
	target->folder = folder;
	return STATUS_OK;
}

/* Another program would go on with what it has read, and write it over the new file. */
static int refuse_there(const char *path, struct pool *pool, struct error *error)
{
	const char *holder = file_holder(path, pool);
	if (holder != NULL)
		return error_set(error, STATUS_OUTPUT,
			_("'%s' is open in another program (%s); close it there, or name another file; --force replaces it all the same"),
			shown(path, pool), holder);
	return error_set(error, STATUS_OUTPUT, _("'%s' is there already; --force replaces it"), shown(path, pool));
}

int target_begin(struct target *target, const char *path, bool force, struct pool *pool, struct error *error)
{
	struct stat there;
	*target = (struct target){ .path = pool_copy(pool, path), .force = force };
	if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
		return error_set(error, STATUS_OUTPUT, _("'%s' is no regular file"), shown(path, pool));
	if (lstat(path, &there) == 0 && !force)
		return refuse_there(path, pool, error);
	int status = folder_make(target, pool, error);
	if (status == STATUS_OK)
		target->draft = pool_printf(pool, "%s/draft", target->folder);
	return status;
}

int target_begin_folder(struct target *target, const char *path, const char *mark, bool force, struct pool *pool,
	struct error *error)
{
	struct stat there;
	char *plain = pool_copy(pool, path);
	for (size_t length = strlen(plain); length > 1 && plain[length - 1] == '/'; length--)
		plain[length - 1] = '\0';
	*target = (struct target){ .path = plain, .force = force, .is_folder = true };
	if (lstat(plain, &there) == 0) {
		bool ours = S_ISDIR(there.st_mode) && access(pool_printf(pool, "%s/%s", plain, mark), F_OK) == 0;
		if (!force)
			return error_set(error, STATUS_OUTPUT, _("'%s' is there already; --force replaces it"),
				shown(path, pool));
		if (!ours)
			return error_set(error, STATUS_OUTPUT,
				_("'%s' is not an earlier export (it has no '%s'), and is not replaced; name another folder"),
				shown(path, pool), mark);
	}
	return folder_make(target, pool, error);
}

static int file_sync(const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return errno;
	int failure = fchmod(file, 0600) != 0 || fsync(file) != 0 ? errno : 0;
	close(file);
	return failure;
}

/* Another process may have made the file since: link() never replaces one. */
static int file_place(const struct target *target)
{
	if (target->force)
		return rename(target->draft, target->path) == 0 ? 0 : errno;
	if (link(target->draft, target->path) == 0)
		return 0;
	if (errno != EPERM && errno != EOPNOTSUPP)
		return errno;
	/* This file system has no links. */
	return rename(target->draft, target->path) == 0 ? 0 : errno;
}

/* What stood there changes places with the new folder, and is removed with it. */
static int folder_place(const struct target *target)
{
	if (rename(target->folder, target->path) == 0)
		return 0;
	if (!target->force || (errno != ENOTEMPTY && errno != EEXIST))
		return errno;
	return renameat2(AT_FDCWD, target->folder, AT_FDCWD, target->path, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

static int folder_sync(const char *path)
{
	DIR *folder = opendir(path);
	int failure = folder == NULL ? errno : 0;
	for (struct dirent *file; folder != NULL && failure == 0 && (file = readdir(folder)) != NULL;) {
		if (strcmp(file->d_name, ".") == 0 || strcmp(file->d_name, "..") == 0)
			continue;
		struct pool pool = { 0 };
		failure = file_sync(pool_printf(&pool, "%s/%s", path, file->d_name));
		pool_release(&pool);
	}
	if (folder != NULL)
		closedir(folder);
	return failure;
}

static int target_sync(const struct target *target)
{
	return target->is_folder ? folder_sync(target->folder) : file_sync(target->draft);
}

static int target_place(const struct target *target)
{
	return target->is_folder ? folder_place(target) : file_place(target);
}

int target_commit(struct target *target, struct error *error)
{
	struct pool pool = { 0 };
	int status = STATUS_OK, failure = target_sync(target);
	if (store_interrupted())
		status = error_set(error, STATUS_IO, _("interrupted; '%s' was not written"), shown(target->path, &pool));
	else if (failure != 0)
		status = error_set(error, STATUS_IO, _("'%s' cannot be written: %s"),
			shown(target->path, &pool), strerror(failure));
	else if ((failure = target_place(target)) != 0)
		status = error_set(error, STATUS_OUTPUT, _("'%s' cannot be created: %s"),
			shown(target->path, &pool), strerror(failure));
	pool_release(&pool);
	target_abandon(target);
	return status;
}

void target_abandon(struct target *target)
{
	DIR *folder = target->folder == NULL ? NULL : opendir(target->folder);
	if (folder == NULL)
		return;
	for (struct dirent *file; (file = readdir(folder)) != NULL;) {
		if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0)
			unlinkat(dirfd(folder), file->d_name, 0);
	}
	closedir(folder);
	rmdir(target->folder);
	target->folder = NULL;
}
