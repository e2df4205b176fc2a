/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what each line of the ledger moves by another cost than its lot's (DESIGN.md, section 11). */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/cost.h"
#include "ampoule/statement.h"
#include "store_internal.h"
#include "valuing.h"

static int by_undoer(const void *a, const void *b)
{
	const struct undoing *left = *(struct undoing *const *)a, *right = *(struct undoing *const *)b;
	return left->by < right->by ? -1 : left->by > right->by;
}

static int undone_load(struct valuing *valuing, const char *until)
{
	STATEMENT st = statement_prepare(valuing->store, sql_valued_undone);
	statement_bind_text(&st, ":until", until);
	while (statement_step(&st)) {
		if (statement_integer(&st, "last") < statement_integer(&st, "first"))
			continue;
		struct undoing *undoing = pool_append(
			&valuing->pool, &valuing->undone, &valuing->undone_count, sizeof(*undoing));
		*undoing = (struct undoing){
			.entry = statement_integer(&st, "entry"),
			.by = statement_integer(&st, "undone_by"),
			.first = statement_integer(&st, "first"),
			.last = statement_integer(&st, "last"),
			.at_once = statement_integer(&st, "at_once") != 0,
		};
	}
	valuing->undoers = pool_alloc(&valuing->pool, valuing->undone_count * sizeof(*valuing->undoers) + 1);
	for (size_t i = 0; i < valuing->undone_count; i++)
		valuing->undoers[i] = &valuing->undone[i];
	qsort(valuing->undoers, valuing->undone_count, sizeof(*valuing->undoers), by_undoer);
	return statement_end(&st);
}

static int left_load(struct valuing *valuing)
{
	STATEMENT st = statement_prepare(valuing->store, sql_valued_left);
	while (statement_step(&st))
		*(int64_t *)pool_append(&valuing->pool, &valuing->left, &valuing->left_count, sizeof(int64_t)) =
			statement_integer(&st, "preparation");
	return statement_end(&st);
}

int valuing_begin(struct valuing *valuing, struct store *store, enum valuation_method method, const char *until)
{
	*valuing = (struct valuing){ .store = store, .method = method };
	int status = undone_load(valuing, until);
	return status == STATUS_OK ? left_load(valuing) : status;
}

void valuing_release(struct valuing *valuing)
{
	for (size_t i = 0; i < valuing->product_count; i++)
		valuation_release(&valuing->products[i]);
	pool_release(&valuing->pool);
}

struct valuation_pool *valuing_pool(struct valuing *valuing, int64_t product)
{
	while (valuing->product_count <= (size_t)product) {
		struct valuation_pool *pool = pool_append(
			&valuing->pool, &valuing->products, &valuing->product_count, sizeof(*pool));
		pool->method = valuing->method;
	}
	return &valuing->products[product];
}

static int undone_order(const void *key, const void *element)
{
	int64_t entry = *(const int64_t *)key;
	const struct undoing *undoing = element;
	return entry < undoing->entry ? -1 : entry > undoing->entry;
}

static int undoer_order(const void *key, const void *element)
{
	int64_t entry = *(const int64_t *)key;
	const struct undoing *undoing = *(struct undoing *const *)element;
	return entry < undoing->by ? -1 : entry > undoing->by;
}

static int id_order(const void *key, const void *element)
{
	int64_t id = *(const int64_t *)key, other = *(const int64_t *)element;
	return id < other ? -1 : id > other;
}

/* By whom the line was, or will be, taken back; NULL: by nobody. */
static struct undoing *undoing_of(const struct valuing *valuing, int64_t entry, int64_t line)
{
	struct undoing *undoing = valuing->undone_count == 0 ? NULL
		: bsearch(&entry, valuing->undone, valuing->undone_count, sizeof(*valuing->undone), undone_order);
	return undoing == NULL || line < undoing->first || line > undoing->last ? NULL : undoing;
}

/* What the line takes back; NULL: it is none of that kind. */
static struct undoing *undoing_by(const struct valuing *valuing, int64_t entry, int64_t line)
{
	struct undoing **found = valuing->undone_count == 0 ? NULL
		: bsearch(&entry, valuing->undoers, valuing->undone_count, sizeof(*valuing->undoers), undoer_order);
	return found == NULL || line > (*found)->last - (*found)->first + 1 ? NULL : *found;
}

static bool is_left(const struct valuing *valuing, int64_t preparation)
{
	return preparation != 0 && valuing->left_count > 0 &&
	       bsearch(&preparation, valuing->left, valuing->left_count, sizeof(*valuing->left), id_order) != NULL;
}

