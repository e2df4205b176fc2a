/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a kept head hash: as typed, from a copy of a database, from a workbook's properties, from a text. */
#include "config.h"
#include "anchor.h"
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "ampoule/text.h"

enum { FILE_MAX = 1 << 20, PROPERTIES_MAX = 1 << 16 };

static const char properties_name[] = "docProps/core.xml";

/* The first 64 hex digits in a row. */
static bool find_hash(const char *text, size_t length, unsigned char hash[HASH_SIZE])
{
	size_t run = 0;
	for (size_t i = 0; i <= length; i++) {
		if (i < length && isxdigit((unsigned char)text[i])) {
			run++;
			continue;
		}
		if (run == 2 * HASH_SIZE) {
			for (size_t j = 0; j < HASH_SIZE; j++) {
				char digits[3] = { text[i - run + 2 * j], text[i - run + 2 * j + 1], '\0' };
				hash[j] = (unsigned char)strtoul(digits, NULL, 16);
			}
			return true;
		}
		run = 0;
	}
	return false;
}

static unsigned little(const unsigned char *bytes, int count)
{
	unsigned value = 0;
	for (int i = count; i-- > 0;)
		value = value << 8 | bytes[i];
	return value;
}

/* Unpacks one member of a ZIP file (APPNOTE.TXT 4.3.7): stored or deflated. Returns its length, 0 for none. */
static size_t unpack(FILE *file, const unsigned char *entry, char *out, size_t room)
{
	unsigned method = little(entry + 10, 2), packed = little(entry + 20, 4);
	unsigned char head[30];
	if (packed > PROPERTIES_MAX || fseek(file, (long)little(entry + 42, 4), SEEK_SET) != 0 ||
		fread(head, sizeof(head), 1, file) != 1 ||
		fseek(file, (long)(little(head + 26, 2) + little(head + 28, 2)), SEEK_CUR) != 0)
		return 0;
	unsigned char *bytes = malloc(packed + 1);
	size_t length = 0;
	if (bytes == NULL)
		abort();
	z_stream stream = { .next_in = bytes, .avail_in = packed, .next_out = (Bytef *)out, .avail_out = (uInt)room };
	if (fread(bytes, 1, packed, file) == packed) {
		if (method == 0 && packed <= room) {
			memcpy(out, bytes, packed);
			length = packed;
		} else if (method == 8 && inflateInit2(&stream, -MAX_WBITS) == Z_OK) {
			inflate(&stream, Z_FINISH);
			length = stream.total_out;
			inflateEnd(&stream);
		}
	}
	free(bytes);
	return length;
}

/* The hash among a workbook's properties, found through the directory at the end of the ZIP file (4.3.12). */
static bool find_in_workbook(FILE *file, unsigned char hash[HASH_SIZE])
{
	unsigned char tail[22];
	if (fseek(file, -(long)sizeof(tail), SEEK_END) != 0 || fread(tail, sizeof(tail), 1, file) != 1 ||
		memcmp(tail, "PK\5\6", 4) != 0)
		return false;
	unsigned count = little(tail + 10, 2);
	long at = (long)little(tail + 16, 4);
	for (unsigned i = 0; i < count; i++) {
		unsigned char entry[46];
		char name[sizeof(properties_name)] = { 0 };
		if (fseek(file, at, SEEK_SET) != 0 || fread(entry, sizeof(entry), 1, file) != 1 ||
			memcmp(entry, "PK\1\2", 4) != 0)
			return false;
		unsigned length = little(entry + 28, 2);
		at += (long)(sizeof(entry) + length + little(entry + 30, 2) + little(entry + 32, 2));
		if (length != sizeof(properties_name) - 1 || fread(name, length, 1, file) != 1 ||
			strcmp(name, properties_name) != 0)
			continue;
		char *text = malloc(PROPERTIES_MAX);
		if (text == NULL)
			abort();
		size_t unpacked = unpack(file, entry, text, PROPERTIES_MAX);
		bool found = find_hash(text, unpacked, hash);
		free(text);
		return found;
	}
	return false;
}

static int read_database(const char *path, unsigned char hash[HASH_SIZE], struct error *error)
{
	struct store *store;
	int status = store_open(path, STORE_READ, error, &store);
	if (status != STATUS_OK)
		return status;
	status = ledger_head(store, hash, NULL);
	store_close(store);
	return status;
}

int anchor_read(const char *option, const char *text, unsigned char hash[HASH_SIZE], struct error *error)
{
	if (strlen(text) == 2 * HASH_SIZE && find_hash(text, strlen(text), hash))
		return STATUS_OK;
	FILE *file = fopen(text, "rb");
	if (file == NULL)
		return error_set(error, STATUS_NOT_FOUND, _("--%s '%s': neither a hash of 64 hex digits nor a file (%s)"),
			option, QUOTED(text), strerror(errno));
	char *bytes = malloc(FILE_MAX);
	if (bytes == NULL)
		abort();
	size_t length = fread(bytes, 1, FILE_MAX, file);
	bool is_database = length >= 16 && memcmp(bytes, "SQLite format 3", 16) == 0;
	bool found = length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0 ? find_in_workbook(file, hash)
								       : find_hash(bytes, length, hash);
	free(bytes);
	fclose(file);
	if (is_database)
		return read_database(text, hash, error);
	if (!found)
		return error_set(error, STATUS_DATA,
			_("--%s '%s': it holds no head hash; give a workbook, a copy of a database, or the hash itself"),
			option, QUOTED(text));
	return STATUS_OK;
}
