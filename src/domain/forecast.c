/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes what is planned off the shelf, day by day and product by product. */
#include "ampoule/forecast.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/fefo.h"
#include "ampoule/reserve.h"

/* What a session, or a day's average, takes of a product. */
struct demand {
	day_t day;
	size_t session; /* its place among the sessions, or after them all */
	int64_t patient; /* 0: nobody's */
	bool whole;	/* `amount` counts containers, else it is content */
	int64_t amount;
};

struct demands {
	struct demand *items;
	size_t count;
};

struct forecasting {
	const struct forecast_facts *facts;
	struct forecast *forecast;
	struct demands *demands; /* of each product */
	struct pool *pool;
	struct pool brief; /* one product */
};

/* A product on its way through the days. */
struct course_of {
	struct forecasting *forecasting;
	const struct forecast_product *product;
	struct forecast_outcome *outcome;
	struct holding *holdings;
	size_t count;
	const struct forecast_arrival *arrivals; /* those that have not come yet */
	size_t arrival_count;
	struct forecast_claim *claims;
	size_t claim_count;
	struct when when;
	int64_t serial; /* of what is opened, or comes, on the way */
};

/* Where a product's rows stand among those of all. */
struct range {
	size_t first, count;
};

static struct range range_of(const void *rows, size_t count, size_t size, size_t offset, int64_t product)
{
	size_t low = 0, high = count;
	int64_t id;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		memcpy(&id, (const char *)rows + middle * size + offset, sizeof(id));
		if (id < product)
			low = middle + 1;
		else
			high = middle;
	}
	struct range range = { .first = low };
	for (; low < count; low++, range.count++) {
		memcpy(&id, (const char *)rows + low * size + offset, sizeof(id));
		if (id != product)
			break;
	}
	return range;
}

#define RANGE_OF(rows, total, member, id) range_of(rows, total, sizeof(*(rows)), offsetof(__typeof__(*(rows)), member), id)

day_t forecast_soon(const struct forecast_facts *facts, const struct forecast_product *product)
{
	return facts->now.day + (day_t)(product->lead + facts->review);
}

static struct demands *demands_of(struct forecasting *forecasting, int64_t product)
{
	const struct forecast_facts *facts = forecasting->facts;
	struct range range = RANGE_OF(facts->products, facts->product_count, id, product);
	return range.count == 0 ? NULL : &forecasting->demands[range.first];
}

static void demand_add(struct forecasting *forecasting, struct demands *demands, struct demand demand)
{
	if (demands != NULL && demand.amount > 0)
		*(struct demand *)pool_append(forecasting->pool, &demands->items, &demands->count, sizeof(demand)) = demand;
}

static void sessions_spread(struct forecasting *forecasting)
{
	for (size_t i = 0; i < forecasting->facts->session_count; i++) {
		const struct forecast_session *session = &forecasting->facts->sessions[i];
		for (size_t k = 0; k < session->count; k++) {
			const struct recipe_line *line = &session->lines[k];
			demand_add(forecasting, demands_of(forecasting, line->product),
				(struct demand){ .day = session->day, .session = i, .patient = session->patient,
					.whole = line->containers, .amount = line->amount });
		}
	}
}

/* What is used by the end of so many days at the average. */
static int64_t used_after(const struct forecast_product *product, int64_t days)
{
	__extension__ typedef __int128 wide_t;
	return (int64_t)((wide_t)product->used * days / product->used_days);
}

/* From tomorrow on. A single dose is needed on the day on which what is used fills another container. */
static void average_spread(struct forecasting *forecasting, const struct forecast_product *product,
	struct demands *demands, day_t until)
{
	const struct forecast_facts *facts = forecasting->facts;
	bool single_dose = product->in_use == 0;
	content_t unit = single_dose ? product->size : 1;
	for (int64_t i = 1; i <= until - facts->now.day; i++)
		demand_add(forecasting, demands,
			(struct demand){ .day = facts->now.day + (day_t)i, .session = facts->session_count,
				.whole = single_dose,
				.amount = used_after(product, i) / unit - used_after(product, i - 1) / unit });
}

