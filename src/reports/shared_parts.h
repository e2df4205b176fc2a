/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that several reports have in common: the common table expressions of reports/NAME.with. */
#pragma once
#include "front_matter.h"

/* Puts the parts (names, with blanks between) into the report's query of rows, before its own common table
 * expressions. Errors: STATUS_DATA for a part that there is not. */
int shared_parts_insert(struct front_matter *matter, char *names, struct report *report);
