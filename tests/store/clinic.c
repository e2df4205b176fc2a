/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small clinic in a temporary folder. */
#include "clinic.h"
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/catalogue.h"
#include "ampoule/mixture.h"
#include "ampoule/recipe_version.h"
#include "ampoule/statement.h"
#include "ampoule/verify.h"

void clinic_make(struct clinic *clinic)
{
	static const char unsynced[] = "PRAGMA synchronous = OFF";
	*clinic = (struct clinic){ .act = { .login = "anna" } };
	strcpy(clinic->folder, "/tmp/ampoule-store-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(clinic->folder));
	snprintf(clinic->path, sizeof(clinic->path), "%s/clinic.db", clinic->folder);
	ck_assert_int_eq(zone_use("Europe/Madrid", &clinic->error), 0);
	ck_assert_int_eq(store_create(clinic->path, NULL, &clinic->error, &clinic->store), 0);
	{
		STATEMENT st = statement_prepare_once(clinic->store, unsynced, sizeof(unsynced) - 1);
		ck_assert_int_eq(statement_run(&st), 0);
	}
	clinic_at(clinic, CLINIC_START, 0);
	clinic->patient =
	        clinic_add(clinic, &thing_patient, (const char *const[][2]){ { "code", "P0001" }, { NULL } });
}

void clinic_remove(struct clinic *clinic)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	store_close(clinic->store);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		char file[sizeof(clinic->path) + 8];
		snprintf(file, sizeof(file), "%s%s", clinic->path, endings[i]);
		unlink(file);
	}
	rmdir(clinic->folder);
	error_clear(&clinic->error);
	pool_release(&clinic->pool);
}

void clinic_at(struct clinic *clinic, instant_t now, int64_t seconds)
{
	clinic->act.now = now;
	clinic->act.when = (struct when){ zone_day(now - seconds), now - seconds };
}

void clinic_begin(struct clinic *clinic)
{
	error_clear(&clinic->error);
	ck_assert_int_eq(store_begin(clinic->store, STORE_WRITE), 0);
}

int clinic_end(struct clinic *clinic, int status)
{
	if (status == STATUS_OK)
		return store_commit(clinic->store);
	store_rollback(clinic->store);
	return status;
}

int64_t clinic_add(struct clinic *clinic, const struct thing *thing, const char *const (*said)[2])
{
	struct record record = { 0 };
	struct entry entry = { .kind = "added", .act = &clinic->act };
	for (; (*said)[0] != NULL; said++)
		ck_assert_int_eq(record_set(thing, &record, thing_field(thing, (*said)[0]), (*said)[1],
		                         &clinic->pool, &clinic->error),
		        0);
	ck_assert_int_eq(record_complete(thing, &record, &clinic->pool, &clinic->error), 0);
	clinic_begin(clinic);
	ck_assert_int_eq(ledger_open(clinic->store, &entry), 0);
	ck_assert_int_eq(catalogue_save(clinic->store, thing, &record, NULL), 0);
	ck_assert_int_eq(ledger_seal(clinic->store), 0);
	ck_assert_int_eq(clinic_end(clinic, STATUS_OK), 0);
	return record.id;
}

int64_t clinic_add_place(struct clinic *clinic, const char *code, bool usable)
{
	return clinic_add(clinic, &thing_location,
	        (const char *const[][2]){
	                { "code", code }, { "name", code }, { "usable", usable ? "yes" : "no" }, { NULL } });
}

int64_t clinic_add_product(struct clinic *clinic, const char *code, const char *kind, const char *container,
        const char *content, const char *in_use)
{
	return clinic_add(clinic, &thing_product,
	        (const char *const[][2]){ { "code", code }, { "name", code }, { "area", "any" },
	                { "kind", kind }, { "container", container }, { "content", content },
	                { "in_use", in_use }, { NULL } });
}

int64_t clinic_add_supplier(struct clinic *clinic, const char *code)
{
	return clinic_add(clinic, &thing_supplier,
	        (const char *const[][2]){ { "code", code }, { "name", code }, { NULL } });
}

int clinic_receive(struct clinic *clinic, const struct delivery *delivery, int64_t *number)
{
	clinic_begin(clinic);
	return clinic_end(clinic, delivery_post(clinic->store, &clinic->act, delivery, number));
}

