/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who acts, as what, and whether the command is for them. */
#pragma once
#include "ampoule/command.h"

/* Who is logged in on the machine. */
const char *login_name(struct pool *pool);

/*
 * Fills role, operator and what they may see: of the login, or of --as with that operator's PIN. Errors:
 * STATUS_NOT_PERMITTED for a login that is no operator's and for a wrong PIN; STATUS_NOT_FOUND.
 */
int acting_prepare(struct context *context);

/* Errors: STATUS_NOT_PERMITTED, naming those who may. */
int acting_check(struct context *context);
