/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches what the checks of a patient go by, and keeps what they found. */
#include "config.h"
#include "ampoule/screening.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "store_internal.h"

/* The facts as they are gathered. */
struct gathering {
	struct store *store;
	const struct session_plan *plan; /* NULL: none */
	struct when when;
	struct pool *pool;
	struct safety_facts facts;
	struct record patient;
	struct safety_contraindication *contraindications;
	struct safety_pair *pairs;
	struct safety_product *products;
	int64_t *ids; /* of the products, in the same order */
	size_t id_count;
	size_t *mixtures;
	struct safety_mixture *made;
	struct safety_obstacle *obstacles;
};

static const char *of_patient(const struct gathering *gathering, const char *field)
{
	return record_value(&thing_patient, &gathering->patient, field);
}

static void take_patient(struct gathering *gathering)
{
	struct safety_facts *facts = &gathering->facts;
	const char *adult = of_patient(gathering, "adult"), *result = of_patient(gathering, "allergy_result");
	const char *tested = of_patient(gathering, "allergy_test");

	facts->adult = adult == NULL ? ADULT_UNKNOWN : strcmp(adult, "1") == 0 ? ADULT_YES : ADULT_NO;
	ingredient_list_load(of_patient(gathering, "allergies"), false, gathering->pool, &facts->allergies);
	ingredient_list_load(of_patient(gathering, "medication"), false, gathering->pool, &facts->medication);
	facts->tested = tested == NULL ? DAY_NONE : day_from_iso(tested);
	facts->test_positive = result != NULL && strcmp(result, "positive") == 0;
}

static enum listed_severity severity_of(const char *text)
{
	if (strcmp(text, "absolute") == 0)
		return LISTED_ABSOLUTE;
	return strcmp(text, "relative") == 0 ? LISTED_RELATIVE : LISTED_INFO;
}

static int take_contraindication(const struct record *record, void *data)
{
	struct gathering *gathering = data;
	const struct thing *thing = &thing_contraindication;
	struct ingredient_list borne;
	if (record_integer(thing, record, "retired"))
		return 0;
	ingredient_list_load(of_patient(gathering, "contraindications"), false, gathering->pool, &borne);
	struct safety_contraindication *one = pool_append(gathering->pool, &gathering->contraindications,
		&gathering->facts.contraindication_count, sizeof(*one));
	*one = (struct safety_contraindication){
		.name = record_value(thing, record, "name"),
		.severity = severity_of(record_value(thing, record, "severity")),
		.borne = ingredient_list_find(&borne, text_key(record_value(thing, record, "code"), gathering->pool)) != NULL,
	};
	ingredient_list_load(record_value(thing, record, "medicines"), false, gathering->pool, &one->medicines);
	return 0;
}

static int take_pair(const struct record *record, void *data)
{
	struct gathering *gathering = data;
	const struct thing *thing = &thing_incompatible;
	if (record_integer(thing, record, "retired"))
		return 0;
	struct safety_pair *pair = pool_append(gathering->pool, &gathering->pairs, &gathering->facts.pair_count,
		sizeof(*pair));
	*pair = (struct safety_pair){
		.one = record_value(thing, record, "one"),
		.one_key = record_value(thing, record, "one_key"),
		.other = record_value(thing, record, "other"),
		.other_key = record_value(thing, record, "other_key"),
		.severity = severity_of(record_value(thing, record, "severity")),
		.note = record_value(thing, record, "note"),
	};
	return 0;
}

/* The most of a product in one session, as content; 0 for no limit. */
static int read_limit(struct gathering *gathering, const struct record *record, enum unit unit, content_t *limit)
{
	const char *text = record_value(&thing_product, record, "session_limit");
	struct quantity quantity;
	*limit = 0;
	if (text == NULL)
		return STATUS_OK;
	int status = quantity_parse(text, &quantity, gathering->store->error);
	if (status == STATUS_OK && quantity.kind == QUANTITY_CONTAINERS)
		*limit = quantity.amount * record_integer(&thing_product, record, "content");
	else if (status == STATUS_OK)
		status = quantity_content_in(&quantity, unit, limit, gathering->store->error);
	return status;
}

