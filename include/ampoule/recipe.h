/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the versions of a recipe consist of. A version's lines never change; a changed recipe is a new version. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/pool.h"
#include "ampoule/store.h"

struct recipe_line {
	int64_t product;
	bool containers; /* `amount` counts containers; else it is thousandths of the product's unit */
	int64_t amount;
};

int recipe_lines_load(struct store *store, int64_t recipe, int64_t version, struct pool *pool,
	struct recipe_line **lines, size_t *count);

/* Writes all lines of a version that has none yet into the open entry. The recipe's row is there already. */
int recipe_lines_save(struct store *store, int64_t recipe, int64_t version, const struct recipe_line *lines,
	size_t count);
