/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue in the database: found by code, name and GTIN; every change a line of the ledger. */
#include "check_store.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/catalogue.h"
#include "ampoule/history.h"
#include "ampoule/package.h"
#include "ampoule/recipe_version.h"

static char folder[32];
static char path[sizeof(folder) + 16];
static struct store *store;
static struct error error;
static struct pool pool;
static struct act act = { .now = 1790000000, .when = { 20717, 1790000000 }, .login = "anna" };

static void setup(void)
{
	strcpy(folder, "/tmp/ampoule-catalogue-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/clinic.db", folder);
	ck_assert_int_eq(store_create(path, NULL, &error, &store), 0);
	ck_assert_int_eq(store_begin(store, STORE_WRITE), 0);
	struct entry entry = { .kind = "added", .act = &act };
	ck_assert_int_eq(ledger_open(store, &entry), 0);
}

static void teardown(void)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	store_rollback(store);
	store_close(store);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		char file[sizeof(path) + 8];
		snprintf(file, sizeof(file), "%s%s", path, endings[i]);
		unlink(file);
	}
	rmdir(folder);
	error_clear(&error);
	pool_release(&pool);
}

static void fill(const struct thing *thing, struct record *record, const char *field, const char *text)
{
	ck_assert_int_eq(record_set(thing, record, thing_field(thing, field), text, &pool, &error), 0);
}

static struct record product(const char *code, const char *name)
{
	struct record record = { 0 };
	fill(&thing_product, &record, "code", code);
	fill(&thing_product, &record, "name", name);
	fill(&thing_product, &record, "area", "hair");
	fill(&thing_product, &record, "container", "ampoule");
	fill(&thing_product, &record, "content", "2ml");
	ck_assert_int_eq(record_complete(&thing_product, &record, &pool, &error), 0);
	return record;
}

static struct record saved_product(const char *code, const char *name)
{
	struct record record = product(code, name);
	ck_assert_int_eq(catalogue_save(store, &thing_product, &record, NULL), 0);
	return record;
}

static int64_t found(const char *name)
{
	struct record record;
	ck_assert_int_eq(catalogue_find(store, &thing_product, name, false, &pool, &record), 0);
	return record.id;
}

static size_t history_count(const struct thing *thing, int64_t id)
{
	struct history_line *lines;
	size_t count;
	ck_assert_int_eq(history_list(store, thing, id, &pool, &lines, &count), 0);
	return count;
}

START_TEST(every_thing_is_read_back_as_it_was_written)
{
	struct record product_record = saved_product("hair-x", "Hair X");
	static const struct {
		const struct thing *thing;
		const char *said[5][2];
	} rows[] = {
		{ &thing_supplier, { { "code", "meso" }, { "name", "Meso S.L." }, { "note", "=1+1" } } },
		{ &thing_location, { { "code", "fridge" }, { "name", "Холодильник" }, { "usable", "no" } } },
		{ &thing_patient, { { "code", "P0001" } } },
		{ &thing_recipe, { { "code", "mix" }, { "name", "Mix" }, { "area", "face" }, { "life", "2h" } } },
		{ &thing_operator, { { "code", "eva" }, { "name", "Eva" }, { "role", "manager" }, { "login", "eva" } } },
		{ &thing_setting, { { "name", "currency" }, { "value", "EUR" } } },
	};

	ck_assert_int_eq(product_record.id, 1);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct record record = { 0 }, loaded;
		for (size_t k = 0; k < 5 && rows[i].said[k][0]; k++)
			fill(rows[i].thing, &record, rows[i].said[k][0], rows[i].said[k][1]);
		ck_assert_int_eq(record_complete(rows[i].thing, &record, &pool, &error), 0);
		ck_assert_int_eq(catalogue_save(store, rows[i].thing, &record, NULL), 0);
		ck_assert_int_eq(catalogue_load(store, rows[i].thing, record.id, &pool, &loaded), 0);
		ck_assert_int_eq(loaded.id, record.id);
		size_t set = 0;
		for (size_t k = 0; k < rows[i].thing->count; k++) {
			ck_assert_pstr_eq(loaded.values[k], record.values[k]);
			set += record.values[k] != NULL;
		}
		ck_assert_uint_eq(history_count(rows[i].thing, record.id), set);
	}
	ck_assert_int_eq(ledger_seal(store), 0);
}
END_TEST

