/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scan that is being read; private to the GS1 sources. */
#pragma once
#include "ampoule/gs1.h"
#include "ampoule/pool.h"
#include "gs1_ai.h"

struct gs1_scan {
	int year; /* of the scan */
	bool strict;
	struct gs1 *out;
	struct pool pool; /* for what the sentences show */
	struct error *error;
	char buffer[GS1_TEXT_MAX + 1]; /* the text or one value of it, without its escapes */
};

/* Checks an element and notes it. `ai` begins with the identifier. Errors: STATUS_DATA. */
int gs1_scan_add(
        struct gs1_scan *scan, const struct gs1_ai *rule, const char *ai, const char *value, size_t length);

/* "no such identifier" as a sentence, with the text from there on. */
int gs1_scan_unknown(struct gs1_scan *scan, const char *text, size_t length);

/* The first element with this identifier; NULL without one. */
const struct gs1_element *gs1_scan_find(const struct gs1 *gs1, const char *ai);

/* What may not stand together and, when strict, what may not stand alone. Errors: STATUS_DATA. */
int gs1_scan_check(struct gs1_scan *scan);

/* Marks the scan as suspect when a lot or a serial number seems to hold the elements behind it. */
void gs1_scan_suspect(struct gs1_scan *scan);

/* Whether a text is a Digital Link: http:// or https://, in lower or in upper case. */
bool gs1_link_is(const char *text);
int gs1_link_read(struct gs1_scan *scan, const char *text);

/* A HIBC code with its right check character. */
bool gs1_hibc_is_valid(const char *text);
/* HIBC or ISO 15434, by their first characters. */
bool gs1_neighbour_is(const char *text);
/* The sentence that names it: always STATUS_DATA. */
int gs1_neighbour_refuse(struct gs1_scan *scan, const char *text);
