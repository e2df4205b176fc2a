/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traces of random histories: what a lot tells of its sessions is what the sessions tell of the lot, and it balances. */
#include "check_store.h"
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include "ampoule/recall.h"
#include "ampoule/report.h"
#include "ampoule/rows.h"
#include "ampoule/trace.h"
#include "ampoule/waste.h"
#include "clinic.h"

enum { HISTORIES = 12, ACTS = 140, PRODUCTS = 3, PATIENTS = 3, CODES = 4, ENTRIES = 4 * ACTS };

static const char *const codes[CODES] = { "A", "B", "C", "D" };

static struct clinic clinic;
static uint64_t seed;
static int64_t place, products[PRODUCTS], patients[PATIENTS];
static int64_t last; /* entry that was posted */
static unsigned accepted[10]; /* acts by kind */

static int64_t roll(int64_t sides)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)((seed >> 11) % (uint64_t)sides);
}

static void setup(void)
{
	clinic_make(&clinic);
	place = clinic_add_place(&clinic, "main", true);
	products[0] = clinic_add_product(&clinic, "ampoule", "preparation", "ampoule", "2ml", "0");
	products[1] = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "20ml", "28d");
	products[2] = clinic_add_product(&clinic, "needle", "consumable", "piece", "1piece", "0");
	patients[0] = clinic.patient;
	for (int i = 1; i < PATIENTS; i++)
		patients[i] = clinic_add(&clinic, &thing_patient,
		        (const char *const[][2]){ { "code", pool_printf(&clinic.pool, "X%d", i) }, { NULL } });
}

static void teardown(void)
{
	clinic_remove(&clinic);
}

/* One or two things that go into a patient. */
static size_t choose(struct item items[2])
{
	size_t count = 1 + (size_t)roll(2), first = (size_t)roll(PRODUCTS);
	for (size_t i = 0; i < count; i++) {
		size_t product = (first + i) % PRODUCTS;
		items[i] = (struct item){ .product = products[product], .quantity = { QUANTITY_CONTENT, 500 * (1 + roll(8)), UNIT_ML } };
		if (product == 2)
			items[i].quantity = (struct quantity){ QUANTITY_CONTAINERS, 1 + roll(2), UNIT_PIECE };
	}
	return count;
}

static int64_t standing(void)
{
	return clinic_ask(&clinic,
	        "SELECT COALESCE((SELECT preparation.entry FROM standing JOIN preparation ON preparation.id = preparation "
	        "ORDER BY preparation.id DESC LIMIT 1), 0)");
}

static int use_mixture(void)
{
	int64_t mixture = standing();
	struct item items[2];
	if (mixture == 0)
		return STATUS_REFUSED;
	char *sql = pool_printf(&clinic.pool, "SELECT patient FROM preparation WHERE entry = %lld", (long long)mixture);
	clinic.patient = clinic_ask(&clinic, sql);
	return clinic_session_of(&clinic, mixture, place, items, roll(2) == 0 ? 0 : choose(items), &last);
}

static int throw_away(void)
{
	int64_t mixture = standing();
	int64_t opened = clinic_ask(&clinic, "SELECT COALESCE(MIN(opened), 0) FROM opened_balance");
	if (mixture != 0 && roll(2) == 0)
		return clinic_discard_mixture(&clinic, mixture, &last);
	return opened == 0 ? STATUS_REFUSED : clinic_discard(&clinic, &opened, 1, REASON_SPOILED, &last);
}

/* Ends the transaction of an act. */
static int end(int status)
{
	if (status == STATUS_OK)
		ck_assert_int_eq(store_commit(clinic.store), 0);
	else
		store_rollback(clinic.store);
	return status;
}

static int write_off(void)
{
	struct pool pool = { 0 };
	struct taking taking = { 0 };
	const struct item item = { .product = products[roll(PRODUCTS)], .quantity = { QUANTITY_CONTAINERS, 1, UNIT_ML } };
	const struct taking_request request = { .location = place, .location_code = "main", .purpose = PURPOSE_AWAY,
		.reason = REASON_BROKEN, .items = &item, .count = 1 };
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	int status = waste_plan(clinic.store, &request, clinic.act.when, &pool, &taking);
	if (status == STATUS_OK)
		status = taking_record(clinic.store, &clinic.act, "wasted", &taking, &last);
	pool_release(&pool);
	return end(status);
}

