/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads all that there is to know of one lot. */
#include "config.h"
#include "ampoule/lot.h"
#include "ampoule/statement.h"
#include "store_internal.h"

static int places_load(struct store *store, int64_t lot, struct pool *pool, struct lot_view *view)
{
	STATEMENT st = statement_prepare(store, sql_lot_places);
	statement_bind_integer(&st, ":lot", lot);
	while (statement_step(&st)) {
		struct lot_place *place = pool_append(pool, &view->places, &view->place_count, sizeof(*place));
		*place = (struct lot_place){
			.location = pool_copy(pool, statement_text(&st, "location")),
			.usable = statement_integer(&st, "usable") != 0,
			.opened = statement_integer(&st, "opened"),
			.use_by = statement_instant(&st, "use_by"),
			.containers = statement_integer(&st, "containers"),
			.content = statement_integer(&st, "content"),
			.value = statement_integer(&st, "value"),
		};
	}
	return statement_end(&st);
}

static int layers_load(struct store *store, int64_t lot, struct pool *pool, struct lot_view *view)
{
	STATEMENT st = statement_prepare(store, sql_lot_layers);
	statement_bind_integer(&st, ":lot", lot);
	while (statement_step(&st)) {
		struct lot_layer *layer = pool_append(pool, &view->layers, &view->layer_count, sizeof(*layer));
		*layer = (struct lot_layer){
			.entry = statement_integer(&st, "entry"),
			.voided_by = statement_integer(&st, "voided_by"),
			.received = statement_day(&st, "received"),
			.kind = pool_copy(pool, statement_text(&st, "kind")),
			.supplier = pool_copy(pool, statement_text(&st, "supplier")),
			.invoice = pool_copy(pool, statement_text(&st, "invoice")),
			.containers = statement_integer(&st, "containers"),
			.cost = statement_integer(&st, "cost"),
			.content = statement_integer(&st, "content"),
			.value = statement_integer(&st, "value"),
			.difference = statement_integer(&st, "difference"),
		};
	}
	return statement_end(&st);
}

static int became_load(struct store *store, int64_t lot, struct pool *pool, struct lot_view *view)
{
	STATEMENT st = statement_prepare(store, sql_lot_became);
	statement_bind_integer(&st, ":lot", lot);
	if (statement_step(&st)) {
		view->became = pool_copy(pool, statement_text(&st, "code"));
		view->became_by = statement_integer(&st, "entry");
	}
	return statement_end(&st);
}

int lot_view_load(struct store *store, int64_t lot, struct pool *pool, struct lot_view *view)
{
	*view = (struct lot_view){ 0 };
	int status = places_load(store, lot, pool, view);
	if (status == STATUS_OK)
		status = layers_load(store, lot, pool, view);
	if (status == STATUS_OK)
		status = became_load(store, lot, pool, view);
	if (status == STATUS_OK)
		status = lot_sessions(store, lot, DAY_NONE, pool, &view->sessions, &view->session_count);
	return status;
}