START_TEST(a_thing_is_found_by_code_name_and_gtin)
{
	int64_t x = saved_product("hair-x", "Hair X").id;
	int64_t face = saved_product("face", "Молочная ЁМКОСТЬ").id;
	ck_assert_int_eq(package_add(store, face, 10, "09521234543213"), 0);

	ck_assert_int_eq(found("hair-x"), x);
	ck_assert_int_eq(found("HAIR X"), x);
	ck_assert_int_eq(found("молочная ёмкость"), face);
	ck_assert_int_eq(found("9521234543213"), face);
	ck_assert_int_eq(found("09521234543213"), face);
	ck_assert_int_eq(found("Hair-X"), 0);
	ck_assert_int_eq(found("\xFF"), 0);
	ck_assert_int_eq(found(""), 0);
}
END_TEST

START_TEST(a_code_stands_before_a_name_and_two_names_are_refused)
{
	int64_t first = saved_product("a", "Twin").id;
	saved_product("b", "twin");
	int64_t named = saved_product("c", "a").id;
	struct record record;

	ck_assert_int_ne(first, named);
	ck_assert_int_eq(found("a"), first);
	ck_assert_int_eq(catalogue_find(store, &thing_product, "TWIN", true, &pool, &record), STATUS_DATA);
	ck_assert_str_eq(error.text, "'TWIN' is the name of several: a, b; give the code");
	error_clear(&error);

	ck_assert_int_eq(catalogue_load(store, &thing_product, first, &pool, &record), 0);
	record.values[thing_field(&thing_product, "retired")] = "1";
	ck_assert_int_eq(catalogue_save(store, &thing_product, &record, NULL), 0);
	ck_assert_int_eq(found("TWIN"), 2);
}
END_TEST

static const struct {
	const char *wanted, *sentence;
} misses[] = {
	{ "hiar-x", "there is no product 'hiar-x'; did you mean 'hair-x'? See 'ampoule product list'" },
	{ "Elastas", "there is no product 'Elastas'; did you mean 'Elastase'? See 'ampoule product list'" },
	{ "qqqqqq", "there is no product 'qqqqqq'; see 'ampoule product list'" },
	{ "\033[31m", "there is no product '\\x1b[31m'; see 'ampoule product list'" },
};

START_TEST(a_name_that_is_not_there_brings_the_nearest)
{
	struct record record;
	saved_product("hair-x", "Hair X");
	saved_product("f-1", "Elastase");
	ck_assert_int_eq(catalogue_find(store, &thing_product, misses[_i].wanted, true, &pool, &record),
		STATUS_NOT_FOUND);
	ck_assert_str_eq(error.text, misses[_i].sentence);
}
END_TEST

START_TEST(a_second_one_of_the_same_code_is_refused)
{
	saved_product("hair-x", "Hair X");
	struct record again = product("hair-x", "Other");
	ck_assert_int_eq(catalogue_save(store, &thing_product, &again, NULL), STATUS_REFUSED);
	ck_assert_str_eq(error.text, "product 'hair-x' is there already; see 'ampoule product show hair-x'");
	ck_assert_int_eq(again.id, 0);
}
END_TEST

START_TEST(a_gtin_belongs_to_one_package)
{
	int64_t x = saved_product("hair-x", "Hair X").id, y = saved_product("hair-y", "Hair Y").id;
	struct record *packages;
	size_t count;

	ck_assert_int_eq(package_add(store, x, 10, NULL), 0);
	ck_assert_int_eq(package_add(store, x, 10, "09521234543213"), 0);
	ck_assert_int_eq(package_add(store, x, 5, NULL), 0);
	ck_assert_int_eq(package_add(store, x, 10, NULL), 0);
	ck_assert_int_eq(package_list(store, x, &pool, &packages, &count), 0);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(record_value(&thing_package, &packages[1], "gtin"), "09521234543213");

	ck_assert_int_eq(package_add(store, y, 10, "09521234543213"), STATUS_REFUSED);
	ck_assert_str_eq(error.text,
		"gtin 09521234543213 belongs to a package of 'hair-x' already; see 'ampoule product show hair-x'");
}
END_TEST

START_TEST(only_what_differs_is_noted)
{
	struct record record = saved_product("hair-x", "Hair X");
	size_t before = history_count(&thing_product, record.id);
	bool changed = true;

	ck_assert_int_eq(catalogue_save(store, &thing_product, &record, &changed), 0);
	ck_assert(!changed);
	ck_assert_uint_eq(history_count(&thing_product, record.id), before);

	fill(&thing_product, &record, "maker", "Vita");
	ck_assert_int_eq(catalogue_save(store, &thing_product, &record, &changed), 0);
	ck_assert(changed);
	fill(&thing_product, &record, "maker", "");
	ck_assert_int_eq(catalogue_save(store, &thing_product, &record, &changed), 0);

	struct history_line *lines;
	size_t count;
	ck_assert_int_eq(history_list(store, &thing_product, record.id, &pool, &lines, &count), 0);
	ck_assert_uint_eq(count, before + 2);
	ck_assert_str_eq(lines[before].field, "maker");
	ck_assert_ptr_null(lines[before].old);
	ck_assert_str_eq(lines[before].new, "Vita");
	ck_assert_str_eq(lines[before + 1].old, "Vita");
	ck_assert_ptr_null(lines[before + 1].new);
	ck_assert_str_eq(lines[before].who, "anna");
	ck_assert_str_eq(lines[before].kind, "added");
}
END_TEST

