/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about orders share: the number of an order, and what is ordered. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/draft.h"
#include "ampoule/order.h"

/* Takes the number of an order ("R7") as the one argument of a command: the parser of its input's first field,
 * an int64_t. */
error_t order_number_parse(int key, char *arg, struct argp_state *state, int64_t *number);

/* The number in `R7`. Errors: STATUS_DATA. */
int order_number_read(struct context *context, const char *text, int64_t *number);

/* What --order says of a delivery: the order that it came for, and the order's supplier where no other is named. NULL:
 * none. Errors: STATUS_DATA, STATUS_NOT_FOUND. */
int order_of_delivery(struct context *context, const char *text, struct delivery *delivery);

/* The same for one line of a delivery that `supplier` brings: the order must be sent and ask for its product. Errors: those
 * above; STATUS_REFUSED. */
int order_of_line(struct context *context, const char *text, int64_t supplier, struct draft_line *line);

/*
 * What --order says of a delivery some of whose lines named orders of their own: it is that of the others. Errors: those
 * of order_of_delivery().
 */
int order_of_rest(struct context *context, const char *text, struct delivery *delivery);

/* Tells of orders that are on their way with what came, where the delivery, that entry, names none. */
int order_tell_awaited(struct context *context, const struct delivery *delivery, int64_t entry);

/* Warns of what a delivery, entry `number`, brought beyond its order. */
int order_tell_excess(struct context *context, const struct delivery *delivery, int64_t number);

/* Prints what an entry did to orders. */
int order_log(struct context *context, int64_t entry);

/* How much more is ordered of a product. */
struct order_item {
	const char *code;
	const char *container;	 /* "ampoule" */
	struct order_line line;	 /* `containers` of 0: it is to be dropped */
};

/*
 * Reads `PRODUCT=QUANTITY`: containers (20), or packages (2pk) of the product's usual size to order in. `price` is of one
 * container (12.50) or package (125/pk); without one, the last price is expected.
 * Errors: STATUS_USAGE, STATUS_DATA; those of named_read; STATUS_REFUSED for a retired product.
 */
int order_item_read(struct context *context, const char *text, const char *price, struct order_item *item);
