/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a lot as people name it, for the commands that are about one. */
#pragma once
#include "ampoule/lot.h"
#include "items.h"

/* Reads `PRODUCT@LOT` or a scan that holds a lot. Errors: STATUS_NOT_FOUND; STATUS_USAGE when no lot is named. */
int lot_named(struct context *context, const char *text, struct named *named, struct lot *lot);

/* For `parse`: the one argument, which is a lot. */
error_t lot_parse(int key, char *arg, struct argp_state *state, const char **lot);
