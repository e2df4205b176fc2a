/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Content of containers, in integers: thousandths of the product's unit
 * (2 ml = 2000), and quantities as people write them (DESIGN.md, sections 3 and 8).
 */
#pragma once
#include <stdint.h>
#include "ampoule/error.h"

typedef int64_t content_t; /* thousandths of a unit */

#define CONTENT_MAX INT64_C(1000000000000) /* 10^12 thousandths */
#define CONTAINERS_MAX INT64_C(1000000)

enum unit {
	UNIT_ML,
	UNIT_G,
	UNIT_MG,
	UNIT_PIECE,
};

/* "ml", "g", "mg", "piece". */
const char *unit_name(enum unit unit);
/* Errors: STATUS_DATA, naming the units there are. Knows мл, г, мг, шт, pcs, cc too. */
int unit_parse(const char *text, enum unit *out, struct error *error);

enum quantity_kind {
	QUANTITY_CONTAINERS, /* "2" */
	QUANTITY_PACKAGES,   /* "5pk" */
	QUANTITY_CONTENT,    /* "1.5ml" */
	QUANTITY_ALL,	     /* "all" */
};

struct quantity {
	enum quantity_kind kind;
	int64_t amount; /* containers, packages, or content in thousandths of `unit`; 0 for all */
	enum unit unit; /* of content */
};

/*
 * Reads `2`, `5pk`, `1.5ml`, `1,5 ml`, `1500ul`, `340mg`, `0.5 g`, `all`. A decimal point or comma, never
 * a thousands separator, exponent or sign. Zero is read (a recipe line is dropped with `=0`); the caller
 * says whether it may stand. ul and µl become ml.
 *
 * Errors, STATUS_DATA: not a number; a sign; finer than a thousandth ("1.0005ml"); whole containers or
 * packages with a fraction ("1.5": name the unit); over the bounds above; an unknown unit.
 */
int quantity_parse(const char *text, struct quantity *out, struct error *error);

/* A quantity of content expressed in `unit`: mg and g turn into each other. Errors: STATUS_DATA when they
 * cannot ("ml" asked of a product kept in mg), or when it gets finer than a thousandth. */
int quantity_content_in(const struct quantity *quantity, enum unit unit, content_t *out, struct error *error);

/*
 * Adds `other` to `sum`, both of one product whose containers hold `size` thousandths of `unit`: containers and
 * content together are content, all and anything is all. Errors: STATUS_DATA when packages meet anything else,
 * units that do not suit, and over the bounds above.
 */
int quantity_add(struct quantity *sum, const struct quantity *other, content_t size, enum unit unit,
	struct error *error);

/*
 * A package as price lists write it: `10 x 5 ml`, `2.5mlx10`, `10×2 мл`, `5 ml` (count 1). The side without
 * a unit is the count. Gives the count of containers and the content of one.
 */
int package_parse(const char *text, int64_t *containers, content_t *content, enum unit *unit,
	struct error *error);

enum { CONTENT_TEXT_MAX = 24 };

/* "1.5", "2", "-0.125": a decimal point, no trailing zeros. Returns `text`. */
char *content_format(content_t content, char text[CONTENT_TEXT_MAX]);
