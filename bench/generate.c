/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a clinic of many years: generate FILE MOVEMENTS. The same numbers give the same rows. */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/catalogue.h"
#include "ampoule/delivery.h"
#include "ampoule/discard.h"
#include "ampoule/session.h"
#include "store_internal.h"

enum {
	PREPARATIONS = 60,
	BOTTLES = 4, /* of several doses */
	CONSUMABLES = 6,
	PRODUCTS = PREPARATIONS + BOTTLES + CONSUMABLES,
	LOTS = 2000, /* on the shelf, at all times */
	LOTS_APART = 60, /* of them in a second place, where nothing is taken */
	PATIENTS = 5000,
	SUPPLIERS = 8,
	DAYS_MOST = 3650,
	MOVEMENTS_PER_DAY = 270, /* at least, so that lots are used up before they expire */
	HOLDINGS_ROOM = 96, /* per product */
	COMMIT_AFTER = 200000, /* movements */
};

struct world {
	struct store *store;
	struct error error;
	struct act act;
	uint64_t random;
	int64_t movements, sessions, deliveries, lots, opened;
	int64_t place, apart;
	int64_t patients[PATIENTS], suppliers[SUPPLIERS];
	/* The shelf as the ledger has it. Planning from the database for every session would look at all of it. */
	struct supply shelf[PRODUCTS];
	struct pool pool; /* lives as long as the world */
	struct pool brief; /* one act */
};

static void demand(struct world *world, int status)
{
	if (status == STATUS_OK)
		return;
	fprintf(stderr, "generate: %s\n", world->error.text == NULL ? "failed" : world->error.text);
	exit(EXIT_FAILURE);
}

static int64_t roll(struct world *world, int64_t sides)
{
	world->random ^= world->random << 13;
	world->random ^= world->random >> 7;
	world->random ^= world->random << 17;
	return (int64_t)((world->random >> 11) % (uint64_t)sides);
}

/* A row of the catalogue: field, value, …, NULL. */
static int64_t add(struct world *world, const struct thing *thing, const char *const *pairs)
{
	struct record record = { 0 };
	for (; pairs[0] != NULL; pairs += 2)
		demand(world,
			record_set(thing, &record, thing_field(thing, pairs[0]), pairs[1], &world->pool,
				&world->error));
	demand(world, record_complete(thing, &record, &world->pool, &world->error));
	demand(world, catalogue_save(world->store, thing, &record, NULL));
	return record.id;
}
#define PAIRS(...) \
	(const char *const[]) \
	{ \
		__VA_ARGS__, NULL \
	}

static void add_product(struct world *world, size_t index)
{
	static const char *const areas[] = { "hair", "face", "body", "any" };
	static const char *const contents[] = { "2ml", "2.5ml", "3ml", "5ml" };
	const char *kind = "preparation", *container = "ampoule", *content = contents[index % 4],
		   *in_use = "0";
	if (index >= PREPARATIONS + BOTTLES) {
		kind = "consumable";
		container = "piece";
		content = "1piece";
	} else if (index >= PREPARATIONS) {
		container = "bottle";
		content = "100ml";
		in_use = "28d";
	}
	int64_t id = add(world, &thing_product,
		PAIRS("code", pool_printf(&world->pool, "%s-%02zu", container, index + 1), "name",
			pool_printf(&world->pool, "Product %02zu of the synthetic clinic", index + 1), "area",
			areas[index % 4], "kind", kind, "container", container, "content", content, "in_use",
			in_use));
	struct supply *stock = &world->shelf[index];
	demand(world, product_load(world->store, id, &world->pool, &stock->product));
	stock->holdings = pool_alloc(&world->pool, HOLDINGS_ROOM * sizeof(*stock->holdings));
}