/* What a pair may call it by: a comma or a semicolon in a name divides nothing here. */
static void add_name(struct gathering *gathering, struct ingredient_list *names, const char *name)
{
	struct ingredient *one = pool_append(gathering->pool, &names->members, &names->count, sizeof(*one));
	*one = (struct ingredient){ .name = name, .key = text_key(name, gathering->pool) };
}

static int describe_product(struct gathering *gathering, int64_t id, struct safety_product *product)
{
	const struct thing *thing = &thing_product;
	struct record record;
	const char **aliases;
	size_t count = 0;
	int status = catalogue_load(gathering->store, thing, id, gathering->pool, &record);
	if (status == STATUS_OK)
		status = unit_parse(record_value(thing, &record, "unit"), &product->unit, gathering->store->error);
	if (status == STATUS_OK)
		status = read_limit(gathering, &record, product->unit, &product->limit);
	if (status == STATUS_OK)
		status = alias_list(gathering->store, id, gathering->pool, &aliases, &count);
	if (status != STATUS_OK)
		return status;
	product->code = record_value(thing, &record, "code");
	product->injected = strcmp(record_value(thing, &record, "kind"), "preparation") == 0;
	product->min_age = record_integer(thing, &record, "min_age");
	product->caution = record_value(thing, &record, "caution");
	ingredient_list_load(record_value(thing, &record, "ingredients"), true, gathering->pool, &product->ingredients);
	add_name(gathering, &product->names, product->code);
	for (size_t i = 0; i < count; i++)
		add_name(gathering, &product->names, aliases[i]);
	return STATUS_OK;
}

/* Adds what is taken of a product; one that was not met before is looked up. */
static int take_product(struct gathering *gathering, int64_t id, content_t content)
{
	for (size_t i = 0; i < gathering->id_count; i++) {
		if (gathering->ids[i] == id) {
			gathering->products[i].taken += content;
			return STATUS_OK;
		}
	}
	*(int64_t *)pool_append(gathering->pool, &gathering->ids, &gathering->id_count, sizeof(id)) = id;
	struct safety_product *product = pool_append(gathering->pool, &gathering->products,
		&gathering->facts.product_count, sizeof(*product));
	*product = (struct safety_product){ .taken = content };
	return describe_product(gathering, id, product);
}

/* A lot or container that may not go into a patient is named once, however often it is drawn from. */
static void add_obstacle(struct gathering *gathering, struct safety_obstacle obstacle)
{
	struct safety_facts *facts = &gathering->facts;
	for (size_t i = 0; i < facts->obstacle_count; i++) {
		const struct safety_obstacle *there = &gathering->obstacles[i];
		if (strcmp(there->product, obstacle.product) == 0 && strcmp(there->lot, obstacle.lot) == 0 &&
			there->opened == obstacle.opened)
			return;
	}
	*(struct safety_obstacle *)pool_append(gathering->pool, &gathering->obstacles, &facts->obstacle_count,
		sizeof(obstacle)) = obstacle;
}

static void take_obstacle(struct gathering *gathering, const struct component *component)
{
	const struct holding *holding = &component->supply->holdings[component->draw.holding];
	enum obstacle obstacle = holding_obstacle(holding, PURPOSE_PATIENT, gathering->when);
	if (obstacle == OBSTACLE_NONE)
		return;
	add_obstacle(gathering, (struct safety_obstacle){
		.obstacle = obstacle,
		.product = component->supply->product.code,
		.lot = holding->lot_code,
		.place = holding->location_code,
		.opened = holding->opened,
		.expires = holding->expires,
		.use_by = holding->use_by,
	});
}

/* What a mixture holds was usable when it was made; it may have been held or recalled since. */
static int take_stopped(struct gathering *gathering, const struct mixture *mixture)
{
	STATEMENT st = statement_prepare(gathering->store, sql_mixture_lots);
	statement_bind_integer(&st, ":preparation", mixture->id);
	statement_bind_instant(&st, ":time", gathering->when.time);
	while (statement_step(&st))
		add_obstacle(gathering, (struct safety_obstacle){
			.obstacle = strcmp(statement_text(&st, "status"), "recalled") == 0 ? OBSTACLE_RECALLED : OBSTACLE_HELD,
			.product = pool_copy(gathering->pool, statement_text(&st, "product")),
			.lot = pool_copy(gathering->pool, statement_text(&st, "lot")),
		});
	return statement_end(&st);
}

