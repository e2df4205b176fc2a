/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the parameters of a report as people write them, and gives them to its SQL. */
#include "config.h"
#include "request.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/setting.h"
#include "ampoule/text.h"
#include "ampoule/valuation.h"

const struct binding *binding_find(const struct bindings *bindings, const char *name)
{
	for (size_t i = 0; i < bindings->count; i++) {
		if (strcmp(bindings->items[i].name, name) == 0)
			return &bindings->items[i];
	}
	return NULL;
}

const char *binding_text(const struct bindings *bindings, const char *name)
{
	const struct binding *binding = binding_find(bindings, name);
	return binding == NULL ? NULL : binding->text;
}

day_t binding_day(const struct bindings *bindings, const char *name)
{
	const char *text = binding_text(bindings, name);
	return text == NULL ? DAY_NONE : day_from_iso(text);
}

/* The binding of that name, which is made when there is none. */
static struct binding *binding_take(struct bindings *bindings, struct pool *pool, const char *name)
{
	for (size_t i = 0; i < bindings->count; i++) {
		if (strcmp(bindings->items[i].name, name) == 0)
			return &bindings->items[i];
	}
	struct binding *binding = pool_append(pool, &bindings->items, &bindings->count, sizeof *binding);
	binding->name = name;
	return binding;
}

static void bind_day(struct bindings *bindings, struct pool *pool, const char *name, day_t day)
{
	char text[DAY_TEXT_MAX];
	binding_take(bindings, pool, name)->text = pool_copy(pool, day_format(day, text));
}

static void bind_integer(struct bindings *bindings, struct pool *pool, const char *name, int64_t integer)
{
	struct binding *binding = binding_take(bindings, pool, name);
	binding->is_integer = true;
	binding->integer = integer;
}

static const char *sql_name(const char *option, struct pool *pool)
{
	char *name = pool_copy(pool, option);
	for (char *c = name; *c != '\0'; c++) {
		if (*c == '-')
			*c = '_';
	}
	return name;
}

static void bind_setting(struct bindings *bindings, struct pool *pool, struct store *store, const char *name)
{
	const char *value = store_setting(store, name);
	binding_take(bindings, pool, sql_name(name, pool))->text = value != NULL ? value : setting_rule_find(name)->standard;
}

static const struct thing *parameter_thing(enum parameter_type type)
{
	switch (type) {
	case PARAMETER_PRODUCT:
		return &thing_product;
	case PARAMETER_LOCATION:
		return &thing_location;
	case PARAMETER_PATIENT:
		return &thing_patient;
	case PARAMETER_SUPPLIER:
		return &thing_supplier;
	case PARAMETER_RECIPE:
		return &thing_recipe;
	default:
		return NULL;
	}
}

static int bind_count(struct binding *binding, const char *value, struct error *error)
{
	char *end;
	errno = 0;
	long number = strtol(value, &end, 10);
	if (end == value || *end != '\0' || errno != 0 || number < 0 || number > 1000000000)
		return error_set(error, STATUS_DATA, _("a whole number from 0 to 1000000000 is wanted"));
	binding->is_integer = true;
	binding->integer = number;
	return STATUS_OK;
}

static int bind_area(struct binding *binding, const char *value, struct error *error)
{
	static const char *const areas[] = { "hair", "face", "body", "any" };
	for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
		if (strcmp(areas[i], value) == 0) {
			binding->text = areas[i];
			return STATUS_OK;
		}
	}
	return error_set(error, STATUS_DATA, _("the areas are hair, face, body and any"));
}

static int bind_valuation(struct binding *binding, const char *value, struct error *error)
{
	enum valuation_method method;
	binding->text = value;
	return valuation_find(value, &method)
		       ? STATUS_OK
		       : error_set(error, STATUS_DATA, _("the methods are layer, fifo and average"));
}

static int bind_thing(struct store *store, const struct thing *thing, const char *value, struct pool *pool,
	struct binding *binding)
{
	struct record record = { 0 };
	int status = catalogue_find(store, thing, value, true, pool, &record);
	binding->is_integer = true;
	binding->integer = record.id;
	return status;
}