static struct valued_draw *draw_of(struct valuing *valuing, int64_t preparation, int64_t product)
{
	for (size_t i = valuing->draw_count; i-- > 0;) {
		struct valued_draw *draw = &valuing->draws[i];
		if (draw->preparation == preparation && draw->product == product)
			return draw;
	}
	struct valued_draw *draw =
		pool_append(&valuing->pool, &valuing->draws, &valuing->draw_count, sizeof(*draw));
	*draw = (struct valued_draw){ .preparation = preparation, .product = product };
	return draw;
}

/* What was drawn up and not injected turns from used into residue, at the value that it took: nothing leaves. */
static bool turn(struct valuing *valuing, int64_t product, const struct movement *movement, money_t *value)
{
	struct valued_draw *leaving = &valuing->leaving;
	if (movement->reason == REASON_USED && movement->content > 0 && is_left(valuing, movement->preparation)) {
		const struct valued_draw *draw = draw_of(valuing, movement->preparation, product);
		*value = draw->content < movement->content
			? 0
			: cost_share(draw->value, movement->content, draw->content);
		*leaving = (struct valued_draw){ movement->preparation, product, movement->content, *value };
		return true;
	}
	if (movement->reason != REASON_RESIDUE || leaving->content == 0 || leaving->content != -movement->content ||
		leaving->preparation != movement->preparation || leaving->product != product)
		return false;
	*value = -leaving->value;
	leaving->content = 0;
	return true;
}

static bool is_paper(enum reason reason)
{
	return reason == REASON_OPENING || reason == REASON_RECEIVED || reason == REASON_CORRECTED;
}

/* A line that takes nothing back. `stays`: what there is does not change by it. */
static money_t price(struct valuation_pool *there, const struct movement *movement, bool stays)
{
	content_t content = movement->content;
	if (content < 0 && is_paper(movement->reason))
		return stays ? movement->value : -valuation_withdraw(there, movement->layer, -content, -movement->value);
	if (content < 0)
		return stays ? -valuation_peek(there, -content) : -valuation_take(there, -content);
	if (stays)
		return movement->value;
	if (content == 0)
		return valuation_correct(there, movement->layer, movement->value);
	valuation_bring(there, movement->layer, content, movement->value);
	return movement->value;
}

/* A line that takes back another, at the other's value. */
static money_t price_back(struct valuation_pool *there, const struct movement *movement, money_t value)
{
	content_t content = movement->content;
	if (content < 0)
		return -valuation_withdraw(there, movement->layer, -content, -value);
	if (content == 0)
		return valuation_correct(there, movement->layer, value);
	valuation_give_back(there, movement->layer, content, value);
	return value;
}

/* Keeps what a line moved that will be taken back. */
static void remember(struct valuing *valuing, struct undoing *undoing, int64_t line, money_t value, bool stayed)
{
	size_t count = (size_t)(undoing->last - undoing->first + 1);
	if (undoing->values == NULL) {
		undoing->values = pool_alloc(&valuing->pool, count * sizeof(*undoing->values));
		undoing->stayed = pool_alloc(&valuing->pool, count * sizeof(*undoing->stayed));
	}
	undoing->values[line - undoing->first] = value;
	undoing->stayed[line - undoing->first] = stayed;
}

static money_t price_line(struct valuing *valuing, int64_t entry, int64_t line, int64_t product,
	const struct movement *movement)
{
	struct valuation_pool *there = valuing_pool(valuing, product);
	struct undoing *back = undoing_by(valuing, entry, line), *undoing = undoing_of(valuing, entry, line);
	money_t value;
	bool stayed;
	if (back != NULL && back->values != NULL) {
		int64_t mate = back->last - line + 1 - back->first;
		value = -back->values[mate];
		stayed = back->at_once || back->stayed[mate];
		if (!stayed)
			value = price_back(there, movement, value);
	} else if ((stayed = turn(valuing, product, movement, &value)) == false) {
		bool at_once = undoing != NULL && undoing->at_once;
		value = price(there, movement, at_once);
	}
	if (undoing != NULL)
		remember(valuing, undoing, line, value, stayed);
	return value;
}

money_t valuing_price(struct valuing *valuing, int64_t entry, int64_t line, int64_t product, const struct movement *movement)
{
	if (movement->reason == REASON_OPENED || movement->reason == REASON_TRANSFERRED) {
		struct undoing *undoing = undoing_of(valuing, entry, line);
		if (undoing != NULL)
			remember(valuing, undoing, line, 0, true);
		return 0;
	}
	money_t value = price_line(valuing, entry, line, product, movement);
	if (movement->reason == REASON_USED && is_left(valuing, movement->preparation)) {
		struct valued_draw *draw = draw_of(valuing, movement->preparation, product);
		draw->content -= movement->content;
		draw->value -= value;
	}
	return value;
}
