/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the connection asks of a guard. */
#pragma once
#include <stdbool.h>
#include "ampoule/guard.h"

/* Whether the SQL names nothing of its own like a view that shows more than its tables do. */
bool guard_admits(const char *sql);

/* An answer for sqlite3_set_authorizer(): `table` and `column` are read by `view`, or by the statement itself. */
int guard_authorize(const struct guard *guard, int action, const char *table, const char *column, const char *view);
