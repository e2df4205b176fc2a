/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the ledger should do, written a second time in plain arrays: its own first expired, first out, its own
 * arithmetic of cost, its own view of the past. It shares types with the program and no rule. A cell is what one
 * place has of a layer's sealed containers, or of one opened container; it holds every change in the order of
 * business time.
 */
#pragma once
#include "ampoule/delivery.h"
#include "ampoule/draft.h"
#include "ampoule/session.h"

struct model_product {
	int64_t id;
	char code[16];
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
	size_t next; /* of its layer: index and one more; 0: none */
	size_t lot; /* index; its id is one more */
	day_t received;
	instant_t opened_at, use_by;
	struct model_point *points;
	size_t count;
	int64_t amount; /* now */
	money_t value;
};

/* An inflow. */
struct model_layer {
	size_t first; /* cell: index and one more */
	int64_t entry;
};

/* A line of a delivery: as it came, or as an entry corrected it. */
struct model_paper {
	int64_t delivery, line;
	int64_t layer, location;
	int64_t containers;
	money_t net, fees, tax;
	int64_t tax_rate; /* hundredths of a percent */
	bool recoverable; /* the tax comes back */
	bool estimated;
};

/* What an entry did to the price of goods that were gone. */
struct model_difference {
	int64_t layer;
	money_t value;
};

/* A supplier's credit; `known` where the amount was said. */
struct model_credit {
	bool is, known;
	int64_t supplier, of; /* of: entry that it is for; 0: none */
	money_t amount;
};

enum { MODEL_COUNTERS = 2 };

/* A line of a count. */
struct model_count_line {
	size_t lot;
	int64_t location, opened;
	bool found, open; /* open: its amount is content */
	int64_t expected; /* at the snapshot */
	money_t price;	  /* of a found one; -1: not said */
	int64_t figures[MODEL_COUNTERS]; /* -1: none */
};

/* A lot that a count found and its snapshot has not. */
struct model_found {
	size_t product; /* index */
	const char *lot;
	day_t expires;
	bool has_expiry, open;
	int64_t location, amount;
	money_t price;
};

struct model_count {
	int64_t base; /* the last entry before it */
	int64_t ended; /* entry that posted or cancelled it; 0: none */
	struct model_count_line *lines;
	size_t count;
};

/* An order. */
struct model_order {
	bool sent, cancelled;
	int64_t asked[16]; /* containers, by product */
};

struct model_entry {
	instant_t time;
	day_t day;
	struct model_paper *corrects;
	size_t correct_count;
	bool settles; /* corrects papers that were estimated */
	struct model_difference *differences;
	size_t difference_count;
	struct model_credit credit;
	int64_t supplier, order; /* of a delivery; 0: none */
	bool delivers;
	bool session, prepares;
	bool counts; /* ends a count, which is open again without it */
	bool consumes; /* for a patient or a room */
	bool discards; /* opened containers: away, or to another place */
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
	char place_codes[8][16];
	struct model_lot *lots;
	size_t lot_count;
	struct model_cell *cells;
	size_t cell_count;
	struct model_layer *layers; /* id less one */
	int64_t *opened; /* layer of an opened container; number less one */
	size_t layer_count, opened_count;
	struct model_paper *papers; /* as they came */
	size_t paper_count;
	struct model_count *counts; /* number less one */
	size_t count_count;
	struct model_order *orders; /* number less one */
	size_t order_count;
	day_t closed, first; /* last day of the closed months; first day of all */
	struct model_entry *entries; /* number less one */
	size_t entry_count;
};

void model_free(struct model *model);
void model_forget_entry(struct model_entry *entry);

/* An entry that moved nothing. */
void model_pass(struct model *model, struct when when);

/*
 * Each says whether the act is accepted, and if so does it as the next entry. A refused one changes nothing.
 */
bool model_receive(struct model *model, struct when when, const struct delivery *delivery);
/* A paper that is priced line by line; `order` 0: it came for none. */
bool model_deliver(
        struct model *model, struct when when, const struct draft *draft, const struct draft_foot *foot, int64_t order);
bool model_settle(struct model *model, struct when when, int64_t delivery, int64_t supplier, const money_t *nets);
/* The lines of a delivery that wait for their paper. */
size_t model_waiting(const struct model *model, int64_t delivery);
/* `mixture`: entry of the one that it uses; 0: none. */
bool model_session(struct model *model, struct when when, int64_t mixture, int64_t location,
        const struct item *items, size_t count);
bool model_prepare(
        struct model *model, struct when when, int64_t location, const struct item *items, size_t count);
