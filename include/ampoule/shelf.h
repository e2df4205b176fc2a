/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the shelf, as acts on stock see it. */
#pragma once
#include <stddef.h>
#include "ampoule/pool.h"
#include "ampoule/store.h"
#include "ampoule/usable.h"

struct product {
	int64_t id;
	const char *code;
	const char *name;
	const char *container; /* "ampoule" */
	const char *kind;      /* "preparation", "consumable", "kit" */
	enum unit unit;
	content_t content; /* of one container */
	int64_t in_use;	   /* minutes after opening; 0: single-dose */
	bool retired;
};

/* Errors: STATUS_NOT_FOUND. Texts belong to the pool. */
int product_load(struct store *store, int64_t id, struct pool *pool, struct product *product);

struct lot {
	int64_t id;
	int64_t product;
	const char *code;
	day_t expires;
	enum lot_status status;
};

/* The lot of a product, or `lot->id` 0. Texts belong to the pool. */
int lot_find(struct store *store, int64_t product, const char *code, struct pool *pool, struct lot *lot);

/*
 * All that there is of a product at every place, sorted first expired first: what may be taken at `when`, which is
 * the least that was there from then on.
 */
int shelf_load(struct store *store, int64_t product, struct when when, struct pool *pool,
	struct holding **holdings, size_t *count);

/* The same, of what has been there since another moment; lots are looked at as they were at `when`. */
int shelf_load_since(struct store *store, int64_t product, struct when when, instant_t since, struct pool *pool,
	struct holding **holdings, size_t *count);

/* The product that an opened container holds, 0 when it is empty or there is none of that number. */
int opened_product(struct store *store, int64_t opened, int64_t *product);

