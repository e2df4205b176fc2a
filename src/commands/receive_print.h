/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what comes in, and posts it: what `receive` and `receive post` share. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/draft.h"

/* Money of the paper: "12.50", "12.50 USD" where its currency is another. `digits` are that currency's. */
const char *paper_money(const struct draft *draft, money_t money, int digits, struct pool *pool);

/* Digits of the paper's currency, or a negative status. */
int paper_digits(struct context *context, const struct draft *draft);

/* The lines as they were typed, with prices for who sees them. */
void receive_print(struct context *context, const struct draft *draft, int digits, FILE *file);

/* Looks at a delivery, tells what is worth it, and posts it. */
int receive_deliver(struct context *context, struct delivery *delivery, const struct act *act, int64_t *number);

/* What is typed in is no entry, and has none of its options. Errors: STATUS_USAGE. */
int draft_check_common(struct context *context);