static int compare_demands(const void *left, const void *right)
{
	const struct demand *one = left, *other = right;
	int by_session = (one->session > other->session) - (one->session < other->session);
	return by_session != 0 ? by_session : (one->day > other->day) - (one->day < other->day);
}

/* The time of a day's sessions: now, or its noon. */
static void day_begin(struct course_of *course, day_t day)
{
	const struct forecast_facts *facts = course->forecasting->facts;
	bool comes = false;
	if (course->when.day != day)
		course->when = day == facts->now.day ? facts->now : (struct when){ day, zone_instant(day, 12, 0, 0) };
	for (; course->arrival_count > 0 && course->arrivals->day <= day; course->arrivals++, course->arrival_count--) {
		comes = true;
		*(struct holding *)pool_append(&course->forecasting->brief, &course->holdings, &course->count,
			sizeof(*course->holdings)) = (struct holding){ .product = course->product->id,
			.lot_code = "", .expires = DAY_NONE, .layer = --course->serial, .received = course->arrivals->day,
			.place_usable = true, .containers = course->arrivals->containers };
	}
	if (comes)
		fefo_sort(course->holdings, course->count);
}

static bool spares_none(int64_t lot, const void *data)
{
	(void)lot;
	(void)data;
	return false;
}

/* The shelf as the patient finds it: what is kept for others is marked. Gives the shelf itself when nothing is. */
static struct holding *shelf_for(struct course_of *course, int64_t patient, size_t *count)
{
	struct pool *brief = &course->forecasting->brief;
	struct claim *claims = NULL;
	size_t claim_count = 0;
	for (size_t i = 0; i < course->claim_count; i++) {
		const struct forecast_claim *claim = &course->claims[i];
		bool holds = claim->until == DAY_NONE || claim->until >= course->when.day;
		if (holds && claim->content > 0 && (patient == 0 || claim->patient != patient))
			*(struct claim *)pool_append(brief, &claims, &claim_count, sizeof(*claims)) =
				(struct claim){ claim->lot, claim->content };
	}
	struct holding *holdings = course->holdings;
	*count = course->count;
	if (claim_count > 0)
		reserve_set_aside(&holdings, count, claims, claim_count, course->product->size, course->when, spares_none,
			NULL, brief);
	return holdings;
}

/* What is taken uses up what was kept for the patient: of its lot first, then of any. */
static void claims_use(struct course_of *course, int64_t patient, int64_t lot, content_t content)
{
	for (int any = 0; any < 2 && patient != 0; any++) {
		for (size_t i = 0; i < course->claim_count && content > 0; i++) {
			struct forecast_claim *claim = &course->claims[i];
			bool holds = claim->until == DAY_NONE || claim->until >= course->when.day;
			if (!holds || claim->patient != patient || claim->lot != (any ? 0 : lot))
				continue;
			content_t used = content < claim->content ? content : claim->content;
			claim->content -= used;
			content -= used;
		}
	}
}

/* A container of several doses that stays open; `lot` is what it is of. */
static void bottle_open(struct course_of *course, const struct holding *lot, content_t content)
{
	struct holding bottle = *lot;
	bottle.opened = INT64_MAX + --course->serial;
	bottle.opened_at = course->when.time;
	bottle.use_by = course->when.time + course->product->in_use * 60;
	bottle.containers = 0;
	bottle.content = content;
	if (lot->expires != DAY_NONE && zone_day_end(lot->expires) < bottle.use_by)
		bottle.use_by = zone_day_end(lot->expires);
	*(struct holding *)pool_append(&course->forecasting->brief, &course->holdings, &course->count,
		sizeof(bottle)) = bottle;
}

static struct holding *same_on_shelf(struct course_of *course, const struct holding *part)
{
	for (size_t i = 0; i < course->count; i++) {
		if (holding_is_part(&course->holdings[i], part))
			return &course->holdings[i];
	}
	abort();
}

