/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recalls: what a notice names is held everywhere at once, and what is done about it is kept (DESIGN.md, section 7). */
#pragma once
#include "ampoule/ledger.h"
#include "ampoule/pool.h"
#include "ampoule/shelf.h"

/* A lot that a notice names. The caller gives the first three. */
struct recalled_lot {
	const char *product_code;
	struct lot lot; /* id 0, with product and code: one that was never seen */
	int64_t found;	/* the lot that all of it was found to be of; 0: none */
	const char *found_code;
	bool seen;	/* something of it came once, and was not voided */
	int64_t sealed; /* containers */
	int64_t opened; /* containers that stand open */
	int64_t mixtures; /* that stand and hold it */
	int64_t patients; /* who had it */
};

struct recalling {
	const char *notice; /* its reference */
	instant_t noticed;  /* when it came */
	int64_t product;    /* all of it, lots that come later too; 0: the lots alone */
	struct recalled_lot *lots;
	size_t count;
};

/*
 * Looks at what a recall would hold, lot by lot. Errors: STATUS_REFUSED when the notice came after the act, when a lot
 * was found to be another one, or when all of it is recalled by that notice already.
 */
int recall_plan(struct store *store, struct when when, struct pool *pool, struct recalling *recalling);

/* Posts it as one entry: every lot becomes recalled, one that was never seen is kept as a nil return. */
int recall_post(struct store *store, const struct act *act, const struct recalling *recalling, int64_t *number);

/* What else was done about a recall; `patient` 0: nobody was called. Errors: STATUS_NOT_FOUND; STATUS_REFUSED when it
 * is void, or came later. */
int recall_note(struct store *store, const struct act *act, int64_t recall, int64_t patient, const char *note,
	int64_t *number);

/* Errors: STATUS_NOT_FOUND when there is no recall of that number. */
int recall_find(struct store *store, int64_t number);

/* What an entry did to recalls, in words; texts that may name a patient are marked. */
struct recall_act {
	const char *what;
	const char *patient; /* NULL: none */
	bool private; /* may name one */
};
int recall_acts(struct store *store, int64_t entry, struct pool *pool, struct recall_act **acts, size_t *count);

/* Refuses what would come in of a lot that is recalled, or of a product of which all is. */
int recall_check_delivery(struct store *store, int64_t product, const char *code);

/* Lets in a lot that was never seen, of a product of which all is recalled. Errors: STATUS_NOT_FOUND when that is
 * not so. */
int recall_let_in(struct store *store, const struct act *act, const struct lot *lot, const char *product,
	int64_t *number);

/* Whether a recall may be voided. Errors: STATUS_REFUSED when a lot's status was changed, or recalled anew, since. */
int recall_check_undo(struct store *store, int64_t entry);

/* Within the open entry, a void: gives the lots of the recall that it voids the status that they had. */
int recall_undo(struct store *store, int64_t entry);