static int bind_value(struct store *store, const struct report_request *request,
	const struct parameter *parameter, const char *value, struct pool *pool, struct binding *binding,
	struct error *error)
{
	char text[DAY_TEXT_MAX];
	day_t day = DAY_NONE;
	int status;
	if (parameter->type == PARAMETER_PATIENT && !request->sees_patients)
		return error_set(error, STATUS_NOT_PERMITTED, _("patients' codes are not for your role"));
	switch (parameter->type) {
	case PARAMETER_DAY:
		status = day_parse(value, request->today, &day, error);
		binding->text = pool_copy(pool, day_format(day, text));
		return status;
	case PARAMETER_MONTH:
		status = month_parse(value, request->today, &day, error);
		binding->text = pool_copy(pool, day_format(day, text));
		return status;
	case PARAMETER_YEAR:
		status = year_parse(value, request->today, &day, error);
		binding->text = pool_printf(pool, "%.4s", day_format(day, text));
		return status;
	case PARAMETER_COUNT:
	case PARAMETER_ENTRY:
		return bind_count(binding, value, error);
	case PARAMETER_VALUATION:
		return bind_valuation(binding, value, error);
	case PARAMETER_AREA:
		return bind_area(binding, value, error);
	case PARAMETER_LOT:
	case PARAMETER_TEXT:
		if (!text_is_utf8(value, strlen(value)))
			return error_set(error, STATUS_DATA, _("the text is not valid UTF-8"));
		binding->text = value;
		return STATUS_OK;
	default:
		return bind_thing(store, parameter_thing(parameter->type), value, pool, binding);
	}
}

/* A month or year that was given, or is the default while no day was, sets the period. */
static int bind_period(const struct parameter *parameter, struct bindings *bindings, struct pool *pool,
	const struct binding *period, struct error *error)
{
	bool is_year = parameter->type == PARAMETER_YEAR;
	const char *given = period == NULL ? NULL : period->shown, *text = period == NULL ? NULL : period->text;
	if (text != NULL && is_year)
		text = pool_printf(pool, "%s-01-01", text);
	day_t first = text == NULL ? DAY_NONE : day_from_iso(text);
	const struct binding *from = binding_find(bindings, "from"), *to = binding_find(bindings, "to");
	bool has_day = (from != NULL && from->shown != NULL) || (to != NULL && to->shown != NULL);
	if (given != NULL && has_day)
		return error_set(
			error, STATUS_USAGE, _("either --%s or --from and --to is given"), parameter->name);
	if (first == DAY_NONE || has_day)
		return STATUS_OK;
	int year, number, day;
	day_parts(first, &year, &number, &day);
	bind_day(bindings, pool, "from", first);
	bind_day(bindings, pool, "to", day_month_end(year, is_year ? 12 : number));
	return STATUS_OK;
}

/* The day at whose end a report stands: that of --as-of, else the last one of its period, else all there are. */
static void bind_until(struct bindings *bindings, struct pool *pool)
{
	const char *as_of = binding_text(bindings, "as_of"), *to = binding_text(bindings, "to");
	binding_take(bindings, pool, "until")->text = as_of != NULL ? as_of : to != NULL ? to : "9999-12-31";
}

static int check_period(const struct bindings *bindings, struct error *error)
{
	const char *from = binding_text(bindings, "from"), *to = binding_text(bindings, "to");
	if (from != NULL && to != NULL && strcmp(from, to) > 0)
		return error_set(
			error, STATUS_DATA, _("the period ends on %s, before it begins on %s"), to, from);
	return STATUS_OK;
}

static bool is_other(const struct report_request *request, size_t index)
{
	const char *given = request->values == NULL ? NULL : request->values[index];
	const char *standard = request->report->parameters[index].standard;
	return given != NULL && (standard == NULL || strcmp(given, standard) != 0);
}

