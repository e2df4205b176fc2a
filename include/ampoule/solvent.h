/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two-part products: a powder and the product that it is dissolved in (DESIGN.md, section 7). */
#pragma once
#include "ampoule/store.h"
#include "ampoule/thing.h"

/*
 * Whether a product may be dissolved in the one that its record names. Errors, STATUS_REFUSED: itself, what is mixed
 * into nothing, or what is dissolved in something else.
 */
int solvent_check(struct store *store, const struct record *product);
