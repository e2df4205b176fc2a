/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A random history of a small clinic, played against the program and against the independent model of it.
 */
#pragma once
#include <inttypes.h>
#include "clinic.h"
#include "model.h"

enum { HISTORY_PLACES = 4, HISTORY_SUPPLIERS = 2, HISTORY_LOTS = 7 };

struct history {
	struct clinic clinic;
	struct model model;
	uint64_t seed, state;
	int act; /* that is played */
	instant_t now;
	int64_t places[HISTORY_PLACES]; /* the last two are not for use */
	int64_t suppliers[HISTORY_SUPPLIERS];
	size_t compared; /* entries whose lines were compared */
};

#define ENSURE(condition, ...) history_ensure(h, condition, __LINE__, __VA_ARGS__)
__attribute__((format(printf, 4, 5))) void history_ensure(
        const struct history *h, bool holds, int line, const char *format, ...);

/* AMPOULE_TEST_SEED=N plays another history. */
void history_begin(struct history *h);
void history_end(struct history *h);

/* The next act, at some time: `act` counts them. */
void history_play(struct history *h);

/* Drawn from the seed: 0 to limit - 1; whether something happens that does in so many of a hundred cases. */
int64_t below(struct history *h, int64_t limit);
bool chance(struct history *h, int percent);

/* The program accepted what the model did, and refused the rest with a sentence. */
void expect(struct history *h, bool accepted, int status, const char *what);

/* A product's standing expiry for one of its lots. */
day_t lot_expiry(size_t product, int64_t lot);
/* The number of an opened container that is not empty, now and then of any; 0: none. */
int64_t any_opened(struct history *h);
struct item random_item(struct history *h);
/* What is taken away: whole containers, or of what is open. */
struct item random_goods(struct history *h, int64_t *location);

void play_delivery(struct history *h, bool opening);
void play_paper(struct history *h);
void play_settlement(struct history *h);
void play_correct(struct history *h);
void play_return(struct history *h);
void play_credit(struct history *h);
void play_order(struct history *h);

void play_session(struct history *h, bool ahead);
void play_discard_mixture(struct history *h);
void play_discard(struct history *h);
void play_void(struct history *h);
void play_lot_status(struct history *h);
void play_lot_correct(struct history *h);
void play_close(struct history *h);

void play_waste(struct history *h);
void play_use(struct history *h);
void play_transfer(struct history *h);
void play_count(struct history *h);

/* Acts as the commands do them, in the words of the model. */
int clinic_deliver(struct clinic *clinic, const struct draft *draft, const struct draft_foot *foot, int64_t order,
        int64_t *number);
int clinic_settle(
        struct clinic *clinic, int64_t delivery, int64_t supplier, const money_t *nets, int64_t *number);
int clinic_return(struct clinic *clinic, int64_t location, const struct item *items, size_t count,
        const struct model_credit *credit, int64_t *number);
int clinic_credit(struct clinic *clinic, const struct model_credit *credit, int64_t *number);
int clinic_order_change(struct clinic *clinic, int64_t order, const struct order_line *line, int64_t *entry);
int clinic_count_start(struct clinic *clinic, int64_t product, int64_t location);
int clinic_count_enter(struct clinic *clinic, int64_t number, int counter, bool recount, const int64_t *amounts,
        const struct model_found *found, int64_t *entry);
int clinic_count_post(struct clinic *clinic, int64_t number, int64_t *entry);
int clinic_count_cancel(struct clinic *clinic, int64_t number, int64_t *entry);
int clinic_take(struct clinic *clinic, enum reason reason, int64_t location, const struct item *items, size_t count,
        int64_t *number);
/* `location` 0: every place. */
int clinic_waste_all(struct clinic *clinic, enum reason reason, int64_t location, int64_t *number);
int clinic_transfer(struct clinic *clinic, int64_t from, int64_t to, const struct item *items, size_t count,
        int64_t *number);

/* All that the program keeps, against the model; and from the rows alone that nothing is negative at any moment,
 * nor lost on any day. */
void history_compare(struct history *h);
