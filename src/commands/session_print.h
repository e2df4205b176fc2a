/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session on paper: what is planned, and what was recorded. */
#pragma once
#include "ampoule/session.h"

void session_plan_print(const struct session_plan *plan, struct pool *pool, FILE *file);
void session_print(const struct session_record *record, struct pool *pool, FILE *file);

/* "expires 2027-02-28"; "no expiry". */
const char *session_expires_text(day_t expires, struct pool *pool);