static int mixture_named(struct clinic *clinic, int64_t entry, struct pool *pool, struct mixture *mixture)
{
	return mixture_find(clinic->store, pool_printf(pool, "%lld", (long long)entry), pool, mixture);
}

typedef int post_plan(
        struct store *store, const struct act *act, const struct session_plan *plan, int64_t *number);

/* One that joins a course is for hair; `wish` is NULL for one that joins none. */
static int compose_for(struct clinic *clinic, post_plan *post, int64_t made, const struct course_wish *wish,
        int64_t location, const struct item *items, size_t count, int64_t *number)
{
	struct session_part part = { .life = MIXTURE_LIFE, .items = items, .count = count };
	if (wish != NULL) {
		part.course = *wish;
		part.area = "hair";
	}
	struct session_request request = {
		.joins = wish != NULL,
		.patient = clinic->patient,
		.patient_code = "P0001",
		.location = location,
		.location_code = "here",
		.parts = &part,
		.count = 1,
	};
	struct pool pool = { 0 };
	struct session_plan plan;
	struct mixture mixture;
	int status = STATUS_OK;
	clinic_begin(clinic);
	if (made != 0) {
		status = mixture_named(clinic, made, &pool, &mixture);
		part.mixture = &mixture;
	}
	if (status == STATUS_OK)
		status = session_plan(clinic->store, &request, clinic->act.when, &pool, &plan);
	if (status == STATUS_OK)
		status = post(clinic->store, &clinic->act, &plan, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

static int compose(struct clinic *clinic, post_plan *post, int64_t made, int64_t location,
        const struct item *items, size_t count, int64_t *number)
{
	return compose_for(clinic, post, made, NULL, location, items, count, number);
}

int clinic_join(struct clinic *clinic, const struct course_wish *wish, int64_t location, const struct item *items,
        size_t count, int64_t *number)
{
	return compose_for(clinic, session_post, 0, wish, location, items, count, number);
}

int clinic_session(
        struct clinic *clinic, int64_t location, const struct item *items, size_t count, int64_t *number)
{
	return compose(clinic, session_post, 0, location, items, count, number);
}

int clinic_prepare(
        struct clinic *clinic, int64_t location, const struct item *items, size_t count, int64_t *number)
{
	return compose(clinic, mixture_post, 0, location, items, count, number);
}

int clinic_session_of(struct clinic *clinic, int64_t mixture, int64_t location, const struct item *items,
        size_t count, int64_t *number)
{
	return compose(clinic, session_post, mixture, location, items, count, number);
}

int clinic_visit(struct clinic *clinic, const struct session_request *request, int64_t *number)
{
	struct pool pool = { 0 };
	struct session_plan plan;
	clinic_begin(clinic);
	int status = session_plan(clinic->store, request, clinic->act.when, &pool, &plan);
	if (status == STATUS_OK)
		status = session_post(clinic->store, &clinic->act, &plan, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_session_correct(struct clinic *clinic, int64_t session, int64_t patient, content_t first, int64_t *number)
{
	struct pool pool = { 0 };
	struct session_correcting correcting;
	struct session_plan plan;
	clinic_begin(clinic);
	int status = session_correcting_load(clinic->store, session, &pool, &correcting);
	if (status == STATUS_OK && first != 0)
		correcting.items[0][0].quantity = (struct quantity){ QUANTITY_CONTENT, first, UNIT_ML };
	correcting.request.patient = patient;
	if (status == STATUS_OK)
		status = session_correcting_plan(clinic->store, &clinic->act, &correcting, &pool, &plan);
	if (status == STATUS_OK)
		status = session_correcting_post(clinic->store, &clinic->act, &correcting, &plan, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_discard_mixture(struct clinic *clinic, int64_t made, int64_t *number)
{
	struct pool pool = { 0 };
	struct mixture mixture;
	clinic_begin(clinic);
	int status = mixture_named(clinic, made, &pool, &mixture);
	if (status == STATUS_OK)
		status = mixture_check_stands(clinic->store, &mixture);
	if (status == STATUS_OK)
		status = mixture_discard(clinic->store, &clinic->act, &mixture, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_discard(
        struct clinic *clinic, const int64_t *opened, size_t count, enum reason reason, int64_t *number)
{
	struct pool pool = { 0 };
	struct opened_container *containers = pool_alloc(&pool, count * sizeof(*containers));
	int status = STATUS_OK;
	clinic_begin(clinic);
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		status = opened_load(clinic->store, opened[i], &pool, &containers[i]);
	if (status == STATUS_OK)
		status = discard_post(clinic->store, &clinic->act, containers, count, reason, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_void(struct clinic *clinic, int64_t entry, int64_t *number)
{
	struct pool pool = { 0 };
	struct voiding voiding = { 0 };
	clinic_begin(clinic);
	int status = void_plan(clinic->store, entry, &pool, &voiding);
	if (status == STATUS_OK)
		status = void_post(clinic->store, &clinic->act, &voiding, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

static int find_lot(struct clinic *clinic, int64_t product, const char *code, struct pool *pool, struct lot *lot)
{
	int status = lot_find(clinic->store, product, code, pool, lot);
	if (status == STATUS_OK && lot->id == 0)
		status = error_set(&clinic->error, STATUS_NOT_FOUND, "no such lot");
	return status;
}

int clinic_lot_status(struct clinic *clinic, int64_t product, const char *code, enum lot_status status, int64_t *number)
{
	struct pool pool = { 0 };
	struct lot lot;
	clinic_begin(clinic);
	int result = find_lot(clinic, product, code, &pool, &lot);
	if (result == STATUS_OK)
		result = lot_set_status(clinic->store, &clinic->act, &lot, status, number);
	pool_release(&pool);
	return clinic_end(clinic, result);
}

int clinic_lot_correct(struct clinic *clinic, int64_t product, const char *old, const char *code, day_t expires,
        int64_t *number)
{
	struct pool pool = { 0 };
	struct lot_correction correction = { .code = code, .expires = expires };
	clinic_begin(clinic);
	int status = find_lot(clinic, product, old, &pool, &correction.lot);
	if (status == STATUS_OK)
		status = lot_correction_plan(clinic->store, &pool, &correction);
	if (status == STATUS_OK)
		status = lot_correction_post(clinic->store, &clinic->act, &correction, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_correct(struct clinic *clinic, int64_t delivery, int64_t line, int64_t containers, money_t net, int64_t *number)
{
	struct pool pool = { 0 };
	struct correction_line now;
	struct correction correction;
	clinic_begin(clinic);
	int status = correction_line_load(clinic->store, delivery, line, &pool, &now);
	if (status == STATUS_OK)
		status = correction_plan(clinic->store, &now, containers,
		        net >= 0 ? net : correction_net(&now, containers),
		        clinic->act.when, &pool, &correction);
	if (status == STATUS_OK)
		status = correction_post(clinic->store, &clinic->act, &correction, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_close(struct clinic *clinic, day_t first, int64_t *number)
{
	day_t opened;
	clinic_begin(clinic);
	int status = first == DAY_NONE
	        ? closing_undo(clinic->store, &clinic->act, &opened, number)
	        : closing_post(clinic->store, &clinic->act, first, zone_day(clinic->act.now), number);
	return clinic_end(clinic, status);
}

int clinic_order(struct clinic *clinic, struct order_draft *draft)
{
	int64_t entry;
	clinic_begin(clinic);
	return clinic_end(clinic, order_start(clinic->store, &clinic->act, draft, 1, &entry));
}

int clinic_order_send(struct clinic *clinic, int64_t number, day_t expected)
{
	struct order order;
	int64_t entry;
	clinic_begin(clinic);
	int status = order_load(clinic->store, number, &clinic->pool, &order);
	if (status == STATUS_OK)
		status = order_send(clinic->store, &clinic->act, &order, expected, &entry);
	return clinic_end(clinic, status);
}

int clinic_order_cancel(struct clinic *clinic, int64_t number)
{
	struct order order;
	int64_t entry;
	clinic_begin(clinic);
	int status = order_load(clinic->store, number, &clinic->pool, &order);
	if (status == STATUS_OK)
		status = order_cancel(clinic->store, &clinic->act, &order, &entry);
	return clinic_end(clinic, status);
}

int64_t clinic_stock(struct clinic *clinic, int64_t product, const char *lot, day_t expires,
        int64_t containers, money_t net, int64_t location)
{
	const struct delivery_line line = { .product = product,
		.lot = lot,
		.expires = expires,
		.containers = containers,
		.net = net,
		.location = location };
	int64_t number = 0;
	int status = clinic_receive(clinic, &(struct delivery){ .lines = &line, .count = 1 }, &number);
	ck_assert_msg(status == STATUS_OK, "delivery refused: %s", clinic->error.text);
	return number;
}

int64_t clinic_ask(struct clinic *clinic, const char *sql)
{
	char *text = pool_printf(&clinic->pool, "SELECT (%s) AS answer", sql);
	STATEMENT st = statement_prepare_once(clinic->store, text, strlen(text));
	ck_assert(statement_step(&st));
	return statement_integer(&st, "answer");
}

void clinic_verify(struct clinic *clinic)
{
	struct pool pool = { 0 };
	struct verification verification;
	ck_assert_int_eq(store_begin(clinic->store, STORE_READ), 0);
	ck_assert_int_eq(verify_run(clinic->store, NULL, NULL, &pool, &verification), 0);
	store_rollback(clinic->store);
	ck_assert_msg(verification.count == 0, "verify: %s",
	        verification.count == 0 ? "" : verification.problems[0]);
	ck_assert_int_eq(verification.entries, clinic_ask(clinic, "SELECT COUNT(*) FROM entry"));
	pool_release(&pool);
}

int64_t clinic_recipe(struct clinic *clinic, const char *code, int64_t product)
{
	const struct recipe_line line = { .product = product, .amount = 1000 };
	int64_t recipe = clinic_add(clinic, &thing_recipe,
	        (const char *const[][2]){ { "code", code }, { "name", code }, { "area", "hair" }, { NULL } });
	struct entry entry = { .kind = "edited", .act = &clinic->act };
	clinic_begin(clinic);
	int status = ledger_open(clinic->store, &entry);
	if (status == STATUS_OK)
		status = recipe_lines_save(clinic->store, recipe, 1, &line, 1);
	if (status == STATUS_OK)
		status = ledger_seal(clinic->store);
	ck_assert_int_eq(clinic_end(clinic, status), 0);
	return recipe;
}

int64_t clinic_course(struct clinic *clinic, int64_t recipe, int64_t planned, int64_t least, int64_t most)
{
	const struct course_recipe turn = { .id = recipe };
	const struct course_terms terms = {
		.planned = planned, .least = least, .most = most, .area = "hair", .recipes = &turn, .recipe_count = 1
	};
	int64_t number;
	clinic_begin(clinic);
	ck_assert_int_eq(clinic_end(clinic,
	        course_start(clinic->store, &clinic->act, clinic->patient, 0, DAY_NONE, &terms, &number)), 0);
	return number;
}

int clinic_step(struct clinic *clinic, int64_t number, clinic_course_step *step)
{
	struct pool pool = { 0 };
	struct course course;
	int64_t entry;
	clinic_begin(clinic);
	int status = course_load(clinic->store, number, &pool, &course);
	if (status == STATUS_OK)
		status = step(clinic->store, &clinic->act, &course, &entry);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_course_end(struct store *store, const struct act *act, const struct course *course, int64_t *entry)
{
	return course_end(store, act, course, "fine", DAY_NONE, entry);
}

int clinic_course_plan(struct clinic *clinic, int64_t number, int64_t planned)
{
	struct pool pool = { 0 };
	struct course course;
	int64_t entry;
	clinic_begin(clinic);
	int status = course_load(clinic->store, number, &pool, &course);
	struct course_terms terms = course.terms;
	terms.planned = planned;
	if (status == STATUS_OK)
		status = course_change(clinic->store, &clinic->act, &course, &terms, &entry);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_reserve(struct clinic *clinic, int64_t course, const struct item *items, size_t count, int64_t *number)
{
	const struct reservation reservation = {
		.patient = clinic->patient, .course = course, .until = DAY_NONE, .items = items, .count = count
	};
	struct pool pool = { 0 };
	clinic_begin(clinic);
	int status = reservation_post(clinic->store, &clinic->act, &reservation, &pool, number);
	pool_release(&pool);
	return clinic_end(clinic, status);
}

int clinic_release(struct clinic *clinic, int64_t number)
{
	struct pool pool = { 0 };
	const char *patient;
	int64_t entry;
	clinic_begin(clinic);
	int status = reservation_release(clinic->store, &clinic->act, number, &pool, &patient, &entry);
	pool_release(&pool);
	return clinic_end(clinic, status);
}
