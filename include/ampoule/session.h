/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A patient's session: planned from the shelf, posted as one entry, read back (DESIGN.md, sections 5 to 7). */
#pragma once
#include <stdio.h>
#include "ampoule/ledger.h"
#include "ampoule/taking.h"

struct mixture;

struct session_request {
	int64_t patient;
	const char *patient_code;
	int64_t location;
	const char *location_code;
	int64_t recipe; /* 0: none */
	const char *recipe_code;
	int64_t version;
	int64_t life; /* minutes that the mixture may stand */
	const struct mixture *mixture; /* made ahead, that this session uses; NULL: none */
	const char *practitioner, *area, *zones, *note; /* NULL: not said */
	const struct item *items;
	size_t count;
};

struct session_plan {
	const struct session_request *request;
	struct taking taking;
	bool mixes; /* there is a preparation */
	instant_t use_by;
	const struct product *use_by_of; /* the component that sets it; NULL: the mixture's own life */
};

enum { MIXTURE_LIFE = 240 }; /* minutes, unless a recipe says less */

/*
 * Chooses containers for every item. Nothing is written. All of it belongs to the pool.
 * Errors: STATUS_REFUSED when anything is short or may not be used, saying what is there and why not;
 * STATUS_DATA for a quantity of nothing or of another unit.
 */
int session_plan(struct store *store, const struct session_request *request, struct when when, struct pool *pool,
	struct session_plan *plan);

/* Posts the session, its preparation and their movements as one entry. */
int session_post(struct store *store, const struct act *act, const struct session_plan *plan, int64_t *number);

/* A lot's part in a session. */
struct session_line {
	const char *product, *name, *maker, *lot, *unit, *container;
	day_t expires;
	int64_t opened;	    /* a container of several doses that it was drawn from; 0: single doses */
	int64_t containers; /* that were opened or given out */
	content_t used;	    /* of a consumable: consumed */
	content_t residue;
	money_t cost;
	bool mixed;
};

struct session_record {
	int64_t number;
	struct when when;
	const char *patient, *location, *practitioner, *area, *zones, *note;
	const char *recipe; /* NULL: none */
	int64_t version;
	instant_t use_by; /* INSTANT_NONE: nothing was mixed */
	const char *use_by_of;
	int64_t voided_by; /* 0: it stands */
	struct session_line *lines;
	size_t count;
};

/* Errors: STATUS_NOT_FOUND. */
int session_load(struct store *store, int64_t number, struct pool *pool, struct session_record *record);