static void add_catalogue(struct world *world)
{
	struct entry entry = { .kind = "initialised", .act = &world->act };
	static const char *const settings[][2] = {
		{ "name", "Synthetic clinic" },
		{ "currency", "EUR" },
		{ "digits", "2" },
		{ "zone", "Europe/Madrid" },
		{ "test", "yes" },
		{ "default-location", "main" },
	};
	demand(world, ledger_open(world->store, &entry));
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		add(world, &thing_setting, PAIRS("name", settings[i][0], "value", settings[i][1]));
	world->place = add(world, &thing_location, PAIRS("code", "main", "name", "Main stock"));
	world->apart = add(world, &thing_location, PAIRS("code", "cellar", "name", "Cellar"));
	for (size_t i = 0; i < SUPPLIERS; i++)
		world->suppliers[i] = add(world, &thing_supplier,
			PAIRS("code", pool_printf(&world->pool, "supplier-%zu", i + 1), "name",
				pool_printf(&world->pool, "Supplier %zu", i + 1)));
	for (size_t i = 0; i < PATIENTS; i++)
		world->patients[i] = add(
			world, &thing_patient, PAIRS("code", pool_printf(&world->pool, "P-%04zu", i + 1)));
	for (size_t i = 0; i < PRODUCTS; i++)
		add_product(world, i);
	demand(world, ledger_seal(world->store));
}

/* A lot that comes in: large enough for a month or two, of consumables for longer. */
static struct delivery_line new_lot(struct world *world, const struct product *product, int64_t location)
{
	bool piece = strcmp(product->kind, "consumable") == 0;
	int64_t containers = piece ? 400 + roll(world, 800) : 10 + roll(world, 41);
	int64_t shelf_life = 1500 + roll(world, 400);
	return (struct delivery_line){
		.product = product->id,
		.lot = pool_printf(&world->pool, "L%07lld", (long long)++world->lots),
		.expires = world->act.when.day + (day_t)shelf_life,
		.containers = containers,
		.location = location,
		.net = containers * (piece ? 12 : 850 + roll(world, 3000)) + roll(world, 7),
	};
}

static void put_on_shelf(
	struct world *world, struct supply *stock, const struct delivery_line *line, int64_t layer)
{
	if (stock->count == HOLDINGS_ROOM)
		abort();
	stock->holdings[stock->count++] = (struct holding){
		.product = line->product,
		.lot_code = line->lot,
		.expires = line->expires,
		.layer = layer,
		.received = world->act.when.day,
		.location = line->location,
		.location_code = "main",
		.place_usable = true,
		.containers = line->containers,
		.basis = line->containers,
		.value = line->net,
		.ceiling = line->net,
	};
}

static size_t lots_wanted(size_t product)
{
	size_t here = LOTS - LOTS_APART;
	return here / PRODUCTS + (product < here % PRODUCTS);
}

static size_t lots_there(const struct supply *stock)
{
	size_t count = 0;
	for (size_t i = 0; i < stock->count; i++)
		count += stock->holdings[i].opened == 0;
	return count;
}

/* Posts a delivery and counts what it brought. */
static void post_delivery(struct world *world, const struct delivery *delivery)
{
	int64_t number;
	demand(world, delivery_post(world->store, &world->act, delivery, &number));
	world->movements += (int64_t)delivery->count;
	world->deliveries++;
}

/* One delivery for all that ran out. */
static void restock(struct world *world)
{
	struct delivery_line *lines = NULL;
	struct supply **stocks = NULL;
	size_t count = 0, stock_count = 0;
	int64_t layer = world->lots;
	for (size_t i = 0; i < PRODUCTS; i++) {
		for (size_t there = lots_there(&world->shelf[i]); there < lots_wanted(i); there++) {
			struct delivery_line *line =
				pool_append(&world->brief, &lines, &count, sizeof(*lines));
			*line = new_lot(world, &world->shelf[i].product, world->place);
			*(struct supply **)pool_append(
				&world->brief, &stocks, &stock_count, sizeof(*stocks)) = &world->shelf[i];
		}
	}
	if (count > 0)
		post_delivery(world,
			&(struct delivery){
				.supplier = world->suppliers[roll(world, SUPPLIERS)],
				.invoice = pool_printf(
					&world->brief, "INV-%06lld", (long long)world->deliveries),
				.lines = lines,
				.count = count,
			});
	/* Every lot here comes in once, so that its layer has its number. */
	for (size_t i = 0; i < count; i++) {
		put_on_shelf(world, stocks[i], &lines[i], ++layer);
		fefo_sort(stocks[i]->holdings, stocks[i]->count);
	}
	pool_release(&world->brief);
}

