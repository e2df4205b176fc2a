/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can go wrong, and how it is told.
 *
 * A function that can fail for a reason outside the program (a user, a file, a
 * disk) returns 0 or a negative status and leaves one sentence in the caller's
 * `struct error`. The first failure wins: what a caller adds later is dropped.
 * A broken invariant or a failed allocation aborts instead.
 *
 * Sentences are lowercase, say what failed first, put the subject in quotes,
 * then the way out: "'hair-x': 3 ampoules wanted, 2 usable; see 'ampoule stock hair-x'".
 */
#pragma once
#include <libintl.h>

/* Marks a whole sentence for translation. */
#define _(text) gettext(text)

enum status {
	STATUS_OK = 0,
	STATUS_REFUSED = -1,	  /* refused by a rule */
	STATUS_USAGE = -2,	  /* the words of the command are wrong */
	STATUS_DATA = -3,	  /* bad input data */
	STATUS_NOT_FOUND = -4,	  /* no such product, lot, patient, file … */
	STATUS_UNAVAILABLE = -5,  /* the database server cannot be reached */
	STATUS_OUTPUT = -6,	  /* an output file cannot be created */
	STATUS_IO = -7,		  /* reading or writing failed */
	STATUS_BUSY = -8,	  /* another process holds the database; try again */
	STATUS_UNVERIFIED = -9,	  /* the ledger does not hold */
	STATUS_NOT_PERMITTED = -10, /* not for this role */
};

struct error {
	enum status status; /* of the first failure, STATUS_OK while there is none */
	char *text;	    /* owned; NULL while there is none */
};

/* Notes a failure unless one is noted already. Returns the status that is noted. */
int error_set(struct error *error, enum status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts a sentence's beginning before the text that is noted ("line 12: …"); does nothing without one. */
void error_prefix(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Forgets the failure, so that the struct can be used again. */
void error_clear(struct error *error);

/* The exit status that the manual promises for a status (sysexits.h where it has one). */
int error_exit_status(enum status status);
