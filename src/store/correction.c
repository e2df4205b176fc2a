/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrects price and quantity of a delivery's line. */
#include "config.h"
#include "ampoule/correction.h"
#include "ampoule/cost.h"
#include "ampoule/invoice.h"
#include "ampoule/shelf.h"
#include "ampoule/shortage.h"
#include "ampoule/order.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int refuse_line(struct store *store, int64_t delivery, int64_t number, struct statement *st)
{
	struct error *error = store->error;
	const char *kind = statement_text(st, "kind");
	if (statement_integer(st, "lines") == 0)
		return error_set(error, STATUS_REFUSED,
			_("entry %lld (%s) is no delivery; void it and post it anew, see 'ampoule log show %lld'"),
			(long long)delivery, kind, (long long)delivery);
	if (!statement_is_null(st, "voided_by"))
		return error_set(error, STATUS_REFUSED, _("delivery %lld was voided by entry %lld"), (long long)delivery,
			(long long)statement_integer(st, "voided_by"));
	if (statement_is_null(st, "line"))
		return error_set(error, STATUS_NOT_FOUND, _("delivery %lld has no line %lld; see 'ampoule log show %lld'"),
			(long long)delivery, (long long)number, (long long)delivery);
	if (number == 0 && statement_integer(st, "lines") > 1)
		return error_set(error, STATUS_USAGE, _("delivery %lld has %lld lines; say which with --line"),
			(long long)delivery, (long long)statement_integer(st, "lines"));
	return STATUS_OK;
}

int correction_line_load(struct store *store, int64_t delivery, int64_t number, struct pool *pool,
	struct correction_line *line)
{
	STATEMENT st = statement_prepare(store, sql_correction_line);
	statement_bind_integer(&st, ":delivery", delivery);
	statement_bind_id(&st, ":line", number);
	if (!statement_step(&st)) {
		if (statement_end(&st) != STATUS_OK)
			return statement_end(&st);
		return error_set(store->error, STATUS_NOT_FOUND,
			_("there is no entry %lld; see 'ampoule log --kind received'"), (long long)delivery);
	}
	int status = refuse_line(store, delivery, number, &st);
	if (status != STATUS_OK)
		return status;
	*line = (struct correction_line){
		.delivery = delivery,
		.line = statement_integer(&st, "line"),
		.time = statement_instant(&st, "time"),
		.layer = statement_integer(&st, "layer"),
		.product = statement_integer(&st, "product"),
		.product_code = pool_copy(pool, statement_text(&st, "product_code")),
		.container = pool_copy(pool, statement_text(&st, "container")),
		.lot = pool_copy(pool, statement_text(&st, "lot")),
		.size = statement_integer(&st, "content"),
		.location = statement_integer(&st, "location"),
		.location_code = pool_copy(pool, statement_text(&st, "location_code")),
		.package = statement_integer(&st, "package"),
		.containers = statement_integer(&st, "containers"),
		.net = statement_integer(&st, "net"),
		.charges = {
			.fees = statement_integer(&st, "fees"),
			.tax_rate = statement_integer(&st, "tax_rate"),
			.tax = statement_integer(&st, "tax"),
			.recoverable = statement_integer(&st, "recoverable") != 0,
		},
		.charged = !statement_is_null(&st, "charged_by"),
		.others = statement_integer(&st, "others"),
		.returned = statement_integer(&st, "returned"),
	};
	return STATUS_OK;
}

struct line_charges correction_charges(const struct correction_line *line, money_t net)
{
	struct line_charges charges = line->charges;
	charges.tax += invoice_tax_change(charges.tax_rate, line->others, line->net + charges.fees, net + charges.fees);
	/* Rounding may have given the last minor unit of the paper's tax to another line. */
	if (charges.tax < 0)
		charges.tax = 0;
	return charges;
}

static money_t cost_of(money_t net, const struct line_charges *charges)
{
	return net + charges->fees + (charges->recoverable ? 0 : charges->tax);
}

static bool same_charges(const struct line_charges *a, const struct line_charges *b)
{
	return a->fees == b->fees && a->tax_rate == b->tax_rate && a->tax == b->tax && a->recoverable == b->recoverable;
}

