/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database's file: what is no database of ours, who else holds it, a disk without room. */
#include "check_store.h"
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "ampoule/statement.h"
#include "clinic.h"

static struct clinic clinic;
static char other[96]; /* another file in the clinic's folder */

static void setup(void)
{
	clinic_make(&clinic);
	snprintf(other, sizeof(other), "%s/other.db", clinic.folder);
}

static void teardown(void)
{
	unlink(other);
	clinic_remove(&clinic);
}

static void write_file(const char *text, size_t length)
{
	int file = open(other, O_CREAT | O_WRONLY | O_TRUNC, 0600);
	ck_assert_int_ge(file, 0);
	ck_assert_int_eq(write(file, text, length), (ssize_t)length);
	close(file);
}

/* Makes or changes a file by SQL, past the program. */
static void execute(const char *path, const char *sql)
{
	sqlite3 *raw;
	ck_assert_int_eq(sqlite3_open(path, &raw), SQLITE_OK);
	ck_assert_msg(
	        sqlite3_exec(raw, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(raw));
	sqlite3_close(raw);
}

static void assert_not_opened(const char *path, int status, const char *part)
{
	for (int access = STORE_READ; access <= STORE_WRITE; access++) {
		struct store *store = NULL;
		ck_assert_int_eq(store_open(path, (enum store_access)access, &clinic.error, &store), status);
		ck_assert_ptr_null(store);
		ck_assert_msg(
		        strstr(clinic.error.text, part) != NULL && strstr(clinic.error.text, path) != NULL,
		        "'%s' is not in: %s", part, clinic.error.text);
		error_clear(&clinic.error);
	}
}

START_TEST(what_is_no_clinic_is_told_as_what_it_is)
{
	assert_not_opened(clinic.folder, STATUS_DATA, "is a folder");
	assert_not_opened("/dev/null", STATUS_DATA, "no ordinary file");
	assert_not_opened(other, STATUS_NOT_FOUND, "ampoule init");
	ck_assert_int_ne(access(other, F_OK), 0); /* not made by looking */

	static const char text[] = "patient;day\nP0001;2026-03-02\n";
	write_file(text, sizeof(text) - 1);
	assert_not_opened(other, STATUS_DATA, "not a database of this program");
	struct stat file;
	ck_assert_int_eq(stat(other, &file), 0);
	ck_assert_int_eq(file.st_size, sizeof(text) - 1);
	write_file("", 0);
	assert_not_opened(other, STATUS_DATA, "is empty: making it was broken off");
	unlink(other);
	execute(other, "CREATE TABLE bookmark (url TEXT); PRAGMA user_version = 1");
	assert_not_opened(other, STATUS_DATA, "another program's database");
}
END_TEST

START_TEST(a_newer_file_is_left_to_a_newer_program)
{
	store_close(clinic.store);
	clinic.store = NULL;
	execute(clinic.path, "PRAGMA user_version = 999");
	assert_not_opened(clinic.path, STATUS_DATA, "newer ampoule (schema 999");
}
END_TEST

START_TEST(a_second_one_is_not_made_over_the_first)
{
	struct store *store;
	ck_assert_int_eq(store_create(clinic.path, NULL, &clinic.error, &store), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "is there already"));
	error_clear(&clinic.error);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM patient"), 1);

	char *missing = pool_printf(&clinic.pool, "%s/no/such/clinic.db", clinic.folder);
	ck_assert_int_eq(store_create(missing, NULL, &clinic.error, &store), STATUS_OUTPUT);
	error_clear(&clinic.error);
	ck_assert_int_eq(store_create(other, "no-such-group-here", &clinic.error, &store), STATUS_NOT_FOUND);
	ck_assert_int_ne(access(other, F_OK), 0);
}
END_TEST

