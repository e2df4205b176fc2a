/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that is given back all at once: texts and small arrays that live as
 * long as one command, or one line of an import. Running out of it aborts.
 */
#pragma once
#include <stddef.h>

struct pool {
	struct pool_block *newest; /* NULL in an empty pool: `struct pool pool = { 0 };` will do */
};

/* Zeroed memory, aligned for any type. */
void *pool_alloc(struct pool *pool, size_t size);

/* A copy of a text; NULL gives NULL. */
char *pool_copy(struct pool *pool, const char *text);

char *pool_printf(struct pool *pool, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Room for one more element at the end of a growing array.
 *
 *	struct item *items = NULL; size_t count = 0;
 *	struct item *item = pool_append(pool, &items, &count, sizeof *items);
 *
 * Returns the new, zeroed element. Elements move when the array grows: keep
 * no pointers to them while it does.
 */
void *pool_append(struct pool *pool, void *array_pointer, size_t *count, size_t element_size);

/* Gives all of it back; the pool can be used again. */
void pool_release(struct pool *pool);
