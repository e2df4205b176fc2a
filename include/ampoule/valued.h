/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports by another cost than that of each lot's delivery (DESIGN.md, section 11). */
#pragma once
#include "ampoule/day.h"
#include "ampoule/store.h"
#include "ampoule/valuation.h"

/*
 * From here on, what reads the tables movement, balance and opened_balance on this connection gets them as they stand at
 * the end of `until`, with values by `method`; with VALUATION_LAYER, as the ledger has them. Within a read transaction,
 * and not while a report's rows are being read. The database is not written to.
 * Errors: STATUS_DATA (the ledger does not hold), STATUS_IO (no room for temporary files).
 */
int valued_use(struct store *store, enum valuation_method method, const char *until);
