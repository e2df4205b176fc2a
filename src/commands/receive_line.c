/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is typed of one product of a delivery. */
#include "config.h"
#include "receive_line.h"
#include <string.h>
#include "ampoule/cost.h"
#include "ampoule/invoice.h"
#include "ampoule/text.h"
#include "catalogue.h"
#include "items.h"
#include "received.h"

static int check_said(struct argp_state *state, const struct receive_line *line)
{
	if (line->product == NULL)
		return parse_refuse(state, _("the product is missing: its code, its name, or a scan of the pack"));
	if (line->quantity == NULL)
		return parse_refuse(state, _("say how many came with --quantity"));
	if (line->price != NULL && line->value != NULL)
		return parse_refuse(state, _("give the price of one (--price) or the value of all (--value), not both"));
	return 0;
}

error_t receive_line_parse(int key, char *arg, struct argp_state *state, struct receive_line *line)
{
	const char **const places[] = { &line->lot, &line->expires, &line->quantity, &line->price, &line->value, &line->free,
		&line->discount, &line->tax, &line->recoverable, &line->broken };
	if (key >= 256 && key < RECEIVE_OPTIONS_END) {
		*places[key - 256] = arg;
		return 0;
	}
	switch (key) {
	case ARGP_KEY_ARG:
		if (line->product != NULL)
			return ARGP_ERR_UNKNOWN;
		line->product = arg;
		return 0;
	case ARGP_KEY_END:
		return check_said(state, line);
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static bool is_later(const char *price)
{
	return price != NULL && strcmp(price, "later") == 0;
}

/* Who may not see a price may not try one either. */
static int check_prices(struct context *context, const struct receive_line *said, bool *later)
{
	bool priced = (said->price != NULL && !is_later(said->price)) || said->value != NULL || said->discount != NULL ||
		said->tax != NULL || said->recoverable != NULL;
	*later = is_later(said->price) || !context->sees_finance;
	if (priced && !context->sees_finance)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("'%s' is a %s and gives no prices: leave it out, and the paper settles it"), context->operator_code,
			role_name(context->role));
	if (!*later && said->price == NULL && said->value == NULL)
		return error_set(context->error, STATUS_USAGE,
			_("say what one costs with --price (0 for free goods, 'later' when the paper is not there yet)"));
	if (*later && (said->discount != NULL || said->tax != NULL || said->recoverable != NULL))
		return error_set(context->error, STATUS_USAGE,
			_("discount and tax belong to a price: leave them out with --price later"));
	return STATUS_OK;
}

/* Lot and expiry: as they were said, else as the scan has them. */
static int read_lot(struct context *context, const struct receive_line *said, const struct named *named,
	struct draft_line *line)
{
	char *lot = NULL;
	int status = STATUS_OK;
	if (said->lot != NULL && named->lot != NULL && strcmp(said->lot, named->lot) != 0)
		return error_set(context->error, STATUS_DATA, _("the scan says lot '%s', --lot says %s; which is it?"),
			named->lot, QUOTED(said->lot));
	if (said->lot != NULL)
		status = text_clean_lot(said->lot, context->pool, &lot, context->error);
	if (status != STATUS_OK)
		return status;
	line->lot = lot != NULL ? lot : named->lot;
	if (line->lot == NULL)
		return error_set(context->error, STATUS_USAGE, _("say which batch it is with --lot"));
	if (said->expires == NULL && !named->has_expiry)
		return error_set(context->error, STATUS_USAGE,
			_("say until when it is good with --expires (--expires none where nothing is printed)"));
	line->expires = named->expires;
	/* In a script, an empty text is rather a variable that was not set than a lot that never expires. */
	if (said->expires != NULL && said->expires[strspn(said->expires, " \t")] == '\0')
		return error_set(context->error, STATUS_USAGE,
			_("'--expires' is empty; say the day, or --expires none where nothing is printed"));
	if (said->expires != NULL)
		status = expiry_parse(said->expires, context->today, &line->expires, context->error);
	if (status == STATUS_OK && named->has_expiry && line->expires != named->expires)
		return error_set(context->error, STATUS_DATA, _("the scan and --expires name different days; which is it?"));
	return status;
}

int receive_discount_read(struct context *context, const char *text, int digits, struct draft_line *line)
{
	size_t length = strlen(text);
	int64_t rate;
	int status;
	if (length > 0 && text[length - 1] == '%') {
		status = tax_rate_parse(text, &rate, context->error);
		if (status != STATUS_OK) {
			error_clear(context->error);
			return error_set(context->error, STATUS_DATA, _("'%s' is no discount; write 10%% or an amount, as 12.50"),
				QUOTED(text));
		}
		line->discount = status == STATUS_OK ? cost_share(line->net, rate, TAX_RATE_WHOLE) : 0;
	} else {
		status = money_parse(text, digits, &line->discount, context->error);
	}
	if (status == STATUS_OK && line->discount > line->net)
		return error_set(context->error, STATUS_REFUSED, _("the discount is more than the line costs"));
	line->net -= status == STATUS_OK ? line->discount : 0;
	return status;
}

int receive_tax_read(struct context *context, const char *tax, const char *recoverable, int64_t *rate, bool *comes_back)
{
	if (recoverable == NULL)
		recoverable = store_setting(context->store, "tax-recoverable");
	*rate = 0;
	*comes_back = recoverable != NULL && strcmp(recoverable, "yes") == 0;
	if (recoverable != NULL && !*comes_back && strcmp(recoverable, "no") != 0)
		return error_set(context->error, STATUS_USAGE, _("--tax-recoverable is yes or no"));
	return tax == NULL ? STATUS_OK : tax_rate_parse(tax, rate, context->error);
}

static int read_amounts(struct context *context, const struct receive_line *said, const struct named *named, int digits,
	struct draft_line *line)
{
	struct received received = { 0 };
	int status = said->value != NULL
		? received_read_value(context, &named->product, said->quantity, said->value, digits, &received)
		: received_read(context, &named->product, &named->package, said->quantity, line->later ? "0" : said->price,
			  digits, &received);
	line->containers = received.containers;
	line->package = received.package;
	line->net = received.net;
	if (status == STATUS_OK && said->discount != NULL)
		status = receive_discount_read(context, said->discount, digits, line);
	return status == STATUS_OK ? receive_tax_read(context, said->tax, said->recoverable, &line->tax_rate, &line->recoverable)
				   : status;
}

int receive_others_read(struct context *context, const struct record *product, const struct record *package,
	const char *free, const char *broken, struct draft_line *line)
{
	const struct record none = { 0 };
	struct received more = { 0 };
	int status = STATUS_OK;
	if (free != NULL)
		status = received_read(context, product, package == NULL ? &none : package, free, "0", 0, &more);
	line->free = more.containers;
	more.containers = 0;
	if (status == STATUS_OK && broken != NULL)
		status = received_read(context, product, package == NULL ? &none : package, broken, "0", 0, &more);
	line->broken = more.containers;
	if (status == STATUS_OK && line->broken > line->containers)
		return error_set(context->error, STATUS_REFUSED, _("%lld came broken, and only %lld came"),
			(long long)line->broken, (long long)line->containers);
	return status;
}

int receive_line_read(struct context *context, const struct receive_line *said, int digits, struct draft_line *line)
{
	struct named named;
	*line = (struct draft_line){ 0 };
	int status = named_read(context, said->product, &named);
	if (status == STATUS_OK)
		status = catalogue_check_current(context->store, &thing_product, &named.product);
	if (status == STATUS_OK)
		status = read_lot(context, said, &named, line);
	if (status == STATUS_OK)
		status = check_prices(context, said, &line->later);
	if (status == STATUS_OK)
		status = read_amounts(context, said, &named, digits, line);
	if (status == STATUS_OK)
		status = receive_others_read(context, &named.product, &named.package, said->free, said->broken, line);
	if (status == STATUS_OK)
		status = place_find(context, &line->location, &line->location_code);
	if (status != STATUS_OK)
		return status;
	line->product = named.product.id;
	line->product_code = record_value(&thing_product, &named.product, "code");
	line->container = record_value(&thing_product, &named.product, "container");
	return STATUS_OK;
}
