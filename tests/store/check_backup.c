/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the database: taken under a busy writer, checked, kept, and put back over one that nobody else uses. */
#include "config.h"
#include "check_store.h"
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "ampoule/backup.h"
#include "ampoule/restore.h"
#include "clinic.h"
#include "store_migrations.h"

static struct clinic clinic;
static char target[96], aside[128];
static struct backup backup;

static void setup(void)
{
	clinic_make(&clinic);
	snprintf(target, sizeof(target), "%s/copy.db", clinic.folder);
	snprintf(aside, sizeof(aside), "%s.before-restore-now", clinic.path);
	backup = (struct backup){ 0 };
}

static void teardown(void)
{
	backup_drop(&backup);
	unlink(target);
	unlink(aside);
	clinic_remove(&clinic);
}

static int add_entry(struct clinic *to)
{
	struct entry entry = { .kind = "added", .act = &to->act };
	int status = store_begin(to->store, STORE_WRITE);
	if (status == STATUS_OK)
		status = ledger_open(to->store, &entry);
	if (status == STATUS_OK)
		status = ledger_seal(to->store);
	return status == STATUS_OK ? store_commit(to->store) : status;
}

static int make(void)
{
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	int status = backup_make(clinic.store, target, NULL, NULL, &clinic.pool, &backup);
	store_rollback(clinic.store);
	return status;
}

static void make_and_keep(void)
{
	ck_assert_msg(make() == 0, "%s", clinic.error.text);
	ck_assert_msg(backup_keep(&backup, clinic.path, false, &clinic.error) == 0, "%s", clinic.error.text);
}

/* Files in the clinic's folder, besides the database's own three. */
static size_t others(void)
{
	DIR *folder = opendir(clinic.folder);
	size_t count = 0;
	ck_assert_ptr_nonnull(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		count += entry->d_name[0] != '.' && strncmp(entry->d_name, "clinic.db", 9) != 0;
	closedir(folder);
	return count;
}

/* Writes without a pause until it is ended, and tells of each commit by a byte. */
static pid_t write_on(int pipes[2])
{
	ck_assert_int_eq(pipe(pipes), 0);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child > 0)
		return child;
	int failed = store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store) != 0;
	while (!failed)
		failed = add_entry(&clinic) != 0 || write(pipes[1], "", 1) != 1;
	_exit(1);
}

static void await_commits(int from, size_t count)
{
	char byte;
	while (count-- > 0)
		ck_assert_int_eq(read(from, &byte, 1), 1);
}

START_TEST(a_copy_is_whole_whoever_writes_meanwhile)
{
	enum { BEFORE = 600, COPIES = 10 };
	int pipes[2];
	for (int i = 0; i < BEFORE; i++)
		ck_assert_int_eq(add_entry(&clinic), 0);
	int64_t last = 0;
	store_close(clinic.store); /* no connection crosses a fork */
	clinic.store = NULL;
	pid_t writer = write_on(pipes);
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &clinic.store), 0);
	for (int i = 0; i < COPIES; i++) {
		await_commits(pipes[0], 2);
		ck_assert_msg(make() == 0, "%s", clinic.error.text);
		ck_assert_int_gt(backup.last, last);
		last = backup.last;
		ck_assert_int_eq(backup_keep(&backup, clinic.path, i > 0, &clinic.error), 0);
	}
	await_commits(pipes[0], 2); /* it goes on all the time */
	ck_assert_int_eq(kill(writer, SIGKILL), 0);
	waitpid(writer, NULL, 0);
	close(pipes[0]);
	close(pipes[1]);
	ck_assert_uint_eq(others(), 1);
	ck_assert_int_gt(last, BEFORE);
}
END_TEST

START_TEST(a_copy_is_for_those_who_have_the_database)
{
	struct stat file;
	make_and_keep();
	ck_assert_int_eq(stat(target, &file), 0);
	ck_assert_int_eq(file.st_mode & 07777, 0600);
	ck_assert_int_eq(chmod(clinic.path, 0660), 0);
	ck_assert_int_eq(make(), 0);
	ck_assert_int_eq(backup_keep(&backup, clinic.path, true, &clinic.error), 0);
	ck_assert_int_eq(stat(target, &file), 0);
	ck_assert_int_eq(file.st_mode & 07777, 0660);
}
END_TEST