/* Takes the draws off the shelf; gives how many containers were opened. */
static int64_t draws_take(struct course_of *course, const struct demand *demand, const struct holding *holdings,
	const struct draw *draws, size_t count)
{
	int64_t containers = 0;
	for (size_t i = 0; i < count; i++) {
		struct holding from = holdings[draws[i].holding];
		if (holdings != course->holdings) {
			struct holding *own = same_on_shelf(course, &from);
			own->containers -= draws[i].containers;
			own->content -= own->opened != 0 ? draws[i].taken : 0;
		}
		containers += draws[i].containers;
		claims_use(course, demand->patient, from.lot, draws[i].taken + draws[i].residue);
	}
	return containers;
}

static void bottles_open(struct course_of *course, const struct holding *holdings, const struct draw *draws, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (draws[i].kept > 0) {
			struct holding from = holdings[draws[i].holding];
			bottle_open(course, &from, draws[i].kept);
		}
	}
}

/* What is not there, in containers; the rest of the last one stays open as that of any other. */
static int64_t missing_of(struct course_of *course, const struct demand *demand, content_t content)
{
	const struct forecast_product *product = course->product;
	int64_t containers = (content + product->size - 1) / product->size;
	content_t rest = containers * product->size - content;
	if (rest > 0 && product->in_use > 0 && !demand->whole)
		bottle_open(course, &(struct holding){ .product = product->id, .lot_code = "", .expires = DAY_NONE,
					    .layer = --course->serial, .received = course->when.day, .place_usable = true },
			rest);
	return containers;
}

/* A powder takes its solvent along, unless the session's recipe names it. */
static void solvent_spread(struct course_of *course, const struct demand *demand, int64_t containers)
{
	struct forecasting *forecasting = course->forecasting;
	const struct forecast_product *product = course->product;
	if (product->solvent == 0 || demand->session == forecasting->facts->session_count)
		return;
	const struct forecast_session *session = &forecasting->facts->sessions[demand->session];
	for (size_t i = 0; i < session->count; i++) {
		if (session->lines[i].product == product->solvent)
			return;
	}
	demand_add(forecasting, demands_of(forecasting, product->solvent),
		(struct demand){ .day = demand->day, .session = demand->session, .patient = demand->patient,
			.whole = true, .amount = containers });
}

static void outcome_add(struct course_of *course, day_t day, int64_t needed, int64_t missing)
{
	struct forecast *forecast = course->forecasting->forecast;
	struct forecast_outcome *outcome = course->outcome;
	if (day <= outcome->soon) {
		outcome->needed_soon += needed;
		outcome->missing_soon += missing;
	}
	if (missing > 0 && outcome->short_on == DAY_NONE) {
		outcome->short_on = day;
		outcome->order_by = day - (day_t)course->product->lead;
	}
	if (day > course->forecasting->facts->until)
		return;
	outcome->needed += needed;
	outcome->missing += missing;
	struct forecast_day *last = forecast->day_count == 0 ? NULL : &forecast->days[forecast->day_count - 1];
	if (last == NULL || last->product != course->product->id || last->day != day) {
		last = pool_append(course->forecasting->pool, &forecast->days, &forecast->day_count, sizeof(*last));
		*last = (struct forecast_day){ .product = course->product->id, .day = day };
	}
	last->needed += needed;
	last->missing += missing;
}

static void demand_meet(struct course_of *course, const struct demand *demand)
{
	const struct forecast_product *product = course->product;
	struct want want = { .size = product->size, .single_dose = product->in_use == 0, .whole = demand->whole };
	content_t wanted = demand->whole ? demand->amount * product->size : demand->amount;
	struct draw *draws = NULL;
	size_t count, draw_count = 0;
	day_begin(course, demand->day);
	struct holding *holdings = shelf_for(course, demand->patient, &count);
	want.content = fefo_available(holdings, count, &want, course->when);
	if (want.content > wanted)
		want.content = wanted;
	want.containers = want.content / product->size;
	if (want.content > 0)
		fefo_choose(holdings, count, &want, course->when, true, &course->forecasting->brief, &draws, &draw_count);
	int64_t containers = draws_take(course, demand, holdings, draws, draw_count);
	size_t before = course->count;
	bottles_open(course, holdings, draws, draw_count);
	int64_t missing = missing_of(course, demand, wanted - want.content);
	if (course->count > before)
		fefo_sort(course->holdings, course->count);
	solvent_spread(course, demand, containers + missing);
	outcome_add(course, demand->day, containers + missing, missing);
}

