/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the ledger says of papers. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/entry.h"

/* Prints the total of a paper, a credit and what it is for, the lines that were corrected or settled. */
void paper_log(struct context *context, const struct entry_record *record);
