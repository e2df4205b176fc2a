/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue as the database keeps it: every change of a row is a line of an entry. */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/store.h"
#include "ampoule/thing.h"

/*
 * Finds a thing by its code, or by its name in whatever case where it has one (products and packages also by
 * GTIN). `record->id` is 0 when there is none and `required` is false.
 * Errors: STATUS_NOT_FOUND with the nearest names and 'ampoule THING list'; STATUS_DATA when a name fits several.
 */
int catalogue_find(struct store *store, const struct thing *thing, const char *name, bool required,
	struct pool *pool, struct record *record);

int catalogue_load(struct store *store, const struct thing *thing, int64_t id, struct pool *pool,
	struct record *record);

/* The codes that a product had before, the first one first. */
int alias_list(struct store *store, int64_t product, struct pool *pool, const char ***codes, size_t *count);

/*
 * Writes a record inside the open entry: the row, and one change for each field that differs from what is there
 * (all that are not null when it is new: `record->id` is then given). `*changed` tells whether any did; may be NULL.
 * Errors: STATUS_REFUSED when its code or GTIN belongs to another one already.
 */
int catalogue_save(struct store *store, const struct thing *thing, struct record *record, bool *changed);

/* Calls `each` for every row in the order of codes; stops at the first status that is not 0 and returns it. */
int catalogue_each(struct store *store, const struct thing *thing, struct pool *pool,
	int (*each)(const struct record *record, void *data), void *data);

/* Whether anything on the shelf belongs to a product, or stands at a location; false for other things. */
int catalogue_is_stocked(struct store *store, const struct thing *thing, int64_t id, bool *stocked);