money_t correction_net(const struct correction_line *line, int64_t containers)
{
	if (line->containers == 0)
		return line->net;
	int64_t whole = containers / line->containers, rest = containers % line->containers;
	money_t net;
	if (__builtin_mul_overflow(line->net, whole, &net) ||
		__builtin_add_overflow(net, cost_share(line->net, rest, line->containers), &net))
		return MONEY_MAX + 1;
	return net;
}

struct correcting {
	struct store *store;
	struct pool *pool;
	struct correction *correction;
	struct holding **holdings; /* of the line's layer */
	size_t count;
};

/* One line for a place or an opened container: number and price of what is there change at once. */
static void add_movement(struct correcting *correcting, const struct holding *holding, int64_t containers, money_t value)
{
	struct correction *correction = correcting->correction;
	const struct correction_line *line = correction->line;
	correction->stock += value;
	for (size_t i = 0; i < correction->count; i++) {
		struct movement *there = &correction->movements[i];
		if (there->location == holding->location && there->opened == holding->opened) {
			there->value += value;
			return;
		}
	}
	struct movement *movement = pool_append(correcting->pool, &correction->movements, &correction->count,
		sizeof(*movement));
	*movement = (struct movement){
		.layer = line->layer,
		.location = holding->location,
		.opened = holding->opened,
		.reason = REASON_CORRECTED,
		.containers = containers,
		.content = containers * line->size,
		.value = value,
	};
}

/* The sealed containers that are left where they came in; NULL for none. */
static struct holding *where_received(const struct correcting *correcting)
{
	for (size_t i = 0; i < correcting->count; i++) {
		struct holding *holding = correcting->holdings[i];
		if (holding->opened == 0 && holding->location == correcting->correction->line->location)
			return holding;
	}
	return NULL;
}

/* A place of its own for containers that come where none was left. */
static struct holding *add_holding(struct correcting *correcting)
{
	struct holding *holding = pool_alloc(correcting->pool, sizeof(*holding));
	holding->layer = correcting->correction->line->layer;
	holding->location = correcting->correction->line->location;
	*(struct holding **)pool_append(correcting->pool, &correcting->holdings, &correcting->count, sizeof(holding)) =
		holding;
	return holding;
}

static int refuse_taken(struct correcting *correcting, int64_t wanted, int64_t there)
{
	const struct correction_line *line = correcting->correction->line;
	struct pool *pool = correcting->pool;
	char *names = NULL;
	STATEMENT st = statement_prepare(correcting->store, sql_correction_takers);
	statement_bind_integer(&st, ":layer", line->layer);
	statement_bind_integer(&st, ":location", line->location);
	for (int shown = 0; shown < 4 && statement_step(&st); shown++) {
		char *name = pool_printf(pool, "%lld (%s, %s)", (long long)statement_integer(&st, "number"),
			statement_text(&st, "kind"), statement_text(&st, "day"));
		if (shown == 3)
			names = pool_printf(pool, _("%s and more"), names);
		else
			names = names == NULL ? name : pool_printf(pool, "%s, %s", names, name);
	}
	if (statement_end(&st) != STATUS_OK)
		return statement_end(&st);
	return error_set(correcting->store->error, STATUS_REFUSED,
		_("'%s' lot '%s': %s would have to go from '%s', and %lld of this delivery are there; taken by: %s"),
		line->product_code, line->lot, containers_describe(wanted, line->container, pool), line->location_code,
		(long long)there, names == NULL ? _("no entry") : names);
}

