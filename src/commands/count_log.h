/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the ledger did to stock counts. */
#pragma once
#include "ampoule/command.h"

/* Prints it: "count C4: started", and each figure with who counted. */
int count_log(struct context *context, int64_t entry);
