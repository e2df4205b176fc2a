/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions that a forecast goes by. */
#pragma once
#include "ampoule/forecasts.h"

/* Plans the sessions of all running courses until that day into the facts, in the order of their days. */
int forecast_sessions_load(struct store *store, day_t until, struct pool *pool, struct forecast_facts *facts);
