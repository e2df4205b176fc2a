/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The things of the catalogue (product, package, supplier, location, patient,
 * recipe, operator, setting, lot, alias, contraindication, incompatible) and their fields. One table describes each field
 * once: it makes the options of `product add`, the columns of `import products`, the
 * template, the history and what `verify` compares.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/error.h"
#include "ampoule/pool.h"

enum field_type {
	FIELD_CODE,	/* text_clean_code */
	FIELD_PRODUCT,	/* text_clean_product */
	FIELD_PATIENT,	/* text_clean_patient */
	FIELD_LOT,	/* text_clean_lot */
	FIELD_NAME,	/* text_clean, TEXT_NAME_MAX */
	FIELD_TEXT,	/* text_clean, TEXT_NOTE_MAX */
	FIELD_KEY,	/* folded key of the field before it; never typed */
	FIELD_CHOICE,	/* one of `choices` */
	FIELD_CONTENT,	/* "2ml": fills this field and the next one, its unit */
	FIELD_UNIT,
	FIELD_COUNT,	/* whole number from `least` to `most` */
	FIELD_SPAN,	/* minutes: "28d" */
	FIELD_FLAG,	/* yes | no: 1 | 0 */
	FIELD_GTIN,	/* 14 digits */
	FIELD_EXPIRY,	/* day */
	FIELD_DAY,	/* day on which something was done, today at the latest: whoever asks people brings it to ISO */
	FIELD_INGREDIENTS, /* names with strength and allergen, divided by `;` */
	FIELD_NAMES,	/* names, divided by `;` */
	FIELD_LIMIT,	/* containers or content, as text: "2", "4ml" */
	FIELD_REFERENCE, /* id of another thing; never typed */
	FIELD_LOCATION, /* id of a location, typed as its code: whoever asks people looks it up first */
	FIELD_SUPPLIER, /* likewise of a supplier */
	FIELD_PARTNER,	/* likewise of another product */
	FIELD_SECRET,	/* hash of a PIN; never typed as an option, never shown */
};

struct field {
	const char *name; /* column; with - for _ also the option and the CSV heading, where there is no label */
	const char *label;
	enum field_type type;
	bool required;
	bool optional_null;   /* an empty value clears it */
	bool versioned;	      /* a recipe that has it otherwise is another version */
	const char *choices;  /* "hair face body any" */
	const char *standard; /* value when nothing is said; NULL: null */
	int64_t least, most;
	const char *help;     /* one line for --help and the template; NULL: not for people */
	bool fixed;	      /* said when the thing is added, and never changed */
	const char *one;      /* a list: the name of one of its members, which is the option's */
	const char *of;	      /* a list: the thing whose codes its members are; NULL: plain names */
};

enum { FIELDS_MAX = 40 };

struct thing {
	const char *name;   /* table: "product" */
	const char *plural; /* "products" */
	const struct field *fields;
	size_t count;
};

extern const struct thing thing_product, thing_package, thing_supplier, thing_location, thing_patient,
	thing_recipe, thing_operator, thing_setting, thing_lot, thing_alias, thing_contraindication, thing_incompatible;

/* All of them, ended by NULL. */
extern const struct thing *const things[];

/* A row: values as text in the order of the fields, as the ledger's changes keep them; NULL is null. */
struct record {
	int64_t id; /* 0: not in the database yet */
	const char *values[FIELDS_MAX];
	const char *alias; /* the former code that it was found by; NULL: none */
};

/* The name that people know a field by: its option's ("reorder-point"). */
char *field_label(const struct field *field, struct pool *pool);

/* A value that the database keeps, as people write it; a content without its unit. */
const char *field_text(const struct field *field, const char *value, struct pool *pool);

/* Index of a field by its column name; aborts when there is none. */
size_t thing_field(const struct thing *thing, const char *name);
const char *record_value(const struct thing *thing, const struct record *record, const char *field);
int64_t record_integer(const struct thing *thing, const struct record *record, const char *field);

/*
 * Takes a value as people write it into the record, checked and brought to the form the database keeps; also
 * the fields that follow from it (folded key, unit). An empty text clears a field that may be null. An expiry is
 * an ISO day here: expiry_parse comes before. Values belong to the pool; the record stays as it was on failure.
 * Errors: STATUS_DATA, naming the field.
 */
int record_set(const struct thing *thing, struct record *record, size_t field, const char *text,
	struct pool *pool, struct error *error);

/* Whether the values go together. Errors: STATUS_DATA. */
int record_check(const struct thing *thing, const struct record *record, struct error *error);

/* Fills what was not said with the standard values (in use: 28 days for bottle and tube) and names required
 * fields that are missing. Errors: STATUS_DATA. */
int record_complete(const struct thing *thing, struct record *record, struct pool *pool, struct error *error);
