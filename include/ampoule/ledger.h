/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The append-only ledger: the one way in which anything is written (DESIGN.md, section 4).
 *
 *	ledger_open(store, &entry)      number assigned, row written
 *	ledger_move / ledger_change …   its lines; balances follow in the same step
 *	ledger_seal(store)              chained; nothing more can be added
 *
 * All of it inside a write transaction of the caller's.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "ampoule/day.h"
#include "ampoule/money.h"
#include "ampoule/quantity.h"
#include "ampoule/store.h"

enum { HASH_SIZE = 32, HASH_TEXT_MAX = 65 };

/* A file that was shown for an act; it stays where it is. */
struct evidence {
	const char *name;   /* without its folders */
	int64_t size;	    /* bytes */
	const char *sha256; /* in hex */
};

/* Who acts, when, and what they said of it: the same for every entry of one command. */
struct act {
	instant_t now;	     /* the clock, read once */
	struct when when;    /* business day and time */
	const char *login;
	int64_t operator_id; /* 0: the login stands for itself */
	const char *why;
	const char *document;
	const char *ref;     /* SHA-256 of --ref's key in hex, for the command's first entry; NULL */
	const char *request; /* SHA-256 of the request in hex, with `ref` */
	const struct evidence *evidence; /* likewise for the command's first entry */
	size_t evidence_count;
};

struct entry {
	int64_t number; /* given by ledger_open */
	const char *kind;
	const struct act *act;
	int64_t voids; /* 0: none */
};

enum reason {
	REASON_OPENING, REASON_RECEIVED, REASON_USED, REASON_RESIDUE, REASON_CONSUMED, REASON_BROKEN,
	REASON_EXPIRED, REASON_SPOILED, REASON_LOST, REASON_SAMPLE, REASON_RECALLED, REASON_RETURNED,
	REASON_COUNTED, REASON_CORRECTED, REASON_TRANSFERRED, REASON_OPENED,
};
const char *reason_name(enum reason reason);
/* The reason of that name, or -1. */
int reason_find(const char *name);

struct movement {
	int64_t layer;
	int64_t location;
	int64_t opened;	     /* 0: sealed containers */
	int64_t preparation; /* 0: none */
	enum reason reason;
	int64_t containers;
	content_t content;
	money_t value;
};

/* Errors: STATUS_REFUSED when the business day lies in a closed month. */
int ledger_open(struct store *store, struct entry *entry);

/* Posts the entry's next line and brings the balance of its layer and place, or its opened container, up to
 * date. Errors: STATUS_REFUSED when something would become negative, or be worth something without being there. */
int ledger_move(struct store *store, const struct movement *movement);

/* Notes that the entry sets a field of a thing of the catalogue. */
int ledger_change(struct store *store, const char *thing, int64_t subject, const char *field, const char *old,
	const char *new);

/* severity: "note", "warning". */
int ledger_note(struct store *store, const char *rule, const char *severity, const char *detail);

/* What was done although a rule speaks against it: why, and the operator who answers for it (0: the login). */
int ledger_override(struct store *store, const char *rule, const char *detail, const char *reason, int64_t approver);

/* A container that this entry opens: its number. The two movements are the caller's. */
int ledger_open_container(struct store *store, int64_t layer, instant_t time, instant_t use_by, int64_t *number);

/* What a layer's price changed by after that part of it was gone: no stock, but cost of the entry's period. */
int ledger_price_difference(struct store *store, int64_t layer, money_t value);

/* A new inflow of a lot: the layer's id. */
int ledger_add_layer(struct store *store, int64_t lot, day_t received, int64_t *layer);

/*
 * Seals the open entry. Before that, when its business time lies before other movements of what it touched,
 * every balance since is looked at. Errors: STATUS_REFUSED when one would have been negative on a past day.
 */
int ledger_seal(struct store *store);

/* Says that the open entry has rows in a record table that the ledger does not write itself ("session"):
 * its canonical form takes them in. */
void ledger_includes(struct store *store, const char *table);

/* The number of the entry that bears this ref and request, 0 for none. Errors: STATUS_REFUSED when the ref
 * was given with another request. */
int ledger_find_ref(struct store *store, const char *ref, const char *request, int64_t *number);

/* Hash of the last entry; all zeros for an empty ledger. `number` may be NULL. */
int ledger_head(struct store *store, unsigned char hash[HASH_SIZE], int64_t *number);

/* When the last entry was recorded; INSTANT_NONE in an empty ledger. A clock behind it is worth a warning. */
int ledger_clock(struct store *store, instant_t *recorded);
char *hash_format(const unsigned char hash[HASH_SIZE], char text[HASH_TEXT_MAX]);

/* Hash that the entry's rows give after `previous`: what its seal must bear. `format` as in its seal. */
int ledger_digest(struct store *store, int64_t number, int format, const unsigned char previous[HASH_SIZE],
	unsigned char hash[HASH_SIZE]);

/* The bytes whose SHA-256, after the hash before, is the entry's: for those who check by other means. */
typedef void ledger_sink(void *data, const void *bytes, size_t length);
int ledger_canonical(struct store *store, int64_t number, ledger_sink *sink, void *data);
