/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares what the program keeps with the model, and looks at its rows alone. */
#include "history.h"
#include <stdlib.h>
#include "ampoule/statement.h"

/* What an entry did to the price of goods that were gone, layer by layer. */
static void compare_differences(struct history *h, size_t index)
{
	static const char sql[] = "SELECT layer, value FROM price_difference WHERE entry = :entry ORDER BY line";
	const struct model_entry *entry = &h->model.entries[index];
	size_t line = 0;
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	statement_bind_integer(&st, ":entry", (int64_t)index + 1);
	for (; statement_step(&st); line++)
		ENSURE(line < entry->difference_count &&
		                statement_integer(&st, "layer") == entry->differences[line].layer &&
		                statement_integer(&st, "value") == entry->differences[line].value,
		        "entry %zu: price difference %zu is %" PRId64 " of layer %" PRId64 ", not the model's",
		        index + 1, line + 1, statement_integer(&st, "value"), statement_integer(&st, "layer"));
	ENSURE(line == entry->difference_count, "entry %zu has %zu price differences, not %zu", index + 1, line,
	        entry->difference_count);
}

/* The lines of one entry, in their order. */
static void compare_entry(struct history *h, size_t index)
{
	static const char sql[] = "SELECT layer, location, opened, reason, containers, content, value"
	                          " FROM movement WHERE entry = :entry ORDER BY line";
	const struct model_entry *entry = &h->model.entries[index];
	size_t line = 0;
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	statement_bind_integer(&st, ":entry", (int64_t)index + 1);
	for (; statement_step(&st); line++) {
		ENSURE(line < entry->count, "entry %zu has more lines than %zu", index + 1, entry->count);
		const struct movement *want = &entry->lines[line];
		ENSURE(statement_integer(&st, "layer") == want->layer &&
		                statement_integer(&st, "location") == want->location &&
		                statement_integer(&st, "opened") == want->opened &&
		                reason_find(statement_text(&st, "reason")) == (int)want->reason &&
		                statement_integer(&st, "containers") == want->containers &&
		                statement_integer(&st, "content") == want->content &&
		                statement_integer(&st, "value") == want->value,
		        "entry %zu line %zu: %s of layer %" PRId64 " O%" PRId64 ": %" PRId64
		        " containers, content %" PRId64 ", value %" PRId64
		        "; the model has %s of layer %" PRId64 " O%" PRId64 ": %" PRId64 ", %" PRId64
		        ", %" PRId64,
		        index + 1, line + 1, statement_text(&st, "reason"), statement_integer(&st, "layer"),
		        statement_integer(&st, "opened"), statement_integer(&st, "containers"),
		        statement_integer(&st, "content"), statement_integer(&st, "value"),
		        reason_name(want->reason), want->layer, want->opened, want->containers, want->content,
		        want->value);
	}
	ENSURE(line == entry->count, "entry %zu has %zu lines, not %zu", index + 1, line, entry->count);
	compare_differences(h, index);
}

/* The balances that the program keeps, against the model's cells. */
static void compare_balances(struct history *h)
{
	static const char sql[] =
	        "SELECT layer, location, 0 AS opened, containers, content, value FROM balance UNION ALL "
	        "SELECT opened.layer, opened_balance.location, opened.number, 0, opened_balance.content, "
	        "opened_balance.value"
	        " FROM opened_balance JOIN opened ON opened.number = opened_balance.opened";
	size_t rows = 0, held = 0;
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	for (; statement_step(&st); rows++) {
		int64_t layer = statement_integer(&st, "layer"), opened = statement_integer(&st, "opened");
		ENSURE(layer <= (int64_t)h->model.layer_count && opened <= (int64_t)h->model.opened_count,
		        "layer %" PRId64 " O%" PRId64 " is not the model's", layer, opened);
		const struct movement at = { .layer = layer, .opened = opened, .location = statement_integer(&st, "location") };
		const struct model_cell *cell = model_cell(&h->model, &at);
		ENSURE(cell != NULL, "layer %" PRId64 " O%" PRId64 " is at place %" PRId64, layer, opened, at.location);
		content_t size = h->model.products[h->model.lots[cell->lot].product].size;
		ENSURE(statement_integer(&st, "containers") == (opened == 0 ? cell->amount : 0) &&
		                statement_integer(&st, "content") ==
		                        (opened == 0 ? cell->amount * size : cell->amount) &&
		                statement_integer(&st, "value") == cell->value,
		        "layer %" PRId64 " O%" PRId64 ": content %" PRId64 ", value %" PRId64
		        "; the model has %" PRId64 ", %" PRId64,
		        layer, opened, statement_integer(&st, "content"), statement_integer(&st, "value"),
		        cell->amount, cell->value);
	}
	for (size_t i = 0; i < h->model.cell_count; i++)
		held += h->model.cells[i].amount != 0 || h->model.cells[i].value != 0;
	ENSURE(rows == held, "%zu balances, the model holds %zu", rows, held);
}