/* How many products are mixed in a part. */
static size_t count_products(const struct taking *taking, size_t part)
{
	size_t count = 0;
	for (size_t i = 0; i < taking->count; i++) {
		const struct component *component = &taking->components[i];
		bool counts = component->mixed && component->part == part;
		for (size_t k = 0; k < i && counts; k++) {
			const struct component *earlier = &taking->components[k];
			counts = !(earlier->mixed && earlier->part == part && earlier->supply == component->supply);
		}
		count += counts;
	}
	return count;
}

/* A mixture made ahead: what went into it goes into the patient now. */
static int take_mixture(struct gathering *gathering, const struct mixture *mixture)
{
	struct safety_mixture *made = pool_append(gathering->pool, &gathering->made, &gathering->facts.made_count,
		sizeof(*made));
	*made = (struct safety_mixture){
		.number = mixture->number,
		.lapsed = mixture->use_by < gathering->when.time,
		.foreign = mixture->patient != gathering->plan->request->patient,
	};
	STATEMENT st = statement_prepare(gathering->store, sql_preparation_products);
	statement_bind_integer(&st, ":preparation", mixture->id);
	int status = STATUS_OK;
	while (status == STATUS_OK && statement_step(&st))
		status = take_product(gathering, statement_integer(&st, "product"), statement_integer(&st, "content"));
	if (status == STATUS_OK)
		status = statement_end(&st);
	return status == STATUS_OK ? take_stopped(gathering, mixture) : status;
}

static int take_plan(struct gathering *gathering)
{
	const struct session_plan *plan = gathering->plan;
	int status = catalogue_each(gathering->store, &thing_incompatible, gathering->pool, take_pair, gathering);
	for (size_t i = 0; i < plan->taking.count && status == STATUS_OK; i++) {
		const struct component *component = &plan->taking.components[i];
		if (component->reason == REASON_BROKEN)
			continue; /* it went into nobody */
		take_obstacle(gathering, component);
		status = take_product(gathering, component->supply->product.id, component->draw.taken);
	}
	for (size_t i = 0; i < plan->request->count && status == STATUS_OK; i++) {
		*(size_t *)pool_append(gathering->pool, &gathering->mixtures, &gathering->facts.mixture_count,
			sizeof(size_t)) = count_products(&plan->taking, i);
		if (plan->request->parts[i].mixture != NULL)
			status = take_mixture(gathering, plan->request->parts[i].mixture);
	}
	return status;
}

static int gather(struct gathering *gathering, int64_t patient)
{
	struct safety_facts *facts = &gathering->facts;
	int status = catalogue_load(gathering->store, &thing_patient, patient, gathering->pool, &gathering->patient);
	if (status != STATUS_OK)
		return status;
	take_patient(gathering);
	if (of_patient(gathering, "contraindications") != NULL || facts->medication.count > 0)
		status = catalogue_each(gathering->store, &thing_contraindication, gathering->pool, take_contraindication,
			gathering);
	if (status == STATUS_OK && gathering->plan != NULL)
		status = take_plan(gathering);
	facts->contraindications = gathering->contraindications;
	facts->pairs = gathering->pairs;
	facts->products = gathering->products;
	facts->mixtures = gathering->mixtures;
	facts->made = gathering->made;
	facts->obstacles = gathering->obstacles;
	return status;
}

/* What was overridden when the mixture was made need not be answered for again. */
static int take_answers(struct store *store, const struct mixture *mixture, struct safety *safety)
{
	STATEMENT st = statement_prepare(store, sql_preparation_answers);
	statement_bind_integer(&st, ":preparation", mixture->id);
	while (statement_step(&st)) {
		for (size_t i = 0; i < safety->count; i++) {
			struct safety_finding *finding = &safety->findings[i];
			if (strcmp(finding->rule, statement_text(&st, "rule")) == 0 &&
				strcmp(finding->sentence, statement_text(&st, "detail")) == 0)
				finding->answered = true;
		}
	}
	return statement_end(&st);
}

int screening_run(struct store *store, int64_t patient, const struct session_plan *plan, struct when when,
	struct pool *pool, struct safety *safety)
{
	struct gathering gathering = { .store = store, .plan = plan, .when = when, .pool = pool };
	int status = gather(&gathering, patient);
	if (status != STATUS_OK)
		return status;
	safety_check(&gathering.facts, pool, safety);
	for (size_t i = 0; plan != NULL && i < plan->request->count && status == STATUS_OK; i++) {
		const struct mixture *mixture = plan->request->parts[i].mixture;
		/* Whoever answered for one patient did not answer for another. */
		if (mixture != NULL && mixture->patient == patient)
			status = take_answers(store, mixture, safety);
	}
	return status;
}

