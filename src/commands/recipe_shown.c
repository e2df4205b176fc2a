/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what a version of a recipe consists of, what of it is on the shelf, and what a session costs. */
#include "config.h"
#include "ampoule/recipe_version.h"
#include "ampoule/shortage.h"
#include "ampoule/yield.h"
#include "catalogue_shown.h"
#include "columns.h"
#include "items.h"

/* A version on its way to the screen. */
struct version {
	struct shown *shown;
	struct recipe_line *lines;
	struct product *products; /* of the lines */
	const char **solvents;	  /* codes of what they are dissolved in; NULL: nothing */
	size_t count;
	struct taking_request request; /* that a session makes of it */
	struct yield yield;
	bool estimated; /* it can be used, so the stock was asked */
};

static int load(struct version *version, const struct record *record)
{
	struct context *context = version->shown->context;
	int status = recipe_lines_load(context->store, record->id, record_integer(&thing_recipe, record, "version"),
		context->pool, &version->lines, &version->count);
	version->products = pool_alloc(context->pool, version->count * sizeof(*version->products) + 1);
	version->solvents = pool_alloc(context->pool, version->count * sizeof(*version->solvents) + 1);
	for (size_t i = 0; i < version->count && status == 0; i++) {
		struct product *product = &version->products[i], solvent = { 0 };
		status = product_load(context->store, version->lines[i].product, context->pool, product);
		if (status == 0 && product->solvent != 0)
			status = product_load(context->store, product->solvent, context->pool, &solvent);
		version->solvents[i] = solvent.code;
	}
	return status;
}

static const char *said_text(const struct version *version, size_t i)
{
	const struct product *product = &version->products[i];
	return recipe_line_text(&version->lines[i], product->code, unit_name(product->unit), version->shown->context->pool);
}

static const char *amount_text(const struct recipe_line *line, const struct product *product, struct pool *pool)
{
	char amount[CONTENT_TEXT_MAX];
	return line->containers ? containers_describe(line->amount, product->container, pool)
				: pool_printf(pool, "%s %s", content_format(line->amount, amount), unit_name(product->unit));
}

static int estimate(struct version *version)
{
	struct context *context = version->shown->context;
	struct item *items = pool_alloc(context->pool, version->count * sizeof(*items) + 1);
	for (size_t i = 0; i < version->count; i++) {
		const struct recipe_line *line = &version->lines[i];
		items[i] = (struct item){
			.product = line->product,
			.quantity = { line->containers ? QUANTITY_CONTAINERS : QUANTITY_CONTENT, line->amount,
				version->products[i].unit },
		};
		if (version->products[i].retired)
			return 0;
	}
	version->request = (struct taking_request){ .purpose = PURPOSE_PATIENT, .items = items, .count = version->count };
	version->estimated = true;
	int status = place_find(context, &version->request.location, &version->request.location_code);
	return status == 0 ? yield_estimate(context->store, &version->request, context->act.when, context->pool,
				     &version->yield)
			   : status;
}

static const char *stock_text(const struct yield_line *line, const struct product *product, struct pool *pool)
{
	char open[CONTENT_TEXT_MAX];
	const char *sealed = containers_describe(line->containers, product->container, pool);
	return line->open == 0 ? sealed
			       : pool_printf(pool, _("%s, %s %s open"), sealed, content_format(line->open, open),
					 unit_name(product->unit));
}

static const char *sessions_text(int64_t sessions, struct pool *pool)
{
	if (sessions == YIELD_MAX)
		return pool_printf(pool, _("%lld sessions or more"), (long long)sessions);
	return pool_printf(pool, sessions == 1 ? _("%lld session") : _("%lld sessions"), (long long)sessions);
}

static void print_lines(const struct version *version)
{
	struct pool *pool = version->shown->context->pool;
	struct columns columns = { .pool = pool };
	for (size_t i = 0; i < version->count; i++) {
		const struct product *product = &version->products[i];
		const char **cells = columns_row(&columns);
		cells[0] = said_text(version, i);
		cells[1] = amount_text(&version->lines[i], product, pool);
		cells[2] = version->solvents[i] ? pool_printf(pool, _("%s, in %s"), product->name, version->solvents[i])
						: product->name;
		if (product->retired)
			cells[3] = _("RETIRED");
		if (!version->estimated)
			continue;
		cells[3] = stock_text(&version->yield.lines[i], product, pool);
		cells[4] = pool_printf(pool, _("for %s"), sessions_text(version->yield.lines[i].sessions, pool));
	}
	columns_print(&columns, version->shown->context->out);
}

/* The first line of which there is least. */
static const char *print_limit(const struct version *version)
{
	for (size_t i = 0; i < version->count; i++) {
		if (version->yield.lines[i].sessions <= version->yield.sessions)
			return version->products[i].code;
	}
	return NULL;
}

