/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stock that is kept for a patient (DESIGN.md, section 5): proposed to no other, used up by what the patient gets, let
 * go by hand, by its last day or with its course. Write-offs, counts and transfers may take it all the same.
 */
#pragma once
#include <stdbool.h>
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/shelf.h"
#include "ampoule/usable.h"

struct item;
struct taking;

/* A line of a reservation that holds. */
struct reserved {
	int64_t reservation, line; /* the number of its entry */
	int64_t patient;
	const char *patient_code;
	int64_t lot; /* 0: whichever there is */
	content_t content; /* that is left of it */
	day_t until; /* DAY_NONE: until it is released */
};

/* What is kept of a product on a day, the oldest first; texts belong to the pool. */
int reservation_list(struct store *store, int64_t product, day_t day, struct pool *pool, struct reserved **kept,
	size_t *count);

/*
 * Marks what of a product's holdings is kept for others than the patient; 0: for whomever. Lots that the items name are
 * in a hand already, and kept only where there is no other.
 */
int reservation_set_aside(struct store *store, const struct product *product, int64_t patient, struct when when,
	const struct item *items, size_t item_count, struct pool *pool, struct holding **holdings, size_t *count);

/* What is to be kept. */
struct reservation {
	int64_t patient;
	int64_t course; /* with whose end it ends; 0: none */
	day_t until;	/* DAY_NONE: until it is released */
	const struct item *items;
	size_t count;
};

/*
 * Posts it; its number is the entry's. Errors: STATUS_REFUSED when less is free than is to be kept, saying what is
 * there; STATUS_DATA for a quantity of nothing, of another unit, or of something that is open.
 */
int reservation_post(struct store *store, const struct act *act, const struct reservation *reservation,
	struct pool *pool, int64_t *number);

/* Posts that a reservation is let go; the patient's code goes to `*patient`. Errors: STATUS_NOT_FOUND; STATUS_REFUSED
 * when nothing is left of it. */
int reservation_release(struct store *store, const struct act *act, int64_t number, struct pool *pool,
	const char **patient, int64_t *entry);

/* Within the open entry that takes for a patient: what is taken uses up what was kept, of its own lot first. */
int reservation_use(struct store *store, int64_t entry, int64_t patient, const struct taking *taking);

/* Brings the reservations of an entry up to date: of the one that made, released, used or ended them, of the session
 * that it corrected, or of the one that was voided. */
int reservation_project(struct store *store, int64_t entry);

/* What an entry did to a reservation: "hair-x", "released", "used of hair-x". */
struct reservation_act {
	int64_t reservation;
	const char *patient_code, *what;
};

int reservation_acts(struct store *store, int64_t entry, struct pool *pool, struct reservation_act **acts,
	size_t *count);
