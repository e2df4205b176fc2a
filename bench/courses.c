/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a clinic with what a forecast goes by: courses FILE COURSES PRODUCTS. Each course has ten sessions a week apart, of
 * one of a hundred recipes of four products. */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include "ampoule/catalogue.h"
#include "ampoule/courses.h"
#include "ampoule/delivery.h"
#include "ampoule/recipe_version.h"

enum { PRODUCTS_MAX = 1000, COURSES_MAX = 100000, RECIPES = 100, LINES = 4, SESSIONS = 10, LOTS = 5, PATIENTS = 5000 };

struct world {
	struct store *store;
	struct error error;
	struct act act;
	struct pool pool;
	int64_t place;
	int64_t patients[PATIENTS];
	int64_t products[PRODUCTS_MAX];
	size_t count;
	struct course_recipe recipes[RECIPES];
};

static void demand(struct world *world, int status)
{
	if (status == STATUS_OK)
		return;
	fprintf(stderr, "courses: %s\n", world->error.text == NULL ? "failed" : world->error.text);
	exit(EXIT_FAILURE);
}

static void set(struct world *world, const struct thing *thing, struct record *record, const char *field, const char *value)
{
	demand(world, record_set(thing, record, thing_field(thing, field), value, &world->pool, &world->error));
}

static int64_t save(struct world *world, const struct thing *thing, struct record *record)
{
	demand(world, record_complete(thing, record, &world->pool, &world->error));
	demand(world, catalogue_save(world->store, thing, record, NULL));
	return record->id;
}

static const char *numbered(struct world *world, const char *name, size_t number)
{
	return pool_printf(&world->pool, "%s-%zu", name, number + 1);
}

static void clinic_add(struct world *world)
{
	static const char *const settings[][2] = { { "name", "Clinic of courses" }, { "currency", "EUR" }, { "digits", "2" },
		{ "zone", "Europe/Madrid" }, { "test", "yes" }, { "default-location", "main" } };
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		struct record setting = { 0 };
		set(world, &thing_setting, &setting, "name", settings[i][0]);
		set(world, &thing_setting, &setting, "value", settings[i][1]);
		save(world, &thing_setting, &setting);
	}
	struct record place = { 0 };
	set(world, &thing_location, &place, "code", "main");
	set(world, &thing_location, &place, "name", "Main stock");
	world->place = save(world, &thing_location, &place);
	for (size_t i = 0; i < PATIENTS; i++) {
		struct record patient = { 0 };
		set(world, &thing_patient, &patient, "code", numbered(world, "P", i));
		world->patients[i] = save(world, &thing_patient, &patient);
	}
}

static void products_add(struct world *world)
{
	for (size_t i = 0; i < world->count; i++) {
		struct record product = { 0 };
		set(world, &thing_product, &product, "code", numbered(world, "course", i));
		set(world, &thing_product, &product, "name", numbered(world, "Of courses", i));
		set(world, &thing_product, &product, "area", "face");
		set(world, &thing_product, &product, "container", i % 5 == 0 ? "bottle" : "ampoule");
		set(world, &thing_product, &product, "content", i % 5 == 0 ? "50ml" : "2ml");
		set(world, &thing_product, &product, "in_use", i % 5 == 0 ? "28d" : "0");
		set(world, &thing_product, &product, "lead_time", "7");
		world->products[i] = save(world, &thing_product, &product);
	}
}

static void recipes_add(struct world *world)
{
	for (size_t i = 0; i < RECIPES; i++) {
		struct record recipe = { 0 };
		struct recipe_line lines[LINES];
		set(world, &thing_recipe, &recipe, "code", numbered(world, "mix", i));
		set(world, &thing_recipe, &recipe, "name", numbered(world, "Mix", i));
		set(world, &thing_recipe, &recipe, "area", "face");
		world->recipes[i].id = save(world, &thing_recipe, &recipe);
		for (size_t k = 0; k < LINES; k++)
			lines[k] = (struct recipe_line){ .product = world->products[(i * LINES + k) % world->count], .amount = 1500 };
		demand(world, recipe_lines_save(world->store, world->recipes[i].id, 1, lines, LINES));
	}
}

/* Some expire while the courses run; of none is there enough. */
static void stock_add(struct world *world)
{
	for (size_t i = 0; i < world->count; i++) {
		struct delivery_line lines[LOTS];
		int64_t number;
		for (size_t k = 0; k < LOTS; k++)
			lines[k] = (struct delivery_line){ .product = world->products[i], .lot = numbered(world, "C", i * LOTS + k),
				.expires = world->act.when.day + 20 + (day_t)k * 30, .containers = 100, .location = world->place,
				.net = 100000 };
		demand(world, delivery_post(world->store, &world->act, &(struct delivery){ .lines = lines, .count = LOTS }, &number));
	}
}

static void courses_add(struct world *world, int64_t count)
{
	for (int64_t i = 0; i < count; i++) {
		int64_t number;
		const struct course_terms terms = { .planned = SESSIONS, .least = 7, .most = 10,
			.recipes = &world->recipes[i % RECIPES], .recipe_count = 1 };
		demand(world, course_start(world->store, &world->act, world->patients[i % PATIENTS], 0, DAY_NONE, &terms, &number));
	}
}

int main(int argc, char **argv)
{
	static struct world world;
	int64_t courses = argc == 4 ? atoll(argv[2]) : 0, products = argc == 4 ? atoll(argv[3]) : 0;
	if (courses < 1 || courses > COURSES_MAX || products < LINES || products > PRODUCTS_MAX) {
		fprintf(stderr, "usage: courses FILE COURSES PRODUCTS\n");
		return EXIT_FAILURE;
	}
	world.count = (size_t)products;
	demand(&world, zone_use("Europe/Madrid", &world.error));
	world.act.login = "bench";
	world.act.when.day = day_of(2026, 11, 1);
	world.act.when.time = world.act.now = zone_instant(world.act.when.day, 20, 0, 0);
	demand(&world, store_create(argv[1], NULL, &world.error, &world.store));
	demand(&world, store_begin(world.store, STORE_WRITE));
	struct entry entry = { .kind = "initialised", .act = &world.act };
	demand(&world, ledger_open(world.store, &entry));
	clinic_add(&world);
	products_add(&world);
	recipes_add(&world);
	demand(&world, ledger_seal(world.store));
	stock_add(&world);
	courses_add(&world, courses);
	demand(&world, store_commit(world.store));
	store_close(world.store);
	pool_release(&world.pool);
	return EXIT_SUCCESS;
}
