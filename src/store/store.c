/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens, locks and commits the clinic's SQLite file. */
#include "config.h"
#include "ampoule/store.h"
#include <errno.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>
#include "ampoule/day.h"
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "guard.h"
#include "store_internal.h"
#include "store_migrations.h"

/* A handler of signals can be told nothing but by this. */
static volatile sig_atomic_t interrupted;

void store_interrupt(int signal)
{
	interrupted = signal;
}

int store_interrupted(void)
{
	return interrupted;
}

/* Whether what is guarded ran longer than it may. */
static bool deadline_passed(const struct store *store)
{
	struct timespec now;
	if (store->guard == NULL)
		return false;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec > store->deadline.tv_sec ||
	       (now.tv_sec == store->deadline.tv_sec && now.tv_nsec >= store->deadline.tv_nsec);
}

static int look_for_interrupt(void *data)
{
	return interrupted != 0 || deadline_passed(data);
}

/* What SQLite calls an I/O error may be a full disk too: its file of shared memory has no other word for it. */
static int refuse_transfer(struct store *store)
{
	int cause = sqlite3_system_errno(store->db);
	if (cause == ENOSPC || cause == EDQUOT)
		return store_fail(store, SQLITE_FULL);
	return error_set(store->error, STATUS_IO, _("'%s': reading or writing failed (%s); nothing was recorded"),
		store->shown, cause == 0 ? sqlite3_errmsg(store->db) : strerror(cause));
}

int store_fail(struct store *store, int code)
{
	struct error *error = store->error;
	const char *path = store->shown;
	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		if (interrupted)
			return store_fail(store, SQLITE_INTERRUPT);
		return error_set(error, STATUS_BUSY,
			_("'%s': another process is writing; nothing was recorded, try again"), path);
	case SQLITE_FULL:
		return error_set(error, STATUS_IO,
			_("'%s': no room left on the disk; nothing was recorded, free some and try again"), path);
	case SQLITE_READONLY:
		return error_set(error, STATUS_IO,
			_("'%s': the file or its folder is read-only; see its permissions"), path);
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return error_set(error, STATUS_IO, _("'%s': cannot be opened (%s); see its permissions"), path,
			sqlite3_errmsg(store->db));
	case SQLITE_NOTADB:
		return error_set(error, STATUS_DATA, _("'%s': not a database of this program"), path);
	case SQLITE_CORRUPT:
		return error_set(error, STATUS_IO, _("'%s': the file is damaged; restore a backup"), path);
	case SQLITE_IOERR:
		return refuse_transfer(store);
	case SQLITE_CONSTRAINT:
		return error_set(error, STATUS_REFUSED, _("the database refuses this: %s"),
			sqlite3_errmsg(store->db));
	case SQLITE_INTERRUPT:
		if (!interrupted && store->guard != NULL)
			return error_set(error, STATUS_REFUSED,
				_("it took longer than %d s; narrow it, or let reports take longer with "
				  "'ampoule config set report-seconds N'"),
				store->guard->seconds);
		return error_set(error, STATUS_IO, _("interrupted; nothing was recorded"));
	default:
		return error_set(error, STATUS_IO, _("'%s': %s"), path, sqlite3_errmsg(store->db));
	}
}

enum { INTERRUPT_STEPS = 10000 }; /* of SQLite's machine: a few milliseconds */

int store_execute(struct store *store, const char *sql)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	return code == SQLITE_OK ? STATUS_OK : store_fail(store, code);
}

/*
 * Waits a short random while, so that writers do not wait in step: sqlite3_busy_timeout's growing naps let
 * one of eight writers starve.
 */
static int wait_for_writer(void *data, int tries)
{
	struct store *store = data;
	static const int mean = 4; /* milliseconds */
	if (interrupted || tries * mean >= store->patience)
		return 0;
	unsigned char random;
	sqlite3_randomness(sizeof(random), &random);
	long nanoseconds = 500000L + (long)random * (2L * mean * 1000000L - 1000000L) / 255L;
	nanosleep(&(struct timespec){ .tv_nsec = nanoseconds }, NULL);
	return 1;
}

/* Tables of the connection's own, of which the file knows nothing. */
static bool authorize_temporary(int action, const char *database)
{
	switch (action) {
	case SQLITE_CREATE_TEMP_TABLE:
	case SQLITE_CREATE_TEMP_INDEX: /* of a primary key */
	case SQLITE_DROP_TEMP_TABLE:
		return true;
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		return database != NULL && strcmp(database, "temp") == 0;
	default:
		return false;
	}
}

