/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One product of a delivery, as it is typed: what `receive` and `receive add` share. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/draft.h"

struct receive_line {
	const char *product, *lot, *expires, *quantity, *price, *value, *free, *discount, *tax, *recoverable, *broken;
};

/* Ended by the caller's own and { 0 }. Keys from 256 to RECEIVE_OPTIONS_END. */
#define RECEIVE_LINE_OPTIONS \
	{ "lot", 256, N_("LOT"), 0, N_("the maker's batch number, exactly as it is on the pack"), 0 }, \
	{ "expires", 257, N_("DAY"), 0, N_("the last usable day (2027-05-31), a month (2027-05), or none"), 0 }, \
	{ "quantity", 258, N_("N"), 0, N_("containers (20), or packages (2pk)"), 0 }, \
	{ "price", 259, N_("PRICE"), 0, \
		N_("of one container (12.50), of a package (125/pk), or later: the paper is not there yet"), 0 }, \
	{ "value", 260, N_("AMOUNT"), 0, N_("of all of them, instead of a price"), 0 }, \
	{ "free", 261, N_("N"), 0, N_("how many more came for nothing"), 0 }, \
	{ "discount", 262, N_("AMOUNT"), 0, N_("off the line: an amount, or 10%"), 0 }, \
	{ "tax", 263, N_("RATE"), 0, N_("that comes on top of the price: 21%"), 0 }, \
	{ "tax-recoverable", 264, N_("yes|no"), 0, N_("whether that comes back, and is no cost (default: the clinic's setting)"), 0 }, \
	{ "broken", 265, N_("N"), 0, N_("how many of them came broken: written off, and claimed from the supplier"), 0 }

enum { RECEIVE_OPTIONS_END = 266 };

/* Takes the line's options and the product; ARGP_ERR_UNKNOWN for any other key. */
error_t receive_line_parse(int key, char *arg, struct argp_state *state, struct receive_line *line);

/*
 * Reads a line whose amounts have so many digits. Who sees no prices gives none: theirs follow with the paper.
 * Errors: STATUS_NOT_PERMITTED for a price of theirs; STATUS_USAGE, STATUS_DATA.
 */
int receive_line_read(struct context *context, const struct receive_line *said, int digits, struct draft_line *line);

/* A discount off the line's net: an amount, or 10%. Errors: STATUS_DATA; STATUS_REFUSED for more than the line costs. */
int receive_discount_read(struct context *context, const char *text, int digits, struct draft_line *line);

/* The rate of tax on a line (NULL: none), and whether it comes back (NULL: the clinic's setting). Errors: STATUS_DATA, STATUS_USAGE. */
int receive_tax_read(struct context *context, const char *tax, const char *recoverable, int64_t *rate, bool *comes_back);

/* Goods on top, and those that came broken; `package`, which may be NULL, is the scanned one. Errors: STATUS_DATA;
 * STATUS_REFUSED when more broke than came. */
int receive_others_read(struct context *context, const struct record *product, const struct record *package,
	const char *free, const char *broken, struct draft_line *line);
