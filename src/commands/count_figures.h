/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counters type: figures of lines, and what they found beyond them. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/counting.h"

/* Figures gathered for one entry. */
struct count_figures {
	struct count_entered *entered;
	size_t entered_count;
	struct count_found *found;
	size_t found_count;
};

/*
 * Reads an amount: containers (3), or the content of an open one (12ml). A bare number is content too where
 * `bare` says that the unit stands elsewhere. Errors: STATUS_DATA.
 */
int count_amount_read(struct context *context, const struct product *product, bool is_open, const char *text,
	bool bare, int64_t *amount);

/* Reads what one found container cost. Errors: STATUS_NOT_PERMITTED for who may not see prices; STATUS_DATA.
 */
int count_price_read(struct context *context, const char *text, money_t *price);

/*
 * Reads `PRODUCT[@LOT]=3`, `O17=12ml` or a scan (one container) as a figure of the count's line; figures of
 * one line are summed. Errors: STATUS_NOT_FOUND when the count has no such line, STATUS_DATA when it has
 * several.
 */
int count_item_read(
	struct context *context, const struct count *count, const char *text, struct count_figures *figures);

/* Reads `PRODUCT@LOT=2` that was found: at the place of --at, else at the one that is counted. */
int count_found_read(struct context *context, const struct count *count, const char *text, bool is_open,
	struct count_found *found);
