/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every embedded query: prepared on a fresh schema, begun with what it answers, its parameters by name. */
#include "check_store.h"
#include <string.h>
#include "ampoule/statement.h"
#include "clinic.h"
#include "store_queries.h"

static struct clinic clinic;

static void setup(void)
{
	clinic_make(&clinic);
}

static void teardown(void)
{
	clinic_remove(&clinic);
}

START_TEST(every_query_is_prepared)
{
	ck_assert_uint_gt(store_queries_count, 50);
	for (size_t i = 0; i < store_queries_count; i++) {
		STATEMENT st =
		        statement_prepare_once(clinic.store, store_queries[i].text, store_queries[i].length);
		ck_assert_msg(statement_end(&st) == STATUS_OK && st.handle != NULL, "%s: %s",
		        store_queries[i].name, clinic.error.text);
	}
}
END_TEST

START_TEST(every_query_begins_with_what_it_answers)
{
	for (size_t i = 0; i < store_queries_count; i++) {
		const char *text = store_queries[i].text;
		const char *end = strchr(text, '\n');
		ck_assert_msg(strncmp(text, "-- ", 3) == 0 && end != NULL && end > text + 3, "%s: no comment",
		        store_queries[i].name);
		while (strncmp(text, "--", 2) == 0)
			text = strchr(text, '\n') + 1;
		ck_assert_msg(text[-2] == '.' || text[-2] == '?', "%s: its comment is no sentence",
		        store_queries[i].name);
	}
}
END_TEST

/* DESIGN.md, section 10: what only one engine understands, and ':name' alone for parameters. */
START_TEST(every_query_keeps_to_what_two_engines_speak)
{
	static const char *const foreign[] = { "?", "strftime", "julianday", "datetime(", "round(", " LIKE ",
		" GLOB ", "rowid", "INSERT OR ", "REPLACE INTO", "IFNULL(", "ifnull(", "`", "PRAGMA",
		"AUTOINCREMENT", "@" };
	for (size_t i = 0; i < store_queries_count; i++) {
		const char *text = store_queries[i].text;
		while (strncmp(text, "--", 2) == 0)
			text = strchr(text, '\n') + 1;
		for (size_t k = 0; k < sizeof(foreign) / sizeof(foreign[0]); k++)
			ck_assert_msg(strstr(text, foreign[k]) == NULL, "%s: '%s'", store_queries[i].name,
			        foreign[k]);
	}
}
END_TEST

TCase *check_queries(void)
{
	TCase *tcase = tcase_create("queries");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, every_query_is_prepared);
	tcase_add_test(tcase, every_query_begins_with_what_it_answers);
	tcase_add_test(tcase, every_query_keeps_to_what_two_engines_speak);
	return tcase;
}
