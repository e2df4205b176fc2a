/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule order add: what a draft asks for. */
#include "config.h"
#include "order.h"
#include "ampoule/text.h"

struct arguments {
	int64_t number;
	const char **texts;
	size_t count;
	const char *price;
};

enum { OPTION_PRICE = 256 };

static const struct argp_option options[] = {
	{ "price", OPTION_PRICE, N_("PRICE"), 0, N_("of one container (12.50), or of a package (125/pk); else the last price"), 0 },
	{ 0 },
};

static error_t end_parse(struct argp_state *state, const struct arguments *arguments)
{
	if (arguments->number == 0)
		return parse_refuse(state, _("which order? See 'ampoule order list'"));
	if (arguments->count == 0)
		return parse_refuse(state, _("say what is ordered, as hair-x=2pk"));
	if (arguments->price != NULL && arguments->count > 1)
		return parse_refuse(state, _("--price is of one product; add the others by themselves"));
	return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key == OPTION_PRICE) {
		arguments->price = arg;
		return 0;
	}
	if (key == ARGP_KEY_END)
		return end_parse(state, arguments);
	if (key != ARGP_KEY_ARG || arguments->number == 0)
		return order_number_parse(key, arg, state, &arguments->number);
	const char **text = pool_append(parse_context(state)->pool, &arguments->texts, &arguments->count, sizeof(*text));
	*text = arg;
	return 0;
}

/* What is added to an order comes on top of what it asks for already; nothing takes the product off it. */
static int line_merge(struct context *context, const struct order_item *item, struct order_line *there)
{
	int64_t package = item->line.package;
	if (item->line.containers == 0 && there->containers == 0)
		return error_set(context->error, STATUS_REFUSED, _("'%s' is not on the order, so there is nothing to drop"),
			item->code);
	if (item->line.containers == 0) {
		*there = (struct order_line){ .product = there->product, .package = 1, .net = ORDER_UNPRICED };
		return STATUS_OK;
	}
	money_t before = there->containers == 0 ? 0 : there->net;
	there->containers += item->line.containers;
	bool priced = before != ORDER_UNPRICED && item->line.net != ORDER_UNPRICED;
	there->net = priced ? before + item->line.net : ORDER_UNPRICED;
	there->package = there->containers % package == 0 ? package : 1;
	if (there->containers > CONTAINERS_MAX || there->net > MONEY_MAX)
		return error_set(context->error, STATUS_DATA, _("'%s': in all, that is more than the program counts"), item->code);
	return STATUS_OK;
}

/* The line of a product: one that was named before, else as the order has it. */
static int line_find(struct context *context, int64_t number, int64_t product, struct order_line *lines, size_t *count,
	struct order_line **line)
{
	size_t at = 0;
	while (at < *count && lines[at].product != product)
		at++;
	*line = &lines[at];
	if (at < *count)
		return STATUS_OK;
	++*count;
	return order_line_load(context->store, number, product, *line);
}

static int lines_read(struct context *context, const struct arguments *arguments, struct order_line *lines,
	size_t *count)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < arguments->count && status == STATUS_OK; i++) {
		struct order_item item;
		struct order_line *line = NULL;
		status = order_item_read(context, arguments->texts[i], arguments->price, &item);
		if (status == STATUS_OK)
			status = line_find(context, arguments->number, item.line.product, lines, count, &line);
		if (status == STATUS_OK)
			status = line_merge(context, &item, line);
	}
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct order_line *lines = pool_alloc(context->pool, arguments->count * sizeof(*lines));
	struct order order;
	size_t count = 0;
	int64_t entry;
	int status = order_load(context->store, arguments->number, context->pool, &order);
	if (status == STATUS_OK)
		status = lines_read(context, arguments, lines, &count);
	if (status == STATUS_OK)
		status = order_change(context->store, &context->act, &order, lines, count, &entry);
	if (status == STATUS_OK)
		status = order_load(context->store, arguments->number, context->pool, &order);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry,
		ngettext("order R%lld to %s asks for %lld product (entry %lld)",
			"order R%lld to %s asks for %lld products (entry %lld)", (unsigned long)order.products),
		(long long)order.number, order.supplier_code, (long long)order.products, (long long)entry);
}

const struct command command_order_add = {
	.name = "order",
	.verb = "add",
	.group = GROUP_REPORT,
	.summary = N_("say what a draft asks for"),
	.arguments = N_("R7 PRODUCT=QUANTITY…"),
	.details = N_("QUANTITY is containers (20) or packages (2pk) and comes on top of what the order asks for of that product; "
		   "PRODUCT=0 takes it off."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER,
	.post = post,
};