/* From the rows alone: at every moment of business time nothing is negative, and where nothing is held no
 * value is left. */
static void check_moments(struct history *h)
{
	static const char sql[] =
	        "SELECT movement.layer, movement.location, COALESCE(movement.opened, 0) AS opened, "
	        "entry.time,"
	        " SUM(movement.containers) AS containers, SUM(movement.content) AS content, "
	        "SUM(movement.value) AS value"
	        " FROM movement JOIN entry ON entry.number = movement.entry"
	        " GROUP BY movement.layer, movement.location, COALESCE(movement.opened, 0), entry.time"
	        " ORDER BY movement.layer, movement.location, COALESCE(movement.opened, 0), entry.time";
	int64_t layer = 0, location = 0, opened = 0, containers = 0, content = 0, value = 0;
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	while (statement_step(&st)) {
		if (layer != statement_integer(&st, "layer") ||
		        location != statement_integer(&st, "location") ||
		        opened != statement_integer(&st, "opened"))
			containers = content = value = 0;
		layer = statement_integer(&st, "layer");
		location = statement_integer(&st, "location");
		opened = statement_integer(&st, "opened");
		containers += statement_integer(&st, "containers");
		content += statement_integer(&st, "content");
		value += statement_integer(&st, "value");
		ENSURE(containers >= 0 && content >= 0 && value >= 0 && (content > 0 || value == 0) &&
		                (opened != 0 || (content > 0) == (containers > 0)),
		        "layer %" PRId64 " at place %" PRId64 " O%" PRId64 " held %" PRId64
		        " containers, content %" PRId64 ", value %" PRId64 " at %s",
		        layer, location, opened, containers, content, value, statement_text(&st, "time"));
	}
}

/* What was opened was used, wasted or thrown away, or is still there: container by container, in content and
 * value. */
static void check_opened(struct history *h)
{
	static const char sql[] =
	        "SELECT opened.number AS number, SUM(CASE WHEN reason = 'opened' THEN movement.content ELSE "
	        "0 END) AS content,"
	        " SUM(CASE WHEN reason = 'opened' THEN movement.value ELSE 0 END) AS value,"
	        " SUM(CASE WHEN reason <> 'opened' THEN -movement.content ELSE 0 END) AS gone,"
	        " SUM(CASE WHEN reason <> 'opened' THEN -movement.value ELSE 0 END) AS cost,"
	        " COALESCE((SELECT content FROM opened_balance WHERE opened = opened.number), 0) AS rest,"
	        " COALESCE((SELECT value FROM opened_balance WHERE opened = opened.number), 0) AS worth"
	        " FROM opened JOIN movement ON movement.opened = opened.number GROUP BY opened.number";
	size_t rows = 0;
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	for (; statement_step(&st); rows++)
		ENSURE(statement_integer(&st, "content") ==
		                        statement_integer(&st, "gone") + statement_integer(&st, "rest") &&
		                statement_integer(&st, "value") ==
		                        statement_integer(&st, "cost") + statement_integer(&st, "worth"),
		        "O%" PRId64 ": opened is not used, wasted and left",
		        statement_integer(&st, "number"));
	ENSURE(rows == h->model.opened_count, "%zu containers were opened, the model has %zu", rows,
	        h->model.opened_count);
}

/* What the papers say that came is what the stock and the price differences took, line by line, to the minor
 * unit; what credits made cheaper is told apart. */
