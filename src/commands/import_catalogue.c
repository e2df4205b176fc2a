/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports products with their packages, patients, suppliers: rows of the catalogue, all in one entry. */
#include <string.h>
#include "ampoule/gs1.h"
#include "ampoule/package.h"
#include "ampoule/text.h"
#include "catalogue_value.h"
#include "import.h"

static const struct import_column product_columns[] = {
	{ "code", true, "hair-x" },
	{ "name", true, "Hair X" },
	{ "maker", false, "Mesopharm" },
	{ "area", true, "hair" },
	{ "container", true, "ampoule" },
	{ "content", false, "2ml" },
	{ "package", false, "10" },
	{ "gtin", false, "9521234543213" },
	{ "kind", false, "preparation" },
	{ "in-use", false, "0" },
	{ "reorder-point", false, "5" },
	{ "supplier", false, "" },
	{ "article", false, "MP-1020" },
	{ "order-up-to", false, "20" },
	{ "lead-time", false, "7" },
	{ "order-package", false, "10" },
	{ "actives", false, "biotin; zinc" },
	{ "class", false, "device" },
	{ "registration", false, "" },
	{ "origin", false, "Italy" },
	{ "min-temp", false, "2" },
	{ "max-temp", false, "25" },
	{ "solvent", false, "" },
	{ "ingredients", false, "fish collagen:1%:allergen; elastin:1%" },
	{ "min-age", false, "25" },
	{ "caution", false, "" },
	{ "session-limit", false, "2" },
	{ "note", false, "" },
	{ 0 },
};

_Static_assert(sizeof(product_columns) / sizeof(product_columns[0]) <= IMPORT_COLUMNS_MAX, "room for every column");

static const struct import_column patient_columns[] = {
	{ "code", true, "P0001" },
	{ "adult", false, "yes" },
	{ "allergies", false, "fish collagen; lidocaine" },
	{ "contraindications", false, "diabetes" },
	{ "medication", false, "aspirin" },
	{ "allergy-test", false, "2026-11-20" },
	{ "allergy-result", false, "negative" },
	{ "consent", false, "C-17" },
	{ "photos", false, "" },
	{ "note", false, "" },
	{ 0 },
};

static const struct import_column supplier_columns[] = {
	{ "code", true, "meso" },
	{ "name", true, "Meso S.L." },
	{ "note", false, "" },
	{ 0 },
};

static const struct import_column contraindication_columns[] = {
	{ "code", true, "diabetes" },
	{ "name", true, "Diabetes" },
	{ "severity", true, "relative" },
	{ "medicines", false, "" },
	{ "source", false, "" },
	{ "note", false, "" },
	{ 0 },
};

/* Rows of products: one that stands in the file a second time brings another package. */
struct products {
	int64_t first; /* id of the first one that came of this file; 0: none yet */
};

static const char *cell_of(const struct import *import, const char *const *cells, const char *column)
{
	for (size_t i = 0; import->kind->columns[i].name; i++) {
		if (strcmp(import->kind->columns[i].name, column) == 0)
			return cells[i];
	}
	return NULL;
}

/* Takes the cells that are fields of the thing. */
static int read_fields(struct import *import, const struct thing *thing, const char *const *cells,
	struct record *record)
{
	struct context *context = import->context;

	for (size_t i = 0; i < thing->count; i++) {
		const char *cell = thing->fields[i].help
			? cell_of(import, cells, field_label(&thing->fields[i], context->pool)) : NULL;
		if (!cell)
			continue;
		int status = value_read(context, thing, record, i, cell);
		if (status < 0)
			return status;
	}
	return record_check(thing, record, context->error);
}

static int plain_row(struct import *import, const struct thing *thing, const char *const *cells)
{
	struct context *context = import->context;
	struct record record = { 0 };

	int status = read_fields(import, thing, cells, &record);
	if (status == 0)
		status = record_complete(thing, &record, context->pool, context->error);
	return status < 0 ? status : catalogue_save(context->store, thing, &record, NULL);
}

