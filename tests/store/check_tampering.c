/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is recorded cannot be changed by SQL, and what is changed past the triggers is found at its entry. */
#include "check_store.h"
#include <sqlite3.h>
#include <string.h>
#include "ampoule/counting.h"
#include "ampoule/credit.h"
#include "ampoule/delivery.h"
#include "ampoule/history.h"
#include "ampoule/order.h"
#include "ampoule/reactions.h"
#include "ampoule/recall.h"
#include "ampoule/recipe.h"
#include "ampoule/recipe_version.h"
#include "ampoule/settlement.h"
#include "ampoule/trace.h"
#include "ampoule/verify.h"
#include "clinic.h"

static const char *const records[] = {
	"entry", "seal", "movement", "change", "finding", "imported", "recipe_line", "layer", "opened",
	"delivery", "delivery_line", "session", "preparation", "session_preparation", "discarded_preparation",
	"delivery_correction", "price_difference", "evidence", "claim", "settlement", "supplier_credit",
	"stock_count", "count_line", "count_figure", "count_end", "count_result", "purchase_order",
	"order_line", "order_step", "order_receipt", "session_part", "visit", "visit_photo", "recipe_change",
	"session_correction", "recall", "recall_lot", "recall_note", "line_charge", "settlement_paper",
	"receipt_line", "recipe_part", "course", "course_terms", "course_recipe", "course_step",
	"session_course", "reservation", "reservation_release", "reservation_use", "reaction"
};
enum { RECORDS = sizeof(records) / sizeof(records[0]) };

/* What follows from the records, or from the engine. */
static const char projections[] =
        "'setting', 'operator', 'location', 'supplier', 'product', 'package', 'patient', "
        "'recipe', 'lot', 'balance', 'opened_balance', 'standing', 'open_count', 'alias', "
        "'draft', 'draft_line', 'order_state', 'order_balance', 'course_state', 'reservation_balance', "
        "'contraindication', 'incompatible'";

static struct clinic clinic;
static struct pool pool;
static sqlite3 *raw; /* the file, by other means than the program's */

static void execute(const char *sql)
{
	char *message = NULL;
	int code = sqlite3_exec(raw, sql, NULL, NULL, &message);
	ck_assert_msg(code == SQLITE_OK, "%s: %s", sql, message);
}

static int64_t ask(const char *sql)
{
	sqlite3_stmt *st;
	ck_assert_msg(
	        sqlite3_prepare_v2(raw, sql, -1, &st, NULL) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(raw));
	int64_t answer = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_finalize(st);
	return answer;
}

/* A recipe, a file that was imported, one that was shown: what no act on stock writes. */
static void add_paperwork(int64_t product)
{
	int64_t recipe = clinic_add(&clinic, &thing_recipe,
	        (const char *const[][2]){
	                { "code", "mix" }, { "name", "Mix" }, { "area", "face" }, { NULL } });
	const struct recipe_line line = { .product = product, .amount = 1000, .parts = 1000 };
	const struct evidence photograph = { "photo.jpg", 6,
		"5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03" };
	struct act act = clinic.act;
	act.evidence = &photograph;
	act.evidence_count = 1;
	struct entry entry = { .kind = "edited", .act = &act };
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	ck_assert_int_eq(ledger_open(clinic.store, &entry), 0);
	ck_assert_int_eq(recipe_lines_save(clinic.store, recipe, 2, &line, 1), 0);
	ck_assert_int_eq(
	        imported_save(clinic.store,
	                &(struct imported){ "recipes", "mix.csv",
	                        "0123456789012345678901234567890123456789012345678901234567890123", 1, 1 }),
	        0);
	ck_assert_int_eq(ledger_seal(clinic.store), 0);
	ck_assert_int_eq(store_commit(clinic.store), 0);
}