/* Lots are recalled, by name or all of a product, and let go again. */
static int recall(void)
{
	struct pool pool = { 0 };
	struct recalled_lot lot = { .product_code = "x" };
	struct recalling recalling = { .notice = "N", .noticed = clinic.act.when.time, .lots = &lot, .count = 1 };
	int64_t product = products[roll(PRODUCTS)];
	const char *code = codes[roll(CODES)];
	if (roll(3) != 0)
		return clinic_lot_status(&clinic, product, code, roll(2) == 0 ? LOT_HELD : LOT_RELEASED, &last);
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	int status = lot_find(clinic.store, product, code, &pool, &lot.lot);
	lot.lot.code = code;
	if (status == STATUS_OK)
		status = recall_plan(clinic.store, clinic.act.when, &pool, &recalling);
	if (status == STATUS_OK)
		status = recall_post(clinic.store, &clinic.act, &recalling, &last);
	pool_release(&pool);
	return end(status);
}

static int act(int kind)
{
	struct item items[2];
	const struct delivery_line line = { .product = products[roll(PRODUCTS)], .lot = codes[roll(CODES)], .expires = 21200,
		.containers = 1 + roll(6), .location = place, .net = 1000 };
	clinic.patient = patients[roll(PATIENTS)];
	switch (kind) {
	case 0:
	case 1:
		return clinic_receive(&clinic, &(struct delivery){ .lines = &line, .count = 1 }, &last);
	case 2:
	case 3:
		return clinic_session(&clinic, place, items, choose(items), &last);
	case 4:
		return clinic_prepare(&clinic, place, items, choose(items), &last);
	case 5:
		return use_mixture();
	case 6:
		return throw_away();
	case 7:
		return roll(2) == 0 ? write_off() : recall();
	case 8:
		return clinic_void(&clinic, 1 + roll(last == 0 ? 1 : last), &last);
	default:
		return clinic_lot_correct(&clinic, products[roll(PRODUCTS)], codes[roll(CODES)], codes[roll(CODES)], 21200,
			&last);
	}
}

static void live(void)
{
	for (int i = 0; i < ACTS; i++) {
		int kind = (int)roll(10);
		clinic_at(&clinic, CLINIC_START + (int64_t)i * 600, 0);
		int status = act(kind);
		ck_assert_msg(status == STATUS_OK || status == STATUS_REFUSED || status == STATUS_NOT_FOUND || status == STATUS_DATA,
		        "act %d of kind %d: %s", i, kind, clinic.error.text);
		error_clear(&clinic.error);
		accepted[kind] += status == STATUS_OK;
	}
}

/* Rows of a report with a count as its parameter, and where its columns are. */
static struct rows *open_report(const char *name, const char *parameter, int64_t value)
{
	struct report report;
	struct rows *rows;
	ck_assert_int_eq(report_find(NULL, name, &clinic.pool, &report, &clinic.error), 0);
	ck_assert_int_eq(rows_open(clinic.store, name, report.sql, report.sql_length, &rows), 0);
	rows_bind_text(rows, "today", "2026-03-03");
	if (parameter != NULL)
		rows_bind_integer(rows, parameter, value);
	return rows;
}

static size_t position(const struct rows *rows, const char *column)
{
	for (size_t i = 0; i < rows_column_count(rows); i++) {
		if (strcmp(rows_column_name(rows, i), column) == 0)
			return i;
	}
	ck_abort_msg("no column %s", column);
}

static int64_t number(struct rows *rows, const char *column)
{
	int64_t value = 0;
	rows_integer(rows, position(rows, column), &value);
	return value;
}

static bool is(struct rows *rows, const char *column, const char *wanted)
{
	size_t length;
	const char *text = rows_text(rows, position(rows, column), &length);
	return text != NULL && strcmp(text, wanted) == 0;
}

static const char *text_of(struct rows *rows, const char *column)
{
	size_t length;
	const char *text = rows_text(rows, position(rows, column), &length);
	return text == NULL ? "" : text;
}

/* What a session had of each lot, by whoever tells of it. */
struct tale {
	char lines[ENTRIES][40]; /* "session product lot" */
	content_t used[ENTRIES];
	size_t count;
};

static void tell(struct tale *tale, int64_t session, const char *product, const char *lot, content_t used)
{
	char line[40];
	size_t i = 0;
	snprintf(line, sizeof line, "%lld %s %s", (long long)session, product, lot);
	while (i < tale->count && strcmp(tale->lines[i], line) != 0)
		i++;
	if (i == tale->count) {
		ck_assert_uint_lt(tale->count, ENTRIES);
		strcpy(tale->lines[tale->count++], line);
		tale->used[i] = 0;
	}
	tale->used[i] += used;
}

