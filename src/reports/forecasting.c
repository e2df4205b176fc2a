/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands a forecast to a report's SQL: arrays of numbers and days, in JSON. */
#include "config.h"
#include "forecasting.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/average.h"
#include "ampoule/forecasts.h"

enum { DAYS_USUAL = 90 };

static int refuse_days(struct error *error, const char *option, long long least, long long most)
{
	return error_set(error, STATUS_DATA, _("--%s: a whole number from %lld to %lld is wanted"), option, least, most);
}

/* The last day that is looked at. */
static int until_find(const struct report_request *request, const struct bindings *bindings, day_t *until,
	struct error *error)
{
	const struct binding *days = binding_find(bindings, "days");
	day_t to = binding_day(bindings, "to");
	bool counted = days != NULL && days->is_integer;
	*until = request->today;
	if (request->report->forecast == REPORT_FORECAST_SOON)
		return STATUS_OK;
	if (counted && to != DAY_NONE)
		return error_set(error, STATUS_USAGE, _("the last day is said once: by the number of days, or by the day"));
	if (counted && (days->integer < 1 || days->integer > FORECAST_DAYS_MAX))
		return refuse_days(error, "days", 1, FORECAST_DAYS_MAX);
	*until = to != DAY_NONE ? to : request->today + (day_t)(counted ? days->integer : DAYS_USUAL);
	char last[DAY_TEXT_MAX], today[DAY_TEXT_MAX];
	if (*until < request->today)
		return error_set(error, STATUS_DATA, _("a forecast until %s: that is before today, %s"),
			day_format(*until, last), day_format(request->today, today));
	if (*until > request->today + FORECAST_DAYS_MAX)
		return error_set(error, STATUS_DATA, _("a forecast until %s: it looks no further ahead than %d days"),
			day_format(*until, last), FORECAST_DAYS_MAX);
	return STATUS_OK;
}

static const char *day_json(day_t day, char text[DAY_TEXT_MAX + 2])
{
	char plain[DAY_TEXT_MAX];
	if (day == DAY_NONE)
		return "null";
	snprintf(text, DAY_TEXT_MAX + 2, "\"%s\"", day_format(day, plain));
	return text;
}

/* Thousandths of a container that are used on a day. */
static int64_t average_of(const struct forecast_product *product)
{
	__extension__ typedef __int128 wide_t;
	if (product->used_days == 0)
		return 0;
	return (int64_t)((wide_t)product->used * 1000 / ((wide_t)product->size * product->used_days));
}

static void outcomes_write(const struct forecast *forecast, FILE *file)
{
	for (size_t i = 0; i < forecast->outcome_count; i++) {
		const struct forecast_outcome *outcome = &forecast->outcomes[i];
		char short_on[DAY_TEXT_MAX + 2], order_by[DAY_TEXT_MAX + 2], soon[DAY_TEXT_MAX + 2];
		fprintf(file, "%s[%lld,%d,%lld,%lld,%s,%s,%s,%lld,%lld,%lld,%lld]", i == 0 ? "" : ",",
			(long long)outcome->product->id, outcome->planned, (long long)outcome->needed,
			(long long)outcome->missing, day_json(outcome->short_on, short_on),
			day_json(outcome->order_by, order_by), day_json(outcome->soon, soon),
			(long long)outcome->needed_soon, (long long)outcome->missing_soon, (long long)outcome->coming_soon,
			(long long)average_of(outcome->product));
	}
}

static void days_write(const struct forecast *forecast, FILE *file)
{
	char day[DAY_TEXT_MAX + 2];
	for (size_t i = 0; i < forecast->day_count; i++)
		fprintf(file, "%s[%lld,%s,%lld,%lld]", i == 0 ? "" : ",", (long long)forecast->days[i].product,
			day_json(forecast->days[i].day, day), (long long)forecast->days[i].needed,
			(long long)forecast->days[i].missing);
}

static void leftovers_write(const struct forecast *forecast, bool sees_finance, FILE *file)
{
	for (size_t i = 0; i < forecast->leftover_count; i++) {
		const struct forecast_leftover *leftover = &forecast->leftovers[i];
		fprintf(file, "%s[%lld,%lld,", i == 0 ? "" : ",", (long long)leftover->lot, (long long)leftover->containers);
		if (sees_finance)
			fprintf(file, "%lld]", (long long)leftover->value);
		else
			fputs("null]", file);
	}
}

static const char *forecast_text(const struct forecast *forecast, bool sees_finance, struct pool *pool)
{
	char *text;
	size_t length;
	FILE *file = open_memstream(&text, &length);
	if (file == NULL)
		abort();
	fputs("{\"products\":[", file);
	outcomes_write(forecast, file);
	fputs("],\"days\":[", file);
	days_write(forecast, file);
	fputs("],\"unused\":[", file);
	leftovers_write(forecast, sees_finance, file);
	fputs("]}", file);
	if (fclose(file) != 0)
		abort();
	const char *copy = pool_copy(pool, text);
	free(text);
	return copy;
}

int forecasting_text(struct store *store, const struct report_request *request, const struct bindings *bindings,
	struct pool *pool, const char **text, struct error *error)
{
	const struct binding *location = binding_find(bindings, "location"), *days = binding_find(bindings, "average_days");
	struct pool facts = { 0 };
	struct forecast forecast;
	struct forecast_request wanted = { .now = { request->today, request->now },
		.location = location != NULL ? location->integer : 0, .days = days != NULL ? days->integer : 0 };
	*text = NULL;
	int status = until_find(request, bindings, &wanted.until, error);
	if (status == STATUS_OK && days != NULL && days->is_integer &&
		(days->integer < AVERAGE_DAYS_LEAST || days->integer > AVERAGE_DAYS_MAX))
		status = refuse_days(error, "average-days", AVERAGE_DAYS_LEAST, AVERAGE_DAYS_MAX);
	if (status == STATUS_OK)
		status = forecast_load(store, &wanted, &facts, &forecast);
	if (status == STATUS_OK)
		*text = forecast_text(&forecast, request->sees_finance, pool);
	pool_release(&facts);
	return status;
}
