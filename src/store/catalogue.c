/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the catalogue: found, loaded, and written with every change noted in the open entry. */
#include "ampoule/catalogue.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/gs1.h"
#include "ampoule/solvent.h"
#include "ampoule/statement.h"
#include "ampoule/text.h"
#include "store_internal.h"
#include "store_queries.h"

/* The queries of a thing. A field of `unique` may hold each value once. */
struct shelf {
	const struct thing *thing;
	const char *save, *load, *find, *all;
	const char *unique[2];
	bool by_key, by_gtin; /* what `find` looks at besides the code */
};

#define QUERIES(name) sql_##name##_save, sql_##name##_load, sql_##name##_find, sql_##name##_all

static const struct shelf shelves[] = {
	{ &thing_product, QUERIES(product), { "code" }, .by_key = true, .by_gtin = true },
	{ &thing_package, QUERIES(package), { "gtin" }, .by_gtin = true },
	{ &thing_supplier, QUERIES(supplier), { "code" }, .by_key = true },
	{ &thing_location, QUERIES(location), { "code" }, .by_key = true },
	{ &thing_patient, QUERIES(patient), { "code" } },
	{ &thing_recipe, QUERIES(recipe), { "code" }, .by_key = true },
	{ &thing_operator, QUERIES(operator), { "code", "login" } },
	{ &thing_setting, QUERIES(setting), { "name" } },
	/* A lot's code is unique within its product: who makes one has looked there. */
	{ &thing_lot, QUERIES(lot), { NULL } },
	{ &thing_alias, QUERIES(alias), { "code" } },
	{ &thing_contraindication, QUERIES(contraindication), { "code" }, .by_key = true },
	{ &thing_incompatible, QUERIES(incompatible), { "code" } },
};

static const struct shelf *shelf_of(const struct thing *thing)
{
	for (size_t i = 0; i < sizeof(shelves) / sizeof(shelves[0]); i++) {
		if (shelves[i].thing == thing)
			return &shelves[i];
	}
	abort();
}

static bool has_field(const struct thing *thing, const char *name)
{
	for (size_t i = 0; i < thing->count; i++) {
		if (strcmp(thing->fields[i].name, name) == 0)
			return true;
	}
	return false;
}

/* What people call a row: its first field that is theirs to type. */
static const char *record_title(const struct thing *thing, const struct record *record)
{
	for (size_t i = 0; i < thing->count; i++) {
		if (thing->fields[i].help && record->values[i])
			return record->values[i];
	}
	return "";
}

static void row_read(const struct thing *thing, struct statement *st, struct pool *pool, struct record *record)
{
	*record = (struct record){ .id = statement_integer(st, "id") };
	for (size_t i = 0; i < thing->count; i++)
		record->values[i] = pool_copy(pool, statement_text(st, thing->fields[i].name));
}

int catalogue_load(struct store *store, const struct thing *thing, int64_t id, struct pool *pool,
	struct record *record)
{
	STATEMENT st = statement_prepare(store, shelf_of(thing)->load);
	statement_bind_integer(&st, ":id", id);
	*record = (struct record){ 0 };
	while (statement_step(&st))
		row_read(thing, &st, pool, record);
	return statement_end(&st);
}

int catalogue_each(struct store *store, const struct thing *thing, struct pool *pool,
	int (*each)(const struct record *record, void *data), void *data)
{
	STATEMENT st = statement_prepare(store, shelf_of(thing)->all);
	int stopped = 0;
	while (!stopped && statement_step(&st)) {
		struct record record;
		row_read(thing, &st, pool, &record);
		stopped = each(&record, data);
	}
	return stopped ? stopped : statement_end(&st);
}