/* A row without a code gets the one that the key list gives it: the first column. */
static int patient_row(struct import *import, const char *const *cells)
{
	const char *coded[IMPORT_COLUMNS_MAX];

	if (!import->keys)
		return plain_row(import, &thing_patient, cells);
	for (size_t i = 0; import->kind->columns[i].name; i++)
		coded[i] = i == 0 ? import->keys->code : cells[i];
	return plain_row(import, &thing_patient, coded);
}

static int contraindication_row(struct import *import, const char *const *cells)
{
	return plain_row(import, &thing_contraindication, cells);
}

static int supplier_row(struct import *import, const char *const *cells)
{
	return plain_row(import, &thing_supplier, cells);
}

/* A product's further row says the same of it as the first, or nothing. */
static int compare_row(struct import *import, const char *const *cells, const struct record *there)
{
	struct context *context = import->context;
	struct record said = *there;

	int status = read_fields(import, &thing_product, cells, &said);
	for (size_t i = 0; status == 0 && i < thing_product.count; i++) {
		const char *a = there->values[i], *b = said.values[i];
		if (a == b || (a && b && strcmp(a, b) == 0))
			continue;
		status = error_set(context->error, STATUS_DATA, _("product '%s' stands above with another %s"),
			there->values[0], field_label(&thing_product.fields[i], context->pool));
	}
	return status;
}

/* The product of an earlier row, when this row has its code; its id is 0 otherwise. */
static int find_earlier(struct import *import, const char *const *cells, struct record *record)
{
	const struct products *products = import->state;
	const char *code = cell_of(import, cells, "code");

	*record = (struct record){ 0 };
	if (!code || !products->first)
		return 0;
	int status = catalogue_find(import->context->store, &thing_product, code, false, import->context->pool, record);
	if (status == 0 && record->id && (record->id < products->first || strcmp(record->values[0], code) != 0))
		*record = (struct record){ 0 };
	return status;
}

static int product_row(struct import *import, const char *const *cells)
{
	struct context *context = import->context;
	struct products *products = import->state;
	const char *package = cell_of(import, cells, "package"), *gtin = cell_of(import, cells, "gtin");
	char digits[GTIN_LENGTH + 1];
	struct record record;
	int64_t containers = 1;

	int status = find_earlier(import, cells, &record);
	bool earlier = record.id != 0;
	if (status == 0)
		status = earlier ? compare_row(import, cells, &record)
				 : read_fields(import, &thing_product, cells, &record);
	if (status == 0 && package)
		status = package_read(package, &record, context->pool, &containers, context->error);
	if (status == 0 && gtin)
		status = gtin_parse(gtin, digits, context->error);
	if (status == 0 && !earlier)
		status = record_complete(&thing_product, &record, context->pool, context->error);
	if (status == 0 && !earlier)
		status = catalogue_save(context->store, &thing_product, &record, NULL);
	if (status < 0)
		return status;
	if (!products->first)
		products->first = record.id;
	/* One container that bears no number of its own is no package. */
	if (containers == 1 && !gtin)
		return 0;
	return package_add(context->store, record.id, containers, gtin ? digits : NULL);
}

const struct import_kind import_products = {
	.name = "products",
	.columns = product_columns,
	.state_size = sizeof(struct products),
	.one_entry = true,
	.row = product_row,
};

const struct import_kind import_patients = {
	.name = "patients",
	.columns = patient_columns,
	.one_entry = true,
	.row = patient_row,
};

const struct import_kind import_suppliers = {
	.name = "suppliers",
	.columns = supplier_columns,
	.one_entry = true,
	.row = supplier_row,
};

const struct import_kind import_contraindications = {
	.name = "contraindications",
	.columns = contraindication_columns,
	.one_entry = true,
	.row = contraindication_row,
};