/* A count of everything, of which the first line was counted and posted. */
static void add_count(void)
{
	struct count_started started;
	struct count count;
	struct count_plan plan;
	struct count_entered entered = { 0, 1 };
	int64_t number;
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	ck_assert_int_eq(count_start(clinic.store, &clinic.act, &(struct count_scope){ 0 }, &pool, &started), 0);
	ck_assert_int_eq(count_load(clinic.store, started.number, &pool, &count), 0);
	ck_assert_int_eq(count_enter(clinic.store, &clinic.act,
	                         &(struct count_entering){
	                                 .count = &count, .entered = &entered, .entered_count = 1 },
	                         &pool, &number),
	        0);
	ck_assert_int_eq(count_load(clinic.store, started.number, &pool, &count), 0);
	ck_assert_int_eq(count_plan(clinic.store, &count, clinic.act.when, &pool, &plan), 0);
	plan.differences[0].why = "lost";
	ck_assert_int_eq(count_post(clinic.store, &clinic.act, &plan, &pool, &number), 0);
	ck_assert_int_eq(store_commit(clinic.store), 0);
}

/* Goods that came before their paper, one of them broken; the paper; what the supplier gives for it. */
static void add_purchase(int64_t product, int64_t place)
{
	int64_t supplier = clinic_add(&clinic, &thing_supplier,
	        (const char *const[][2]){ { "code", "meso" }, { "name", "Meso" }, { NULL } });
	const struct delivery_line line = { .product = product, .lot = "P", .expires = 21200, .containers = 3,
		.location = place, .broken = 1, .net = 300, .estimated = true };
	const struct delivery delivery = { .supplier = supplier, .lines = &line, .count = 1 };
	struct correction_line *lines = NULL;
	const struct line_charges charges = { .fees = 6 };
	struct correction correction;
	size_t count = 0;
	int64_t number, paper, credited;
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	ck_assert_int_eq(delivery_post(clinic.store, &clinic.act, &delivery, &number), 0);
	ck_assert_int_eq(settlement_lines(clinic.store, number, supplier, &pool, &lines, &count), 0);
	ck_assert_uint_eq(count, 1);
	ck_assert_int_eq(correction_plan_paper(clinic.store, lines, 330, &charges, clinic.act.when, &pool, &correction), 0);
	ck_assert_int_eq(correction.stock, 20 + 4);
	ck_assert_int_eq(correction.difference, 10 + 2);
	const struct settlement settlement = { .supplier = supplier, .invoice = "F-1", .has_total = true, .total = 336,
		.corrections = &correction, .count = 1 };
	ck_assert_int_eq(settlement_post(clinic.store, &clinic.act, &settlement, &paper), 0);
	ck_assert_int_eq(credit_post(clinic.store, &clinic.act,
	                         &(struct credit){ .supplier = supplier, .amount = 100, .of = number }, &credited),
	        0);
	ck_assert_int_eq(store_commit(clinic.store), 0);
}

/* An order that has come in part, with a delivery of its own and with a line of another. */
static void add_order(int64_t product, int64_t place)
{
	struct order_line line = { .product = product, .containers = 20, .package = 10, .net = 3000 };
	int64_t supplier = clinic_add_supplier(&clinic, "vita"), number;
	struct order_draft draft = { .supplier = supplier, .lines = &line, .count = 1 };
	struct delivery_line came = { .product = product, .lot = "C", .expires = 21200, .containers = 5, .location = place };
	ck_assert_int_eq(clinic_order(&clinic, &draft), 0);
	ck_assert_int_eq(clinic_order_send(&clinic, draft.number, 20600), 0);
	ck_assert_int_eq(
	        clinic_receive(&clinic, &(struct delivery){ .lines = &came, .count = 1, .order = draft.number }, &number),
	        0);
	came.order = draft.number;
	ck_assert_int_eq(clinic_receive(&clinic, &(struct delivery){ .lines = &came, .count = 1 }, &number), 0);
}

/* A visit with all that may be said of one, otherwise than its recipe says; then corrected. */
static void add_visit(int64_t product, int64_t place)
{
	int64_t recipe = clinic_ask(&clinic, "SELECT id FROM recipe"), number, corrected;
	const struct item item = { .product = product, .quantity = { QUANTITY_CONTENT, 1000, UNIT_ML } };
	const struct item said = { .product = product, .quantity = { QUANTITY_CONTENT, 2000, UNIT_ML } };
	const char *photo = "F-1";
	const struct session_part part = { .recipe = recipe, .recipe_code = "mix", .version = 1, .life = MIXTURE_LIFE,
		.items = &item, .count = 1, .prescribed = &said, .prescribed_count = 1 };
	const struct session_request request = { .patient = clinic.patient, .patient_code = "P0001", .location = place,
		.location_code = "main", .visit = { .indication = "hair loss", .photos = &photo, .photo_count = 1 },
		.parts = &part, .count = 1 };
	ck_assert_int_eq(clinic_visit(&clinic, &request, &number), 0);
	ck_assert_int_eq(clinic_session_correct(&clinic, number, clinic.patient, 1500, &corrected), 0);
}

