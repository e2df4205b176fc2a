/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's canonical form and its hash chain (DESIGN.md, section 4.8). */
#include "config.h"
#include "chain.h"
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include "ampoule/statement.h"
#include "store_internal.h"

/*
 * Canonical form 1. The record tables in this order; of each its rows of the entry, in the order of their
 * query. A row is "R", the table's name and its columns; a field is its type (N null, I integer, T text,
 * B bytes), the length of what follows in decimal, ":" and the bytes; an integer's are its decimal digits. A
 * table without rows gives nothing.
 */
static const struct {
	const char *table;
	const char *query;
} sections[] = {
	{ "entry", sql_chain_entry },
	{ "movement", sql_chain_movement },
	{ "change", sql_chain_change },
	{ "finding", sql_chain_finding },
	{ "imported", sql_chain_imported },
	{ "recipe_line", sql_chain_recipe_line },
	{ "layer", sql_chain_layer },
	{ "opened", sql_chain_opened },
	{ "delivery", sql_chain_delivery },
	{ "delivery_line", sql_chain_delivery_line },
	{ "session", sql_chain_session },
	{ "preparation", sql_chain_preparation },
	{ "session_preparation", sql_chain_session_preparation },
	{ "discarded_preparation", sql_chain_discarded_preparation },
	{ "evidence", sql_chain_evidence },
	{ "delivery_correction", sql_chain_delivery_correction },
	{ "price_difference", sql_chain_price_difference },
	{ "stock_count", sql_chain_stock_count },
	{ "count_line", sql_chain_count_line },
	{ "count_figure", sql_chain_count_figure },
	{ "count_end", sql_chain_count_end },
	{ "count_result", sql_chain_count_result },
	{ "claim", sql_chain_claim },
	{ "settlement", sql_chain_settlement },
	{ "supplier_credit", sql_chain_supplier_credit },
	{ "purchase_order", sql_chain_purchase_order },
	{ "order_line", sql_chain_order_line },
	{ "order_step", sql_chain_order_step },
	{ "order_receipt", sql_chain_order_receipt },
	{ "session_part", sql_chain_session_part },
	{ "visit", sql_chain_visit },
	{ "visit_photo", sql_chain_visit_photo },
	{ "recipe_change", sql_chain_recipe_change },
	{ "session_correction", sql_chain_session_correction },
	{ "recall", sql_chain_recall },
	{ "recall_lot", sql_chain_recall_lot },
	{ "recall_note", sql_chain_recall_note },
	{ "line_charge", sql_chain_line_charge },
	{ "settlement_paper", sql_chain_settlement_paper },
	{ "receipt_line", sql_chain_receipt_line },
	{ "recipe_part", sql_chain_recipe_part },
	{ "course", sql_chain_course },
	{ "course_terms", sql_chain_course_terms },
	{ "course_recipe", sql_chain_course_recipe },
	{ "course_step", sql_chain_course_step },
	{ "session_course", sql_chain_session_course },
	{ "reservation", sql_chain_reservation },
	{ "reservation_release", sql_chain_reservation_release },
	{ "reservation_use", sql_chain_reservation_use },
	{ "reaction", sql_chain_reaction },
};

enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };
_Static_assert(SECTIONS <= sizeof(uint64_t) * 8, "a bit for each table");

uint64_t chain_table(const char *table)
{
	for (unsigned i = 0; i < SECTIONS; i++) {
		if (strcmp(sections[i].table, table) == 0)
			return UINT64_C(1) << i;
	}
	return 0;
}

static void put(chain_sink *sink, void *data, char type, const void *bytes, size_t length)
{
	char head[32];
	char *end = head + sizeof(head);
	char *at = end;
	*--at = ':';
	size_t left = length;
	do {
		*--at = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	*--at = type;
	sink(data, at, (size_t)(end - at));
	sink(data, bytes, length);
}

static void put_column(chain_sink *sink, void *data, sqlite3_stmt *row, int column)
{
	char type = 'T';
	switch (sqlite3_column_type(row, column)) {
	case SQLITE_NULL:
		put(sink, data, 'N', "", 0);
		return;
	case SQLITE_INTEGER:
		type = 'I';
		break;
	case SQLITE_BLOB:
		type = 'B';
		break;
	default:
		break;
	}
	const void *bytes = type == 'B' ? sqlite3_column_blob(row, column) : sqlite3_column_text(row, column);
	put(sink, data, type, bytes, (size_t)sqlite3_column_bytes(row, column));
}

int chain_write(struct store *store, int64_t number, uint64_t tables, chain_sink *sink, void *data)
{
	for (unsigned i = 0; i < SECTIONS; i++) {
		if ((tables & UINT64_C(1) << i) == 0)
			continue;
		STATEMENT st = statement_prepare(store, sections[i].query);
		statement_bind_integer(&st, ":entry", number);
		while (statement_step(&st)) {
			put(sink, data, 'R', sections[i].table, strlen(sections[i].table));
			int columns = sqlite3_column_count(st.handle);
			for (int column = 0; column < columns; column++)
				put_column(sink, data, st.handle, column);
		}
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
	}
	return STATUS_OK;
}

static void hash_bytes(void *data, const void *bytes, size_t length)
{
	sha256_update(data, length, bytes);
}

int chain_digest(struct store *store, int64_t number, int format, uint64_t tables,
	const unsigned char previous[HASH_SIZE], unsigned char hash[HASH_SIZE])
{
	if (format != CHAIN_FORMAT)
		return error_set(store->error, STATUS_UNVERIFIED,
			_("entry %lld has canonical form %d, which this program does not know; upgrade it"),
			(long long)number, format);
	struct sha256_ctx context;
	sha256_init(&context);
	sha256_update(&context, HASH_SIZE, previous);
	put(hash_bytes, &context, 'F', "1", 1);
	int status = chain_write(store, number, tables, hash_bytes, &context);
	sha256_digest(&context, HASH_SIZE, hash);
	return status;
}

int ledger_digest(struct store *store, int64_t number, int format, const unsigned char previous[HASH_SIZE],
	unsigned char hash[HASH_SIZE])
{
	return chain_digest(store, number, format, CHAIN_ALL, previous, hash);
}

int ledger_canonical(struct store *store, int64_t number, ledger_sink *sink, void *data)
{
	put(sink, data, 'F', "1", 1);
	return chain_write(store, number, CHAIN_ALL, sink, data);
}

int ledger_head(struct store *store, unsigned char hash[HASH_SIZE], int64_t *number)
{
	memset(hash, 0, HASH_SIZE);
	if (number != NULL)
		*number = 0;
	STATEMENT st = statement_prepare(store, sql_seal_last);
	if (statement_step(&st)) {
		size_t length;
		const void *bytes = statement_blob(&st, "hash", &length);
		memcpy(hash, bytes, length < HASH_SIZE ? length : HASH_SIZE);
		if (number != NULL)
			*number = statement_integer(&st, "entry");
	}
	return statement_end(&st);
}

char *hash_format(const unsigned char hash[HASH_SIZE], char text[HASH_TEXT_MAX])
{
	for (int i = 0; i < HASH_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", hash[i]);
	return text;
}
