/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQL that a clinic wrote itself: it reads, what its reader may see, and not for ever. */
#include "config.h"
#include <sqlite3.h>
#include <string.h>
#include "ampoule/rows.h"
#include "ampoule/statement.h"
#include "check_store.h"
#include "clinic.h"
#include "guard.h"

static struct clinic clinic;

static void setup(void)
{
	clinic_make(&clinic);
	int64_t place = clinic_add_place(&clinic, "here", true);
	int64_t product = clinic_add_product(&clinic, "hair-x", "preparation", "ampoule", "2 ml", "0");
	clinic_stock(&clinic, product, "A1", day_of(2028, 5, 31), 4, 1000, place);
}

static void teardown(void)
{
	clinic_remove(&clinic);
}

/* The first cell that the SQL gives, as a number: -1 for null. */
static int64_t guarded(const struct guard *guard, const char *sql, int expected)
{
	struct rows *rows = NULL;
	int64_t value = -1;
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), STATUS_OK);
	store_guard(clinic.store, guard);
	int status = rows_open(clinic.store, "own", sql, strlen(sql), &rows);
	if (status == STATUS_OK && rows_next(rows) && !rows_integer(rows, 0, &value))
		value = -1;
	if (status == STATUS_OK)
		status = rows_end(rows);
	rows_close(rows);
	store_guard(clinic.store, NULL);
	store_rollback(clinic.store);
	ck_assert_msg(status == expected, "%s: %d", sql, status);
	return value;
}

static const struct guard manager = { true, true, true, 60 }, nurse = { false, true, true, 60 },
			  accountant = { true, false, false, 60 }, trusted = { true, true, false, 60 };

START_TEST(what_something_cost_is_null_for_who_may_not_see_it)
{
	ck_assert_int_eq(guarded(&manager, "SELECT SUM(value) FROM balance", STATUS_OK), 1000);
	ck_assert_int_eq(guarded(&nurse, "SELECT SUM(value) FROM balance", STATUS_OK), -1);
	ck_assert_int_eq(guarded(&nurse, "SELECT SUM(x.v) FROM (SELECT value + 1 AS v FROM movement) AS x", STATUS_OK), -1);
	ck_assert_int_eq(guarded(&nurse, "SELECT containers FROM balance WHERE value = 1000", STATUS_OK), -1);
	ck_assert_int_eq(guarded(&nurse, "SELECT net FROM delivered", STATUS_OK), -1);
	ck_assert_int_eq(guarded(&nurse, "SELECT containers FROM balance", STATUS_OK), 4);
}
END_TEST

/* Whoever adds a column that looks like money says whether it is. */
START_TEST(every_amount_of_money_is_known)
{
	static const char columns[] =
		"SELECT made.name AS thing, field.name AS field"
		" FROM sqlite_master AS made JOIN pragma_table_info(made.name) AS field"
		" WHERE made.type = 'table' AND field.type = 'INTEGER'"
		" AND field.name IN ('value', 'net', 'fees', 'tax', 'tax_rate', 'price', 'amount', 'total', 'discount',"
		" 'rate', 'paper_net', 'freight', 'gross', 'cost', 'difference', 'refund', 'credit')"
		/* These count content, or sessions. */
		" AND made.name NOT IN ('recipe_line', 'count_figure', 'course_state')";
	size_t count = 0;
	STATEMENT st = statement_prepare_once(clinic.store, columns, sizeof columns - 1);
	while (statement_step(&st)) {
		const char *table = statement_text(&st, "thing"), *column = statement_text(&st, "field");
		ck_assert_msg(guard_authorize(&nurse, SQLITE_READ, table, column, NULL) == SQLITE_IGNORE,
			"a nurse may read %s.%s", table, column);
		ck_assert_int_eq(guard_authorize(&manager, SQLITE_READ, table, column, NULL), SQLITE_OK);
		count++;
	}
	ck_assert_int_eq(statement_end(&st), STATUS_OK);
	ck_assert_uint_gt(count, 15);
}
END_TEST

START_TEST(patients_are_null_for_who_may_not_see_them)
{
	ck_assert_int_gt(guarded(&manager, "SELECT COUNT(code) FROM patient", STATUS_OK), 0);
	ck_assert_int_eq(guarded(&accountant, "SELECT COUNT(code) FROM patient", STATUS_OK), 0);
	ck_assert_int_gt(guarded(&accountant, "SELECT COUNT(id) FROM patient", STATUS_OK), 0);
}
END_TEST

/* Who may see patients' codes need not see what ails them. Whoever adds a column about patients says what it tells. */
START_TEST(what_is_known_of_health_is_null_for_who_does_not_treat)
{
	static const char columns[] =
		"SELECT made.name AS thing, field.name AS field"
		" FROM sqlite_master AS made JOIN pragma_table_info(made.name) AS field"
		" WHERE made.type = 'table' AND ((made.name = 'patient' AND field.name NOT IN ('id', 'code', 'retired'))"
		" OR (made.name IN ('finding', 'reaction', 'visit', 'visit_photo', 'session', 'course_step', 'recall_note')"
		" AND field.name IN ('rule', 'detail', 'reason', 'kind', 'severity', 'note', 'indication', 'consent',"
		" 'interrupted', 'reference', 'outcome') AND NOT (made.name = 'finding' AND field.name = 'severity')))";
	size_t count = 0;
	STATEMENT st = statement_prepare_once(clinic.store, columns, sizeof columns - 1);
	while (statement_step(&st)) {
		const char *table = statement_text(&st, "thing"), *column = statement_text(&st, "field");
		ck_assert_msg(guard_authorize(&trusted, SQLITE_READ, table, column, NULL) == SQLITE_IGNORE,
			"an accountant may read %s.%s", table, column);
		ck_assert_int_eq(guard_authorize(&nurse, SQLITE_READ, table, column, NULL), SQLITE_OK);
		count++;
	}
	ck_assert_int_eq(statement_end(&st), STATUS_OK);
	ck_assert_uint_gt(count, 20);
	ck_assert_int_gt(guarded(&trusted, "SELECT COUNT(code) FROM patient", STATUS_OK), 0);
	ck_assert_int_eq(guarded(&trusted, "SELECT COUNT(allergies) FROM patient", STATUS_OK), 0);
	ck_assert_int_eq(guarded(&trusted, "SELECT COUNT(kind) FROM reaction_now", STATUS_OK), 0);
}
END_TEST