/* Binds what a `find` query looks for. */
static void bind_wanted(struct statement *st, const struct shelf *shelf, const char *name, struct pool *pool)
{
	if (shelf->thing != &thing_package)
		statement_bind_text(st, ":name", name);
	if (shelf->by_key)
		statement_bind_text(st, ":key", text_key(name, pool));
	if (shelf->by_gtin) {
		struct error ignored = { 0 };
		char *gtin = pool_alloc(pool, GTIN_LENGTH + 1);
		bool readable = gtin_parse(name, gtin, &ignored) == 0;
		statement_bind_text(st, ":gtin", readable ? gtin : NULL);
		error_clear(&ignored);
	}
}

/* A code that fits stands before a name that does; what is in use before what is retired. */
static int row_rank(const struct thing *thing, const struct record *record, const char *name)
{
	const char *unique = shelf_of(thing)->unique[0];
	const char *value = unique ? record_value(thing, record, unique) : NULL;
	if (value && strcmp(value, name) == 0)
		return 0;
	return has_field(thing, "retired") && record_integer(thing, record, "retired") ? 2 : 1;
}

struct search {
	const struct thing *thing;
	struct nearest nearest;
	const char *field;
};

static int search_offer(const struct record *record, void *data)
{
	struct search *search = data;
	const char *value = record_value(search->thing, record, search->field);
	if (value)
		nearest_offer(&search->nearest, value);
	return 0;
}

/* The names nearest to one that was not found: codes, or names where no code is near. */
static char *search_nearest(struct store *store, const struct thing *thing, const char *name, struct pool *pool)
{
	static const char *const fields[] = { "code", "name" };
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (!has_field(thing, fields[i]))
			continue;
		struct search search = { .thing = thing, .nearest = { .wanted = name }, .field = fields[i] };
		struct pool rows = { 0 };
		int status = catalogue_each(store, thing, &rows, search_offer, &search);
		pool_release(&rows);
		char *names = status < 0 ? NULL : nearest_names(&search.nearest, pool);
		if (names)
			return names;
	}
	return NULL;
}

static int refuse_missing(struct store *store, const struct thing *thing, const char *name, struct pool *pool)
{
	const char *shown = QUOTED(name);
	const char *near = search_nearest(store, thing, name, pool);
	if (near)
		return error_set(store_error(store), STATUS_NOT_FOUND,
			_("there is no %s '%s'; did you mean %s? See 'ampoule %s list'"), thing->name, shown, near,
			thing->name);
	return error_set(store_error(store), STATUS_NOT_FOUND, _("there is no %s '%s'; see 'ampoule %s list'"),
		thing->name, shown, thing->name);
}

/* Whether a product was found by a code that it had before. */
static int note_alias(struct store *store, const char *name, struct pool *pool, struct record *record)
{
	struct record alias;
	if (strcmp(name, record_value(&thing_product, record, "code")) == 0)
		return 0;
	int status = catalogue_find(store, &thing_alias, name, false, pool, &alias);
	if (alias.id != 0 && record_integer(&thing_alias, &alias, "product") == record->id)
		record->alias = record_value(&thing_alias, &alias, "code");
	return status;
}

int catalogue_find(struct store *store, const struct thing *thing, const char *name, bool required,
	struct pool *pool, struct record *record)
{
	const struct shelf *shelf = shelf_of(thing);
	const char *others = NULL;
	int best = 3;

	*record = (struct record){ 0 };
	if (text_is_utf8(name, strlen(name))) {
		STATEMENT st = statement_prepare(store, shelf->find);
		bind_wanted(&st, shelf, name, pool);
		while (statement_step(&st)) {
			struct record row;
			row_read(thing, &st, pool, &row);
			int rank = row_rank(thing, &row, name);
			if (rank > best)
				continue;
			const char *title = record_title(thing, &row);
			others = rank < best ? title : pool_printf(pool, "%s, %s", others, title);
			if (rank == best)
				record->id = -1;
			else
				*record = row;
			best = rank;
		}
		int status = statement_end(&st);
		if (status < 0)
			return status;
	}
	if (record->id == -1)
		return error_set(store_error(store), STATUS_DATA, _("'%s' is the name of several: %s; give the code"),
			QUOTED(name), others);
	if (record->id == 0 && required)
		return refuse_missing(store, thing, name, pool);
	return thing == &thing_product && record->id != 0 ? note_alias(store, name, pool, record) : 0;
}

