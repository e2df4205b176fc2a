/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a forecast as the ledger has them, and what follows from them by the rules of forecast.h. */
#pragma once
#include "ampoule/forecast.h"
#include "ampoule/pool.h"
#include "ampoule/store.h"

/* What a forecast is asked for. */
struct forecast_request {
	struct when now;
	day_t until;	  /* the last day */
	int64_t location; /* only what stands there; 0: in every place that is used from */
	int64_t days;	  /* before today, of which averages are; 0: as the setting says */
};

/*
 * Works it out. A course's session for which a mixture stands is taken off the shelf already; an order of which no day is
 * known comes its product's lead time after it was sent, and one that is overdue comes today. All belongs to the pool.
 */
int forecast_load(struct store *store, const struct forecast_request *request, struct pool *pool,
	struct forecast *forecast);
