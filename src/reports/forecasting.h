/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report gets that looks ahead. */
#pragma once
#include "request.h"

/*
 * Gives the forecast that a report asks for, as the JSON that reports/ahead.with reads: values only for who may see
 * them. Errors: STATUS_DATA for no days, too many, or a last day before today; STATUS_USAGE for both of them.
 */
int forecasting_text(struct store *store, const struct report_request *request, const struct bindings *bindings,
	struct pool *pool, const char **text, struct error *error);
