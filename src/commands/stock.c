/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule stock: what there is, product by product, or one product lot by lot. */
#include "config.h"
#include <string.h>
#include "ampoule/reservation.h"
#include "ampoule/shortage.h"
#include "catalogue.h"
#include "reporting.h"

struct arguments {
	const char *product, *area, *as_of;
	bool lots;
};

enum { OPTION_AREA = 256, OPTION_AS_OF, OPTION_LOTS };

static const struct argp_option options[] = {
	{ "lots", OPTION_LOTS, NULL, 0, N_("lot by lot, also without a product"), 0 },
	{ "area", OPTION_AREA, N_("AREA"), 0, N_("only products for hair, face, body or any"), 0 },
	{ "as-of", OPTION_AS_OF, N_("DAY"), 0, N_("lot by lot, as it stood at the end of that day"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_LOTS:
		arguments->lots = true;
		return 0;
	case OPTION_AREA:
		arguments->area = arg;
		return 0;
	case OPTION_AS_OF:
		arguments->as_of = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->product != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->product = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* How much of it, for whom and until when; content that is no whole container takes one. */
static void kept_print(struct context *context, const struct product *product, const struct reserved *kept)
{
	char until[DAY_TEXT_MAX];
	const char *amount = containers_describe((kept->content + product->content - 1) / product->content,
		product->container, context->pool);
	const char *whom = context->sees_patients ? kept->patient_code : _("a patient");
	if (kept->until == DAY_NONE)
		fprintf(context->out, _("reserved: %s for %s (reservation %lld)\n"), amount, whom,
			(long long)kept->reservation);
	else
		fprintf(context->out, _("reserved: %s for %s until %s (reservation %lld)\n"), amount, whom,
			day_format(kept->until, until), (long long)kept->reservation);
}

/* Under the lots of a product: what of them is kept. Programs have 'reserve list' for it. */
static int kept_show(struct context *context, const char *name)
{
	struct record record;
	struct product product;
	struct reserved *kept;
	size_t count = 0;
	int status = catalogue_find(context->store, &thing_product, name, true, context->pool, &record);
	if (status == STATUS_OK)
		status = product_load(context->store, record.id, context->pool, &product);
	if (status == STATUS_OK)
		status = reservation_list(context->store, record.id, context->today, context->pool, &kept, &count);
	for (size_t i = 0; i < count; i++)
		kept_print(context, &product, &kept[i]);
	return status;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	bool lots = arguments->lots || arguments->product != NULL || arguments->as_of != NULL || context->common.at != NULL;
	const struct given given[] = {
		{ "product", arguments->product },
		{ "area", arguments->area },
		{ "location", context->common.at },
		{ "as-of", arguments->as_of },
	};
	int status = reporting_run(context, lots ? "stock" : "products", given, sizeof(given) / sizeof(given[0]));
	bool people = strcmp(context->format, "table") == 0 && context->common.output == NULL;
	if (status != STATUS_OK || arguments->product == NULL || arguments->as_of != NULL || !people)
		return status;
	return kept_show(context, arguments->product);
}

const struct command command_stock = {
	.name = "stock",
	.group = GROUP_DAILY,
	.summary = N_("what is on hand, and what of it may be used"),
	.arguments = N_("[PRODUCT]"),
	.details = N_("Product by product; with PRODUCT, --lots, --at or --as-of lot by lot and place by place. Expired, held "
		   "and recalled stock is shown, and never counted as usable."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
