/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GS1 element strings as scanners send them, people type them and Digital Links carry them
 * (GS1 General Specifications; DESIGN.md, section 8).
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/day.h"
#include "ampoule/error.h"

enum { GS1_ELEMENTS_MAX = 64, GS1_TEXT_MAX = 8191, GTIN_LENGTH = 14 };

struct gs1_element {
	char ai[5];	/* application identifier: "01", "3103" */
	char value[91]; /* as sent; at most 90 characters (AI 91–99) */
};

struct gs1 {
	struct gs1_element elements[GS1_ELEMENTS_MAX];
	size_t count;
	char gtin[GTIN_LENGTH + 1]; /* of AI 01 or 02, or of a plain EAN/UPC; empty without one */
	char lot[21];		    /* AI 10; empty without one */
	char serial[21];	    /* AI 21 */
	day_t expires;		    /* AI 17 or 7003, the earlier of both; DAY_NONE without one; day 00 = last
				     * day of the month */
	bool expires_month_only;    /* the day was 00 */
	bool suspect; /* a variable value swallowed what looks like another element: a scanner that drops
		       * the separator (…10 27A04 17270531) turns the expiry into part of the lot. Never in
		       * brackets or a Digital Link, which tell elements apart by themselves */
};

/* Whether a text looks like a scan rather than a product code: `]` prefix, `(01)`, a Digital Link, an element
 * string or a GTIN of 8, 12, 13 or 14 digits with the right check digit, a code of a neighbouring system
 * (HIBC `+`, ISO 15434 `[)>`). */
bool gs1_looks_scanned(const char *text);

/*
 * Reads a scan: AIM-prefixed (]C1 ]e0 ]d2 ]Q3 ]J1 AI data; ]d1 ]Q1 plain or Digital Link; ]E0 ]E4 EAN/UPC), bare
 * from a keyboard wedge, bracketed, or a Digital Link. The separator is GS (0x1D), also written <GS>, {GS} or ~.
 * `year` is the year of the scan: it places the century of two-digit years.
 *
 * Errors, STATUS_DATA, each naming the AI and the value: wrong check digit, wrong length, character outside
 * the set, no such day, unknown AI, empty value, repeated AI with another value, missing companion AI (`strict`),
 * HIBC or ISO 15434 (recognised by name, not read). `out` is then empty.
 *
 * A plain EAN/UPC gives the one element 01. `<GS>` is literal where another separator is present, in brackets
 * and in links: a lot may hold those characters. The end of line of a scanner is the caller's to cut off.
 */
int gs1_parse(const char *text, int year, bool strict, struct gs1 *out, struct error *error);

/* "(01)09521234543213(10)ABC": which gs1_parse reads back to the same elements. `size` ≥ 8192. */
char *gs1_format(const struct gs1 *gs1, char *text, size_t size);

/* A GTIN of 8, 12, 13 or 14 digits as 14 digits. Errors: STATUS_DATA, a wrong check digit named with the right
 * one. */
int gtin_parse(const char *text, char out[GTIN_LENGTH + 1], struct error *error);
