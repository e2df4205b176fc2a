/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what comes in, and posts it: what `receive` and `receive post` share. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/draft.h"

/* The lines as they were typed, with prices for who sees them. */
void receive_print(struct context *context, const struct draft *draft, int digits, FILE *file);

/* The same for programs, as one object. */
void receive_json(struct context *context, const struct draft *draft, int digits);

/* Looks at a delivery, tells what is worth it, and posts it. */
int receive_deliver(struct context *context, struct delivery *delivery, const struct act *act, int64_t *number);

/* What is typed in is no entry, and has none of its options. Errors: STATUS_USAGE. */
int draft_check_common(struct context *context);
