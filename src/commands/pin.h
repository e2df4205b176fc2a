/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PINs: typed without echo, or from the environment of a script; kept as crypt(3) makes them. */
#pragma once
#include "ampoule/command.h"

/*
 * Has whoever sits there prove to be an operator, whose PIN is kept as `hash` (NULL: none): by AMPOULE_PIN, else at
 * the terminal. Errors: STATUS_NOT_PERMITTED; a wrong PIN costs a second.
 */
int pin_check(struct context *context, const char *code, const char *hash);

/* Takes a new PIN, from AMPOULE_NEW_PIN or twice from the terminal, and makes the hash to keep; the pool's.
 * Errors: STATUS_DATA for one that is too short or was not typed twice alike; STATUS_REFUSED where nobody can be asked. */
int pin_make(struct context *context, const char *code, const char **hash);
