/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scan that is being read; private to the GS1 sources. */
#pragma once
#include "ampoule/gs1.h"
#include "ampoule/pool.h"
#include "gs1_ai.h"

struct scan {
	int year; /* of the scan */
	bool strict;
	struct gs1 *out;
	struct pool pool; /* for what the sentences show */
	struct error *error;
	char buffer[GS1_TEXT_MAX + 1]; /* the text or one value of it, without its escapes */
};

/* Checks an element and notes it. `ai` begins with the identifier. Errors: STATUS_DATA. */
int scan_add(struct scan *scan, const struct gs1_ai *rule, const char *ai, const char *value, size_t length);

/* "no such identifier" as a sentence, with the text from there on. */
int scan_unknown(struct scan *scan, const char *text, size_t length);

/* Whether a text is a Digital Link: http:// or https://, in lower or in upper case. */
bool link_is(const char *text);
int link_read(struct scan *scan, const char *text);

/* A HIBC code with its right check character. */
bool hibc_is_valid(const char *text);
/* HIBC or ISO 15434, by their first characters. */
bool neighbour_is(const char *text);
/* The sentence that names it: always STATUS_DATA. */
int neighbour_refuse(struct scan *scan, const char *text);
