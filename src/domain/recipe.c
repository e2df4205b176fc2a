/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a mixture, and how they are scaled. */
#include "ampoule/recipe.h"
#include "ampoule/cost.h"
#include "ampoule/text.h"
#include "scan.h"

int recipe_parts_parse(const char *text, bool *said, int64_t *parts, struct error *error)
{
	struct scan scan = scan_text(text);
	struct decimal number;
	*said = false;
	if (!scan_decimal(&scan, 3, false, &number))
		return STATUS_OK;
	scan_blanks(&scan);
	*said = scan_is(&scan, "part") || scan_is(&scan, "parts");
	if (!*said)
		return STATUS_OK;
	if (number.is_large || number.value > RECIPE_PARTS_MAX)
		return error_set(error, STATUS_DATA, _("'%s' is more than a million parts"), QUOTED(text));
	if (number.is_too_fine)
		return error_set(error, STATUS_DATA, _("'%s' is finer than a thousandth of a part; round it"), QUOTED(text));
	*parts = number.value;
	return STATUS_OK;
}

const char *recipe_line_text(const struct recipe_line *line, const char *product, const char *unit, struct pool *pool)
{
	char amount[CONTENT_TEXT_MAX];
	if (line->containers)
		return pool_printf(pool, "%s=%lld", product, (long long)line->amount);
	if (line->parts > 0)
		return pool_printf(pool, "%s=%spart", product, content_format(line->parts, amount));
	return pool_printf(pool, "%s=%s%s", product, content_format(line->amount, amount), unit);
}

bool recipe_has_parts(const struct recipe_line *lines, size_t count)
{
	bool has = false;
	for (size_t i = 0; i < count; i++)
		has = has || lines[i].parts > 0;
	return has;
}

int recipe_scale(struct recipe_line *lines, size_t count, content_t target, struct error *error)
{
	char total[CONTENT_TEXT_MAX], part[CONTENT_TEXT_MAX];
	content_format(target, total);
	if (!recipe_has_parts(lines, count))
		return error_set(error, STATUS_DATA,
			_("the parts come to nothing: only items in parts, as hair-x=2part, can be scaled to %s"), total);
	if (target <= 0 || target % RECIPE_STEP != 0)
		return error_set(error, STATUS_DATA,
			_("parts cannot make %s: what is drawn up are steps of 0.01, and the rest would belong to none"), total);

	struct pool pool = { 0 };
	int64_t *weights = pool_alloc(&pool, count * sizeof(*weights));
	int64_t *steps = pool_alloc(&pool, count * sizeof(*steps));
	size_t empty = count;
	for (size_t i = 0; i < count; i++)
		weights[i] = lines[i].parts;
	cost_split(target / RECIPE_STEP, weights, count, steps);
	for (size_t i = count; i-- > 0;)
		empty = weights[i] > 0 && steps[i] == 0 ? i : empty;
	for (size_t i = 0; i < count && empty == count; i++) {
		if (weights[i] > 0)
			lines[i].amount = steps[i] * RECIPE_STEP;
	}
	pool_release(&pool);
	if (empty < count)
		return error_set(error, STATUS_DATA,
			_("scaled to %s, '%spart' would come to nothing: 0.01 is the least that is drawn up"), total,
			content_format(lines[empty].parts, part));
	return STATUS_OK;
}
