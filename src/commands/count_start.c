/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule count start: takes the snapshot that counters count against. */
#include "config.h"
#include "ampoule/catalogue.h"
#include "ampoule/command.h"
#include "ampoule/counting.h"
#include "ampoule/text.h"

struct arguments {
	const char **products;
	size_t count;
	const char *area, *idle;
};

enum { OPTION_AREA = 256, OPTION_IDLE };

static const struct argp_option options[] = {
	{ "area", OPTION_AREA, N_("AREA"), 0, N_("only products for hair, face, body or any"), 0 },
	{ "not-counted-for", OPTION_IDLE, N_("SPAN"), 0, N_("only what was not counted for so long: 30d"),
		0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_AREA:
		arguments->area = arg;
		return 0;
	case OPTION_IDLE:
		arguments->idle = arg;
		return 0;
	case ARGP_KEY_ARG:
		*(const char **)pool_append(parse_context(state)->pool, &arguments->products,
			&arguments->count, sizeof(arg)) = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int read_idle(struct context *context, const char *text, struct count_scope *scope)
{
	enum { DAY_MINUTES = 1440 };
	int64_t minutes = 0;
	if (text == NULL)
		return STATUS_OK;
	int status = span_parse(text, &minutes, context->error);
	if (status != STATUS_OK || minutes == 0 || minutes % DAY_MINUTES != 0) {
		error_clear(context->error);
		return error_set(context->error, STATUS_DATA,
			_("--not-counted-for %s: whole days are wanted, as 30d"), QUOTED(text));
	}
	scope->idle = minutes / DAY_MINUTES;
	return STATUS_OK;
}

static int read_products(
	struct context *context, const struct arguments *arguments, struct count_scope *scope)
{
	int64_t *products = NULL;
	for (size_t i = 0; i < arguments->count; i++) {
		struct record product;
		int status = catalogue_find(context->store, &thing_product, arguments->products[i], true,
			context->pool, &product);
		if (status != STATUS_OK)
			return status;
		for (size_t j = 0; j < scope->product_count; j++) {
			if (products[j] == product.id)
				return error_set(context->error, STATUS_DATA, _("'%s' is named twice"),
					record_value(&thing_product, &product, "code"));
		}
		*(int64_t *)pool_append(context->pool, &products, &scope->product_count, sizeof(*products)) =
			product.id;
	}
	scope->products = products;
	return STATUS_OK;
}

static int read_scope(struct context *context, const struct arguments *arguments, struct count_scope *scope)
{
	struct record area = { 0 }, location;
	int status = read_idle(context, arguments->idle, scope);
	if (status == STATUS_OK && arguments->area != NULL) {
		size_t field = thing_field(&thing_product, "area");
		status = record_set(
			&thing_product, &area, field, arguments->area, context->pool, context->error);
		scope->area = area.values[field];
	}
	if (status == STATUS_OK && context->common.at != NULL) {
		status = catalogue_find(
			context->store, &thing_location, context->common.at, true, context->pool, &location);
		scope->location = location.id;
	}
	return status == STATUS_OK ? read_products(context, arguments, scope) : status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	struct count_scope scope = { .today = context->today };
	struct count_started started;
	if (context->common.on != NULL)
		return error_set(context->error, STATUS_USAGE,
			_("a count starts from what the ledger says now; leave --on out"));
	int status = read_scope(context, data, &scope);
	if (status == STATUS_OK)
		status = count_start(context->store, &context->act, &scope, context->pool, &started);
	if (status != STATUS_OK)
		return status;
	if (started.overlapping != NULL)
		fprintf(context->err, _("warning: open over the same stock: %s; see 'ampoule count list'\n"),
			started.overlapping);
	if (answer_is_json(context)) {
		fprintf(context->out, "{\"entry\": %lld, \"count\": \"C%lld\", \"lines\": %zu%s}\n",
			(long long)started.entry, (long long)started.number, started.lines,
			context->common.dry_run ? ", \"dry_run\": true" : "");
		return STATUS_OK;
	}
	return answer_posted(context, started.entry,
		_("entry %lld: count C%lld started, lines to count: %zu; next: 'ampoule count sheet C%lld'"),
		(long long)started.entry, (long long)started.number, started.lines,
		(long long)started.number);
}

const struct command command_count_start = {
	.name = "count",
	.verb = "start",
	.group = GROUP_DAILY,
	.summary = N_("start a stock count"),
	.arguments = N_("[PRODUCT…]"),
	.details = N_(
		"Takes down what the ledger holds at this moment: of all stock, of one place (--at), of the products that "
		"are named, of what was not counted for a while. Work goes on meanwhile: what moves afterwards is taken into "
		"account when the count is posted."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
