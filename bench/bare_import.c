/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What SQLite alone takes for an import of deliveries: bare_import FILE DELIVERIES.csv writes the rows that
 * `ampoule import deliveries` writes, by prepared statements, in one durable transaction. It checks nothing, and
 * where the program hashes it writes 32 bytes that look like a hash.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOT, LAYER, ENTRY, DELIVERY, DELIVERY_LINE, MOVEMENT, BALANCE, CHANGE, SEAL, STATEMENTS };
/* Columns of the file. */
enum { DATE, SUPPLIER, INVOICE, PRODUCT, LOT_CODE, EXPIRES, QUANTITY, PRICE, COLUMNS };

static const char *const texts[STATEMENTS] = {
	[LOT] = "INSERT INTO lot (id, product, code, expires) VALUES (?, ?, ?, ?)",
	[LAYER] = "INSERT INTO layer (id, lot, entry, received) VALUES (?, ?, ?, ?)",
	[ENTRY] = "INSERT INTO entry (number, kind, recorded, day, time, login) "
		  "VALUES (?, 'received', '2026-11-23T10:00:00Z', ?, '2026-11-01T11:00:00Z', 'bench')",
	[DELIVERY] = "INSERT INTO delivery (entry, supplier, invoice) VALUES (?, ?, ?)",
	[DELIVERY_LINE] =
		"INSERT INTO delivery_line (entry, line, layer, containers, net) VALUES (?, 1, ?, ?, ?)",
	[MOVEMENT] =
		"INSERT INTO movement (entry, line, layer, location, reason, containers, content, value) "
		"VALUES (?, 1, ?, 1, 'received', ?, ?, ?)",
	[BALANCE] = "INSERT INTO balance (layer, location, product, lot, containers, content, value) "
		    "VALUES (?, 1, ?, ?, ?, ?, ?)",
	[CHANGE] =
		"INSERT INTO change (entry, line, thing, subject, field, new) VALUES (?, ?, 'lot', ?, ?, ?)",
	[SEAL] = "INSERT INTO seal (entry, format, previous, hash) VALUES (?, 1, ?, ?)",
};

struct thing {
	char code[41];
	sqlite3_int64 id, content;
};

struct import {
	sqlite3 *db;
	sqlite3_stmt *statements[STATEMENTS];
	struct thing products[200], suppliers[200];
	size_t product_count, supplier_count;
	sqlite3_int64 entry, lot, layer;
	uint64_t hash[4];
};

static void demand(struct import *import, int code)
{
	if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
		return;
	fprintf(stderr, "bare_import: %s\n", sqlite3_errmsg(import->db));
	exit(EXIT_FAILURE);
}

static int by_code(const void *one, const void *other)
{
	return strcmp(((const struct thing *)one)->code, ((const struct thing *)other)->code);
}

static size_t load(struct import *import, const char *sql, struct thing *things)
{
	sqlite3_stmt *statement;
	size_t count = 0;
	demand(import, sqlite3_prepare_v2(import->db, sql, -1, &statement, NULL));
	while (count < 200 && sqlite3_step(statement) == SQLITE_ROW) {
		snprintf(things[count].code, sizeof(things->code), "%s", sqlite3_column_text(statement, 0));
		things[count].id = sqlite3_column_int64(statement, 1);
		things[count++].content = sqlite3_column_int64(statement, 2);
	}
	sqlite3_finalize(statement);
	qsort(things, count, sizeof(*things), by_code);
	return count;
}

static const struct thing *find(const struct thing *things, size_t count, const char *code)
{
	struct thing wanted;
	snprintf(wanted.code, sizeof(wanted.code), "%s", code);
	const struct thing *found = bsearch(&wanted, things, count, sizeof(*things), by_code);
	if (found == NULL) {
		fprintf(stderr, "bare_import: '%s' is not in the catalogue\n", code);
		exit(EXIT_FAILURE);
	}
	return found;
}

static void run(struct import *import, int which)
{
	demand(import, sqlite3_step(import->statements[which]));
	sqlite3_reset(import->statements[which]);
}

static void integers(struct import *import, int which, const sqlite3_int64 *values, int count)
{
	for (int i = 0; i < count; i++)
		sqlite3_bind_int64(import->statements[which], i + 1, values[i]);
}
#define INTEGERS(...) \
	(const sqlite3_int64[]){ __VA_ARGS__ }, \
		sizeof((const sqlite3_int64[]){ __VA_ARGS__ }) / sizeof(sqlite3_int64)

static void text(struct import *import, int which, int index, const char *value)
{
	sqlite3_bind_text(import->statements[which], index, value, -1, SQLITE_STATIC);
}

static void change(struct import *import, int line, const char *field, const char *value)
{
	integers(import, CHANGE, INTEGERS(import->entry, line, import->lot));
	text(import, CHANGE, 4, field);
	text(import, CHANGE, 5, value);
	run(import, CHANGE);
}

