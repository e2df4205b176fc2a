/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipes and two-part products in the database: versions stay, solvents follow, and what the stock is said to be good
 * for is what it is good for. */
#include "check_store.h"
#include <stdio.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/recipe_version.h"
#include "ampoule/storage.h"
#include "ampoule/yield.h"
#include "clinic.h"

static struct clinic clinic;
static int64_t main_place;

static void setup(void)
{
	clinic_make(&clinic);
	main_place = clinic_add_place(&clinic, "main", true);
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

/* The same numbers on every run, so that a failure can be looked at again. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static size_t below(uint64_t *state, size_t most)
{
	return (size_t)(next_random(state) % most);
}

static void set(const struct thing *thing, struct record *record, const char *field, const char *text)
{
	ck_assert_int_eq(record_set(thing, record, thing_field(thing, field), text, &clinic.pool, &clinic.error), 0);
}

static struct item whole(int64_t product, int64_t containers)
{
	return (struct item){ .product = product, .quantity = { .kind = QUANTITY_CONTAINERS, .amount = containers } };
}

static struct item content(int64_t product, content_t amount, enum unit unit)
{
	return (struct item){ .product = product, .quantity = { QUANTITY_CONTENT, amount, unit } };
}

enum { VERSIONS = 12, PRODUCTS = 4 };

struct kept {
	struct record record;
	struct recipe_line lines[PRODUCTS];
	size_t count;
};

/* A version of the recipe, at random, and its number. */
static void write_version(struct kept *kept, int64_t version, const int64_t *products, uint64_t *state)
{
	static const char *const lives[] = { "1h", "2h", "4h" }, *const texts[] = { "", "rest", "no sauna", "no sun" },
				 *const targets[] = { "3ml", "4ml", "5.5ml" }, *const types[] = { "", "vitamin", "allopathic" };
	struct record *record = &kept->record;
	set(&thing_recipe, record, "life", lives[below(state, 3)]);
	set(&thing_recipe, record, "aftercare", texts[below(state, 4)]);
	set(&thing_recipe, record, "before_care", texts[below(state, 4)]);
	set(&thing_recipe, record, "type", types[below(state, 3)]);
	set(&thing_recipe, record, "target", targets[below(state, 3)]);
	record->values[thing_field(&thing_recipe, "version")] = pool_printf(&clinic.pool, "%lld", (long long)version);
	kept->count = 1 + below(state, PRODUCTS);
	for (size_t i = 0; i < kept->count; i++)
		kept->lines[i] = (struct recipe_line){
			.product = products[i],
			.parts = i == 0 || below(state, 2) ? (int64_t)(1 + below(state, 5)) * 1000 : 0,
			.amount = 500,
		};
	struct entry entry = { .kind = version == 1 ? "added" : "edited", .act = &clinic.act };
	ck_assert_int_eq(store_begin(clinic.store, STORE_WRITE), 0);
	ck_assert_int_eq(ledger_open(clinic.store, &entry), 0);
	ck_assert_int_eq(recipe_fit(clinic.store, record, kept->lines, kept->count), 0);
	ck_assert_int_eq(catalogue_save(clinic.store, &thing_recipe, record, NULL), 0);
	ck_assert_int_eq(recipe_lines_save(clinic.store, record->id, version, kept->lines, kept->count), 0);
	ck_assert_int_eq(ledger_seal(clinic.store), 0);
	ck_assert_int_eq(store_commit(clinic.store), 0);
}

static void check_version(const struct kept *kept, const struct record *current, int64_t version)
{
	struct record then;
	struct recipe_line *lines;
	size_t count;
	ck_assert_int_eq(recipe_version_load(clinic.store, current, version, &clinic.pool, &then), 0);
	for (size_t i = 0; i < thing_recipe.count; i++) {
		const char *was = kept->record.values[i], *is = then.values[i];
		ck_assert_msg((was == NULL) == (is == NULL) && (was == NULL || strcmp(was, is) == 0), "version %lld, %s: '%s', not '%s'",
			(long long)version, thing_recipe.fields[i].name, is ? is : "null", was ? was : "null");
	}
	ck_assert_int_eq(recipe_lines_load(clinic.store, current->id, version, &clinic.pool, &lines, &count), 0);
	ck_assert_uint_eq(count, kept->count);
	for (size_t i = 0; i < count; i++) {
		ck_assert_int_eq(lines[i].product, kept->lines[i].product);
		ck_assert_int_eq(lines[i].amount, kept->lines[i].amount);
		ck_assert_int_eq(lines[i].parts, kept->lines[i].parts);
	}
}

START_TEST(a_version_stays_as_it_was)
{
	uint64_t state = 0x9e3779b97f4a7c15u + (uint64_t)_i;
	struct kept kept[VERSIONS] = { 0 };
	int64_t products[PRODUCTS];
	for (int i = 0; i < PRODUCTS; i++)
		products[i] = clinic_add_product(&clinic, pool_printf(&clinic.pool, "p%d", i), "preparation", "ampoule", "2ml", "0");
	set(&thing_recipe, &kept[0].record, "code", "mix");
	set(&thing_recipe, &kept[0].record, "name", "Mix");
	set(&thing_recipe, &kept[0].record, "area", "face");
	ck_assert_int_eq(record_complete(&thing_recipe, &kept[0].record, &clinic.pool, &clinic.error), 0);
	for (int64_t version = 1; version <= VERSIONS; version++) {
		if (version > 1)
			kept[version - 1].record = kept[version - 2].record;
		write_version(&kept[version - 1], version, products, &state);
	}
	for (int64_t version = 1; version <= VERSIONS; version++)
		check_version(&kept[version - 1], &kept[VERSIONS - 1].record, version);
	struct record then;
	ck_assert_int_eq(recipe_version_load(clinic.store, &kept[VERSIONS - 1].record, VERSIONS + 1, &clinic.pool, &then),
		STATUS_NOT_FOUND);
	error_clear(&clinic.error);
}
END_TEST

static int64_t add_powder(int64_t solvent)
{
	return clinic_add(&clinic, &thing_product,
		(const char *const[][2]){ { "code", "powder" }, { "name", "Powder" }, { "area", "body" }, { "container", "vial" },
			{ "content", "340mg" }, { "solvent", pool_printf(&clinic.pool, "%lld", (long long)solvent) }, { NULL } });
}

static int64_t used_of(int64_t product, int64_t entry)
{
	return clinic_ask(&clinic, pool_printf(&clinic.pool,
		"SELECT COALESCE(-SUM(content), 0) FROM movement JOIN layer ON layer.id = layer JOIN lot ON lot.id = lot "
		"WHERE movement.entry = %lld AND product = %lld AND reason = 'used' AND preparation IS NOT NULL",
		(long long)entry, (long long)product));
}

START_TEST(a_powder_brings_its_solvent)
{
	int64_t water = clinic_add_product(&clinic, "water", "preparation", "ampoule", "10ml", "0"), number;
	int64_t powder = add_powder(water);
	day_t today = zone_day(CLINIC_START);
	clinic_stock(&clinic, powder, "P1", today + 90, 9, 900, main_place);
	clinic_stock(&clinic, water, "W1", today + 20, 1, 10, main_place);
	clinic_stock(&clinic, water, "W2", today + 90, 9, 90, main_place);
	const struct item two = whole(powder, 2), more = content(powder, 400000, UNIT_MG);
	const struct item named[] = { whole(powder, 1), content(water, 4000, UNIT_ML) }, none[] = { whole(water, 0), whole(powder, 1) };

	ck_assert_int_eq(clinic_session(&clinic, main_place, &two, 1, &number), 0);
	ck_assert_int_eq(used_of(powder, number), 680000);
	ck_assert_int_eq(used_of(water, number), 20000); /* of both lots */
	ck_assert_int_eq(clinic_prepare(&clinic, main_place, &more, 1, &number), 0);
	ck_assert_int_eq(used_of(powder, number), 400000);
	ck_assert_int_eq(used_of(water, number), 20000);
	ck_assert_int_eq(clinic_session(&clinic, main_place, named, 2, &number), 0);
	ck_assert_int_eq(used_of(water, number), 4000);
	ck_assert_int_eq(clinic_session(&clinic, main_place, none, 2, &number), 0);
	ck_assert_int_eq(used_of(powder, number), 340000);
	ck_assert_int_eq(used_of(water, number), 0);
	ck_assert_int_eq(clinic_session(&clinic, main_place, none, 1, &number), STATUS_DATA);
}
END_TEST

/* Posts sessions of the items until one is refused; gives how many, and the cost of the first. */
static int64_t post_sessions(const struct item *items, size_t count, money_t *cost)
{
	int64_t sessions = 0, number;
	while (clinic_session(&clinic, main_place, items, count, &number) == 0) {
		if (sessions++ == 0)
			*cost = clinic_ask(&clinic, pool_printf(&clinic.pool,
				"SELECT -SUM(value) FROM movement WHERE entry = %lld AND reason <> 'opened'", (long long)number));
	}
	ck_assert_int_eq(clinic.error.status, STATUS_REFUSED);
	error_clear(&clinic.error);
	return sessions;
}

START_TEST(the_stock_is_good_for_what_is_said)
{
	uint64_t state = 0xd1b54a32d192ed03u + (uint64_t)_i;
	day_t today = zone_day(CLINIC_START);
	int64_t water = clinic_add_product(&clinic, "water", "preparation", "ampoule", "10ml", "0");
	const int64_t products[] = { add_powder(water), clinic_add_product(&clinic, "single", "preparation", "ampoule", "2ml", "0"),
		clinic_add_product(&clinic, "bottle", "preparation", "bottle", "10ml", "28d"),
		clinic_add_product(&clinic, "needle", "consumable", "piece", "1piece", "0"), water };
	for (int64_t i = 0; i < 12; i++)
		clinic_stock(&clinic, products[below(&state, 5)], pool_printf(&clinic.pool, "L%lld", (long long)i),
			today - 3 + (day_t)below(&state, 40), 1 + (int64_t)below(&state, 6), (money_t)below(&state, 1000), main_place);
	const struct item items[] = { whole(products[0], 1), content(products[1], 500 + (content_t)below(&state, 4000), UNIT_ML),
		content(products[2], 1500 + (content_t)below(&state, 9000), UNIT_ML), whole(products[3], 1 + (int64_t)below(&state, 2)) };
	size_t first = (size_t)_i % 4, count = 1 + below(&state, 4 - first);
	const struct taking_request request = {
		.location = main_place, .location_code = "main", .purpose = PURPOSE_PATIENT, .items = items + first, .count = count,
	};
	struct yield yield;
	ck_assert_int_eq(store_begin(clinic.store, STORE_READ), 0);
	ck_assert_int_eq(yield_estimate(clinic.store, &request, clinic.act.when, &clinic.pool, &yield), 0);
	store_rollback(clinic.store);
	ck_assert_int_eq(clinic.error.status, 0);
	money_t cost = 0;
	ck_assert_int_eq(post_sessions(request.items, count, &cost), yield.sessions);
	ck_assert(yield.sessions == 0 || yield.cost == cost);
	for (size_t i = 0; i < count; i++)
		ck_assert_int_ge(yield.lines[i].sessions, yield.sessions);
}
END_TEST

static const struct {
	const char *product[2], *place[2]; /* NULL: not known */
	bool fits;
} ranges[] = {
	{ { "2", "25" }, { "2", "25" }, true },
	{ { "2", "25" }, { "2", "8" }, true },
	{ { "2", "25" }, { "1", "8" }, false },
	{ { "2", "25" }, { "15", "26" }, false },
	{ { "2", "25" }, { NULL, "8" }, true },
	{ { "2", "25" }, { NULL, "1" }, false },
	{ { "2", "25" }, { "26", NULL }, false },
	{ { NULL, "8" }, { "2", "9" }, false },
	{ { NULL, "8" }, { "9", NULL }, false },
	{ { "2", NULL }, { "-5", "-1" }, false },
	{ { NULL, NULL }, { "-5", "-1" }, true },
	{ { "2", "25" }, { NULL, NULL }, true },
};

START_TEST(a_place_fits_or_not)
{
	const char *product_said[8][2] = { { "code", "x" }, { "name", "X" }, { "area", "any" }, { "container", "piece" } };
	const char *place_said[8][2] = { { "code", "here" }, { "name", "Here" } };
	static const char *const fields[] = { "min_temp", "max_temp" };
	size_t product_count = 4, place_count = 2;
	for (size_t i = 0; i < 2; i++) {
		if (ranges[_i].product[i] != NULL) {
			product_said[product_count][0] = fields[i];
			product_said[product_count++][1] = ranges[_i].product[i];
		}
		if (ranges[_i].place[i] != NULL) {
			place_said[place_count][0] = fields[i];
			place_said[place_count++][1] = ranges[_i].place[i];
		}
	}
	int64_t product = clinic_add(&clinic, &thing_product, (const char *const(*)[2])product_said);
	int64_t place = clinic_add(&clinic, &thing_location, (const char *const(*)[2])place_said);
	const char *text;
	ck_assert_int_eq(storage_misfit(clinic.store, product, place, &clinic.pool, &text), 0);
	ck_assert_int_eq(text == NULL, ranges[_i].fits);
}
END_TEST

TCase *check_formulary(void)
{
	TCase *test = tcase_create("formulary");
	tcase_set_timeout(test, 60);
	tcase_add_checked_fixture(test, setup, teardown);
	tcase_add_loop_test(test, a_version_stays_as_it_was, 0, 5);
	tcase_add_test(test, a_powder_brings_its_solvent);
	tcase_add_loop_test(test, the_stock_is_good_for_what_is_said, 0, 16);
	tcase_add_loop_test(test, a_place_fits_or_not, 0, sizeof(ranges) / sizeof(ranges[0]));
	return test;
}