/* What lies in the second place: some of it has expired by the end, some never does. */
static void stock_apart(struct world *world)
{
	struct delivery_line lines[LOTS_APART];
	for (size_t i = 0; i < LOTS_APART; i++) {
		lines[i] = new_lot(world, &world->shelf[i % PRODUCTS].product, world->apart);
		lines[i].expires = i % 3 == 0 ? DAY_NONE : lines[i].expires + (i % 3 == 1 ? DAYS_MOST : 0);
	}
	post_delivery(world, &(struct delivery){ .opening = true, .lines = lines, .count = LOTS_APART });
}

/* The shelf after a session: what it took is gone, a bottle that it opened stands there. */
static void settle(struct world *world, const struct session_plan *plan)
{
	int64_t first_opened = world->opened;
	for (size_t i = 0; i < plan->taking.count; i++) {
		const struct component *component = &plan->taking.components[i];
		const struct draw *draw = &component->draw;
		struct supply *stock = &world->shelf[component->supply - world->shelf];
		struct holding *holding = &stock->holdings[draw->holding];
		int64_t amount = holding->opened != 0 ? draw->taken : draw->containers;
		bool opens = component->mixed && holding->opened == 0;
		holding->value -= holding_cost(holding, amount);
		holding->basis -= amount;
		holding->ceiling = holding->value;
		world->opened += opens;
		if (!opens || draw->kept == 0)
			continue;
		struct opened_container bottle;
		demand(world, opened_load(world->store, world->opened, &world->brief, &bottle));
		struct holding *one = &stock->holdings[stock->count++];
		*one = *holding;
		one->opened = bottle.number;
		one->opened_at = bottle.opened_at;
		one->use_by = bottle.use_by;
		one->containers = 0;
		one->content = one->basis = bottle.content;
		one->value = one->ceiling = bottle.value;
	}
	if (first_opened > world->opened)
		abort();
}

static void sweep(struct supply *stock)
{
	size_t left = 0;
	for (size_t i = 0; i < stock->count; i++) {
		if (stock->holdings[i].basis > 0)
			stock->holdings[left++] = stock->holdings[i];
	}
	stock->count = left;
	fefo_sort(stock->holdings, stock->count);
}

/* Takes of a product unless it has run out until the next delivery. */
static void take(struct world *world, struct session_plan *plan, size_t product)
{
	struct supply *stock = &world->shelf[product];
	bool mixed = product < PREPARATIONS + BOTTLES;
	struct want want = {
		.location = world->place,
		.size = stock->product.content,
		.single_dose = stock->product.in_use == 0,
	};
	if (product >= PREPARATIONS + BOTTLES) {
		want.whole = true;
		want.containers = 1 + roll(world, 3);
	} else if (product >= PREPARATIONS) {
		want.content = 2000 + 500 * roll(world, 7);
	} else {
		want.content = want.size - (roll(world, 4) == 0 ? 0 : 100 * (1 + roll(world, 10)));
	}
	struct draw *draws = NULL;
	size_t count = 0;
	if (!fefo_choose(
		    stock->holdings, stock->count, &want, plan->taking.when, mixed, &world->brief, &draws, &count))
		return;
	for (size_t i = 0; i < count; i++) {
		struct component *component =
			pool_append(&world->brief, &plan->taking.components, &plan->taking.count, sizeof(*component));
		*component = (struct component){ .supply = stock, .draw = draws[i], .mixed = mixed,
			.reason = mixed ? REASON_USED : REASON_CONSUMED };
		plan->mixes[0].mixes |= mixed;
	}
}

