/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a lot as people name it, for the commands that are about one. */
#pragma once
#include "ampoule/lot.h"
#include "ampoule/trace.h"
#include "items.h"

/* Reads `PRODUCT@LOT` or a scan that holds a lot. Errors: STATUS_NOT_FOUND; STATUS_USAGE when no lot is named. */
int lot_named(struct context *context, const char *text, struct named *named, struct lot *lot);

/* Likewise, but a lot that the product has not is let pass: its id is 0. */
int lot_named_any(struct context *context, const char *text, struct named *named, struct lot *lot);

/* The lots of a code that stands alone, whatever their product; `*is_code` is false for PRODUCT@LOT and for a scan. */
int lot_codes(struct context *context, const char *text, bool *is_code, struct lot_of **lots, size_t *count);

/* For `parse`: the one argument, which is a lot. */
error_t lot_parse(int key, char *arg, struct argp_state *state, const char **lot);
