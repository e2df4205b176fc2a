/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How products are packed: each size of box once per product, with its own GTIN where it has one. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "ampoule/pool.h"
#include "ampoule/store.h"
#include "ampoule/thing.h"

/* The packages of a product, the smallest first; retired ones too. */
int package_list(struct store *store, int64_t product, struct pool *pool, struct record **packages,
	size_t *count);

/* The product's only package in use, whose `code` is the product's; a single container that bears a GTIN is none.
 * Errors: STATUS_DATA when it has none, or several. */
int package_find_only(struct store *store, int64_t product, const char *code, struct pool *pool,
	struct record *package);

/*
 * Adds, within the open entry, a package of so many containers to a product; `gtin` is 14 digits or NULL. One of
 * that size without a GTIN gets it; the same size and GTIN again changes nothing.
 * Errors: STATUS_REFUSED when the GTIN belongs to another package.
 */
int package_add(struct store *store, int64_t product, int64_t containers, const char *gtin);

/*
 * Retires, within the open entry, a product's package of so many containers; `gtin` tells several apart, or is NULL.
 * Errors: STATUS_NOT_FOUND when none is in use; STATUS_DATA when several are.
 */
int package_retire(struct store *store, int64_t product, int64_t containers, const char *gtin);
