/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a recipe's mixture consists of: lines as content, as whole containers, or as parts that are scaled to a target
 * so that the total is exact (DESIGN.md, section 7).
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/pool.h"
#include "ampoule/quantity.h"

#define RECIPE_STEP 10 /* thousandths: the least that is drawn up, 0.01 ml */

#define RECIPE_PARTS_MAX INT64_C(1000000000) /* thousandths of a part */

struct recipe_line {
	int64_t product;
	bool containers; /* `amount` counts containers; else it is thousandths of the product's unit */
	int64_t amount;
	int64_t parts; /* thousandths of a part, of which `amount` follows; 0: the amount was said */
};

/*
 * Reads `2part`, `0.5 parts`, `1,5part`. `*said` tells whether it is parts at all; any other quantity is left to
 * quantity_parse(). Zero is read; the caller says whether it may stand.
 * Errors: STATUS_DATA: finer than a thousandth, more than a million.
 */
int recipe_parts_parse(const char *text, bool *said, int64_t *parts, struct error *error);

/*
 * Sets the amounts of the lines in parts so that they make `target` exactly, each a whole number of RECIPE_STEPs, by
 * largest remainder, ties to the earlier line. Other lines stay as they are, and do not count.
 * Errors, STATUS_DATA: no parts; a target that is no whole number of steps; a part of which nothing would be left.
 * The lines stay as they were then.
 */
int recipe_scale(struct recipe_line *lines, size_t count, content_t target, struct error *error);

/* A line as it is typed: "hair-x=2part", "hair-x=1.5ml", "hair-x=2". It belongs to the pool. */
const char *recipe_line_text(const struct recipe_line *line, const char *product, const char *unit, struct pool *pool);

/* Whether any line is in parts. */
bool recipe_has_parts(const struct recipe_line *lines, size_t count);
