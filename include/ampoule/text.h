/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that people type or that files bring: what is let in, how it is
 * compared, how wide it is on a screen (DESIGN.md, section 3).
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "ampoule/error.h"
#include "ampoule/pool.h"

enum {
	TEXT_CODE_MAX = 40,  /* bytes of a product, patient, supplier … code */
	TEXT_LOT_MAX = 20,   /* characters of a lot code: GS1 AI (10) */
	TEXT_NAME_MAX = 200, /* characters of a name */
	TEXT_NOTE_MAX = 2000,
};

/*
 * Lets a text in: valid UTF-8, brought to NFC, blanks trimmed at both ends, at
 * least one and at most `most` characters; no control characters (newline and
 * escape included), no bidi overrides and isolates (U+202A–202E, U+2066–2069),
 * no zero-width characters (U+200B–200F, U+2060–2065, U+FEFF), no line or paragraph separators, no
 * noncharacters (U+FFFE and the like: XML, and so a workbook, cannot hold them).
 *
 * `what` names the field in the message ("name"). The result belongs to the pool.
 * Errors: STATUS_DATA, with the text made safe to print.
 */
int text_clean(const char *what, const char *text, size_t most, struct pool *pool, char **out,
	struct error *error);

/*
 * A code of a product, patient, supplier, location or recipe: 1 to 40 bytes of ASCII or other letters,
 * digits and signs without blank, `@`, `#`, `=`, quotes or comma; it is not all signs, does not
 * begin with `-` and does not look like an opened container's number (`O17`). NFC.
 */
int text_clean_code(const char *what, const char *text, struct pool *pool, char **out, struct error *error);

/*
 * A lot code: 1 to 20 characters of GS1's character set 82 (digits, letters and
 * ! " % & ' ( ) * + , - . / : ; < = > ? _), kept exactly as it is.
 */
int text_clean_lot(const char *text, struct pool *pool, char **out, struct error *error);

/*
 * A patient's code holds no e-mail address and no telephone number (seven digits
 * or more and nothing but digits and telephone signs): the program keeps codes only.
 */
int text_clean_patient(const char *text, struct pool *pool, char **out, struct error *error);

/* A product's code does not look like a scan (gs1_looks_scanned): where both may stand, it would be read as one. */
int text_clean_product(const char *text, struct pool *pool, char **out, struct error *error);

/* The text under which a name is found whatever its case, in every script (full case folding, NFKC,
 * blanks run together, the dotted and the dotless i of Turkish as one). Of a text that text_clean let in. */
char *text_key(const char *text, struct pool *pool);

bool text_is_utf8(const char *text, size_t length);

/*
 * Whether a spreadsheet would take a text for a formula, so that CSV puts an apostrophe before it, which 'ampoule import'
 * takes off again. A text that begins with apostrophes gets one more when such a sign follows: it comes back as it was.
 */
bool text_calculates(const char *text, size_t length);

/* Columns that a valid UTF-8 text takes on a terminal (combining marks 0, wide characters 2). */
size_t text_width(const char *text);

/* Any bytes as text that is safe in a message: control, bidi and broken bytes as \xNN, cut after 60
 * columns with an ellipsis. */
char *text_printable(const char *bytes, size_t length, struct pool *pool);

/* The same for the path of a file, whose end tells more than its beginning: whole, however long. */
char *text_path(const char *path, struct pool *pool);

enum { TEXT_QUOTED_MAX = 256 };
/* The same without a pool, for the sentence of an error. Returns `out`. */
char *text_quote(const char *bytes, size_t length, char out[TEXT_QUOTED_MAX]);

/* A text as an argument of error_set; good until the end of the block. */
#define QUOTED(text) text_quote((text), strlen(text), (char[TEXT_QUOTED_MAX]){ 0 })

/*
 * The nearest of many names to one that was not found:
 *
 *	struct nearest nearest = { .wanted = "hiar-x" };
 *	while (…) nearest_offer(&nearest, code);
 *	nearest_names(&nearest, pool)   → "'hair-x' or 'hair-xl'", NULL when nothing is near
 *
 * Near is a Damerau-Levenshtein distance over folded characters of at most a third of the length (at
 * least 1, at most 4), or `wanted` being the beginning of a name. At most three names, nearest first.
 */
struct nearest {
	const char *wanted;
	struct {
		char name[TEXT_CODE_MAX * 2];
		unsigned distance;
	} found[3];
	size_t count;
};

void nearest_offer(struct nearest *nearest, const char *name);
char *nearest_names(const struct nearest *nearest, struct pool *pool);
