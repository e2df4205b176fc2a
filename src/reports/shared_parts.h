/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that several reports have in common: the common table expressions of reports/NAME.with, and other reports' rows. */
#pragma once
#include "front_matter.h"

/* Puts the parts and the rows of the reports that it is `of` (names, with blanks between; NULL: none) into the report's
 * query of rows, before its own common table expressions. Errors: STATUS_DATA for a name that there is not. */
int shared_parts_insert(struct front_matter *matter, char *names, char *of, struct report *report);