/* Containers more or fewer where they came in, at the price of the line. Gives what the line costs with them. */
static int change_quantity(struct correcting *correcting, money_t *between)
{
	const struct correction *correction = correcting->correction;
	const struct correction_line *line = correction->line;
	int64_t more = correction->containers - line->containers;
	struct holding *holding = where_received(correcting);
	*between = cost_of(line->net, &line->charges);
	if (more == 0)
		return STATUS_OK;
	money_t net = correction_net(line, correction->containers), value = -*between;
	const struct line_charges charges = correction_charges(line, net);
	*between = cost_of(net, &charges);
	value += *between;
	if (more > 0) {
		if (holding == NULL)
			holding = add_holding(correcting);
		add_movement(correcting, holding, more, value);
		holding->basis += more;
		holding->ceiling += value;
		return STATUS_OK;
	}
	int64_t there = holding == NULL ? 0 : holding->containers;
	if (there < -more)
		return refuse_taken(correcting, -more, there);
	/* What is left must keep a value of its own, and nothing may be left without containers. */
	money_t taken = -more == holding->basis ? holding->value : -value;
	if (taken > holding->ceiling)
		taken = holding->ceiling;
	add_movement(correcting, holding, more, -taken);
	correcting->correction->difference += value + taken;
	holding->basis += more;
	holding->ceiling -= taken;
	return STATUS_OK;
}

/* Splits what the price changed by over what is held, place by place, and what is gone. */
static void change_price(struct correcting *correcting, money_t change)
{
	struct correction *correction = correcting->correction;
	const struct correction_line *line = correction->line;
	size_t count = correcting->count;
	int64_t *weights = pool_alloc(correcting->pool, (count + 1) * sizeof(*weights));
	money_t *parts = pool_alloc(correcting->pool, (count + 1) * sizeof(*parts));
	content_t gone = correction->containers * line->size;
	for (size_t i = 0; i < count; i++) {
		const struct holding *holding = correcting->holdings[i];
		weights[i] = holding->basis * (holding->opened != 0 ? 1 : line->size);
		gone -= weights[i];
	}
	weights[count] = gone > 0 ? gone : 0;
	bool any = weights[count] > 0;
	for (size_t i = 0; i < count; i++)
		any = any || weights[i] > 0;
	if (any)
		cost_split(change, weights, count + 1, parts);
	else
		parts[count] = change;
	correction->difference += parts[count];
	for (size_t i = 0; i < count && any; i++) {
		const struct holding *holding = correcting->holdings[i];
		money_t part = parts[i] < -holding->ceiling ? -holding->ceiling : parts[i];
		correction->difference += parts[i] - part;
		if (part != 0)
			add_movement(correcting, holding, 0, part);
	}
}

static int holdings_load(struct correcting *correcting)
{
	const struct correction *correction = correcting->correction;
	struct holding *all;
	size_t count;
	int status = shelf_load(correcting->store, correction->line->product, correction->when, correcting->pool, &all,
		&count);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		if (all[i].layer == correction->line->layer)
			*(struct holding **)pool_append(correcting->pool, &correcting->holdings, &correcting->count,
				sizeof(struct holding *)) = &all[i];
	}
	return status;
}

/* What cannot be asked of the line at all. */
static int check_wanted(struct store *store, const struct correction *correction)
{
	const struct correction_line *line = correction->line;
	char text[LOCAL_TEXT_MAX];
	if (correction->when.time < line->time)
		return error_set(store->error, STATUS_REFUSED, _("delivery %lld came on %s, after the time given with --on"),
			(long long)line->delivery, zone_format(line->time, text));
	if (correction->net > MONEY_MAX || correction->net + correction->charges.fees + correction->charges.tax > MONEY_MAX ||
		correction->containers > CONTAINERS_MAX ||
		correction->containers > CONTENT_MAX / line->size)
		return error_set(store->error, STATUS_DATA,
			_("line %lld of delivery %lld would be more than the program counts"), (long long)line->line,
			(long long)line->delivery);
	return STATUS_OK;
}

static int plan(struct store *store, struct pool *pool, struct correction *correction)
{
	struct correcting correcting = { .store = store, .pool = pool, .correction = correction };
	money_t cost = cost_of(correction->net, &correction->charges), between = 0;
	int status = check_wanted(store, correction);
	if (status == STATUS_OK)
		status = holdings_load(&correcting);
	if (status == STATUS_OK)
		status = change_quantity(&correcting, &between);
	if (status == STATUS_OK && cost != between)
		change_price(&correcting, cost - between);
	return status;
}

