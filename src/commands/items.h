/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type or scan for a product, a lot and how much (DESIGN.md, section 8). */
#pragma once
#include "ampoule/command.h"
#include "ampoule/gs1.h"
#include "ampoule/session.h"
#include "ampoule/thing.h"

/* A product and lot that were named by code, by name, or by a scan. */
struct named {
	struct record product;
	struct record package; /* whose GTIN was scanned; id 0: none */
	const char *lot;       /* code, or NULL */
	day_t expires;	       /* of the scan, or DAY_NONE */
	bool has_expiry;
};

/* Reads `PRODUCT[@LOT]` or a scan. Errors: STATUS_NOT_FOUND with the nearest names; STATUS_DATA. */
int named_read(struct context *context, const char *text, struct named *named);

/*
 * Reads `PRODUCT[@LOT]=QUANTITY`, `O17=QUANTITY`; a scan may stand for product and lot, alone for one container.
 * A quantity of zero is let through: it drops a recipe's line. Errors: as above; also a lot that the product has not.
 */
int item_read(struct context *context, const char *text, bool fresh, struct item *item);

/*
 * Reads the items of an act that takes stock away or uses it up in a room: packages become containers, the same thing
 * twice is summed. Errors: as above; also a package that the product has not.
 */
int items_read(struct context *context, const char **texts, size_t text_count, struct item **items, size_t *count);

/* Adds an item to a list, or to the one of the same product, lot and container that is there already. */
int item_add(struct context *context, struct item **items, size_t *count, const struct item *item);

/* The number in `O17`; 0 when the text is no such thing. */
int64_t opened_number(const char *text);

/* The place of that name. Errors: STATUS_NOT_FOUND; STATUS_REFUSED for a retired one. */
int place_read(struct context *context, const char *name, struct record *place);

/* The name of the place of --at, else the operator's usual one, else the clinic's; NULL when there is none. */
const char *place_usual(struct context *context);

/* That place. Errors: STATUS_NOT_FOUND; STATUS_REFUSED for a retired one. */
int place_find(struct context *context, int64_t *id, const char **code);
