/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says why there is not enough: what is wanted, what is there, and what is there but may not be used. */
#pragma once
#include "ampoule/fefo.h"
#include "ampoule/pool.h"

struct shortage {
	const char *product;   /* its code */
	const char *container; /* "ampoule" */
	const char *unit;      /* "ml" */
	const char *location;  /* code of the place it was wanted from */
	const char *lot;       /* code of the lot that was named; NULL: none */
};

/* "'hair-x': 3 ampoules wanted, 2 usable in 'main' (1 expired 2026-10-31; 5 on hold; 4 usable in 'fridge')".
 * One sentence without the way out. */
char *shortage_describe(const struct shortage *shortage, const struct holding *holdings, size_t count,
	const struct want *want, struct when when, struct pool *pool);

/* "1 ampoule", "3 ampoules". */
char *containers_describe(int64_t count, const char *container, struct pool *pool);
