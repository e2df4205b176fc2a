/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the rows of a sheet: whose they are, of which period, made when and from which ledger. */
#pragma once
#include "render.h"
#include "workbook.h"

/* Writes it from row 0 on, in columns 0 and 1; the summary of a book tells more. Returns the next free row.
 */
uint32_t sheet_head_write(struct sheet *sheet, const struct heading *heading, bool summary);
