/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a lot, and what may turn out to be otherwise (DESIGN.md, sections 4.5 and 5). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/shelf.h"

/* "released", "held", "recalled": as the ledger keeps it. */
const char *lot_status_name(enum lot_status status);

/* Holds, releases or recalls a lot. Errors: STATUS_REFUSED when that is its status already. */
int lot_set_status(struct store *store, const struct act *act, const struct lot *lot, enum lot_status status,
	int64_t *number);

/* A session that stands and used a lot. */
struct lot_session {
	int64_t number;
	struct when when;
	const char *patient;
	content_t used;
	bool overridden; /* a rule was, or it was an incident */
};

/* The sessions that used a lot; those after `after` only, unless that is DAY_NONE. */
int lot_sessions(struct store *store, int64_t lot, day_t after, struct pool *pool, struct lot_session **sessions,
	size_t *count);

/* What a lot really is. */
struct lot_correction {
	struct lot lot;	   /* as it stands */
	const char *code;  /* what it should be */
	day_t expires;
	struct lot target; /* the lot that is there under that code; id 0: none, and the lot gets the code */
	struct lot_session *late; /* sessions that used it past the new expiry */
	size_t late_count;
};

/*
 * Looks at what a correction would do: `lot`, `code` and `expires` are the caller's. Errors: STATUS_REFUSED when
 * nothing would change, or the lot that is there under the new code has another expiry or status.
 */
int lot_correction_plan(struct store *store, struct pool *pool, struct lot_correction *correction);

/* Posts it: code and expiry of the lot, or all of its layers moved to the target. */
int lot_correction_post(struct store *store, const struct act *act, const struct lot_correction *correction,
	int64_t *number);

/* Where a lot is: the sealed containers of a place, or an opened one. */
struct lot_place {
	const char *location;
	bool usable;
	int64_t opened; /* 0: sealed */
	instant_t use_by;
	int64_t containers;
	content_t content;
	money_t value;
};

/* An inflow of a lot. */
struct lot_layer {
	int64_t entry, voided_by; /* 0: it stands */
	day_t received;
	const char *kind, *supplier, *invoice;
	int64_t containers; /* that came */
	money_t cost;	    /* as they came */
	content_t content;  /* that is left */
	money_t value;
	money_t difference; /* of prices corrected after it was gone */
};

struct lot_view {
	struct lot_place *places;
	struct lot_layer *layers;
	struct lot_session *sessions;
	size_t place_count, layer_count, session_count;
	const char *became; /* code of the lot that it was found to be; NULL: none */
	int64_t became_by;  /* the entry that says so */
};

int lot_view_load(struct store *store, int64_t lot, struct pool *pool, struct lot_view *view);