/* A recall, and a patient who was called about it. */
static void add_recall(void)
{
	struct lot_of *lots = NULL;
	size_t count = 0;
	int64_t number, noted;
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	ck_assert_int_eq(lots_of_code(clinic.store, "P", &pool, &lots, &count), 0);
	ck_assert_uint_eq(count, 1);
	struct recalled_lot lot = { .product_code = "bottle", .lot = lots[0].lot };
	struct recalling recalling = { .notice = "N-1", .noticed = clinic.act.when.time, .product = lots[0].lot.product,
		.lots = &lot, .count = 1 };
	ck_assert_int_eq(recall_plan(clinic.store, clinic.act.when, &pool, &recalling), 0);
	ck_assert_int_eq(recall_post(clinic.store, &clinic.act, &recalling, &number), 0);
	ck_assert_int_eq(recall_note(clinic.store, &clinic.act, number, clinic.patient, "called", &noted), 0);
	ck_assert_int_eq(store_commit(clinic.store), 0);
}

/* A course that rests, with a session; what is kept for it, of which some was used and some let go. */
static void add_course(int64_t product, int64_t place)
{
	const struct item item = { .product = product, .quantity = { QUANTITY_CONTENT, 1000, UNIT_ML } };
	int64_t course = clinic_course(&clinic, clinic_recipe(&clinic, "course-mix", product), 4, 7, 10), kept, number;
	ck_assert_int_eq(clinic_reserve(&clinic, course, &item, 1, &kept), 0);
	ck_assert_int_eq(clinic_join(&clinic, &(struct course_wish){ .course = course }, place, &item, 1, &number), 0);
	ck_assert_int_eq(clinic_reserve(&clinic, course, &item, 1, &kept), 0);
	ck_assert_int_eq(clinic_release(&clinic, kept), 0);
	ck_assert_int_eq(clinic_reserve(&clinic, course, &item, 1, &kept), 0);
	ck_assert_int_eq(clinic_step(&clinic, course, course_pause), 0);
}

/* What was noticed of the visit. */
static void add_reaction(int64_t session)
{
	struct reaction reaction = { .session = session, .day = clinic.act.when.day, .kind = "itching", .severity = "mild",
		.note = "of the arm" };
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	ck_assert_int_eq(reaction_post(clinic.store, &clinic.act, &reaction), 0);
	ck_assert_int_eq(store_commit(clinic.store), 0);
}

/* One row at least in every record table, then the file is closed and whole. */
static void setup(void)
{
	int64_t number;
	clinic_make(&clinic);
	int64_t place = clinic_add_place(&clinic, "main", true);
	int64_t product = clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d");
	clinic_stock(&clinic, product, "A", 21000, 2, 1000, place);
	int64_t delivery = clinic_stock(&clinic, product, "B", 21100, 2, 1000, place);
	const struct item item = {
		.product = product, .lot = 2, .lot_code = "B", .quantity = { QUANTITY_CONTENT, 1000, UNIT_ML }
	};
	ck_assert_int_eq(clinic_session(&clinic, place, &item, 1, &number), 0);
	ck_assert_int_eq(clinic_prepare(&clinic, place, &item, 1, &number), 0);
	ck_assert_int_eq(clinic_discard_mixture(&clinic, number, &number), 0);
	ck_assert_int_eq(clinic_correct(&clinic, delivery, 1, 2, 1500, &number), 0);
	add_paperwork(product);
	add_count();
	add_purchase(product, place);
	add_order(product, place);
	add_visit(product, place);
	add_reaction(clinic_ask(&clinic, "SELECT MAX(number) FROM session"));
	add_course(product, place);
	add_recall();
	clinic_verify(&clinic);
	store_close(clinic.store);
	clinic.store = NULL;
	ck_assert_int_eq(sqlite3_open(clinic.path, &raw), SQLITE_OK);
	execute("PRAGMA synchronous = OFF");
}

