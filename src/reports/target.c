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
#include "ampoule/text.h"

static const char *shown(const char *path, struct pool *pool)
{
	return text_path(path, pool);
}

int target_begin(struct target *target, const char *path, bool force, struct pool *pool, struct error *error)
{
	struct stat there;
	*target = (struct target){ .path = pool_copy(pool, path), .force = force };
	if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
		return error_set(error, STATUS_OUTPUT, _("'%s' is no regular file"), shown(path, pool));
	if (lstat(path, &there) == 0 && !force)
		return error_set(error, STATUS_OUTPUT, _("'%s' is there already; --force replaces it"),
			shown(path, pool));
	const char *slash = strrchr(path, '/');
	char *folder =
		pool_printf(pool, "%.*s.ampoule-XXXXXX", slash == NULL ? 0 : (int)(slash + 1 - path), path);
	if (mkdtemp(folder) == NULL)
		return error_set(error, STATUS_OUTPUT, _("'%s' cannot be created: %s"), shown(path, pool),
			strerror(errno));
	target->folder = folder;
	target->draft = pool_printf(pool, "%s/draft", folder);
	return STATUS_OK;
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

int target_commit(struct target *target, struct error *error)
{
	struct pool pool = { 0 };
	int status = STATUS_OK, failure = file_sync(target->draft);
	if (failure != 0)
		status = error_set(error, STATUS_IO, _("'%s' cannot be written: %s"),
			shown(target->path, &pool), strerror(failure));
	else if ((failure = file_place(target)) != 0)
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
