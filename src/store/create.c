/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a new database: its file, who may read it, its schema. */
#include "config.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/text.h"
#include "store_internal.h"

/* Whether a folder holds nothing but the database that is being made. */
static bool folder_is_own(const char *folder, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash == NULL ? path : slash + 1;
	DIR *listing = opendir(folder);
	bool own = listing != NULL;
	for (struct dirent *entry; own && (entry = readdir(listing)) != NULL;)
		own = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
			strcmp(entry->d_name, name) == 0;
	if (listing != NULL)
		closedir(listing);
	return own;
}

static int share_with_group(const struct store *store, const char *group)
{
	const char *path = store->path;
	if (group == NULL)
		return STATUS_OK;
	struct group *found = getgrnam(group);
	if (found == NULL)
		return error_set(store->error, STATUS_NOT_FOUND, _("'%s': there is no such group on this machine"),
			QUOTED(group));
	char *copy = strdup(path);
	if (copy == NULL)
		abort();
	const char *folder = dirname(copy);
	if (!folder_is_own(folder, path)) {
		int status = error_set(store->error, STATUS_REFUSED,
			_("'%s': its folder holds other things, and would be opened to group '%s' with them; put it into a "
			  "folder of its own"),
			store->shown, QUOTED(group));
		free(copy);
		return status;
	}
	bool done = chown(path, (uid_t)-1, found->gr_gid) == 0 && chmod(path, 0660) == 0 &&
		chown(folder, (uid_t)-1, found->gr_gid) == 0 && chmod(folder, 02770) == 0;
	int reason = errno;
	free(copy);
	if (!done)
		return error_set(store->error, STATUS_OUTPUT, _("'%s': cannot be given to group '%s' (%s)"),
			store->shown, QUOTED(group), strerror(reason));
	return STATUS_OK;
}

static int make_file(struct store *store)
{
	int file = open(store->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
	if (file >= 0) {
		close(file);
		return STATUS_OK;
	}
	if (errno != EEXIST)
		return error_set(store->error, STATUS_OUTPUT, _("'%s': cannot be created (%s)"), store->shown,
			strerror(errno));
	struct stat there;
	if (stat(store->path, &there) == 0 && !S_ISREG(there.st_mode))
		return store_check_file(store);
	return error_set(store->error, STATUS_REFUSED,
		_("'%s' is there already; name another with --db, or use it as it is"), store->shown);
}

static int make_schema(struct store *store, const char *group)
{
	int status = store_check_share(store);
	if (status == STATUS_OK)
		status = share_with_group(store, group);
	if (status == STATUS_OK)
		status = store_connect(store);
	if (status == STATUS_OK)
		status = store_execute(store, "PRAGMA journal_mode = WAL");
	return status == STATUS_OK ? store_migrate(store, 0) : status;
}

int store_create(const char *path, const char *group, struct error *error, struct store **out)
{
	struct store *store = store_new(path, STORE_WRITE, error);
	int status = make_file(store);
	bool made = status == STATUS_OK;
	if (made)
		status = make_schema(store, group);
	if (status != STATUS_OK) {
		store_close(store);
		if (made)
			unlink(path);
		return status;
	}
	*out = store;
	return STATUS_OK;
}