static void teardown(void)
{
	sqlite3_close(raw);
	pool_release(&pool);
	clinic_remove(&clinic);
}

START_TEST(every_table_is_a_record_or_a_projection)
{
	char *names = pool_printf(&pool, "%s", projections);
	for (int i = 0; i < RECORDS; i++) {
		ck_assert_int_gt(ask(pool_printf(&pool, "SELECT COUNT(*) FROM %s", records[i])), 0);
		names = pool_printf(&pool, "%s, '%s'", names, records[i]);
	}
	ck_assert_int_eq(
	        ask(pool_printf(&pool,
	                "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name NOT IN (%s)",
	                names)),
	        0);
}
END_TEST

START_TEST(a_record_is_neither_changed_nor_removed_nor_replaced)
{
	const char *table = records[_i];
	const char *const attempts[] = {
		strcmp(table, "entry") == 0 ? "UPDATE entry SET why = why"
		                            : pool_printf(&pool, "UPDATE %s SET entry = entry", table),
		pool_printf(&pool, "DELETE FROM %s", table),
		pool_printf(&pool, "INSERT OR REPLACE INTO %s SELECT * FROM %s LIMIT 1", table, table),
		pool_printf(&pool, "INSERT OR IGNORE INTO %s SELECT * FROM %s LIMIT 1", table, table),
	};
	int64_t rows = ask(pool_printf(&pool, "SELECT COUNT(*) FROM %s", table));
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++) {
		const char *sql = attempts[i];
		ck_assert_msg(sqlite3_exec(raw, sql, NULL, NULL, NULL) != SQLITE_OK, "accepted: %s", sql);
		ck_assert_msg(
		        strncmp(sqlite3_errmsg(raw), "ledger: ", 8) == 0, "%s: %s", sql, sqlite3_errmsg(raw));
	}
	ck_assert_int_eq(ask(pool_printf(&pool, "SELECT COUNT(*) FROM %s", table)), rows);
}
END_TEST

START_TEST(two_seals_do_not_follow_one)
{
	execute("INSERT INTO entry (number, kind, recorded, day, time, login) SELECT number + 1, kind, "
	        "recorded, day, time, "
	        "login FROM entry ORDER BY number DESC LIMIT 1");
	ck_assert_int_ne(sqlite3_exec(raw,
	                         "INSERT INTO seal SELECT entry + 1, format, previous, hash FROM seal "
	                         "ORDER BY entry DESC LIMIT 1",
	                         NULL, NULL, NULL),
	        SQLITE_OK);
	ck_assert_str_eq(sqlite3_errmsg(raw), "UNIQUE constraint failed: seal.previous");
}
END_TEST

/* The first thing that is wrong with the file, to the program. */
static const char *first_problem(void)
{
	struct store *store;
	struct verification verification;
	ck_assert_int_eq(store_open(clinic.path, STORE_READ, &clinic.error, &store), 0);
	ck_assert_int_eq(store_begin(store, STORE_READ), 0);
	ck_assert_int_eq(verify_run(store, NULL, NULL, &pool, &verification), 0);
	store_close(store);
	return verification.count == 0 ? "nothing" : verification.problems[0];
}