START_TEST(what_does_not_hold_is_not_kept)
{
	sqlite3 *raw;
	ck_assert_int_eq(sqlite3_open(clinic.path, &raw), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(raw, "UPDATE patient SET note = 'x'", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(raw);
	ck_assert_int_eq(make(), STATUS_UNVERIFIED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "patient 1: 'note'"));
	backup_drop(&backup);
	ck_assert_uint_eq(others(), 0);
}
END_TEST

START_TEST(an_interrupted_copy_leaves_nothing)
{
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	store_interrupt(SIGINT);
	ck_assert_int_eq(backup_make(clinic.store, target, NULL, NULL, &clinic.pool, &backup), STATUS_IO);
	ck_assert_str_eq(clinic.error.text, "interrupted; no copy was made");
	backup_drop(&backup);
	ck_assert_uint_eq(others(), 0);
}
END_TEST

START_TEST(a_file_that_came_meanwhile_stays)
{
	ck_assert_int_eq(make(), 0);
	int file = open(target, O_CREAT | O_WRONLY, 0600);
	ck_assert_int_eq(write(file, "letter", 6), 6);
	close(file);
	ck_assert_int_eq(backup_keep(&backup, clinic.path, false, &clinic.error), STATUS_OUTPUT);
	backup_drop(&backup);
	struct stat there;
	ck_assert_int_eq(stat(target, &there), 0);
	ck_assert_int_eq(there.st_size, 6);
	ck_assert_uint_eq(others(), 1);
}
END_TEST

/* Opens the database in a process of its own and holds on to it, reading or writing, until it is ended. */
static pid_t hold(enum store_access access)
{
	int pipes[2];
	ck_assert_int_eq(pipe(pipes), 0);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		bool held = store_open(clinic.path, access, &clinic.error, &clinic.store) == 0 &&
			store_begin(clinic.store, access) == 0 && store_setting(clinic.store, "zone") == NULL;
		if (held && write(pipes[1], "", 1) == 1)
			pause();
		_exit(1);
	}
	await_commits(pipes[0], 1);
	close(pipes[0]);
	close(pipes[1]);
	return child;
}

START_TEST(a_database_in_use_is_left_alone)
{
	struct restoration restoration;
	make_and_keep();
	store_close(clinic.store);
	clinic.store = NULL;
	for (int access = STORE_READ; access <= STORE_WRITE; access++) {
		pid_t user = hold((enum store_access)access);
		ck_assert_int_eq(restoration_begin(clinic.path, &clinic.pool, &clinic.error, &restoration),
			STATUS_BUSY);
		ck_assert_ptr_nonnull(strstr(clinic.error.text, "another process has it open"));
		restoration_release(&restoration);
		error_clear(&clinic.error);
		kill(user, SIGKILL);
		waitpid(user, NULL, 0);
	}
	ck_assert_int_eq(restoration_begin(clinic.path, &clinic.pool, &clinic.error, &restoration), 0);
	struct store *second = NULL;
	pid_t other = fork(); /* and nobody gets in while it is held */
	if (other == 0)
		_exit(store_open(clinic.path, STORE_READ, &clinic.error, &second) == STATUS_BUSY ? 0 : 1);
	int result;
	waitpid(other, &result, 0);
	ck_assert_int_eq(result, 0);
	restoration_release(&restoration);
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &clinic.store), 0);
	clinic_verify(&clinic);
}
END_TEST

static struct store *open_copy(void)
{
	struct store *source;
	ck_assert_msg(backup_open(target, &clinic.error, &source) == 0, "%s", clinic.error.text);
	ck_assert_int_eq(store_begin(source, STORE_READ), 0);
	return source;
}