int screening_post(struct store *store, const struct safety *safety)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < safety->count && status == STATUS_OK; i++) {
		const struct safety_finding *finding = &safety->findings[i];
		if (finding->severity == SAFETY_NOTE || finding->answered)
			continue;
		if (finding->severity == SAFETY_WARNING)
			status = ledger_note(store, finding->rule, "warning", finding->sentence);
		else
			status = ledger_override(store, finding->rule, finding->sentence, finding->reason, finding->approver);
	}
	return status;
}

/* What is looked for among the products. */
struct seeking {
	struct store *store;
	struct pool *pool;
	day_t day;
	struct ingredient_list allergies;
	bool areas[4]; /* in which something is ruled out */
	struct alternative **alternatives;
	size_t *count;
};

static size_t area_index(const char *area)
{
	static const char *const areas[] = { "hair", "face", "body", "any" };
	size_t at = 0;
	while (at < 3 && strcmp(areas[at], area) != 0)
		at++;
	return at;
}

static bool is_borne(const struct seeking *seeking, const struct ingredient_list *ingredients)
{
	for (size_t i = 0; i < seeking->allergies.count; i++) {
		for (size_t k = 0; k < ingredients->count; k++) {
			if (name_is_within(seeking->allergies.members[i].key, ingredients->members[k].key))
				return false;
		}
	}
	return true;
}

static bool is_injected(const struct record *record)
{
	return record_integer(&thing_product, record, "retired") == 0 &&
		strcmp(record_value(&thing_product, record, "kind"), "preparation") == 0;
}

static int note_area(const struct record *record, void *data)
{
	struct seeking *seeking = data;
	struct ingredient_list ingredients;
	if (!is_injected(record))
		return 0;
	ingredient_list_load(record_value(&thing_product, record, "ingredients"), true, seeking->pool, &ingredients);
	if (!is_borne(seeking, &ingredients))
		seeking->areas[area_index(record_value(&thing_product, record, "area"))] = true;
	return 0;
}

static int offer(const struct record *record, void *data)
{
	struct seeking *seeking = data;
	struct ingredient_list ingredients;
	const char *area = record_value(&thing_product, record, "area");
	size_t any = area_index("any"), index = area_index(area);
	bool wanted = seeking->areas[index] || seeking->areas[any] ||
		(index == any && (seeking->areas[0] || seeking->areas[1] || seeking->areas[2]));
	ingredient_list_load(record_value(&thing_product, record, "ingredients"), true, seeking->pool, &ingredients);
	if (!is_injected(record) || !wanted || ingredients.count != 1 || !is_borne(seeking, &ingredients))
		return 0;
	STATEMENT st = statement_prepare(seeking->store, sql_product_usable);
	statement_bind_integer(&st, ":product", record->id);
	statement_bind_day(&st, ":day", seeking->day);
	int64_t containers = 0;
	while (statement_step(&st))
		containers = statement_integer(&st, "containers");
	if (containers > 0) {
		struct alternative *one = pool_append(seeking->pool, seeking->alternatives, seeking->count, sizeof(*one));
		*one = (struct alternative){ record_value(&thing_product, record, "code"),
			record_value(&thing_product, record, "name"), area, ingredients.members[0].name, containers };
	}
	return statement_end(&st);
}

int screening_alternatives(struct store *store, const struct record *patient, day_t day, struct pool *pool,
	struct alternative **alternatives, size_t *count)
{
	struct seeking seeking = {
		.store = store, .pool = pool, .day = day, .alternatives = alternatives, .count = count
	};
	*alternatives = NULL;
	*count = 0;
	ingredient_list_load(record_value(&thing_patient, patient, "allergies"), false, pool, &seeking.allergies);
	if (seeking.allergies.count == 0)
		return STATUS_OK;
	int status = catalogue_each(store, &thing_product, pool, note_area, &seeking);
	return status == STATUS_OK ? catalogue_each(store, &thing_product, pool, offer, &seeking) : status;
}