/* Nothing guards the file any more. */
static void drop_guards(void)
{
	sqlite3_stmt *st;
	char *drops = pool_copy(&pool, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;");
	ck_assert_int_eq(sqlite3_prepare_v2(
	                         raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", -1, &st, NULL),
	        SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		drops = pool_printf(
		        &pool, "%s DROP TRIGGER %s;", drops, (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	execute(drops);
}

/* Does something to the rows of a table's first entry, looks whether it is found there, and puts them back.
 */
static void tamper(const char *table, const char *verb, const char *rest)
{
	const char *number = strcmp(table, "entry") == 0 ? "number" : "entry";
	int64_t entry = ask(pool_printf(&pool, "SELECT MIN(%s) FROM %s", number, table));
	char *sentence = pool_printf(&pool, "entry %lld does not hold: ", (long long)entry);
	char *act =
	        pool_printf(&pool, "%s %s %s WHERE %s = %lld", verb, table, rest, number, (long long)entry);
	execute(pool_printf(&pool, "CREATE TEMP TABLE kept AS SELECT * FROM %s", table));
	execute(act);
	const char *problem = first_problem();
	ck_assert_msg(
	        strncmp(problem, sentence, strlen(sentence)) == 0, "after %s verify finds %s", act, problem);
	execute(pool_printf(&pool,
	        "DELETE FROM %s; INSERT INTO %s SELECT * FROM temp.kept; DROP TABLE temp.kept", table,
	        table));
	/* The guards are named last: where they come first, all else holds again. */
	static const char guards[] = "the schema: trigger ";
	ck_assert_msg(strncmp(first_problem(), guards, sizeof guards - 1) == 0, "after all verify finds %s",
	        first_problem());
}

START_TEST(a_record_that_is_gone_is_missed)
{
	drop_guards();
	tamper(records[_i], "DELETE FROM", "");
}
END_TEST

START_TEST(a_field_that_was_changed_is_found_at_its_entry)
{
	sqlite3_stmt *st;
	int columns = 0;
	drop_guards();
	ck_assert_int_eq(
	        sqlite3_prepare_v2(raw,
	                pool_printf(&pool, "SELECT name, type FROM pragma_table_info('%s')", records[_i]), -1,
	                &st, NULL),
	        SQLITE_OK);
	const char *fields[32][2];
	for (; sqlite3_step(st) == SQLITE_ROW; columns++) {
		ck_assert_int_lt(columns, 32);
		for (int i = 0; i < 2; i++)
			fields[columns][i] = pool_copy(&pool, (const char *)sqlite3_column_text(st, i));
	}
	sqlite3_finalize(st);
	ck_assert_int_gt(columns, 1);
	for (int i = 0; i < columns; i++) {
		const char *name = fields[i][0], *type = fields[i][1];
		char *set = strcmp(type, "INTEGER") == 0
		                    ? pool_printf(&pool, "SET %s = COALESCE(%s, 0) + 1000", name, name)
		            : strcmp(type, "BLOB") == 0
		                    ? pool_printf(&pool, "SET %s = randomblob(32)", name)
		                    : pool_printf(&pool,
		                              "SET %s = COALESCE(substr(%s, 1, length(%s) - 1), '') || '~'",
		                              name, name, name);
		tamper(records[_i], "UPDATE", set);
	}
}
END_TEST

START_TEST(a_line_that_was_slipped_in_is_found_at_its_entry)
{
	drop_guards();
	execute("INSERT INTO movement SELECT entry, line + 1, layer, location, opened, preparation, reason, "
	        "containers, "
	        "content, value FROM movement ORDER BY entry, line LIMIT 1");
	char *sentence = pool_printf(&pool, "entry %lld does not hold: its rows are not what was sealed",
	        (long long)ask("SELECT MIN(entry) FROM movement"));
	ck_assert_str_eq(first_problem(), sentence);
}
END_TEST

static const struct {
	const char *change;
	const char *problem; /* its beginning */
} projected[] = {
	{ "UPDATE balance SET value = value + 1 WHERE layer = 1",
	        "the balance of sealed containers, layer 1 " },
	{ "DELETE FROM balance WHERE layer = 1", "the balance of sealed containers, layer 1 " },
	{ "UPDATE opened_balance SET content = content - 1", "the balance of O1, layer 2 " },
	{ "DELETE FROM opened_balance", "the balance of O1, layer 2 " },
	{ "UPDATE layer SET lot = 1 WHERE id = 2", "entry 5 does not hold: its rows are not what was sealed" },
	{ "UPDATE lot SET status = 'held' WHERE id = 2", "lot 2: 'status' " },
	{ "INSERT INTO alias (product, code) VALUES (1, 'flask')", "alias 1" },
	{ "UPDATE product SET replaces = 1", "product 1: 'replaces' " },
	{ "UPDATE lot SET expires = '2030-01-01' WHERE id = 1", "lot 1: 'expires' " },
	{ "UPDATE product SET name = 'x'", "product 1: 'name' " },
	{ "UPDATE patient SET retired = 1", "patient 1: 'retired' " },
	{ "DELETE FROM patient", "patient 1 is missing" },
	{ "UPDATE patient SET allergies = 'fish'", "patient 1: 'allergies' " },
	{ "UPDATE product SET ingredients = 'fish'", "product 1: 'ingredients' " },
	{ "INSERT INTO contraindication (code, name, name_key, severity) VALUES ('x', 'x', 'x', 'info')",
	        "contraindication 1" },
	{ "INSERT INTO supplier (code, name, name_key) VALUES ('x', 'x', 'x')", "supplier 3" },
	{ "UPDATE order_state SET state = 'received'", "order R1 " },
	{ "UPDATE order_state SET expected = '2030-01-01'", "order R1 " },
	{ "DELETE FROM order_state", "order R1 " },
	{ "UPDATE order_balance SET containers = containers + 1", "order R1 " },
	{ "DELETE FROM order_balance", "order R1 " },
	{ "UPDATE course_state SET state = 'running'", "course " },
	{ "UPDATE course_state SET done = done + 1", "course " },
	{ "UPDATE course_state SET last = NULL", "course " },
	{ "UPDATE course_state SET due = '2030-01-01'", "course " },
	{ "UPDATE course_state SET latest = '2030-01-01'", "course " },
	{ "UPDATE course_state SET place = place + 1", "course " },
	{ "UPDATE course_state SET recipe = NULL", "course " },
	{ "UPDATE course_state SET planned = planned + 1", "course " },
	{ "UPDATE course_state SET total = total + 1", "course " },
	{ "UPDATE course_state SET patient = patient + 1", "course " },
	{ "DELETE FROM course_state", "course " },
	{ "INSERT INTO course_state (course, patient, state, planned, total, done) VALUES (1, 1, 'running', 1, 1, 0)",
		"course 1 " },
	{ "UPDATE reservation_balance SET content = content + 1", "what is left of reservation " },
	{ "UPDATE reservation_balance SET until = '2030-01-01'", "what is left of reservation " },
	{ "DELETE FROM reservation_balance", "what is left of reservation " },
};

START_TEST(a_projection_that_was_changed_is_found)
{
	drop_guards();
	execute(projected[_i].change);
	ck_assert_msg(strncmp(first_problem(), projected[_i].problem, strlen(projected[_i].problem)) == 0,
	        "after %s verify finds %s", projected[_i].change, first_problem());
}
END_TEST

static const struct {
	const char *change;
	const char *problem;
} guarding[] = {
	{ "DROP TRIGGER movement_update", "the schema: trigger movement_update is gone" },
	{ "DROP TRIGGER movement_update; CREATE TRIGGER movement_update BEFORE UPDATE ON movement BEGIN SELECT 1; END",
	        "the schema: trigger movement_update was altered" },
	{ "CREATE TRIGGER aside AFTER INSERT ON movement BEGIN DELETE FROM balance; END",
	        "the schema: trigger aside is none of the program's" },
	{ "CREATE TABLE zzz (a)", "the schema: table zzz is none of the program's" },
	{ "DROP INDEX entry_voids", "the schema: index entry_voids is gone" },
};

START_TEST(a_guard_that_was_taken_away_is_missed)
{
	execute(guarding[_i].change);
	ck_assert_str_eq(first_problem(), guarding[_i].problem);
}
END_TEST

TCase *check_tampering(void)
{
	TCase *tcase = tcase_create("tampering");
	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, every_table_is_a_record_or_a_projection);
	tcase_add_loop_test(tcase, a_record_is_neither_changed_nor_removed_nor_replaced, 0, RECORDS);
	tcase_add_test(tcase, two_seals_do_not_follow_one);
	tcase_add_loop_test(tcase, a_record_that_is_gone_is_missed, 0, RECORDS);
	tcase_add_loop_test(tcase, a_field_that_was_changed_is_found_at_its_entry, 0, RECORDS);
	tcase_add_test(tcase, a_line_that_was_slipped_in_is_found_at_its_entry);
	tcase_add_loop_test(
	        tcase, a_projection_that_was_changed_is_found, 0, sizeof(projected) / sizeof(projected[0]));
	tcase_add_loop_test(
	        tcase, a_guard_that_was_taken_away_is_missed, 0, sizeof(guarding) / sizeof(guarding[0]));
	return tcase;
}
