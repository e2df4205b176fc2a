/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the ledger should do, written a second time in plain arrays: its own first expired, first out, its own
 * arithmetic of cost, its own view of the past. It shares types with the program and no rule. A cell is a
 * layer's sealed containers at their place, or one opened container; it holds every change in the order of
 * business time.
 */
#pragma once
#include "ampoule/delivery.h"
#include "ampoule/session.h"

struct model_product {
	int64_t id;
	content_t size;
	int64_t in_use; /* minutes; 0: single-dose */
	bool consumable;
};

struct model_lot {
	size_t product; /* index */
	char code[24];
	day_t expires;
};

struct model_point {
	instant_t time;
	int64_t entry;
	int64_t amount; /* containers of sealed ones, content of an opened one */
	money_t value;
};

struct model_cell {
	int64_t layer, location, opened; /* opened 0: sealed */
	size_t lot; /* index; its id is one more */
	day_t received;
	instant_t opened_at, use_by;
	struct model_point *points;
	size_t count;
	int64_t amount; /* now */
	money_t value;
};

struct model_entry {
	instant_t time;
	bool session, prepares;
	bool discards; /* opened containers */
	int64_t mixture; /* entry that made the one that it uses or throws away; 0: none */
	instant_t use_by; /* of the mixture that it makes */
	int64_t voids, voided_by;
	struct movement *lines;
	size_t count;
};

struct model {
	struct model_product products[16];
	size_t product_count;
	bool place_usable[8]; /* by id */
	struct model_lot *lots;
	size_t lot_count;
	struct model_cell *cells;
	size_t cell_count;
	size_t *sealed, *opened; /* cell of a layer, of an opened container; their ids less one */
	size_t layer_count, opened_count;
	struct model_entry *entries; /* number less one */
	size_t entry_count;
};

void model_free(struct model *model);

/* An entry that moved nothing. */
void model_pass(struct model *model, instant_t time);

/*
 * Each says whether the act is accepted, and if so does it as the next entry. A refused one changes nothing.
 */
bool model_receive(struct model *model, struct when when, const struct delivery *delivery);
/* `mixture`: entry of the one that it uses; 0: none. */
bool model_session(struct model *model, struct when when, int64_t mixture, int64_t location,
        const struct item *items, size_t count);
bool model_prepare(
        struct model *model, struct when when, int64_t location, const struct item *items, size_t count);
bool model_discard_mixture(struct model *model, instant_t time, int64_t mixture);
bool model_discard(
        struct model *model, instant_t time, const int64_t *opened, size_t count, enum reason reason);
bool model_void(struct model *model, int64_t target);

/* Whether a mixture that was made by an entry stands: neither used nor thrown away. */
bool model_stands(const struct model *model, int64_t entry);

/* Index of a product by its id. */
size_t model_product(const struct model *model, int64_t id);

/* For model_session.c: the next entry, and its next line, which the cells follow. */
void model_open(struct model *model, instant_t time);
void model_line(struct model *model, struct movement line);
/* A new cell; gives its index. */
size_t model_add_cell(struct model *model, struct model_cell cell);
