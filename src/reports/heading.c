/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told around the rows of a report: clinic, period, state of the ledger. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/closing.h"
#include "run.h"

int clinic_digits(struct store *store)
{
	const char *digits = store_setting(store, "digits");
	return digits == NULL ? 2 : atoi(digits);
}

/* Product, lot, place …: what the rows were chosen by, as it was asked for. */
static const char *selection(const struct report_request *request, struct pool *pool, const char *period)
{
	const struct report *report = request->report;
	for (size_t i = 0; request->values != NULL && i < report->parameter_count; i++) {
		const struct parameter *parameter = &report->parameters[i];
		if (request->values[i] == NULL || parameter->type == PARAMETER_DAY ||
			parameter->type == PARAMETER_MONTH || parameter->type == PARAMETER_YEAR ||
			parameter->type == PARAMETER_VALUATION)
			continue;
		period = pool_printf(pool, "%s%s%s %s", period, *period == '\0' ? "" : "; ", parameter->name,
			request->values[i]);
	}
	return period;
}

static const char *period_text(const struct bindings *bindings, struct pool *pool)
{
	const char *from = binding_text(bindings, "from"), *to = binding_text(bindings, "to");
	const char *as_of = binding_text(bindings, "as_of");
	if (from != NULL && to != NULL)
		return pool_printf(pool, _("%s to %s"), from, to);
	if (from != NULL)
		return pool_printf(pool, _("from %s"), from);
	if (to != NULL)
		return pool_printf(pool, _("to %s"), to);
	if (as_of != NULL)
		return pool_printf(pool, _("as of %s"), as_of);
	return "";
}

/* The setting 'closed' is the last closed month, YYYY-MM. */
static bool is_open(struct store *store, const struct bindings *bindings)
{
	const char *to = binding_text(bindings, "to"), *closed = store_setting(store, "closed");
	return to != NULL && (closed == NULL || strncmp(to, closed, 7) > 0);
}

/* The entry that the report stands on: the last one; for a month that is closed the one that closed it, which stays. */
static int head_find(struct store *store, const struct bindings *bindings, int64_t *number,
	unsigned char hash[HASH_SIZE])
{
	day_t to = binding_day(bindings, "to");
	int status = STATUS_OK;
	if (to == DAY_NONE)
		to = binding_day(bindings, "as_of");
	if (to != DAY_NONE)
		status = closing_seal(store, to, number, hash);
	return status == STATUS_OK && *number == 0 ? ledger_head(store, hash, number) : status;
}

static const char *cost_text(enum valuation_method method)
{
	switch (method) {
	case VALUATION_FIFO:
		return _("first in, first out, for each product");
	case VALUATION_AVERAGE:
		return _("moving weighted average, for each product");
	default:
		return _("actual cost of each delivery's lot");
	}
}

void heading_fill(struct heading *heading, struct store *store, const struct report_request *request,
	const struct bindings *bindings, struct pool *pool)
{
	unsigned char hash[HASH_SIZE] = { 0 };
	char hash_text[HASH_TEXT_MAX], generated[LOCAL_TEXT_MAX];
	int64_t number = 0;
	const char *test = store_setting(store, "test"), *zone = store_setting(store, "zone");
	*heading = (struct heading){ .clinic = store_setting(store, "name"),
		.title = request->report->title,
		.currency = request->sees_finance ? store_setting(store, "currency") : NULL,
		.now = request->now };
	heading->period = selection(request, pool, period_text(bindings, pool));
	heading->generated =
		pool_printf(pool, "%s %s", zone_format(request->now, generated), zone == NULL ? "" : zone);
	if (head_find(store, bindings, &number, hash) == STATUS_OK)
		heading->head = pool_printf(
			pool, _("entry %lld, %s"), (long long)number, hash_format(hash, hash_text));
	enum valuation_method method = bindings_valuation(bindings, request->report);
	heading->cost = request->sees_finance ? cost_text(method) : NULL;
	heading->valued = method != VALUATION_LAYER;
	heading->test = test != NULL && strcmp(test, "yes") == 0;
	heading->open = is_open(store, bindings);
	heading->signatures = request->report->signatures;
	heading->signature_count = request->report->signature_count;
	heading->as_of = binding_day(bindings, "as_of");
	if (heading->as_of == DAY_NONE)
		heading->as_of = request->today;
}