static void hold_session(struct world *world)
{
	struct session_part part = { .area = "face" };
	struct session_request request = {
		.patient = world->patients[roll(world, PATIENTS)],
		.location = world->place,
		.practitioner = roll(world, 2) == 0 ? "dr-a" : "dr-b",
		.parts = &part,
		.count = 1,
	};
	struct session_mix mix = { .use_by = world->act.when.time + MIXTURE_LIFE * 60 };
	struct session_plan plan = {
		.request = &request,
		.taking = { .when = world->act.when },
		.mixes = &mix,
	};
	size_t first = (size_t)roll(world, PREPARATIONS), count = 2 + (size_t)roll(world, 3);
	for (size_t i = 0; i < count; i++)
		take(world, &plan, (first + i * 7) % PREPARATIONS);
	if (roll(world, 4) == 0)
		take(world, &plan, PREPARATIONS + (size_t)roll(world, BOTTLES));
	take(world, &plan, PREPARATIONS + BOTTLES + (size_t)roll(world, 3));
	take(world, &plan, PREPARATIONS + BOTTLES + 3 + (size_t)roll(world, 3));

	if (plan.taking.count == 0)
		abort();
	int64_t number;
	demand(world, session_post(world->store, &world->act, &plan, &number));
	world->movements += world->store->open.movements;
	world->sessions++;
	settle(world, &plan);
	for (size_t i = 0; i < plan.taking.count; i++)
		sweep(&world->shelf[plan.taking.components[i].supply - world->shelf]);
	pool_release(&world->brief);
}

static void discard_lapsed(struct world *world)
{
	for (size_t i = PREPARATIONS; i < PREPARATIONS + BOTTLES; i++) {
		struct supply *stock = &world->shelf[i];
		for (size_t j = 0; j < stock->count; j++) {
			struct opened_container bottle;
			int64_t number;
			if (stock->holdings[j].opened == 0 || stock->holdings[j].use_by >= world->act.now)
				continue;
			demand(world,
				opened_load(world->store, stock->holdings[j].opened, &world->brief, &bottle));
			demand(world,
				discard_post(world->store, &world->act, &bottle, 1, REASON_RESIDUE, &number));
			stock->holdings[j].basis = 0;
			world->movements++;
		}
		sweep(stock);
	}
	pool_release(&world->brief);
}

static void set_time(struct world *world, day_t day, instant_t time)
{
	world->act.when = (struct when){ .day = day, .time = time };
	world->act.now = time;
}

/* Ten years or as many days as the movements fill, evenly. */
static void live(struct world *world, int64_t wanted)
{
	int64_t days = wanted / MOVEMENTS_PER_DAY < DAYS_MOST ? wanted / MOVEMENTS_PER_DAY : DAYS_MOST;
	day_t first = day_of(2016, 11, 1), day = first;
	int64_t committed = 0;
	instant_t nine = zone_instant(day, 9, 0, 0);
	while (world->movements < wanted) {
		int64_t progress = world->movements * days * 36000 / wanted;
		day_t today = first + (day_t)(progress / 36000);
		if (today != day) {
			day = today;
			nine = zone_instant(day, 9, 0, 0);
			set_time(world, day, nine - 1800);
			discard_lapsed(world);
			restock(world);
		}
		set_time(world, day, nine + progress % 36000);
		hold_session(world);
		if (world->movements - committed > COMMIT_AFTER) {
			committed = world->movements;
			demand(world, store_commit(world->store));
			demand(world, store_begin(world->store, STORE_WRITE));
			fprintf(stderr, "\rgenerate: %lld movements", (long long)committed);
		}
	}
	set_time(world, day, nine + 36000);
	discard_lapsed(world);
	restock(world);
}

int main(int argc, char **argv)
{
	if (argc != 3 || atoll(argv[2]) < 10000) {
		fprintf(stderr, "usage: generate FILE MOVEMENTS (at least 10000)\n");
		return EXIT_FAILURE;
	}
	static struct world world = { .random = UINT64_C(0x9e3779b97f4a7c15) };
	world.act.login = "bench";
	demand(&world, zone_use("Europe/Madrid", &world.error));
	set_time(&world, day_of(2016, 11, 1), zone_instant(day_of(2016, 11, 1), 8, 0, 0));
	demand(&world, store_create(argv[1], NULL, &world.error, &world.store));
	demand(&world, store_execute(world.store, "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144"));
	demand(&world, store_begin(world.store, STORE_WRITE));
	add_catalogue(&world);
	stock_apart(&world);
	restock(&world);
	live(&world, atoll(argv[2]));
	demand(&world, store_commit(world.store));
	store_close(world.store);
	pool_release(&world.pool);
	printf("%lld movements: %lld sessions, %lld deliveries, %lld lots, %lld containers opened\n",
		(long long)world.movements, (long long)world.sessions, (long long)world.deliveries,
		(long long)world.lots, (long long)world.opened);
	return EXIT_SUCCESS;
}
