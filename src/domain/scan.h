/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parsers of quantities, money and days have in common: reading a short text from its start. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The part of a text that is not read yet. */
struct scan {
	const char *at;
	const char *end;
};

/* The whole text without the blanks around it. Blanks are space, tab, and the no-break, thin and figure
 * spaces that word processors put into numbers. */
struct scan scan_text(const char *text);

/* Leaves out the blanks around what is left. */
void scan_trim(struct scan *scan);
bool scan_is_done(const struct scan *scan);
bool scan_blanks(struct scan *scan);
bool scan_char(struct scan *scan, char wanted);
/* The next piece up to a blank or the end. */
struct scan scan_token(struct scan *scan);
/* Whether all that is left is this word of ASCII, in any case. */
bool scan_is(const struct scan *scan, const char *word);

/* Digits into a number that stops growing at 10^9. Returns how many digits there were. */
size_t scan_digits(struct scan *scan, int *value);

struct decimal {
	int64_t value; /* in the last of the places that were asked for */
	size_t whole_digits;
	size_t fraction_digits;
	bool is_grouped; /* blanks stood between thousands */
	bool is_large; /* too large for the value */
	bool is_too_fine; /* digits other than 0 beyond the places */
};

/*
 * `12`, `12.5`, `12,50`: digits, and more digits after a point or a comma, without sign; `grouped` lets
 * blanks stand between thousands. False when this is no number.
 */
bool scan_decimal(struct scan *scan, int places, bool grouped, struct decimal *out);
