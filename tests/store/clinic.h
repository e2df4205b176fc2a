/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small clinic in a temporary folder, and acts on its stock as the commands do them: one transaction each.
 */
#pragma once
#include "ampoule/closing.h"
#include "ampoule/correction.h"
#include "ampoule/delivery.h"
#include "ampoule/discard.h"
#include "ampoule/lot.h"
#include "ampoule/order.h"
#include "ampoule/session.h"
#include "ampoule/thing.h"
#include "ampoule/undo.h"

struct clinic {
	char folder[40];
	char path[64];
	struct store *store;
	struct error error;
	struct pool pool; /* as long as the clinic */
	struct act act; /* of what comes next; its day and time are set by clinic_at */
	int64_t patient;
};

/* Monday, 2026-03-02 10:00 in the clinic's zone, Europe/Madrid: when a clinic's first entries are posted. */
#define CLINIC_START INT64_C(1772442000)

/* A database with one patient and nothing else. It is not synced to the disk: no test pulls the plug. */
void clinic_make(struct clinic *clinic);
void clinic_remove(struct clinic *clinic);

/* The clock stands at `now`; what comes next happens then, or `seconds` before. */
void clinic_at(struct clinic *clinic, instant_t now, int64_t seconds);

/* Adds a row of the catalogue: pairs of field and text, ended by NULL. Gives its id. */
int64_t clinic_add(struct clinic *clinic, const struct thing *thing, const char *const (*said)[2]);
int64_t clinic_add_place(struct clinic *clinic, const char *code, bool usable);
/* `in_use` as people say it; "0" for single doses. */
int64_t clinic_add_product(struct clinic *clinic, const char *code, const char *kind, const char *container,
        const char *content, const char *in_use);

int64_t clinic_add_supplier(struct clinic *clinic, const char *code);

/* Acts. Each gives its status, with the sentence in clinic->error; a refused one was rolled back. */
int clinic_receive(struct clinic *clinic, const struct delivery *delivery, int64_t *number);
int clinic_session(
        struct clinic *clinic, int64_t location, const struct item *items, size_t count, int64_t *number);
/* A mixture is named by the entry that made it. */
int clinic_prepare(
        struct clinic *clinic, int64_t location, const struct item *items, size_t count, int64_t *number);
int clinic_session_of(struct clinic *clinic, int64_t mixture, int64_t location, const struct item *items,
        size_t count, int64_t *number);
/* A session as it was asked for. */
int clinic_visit(struct clinic *clinic, const struct session_request *request, int64_t *number);
/* A session was another patient's; `first`, unless it is 0, is the content that its first item really took. */
int clinic_session_correct(struct clinic *clinic, int64_t session, int64_t patient, content_t first, int64_t *number);
int clinic_discard_mixture(struct clinic *clinic, int64_t mixture, int64_t *number);
int clinic_discard(
        struct clinic *clinic, const int64_t *opened, size_t count, enum reason reason, int64_t *number);
int clinic_lot_status(struct clinic *clinic, int64_t product, const char *code, enum lot_status status, int64_t *number);
int clinic_lot_correct(struct clinic *clinic, int64_t product, const char *old, const char *code, day_t expires,
        int64_t *number);
/* A `net` of -1 keeps the price of the line. */
int clinic_correct(struct clinic *clinic, int64_t delivery, int64_t line, int64_t containers, money_t net, int64_t *number);
/* `first`: of the month; DAY_NONE opens the last closed one again. */
int clinic_close(struct clinic *clinic, day_t first, int64_t *number);
int clinic_void(struct clinic *clinic, int64_t entry, int64_t *number);

/* Orders: begun with what they ask for, sent to come by a day, cancelled. */
int clinic_order(struct clinic *clinic, struct order_draft *draft);
int clinic_order_send(struct clinic *clinic, int64_t number, day_t expected);
int clinic_order_cancel(struct clinic *clinic, int64_t number);

/* A delivery of one line: its entry, which must be accepted. */
int64_t clinic_stock(struct clinic *clinic, int64_t product, const char *lot, day_t expires,
        int64_t containers, money_t net, int64_t location);

/* The only number that a query answers. */
int64_t clinic_ask(struct clinic *clinic, const char *sql);

/* Fails the test unless the program itself finds nothing wrong with the database. */
void clinic_verify(struct clinic *clinic);
