/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule return: goods go back to their supplier. */
#include "config.h"
#include "ampoule/credit.h"
#include "catalogue.h"
#include "item_arguments.h"
#include "items.h"
#include "taking_print.h"

struct arguments {
	struct item_arguments items;
	const char *supplier, *credit;
};

struct planned {
	struct taking taking;
	struct goods_return goods;
	const char *supplier;
};

enum { OPTION_SUPPLIER = 256, OPTION_CREDIT };

static const struct argp_option options[] = {
	{ "supplier", OPTION_SUPPLIER, N_("SUPPLIER"), 0, N_("whom it goes back to"), 0 },
	{ "credit", OPTION_CREDIT, N_("AMOUNT"), 0, N_("what is given for it, without tax; else it follows with 'ampoule credit'"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_SUPPLIER:
		arguments->supplier = arg;
		return 0;
	case OPTION_CREDIT:
		arguments->credit = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->items.count == 0)
			return parse_refuse(state, _("say what goes back, as PRODUCT@LOT=2"));
		return arguments->supplier == NULL ? parse_refuse(state, _("say whom it goes back to with --supplier")) : 0;
	default:
		return item_arguments_parse(key, arg, state, &arguments->items);
	}
}

static int read_credit(struct context *context, const char *text, struct goods_return *goods)
{
	goods->has_credit = text != NULL;
	if (text == NULL)
		return STATUS_OK;
	if (!context->sees_finance)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("'%s' is a %s and gives no prices: leave out --credit, it follows with 'ampoule credit'"),
			context->operator_code, role_name(context->role));
	return money_parse(text, context->digits, &goods->credit, context->error);
}

static int choose(struct context *context, const struct arguments *arguments, struct planned *planned)
{
	struct taking_request request = { .purpose = PURPOSE_AWAY, .reason = REASON_RETURNED };
	struct item *items = NULL;
	int status = place_find(context, &request.location, &request.location_code);
	if (status == STATUS_OK)
		status = items_read(context, arguments->items.texts, arguments->items.count, &items, &request.count);
	request.items = items;
	return status == STATUS_OK
		? taking_plan(context->store, &request, context->act.when, context->pool, &planned->taking) : status;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct planned *planned = pool_alloc(context->pool, sizeof(*planned));
	struct record supplier;
	int status = catalogue_find(context->store, &thing_supplier, arguments->supplier, true, context->pool, &supplier);
	if (status == STATUS_OK)
		status = read_credit(context, arguments->credit, &planned->goods);
	if (status == STATUS_OK)
		status = choose(context, arguments, planned);
	if (status != STATUS_OK)
		return status;
	planned->supplier = record_value(&thing_supplier, &supplier, "code");
	planned->goods.supplier = supplier.id;
	planned->goods.taking = &planned->taking;
	fprintf(shown, _("back to %s:\n"), planned->supplier);
	taking_print(&planned->taking, context->pool, shown);
	*out = planned;
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct planned *planned = plan;
	int64_t number;
	int status = return_post(context->store, &context->act, &planned->goods, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: %s returned to %s"), (long long)number,
		taking_describe(&planned->taking, context->pool), planned->supplier);
}

const struct command command_return = {
	.name = "return",
	.group = GROUP_DAILY,
	.summary = N_("send goods back to their supplier"),
	.arguments = N_("ITEM…"),
	.details = N_("ITEM is PRODUCT=2, PRODUCT@LOT=2 or PRODUCT@LOT=all. Goods leave the stock at what they cost; what the credit is "
		   "less or more than that is a price difference of this period. --document keeps the number of the paper."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("without price"),
	.plan = plan,
	.post = post,
	.asks = true,
};
