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

/* What a lot's status was set to. */
struct model_mark {
	instant_t time;
	enum lot_status status;
};

struct model_lot {
	size_t product; /* index */
	char code[24];
	day_t expires;
	enum lot_status status; /* now */
	struct model_mark *marks; /* in the order of entries */
	size_t mark_count;
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

/* A line of a delivery: as it came, or as an entry corrected it. */
struct model_paper {
	int64_t delivery, line; /* delivery 0: none */
	int64_t layer;
	int64_t containers;
	money_t net;
};

struct model_entry {
	instant_t time;
	day_t day;
	struct model_paper corrects;
	money_t difference; /* of the price of what was gone */
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
	struct model_paper *papers; /* as they came */
	size_t paper_count;
	day_t closed, first; /* last day of the closed months; first day of all */
	struct model_entry *entries; /* number less one */
	size_t entry_count;
};

void model_free(struct model *model);

/* An entry that moved nothing. */
void model_pass(struct model *model, struct when when);

/*
 * Each says whether the act is accepted, and if so does it as the next entry. A refused one changes nothing.
 */
bool model_receive(struct model *model, struct when when, const struct delivery *delivery);
/* `mixture`: entry of the one that it uses; 0: none. */
bool model_session(struct model *model, struct when when, int64_t mixture, int64_t location,
        const struct item *items, size_t count);
bool model_prepare(
        struct model *model, struct when when, int64_t location, const struct item *items, size_t count);
bool model_discard_mixture(struct model *model, struct when when, int64_t mixture);
bool model_discard(
        struct model *model, struct when when, const int64_t *opened, size_t count, enum reason reason);
/* `when` counts where the target's month is closed. */
bool model_void(struct model *model, int64_t target, struct when when);
bool model_lot_status(struct model *model, struct when when, size_t lot, enum lot_status status);
bool model_lot_correct(struct model *model, struct when when, size_t lot, const char *code, day_t expires);
/* A `net` of -1 keeps the price of the line. */
bool model_correct(struct model *model, struct when when, int64_t delivery, int64_t line, int64_t containers,
        money_t net);
bool model_close(struct model *model, struct when when, day_t last, day_t today);
bool model_reopen(struct model *model, struct when when);

/* Whether entries may still count for a day. */
bool model_is_open(const struct model *model, day_t day);

/* How a line of a delivery reads now; NULL when there is none. Good until the next call. */
const struct model_paper *model_paper_now(const struct model *model, int64_t delivery, int64_t line);

/* Whether a mixture that was made by an entry stands: neither used nor thrown away. */
bool model_stands(const struct model *model, int64_t entry);

/* Index of a product by its id. */
size_t model_product(const struct model *model, int64_t id);

/* The cell that a line moves. */
struct model_cell *model_cell(struct model *model, const struct movement *line);

/* Index of a product's lot by its code; `lot_count` for none. */
size_t model_lot_index(const struct model *model, size_t product, const char *code);

/* Whether an entry that stands used the mixture of another, or threw it away. */
bool model_followed(const struct model *model, int64_t entry);

/* Room for one more at the end of an array. */
void *model_grow(void *array, size_t count, size_t size);

/* For the files of the model: the next entry, and its next line, which the cells follow. */
void model_open(struct model *model, struct when when);
void model_line(struct model *model, struct movement line);
/* A new cell; gives its index. */
size_t model_add_cell(struct model *model, struct model_cell cell);

/* How much of a cell may leave at some time without any moment since going wrong. */
struct reach {
	bool known;
	int64_t left; /* of it, after what this session chose already */
	int64_t basis; /* amount that `value` is the value of */
	money_t value, ceiling;
};
struct reach model_reach(const struct model_cell *cell, instant_t time);

/* Whether one cell is taken before another: open ones, then by expiry, day received, lot, layer. */
bool model_before(const struct model *model, const struct model_cell *one, const struct model_cell *other);
money_t model_half_even(money_t value, int64_t part, int64_t whole);
/* Shares a sum that is not negative out by weight, the largest remainders first. */
void model_share_out(money_t total, const int64_t *weights, size_t count, money_t *shares);