static void check_papers(struct history *h)
{
	static const char sql[] =
	        "SELECT layer, SUM(value) AS value FROM ("
	        "SELECT layer, value FROM movement WHERE reason IN ('received', 'corrected') UNION ALL "
	        "SELECT layer, value FROM price_difference JOIN entry ON entry.number = price_difference.entry "
	        "LEFT JOIN entry AS voided ON voided.number = entry.voids "
	        "WHERE COALESCE(voided.kind, entry.kind) IN ('corrected', 'invoiced')) GROUP BY layer";
	money_t *taken = calloc(h->model.layer_count + 1, sizeof(*taken));
	if (taken == NULL)
		abort();
	{
		STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
		while (statement_step(&st))
			taken[statement_integer(&st, "layer") - 1] = statement_integer(&st, "value");
	}
	for (size_t i = 0; i < h->model.paper_count; i++) {
		const struct model_paper *came = &h->model.papers[i];
		const struct model_paper *paper = model_paper_now(&h->model, came->delivery, came->line);
		bool stands = h->model.entries[came->delivery - 1].voided_by == 0;
		money_t costs = stands ? model_paper_cost(paper) : 0;
		ENSURE(taken[came->layer - 1] == costs,
		        "delivery %" PRId64 " line %" PRId64 ": %" PRId64 " was taken up of %" PRId64, came->delivery,
		        came->line, taken[came->layer - 1], costs);
	}
	free(taken);
}

/* What goods that went back had cost is what their supplier gave, and the price difference. */
static void check_credits(struct history *h)
{
	static const char sql[] =
	        "SELECT supplier_credit.entry AS entry, supplier_credit.amount AS amount,"
	        " COALESCE((SELECT SUM(-value) FROM movement WHERE movement.entry = supplier_credit.entry), 0) AS goods,"
	        " COALESCE((SELECT SUM(-value) FROM movement WHERE movement.entry = supplier_credit.of "
	        "AND reason = 'returned'), 0) AS before,"
	        " COALESCE((SELECT SUM(value) FROM price_difference AS difference "
	        "WHERE difference.entry = supplier_credit.entry), 0) AS difference"
	        " FROM supplier_credit JOIN entry ON entry.number = supplier_credit.entry"
	        " WHERE supplier_credit.amount IS NOT NULL AND (supplier_credit.of IS NOT NULL OR entry.kind = 'returned')";
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	while (statement_step(&st))
		ENSURE(statement_integer(&st, "goods") + statement_integer(&st, "before") ==
		                statement_integer(&st, "amount") + statement_integer(&st, "difference"),
		        "entry %" PRId64 ": a credit of %" PRId64 " is not what the goods cost less the difference",
		        statement_integer(&st, "entry"), statement_integer(&st, "amount"));
}

/* What the model held at the end of a day. */
static money_t held_on(const struct model *model, day_t day)
{
	money_t value = 0;
	for (size_t i = 0; i < model->cell_count; i++) {
		const struct model_cell *cell = &model->cells[i];
		for (size_t k = 0; k < cell->count; k++) {
			if (model->entries[cell->points[k].entry - 1].day <= day)
				value += cell->points[k].value;
		}
	}
	return value;
}

/* On every day: what came in so far is what is held and what went out, reason by reason; what was moved or opened
 * is neither. */
static void check_days(struct history *h)
{
	static const char sql[] =
	        "SELECT entry.day AS day,"
	        " SUM(CASE WHEN reason IN ('opening', 'received', 'corrected', 'counted') THEN value ELSE 0 END) AS came,"
	        " SUM(CASE WHEN reason IN ('used', 'residue', 'consumed') THEN value ELSE 0 END) AS used,"
	        " SUM(CASE WHEN reason IN ('broken', 'expired', 'spoiled', 'lost', 'sample', 'recalled') THEN value"
	        " ELSE 0 END) AS wasted,"
	        " SUM(CASE WHEN reason = 'returned' THEN value ELSE 0 END) AS returned,"
	        " SUM(CASE WHEN reason IN ('transferred', 'opened') THEN value ELSE 0 END) AS moved,"
	        " SUM(CASE WHEN reason IN ('transferred', 'opened') THEN content ELSE 0 END) AS content"
	        " FROM movement JOIN entry ON entry.number = movement.entry GROUP BY entry.day ORDER BY entry.day";
	money_t held = 0, used = 0, wasted = 0, returned = 0;
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	while (statement_step(&st)) {
		used -= statement_integer(&st, "used");
		wasted -= statement_integer(&st, "wasted");
		returned -= statement_integer(&st, "returned");
		held += statement_integer(&st, "came") + statement_integer(&st, "used") +
		        statement_integer(&st, "wasted") + statement_integer(&st, "returned");
		money_t model = held_on(&h->model, statement_day(&st, "day"));
		ENSURE(statement_integer(&st, "moved") == 0 && statement_integer(&st, "content") == 0,
		        "on %s moving or opening made %" PRId64 " of nothing", statement_text(&st, "day"),
		        statement_integer(&st, "moved"));
		ENSURE(held == model && used >= 0 && wasted >= 0 && returned >= 0,
		        "on %s %" PRId64 " was held, the model had %" PRId64 "; %" PRId64 " used, %" PRId64
		        " written off, %" PRId64 " returned",
		        statement_text(&st, "day"), held, model, used, wasted, returned);
	}
}

