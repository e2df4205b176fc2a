/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The versions of a recipe. What a version consists of never changes; a changed recipe is a new version. */
#pragma once
#include "ampoule/pool.h"
#include "ampoule/recipe.h"
#include "ampoule/store.h"
#include "ampoule/thing.h"

int recipe_lines_load(struct store *store, int64_t recipe, int64_t version, struct pool *pool,
	struct recipe_line **lines, size_t *count);

/* Writes all lines of a version that has none yet into the open entry. The recipe's row is there already. */
int recipe_lines_save(struct store *store, int64_t recipe, int64_t version, const struct recipe_line *lines,
	size_t count);

/*
 * The recipe as it is in that version: its life, texts, target and the like; code, name and note are today's. `recipe`
 * is the row as it stands. Errors: STATUS_NOT_FOUND, naming the versions there are.
 */
int recipe_version_load(struct store *store, const struct record *recipe, int64_t version, struct pool *pool,
	struct record *then);

/*
 * Whether every product of the lines is in use. Errors: STATUS_REFUSED, naming the one that is retired, and the one
 * that replaces it where there is any.
 */
int recipe_check_products(struct store *store, const char *recipe, const struct recipe_line *lines, size_t count);

/*
 * Whether parts and target go together, and the parts' products are kept in the target's unit; then scales them.
 * Errors: STATUS_DATA; those of recipe_scale.
 */
int recipe_fit(struct store *store, const struct record *recipe, struct recipe_line *lines, size_t count);
