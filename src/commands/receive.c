/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive: one product of a delivery comes in. */
#include "config.h"
#include "ampoule/delivery.h"
#include <string.h>
#include "ampoule/shortage.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "items.h"
#include "order.h"
#include "received.h"

struct arguments {
	const char *product, *lot, *expires, *quantity, *price, *supplier, *invoice, *order;
};

enum { OPTION_LOT = 256, OPTION_EXPIRES, OPTION_QUANTITY, OPTION_PRICE, OPTION_SUPPLIER, OPTION_INVOICE,
	OPTION_ORDER };

static const struct argp_option options[] = {
	{ "lot", OPTION_LOT, N_("LOT"), 0, N_("the maker's batch number, exactly as it is on the pack"), 0 },
	{ "expires", OPTION_EXPIRES, N_("DAY"), 0, N_("the last usable day (2027-05-31), a month (2027-05), or none"), 0 },
	{ "quantity", OPTION_QUANTITY, N_("N"), 0, N_("containers (20), or packages (2pk)"), 0 },
	{ "price", OPTION_PRICE, N_("PRICE"), 0, N_("of one container (12.50), or of a package (125/pk)"), 0 },
	{ "supplier", OPTION_SUPPLIER, N_("SUPPLIER"), 0, N_("who delivered"), 0 },
	{ "invoice", OPTION_INVOICE, N_("NUMBER"), 0, N_("of the paper"), 0 },
	{ "order", OPTION_ORDER, N_("R7"), 0, N_("the order that it came for"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_LOT:
		arguments->lot = arg;
		return 0;
	case OPTION_EXPIRES:
		arguments->expires = arg;
		return 0;
	case OPTION_QUANTITY:
		arguments->quantity = arg;
		return 0;
	case OPTION_PRICE:
		arguments->price = arg;
		return 0;
	case OPTION_SUPPLIER:
		arguments->supplier = arg;
		return 0;
	case OPTION_INVOICE:
		arguments->invoice = arg;
		return 0;
	case OPTION_ORDER:
		arguments->order = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->product != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->product = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->product == NULL)
			return parse_refuse(state, _("the product is missing: its code, its name, or a scan of the pack"));
		if (arguments->quantity == NULL)
			return parse_refuse(state, _("say how many came with --quantity"));
		if (arguments->price == NULL)
			return parse_refuse(state, _("say what one costs with --price (0 for free goods)"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Lot and expiry: as they were said, else as the scan has them. */
static int read_lot(struct context *context, const struct arguments *arguments, const struct named *named,
	struct delivery_line *line)
{
	char *said = NULL;
	int status = STATUS_OK;
	if (arguments->lot != NULL && named->lot != NULL && strcmp(arguments->lot, named->lot) != 0)
		return error_set(context->error, STATUS_DATA, _("the scan says lot '%s', --lot says %s; which is it?"),
			named->lot, QUOTED(arguments->lot));
	if (arguments->lot != NULL)
		status = text_clean_lot(arguments->lot, context->pool, &said, context->error);
	if (status != STATUS_OK)
		return status;
	line->lot = said != NULL ? said : named->lot;
	if (line->lot == NULL)
		return error_set(context->error, STATUS_USAGE, _("say which batch it is with --lot"));
	if (arguments->expires == NULL && !named->has_expiry)
		return error_set(context->error, STATUS_USAGE,
			_("say until when it is good with --expires (--expires none where nothing is printed)"));
	line->expires = named->expires;
	/* In a script, an empty text is rather a variable that was not set than a lot that never expires. */
	if (arguments->expires != NULL && arguments->expires[strspn(arguments->expires, " \t")] == '\0')
		return error_set(context->error, STATUS_USAGE,
			_("'--expires' is empty; say the day, or --expires none where nothing is printed"));
	if (arguments->expires != NULL)
		status = expiry_parse(arguments->expires, context->today, &line->expires, context->error);
	if (status == STATUS_OK && named->has_expiry && line->expires != named->expires)
		return error_set(context->error, STATUS_DATA, _("the scan and --expires name different days; which is it?"));
	return status;
}

static int read_paper(struct context *context, const struct arguments *arguments, struct delivery *delivery)
{
	if (arguments->invoice != NULL) {
		char *invoice;
		int status = text_clean("invoice", arguments->invoice, TEXT_NAME_MAX, context->pool, &invoice,
			context->error);
		if (status != STATUS_OK)
			return status;
		delivery->invoice = invoice;
	}
	if (arguments->supplier == NULL)
		return STATUS_OK;
	struct record supplier;
	int status = catalogue_find_current(context->store, &thing_supplier, arguments->supplier, context->pool,
		&supplier);
	delivery->supplier = supplier.id;
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct named named;
	struct delivery_line line = { 0 };
	struct delivery delivery = { .lines = &line, .count = 1 };
	struct received received = { 0 };
	int64_t number;
	const char *place;
	int status = named_read(context, arguments->product, &named);
	if (status != STATUS_OK)
		return status;
	const char *code = record_value(&thing_product, &named.product, "code");
	status = catalogue_check_current(context->store, &thing_product, &named.product);
	line.product = named.product.id;
	if (status == STATUS_OK)
		status = read_lot(context, arguments, &named, &line);
	if (status == STATUS_OK)
		status = received_read(context, &named.product, &named.package, arguments->quantity, arguments->price,
			&received);
	if (status == STATUS_OK)
		status = read_paper(context, arguments, &delivery);
	if (status == STATUS_OK)
		status = order_of_delivery(context, arguments->order, &delivery);
	if (status == STATUS_OK)
		status = place_find(context, &line.location, &place);
	line.containers = received.containers;
	line.package = received.package;
	line.net = received.net;
	if (status == STATUS_OK)
		status = delivery_post(context->store, &context->act, &delivery, &number);
	if (status == STATUS_OK)
		status = order_tell_excess(context, &delivery, number);
	if (status != STATUS_OK)
		return status;
	char day[DAY_TEXT_MAX], value[MONEY_TEXT_MAX];
	if (line.expires != DAY_NONE && line.expires < context->act.when.day)
		fprintf(context->err, _("note: this lot expired on %s; it is stock, but goes into no patient\n"),
			day_format(line.expires, day));
	return answer_posted(context, number, _("entry %lld: %s of %s received, lot %s, expires %s, %s in all, in %s"),
		(long long)number,
		containers_describe(line.containers, record_value(&thing_product, &named.product, "container"),
			context->pool),
		code, line.lot, line.expires == DAY_NONE ? _("never") : day_format(line.expires, day),
		money_format(line.net, context->digits, value), place);
}

const struct command command_receive = {
	.name = "receive",
	.group = GROUP_DAILY,
	.summary = N_("take in a delivery"),
	.arguments = N_("PRODUCT"),
	.details = N_("PRODUCT is a code, a name, or a scan of the pack, which brings lot and expiry with it. Whole deliveries "
		   "come in with 'ampoule import deliveries FILE'."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_DOCTOR, /* it takes and shows a price */
	.post = post,
};