bool model_discard_mixture(struct model *model, struct when when, int64_t mixture);
bool model_discard(
        struct model *model, struct when when, const int64_t *opened, size_t count, enum reason reason);
/* What is taken off the shelf; `reason` says what for. */
bool model_take(struct model *model, struct when when, enum reason reason, int64_t location, const struct item *items,
        size_t count);
/* All that a place has, or every place for 0; with the reason expired only what is. */
bool model_waste_all(struct model *model, struct when when, enum reason reason, int64_t location);
bool model_transfer(struct model *model, struct when when, int64_t from, int64_t to, const struct item *items,
        size_t count);
/* `credit.of` is 0. */
bool model_return(struct model *model, struct when when, int64_t location, const struct item *items, size_t count,
        struct model_credit credit);
bool model_credit(struct model *model, struct when when, struct model_credit credit);
/* Counts: `product` and `location` 0: all. */
bool model_count_start(struct model *model, struct when when, int64_t product, int64_t location);
/* Amounts of lines from the first on; -1: not counted. `found` may be NULL. */
bool model_count_enter(struct model *model, struct when when, int64_t number, int counter, bool recount,
        const int64_t *amounts, const struct model_found *found);
bool model_count_post(struct model *model, struct when when, int64_t number);
bool model_count_cancel(struct model *model, struct when when, int64_t number);
bool model_order_change(struct model *model, struct when when, int64_t number, size_t product, int64_t containers);
bool model_order_start(struct model *model, struct when when, size_t product, int64_t containers);
bool model_order_send(struct model *model, struct when when, int64_t number);
bool model_order_cancel(struct model *model, struct when when, int64_t number);
/* What of a product came for an order, by the papers as they read now. */
int64_t model_order_came(const struct model *model, int64_t number, size_t product);
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
/* What a line costs. */
money_t model_paper_cost(const struct model_paper *paper);
const struct model_paper *model_paper_now(const struct model *model, int64_t delivery, int64_t line);

/* Whether a mixture that was made by an entry stands: neither used nor thrown away. */
bool model_stands(const struct model *model, int64_t entry);

/* Index of a product by its id. */
size_t model_product(const struct model *model, int64_t id);

/* The cell that a line moves; NULL: none yet. */
struct model_cell *model_cell(const struct model *model, const struct movement *line);

/* Where an opened container is that has content; a cell of it where it has none. */
struct model_cell *model_opened(const struct model *model, int64_t opened);

/* A lot of that code and expiry for what comes in; `lot_count` where it is there with another. */
size_t model_lot_for(struct model *model, size_t product, const char *code, day_t expires);
bool model_lot_admits(const struct model *model, size_t product, const char *code, day_t expires);

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

/* Whether a place's lot comes before another's, by place, product and lot: below 0 where it does. */
int model_shelf_order(const struct model *model, int64_t place, size_t lot, int64_t other_place, size_t other_lot);

void model_difference(struct model *model, int64_t layer, money_t value);

/* How much of a cell may leave at some time without any moment since going wrong. */
struct reach {
	bool known;
	int64_t left; /* of it, after what this act chose already */
	int64_t basis; /* amount that `value` is the value of */
	money_t value, ceiling;
};
struct reach model_reach(const struct model_cell *cell, instant_t time);

/* What one act takes from one cell. */
struct chosen {
	size_t cell;
	int64_t containers;
	content_t taken, residue, kept;
	bool mixed;
	enum reason reason;
	money_t value;
};

struct choosing {
	struct model *model;
	struct when when;
	int64_t location;
	enum purpose purpose;
	enum reason reason; /* not for a patient */
	struct reach *reaches; /* by cell */
	struct chosen *chosen;
	size_t count, room;
};

struct choosing model_choosing(struct model *model, struct when when, int64_t location, enum purpose purpose,
        enum reason reason);
/* Takes what an item wants; `false`: there is not enough, or it may not be asked for in this way. */
bool model_choose(struct choosing *choosing, const struct item *item);
bool model_choose_all(struct choosing *choosing, const struct item *items, size_t count);
/* Gives each its value. */
void model_price(struct choosing *choosing);
/* Prices and posts as the next entry. */
void model_post(struct choosing *choosing);
void model_choosing_end(struct choosing *choosing);

/* Whether one cell is taken before another: open ones, then by expiry, day received, lot, layer, place. */
bool model_before(const struct model *model, const struct model_cell *one, const struct model_cell *other);
money_t model_half_even(money_t value, int64_t part, int64_t whole);
/* Shares a sum out by weight, the largest remainders first. */
void model_share_out(money_t total, const int64_t *weights, size_t count, money_t *shares);
