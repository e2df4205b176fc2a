/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands show of reactions. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/reactions.h"

/* "2026-11-25 serious haematoma: left temple". */
const char *reaction_text(const struct reaction *reaction, struct pool *pool);

/* The reaction that an entry reports, for 'log show'; nothing for who may not see it. */
int reaction_log(struct context *context, int64_t entry);