/* Refuses a value of a unique field that another row bears. */
static int refuse_taken(struct store *store, const struct shelf *shelf, const struct record *record,
	const char *field, struct pool *pool)
{
	const struct thing *thing = shelf->thing;
	const char *value = record_value(thing, record, field);
	if (!value)
		return 0;
	STATEMENT st = statement_prepare(store, shelf->find);
	bind_wanted(&st, shelf, value, pool);
	while (statement_step(&st)) {
		struct record row;
		row_read(thing, &st, pool, &row);
		const char *borne = record_value(thing, &row, field);
		if (row.id == record->id || !borne || strcmp(borne, value) != 0)
			continue;
		if (thing == &thing_package) {
			struct record product = { 0 };
			catalogue_load(store, &thing_product, record_integer(thing, &row, "product"), pool, &product);
			return error_set(store_error(store), STATUS_REFUSED,
				_("gtin %s belongs to a package of '%s' already; see 'ampoule product show %s'"),
				value, product.values[0], product.values[0]);
		}
		if (strcmp(field, "login") == 0)
			return error_set(store_error(store), STATUS_REFUSED,
				_("login '%s' belongs to operator '%s' already"), value, record_title(thing, &row));
		return error_set(store_error(store), STATUS_REFUSED,
			_("%s '%s' is there already; see 'ampoule %s show %s'"), thing->name, value, thing->name, value);
	}
	return statement_end(&st);
}

/* Content and unit say what the movements of a product mean, so they stay once there are any. */
static int refuse_new_content(struct store *store, const struct record *record, const struct record *before)
{
	static const char *const fixed[] = { "content", "unit" };
	bool differs = false;
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
		size_t field = thing_field(&thing_product, fixed[i]);
		differs = differs || strcmp(record->values[field], before->values[field]) != 0;
	}
	if (!differs)
		return 0;
	STATEMENT st = statement_prepare(store, sql_product_moved);
	statement_bind_integer(&st, ":product", record->id);
	int64_t layers = 0;
	while (statement_step(&st))
		layers = statement_integer(&st, "layers");
	int status = statement_end(&st);
	if (status < 0 || layers == 0)
		return status;
	return error_set(store_error(store), STATUS_REFUSED,
		_("'%s': its content is fixed since it was first received; add another product for the new size"),
		record_value(&thing_product, before, "code"));
}

/* A code that a product had before still leads to it, so that no other may bear it. */
static int refuse_alias(struct store *store, const struct record *record, struct pool *pool)
{
	const char *code = record_value(&thing_product, record, "code");
	struct record alias, product;
	int status = catalogue_find(store, &thing_alias, code, false, pool, &alias);
	if (status < 0 || alias.id == 0 || record_integer(&thing_alias, &alias, "product") == record->id)
		return status;
	status = catalogue_load(store, &thing_product, record_integer(&thing_alias, &alias, "product"), pool, &product);
	if (status < 0)
		return status;
	return error_set(store_error(store), STATUS_REFUSED,
		_("'%s' is what product '%s' was called before, and still leads to it; take another code"), code,
		record_value(&thing_product, &product, "code"));
}