/* What is left of lots whose last day passes. */
static void leftovers_note(const struct course_of *course)
{
	struct forecasting *forecasting = course->forecasting;
	struct forecast *forecast = forecasting->forecast;
	for (size_t i = 0; i < course->count; i++) {
		const struct holding *holding = &course->holdings[i];
		if (holding->containers == 0 || holding->expires == DAY_NONE || holding->expires > forecasting->facts->until ||
			holding->expires < forecasting->facts->now.day)
			continue;
		*(struct forecast_leftover *)pool_append(forecasting->pool, &forecast->leftovers,
			&forecast->leftover_count, sizeof(*forecast->leftovers)) =
			(struct forecast_leftover){ .product = holding->product, .lot = holding->lot,
				.containers = holding->containers, .value = holding_cost(holding, holding->containers) };
	}
}

static void *part_copy(struct pool *pool, const void *rows, size_t size, struct range range)
{
	void *copy = pool_alloc(pool, range.count * size);
	if (range.count > 0)
		memcpy(copy, (const char *)rows + range.first * size, range.count * size);
	return copy;
}

static void shelf_set(struct course_of *course)
{
	const struct forecast_facts *facts = course->forecasting->facts;
	struct pool *brief = &course->forecasting->brief;
	int64_t id = course->product->id;
	struct range held = RANGE_OF(facts->holdings, facts->holding_count, product, id);
	struct range coming = RANGE_OF(facts->arrivals, facts->arrival_count, product, id);
	struct range kept = RANGE_OF(facts->claims, facts->claim_count, product, id);
	for (size_t i = 0; i < held.count; i++)
		*(struct holding *)pool_append(brief, &course->holdings, &course->count, sizeof(*course->holdings)) =
			facts->holdings[held.first + i];
	course->arrivals = facts->arrivals + coming.first;
	course->arrival_count = coming.count;
	course->claims = part_copy(brief, facts->claims, sizeof(*facts->claims), kept);
	course->claim_count = kept.count;
	for (size_t i = 0; i < coming.count; i++) {
		if (course->arrivals[i].day <= course->outcome->soon)
			course->outcome->coming_soon += course->arrivals[i].containers;
	}
	fefo_sort(course->holdings, course->count);
}

static void product_pass(struct forecasting *forecasting, size_t index)
{
	const struct forecast_facts *facts = forecasting->facts;
	struct demands *demands = &forecasting->demands[index];
	struct course_of course = { .forecasting = forecasting, .product = &facts->products[index],
		.outcome = &forecasting->forecast->outcomes[index] };
	day_t soon = forecast_soon(facts, course.product), until = soon > facts->until ? soon : facts->until;
	*course.outcome = (struct forecast_outcome){ .product = course.product, .planned = demands->count > 0,
		.short_on = DAY_NONE, .order_by = DAY_NONE, .soon = soon };
	if (demands->count == 0 && course.product->used_days > 0)
		average_spread(forecasting, course.product, demands, until);
	if (demands->count > 1)
		qsort(demands->items, demands->count, sizeof(*demands->items), compare_demands);
	shelf_set(&course);
	for (size_t i = 0; i < demands->count && demands->items[i].day <= until; i++)
		demand_meet(&course, &demands->items[i]);
	leftovers_note(&course);
	pool_release(&forecasting->brief);
}

void forecast_make(const struct forecast_facts *facts, struct pool *pool, struct forecast *forecast)
{
	struct forecasting forecasting = { .facts = facts, .forecast = forecast, .pool = pool };
	*forecast = (struct forecast){ .outcome_count = facts->product_count };
	forecast->outcomes = pool_alloc(pool, facts->product_count * sizeof(*forecast->outcomes));
	forecasting.demands = pool_alloc(pool, facts->product_count * sizeof(*forecasting.demands));
	sessions_spread(&forecasting);
	/* A powder says what its solvent is needed for; no solvent has one of its own. */
	for (int solvents = 0; solvents < 2; solvents++) {
		for (size_t i = 0; i < facts->product_count; i++) {
			if ((facts->products[i].solvent == 0) == (solvents == 1))
				product_pass(&forecasting, i);
		}
	}
}
