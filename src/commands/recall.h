/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands show of recalls. */
#pragma once
#include "reporting.h"

/* Prints what an entry did to recalls. */
int recall_log(struct context *context, int64_t entry);
