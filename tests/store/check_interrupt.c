/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store that is interrupted: what was begun is taken back, and the next one finds what was there before. */
#include "config.h"
#include "check_store.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/statement.h"
#include "ampoule/store.h"

static char folder[64], path[96];
static struct error error;
static struct store *store;

static void setup(void)
{
	strcpy(folder, "/tmp/ampoule-interrupt-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	strcat(strcpy(path, folder), "/clinic.db");
	ck_assert_int_eq(store_create(path, NULL, &error, &store), STATUS_OK);
}

static void teardown(void)
{
	store_close(store);
	unlink(path);
	ck_assert_msg(rmdir(folder) == 0, "something was left in %s", folder);
	error_clear(&error);
}

static int count_long(struct store *in)
{
	static const char sql[] = "WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 100000)"
				  " SELECT MAX(n) AS n FROM many";
	STATEMENT st = statement_prepare_once(in, sql, sizeof(sql) - 1);
	while (statement_step(&st))
		ck_assert_int_eq(statement_integer(&st, "n"), 100000);
	return statement_end(&st);
}

START_TEST(what_runs_ends_at_its_next_step)
{
	ck_assert_int_eq(count_long(store), STATUS_OK);
	ck_assert_int_eq(store_begin(store, STORE_WRITE), STATUS_OK);
	store_interrupt(SIGINT);
	ck_assert_int_eq(store_interrupted(), SIGINT);
	ck_assert_int_eq(count_long(store), STATUS_IO);
	ck_assert_str_eq(error.text, "interrupted; nothing was recorded");
	store_rollback(store);
}
END_TEST

START_TEST(nobody_waits_for_a_writer_any_more)
{
	struct error second_error = { 0 };
	struct store *second;
	ck_assert_int_eq(store_open(path, STORE_WRITE, &second_error, &second), STATUS_OK);
	ck_assert_int_eq(store_begin(store, STORE_WRITE), STATUS_OK);
	store_interrupt(SIGTERM);
	/* Without the interruption this would take the ten seconds of its patience. */
	alarm(5);
	ck_assert_int_eq(store_begin(second, STORE_WRITE), STATUS_IO);
	alarm(0);
	ck_assert_str_eq(second_error.text, "interrupted; nothing was recorded");
	store_close(second);
	error_clear(&second_error);
}
END_TEST

TCase *check_interrupt(void)
{
	TCase *tests = tcase_create("interrupt");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, what_runs_ends_at_its_next_step);
	tcase_add_test(tests, nobody_waits_for_a_writer_any_more);
	return tests;
}