/* An opened container is at one place at a time: no place holds some of it at a moment at which another does. */
static void check_places(struct history *h)
{
	static const char sql[] =
	        "SELECT entry.time AS time, movement.opened AS opened, movement.location AS location,"
	        " SUM(movement.content) AS content FROM movement JOIN entry ON entry.number = movement.entry"
	        " WHERE movement.opened IS NOT NULL"
	        " GROUP BY movement.opened, entry.time, movement.location ORDER BY movement.opened, entry.time";
	content_t held[8] = { 0 };
	int64_t opened = 0;
	instant_t time = 0;
	STATEMENT st = statement_prepare_once(h->clinic.store, sql, sizeof(sql) - 1);
	for (bool more = true; more;) {
		more = statement_step(&st);
		if (!more || opened != statement_integer(&st, "opened") || time != statement_instant(&st, "time")) {
			size_t places = 0;
			for (size_t i = 0; i < 8; i++)
				places += held[i] != 0;
			ENSURE(places <= 1, "O%" PRId64 " was at %zu places at once", opened, places);
		}
		if (!more)
			break;
		for (size_t i = 0; i < 8 && opened != statement_integer(&st, "opened"); i++)
			held[i] = 0;
		opened = statement_integer(&st, "opened");
		time = statement_instant(&st, "time");
		held[statement_integer(&st, "location")] += statement_integer(&st, "content");
	}
}

/* Where orders stand, and what of them has yet to come. */
static void compare_orders(struct history *h)
{
	for (size_t i = 0; i < h->model.order_count; i++) {
		const struct model_order *order = &h->model.orders[i];
		long long number = (long long)i + 1;
		for (size_t k = 0; k < h->model.product_count; k++) {
			int64_t left = order->cancelled ? 0 : order->asked[k] - model_order_came(&h->model, number, k);
			int64_t kept = clinic_ask(&h->clinic,
			        pool_printf(&h->clinic.pool,
			                "SELECT COALESCE(SUM(containers), 0) FROM order_balance WHERE number = %lld AND "
			                "product = %lld",
			                number, (long long)h->model.products[k].id));
			ENSURE(kept == (left > 0 ? left : 0), "order R%lld waits for %" PRId64 " of %s, not %" PRId64, number,
			        kept, h->model.products[k].code, left);
		}
	}
}

/* Which counts may still be entered and posted. */
static void compare_counts(struct history *h)
{
	for (size_t i = 0; i < h->model.count_count; i++) {
		int64_t ended = h->model.counts[i].ended;
		bool open = ended == 0 || h->model.entries[ended - 1].voided_by != 0;
		int64_t kept = clinic_ask(&h->clinic,
		        pool_printf(&h->clinic.pool, "SELECT COUNT(*) FROM open_count WHERE count = %zu", i + 1));
		ENSURE((kept == 1) == open, "count C%zu is %s", i + 1, open ? "not open" : "open");
	}
}

void history_compare(struct history *h)
{
	for (; h->compared < h->model.entry_count; h->compared++)
		compare_entry(h, h->compared);
	compare_balances(h);
	compare_orders(h);
	compare_counts(h);
	check_papers(h);
	check_credits(h);
	check_moments(h);
	check_days(h);
	check_places(h);
	check_opened(h);
	clinic_verify(&h->clinic);
}
