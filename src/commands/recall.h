/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands show of recalls, and the workbooks that are made of them. */
#pragma once
#include "reporting.h"

/* Prints what an entry did to recalls. */
int recall_log(struct context *context, int64_t entry);

/* Writes the workbook of that name to the file of -o. */
int recall_book(struct context *context, const char *name, const struct given *given, size_t count);