/* Finds what stands against writing the record. `before` is empty for a new one. */
static int save_allowed(struct store *store, const struct shelf *shelf, const struct record *record,
	const struct record *before, struct pool *pool)
{
	for (size_t i = 0; i < sizeof(shelf->unique) / sizeof(shelf->unique[0]) && shelf->unique[i]; i++) {
		size_t field = thing_field(shelf->thing, shelf->unique[i]);
		const char *old = before->values[field], *new = record->values[field];
		if (!new || (old && strcmp(old, new) == 0))
			continue;
		int status = refuse_taken(store, shelf, record, shelf->unique[i], pool);
		if (status == STATUS_OK && strcmp(shelf->unique[i], "code") == 0 && shelf->thing != &thing_alias)
			status = catalogue_refuse_twin(store, shelf->thing, record, pool);
		if (status < 0)
			return status;
	}
	if (shelf->thing == &thing_product) {
		int status = refuse_alias(store, record, pool);
		if (status == 0)
			status = solvent_check(store, record);
		if (status < 0)
			return status;
	}
	if (shelf->thing == &thing_operator)
		return operator_check_managers(store, record, before);
	return shelf->thing == &thing_product && before->id ? refuse_new_content(store, record, before) : 0;
}

static int record_number(struct store *store, const struct thing *thing, struct record *record)
{
	STATEMENT st = statement_prepare(store, sql_catalogue_last);
	statement_bind_text(&st, ":thing", thing->name);
	while (statement_step(&st))
		record->id = statement_integer(&st, "id") + 1;
	return statement_end(&st);
}

static int row_write(struct store *store, const struct shelf *shelf, const struct record *record)
{
	STATEMENT st = statement_prepare(store, shelf->save);
	statement_bind_integer(&st, ":id", record->id);
	for (size_t i = 0; i < shelf->thing->count; i++) {
		char parameter[32] = ":";
		strncat(parameter, shelf->thing->fields[i].name, sizeof(parameter) - 2);
		statement_bind_text(&st, parameter, record->values[i]);
	}
	return statement_run(&st);
}

static int note_changes(struct store *store, const struct thing *thing, const struct record *record,
	const struct record *before, bool *changed)
{
	*changed = false;
	for (size_t i = 0; i < thing->count; i++) {
		const char *old = before->values[i], *new = record->values[i];
		if (old == new || (old && new && strcmp(old, new) == 0))
			continue;
		*changed = true;
		int status = ledger_change(store, thing->name, record->id, thing->fields[i].name, old, new);
		if (status < 0)
			return status;
	}
	return 0;
}

static int save_within(struct store *store, const struct shelf *shelf, struct record *record, bool *changed,
	struct pool *pool)
{
	struct record before = { 0 };
	int status = record->id ? catalogue_load(store, shelf->thing, record->id, pool, &before) : 0;
	if (status == 0)
		status = save_allowed(store, shelf, record, &before, pool);
	if (status == 0 && record->id == 0)
		status = record_number(store, shelf->thing, record);
	if (status == 0)
		status = note_changes(store, shelf->thing, record, &before, changed);
	if (status == 0 && *changed)
		status = row_write(store, shelf, record);
	return status;
}

int catalogue_save(struct store *store, const struct thing *thing, struct record *record, bool *changed)
{
	struct pool pool = { 0 };
	bool ignored;
	int status = save_within(store, shelf_of(thing), record, changed ? changed : &ignored, &pool);
	pool_release(&pool);
	return status;
}

int catalogue_is_stocked(struct store *store, const struct thing *thing, int64_t id, bool *stocked)
{
	*stocked = false;
	if (thing != &thing_product && thing != &thing_location)
		return 0;
	STATEMENT st = statement_prepare(store, thing == &thing_product ? sql_product_stock : sql_location_stock);
	statement_bind_integer(&st, ":id", id);
	while (statement_step(&st))
		*stocked = statement_integer(&st, "held") > 0;
	return statement_end(&st);
}

int alias_list(struct store *store, int64_t product, struct pool *pool, const char ***codes, size_t *count)
{
	*codes = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_alias_of_product);
	statement_bind_integer(&st, ":product", product);
	while (statement_step(&st)) {
		const char **code = pool_append(pool, codes, count, sizeof(*code));
		*code = pool_copy(pool, statement_text(&st, "code"));
	}
	return statement_end(&st);
}
