/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of names that are kept as one text: the ingredients of a product ("fish collagen:1%:allergen; elastin"),
 * what a patient is allergic to, takes, or is not to be treated for. A name stands in a list once, whatever its case.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/error.h"
#include "ampoule/pool.h"

struct ingredient {
	const char *name;
	const char *key;      /* folded */
	const char *strength; /* NULL: not said */
	bool allergen;
};

struct ingredient_list {
	struct ingredient *members;
	size_t count;
};

/* The list of a text that the database keeps; NULL is the empty one. `detailed`: members have strength and allergen. */
void ingredient_list_load(const char *text, bool detailed, struct pool *pool, struct ingredient_list *list);

/* The text of a list; NULL for the empty one. */
const char *ingredient_list_text(const struct ingredient_list *list, struct pool *pool);

/*
 * Adds what people write: names, divided by `;` or by a comma and a blank. One that is there already is replaced. `what` names the field.
 * Errors: STATUS_DATA for an empty name, for more than name, strength and allergen, and where the text gets longer
 * than a note.
 */
int ingredient_list_add(const char *what, const char *text, bool detailed, struct pool *pool,
	struct ingredient_list *list, struct error *error);

/* Takes names out. Errors: STATUS_NOT_FOUND for one that is not there. */
int ingredient_list_drop(const char *what, const char *text, struct pool *pool, struct ingredient_list *list,
	struct error *error);

/* The member of that folded name, or NULL. */
const struct ingredient *ingredient_list_find(const struct ingredient_list *list, const char *key);

/* Whether the words of one folded name stand, whole and in a row, in another: "fish" in "fish collagen". */
bool name_is_within(const char *key, const char *other);