static int check_exclusions(const struct report_request *request, struct error *error)
{
	const struct report *report = request->report;
	for (size_t i = 0; i < report->exclusion_count; i++) {
		const struct exclusion *exclusion = &report->exclusions[i];
		const char *first = report->parameters[exclusion->first].name;
		if (is_other(request, exclusion->first) && is_other(request, exclusion->second))
			return error_set(error, STATUS_USAGE, _("--%s does not go with --%s %s: %s"),
				report->parameters[exclusion->second].name, first, request->values[exclusion->first],
				exclusion->reason);
	}
	return STATUS_OK;
}

int request_bind(struct store *store, const struct report_request *request, struct pool *pool,
	struct bindings *bindings, struct error *error)
{
	const struct report *report = request->report;
	char now[INSTANT_TEXT_MAX];
	bind_day(bindings, pool, "today", request->today);
	binding_take(bindings, pool, "now")->text = pool_copy(pool, instant_format(request->now, now));
	bind_integer(bindings, pool, "expiring_days", store_setting_integer(store, "expiring-days"));
	bind_integer(bindings, pool, "sees_patients", request->sees_patients);
	for (size_t i = 0; i < report->setting_count; i++)
		bind_setting(bindings, pool, store, report->settings[i]);
	for (size_t i = 0; i < report->parameter_count; i++) {
		const struct parameter *parameter = &report->parameters[i];
		const char *given = request->values == NULL ? NULL : request->values[i];
		const char *value = given == NULL ? parameter->standard : given;
		struct binding binding = { .name = sql_name(parameter->name, pool), .shown = given };
		int status = value == NULL
				     ? STATUS_OK
				     : bind_value(store, request, parameter, value, pool, &binding, error);
		/* What is not found is named already, and may have been named without an option. */
		if (status != STATUS_OK && status != STATUS_NOT_FOUND)
			error_prefix(error, "--%s: ", parameter->name);
		if (status != STATUS_OK)
			return status;
		*binding_take(bindings, pool, binding.name) = binding;
	}
	for (size_t i = 0; i < report->parameter_count; i++) {
		const struct parameter *parameter = &report->parameters[i];
		if (parameter->type != PARAMETER_MONTH && parameter->type != PARAMETER_YEAR)
			continue;
		int status = bind_period(parameter, bindings, pool,
			binding_find(bindings, sql_name(parameter->name, pool)), error);
		if (status != STATUS_OK)
			return status;
	}
	bind_until(bindings, pool);
	int status = check_exclusions(request, error);
	return status == STATUS_OK ? check_period(bindings, error) : status;
}

enum valuation_method bindings_valuation(const struct bindings *bindings, const struct report *report)
{
	enum valuation_method method = VALUATION_LAYER;
	for (size_t i = 0; i < report->parameter_count; i++) {
		const struct parameter *parameter = &report->parameters[i];
		const char *name = parameter->type == PARAMETER_VALUATION ? binding_text(bindings, parameter->name) : NULL;
		if (name != NULL)
			valuation_find(name, &method);
	}
	return method;
}

void bindings_apply(const struct bindings *bindings, struct rows *rows)
{
	for (size_t i = 0; i < bindings->count; i++) {
		const struct binding *binding = &bindings->items[i];
		if (binding->is_integer)
			rows_bind_integer(rows, binding->name, binding->integer);
		else
			rows_bind_text(rows, binding->name, binding->text);
	}
}

int report_parameter(const struct report *report, const char *name, size_t *index, struct error *error)
{
	struct pool pool = { 0 };
	struct nearest nearest = { .wanted = name };
	for (size_t i = 0; i < report->parameter_count; i++) {
		if (strcmp(report->parameters[i].name, name) == 0) {
			*index = i;
			return STATUS_OK;
		}
		nearest_offer(&nearest, report->parameters[i].name);
	}
	const char *shown = text_printable(name, strlen(name), &pool), *near = nearest_names(&nearest, &pool);
	int status;
	if (near != NULL)
		status = error_set(error, STATUS_USAGE, _("'%s' has no option --%s; did you mean %s?"),
			report->name, shown, near);
	else
		status = error_set(error, STATUS_USAGE,
			_("'%s' has no option --%s; see its --help"), report->name, shown);
	pool_release(&pool);
	return status;
}