START_TEST(the_files_are_for_their_owner_alone)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	mode_t old = umask(0);
	struct store *store;
	struct stat file;
	ck_assert_int_eq(store_create(other, NULL, &clinic.error, &store), 0);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		char *name = pool_printf(&clinic.pool, "%s%s", other, endings[i]);
		ck_assert_msg(stat(name, &file) == 0, "%s is not there", name);
		ck_assert_int_eq(file.st_mode & 07777, 0600);
	}
	store_close(store);
	umask(old);
}
END_TEST

START_TEST(a_file_that_may_not_be_written_is_read)
{
	enum { NOBODY = 65534 };
	struct store *store = NULL;
	uid_t user = geteuid();
	store_close(clinic.store);
	clinic.store = NULL;
	ck_assert_int_eq(chmod(clinic.path, 0400), 0);
	if (user == 0) { /* who may write everything */
		ck_assert_int_eq(chown(clinic.folder, NOBODY, (gid_t)-1), 0);
		ck_assert_int_eq(chown(clinic.path, NOBODY, (gid_t)-1), 0);
		ck_assert_int_eq(seteuid(NOBODY), 0);
	}
	ck_assert_int_eq(store_open(clinic.path, STORE_WRITE, &clinic.error, &store), STATUS_IO);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "read-only"));
	error_clear(&clinic.error);
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &store), 0);
	store_close(store);
	ck_assert_int_eq(chmod(clinic.path, 0), 0);
	assert_not_opened(clinic.path, STATUS_IO, "see its permissions");
	ck_assert_int_eq(seteuid(user), 0);
}
END_TEST

START_TEST(a_store_that_was_opened_to_read_writes_nothing)
{
	struct store *reader;
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &reader), 0);
	ck_assert_int_eq(store_begin(reader, STORE_READ), 0);
	struct entry entry = { .kind = "added", .act = &clinic.act };
	ck_assert_int_ne(ledger_open(reader, &entry), 0);
	store_close(reader);
	error_clear(&clinic.error);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), 1);
}
END_TEST

START_TEST(the_schema_is_not_changed_by_a_statement)
{
	static const char *const attempts[] = { "DROP TRIGGER entry_update", "CREATE TABLE x (y TEXT)",
		"DROP TABLE seal", "ALTER TABLE entry ADD COLUMN x TEXT", "ATTACH ':memory:' AS x",
		"CREATE TEMP TRIGGER x AFTER INSERT ON entry "
		"BEGIN SELECT 1; END",
		"CREATE TEMP TABLE entry (number INTEGER)" };
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++) {
		STATEMENT st = statement_prepare_once(clinic.store, attempts[i], strlen(attempts[i]));
		ck_assert_msg(statement_run(&st) != STATUS_OK, "accepted: %s", attempts[i]);
		error_clear(&clinic.error);
	}
}
END_TEST

START_TEST(a_second_writer_is_told_to_try_again)
{
	struct store *second;
	ck_assert_int_eq(store_open(clinic.path, STORE_WRITE, &clinic.error, &second), 0);
	store_set_patience(second, 50);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	ck_assert_int_eq(store_begin(second, STORE_WRITE), STATUS_BUSY);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "another process is writing"));
	error_clear(&clinic.error);
	ck_assert_int_eq(store_begin(second, STORE_READ), 0); /* readers go on */
	store_rollback(second);
	store_rollback(clinic.store);
	ck_assert_int_eq(store_begin(second, STORE_WRITE), 0);
	store_close(second);
}
END_TEST

