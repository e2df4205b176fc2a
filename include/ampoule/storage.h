/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a place keeps what a product bears. */
#pragma once
#include <stdint.h>
#include "ampoule/pool.h"
#include "ampoule/store.h"

/*
 * A sentence on a place that may be warmer or colder than the product bears, as far as both say at which temperature;
 * `*text` is NULL where nothing is wrong with it. It belongs to the pool.
 */
int storage_misfit(struct store *store, int64_t product, int64_t location, struct pool *pool, const char **text);
