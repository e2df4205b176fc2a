/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a short text from its start: blanks, words, digits, decimal numbers. */
#include "scan.h"
#include <string.h>
#include <strings.h>

/* No value of the program comes near; what is over it is only known to be too large. */
#define DECIMAL_MOST INT64_C(100000000000000000)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the blank that a text begins with, 0 without one. */
static size_t blank_length(const char *at, const char *end)
{
	static const char *const wide[] = { "\u00a0", "\u2007", "\u2009", "\u202f" };
	if (at == end)
		return 0;
	if (*at == ' ' || *at == '\t')
		return 1;
	if ((unsigned char)*at < 0x80)
		return 0;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
		size_t length = strlen(wide[i]);
		if ((size_t)(end - at) >= length && memcmp(at, wide[i], length) == 0)
			return length;
	}
	return 0;
}

void scan_trim(struct scan *scan)
{
	scan_blanks(scan);
	const char *end = scan->at;
	for (const char *at = scan->at; at < scan->end;) {
		size_t blank = blank_length(at, scan->end);
		at += blank ? blank : 1;
		if (!blank)
			end = at;
	}
	scan->end = end;
}

struct scan scan_text(const char *text)
{
	struct scan scan = { text, text + strlen(text) };
	scan_trim(&scan);
	return scan;
}

bool scan_is_done(const struct scan *scan)
{
	return scan->at == scan->end;
}

bool scan_blanks(struct scan *scan)
{
	bool any = false;
	size_t length;
	while ((length = blank_length(scan->at, scan->end))) {
		scan->at += length;
		any = true;
	}
	return any;
}

bool scan_char(struct scan *scan, char wanted)
{
	if (scan_is_done(scan) || *scan->at != wanted)
		return false;
	scan->at++;
	return true;
}

struct scan scan_token(struct scan *scan)
{
	struct scan token = { scan->at, scan->at };
	while (token.end < scan->end && !blank_length(token.end, scan->end))
		token.end++;
	scan->at = token.end;
	return token;
}

bool scan_is(const struct scan *scan, const char *word)
{
	size_t length = strlen(word);
	return (size_t)(scan->end - scan->at) == length && strncasecmp(scan->at, word, length) == 0;
}

size_t scan_digits(struct scan *scan, int *value)
{
	const char *start = scan->at;
	int number = 0;
	for (; scan->at < scan->end && is_digit(*scan->at); scan->at++)
		number = number < 100000000 ? number * 10 + (*scan->at - '0') : 1000000000;
	*value = number;
	return (size_t)(scan->at - start);
}

static void add_digit(struct decimal *out, char digit)
{
	if (out->value >= DECIMAL_MOST)
		out->is_large = true;
	else
		out->value = out->value * 10 + (digit - '0');
}

/* A run of digits into the number; says how many. */
static size_t take_digits(struct scan *scan, struct decimal *out)
{
	const char *start = scan->at;
	for (; scan->at < scan->end && is_digit(*scan->at); scan->at++)
		add_digit(out, *scan->at);
	return (size_t)(scan->at - start);
}

/* The blank before a group of thousands, if there is a digit behind it. */
static bool take_group_blank(struct scan *scan)
{
	size_t blank = blank_length(scan->at, scan->end);
	if (!blank || scan->at + blank == scan->end || !is_digit(scan->at[blank]))
		return false;
	scan->at += blank;
	return true;
}

static bool take_whole(struct scan *scan, bool grouped, struct decimal *out)
{
	out->whole_digits = take_digits(scan, out);
	if (out->whole_digits == 0)
		return false;
	while (grouped && take_group_blank(scan)) {
		if (!out->is_grouped && out->whole_digits > 3)
			return false;
		out->is_grouped = true;
		size_t digits = take_digits(scan, out);
		if (digits != 3)
			return false;
		out->whole_digits += digits;
	}
	return true;
}

bool scan_decimal(struct scan *scan, int places, bool grouped, struct decimal *out)
{
	*out = (struct decimal){ 0 };
	if (!take_whole(scan, grouped, out))
		return false;
	bool has_fraction = scan_char(scan, '.') || scan_char(scan, ',');
	size_t wanted = (size_t)places;
	for (; has_fraction && scan->at < scan->end && is_digit(*scan->at); scan->at++) {
		if (out->fraction_digits++ < wanted)
			add_digit(out, *scan->at);
		else if (*scan->at != '0')
			out->is_too_fine = true;
	}
	for (size_t i = out->fraction_digits; i < wanted; i++)
		add_digit(out, '0');
	return !has_fraction || out->fraction_digits > 0;
}