START_TEST(a_copy_comes_back_and_what_was_there_is_kept_whole)
{
	struct restoration restoration;
	const char *moved;
	make_and_keep();
	ck_assert_int_eq(add_entry(&clinic), 0);
	ck_assert_int_eq(add_entry(&clinic), 0);
	store_close(clinic.store);
	clinic.store = NULL;
	ck_assert_int_eq(restoration_begin(clinic.path, &clinic.pool, &clinic.error, &restoration), 0);
	struct store *source = open_copy();
	ck_assert_int_eq(backup_make(source, clinic.path, NULL, NULL, &clinic.pool, &backup), 0);
	store_close(source);
	ck_assert_int_eq(restoration_compare(&restoration, &backup), 0);
	ck_assert_int_eq(restoration.last, 3);
	ck_assert_int_eq(restoration.common, 1);
	ck_assert_int_eq(
		restoration_finish(&restoration, &backup, target, "now", &clinic.pool, &clinic.error, &moved),
		0);
	ck_assert_str_eq(moved, aside);
	restoration_release(&restoration);
	ck_assert_int_eq(store_open(aside, STORE_READ, &clinic.error, &clinic.store), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), 3);
	store_close(clinic.store);
	ck_assert_int_eq(store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), 1);
	ck_assert_int_eq(add_entry(&clinic), 0);
	clinic_verify(&clinic);
}
END_TEST

/* Records something in a process of its own, when a byte comes: begun before this one opens the database, as what a
 * process knows of its locks would go with it. */
static pid_t record_later(int *go)
{
	int pipes[2];
	char byte;
	ck_assert_int_eq(pipe(pipes), 0);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		close(pipes[1]);
		if (read(pipes[0], &byte, 1) != 1)
			_exit(1);
		int status = store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store);
		if (status == STATUS_OK)
			status = add_entry(&clinic);
		_exit(status == STATUS_OK ? 0 : status == STATUS_BUSY ? 2 : 1);
	}
	close(pipes[0]);
	*go = pipes[1];
	return child;
}

START_TEST(who_waited_meanwhile_does_not_write_to_what_was_moved_aside)
{
	struct restoration restoration;
	const char *moved;
	int result, go;
	make_and_keep();
	ck_assert_int_eq(add_entry(&clinic), 0);
	store_close(clinic.store);
	clinic.store = NULL;
	pid_t waiting = record_later(&go);
	ck_assert_int_eq(restoration_begin(clinic.path, &clinic.pool, &clinic.error, &restoration), 0);
	struct store *source = open_copy();
	ck_assert_int_eq(backup_make(source, clinic.path, NULL, NULL, &clinic.pool, &backup), 0);
	store_close(source);
	ck_assert_int_eq(write(go, "", 1), 1);
	close(go);
	usleep(300000); /* by now it stands at the door, most likely */
	ck_assert_int_eq(
		restoration_finish(&restoration, &backup, target, "now", &clinic.pool, &clinic.error, &moved), 0);
	restoration_release(&restoration);
	ck_assert_int_eq(waitpid(waiting, &result, 0), waiting);
	ck_assert(WIFEXITED(result));
	ck_assert_int_ne(WEXITSTATUS(result), 1);
	/* It was turned away, or it came in late and wrote where all others do. */
	ck_assert_int_eq(store_open(aside, STORE_READ, &clinic.error, &clinic.store), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), 2);
	store_close(clinic.store);
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &clinic.store), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), WEXITSTATUS(result) == 2 ? 1 : 2);
	clinic_verify(&clinic);
}
END_TEST