static content_t told(const struct tale *tale, const char *line)
{
	for (size_t i = 0; i < tale->count; i++) {
		if (strcmp(tale->lines[i], line) == 0)
			return tale->used[i];
	}
	return 0;
}

static void compare(const struct tale *one, const struct tale *other, const char *who)
{
	for (size_t i = 0; i < one->count; i++)
		ck_assert_msg(one->used[i] == told(other, one->lines[i]), "%s: session, product, lot %s: %lld, not %lld", who,
			one->lines[i], (long long)told(other, one->lines[i]), (long long)one->used[i]);
}

static void tell_of_lots(struct tale *tale)
{
	struct rows *rows = open_report("trace-lot", NULL, 0);
	while (rows_next(rows)) {
		/* What was consumed for a mixture that nobody had is of no session. */
		if (number(rows, "session") != 0 && (is(rows, "kind", "session") || is(rows, "kind", "consumed")))
			tell(tale, number(rows, "session"), text_of(rows, "product"), text_of(rows, "lot"), number(rows, "content"));
	}
	ck_assert_int_eq(rows_end(rows), 0);
	rows_close(rows);
}

static void tell_of_patients(struct tale *tale)
{
	for (int i = 0; i < PATIENTS; i++) {
		struct rows *rows = open_report("trace-patient", "patient", patients[i]);
		while (rows_next(rows)) {
			if (number(rows, "session") != 0)
				tell(tale, number(rows, "session"), text_of(rows, "product"), text_of(rows, "lot"), number(rows, "used"));
		}
		ck_assert_int_eq(rows_end(rows), 0);
		rows_close(rows);
	}
}

static void tell_of_visits(struct tale *tale)
{
	int64_t most = clinic_ask(&clinic, "SELECT COALESCE(MAX(number), 0) FROM session");
	for (int64_t session = 1; session <= most; session++) {
		struct rows *rows = open_report("trace-patient", "entry", session);
		while (rows_next(rows)) {
			if (number(rows, "session") == session)
				tell(tale, session, text_of(rows, "product"), text_of(rows, "lot"), number(rows, "used"));
		}
		ck_assert_int_eq(rows_end(rows), 0);
		rows_close(rows);
	}
}

/* What the sessions that stand say of themselves. */
static void tell_of_sessions(struct tale *tale)
{
	int64_t most = clinic_ask(&clinic, "SELECT COALESCE(MAX(number), 0) FROM session");
	for (int64_t session = 1; session <= most; session++) {
		struct session_record record;
		int status = session_load(clinic.store, session, &clinic.pool, &record);
		error_clear(&clinic.error);
		for (size_t i = 0; status == STATUS_OK && record.voided_by == 0 && i < record.count; i++)
			tell(tale, session, record.lines[i].product, record.lines[i].lot, record.lines[i].used);
	}
}

/* Adds up what each lot's rows say: nothing is left over, in the balance and in the trace. */
static void check_balances(void)
{
	int64_t lots = clinic_ask(&clinic, "SELECT COUNT(*) FROM lot"), differences[2] = { 0 };
	content_t in = 0, out = 0;
	struct rows *rows = open_report("trace-balance", NULL, 0);
	while (rows_next(rows)) {
		in += number(rows, "came_in");
		out += number(rows, "accounted");
		if (!is(rows, "item", "difference"))
			continue;
		differences[0]++;
		ck_assert_msg(in == out && number(rows, "accounted") == 0, "lot %s of %s: %lld came in, %lld are accounted for",
			text_of(rows, "lot"), text_of(rows, "product"), (long long)in, (long long)out);
		in = out = 0;
	}
	ck_assert_int_eq(rows_end(rows), 0);
	rows_close(rows);
	rows = open_report("trace-lot", NULL, 0);
	for (content_t left = 0; rows_next(rows);) {
		bool came = is(rows, "kind", "received") || is(rows, "kind", "counted");
		left += (came ? 1 : -1) * number(rows, "content");
		if (!is(rows, "kind", "difference"))
			continue;
		differences[1]++;
		ck_assert_msg(left == 0, "lot %s of %s: %lld of its rows do not tie", text_of(rows, "lot"), text_of(rows, "product"),
			(long long)left);
	}
	ck_assert_int_eq(rows_end(rows), 0);
	rows_close(rows);
	ck_assert_int_eq(differences[0], lots);
	ck_assert_int_eq(differences[1], lots);
}

