/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of a count, which is shown and typed with its letter: C4. */
#pragma once
#include "ampoule/command.h"

/* Takes `C4`, the first argument of a command. */
error_t count_number_read(const struct argp_state *state, const char *arg, int64_t *number);

/* For commands that take nothing else: fills an int64_t at the beginning of the arguments. */
error_t count_number_parse(int key, char *arg, struct argp_state *state);
