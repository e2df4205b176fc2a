/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans a session: chooses containers for its items and says until when the mixture may be used. */
#include "config.h"
#include "ampoule/mixture.h"
#include "ampoule/session.h"
#include "store_internal.h"

/* The earliest of the mixture's own life and every component's expiry and use by (DESIGN.md, section 6). */
static void set_use_by(struct session_plan *plan)
{
	plan->use_by = plan->taking.when.time + plan->request->life * 60;
	for (size_t i = 0; i < plan->taking.count; i++) {
		const struct component *component = &plan->taking.components[i];
		const struct holding *holding = &component->supply->holdings[component->draw.holding];
		if (!component->mixed)
			continue;
		plan->mixes = true;
		instant_t limit = holding->opened != 0 ? holding->use_by : plan->use_by;
		/* A container that stands open keeps its use by when the lot turns out to expire before it. */
		if (holding->expires != DAY_NONE && zone_day_end(holding->expires) < limit)
			limit = zone_day_end(holding->expires);
		if (limit < plan->use_by) {
			plan->use_by = limit;
			plan->use_by_of = &component->supply->product;
		}
	}
}

int session_plan(struct store *store, const struct session_request *request, struct when when, struct pool *pool,
	struct session_plan *plan)
{
	*plan = (struct session_plan){ .request = request };
	const struct taking_request taking = {
		.location = request->location,
		.location_code = request->location_code,
		.purpose = PURPOSE_PATIENT,
		.items = request->items,
		.count = request->count,
	};
	int status = STATUS_OK;
	if (request->mixture != NULL)
		status = mixture_check_use(store, request->mixture, request->patient, when);
	if (status == STATUS_OK)
		status = taking_plan(store, &taking, when, pool, &plan->taking);
	set_use_by(plan);
	return status;
}
