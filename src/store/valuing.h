/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices the ledger's lines, one after the other in the order of business, by a method. */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/valuation.h"

/* Lines of an entry that another one took back: `by`'s line 1 takes back `last`, its line 2 the one before. */
struct undoing {
	int64_t entry, by;
	int64_t first, last;
	bool at_once; /* on the same day: it is as if neither had been */
	money_t *values; /* of the lines, when they have come */
	bool *stayed; /* which lines took nothing from what there is */
};

/* What was used of a product in a mixture. */
struct valued_draw {
	int64_t preparation, product;
	content_t content;
	money_t value;
};

struct valuing {
	struct store *store;
	struct pool pool;
	enum valuation_method method;
	struct valuation_pool *products; /* by id */
	size_t product_count;
	struct undoing *undone; /* by `entry` */
	size_t undone_count;
	struct undoing **undoers; /* the same by `by` */
	int64_t *left; /* mixtures of which something turned into residue */
	size_t left_count;
	struct valued_draw *draws; /* of these */
	size_t draw_count;
	struct valued_draw leaving; /* what the line before turned; the next one is its residue */
};

/* Reads what prices depend on besides the lines. */
int valuing_begin(struct valuing *valuing, struct store *store, enum valuation_method method, const char *until);

/* What the line moves by the method: it and all before it, in the order of business. */
money_t valuing_price(struct valuing *valuing, int64_t entry, int64_t line, int64_t product, const struct movement *movement);

/* All that there is of a product after the lines so far. */
struct valuation_pool *valuing_pool(struct valuing *valuing, int64_t product);

void valuing_release(struct valuing *valuing);