/* `change` holds the hash of every PIN that was set; `revision` is the view of it without. */
START_TEST(pins_are_null_for_everybody)
{
	ck_assert_int_eq(guarded(&manager, "SELECT COUNT(pin) FROM operator", STATUS_OK), 0);
	ck_assert_int_eq(guarded(&manager, "SELECT COUNT(new) FROM change", STATUS_OK), 0);
	ck_assert_int_gt(clinic_ask(&clinic, "SELECT COUNT(new) FROM change"), 0);
	ck_assert_int_eq(guarded(&manager, "SELECT COUNT(old) FROM revision", STATUS_OK), 0); /* nothing was renamed */
}
END_TEST

/* A query that bears the name of that view would be taken for it. */
static const struct {
	const char *sql;
	int status;
} named[] = {
	{ "WITH revision AS (SELECT new FROM change) SELECT COUNT(new) FROM revision", STATUS_DATA },
	{ "WITH \"revision\" AS (SELECT new FROM change) SELECT COUNT(new) FROM revision", STATUS_DATA },
	{ "WITH a AS (SELECT 1), Revision (new) AS (SELECT new FROM change) SELECT COUNT(new) FROM revision", STATUS_DATA },
	{ "WITH /* FROM */ revision AS (SELECT new FROM change) SELECT COUNT(new) FROM revision", STATUS_DATA },
	{ "WITH -- FROM\nrevision AS (SELECT new FROM change) SELECT COUNT(new) FROM revision", STATUS_DATA },
	{ "SELECT COUNT(new) FROM (SELECT new FROM change) AS revision", STATUS_DATA },
	{ "SELECT COUNT(revision.old) FROM revision", STATUS_OK },
	{ "SELECT COUNT(*) FROM lot JOIN revision AS was ON was.subject = lot.id", STATUS_OK },
};

START_TEST(nothing_passes_for_the_view_without_pins)
{
	ck_assert_int_le(guarded(&manager, named[_i].sql, named[_i].status), 0);
}
END_TEST

static const char *const writing[] = {
	"DELETE FROM lot",
	"UPDATE lot SET status = 'held'",
	"INSERT INTO setting (name, value) VALUES ('x', 'y')",
	"CREATE TEMP TABLE x (y)",
	"DROP TABLE lot",
	"PRAGMA writable_schema = ON",
	"ATTACH 'x.db' AS x",
	"BEGIN",
	"ROLLBACK",
	"VACUUM INTO 'x.db'",
	"WITH x AS (SELECT 1) DELETE FROM lot",
};

START_TEST(it_may_only_read)
{
	guarded(&manager, writing[_i], STATUS_DATA);
	ck_assert_msg(strstr(clinic.error.text, "a report may only read") != NULL, "%s", clinic.error.text);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM lot WHERE status = 'released'"), 1);
}
END_TEST

START_TEST(it_may_not_take_for_ever)
{
	static const struct guard hasty = { true, true, true, 1 };
	guarded(&hasty, "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n",
		STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "longer than 1 s"));
}
END_TEST

START_TEST(a_fault_is_found_in_the_text)
{
	static const char sql[] = "SELECT code,\n  nonsense\nFROM lot";
	struct rows *rows = NULL;
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), STATUS_OK);
	store_guard(clinic.store, &manager);
	ck_assert_int_eq(rows_open(clinic.store, "own", sql, strlen(sql), &rows), STATUS_DATA);
	store_guard(clinic.store, NULL);
	ck_assert_int_eq(rows_fault(rows), strstr(sql, "nonsense") - sql);
	ck_assert_str_eq(clinic.error.text, "no such column: nonsense");
	rows_close(rows);
	store_rollback(clinic.store);
}
END_TEST

TCase *check_guard(void)
{
	TCase *tcase = tcase_create("guard");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, what_something_cost_is_null_for_who_may_not_see_it);
	tcase_add_test(tcase, every_amount_of_money_is_known);
	tcase_add_test(tcase, patients_are_null_for_who_may_not_see_them);
	tcase_add_test(tcase, what_is_known_of_health_is_null_for_who_does_not_treat);
	tcase_add_test(tcase, pins_are_null_for_everybody);
	tcase_add_loop_test(tcase, nothing_passes_for_the_view_without_pins, 0, sizeof named / sizeof *named);
	tcase_add_loop_test(tcase, it_may_only_read, 0, sizeof writing / sizeof *writing);
	tcase_add_test(tcase, it_may_not_take_for_ever);
	tcase_add_test(tcase, a_fault_is_found_in_the_text);
	return tcase;
}