int correction_plan(struct store *store, const struct correction_line *line, int64_t containers, money_t net,
	struct when when, struct pool *pool, struct correction *correction)
{
	if (line->returned != 0)
		return error_set(store->error, STATUS_REFUSED,
			_("goods of line %lld of delivery %lld were returned by entry %lld at the price that they had; void "
			  "that first"),
			(long long)line->line, (long long)line->delivery, (long long)line->returned);
	if (containers == line->containers && net == line->net)
		return error_set(store->error, STATUS_REFUSED, _("line %lld of delivery %lld is so already: nothing to correct"),
			(long long)line->line, (long long)line->delivery);
	*correction = (struct correction){ .line = line, .when = when, .containers = containers, .net = net };
	/* A sum that is too large to be taxed is refused before it is. */
	correction->charges = net > MONEY_MAX ? line->charges : correction_charges(line, net);
	return plan(store, pool, correction);
}

int correction_plan_paper(struct store *store, const struct correction_line *line, money_t net,
	const struct line_charges *charges, struct when when, struct pool *pool, struct correction *correction)
{
	*correction = (struct correction){
		.line = line, .when = when, .containers = line->containers, .net = net, .charges = *charges };
	return plan(store, pool, correction);
}

static int charge_insert(struct store *store, int64_t entry, const struct correction *correction)
{
	STATEMENT st = statement_prepare(store, sql_line_charge_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":delivery", correction->line->delivery);
	statement_bind_integer(&st, ":line", correction->line->line);
	statement_bind_integer(&st, ":fees", correction->charges.fees);
	statement_bind_integer(&st, ":tax_rate", correction->charges.tax_rate);
	statement_bind_integer(&st, ":tax", correction->charges.tax);
	statement_bind_integer(&st, ":recoverable", correction->charges.recoverable);
	ledger_includes(store, "line_charge");
	return statement_run(&st);
}

static int line_insert(struct store *store, int64_t entry, const struct correction *correction)
{
	STATEMENT st = statement_prepare(store, sql_delivery_correction_insert);
	statement_bind_integer(&st, ":entry", entry);
	statement_bind_integer(&st, ":delivery", correction->line->delivery);
	statement_bind_integer(&st, ":line", correction->line->line);
	statement_bind_integer(&st, ":containers", correction->containers);
	statement_bind_integer(&st, ":net", correction->net);
	ledger_includes(store, "delivery_correction");
	return statement_run(&st);
}

int correction_record(struct store *store, int64_t entry, const struct correction *correction)
{
	const struct correction_line *line = correction->line;
	int status = line_insert(store, entry, correction);
	if (status == STATUS_OK && (line->charged || !same_charges(&line->charges, &correction->charges)))
		status = charge_insert(store, entry, correction);
	for (size_t i = 0; i < correction->count && status == STATUS_OK; i++)
		status = ledger_move(store, &correction->movements[i]);
	if (status == STATUS_OK && correction->difference != 0)
		status = ledger_price_difference(store, correction->line->layer, correction->difference);
	return status;
}

int correction_post(struct store *store, const struct act *act, const struct correction *correction, int64_t *number)
{
	struct entry entry = { .kind = "corrected", .act = act };
	int status = ledger_open(store, &entry);
	if (status == STATUS_OK)
		status = correction_record(store, entry.number, correction);
	if (status == STATUS_OK)
		status = order_project(store, entry.number);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int price_differences_load(struct store *store, int64_t entry, struct pool *pool, struct price_difference **differences,
	size_t *count)
{
	STATEMENT st = statement_prepare(store, sql_price_differences);
	statement_bind_integer(&st, ":entry", entry);
	while (statement_step(&st)) {
		struct price_difference *difference = pool_append(pool, differences, count, sizeof(*difference));
		*difference = (struct price_difference){
			.layer = statement_integer(&st, "layer"),
			.product = pool_copy(pool, statement_text(&st, "product")),
			.lot = pool_copy(pool, statement_text(&st, "lot")),
			.value = statement_integer(&st, "value"),
		};
	}
	return statement_end(&st);
}
