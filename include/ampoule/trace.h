/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be traced: lots by their code alone, visits by their number. The traces themselves are reports. */
#pragma once
#include "ampoule/pool.h"
#include "ampoule/shelf.h"

/* A lot of some product. */
struct lot_of {
	struct lot lot;
	const char *product_code;
};

/* The lots of a code, whatever their product; by product. */
int lots_of_code(struct store *store, const char *code, struct pool *pool, struct lot_of **lots, size_t *count);

/* The lots of a product, by code. */
int lots_of_product(struct store *store, int64_t product, struct pool *pool, struct lot_of **lots, size_t *count);

/* The code that a lot of this code bears since a correction; NULL: none was corrected. Of any product where 0 is given. */
int lot_renamed(struct store *store, int64_t product, const char *code, struct pool *pool, const char **now);

/* Whether a session or a preparation has that number. */
int treatment_find(struct store *store, int64_t number, bool *found);
