/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what is taken off the shelf. */
#pragma once
#include <stdio.h>
#include "ampoule/taking.h"

/* The plan, holding by holding: product, lot, expiry, how much, from which place. */
void taking_print(const struct taking *taking, struct pool *pool, FILE *file);

/* In a few words: "3 ampoules of hair-x", "2 ml of tonic", "5 lots". */
const char *taking_describe(const struct taking *taking, struct pool *pool);
