/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one argument of commands about an entry: its number. */
#pragma once
#include "ampoule/command.h"

/* A parser whose input begins with an int64_t: the number, which must be given. */
error_t number_parse(int key, char *arg, struct argp_state *state);

/* Reads the number of an entry. Errors: STATUS_DATA. */
int number_read(struct context *context, const char *text, int64_t *number);
