/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of a report: how they are defined. */
#pragma once
#include "front_matter.h"

/* `bar used residue by product -- Title`. Errors: STATUS_DATA. */
int chart_read(struct front_matter *matter, char *value, struct report *report);

/* Index of the column with that key; NO_COLUMN: there is none, or no key. */
int column_find(const struct report *report, const char *key);
