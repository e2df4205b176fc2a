/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a lot for people: its facts, where it is, where it came from, who had it, what became of its status. */
#include "config.h"
#include "lot_print.h"
#include "ampoule/shortage.h"
#include "columns.h"

static const char *money_text(const struct lot_shown *shown, money_t money)
{
	return money_format(money, shown->context->digits, pool_alloc(shown->context->pool, MONEY_TEXT_MAX));
}

static const char *content_text(const struct lot_shown *shown, content_t content)
{
	char text[CONTENT_TEXT_MAX];
	return pool_printf(shown->context->pool, "%s %s", content_format(content, text), shown->unit);
}

static const char *time_text(const struct lot_shown *shown, instant_t time)
{
	return zone_format(time, pool_alloc(shown->context->pool, LOCAL_TEXT_MAX));
}

const char *lot_state(const struct lot_shown *shown)
{
	const struct lot *lot = &shown->lot;
	if (lot->status == LOT_RECALLED)
		return "RECALLED";
	if (lot->expires != DAY_NONE && lot->expires < shown->context->today)
		return "EXPIRED";
	return lot->status == LOT_HELD ? "HELD" : "usable";
}

static void places_print(const struct lot_shown *shown)
{
	struct pool *pool = shown->context->pool;
	struct columns columns = { .pool = pool };
	for (size_t i = 0; i < shown->view.place_count; i++) {
		const struct lot_place *place = &shown->view.places[i];
		const char **cells = columns_row(&columns);
		cells[0] = place->opened == 0 ? _("sealed") : pool_printf(pool, "O%lld", (long long)place->opened);
		cells[1] = place->location;
		if (place->opened == 0)
			cells[2] = containers_describe(place->containers, shown->container, pool);
		else
			cells[2] = pool_printf(pool, _("use by %s"), time_text(shown, place->use_by));
		cells[3] = pool_printf(pool, " %s", content_text(shown, place->content));
		if (shown->sees_finance)
			cells[4] = pool_printf(pool, " %s", money_text(shown, place->value));
		cells[5] = place->usable ? NULL : _("not for use");
	}
	if (columns.count > 0)
		fputs(_("on hand:\n"), shown->context->out);
	columns_print(&columns, shown->context->out);
}

static void layers_print(const struct lot_shown *shown)
{
	struct pool *pool = shown->context->pool;
	struct columns columns = { .pool = pool };
	for (size_t i = 0; i < shown->view.layer_count; i++) {
		const struct lot_layer *layer = &shown->view.layers[i];
		const char **cells = columns_row(&columns);
		cells[0] = day_format(layer->received, pool_alloc(pool, DAY_TEXT_MAX));
		cells[1] = pool_printf(pool, _("entry %lld"), (long long)layer->entry);
		cells[2] = layer->kind;
		cells[3] = layer->supplier;
		cells[4] = layer->invoice;
		cells[5] = containers_describe(layer->containers, shown->container, pool);
		if (shown->sees_finance)
			cells[6] = pool_printf(pool, _(" cost %s"), money_text(shown, layer->cost));
		cells[7] = pool_printf(pool, _("left %s"), content_text(shown, layer->content));
		if (shown->sees_finance && layer->difference != 0)
			cells[8] = pool_printf(pool, _("price difference %s"), money_text(shown, layer->difference));
		cells[9] = layer->voided_by == 0 ? NULL : pool_printf(pool, _("VOID by %lld"), (long long)layer->voided_by);
	}
	if (columns.count > 0)
		fputs(_("came in:\n"), shown->context->out);
	columns_print(&columns, shown->context->out);
}

static void sessions_print(const struct lot_shown *shown)
{
	struct columns columns = { .pool = shown->context->pool };
	for (size_t i = 0; i < shown->view.session_count; i++) {
		const struct lot_session *session = &shown->view.sessions[i];
		const char **cells = columns_row(&columns);
		cells[0] = pool_printf(columns.pool, _("session %lld"), (long long)session->number);
		cells[1] = time_text(shown, session->when.time);
		cells[2] = shown->sees_patients ? session->patient : NULL;
		cells[3] = pool_printf(columns.pool, " %s", content_text(shown, session->used));
		cells[4] = shown->lot.expires != DAY_NONE && session->when.day > shown->lot.expires ? _("past its expiry")
												      : NULL;
		cells[5] = session->overridden ? _("OVERRIDDEN") : NULL;
	}
	if (columns.count > 0)
		fputs(_("used in:\n"), shown->context->out);
	columns_print(&columns, shown->context->out);
}

static void history_print(const struct lot_shown *shown)
{
	struct columns columns = { .pool = shown->context->pool };
	for (size_t i = 0; i < shown->history_count; i++) {
		const struct history_line *line = &shown->history[i];
		const char **cells = columns_row(&columns);
		cells[0] = time_text(shown, line->time);
		cells[1] = pool_printf(columns.pool, _("entry %lld"), (long long)line->entry);
		cells[2] = line->who;
		cells[3] = pool_printf(columns.pool, _("%s: %s → %s"), line->field, line->old == NULL ? "–" : line->old,
			line->new == NULL ? "–" : line->new);
		cells[4] = line->why;
	}
	if (columns.count > 0)
		fputs(_("changed:\n"), shown->context->out);
	columns_print(&columns, shown->context->out);
}

void lot_print_text(const struct lot_shown *shown)
{
	FILE *out = shown->context->out;
	char day[DAY_TEXT_MAX];
	const struct lot *lot = &shown->lot;
	fprintf(out, _("%s lot %s: %s, %s\n"), shown->product, lot->code, lot_state(shown),
		lot->expires == DAY_NONE ? _("no expiry")
					 : pool_printf(shown->context->pool, _("expires %s"), day_format(lot->expires, day)));
	if (shown->view.became != NULL)
		fprintf(out, _("found to be lot %s (entry %lld)\n"), shown->view.became, (long long)shown->view.became_by);
	places_print(shown);
	layers_print(shown);
	sessions_print(shown);
	history_print(shown);
}