static void seal(struct import *import)
{
	uint64_t next[4];
	for (int i = 0; i < 4; i++) {
		uint64_t mixed = import->hash[i] + UINT64_C(0x9e3779b97f4a7c15);
		mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
		mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
		next[i] = mixed ^ (mixed >> 31);
	}
	sqlite3_bind_int64(import->statements[SEAL], 1, import->entry);
	sqlite3_bind_blob(import->statements[SEAL], 2, import->hash, 32, SQLITE_STATIC);
	sqlite3_bind_blob(import->statements[SEAL], 3, next, 32, SQLITE_STATIC);
	run(import, SEAL);
	memcpy(import->hash, next, sizeof(next));
}

static void write_delivery(struct import *import, char *fields[COLUMNS])
{
	const struct thing *product = find(import->products, import->product_count, fields[PRODUCT]);
	const struct thing *supplier = find(import->suppliers, import->supplier_count, fields[SUPPLIER]);
	sqlite3_int64 containers = atoll(fields[QUANTITY]), units = atoll(fields[PRICE]);
	sqlite3_int64 value = containers * (units * 100 + atoll(strchr(fields[PRICE], '.') + 1));
	char id[24];
	import->entry++;
	import->lot++;
	import->layer++;

	integers(import, ENTRY, INTEGERS(import->entry));
	text(import, ENTRY, 2, fields[DATE]);
	run(import, ENTRY);
	integers(import, DELIVERY, INTEGERS(import->entry, supplier->id));
	text(import, DELIVERY, 3, fields[INVOICE]);
	run(import, DELIVERY);
	integers(import, LOT, INTEGERS(import->lot, product->id));
	text(import, LOT, 3, fields[LOT_CODE]);
	text(import, LOT, 4, fields[EXPIRES]);
	run(import, LOT);
	snprintf(id, sizeof(id), "%lld", product->id);
	change(import, 1, "product", id);
	change(import, 2, "code", fields[LOT_CODE]);
	change(import, 3, "expires", fields[EXPIRES]);
	integers(import, LAYER, INTEGERS(import->layer, import->lot, import->entry));
	text(import, LAYER, 4, fields[DATE]);
	run(import, LAYER);
	integers(import, DELIVERY_LINE, INTEGERS(import->entry, import->layer, containers, value));
	run(import, DELIVERY_LINE);
	integers(import, MOVEMENT,
		INTEGERS(import->entry, import->layer, containers, containers * product->content, value));
	run(import, MOVEMENT);
	integers(import, BALANCE,
		INTEGERS(import->layer, product->id, import->lot, containers, containers * product->content, value));
	run(import, BALANCE);
	seal(import);
}

static void begin(struct import *import, const char *path)
{
	sqlite3_stmt *last;
	demand(import, sqlite3_open_v2(path, &import->db, SQLITE_OPEN_READWRITE, NULL));
	demand(import,
		sqlite3_exec(import->db,
			"PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; "
			"PRAGMA synchronous = FULL; BEGIN IMMEDIATE",
			NULL, NULL, NULL));
	demand(import,
		sqlite3_prepare_v2(import->db,
			"SELECT (SELECT MAX(number) FROM entry), (SELECT COALESCE(MAX(id), 0) FROM lot), "
			"(SELECT COALESCE(MAX(id), 0) FROM layer), hash FROM seal ORDER BY entry DESC LIMIT 1",
			-1, &last, NULL));
	demand(import, sqlite3_step(last));
	import->entry = sqlite3_column_int64(last, 0);
	import->lot = sqlite3_column_int64(last, 1);
	import->layer = sqlite3_column_int64(last, 2);
	memcpy(import->hash, sqlite3_column_blob(last, 3), sizeof(import->hash));
	sqlite3_finalize(last);
	for (int i = 0; i < STATEMENTS; i++)
		demand(import, sqlite3_prepare_v2(import->db, texts[i], -1, &import->statements[i], NULL));
	import->product_count = load(import, "SELECT code, id, content FROM product", import->products);
	import->supplier_count = load(import, "SELECT code, id, 0 FROM supplier", import->suppliers);
}

int main(int argc, char **argv)
{
	static struct import import;
	static char line[4096];
	FILE *file = argc == 3 ? fopen(argv[2], "r") : NULL;
	if (file == NULL || fgets(line, sizeof(line), file) == NULL) {
		fprintf(stderr, "usage: bare_import FILE DELIVERIES.csv\n");
		return EXIT_FAILURE;
	}
	begin(&import, argv[1]);
	while (fgets(line, sizeof(line), file) != NULL) {
		char *fields[COLUMNS], *at = line;
		for (int i = 0; i < COLUMNS; i++)
			fields[i] = strsep(&at, ",\n");
		write_delivery(&import, fields);
	}
	demand(&import, sqlite3_exec(import.db, "COMMIT", NULL, NULL, NULL));
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(import.statements[i]);
	sqlite3_close(import.db);
	fclose(file);
	return EXIT_SUCCESS;
}
