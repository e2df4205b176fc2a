/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a lot for programs. */
#include "config.h"
#include <jansson.h>
#include "lot_print.h"

static const char *money_text(const struct lot_shown *shown, money_t money)
{
	return money_format(money, shown->context->digits, pool_alloc(shown->context->pool, MONEY_TEXT_MAX));
}

static json_t *places_json(const struct lot_shown *shown)
{
	json_t *list = json_array();
	for (size_t i = 0; i < shown->view.place_count; i++) {
		const struct lot_place *place = &shown->view.places[i];
		char content[CONTENT_TEXT_MAX];
		json_array_append_new(list, json_pack("{s:s, s:I, s:s, s:s*, s:s*}", "location", place->location, "containers",
			(json_int_t)place->containers, "content", content_format(place->content, content), "opened",
			place->opened == 0 ? NULL
					   : pool_printf(shown->context->pool, "O%lld", (long long)place->opened),
			"value", shown->sees_finance ? money_text(shown, place->value) : NULL));
	}
	return list;
}

static json_t *layers_json(const struct lot_shown *shown)
{
	json_t *list = json_array();
	for (size_t i = 0; i < shown->view.layer_count; i++) {
		const struct lot_layer *layer = &shown->view.layers[i];
		char content[CONTENT_TEXT_MAX], day[DAY_TEXT_MAX];
		json_array_append_new(list, json_pack("{s:I, s:s, s:s, s:I, s:s, s:s*, s:s*, s:s*, s:s*}", "entry",
			(json_int_t)layer->entry, "received", day_format(layer->received, day), "kind", layer->kind, "containers",
			(json_int_t)layer->containers, "left", content_format(layer->content, content), "supplier",
			layer->supplier, "invoice", layer->invoice, "cost",
			shown->sees_finance ? money_text(shown, layer->cost) : NULL, "price_difference",
			shown->sees_finance ? money_text(shown, layer->difference) : NULL));
	}
	return list;
}

static json_t *sessions_json(const struct lot_shown *shown)
{
	json_t *list = json_array();
	for (size_t i = 0; i < shown->view.session_count; i++) {
		const struct lot_session *session = &shown->view.sessions[i];
		char content[CONTENT_TEXT_MAX], time[INSTANT_TEXT_MAX];
		json_array_append_new(list, json_pack("{s:I, s:s, s:s, s:s*, s:b}", "session", (json_int_t)session->number, "time",
			instant_format(session->when.time, time), "used", content_format(session->used, content),
			"patient", shown->sees_patients ? session->patient : NULL, "overridden", session->overridden));
	}
	return list;
}

void lot_print_json(const struct lot_shown *shown)
{
	char day[DAY_TEXT_MAX];
	const struct lot *lot = &shown->lot;
	json_t *object = json_pack("{s:s, s:s, s:s*, s:s, s:s, s:s, s:o, s:o, s:o, s:s*}", "product", shown->product, "lot", lot->code,
		"expires", lot->expires == DAY_NONE ? NULL : day_format(lot->expires, day), "status",
		lot_status_name(lot->status), "state", lot_state(shown), "unit", shown->unit, "on_hand", places_json(shown), "layers", layers_json(shown),
		"sessions", sessions_json(shown), "became", shown->view.became);
	json_dumpf(object, shown->context->out, JSON_INDENT(2));
	fputc('\n', shown->context->out);
	json_decref(object);
}