static void print_estimate(const struct version *version)
{
	struct context *context = version->shown->context;
	const struct yield *yield = &version->yield;
	const char *sessions = sessions_text(yield->sessions, context->pool), *limit = print_limit(version);
	char cost[MONEY_TEXT_MAX];
	if (yield->sessions == YIELD_MAX || limit == NULL)
		shown_text(version->shown, "stock", pool_printf(context->pool, _("'%s' has enough for %s"),
			version->request.location_code, sessions));
	else
		shown_text(version->shown, "stock", pool_printf(context->pool,
			_("'%s' has enough for %s, then '%s' is short"), version->request.location_code, sessions, limit));
	if (context->sees_finance && yield->sessions > 0)
		shown_text(version->shown, "cost", pool_printf(context->pool, _("%s for the next one, by what the stock cost"),
			money_format(yield->cost, context->digits, cost)));
}

static json_t *line_json(const struct version *version, size_t i)
{
	const struct recipe_line *line = &version->lines[i];
	const struct product *product = &version->products[i];
	char amount[CONTENT_TEXT_MAX], parts[CONTENT_TEXT_MAX], open[CONTENT_TEXT_MAX];
	json_t *object = json_pack("{s:s, s:s*}", "product", product->code, "solvent", version->solvents[i]);
	if (line->containers)
		json_object_set_new(object, "containers", json_integer(line->amount));
	else
		json_object_update_new(object, json_pack("{s:s, s:s, s:s*}", "content", content_format(line->amount, amount),
			"unit", unit_name(product->unit), "parts",
			line->parts > 0 ? content_format(line->parts, parts) : NULL));
	if (version->estimated) {
		const struct yield_line *yield = &version->yield.lines[i];
		json_object_update_new(object, json_pack("{s:I, s:s*, s:I}", "stock", (json_int_t)yield->containers,
			"stock_open", yield->open > 0 ? content_format(yield->open, open) : NULL, "sessions",
			(json_int_t)yield->sessions));
	}
	return object;
}

static void put_json(const struct version *version)
{
	struct context *context = version->shown->context;
	json_t *object = version->shown->object, *list = json_array();
	char cost[MONEY_TEXT_MAX];
	for (size_t i = 0; i < version->count; i++)
		json_array_append_new(list, line_json(version, i));
	json_object_set_new(object, "items", list);
	if (!version->estimated)
		return;
	json_object_set_new(object, "location", json_string(version->request.location_code));
	json_object_set_new(object, "sessions", json_integer(version->yield.sessions));
	if (context->sees_finance && version->yield.sessions > 0)
		json_object_set_new(object, "cost", json_string(money_format(version->yield.cost, context->digits, cost)));
}

static const char *target_text(const struct record *recipe, struct pool *pool)
{
	char target[CONTENT_TEXT_MAX];
	return pool_printf(pool, "%s%s", content_format(record_integer(&thing_recipe, recipe, "target"), target),
		record_value(&thing_recipe, recipe, "target_unit"));
}

/* What each version consisted of, in one line, as it is typed. */
static int show_versions(struct shown *shown, const struct record *recipe)
{
	struct pool *pool = shown->context->pool;
	json_t *list = shown->object ? json_array() : NULL;
	int64_t last = record_integer(&thing_recipe, recipe, "version");
	int status = 0;
	for (int64_t number = 1; number <= last && status == 0; number++) {
		struct version version = { .shown = shown };
		struct record then;
		const char *items = "";
		status = recipe_version_load(shown->context->store, recipe, number, pool, &then);
		if (status == 0)
			status = load(&version, &then);
		for (size_t i = 0; status == 0 && i < version.count; i++)
			items = pool_printf(pool, "%s%s%s", items, i == 0 ? "" : " ",
				said_text(&version, i));
		if (status == 0 && record_value(&thing_recipe, &then, "target"))
			items = pool_printf(pool, "%s --to %s", items, target_text(&then, pool));
		if (list)
			json_array_append_new(list, json_pack("{s:I, s:s}", "version", (json_int_t)number, "items", items));
		else if (status == 0)
			shown_text(shown, pool_printf(pool, _("version %lld"), (long long)number), items);
	}
	if (list)
		json_object_set_new(shown->object, "versions", list);
	return status;
}

int shown_recipe(struct shown *shown, const struct record *recipe, const struct record *record, bool history)
{
	struct version version = { .shown = shown };
	int64_t number = record_integer(&thing_recipe, record, "version");
	bool usable = number == record_integer(&thing_recipe, recipe, "version") &&
		!record_integer(&thing_recipe, recipe, "retired");
	int status = load(&version, record);
	if (status == 0 && usable)
		status = estimate(&version);
	if (status < 0)
		return status;
	shown_number(shown, "version", number);
	if (shown->object)
		put_json(&version);
	else
		print_lines(&version);
	if (!shown->object && version.estimated)
		print_estimate(&version);
	return history ? show_versions(shown, recipe) : 0;
}
