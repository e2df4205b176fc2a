/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The independent model of the ledger: corrected lots, closed months. */
#include <string.h>
#include "model.h"

bool model_lot_status(struct model *model, struct when when, size_t lot, enum lot_status status)
{
	struct model_lot *changed = &model->lots[lot];
	if (changed->status == status || (changed->status == LOT_RECALLED && status == LOT_HELD) ||
	        !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	changed->marks = model_grow(changed->marks, changed->mark_count, sizeof(*changed->marks));
	changed->marks[changed->mark_count++] = (struct model_mark){ when.time, status };
	changed->status = status;
	return true;
}

bool model_lot_correct(struct model *model, struct when when, size_t lot, const char *code, day_t expires)
{
	struct model_lot *from = &model->lots[lot];
	size_t to = model_lot_index(model, from->product, code);
	if (!model_is_open(model, when.day) || (to == lot && from->expires == expires))
		return false;
	if (to == lot || to == model->lot_count) {
		strcpy(from->code, code);
		from->expires = expires;
	} else {
		bool any = false;
		for (size_t i = 0; i < model->cell_count; i++)
			any = any || model->cells[i].lot == lot;
		if (!any || model->lots[to].expires != expires || model->lots[to].status != from->status)
			return false;
		for (size_t i = 0; i < model->cell_count; i++) {
			if (model->cells[i].lot == lot)
				model->cells[i].lot = to;
		}
	}
	model_open(model, when);
	return true;
}

bool model_close(struct model *model, struct when when, day_t last, day_t today)
{
	if (last >= today || (!model_is_open(model, last) && model->closed >= model->first) || last < model->first ||
	        !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	model->closed = last;
	return true;
}

bool model_reopen(struct model *model, struct when when)
{
	if (model->closed == DAY_NONE || model->closed < model->first || !model_is_open(model, when.day))
		return false;
	model_open(model, when);
	model->closed = day_month_start(model->closed) - 1;
	return true;
}
