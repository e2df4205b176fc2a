/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule count post: makes the ledger what was counted. */
#include "config.h"
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/text.h"
#include "count_number.h"
#include "count_print.h"

struct arguments {
	int64_t number; /* first: count_number_parse fills it */
	const char **whys;
	size_t count;
};

struct planned {
	struct count count;
	struct count_plan plan;
};

enum { OPTION_WHY = 256 };

static const struct argp_option options[] = {
	{ "why", OPTION_WHY, N_("LINE=TEXT"), 0,
		N_("why this one differs: PRODUCT@LOT=TEXT, O17=TEXT; may be said again"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_WHY)
		return count_number_parse(key, arg, state);
	*(const char **)pool_append(
		parse_context(state)->pool, &arguments->whys, &arguments->count, sizeof(arg)) = arg;
	return 0;
}

/* The text of a --why where it is said of this line; NULL for any other. */
static const char *why_of(struct context *context, const struct count_line *line, const char *why)
{
	const char *name = line->opened != 0
		? pool_printf(context->pool, "O%lld", (long long)line->opened)
		: pool_printf(context->pool, "%s@%s", line->product.code, line->lot_code);
	size_t length = strlen(name);
	return strncmp(why, name, length) == 0 && why[length] == '=' ? why + length + 1 : NULL;
}

/* The same with the code that the product has now, where one that it had before was said. */
static int why_now(struct context *context, const char *why, const char **now)
{
	const char *at = strchr(why, '@');
	struct record product = { 0 };
	*now = why;
	if (at == NULL)
		return STATUS_OK;
	const char *code = pool_printf(context->pool, "%.*s", (int)(at - why), why);
	int status = catalogue_find(context->store, &thing_product, code, false, context->pool, &product);
	if (status == STATUS_OK && product.id != 0)
		*now = pool_printf(context->pool, "%s%s", record_value(&thing_product, &product, "code"), at);
	return status;
}

static int give_reason(struct context *context, const char *why, struct count_plan *plan)
{
	char *text = NULL;
	const char *now;
	if (why_now(context, why, &now) != STATUS_OK)
		return context->error->status;
	for (size_t i = 0; i < plan->difference_count; i++) {
		struct count_difference *difference = &plan->differences[i];
		const char *said = why_of(context, difference->line, now);
		if (said == NULL || difference->amount == 0)
			continue;
		if (text_clean("why", said, TEXT_NOTE_MAX, context->pool, &text, context->error) != STATUS_OK)
			return context->error->status;
		difference->why = text;
	}
	if (text != NULL)
		return STATUS_OK;
	return error_set(context->error, STATUS_NOT_FOUND,
		_("--why %s: no line of count C%lld that differs is called so; see 'ampoule count show C%lld'"),
		QUOTED(why), (long long)plan->count->number, (long long)plan->count->number);
}

static size_t differing_count(const struct count_plan *plan)
{
	size_t differing = 0;
	for (size_t i = 0; i < plan->difference_count; i++)
		differing += plan->differences[i].amount != 0;
	return differing;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct planned *planned = pool_alloc(context->pool, sizeof(*planned));
	*out = planned;
	int status = count_load(context->store, arguments->number, context->pool, &planned->count);
	if (status == STATUS_OK)
		status = count_check_open(context->store, &planned->count);
	if (status == STATUS_OK)
		status = count_plan(
			context->store, &planned->count, context->act.when, context->pool, &planned->plan);
	for (size_t i = 0; i < planned->plan.difference_count && status == STATUS_OK; i++)
		planned->plan.differences[i].why = context->common.why;
	for (size_t i = 0; i < arguments->count && status == STATUS_OK; i++)
		status = give_reason(context, arguments->whys[i], &planned->plan);
	if (status == STATUS_OK)
		status = count_check_post(context->store, &planned->plan, context->pool);
	if (status != STATUS_OK)
		return status;
	if (differing_count(&planned->plan) == 0) {
		fprintf(shown, _("count C%lld, lines counted: %zu; none differs\n"), (long long)planned->count.number,
			planned->plan.difference_count);
	} else {
		fprintf(shown, _("count C%lld, lines counted: %zu; these differ:\n"),
			(long long)planned->count.number, planned->plan.difference_count);
		count_print(context, &planned->plan, false, shown);
	}
	if (planned->plan.not_counted > 0)
		fprintf(shown, _("lines not counted, and left as they are: %zu\n"),
			planned->plan.not_counted);
	for (size_t i = 0; i < planned->plan.difference_count; i++) {
		if (planned->plan.differences[i].unpriced)
			fprintf(shown,
				_("note: %s is a surplus whose cost nothing tells; it comes in at 0\n"),
				count_line_name(planned->plan.differences[i].line, context->pool));
	}
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *made)
{
	(void)data;
	const struct planned *planned = made;
	int64_t entry;
	int status = count_post(context->store, &context->act, &planned->plan, context->pool, &entry);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry, _("entry %lld: count C%lld posted, differences: %zu"),
		(long long)entry, (long long)planned->count.number, differing_count(&planned->plan));
}

const struct command command_count_post = {
	.name = "count",
	.verb = "post",
	.group = GROUP_DAILY,
	.summary = N_("post what a count found to differ"),
	.arguments = N_("C4"),
	.details = N_(
		"A difference is what was counted less what the ledger held when the count started; it is applied to what "
		"there is now. Each needs its reason: --reason for all, --why for one. What was not counted stays as it is."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER,
	.plan = plan,
	.post = post,
	.asks = true,
};