START_TEST(writers_wait_for_each_other_and_all_get_their_turn)
{
	enum { WRITERS = 4, ROUNDS = 15 };
	store_close(clinic.store);
	clinic.store = NULL;
	for (int i = 0; i < WRITERS; i++) {
		pid_t child = fork();
		ck_assert_int_ge(child, 0);
		if (child > 0)
			continue;
		int failed = store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store) != 0;
		for (int round = 0; round < ROUNDS && !failed; round++) {
			struct entry entry = { .kind = "added", .act = &clinic.act };
			failed = store_begin(clinic.store, STORE_WRITE) != 0 ||
			         ledger_open(clinic.store, &entry) != 0 || ledger_seal(clinic.store) != 0 ||
			         store_commit(clinic.store) != 0;
		}
		store_close(clinic.store);
		_exit(failed);
	}
	for (int i = 0; i < WRITERS; i++) {
		int result;
		ck_assert_int_gt(wait(&result), 0);
		ck_assert_int_eq(result, 0);
	}
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &clinic.store), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), 1 + WRITERS * ROUNDS);
	clinic_verify(&clinic);
}
END_TEST

/* Adds patients until something goes wrong. */
static int fill(int64_t *added)
{
	int status = STATUS_OK;
	for (*added = 0; status == STATUS_OK && *added < 20000; *added += status == STATUS_OK) {
		struct entry entry = { .kind = "added", .act = &clinic.act };
		struct act act = clinic.act;
		char why[512];
		memset(why, 'x', sizeof(why) - 1);
		why[sizeof(why) - 1] = '\0';
		act.why = why;
		entry.act = &act;
		status = store_begin(clinic.store, STORE_WRITE);
		if (status == STATUS_OK)
			status = ledger_open(clinic.store, &entry);
		if (status == STATUS_OK)
			status = ledger_seal(clinic.store);
		if (status == STATUS_OK)
			status = store_commit(clinic.store);
		store_rollback(clinic.store);
	}
	return status;
}

static void assert_whole(int64_t added)
{
	error_clear(&clinic.error);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry"), 1 + added);
	clinic_verify(&clinic);
	ck_assert_int_eq(fill(&added), STATUS_IO); /* a second try fails as cleanly */
	error_clear(&clinic.error);
}

START_TEST(a_full_database_records_nothing_half)
{
	static const char limit[] = "PRAGMA max_page_count = 100";
	int64_t added;
	{
		STATEMENT st = statement_prepare_once(clinic.store, limit, sizeof(limit) - 1);
		ck_assert_int_eq(statement_run(&st), 0);
	}
	ck_assert_int_eq(fill(&added), STATUS_IO);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "no room left on the disk; nothing was recorded"));
	ck_assert_int_gt(added, 0);
	assert_whole(added);
}
END_TEST

START_TEST(a_disk_that_takes_no_more_records_nothing_half)
{
	struct rlimit limit;
	int64_t added;
	signal(SIGXFSZ, SIG_IGN); /* the write fails instead */
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	struct rlimit narrow = { .rlim_cur = 1000000, .rlim_max = limit.rlim_max };
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &narrow), 0);
	ck_assert_int_eq(fill(&added), STATUS_IO);
	ck_assert_msg(
	        strstr(clinic.error.text, "failed") != NULL || strstr(clinic.error.text, "no room") != NULL,
	        "%s", clinic.error.text);
	ck_assert_int_gt(added, 0);
	assert_whole(added);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}
END_TEST

TCase *check_store_file(void)
{
	TCase *tcase = tcase_create("store_file");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, what_is_no_clinic_is_told_as_what_it_is);
	tcase_add_test(tcase, a_newer_file_is_left_to_a_newer_program);
	tcase_add_test(tcase, a_second_one_is_not_made_over_the_first);
	tcase_add_test(tcase, the_files_are_for_their_owner_alone);
	tcase_add_test(tcase, a_file_that_may_not_be_written_is_read);
	tcase_add_test(tcase, a_store_that_was_opened_to_read_writes_nothing);
	tcase_add_test(tcase, the_schema_is_not_changed_by_a_statement);
	tcase_add_test(tcase, a_second_writer_is_told_to_try_again);
	tcase_add_test(tcase, writers_wait_for_each_other_and_all_get_their_turn);
	tcase_add_test(tcase, a_full_database_records_nothing_half);
	tcase_add_test(tcase, a_disk_that_takes_no_more_records_nothing_half);
	return tcase;
}