START_TEST(lines_of_a_version_stay_beside_those_of_the_next)
{
	int64_t x = saved_product("hair-x", "Hair X").id, y = saved_product("hair-y", "Hair Y").id;
	struct record recipe = { 0 };
	fill(&thing_recipe, &recipe, "code", "mix");
	fill(&thing_recipe, &recipe, "name", "Mix");
	fill(&thing_recipe, &recipe, "area", "hair");
	ck_assert_int_eq(record_complete(&thing_recipe, &recipe, &pool, &error), 0);
	ck_assert_int_eq(catalogue_save(store, &thing_recipe, &recipe, NULL), 0);
	const struct recipe_line first[] = { { x, false, 1500, 0 }, { y, true, 2, 0 } }, second[] = { { y, true, 3, 0 } };
	ck_assert_int_eq(recipe_lines_save(store, recipe.id, 1, first, 2), 0);
	ck_assert_int_eq(recipe_lines_save(store, recipe.id, 2, second, 1), 0);

	struct recipe_line *lines;
	size_t count;
	ck_assert_int_eq(recipe_lines_load(store, recipe.id, 1, &pool, &lines, &count), 0);
	ck_assert_uint_eq(count, 2);
	ck_assert(!lines[0].containers && lines[0].amount == 1500 && lines[0].product == x);
	ck_assert(lines[1].containers && lines[1].amount == 2 && lines[1].product == y);
	ck_assert_int_eq(recipe_lines_load(store, recipe.id, 3, &pool, &lines, &count), 0);
	ck_assert_uint_eq(count, 0);
	ck_assert_int_eq(ledger_seal(store), 0);
}
END_TEST

START_TEST(content_is_fixed_once_a_product_has_come_in)
{
	struct record record = saved_product("hair-x", "Hair X");
	fill(&thing_product, &record, "content", "5ml");
	ck_assert_int_eq(catalogue_save(store, &thing_product, &record, NULL), 0);

	struct record lot = { .values = { "1", "L1", "2027-05-31", "released" } };
	int64_t layer;
	ck_assert_int_eq(catalogue_save(store, &thing_lot, &lot, NULL), 0);
	ck_assert_int_eq(ledger_add_layer(store, lot.id, 20717, &layer), 0);
	fill(&thing_product, &record, "content", "5g");
	ck_assert_int_eq(catalogue_save(store, &thing_product, &record, NULL), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(error.text, "'hair-x': its content is fixed"));
}
END_TEST

START_TEST(a_file_is_known_by_its_bytes)
{
	char sha256[65];
	memset(sha256, 'a', 64);
	sha256[64] = '\0';
	const struct imported imported = { "products", "list.csv", sha256, 3, 0 };
	int64_t entry;
	day_t day;

	ck_assert_int_eq(imported_find(store, sha256, &entry, &day), 0);
	ck_assert_int_eq(entry, 0);
	ck_assert_int_eq(imported_save(store, &imported), 0);
	ck_assert_int_eq(ledger_seal(store), 0);
	ck_assert_int_eq(imported_find(store, sha256, &entry, &day), 0);
	ck_assert_int_gt(entry, 0);
	ck_assert_int_eq(day, 20717);
}
END_TEST

TCase *check_catalogue(void)
{
	TCase *tcase = tcase_create("catalogue");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, every_thing_is_read_back_as_it_was_written);
	tcase_add_test(tcase, a_thing_is_found_by_code_name_and_gtin);
	tcase_add_test(tcase, a_code_stands_before_a_name_and_two_names_are_refused);
	tcase_add_loop_test(tcase, a_name_that_is_not_there_brings_the_nearest, 0,
		sizeof(misses) / sizeof(misses[0]));
	tcase_add_test(tcase, a_second_one_of_the_same_code_is_refused);
	tcase_add_test(tcase, a_gtin_belongs_to_one_package);
	tcase_add_test(tcase, only_what_differs_is_noted);
	tcase_add_test(tcase, lines_of_a_version_stay_beside_those_of_the_next);
	tcase_add_test(tcase, content_is_fixed_once_a_product_has_come_in);
	tcase_add_test(tcase, a_file_is_known_by_its_bytes);
	return tcase;
}