/* Patients to call are those of whom the sessions tell. */
static void check_calls(const struct tale *sessions)
{
	content_t called = 0, used = 0;
	struct rows *rows = open_report("patients-to-call", NULL, 0);
	while (rows_next(rows))
		called += number(rows, "used");
	ck_assert_int_eq(rows_end(rows), 0);
	rows_close(rows);
	for (size_t i = 0; i < sessions->count; i++)
		used += sessions->used[i];
	ck_assert_int_eq(called, used);
}

START_TEST(a_trace_reads_the_same_from_both_ends_and_balances)
{
	static struct tale lots, persons, visits, sessions;
	seed = UINT64_C(0x9e3779b97f4a7c15) * (uint64_t)(_i + 1);
	live();
	clinic_verify(&clinic);
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	tell_of_lots(&lots);
	tell_of_patients(&persons);
	tell_of_visits(&visits);
	tell_of_sessions(&sessions);
	ck_assert_uint_gt(sessions.count, 5);
	compare(&sessions, &lots, "the lots");
	compare(&lots, &sessions, "the sessions");
	compare(&lots, &persons, "the patients");
	compare(&persons, &lots, "the lots, of what patients had");
	compare(&lots, &visits, "the visits");
	compare(&visits, &lots, "the lots, of what visits had");
	check_balances();
	check_calls(&sessions);
	store_rollback(clinic.store);
	for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++)
		ck_assert_msg(accepted[i] > 0, "no act of kind %zu was accepted", i);
}
END_TEST

static void execute(const char *sql)
{
	sqlite3 *raw;
	ck_assert_int_eq(sqlite3_open(clinic.path, &raw), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(raw, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(raw));
	sqlite3_close(raw);
}

/* How many rows of a report have that text in a column. */
static int count_rows(const char *name, const char *column, const char *wanted)
{
	int count = 0;
	struct rows *rows = open_report(name, NULL, 0);
	while (rows_next(rows))
		count += is(rows, column, wanted);
	ck_assert_int_eq(rows_end(rows), 0);
	rows_close(rows);
	return count;
}

/* What was recorded although it may not be done is told of wherever the session is. */
START_TEST(an_incident_is_marked)
{
	const struct item item = { .product = products[0], .quantity = { QUANTITY_CONTENT, 500, UNIT_ML } };
	clinic_stock(&clinic, products[0], "A", 21200, 5, 1000, place);
	ck_assert_int_eq(clinic_session(&clinic, place, &item, 1, &last), 0);
	ck_assert_int_eq(clinic_session(&clinic, place, &item, 1, &last), 0);
	execute("DROP TRIGGER finding_insert");
	execute(pool_printf(&clinic.pool,
		"INSERT INTO finding (entry, line, rule, severity, detail, reason) "
		"VALUES (%lld, 1, 'expired', 'overridden', 'lot A', 'seen too late')",
		(long long)last));
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	ck_assert_int_eq(count_rows("trace-lot", "state", "INCIDENT"), 2);
	ck_assert_int_eq(count_rows("trace-patient", "state", "INCIDENT"), 1);
	ck_assert_int_eq(count_rows("patients-to-call", "incident", "INCIDENT"), 1);
	store_rollback(clinic.store);
}
END_TEST

/* A balance that somebody changed by other means is no longer what the movements say. */
START_TEST(a_difference_is_shown)
{
	clinic_stock(&clinic, products[0], "A", 21200, 5, 1000, place);
	execute("UPDATE balance SET containers = 4, content = 8000");
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	struct rows *rows = open_report("trace-balance", NULL, 0);
	content_t difference = 0;
	while (rows_next(rows)) {
		if (is(rows, "item", "difference"))
			difference = number(rows, "accounted");
	}
	rows_close(rows);
	ck_assert_int_eq(difference, 2000);
	rows = open_report("trace-lot", NULL, 0);
	while (rows_next(rows)) {
		if (is(rows, "kind", "difference"))
			difference -= number(rows, "content");
	}
	rows_close(rows);
	ck_assert_int_eq(difference, 0);
	store_rollback(clinic.store);
}
END_TEST

TCase *check_trace(void)
{
	TCase *tcase = tcase_create("trace");
	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, a_trace_reads_the_same_from_both_ends_and_balances, 0, HISTORIES);
	tcase_add_test(tcase, an_incident_is_marked);
	tcase_add_test(tcase, a_difference_is_shown);
	return tcase;
}
