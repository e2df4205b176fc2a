/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans a session: chooses containers for its items and says until when its mixtures may be used. */
#include "config.h"
#include <string.h>
#include "ampoule/mixture.h"
#include "session_checks.h"
#include "store_internal.h"

/* The earliest of the mixture's own life and every component's expiry and use by (DESIGN.md, section 6). */
static void set_use_by(const struct session_plan *plan, size_t part, struct session_mix *mix)
{
	mix->use_by = plan->taking.when.time + plan->request->parts[part].life * 60;
	for (size_t i = 0; i < plan->taking.count; i++) {
		const struct component *component = &plan->taking.components[i];
		const struct holding *holding = &component->supply->holdings[component->draw.holding];
		if (!component->mixed || component->part != part)
			continue;
		mix->mixes = true;
		if (component->supply->product.unit == UNIT_ML)
			mix->volume += component->draw.taken;
		instant_t limit = holding->opened != 0 ? holding->use_by : mix->use_by;
		/* A container that stands open keeps its use by when the lot turns out to expire before it. */
		if (holding->expires != DAY_NONE && zone_day_end(holding->expires) < limit)
			limit = zone_day_end(holding->expires);
		if (limit < mix->use_by) {
			mix->use_by = limit;
			mix->use_by_of = &component->supply->product;
		}
	}
}

/* One mixture is used once, in one part. */
static int refuse_twice(struct store *store, const struct session_request *request, size_t part)
{
	for (size_t i = 0; i < part; i++) {
		const struct mixture *earlier = request->parts[i].mixture;
		if (earlier != NULL && earlier->id == request->parts[part].mixture->id)
			return error_set(store->error, STATUS_REFUSED, _("preparation %s is named twice"), earlier->number);
	}
	return STATUS_OK;
}

static int check_injected(struct store *store, const struct session_part *part, content_t volume)
{
	char wanted[CONTENT_TEXT_MAX], there[CONTENT_TEXT_MAX];
	if (part->injected <= volume)
		return STATUS_OK;
	return error_set(store->error, STATUS_REFUSED, _("--injected %sml: the mixture holds %s ml, not more"),
		content_format(part->injected, wanted), content_format(volume, there));
}

static int plan_part(struct store *store, size_t index, struct pool *pool, struct session_plan *plan)
{
	const struct session_request *request = plan->request;
	const struct session_part *part = &request->parts[index];
	struct session_mix *mix = &plan->mixes[index];
	const struct taking_request taking = {
		.location = request->location,
		.location_code = request->location_code,
		.patient = request->patient,
		.purpose = PURPOSE_PATIENT,
		.incident = request->incident,
		.part = index,
		.items = part->items,
		.count = part->count,
	};
	int status = STATUS_OK;
	if (part->mixture != NULL)
		status = mixture_check_use(store, part->mixture, request->patient, plan->taking.when,
			request->incident);
	if (status == STATUS_OK && part->mixture != NULL)
		status = refuse_twice(store, request, index);
	if (status == STATUS_OK)
		status = taking_plan(store, &taking, plan->taking.when, pool, &plan->taking);
	if (status != STATUS_OK)
		return status;
	set_use_by(plan, index, mix);
	return check_injected(store, part, part->mixture != NULL ? part->mixture->volume : mix->volume);
}

void session_find(struct session_plan *plan, struct pool *pool, const char *rule, const char *severity, const char *detail)
{
	struct session_finding *finding = pool_append(pool, &plan->findings, &plan->finding_count, sizeof(*finding));
	*finding = (struct session_finding){ rule, severity, detail };
}

/* A container that broke in the hand was taken for use; whichever lot is named is the one that broke. */
static int plan_broken(struct store *store, struct pool *pool, struct session_plan *plan)
{
	const struct session_request *request = plan->request;
	int status = STATUS_OK;
	for (size_t i = 0; i < request->broken_count && status == STATUS_OK; i++) {
		const struct item *item = &request->broken[i];
		const struct taking_request taking = {
			.location = request->location,
			.location_code = request->location_code,
			.purpose = item->lot != 0 || item->opened != 0 ? PURPOSE_AWAY : PURPOSE_ROOM,
			.reason = REASON_BROKEN,
			.part = request->count,
			.items = item,
			.count = 1,
		};
		status = taking_plan(store, &taking, plan->taking.when, pool, &plan->taking);
	}
	return status;
}

static session_check *const checks[] = { session_changes_find, session_courses_find };

int session_plan(struct store *store, const struct session_request *request, struct when when, struct pool *pool,
	struct session_plan *plan)
{
	*plan = (struct session_plan){ .request = request, .taking = { .when = when } };
	return session_plan_taking(store, pool, plan);
}

int session_plan_taking(struct store *store, struct pool *pool, struct session_plan *plan)
{
	const struct session_request *request = plan->request;
	plan->mixes = pool_alloc(pool, request->count * sizeof(*plan->mixes) + 1);
	int status = STATUS_OK;
	for (size_t i = 0; i < request->count && status == STATUS_OK; i++)
		status = plan_part(store, i, pool, plan);
	if (status == STATUS_OK)
		status = plan_broken(store, pool, plan);
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]) && status == STATUS_OK; i++)
		status = checks[i](store, pool, plan);
	return status;
}
