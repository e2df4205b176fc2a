/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed months: nothing is posted into them, so that what was reported of them stays (DESIGN.md, section 4.6). */
#pragma once
#include "ampoule/ledger.h"

enum { MONTH_TEXT_MAX = 8 };

/* "2026-10". Returns `text`. */
char *month_format(day_t day, char text[MONTH_TEXT_MAX]);

/* The last day of the last closed month; DAY_NONE while none is closed. */
int closing_last(struct store *store, day_t *day);

/*
 * Closes every month through the one that begins with `first`. Errors: STATUS_REFUSED when it has not ended by
 * `today`, or is closed already.
 */
int closing_post(struct store *store, const struct act *act, day_t first, day_t today, int64_t *number);

/* Opens the last closed month again: its last day goes to `*opened`. Errors: STATUS_REFUSED when none is closed. */
int closing_undo(struct store *store, const struct act *act, day_t *opened, int64_t *number);

/* The entry that closed the month of `day` for good, and its hash; `*number` is 0 while the month is open. */
int closing_seal(struct store *store, day_t day, int64_t *number, unsigned char hash[HASH_SIZE]);