/* The database as the program before the last migration left it. */
static void make_older(const char *path, int version)
{
	sqlite3 *db;
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), SQLITE_OK);
	for (int i = 0; i < version; i++)
		ck_assert_int_eq(sqlite3_exec(db, store_migrations[i].text, NULL, NULL, NULL), SQLITE_OK);
	char *numbers = sqlite3_mprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", 0x416d706c, version);
	ck_assert_int_eq(sqlite3_exec(db, numbers, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_free(numbers);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

static int version_of(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &statement, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
	int version = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return version;
}

/* A copy that an earlier program made is brought up to date where it is put; its own file stays as it is, and so does
 * the database that it replaces, older or not. */
START_TEST(a_copy_with_an_older_schema_comes_back_up_to_date)
{
	struct restoration restoration;
	const char *moved;
	int newest = (int)store_migrations_count, present = _i == 0 ? newest : newest - 1;
	store_close(clinic.store);
	clinic.store = NULL;
	if (present < newest) {
		ck_assert_int_eq(unlink(clinic.path), 0);
		make_older(clinic.path, present);
	}
	make_older(target, _i == 2 ? 1 : newest - 1);
	ck_assert_int_eq(restoration_begin(clinic.path, &clinic.pool, &clinic.error, &restoration), 0);
	ck_assert_int_eq(restoration.older, present < newest);
	struct store *source = open_copy();
	ck_assert_msg(backup_make(source, clinic.path, NULL, NULL, &clinic.pool, &backup) == 0, "%s", clinic.error.text);
	store_close(source);
	ck_assert_int_eq(restoration_compare(&restoration, &backup), 0);
	ck_assert_int_eq(
		restoration_finish(&restoration, &backup, target, "now", &clinic.pool, &clinic.error, &moved), 0);
	restoration_release(&restoration);
	ck_assert_int_eq(version_of(clinic.path), newest);
	ck_assert_int_eq(version_of(aside), present);
	ck_assert_int_eq(version_of(target), _i == 2 ? 1 : newest - 1);
	ck_assert_int_eq(store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store), 0);
	ck_assert_int_eq(add_entry(&clinic), 0);
	clinic_verify(&clinic);
}
END_TEST

START_TEST(a_copy_of_a_newer_program_is_refused)
{
	struct store *source;
	store_close(clinic.store);
	clinic.store = NULL;
	make_older(target, (int)store_migrations_count);
	sqlite3 *db;
	ck_assert_int_eq(sqlite3_open(target, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "PRAGMA user_version = 999", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	ck_assert_int_eq(backup_open(target, &clinic.error, &source), STATUS_DATA);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "newer"));
	error_clear(&clinic.error);
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &clinic.store), 0);
}
END_TEST

/* Where the copy cannot get its name, the database is back in its place. */
START_TEST(a_step_that_fails_is_taken_back)
{
	struct restoration restoration;
	const char *moved;
	make_and_keep();
	ck_assert_int_eq(add_entry(&clinic), 0);
	store_close(clinic.store);
	clinic.store = NULL;
	ck_assert_int_eq(restoration_begin(clinic.path, &clinic.pool, &clinic.error, &restoration), 0);
	struct store *source = open_copy();
	ck_assert_int_eq(backup_make(source, clinic.path, NULL, NULL, &clinic.pool, &backup), 0);
	store_close(source);
	ck_assert_int_eq(unlink(backup.path), 0); /* as if the disk had taken it */
	ck_assert_int_ne(
		restoration_finish(&restoration, &backup, target, "now", &clinic.pool, &clinic.error, &moved),
		0);
	restoration_release(&restoration);
	error_clear(&clinic.error);
	ck_assert_int_ne(access(aside, F_OK), 0);
	ck_assert_int_eq(store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), 2);
	clinic_verify(&clinic);
}
END_TEST

TCase *check_backup(void)
{
	TCase *tcase = tcase_create("backup");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_copy_is_whole_whoever_writes_meanwhile);
	tcase_add_test(tcase, a_copy_is_for_those_who_have_the_database);
	tcase_add_test(tcase, what_does_not_hold_is_not_kept);
	tcase_add_test(tcase, an_interrupted_copy_leaves_nothing);
	tcase_add_test(tcase, a_file_that_came_meanwhile_stays);
	tcase_add_test(tcase, a_database_in_use_is_left_alone);
	tcase_add_test(tcase, a_copy_comes_back_and_what_was_there_is_kept_whole);
	tcase_add_test(tcase, who_waited_meanwhile_does_not_write_to_what_was_moved_aside);
	tcase_add_loop_test(tcase, a_copy_with_an_older_schema_comes_back_up_to_date, 0, 3);
	tcase_add_test(tcase, a_copy_of_a_newer_program_is_refused);
	tcase_add_test(tcase, a_step_that_fails_is_taken_back);
	return tcase;
}
