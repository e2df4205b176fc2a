/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packages of products. */
#include "config.h"
#include "ampoule/package.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/statement.h"
#include "store_queries.h"

int package_list(struct store *store, int64_t product, struct pool *pool, struct record **packages,
	size_t *count)
{
	*packages = NULL;
	*count = 0;
	STATEMENT st = statement_prepare(store, sql_package_of_product);
	statement_bind_integer(&st, ":product", product);
	while (statement_step(&st)) {
		struct record *package = pool_append(pool, packages, count, sizeof(*package));
		*package = (struct record){ .id = statement_integer(&st, "id") };
		for (size_t i = 0; i < thing_package.count; i++)
			package->values[i] = pool_copy(pool, statement_text(&st, thing_package.fields[i].name));
	}
	return statement_end(&st);
}

int package_find_only(struct store *store, int64_t product, const char *code, struct pool *pool,
	struct record *package)
{
	struct record *packages;
	size_t count, live = 0;

	int status = package_list(store, product, pool, &packages, &count);
	for (size_t i = 0; i < count; i++) {
		if (record_integer(&thing_package, &packages[i], "retired") ||
			record_integer(&thing_package, &packages[i], "containers") == 1)
			continue;
		*package = packages[i];
		live++;
	}
	if (status < 0 || live == 1)
		return status;
	if (live == 0)
		return error_set(store_error(store), STATUS_DATA,
			_("'%s' has no package; give containers, or add one with 'ampoule product edit %s --package 10'"),
			code, code);
	return error_set(store_error(store), STATUS_DATA,
		_("'%s' comes in several packages; give the number of containers, or scan the pack (see 'ampoule product "
		  "show %s')"),
		code, code);
}

/* The package that a new one is the same as: of that size, and with that GTIN or none. */
static struct record package_same(const struct record *packages, size_t count, int64_t containers,
	const char *gtin)
{
	for (size_t i = 0; i < count; i++) {
		const char *borne = record_value(&thing_package, &packages[i], "gtin");
		if (record_integer(&thing_package, &packages[i], "containers") == containers &&
			(!borne || !gtin || strcmp(borne, gtin) == 0))
			return packages[i];
	}
	return (struct record){ 0 };
}

static int add_within(struct store *store, int64_t product, int64_t containers, const char *gtin,
	struct pool *pool)
{
	struct record *packages;
	size_t count;
	int status = package_list(store, product, pool, &packages, &count);
	if (status < 0)
		return status;
	struct record package = package_same(packages, count, containers, gtin);
	package.values[thing_field(&thing_package, "product")] = pool_printf(pool, "%lld", (long long)product);
	package.values[thing_field(&thing_package, "containers")] = pool_printf(pool, "%lld", (long long)containers);
	package.values[thing_field(&thing_package, "retired")] = "0";
	if (gtin)
		package.values[thing_field(&thing_package, "gtin")] = gtin;
	return catalogue_save(store, &thing_package, &package, NULL);
}

int package_add(struct store *store, int64_t product, int64_t containers, const char *gtin)
{
	struct pool pool = { 0 };
	int status = add_within(store, product, containers, gtin, &pool);
	pool_release(&pool);
	return status;
}

static int retire_within(struct store *store, int64_t product, int64_t containers, const char *gtin,
	struct pool *pool)
{
	struct record *packages, *found = NULL;
	size_t count, fitting = 0;
	int status = package_list(store, product, pool, &packages, &count);
	for (size_t i = 0; status == 0 && i < count; i++) {
		const char *borne = record_value(&thing_package, &packages[i], "gtin");
		if (record_integer(&thing_package, &packages[i], "containers") != containers ||
			record_integer(&thing_package, &packages[i], "retired") ||
			(gtin && (!borne || strcmp(borne, gtin) != 0)))
			continue;
		found = &packages[i];
		fitting++;
	}
	if (status == 0 && fitting == 0)
		status = error_set(store_error(store), STATUS_NOT_FOUND,
			_("no such package of %lld is in use; 'ampoule product show' names them"), (long long)containers);
	if (status == 0 && fitting > 1)
		status = error_set(store_error(store), STATUS_DATA,
			_("several packages hold %lld; name the one with its GTIN, as --retire-package %lld:GTIN"),
			(long long)containers, (long long)containers);
	if (status < 0)
		return status;
	found->values[thing_field(&thing_package, "retired")] = "1";
	return catalogue_save(store, &thing_package, found, NULL);
}

int package_retire(struct store *store, int64_t product, int64_t containers, const char *gtin)
{
	struct pool pool = { 0 };
	int status = retire_within(store, product, containers, gtin, &pool);
	pool_release(&pool);
	return status;
}
