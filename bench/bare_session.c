/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What SQLite alone takes for a session. `bare_session record FILE > ROWS` notes the rows of the last entry,
 * `bare_session write FILE ROWS` writes the very same ones into a twin of the file: one durable transaction,
 * no planning, no hashing.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct table {
	const char *select; /* the rows of entry ?1 */
	const char *write;
	const char *gone; /* when the third column is null: what takes the row away */
};

/* In the order in which they refer to each other. */
static const struct table tables[] = {
	{ "SELECT * FROM entry WHERE number = ?", "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
		NULL },
	{ "SELECT * FROM session WHERE entry = ?", "INSERT INTO session VALUES (?,?,?,?,?,?,?,?)", NULL },
	{ "SELECT * FROM preparation WHERE entry = ?", "INSERT INTO preparation VALUES (?,?,?,?,?,?,?,?,?)",
		NULL },
	{ "SELECT * FROM session_preparation WHERE entry = ?", "INSERT INTO session_preparation VALUES (?,?)",
		NULL },
	{ "SELECT * FROM opened WHERE entry = ?", "INSERT INTO opened VALUES (?,?,?,?,?)", NULL },
	{ "SELECT * FROM movement WHERE entry = ?", "INSERT INTO movement VALUES (?,?,?,?,?,?,?,?,?,?)",
		NULL },
	{ "SELECT * FROM finding WHERE entry = ?", "INSERT INTO finding VALUES (?,?,?,?,?,?,?)", NULL },
	{ "SELECT DISTINCT movement.layer, movement.location, balance.containers, balance.content, balance.value "
	  "FROM movement LEFT JOIN balance ON balance.layer = movement.layer AND balance.location = movement.location "
	  "WHERE movement.entry = ? AND movement.opened IS NULL",
		"UPDATE balance SET containers = ?3, content = ?4, value = ?5 WHERE layer = ?1 AND location = ?2",
		"DELETE FROM balance WHERE layer = ?1 AND location = ?2" },
	{ "SELECT DISTINCT movement.opened, movement.location, opened_balance.content, opened_balance.value "
	  "FROM movement LEFT JOIN opened_balance ON opened_balance.opened = movement.opened "
	  "WHERE movement.entry = ? AND movement.opened IS NOT NULL",
		"INSERT INTO opened_balance VALUES (?1, ?2, ?3, ?4) "
		"ON CONFLICT (opened) DO UPDATE SET content = excluded.content, value = excluded.value",
		"DELETE FROM opened_balance WHERE opened = ?1 AND location = ?2" },
	{ "SELECT * FROM seal WHERE entry = ?", "INSERT INTO seal VALUES (?,?,?,?)", NULL },
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

static void demand(sqlite3 *db, int code)
{
	if (code == SQLITE_OK || code == SQLITE_DONE)
		return;
	fprintf(stderr, "bare_session: %s\n", sqlite3_errmsg(db));
	exit(EXIT_FAILURE);
}

static void print_field(sqlite3_stmt *row, int column)
{
	const unsigned char *bytes = sqlite3_column_blob(row, column);
	int length = sqlite3_column_bytes(row, column);
	switch (sqlite3_column_type(row, column)) {
	case SQLITE_NULL:
		printf("\tn");
		break;
	case SQLITE_INTEGER:
		printf("\ti%lld", sqlite3_column_int64(row, column));
		break;
	case SQLITE_BLOB:
		printf("\tb");
		for (int i = 0; i < length; i++)
			printf("%02x", bytes[i]);
		break;
	default:
		printf("\tt%.*s", length, (const char *)bytes);
	}
}

static void record(sqlite3 *db)
{
	sqlite3_stmt *statement;
	demand(db, sqlite3_prepare_v2(db, "SELECT MAX(number) FROM entry", -1, &statement, NULL));
	sqlite3_step(statement);
	sqlite3_int64 entry = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	for (int i = 0; i < TABLES; i++) {
		demand(db, sqlite3_prepare_v2(db, tables[i].select, -1, &statement, NULL));
		sqlite3_bind_int64(statement, 1, entry);
		while (sqlite3_step(statement) == SQLITE_ROW) {
			printf("%d", i);
			for (int column = 0; column < sqlite3_column_count(statement); column++)
				print_field(statement, column);
			printf("\n");
		}
		sqlite3_finalize(statement);
	}
}

static void bind(sqlite3_stmt *statement, int index, char *field)
{
	unsigned char bytes[32];
	switch (field[0]) {
	case 'i':
		sqlite3_bind_int64(statement, index, atoll(field + 1));
		break;
	case 't':
		sqlite3_bind_text(statement, index, field + 1, -1, SQLITE_STATIC);
		break;
	case 'b':
		for (int i = 0; i < 32; i++)
			bytes[i] = (unsigned char)strtol(
				(char[]){ field[1 + 2 * i], field[2 + 2 * i], '\0' }, NULL, 16);
		sqlite3_bind_blob(statement, index, bytes, 32, SQLITE_TRANSIENT);
		break;
	default:
		sqlite3_bind_null(statement, index);
	}
}

static void write_row(sqlite3 *db, sqlite3_stmt *kept[TABLES][2], char *line)
{
	char *fields[16];
	int count = 0, table = atoi(line);
	line[strcspn(line, "\n")] = '\0';
	for (char *at = strchr(line, '\t'); at != NULL && count < 16; at = strchr(at, '\t')) {
		*at++ = '\0';
		fields[count++] = at;
	}
	int gone = tables[table].gone != NULL && fields[2][0] == 'n';
	sqlite3_stmt **statement = &kept[table][gone];
	if (*statement == NULL)
		demand(db,
			sqlite3_prepare_v2(
				db, gone ? tables[table].gone : tables[table].write, -1, statement, NULL));
	int wanted = sqlite3_bind_parameter_count(*statement);
	for (int i = 0; i < count && i < wanted; i++)
		bind(*statement, i + 1, fields[i]);
	demand(db, sqlite3_step(*statement));
	sqlite3_reset(*statement);
}

static void write_rows(sqlite3 *db, const char *path)
{
	static char line[1 << 16];
	sqlite3_stmt *kept[TABLES][2] = { 0 };
	FILE *rows = fopen(path, "r");
	if (rows == NULL) {
		perror(path);
		exit(EXIT_FAILURE);
	}
	demand(db,
		sqlite3_exec(db,
			"PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; "
			"PRAGMA synchronous = FULL; BEGIN IMMEDIATE",
			NULL, NULL, NULL));
	while (fgets(line, sizeof(line), rows) != NULL)
		write_row(db, kept, line);
	demand(db, sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
	for (int i = 0; i < TABLES; i++) {
		sqlite3_finalize(kept[i][0]);
		sqlite3_finalize(kept[i][1]);
	}
	fclose(rows);
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	if (argc < 3) {
		fprintf(stderr, "usage: bare_session record FILE | bare_session write FILE ROWS\n");
		return EXIT_FAILURE;
	}
	demand(NULL, sqlite3_open_v2(argv[2], &db, SQLITE_OPEN_READWRITE, NULL));
	if (argc > 3)
		write_rows(db, argv[3]);
	else
		record(db);
	sqlite3_close(db);
	return EXIT_SUCCESS;
}