/* The schema changes in a migration only; a report, or a tampered file's trigger, cannot. */
static int authorize(void *data, int action, const char *first, const char *second, const char *database,
	const char *trigger)
{
	struct store *store = data;
	if (store->migrating)
		return SQLITE_OK;
	if (store->guard != NULL)
		return guard_authorize(store->guard, action, first, second, trigger);
	if (store->valuing && authorize_temporary(action, database))
		return SQLITE_OK;
	switch (action) {
	case SQLITE_READ:
	case SQLITE_SELECT:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
	case SQLITE_PRAGMA:
		return SQLITE_OK;
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		return store->access == STORE_WRITE ? SQLITE_OK : SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

static void days_between(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	const char *later = (const char *)sqlite3_value_text(values[0]);
	const char *earlier = (const char *)sqlite3_value_text(values[1]);
	day_t last = later == NULL ? DAY_NONE : day_from_iso(later);
	day_t first = earlier == NULL ? DAY_NONE : day_from_iso(earlier);
	if (last == DAY_NONE || first == DAY_NONE)
		sqlite3_result_null(context);
	else
		sqlite3_result_int64(context, (int64_t)last - first);
}

static int configure(struct store *store)
{
	sqlite3 *db = store->db;
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_handler(db, wait_for_writer, store);
	sqlite3_set_authorizer(db, authorize, store);
	sqlite3_progress_handler(db, INTERRUPT_STEPS, look_for_interrupt, store);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_create_function_v2(db, "days_between", 2,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, days_between, NULL, NULL, NULL);
	if (store->access == STORE_READ)
		return STATUS_OK;
	return store_execute(store, "PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;");
}

int store_pragma(struct store *store, const char *sql, int *value)
{
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	if (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		*value = sqlite3_column_int(statement, 0);
		code = SQLITE_OK;
	}
	sqlite3_finalize(statement);
	return code == SQLITE_OK ? STATUS_OK : store_fail(store, code);
}

struct store *store_new(const char *path, enum store_access access, struct error *error)
{
	struct store *store = calloc(1, sizeof(*store));
	if (store == NULL || (store->path = strdup(path)) == NULL)
		abort();
	store->shown = text_path(path, &store->pool);
	store->access = access;
	store->error = error;
	store->patience = 10000;
	return store;
}

int store_check_file(const struct store *store)
{
	const char *path = store->path, *shown = store->shown;
	struct error *error = store->error;
	struct stat file;
	if (stat(path, &file) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			return error_set(error, STATUS_NOT_FOUND,
				_("'%s': there is no database; make one with 'ampoule init'"), shown);
		return error_set(error, STATUS_IO, _("'%s': %s"), shown, strerror(errno));
	}
	if (S_ISDIR(file.st_mode))
		return error_set(error, STATUS_DATA, _("'%s' is a folder; name the database file in it"), shown);
	if (!S_ISREG(file.st_mode))
		return error_set(error, STATUS_DATA, _("'%s' is no ordinary file"), shown);
	if (access(path, R_OK) != 0)
		return error_set(error, STATUS_IO, _("'%s': %s; see its permissions"), shown, strerror(errno));
	return STATUS_OK;
}

/* SQLite's locks do not hold on a network share: two machines would write over each other. */
int store_check_share(const struct store *store)
{
	struct statfs system;
	if (statfs(store->path, &system) != 0)
		return STATUS_OK;
	switch ((unsigned long)system.f_type & 0xffffffffUL) {
	case NFS_SUPER_MAGIC:
	case SMB_SUPER_MAGIC:
	case CIFS_SUPER_MAGIC:
	case SMB2_SUPER_MAGIC:
	case AFS_FS_MAGIC:
	case AFS_SUPER_MAGIC:
	case CODA_SUPER_MAGIC:
	case CEPH_SUPER_MAGIC:
	case V9FS_MAGIC:
		return error_set(store->error, STATUS_IO,
			_("'%s' is on a network share, where two machines could write over each other; "
			  "keep it on a disk of this machine"),
			store->shown);
	default:
		return STATUS_OK;
	}
}

/* Above what one act changes: what a mark keeps for undoing it then needs no file. */
enum { MARK_MEMORY = 4 << 20 };

int store_connect(struct store *store)
{
	bool alone = store->manner == STORE_APART || store->manner == STORE_CLAIMED;
	int flags = store->manner == STORE_SOURCE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	const char *locks = store->manner == STORE_APART ? "unix-none" : NULL;
	sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, MARK_MEMORY); /* heard before the process's first connection */
	int code = sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_NOMUTEX, locks);
	if (code != SQLITE_OK)
		return store_fail(store, code);
	if (alone) /* said before anything is read */
		sqlite3_exec(store->db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
	int status = configure(store);
	return status == STATUS_OK && alone ? store_execute(store, "BEGIN EXCLUSIVE; COMMIT") : status;
}

/* A copy that was put here has no log yet, and its readers would hold up whoever writes. Where that cannot be had
 * just now, the next one sees to it. */
static void ensure_log(struct store *store)
{
	if (store->manner == STORE_SHARED && store->access == STORE_WRITE)
		sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
}

static int check_version(struct store *store)
{
	int application = 0, version = 0;
	int status = store_pragma(store, "PRAGMA application_id", &application);
	if (status == STATUS_OK)
		status = store_pragma(store, "PRAGMA user_version", &version);
	if (status == STATUS_OK)
		status = store_check_place(store);
	if (status != STATUS_OK)
		return status;
	/* Schema and number come in one transaction: a file that has neither was made, and then nothing. */
	int tables = 0;
	if (application == 0 && store_pragma(store, "PRAGMA schema_version", &tables) == STATUS_OK && tables == 0)
		return error_set(store->error, STATUS_DATA,
			_("'%s' is empty: making it was broken off; remove it and run 'ampoule init' again"), store->shown);
	if (application != STORE_APPLICATION_ID)
		return error_set(store->error, STATUS_DATA,
			_("'%s' is another program's database; make one with 'ampoule init'"), store->shown);
	if (version > (int)store_migrations_count)
		return error_set(store->error, STATUS_DATA,
			_("'%s' was written by a newer ampoule (schema %d, this one knows %d); upgrade the program"),
			store->shown, version, (int)store_migrations_count);
	if (store->access == STORE_WRITE && sqlite3_db_readonly(store->db, "main") == 1)
		return store_fail(store, SQLITE_READONLY);
	if (version == (int)store_migrations_count || store->manner == STORE_SOURCE ||
		store->manner == STORE_CLAIMED)
		return STATUS_OK;
	if (store->access == STORE_READ)
		return error_set(store->error, STATUS_DATA,
			_("'%s' has an older schema; any command that posts brings it up to date"), store->shown);
	return store_migrate(store, version);
}

int store_open_as(const char *path, enum store_access access, enum store_manner manner, struct error *error,
	struct store **out)
{
	struct store *store = store_new(path, access, error);
	store->manner = manner;
	int status = store_check_file(store);
	if (status == STATUS_OK && manner == STORE_SHARED)
		status = store_check_share(store);
	if (status == STATUS_OK)
		status = store_connect(store);
	if (status == STATUS_OK)
		status = check_version(store);
	if (status != STATUS_OK) {
		store_close(store);
		return status;
	}
	ensure_log(store);
	*out = store;
	return STATUS_OK;
}

int store_open(const char *path, enum store_access access, struct error *error, struct store **out)
{
	return store_open_as(path, access, STORE_SHARED, error, out);
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	store_rollback(store);
	for (size_t i = 0; i < STATEMENTS_KEPT; i++)
		sqlite3_finalize(store->kept[i].handle);
	sqlite3_close(store->db);
	pool_release(&store->settings_pool);
	free(store->open.touched);
	free(store->path);
	pool_release(&store->pool);
	free(store);
}

int store_begin(struct store *store, enum store_access access)
{
	int status = store_execute(store, access == STORE_WRITE ? "BEGIN IMMEDIATE" : "BEGIN");
	if (status == STATUS_OK && access == STORE_WRITE && (status = store_check_place(store)) != STATUS_OK)
		store_rollback(store);
	store->in_transaction = status == STATUS_OK;
	return status;
}

int store_commit(struct store *store)
{
	int status = store_execute(store, "COMMIT");
	if (status != STATUS_OK)
		store_rollback(store);
	store->in_transaction = false;
	return status;
}

void store_rollback(struct store *store)
{
	if (store->db != NULL && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	store->in_transaction = false;
	store->open.number = 0;
	store->settings_read = false;
	store->valued = false; /* what was made within the transaction is gone with it */
}

int store_mark(struct store *store)
{
	return store_execute(store, "SAVEPOINT mark");
}

int store_keep(struct store *store)
{
	return store_execute(store, "RELEASE mark");
}

void store_undo(struct store *store)
{
	sqlite3_exec(store->db, "ROLLBACK TO mark; RELEASE mark", NULL, NULL, NULL);
	store->open.number = 0;
}

int store_version(struct store *store, int *version)
{
	return store_pragma(store, "PRAGMA data_version", version);
}

struct error *store_error(struct store *store)
{
	return store->error;
}

const char *store_path(const struct store *store)
{
	return store->shown;
}

void store_set_patience(struct store *store, int milliseconds)
{
	store->patience = milliseconds;
}

const char *store_setting(struct store *store, const char *name)
{
	if (!store->settings_read) {
		pool_release(&store->settings_pool);
		store->settings = NULL;
		store->settings_count = 0;
		STATEMENT st = statement_prepare(store, sql_setting_each);
		while (statement_step(&st)) {
			struct setting *setting = pool_append(&store->settings_pool, &store->settings,
				&store->settings_count, sizeof(*setting));
			setting->name = pool_copy(&store->settings_pool, statement_text(&st, "name"));
			setting->value = pool_copy(&store->settings_pool, statement_text(&st, "value"));
		}
		store->settings_read = statement_end(&st) == STATUS_OK;
	}
	for (size_t i = 0; i < store->settings_count; i++) {
		if (strcmp(store->settings[i].name, name) == 0)
			return store->settings[i].value;
	}
	return NULL;
}
