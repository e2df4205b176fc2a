/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a demo clinic: made under another name, and in its place only when it is whole. */
#include "config.h"
#include "demo_folder.h"
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ampoule/text.h"
#include "clinic_files.h"
#include "demo_steps.h"
#include "demo_word.h"

static int output_failed(struct context *context, const char *path)
{
	return error_set(context->error, STATUS_OUTPUT, _("'%s': cannot be made: %s"), QUOTED(path), strerror(errno));
}

static bool is_empty(const char *path)
{
	DIR *entries = opendir(path);
	int count = 0;

	if (!entries)
		return false;
	while (readdir(entries))
		count++;
	closedir(entries);
	return count == 2; /* itself and its parent */
}

/* Only what this command has made may give way to it: --force is said lightly, and a clinic is not. */
static int check_demo(struct context *context, const char *database)
{
	struct store *store = NULL;
	int status = store_open(database, STORE_READ, context->error, &store);
	if (status < 0)
		return status;
	const char *name = store_setting(store, "name"), *test = store_setting(store, "test");
	bool demo = name && test && strcmp(name, DEMO_NAME) == 0 && strcmp(test, "yes") == 0;
	store_close(store);
	if (demo)
		return 0;
	return error_set(context->error, STATUS_REFUSED, _("'%s' is no demo clinic, and stays; name another folder"),
		QUOTED(database));
}

static int check_place(struct context *context, struct demo_folder *folder)
{
	struct stat info;

	if (lstat(folder->path, &info) < 0)
		return errno == ENOENT ? 0 : output_failed(context, folder->path);
	folder->there = true;
	if (stat(folder->path, &info) < 0 || !S_ISDIR(info.st_mode)) {
		errno = ENOTDIR;
		return output_failed(context, folder->path);
	}
	if (is_empty(folder->path))
		return 0;
	if (access(folder->database, F_OK) < 0)
		return error_set(context->error, STATUS_REFUSED,
			_("'%s': there are other things in this folder; name a new one"), QUOTED(folder->path));
	if (!context->common.force)
		return error_set(context->error, STATUS_REFUSED,
			_("'%s': there is a database already: '%s' goes on with it, '%s demo %s --force' makes the demo anew, "
			  "'%s demo FOLDER' makes another"),
			QUOTED(folder->path), demo_command(folder->database, "today", context->pool),
			demo_program(context->pool), demo_shell_word(folder->path, context->pool), demo_program(context->pool));
	return check_demo(context, folder->database);
}

static int file_write(struct context *context, const char *path, const struct embedded *file)
{
	FILE *out = fopen(path, "w");
	if (!out)
		return output_failed(context, path);
	bool written = fwrite(file->text, 1, file->length, out) == file->length;
	if (fclose(out) == 0 && written)
		return 0;
	return error_set(context->error, STATUS_IO, _("'%s': cannot be written: %s"), QUOTED(path), strerror(errno));
}

/* The story is how it comes into being, and nothing to import. */
static bool is_import(const struct embedded *file)
{
	return strcmp(strrchr(file->name, '.'), ".csv") == 0;
}

static int files_write(struct context *context, const struct demo_folder *folder)
{
	const char *files = pool_printf(context->pool, "%s/csv", folder->making);
	int status = mkdir(files, 0777) < 0 ? output_failed(context, files) : 0;

	for (size_t i = 0; status == 0 && i < clinic_files_count; i++)
		if (is_import(&clinic_files[i]))
			status = file_write(context, pool_printf(context->pool, "%s/%s", files, clinic_files[i].name),
				&clinic_files[i]);
	return status;
}

int demo_folder_begin(struct context *context, const char *path, struct demo_folder *folder)
{
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		length--;
	char *said = pool_printf(context->pool, "%.*s", (int)length, path);
	*folder = (struct demo_folder){
		.path = said,
		.database = pool_printf(context->pool, "%s/ampoule.db", said),
	};
	if (check_place(context, folder) < 0)
		return context->error->status;
	/* On the same file system, so that it can be renamed: within the folder, or beside where it will be. */
	char *making = pool_printf(context->pool, "%s%s.XXXXXX", said, folder->there ? "/.making" : "");
	if (!mkdtemp(making))
		return output_failed(context, said);
	folder->making = making;
	return files_write(context, folder);
}

static int move(struct context *context, const struct demo_folder *folder, const char *name)
{
	const char *target = pool_printf(context->pool, "%s/%s", folder->path, name);
	if (rename(pool_printf(context->pool, "%s/%s", folder->making, name), target) < 0)
		return output_failed(context, target);
	return 0;
}

/* What lies in the folder of making, but for the database and its files: a workbook, whatever its name. */
static int move_results(struct context *context, const struct demo_folder *folder)
{
	DIR *entries = opendir(folder->making);
	const struct dirent *entry;
	int status = entries ? 0 : output_failed(context, folder->making);

	while (status == 0 && (entry = readdir(entries))) {
		const char *ending = strrchr(entry->d_name, '.');
		if (ending && strcmp(ending, ".xlsx") == 0)
			status = move(context, folder, entry->d_name);
	}
	if (entries)
		closedir(entries);
	return status;
}

static int move_all(struct context *context, const struct demo_folder *folder)
{
	const char *files = pool_printf(context->pool, "%s/csv", folder->path);
	int status = mkdir(files, 0777) < 0 && errno != EEXIST ? output_failed(context, files) : 0;

	for (size_t i = 0; status == 0 && i < clinic_files_count; i++)
		if (is_import(&clinic_files[i]))
			status = move(context, folder, pool_printf(context->pool, "csv/%s", clinic_files[i].name));
	if (status == 0)
		status = move_results(context, folder);
	if (status < 0)
		return status;
	/* A log left by the earlier database would be taken for one of the new. */
	unlink(folder->database);
	unlink(pool_printf(context->pool, "%s-wal", folder->database));
	unlink(pool_printf(context->pool, "%s-shm", folder->database));
	return move(context, folder, "ampoule.db");
}

int demo_folder_finish(struct context *context, struct demo_folder *folder)
{
	if (folder->there) {
		int status = move_all(context, folder);
		demo_folder_release(folder);
		return status;
	}
	if (rename(folder->making, folder->path) < 0)
		return output_failed(context, folder->path);
	folder->making = NULL;
	return 0;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	remove(path);
	return 0;
}

void demo_folder_release(struct demo_folder *folder)
{
	enum { DESCRIPTORS = 8 };

	if (folder->making)
		nftw(folder->making, remove_one, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
	folder->making = NULL;
}
