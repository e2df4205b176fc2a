/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule credit: what a supplier gives back without goods, or for goods that went back before. */
#include "config.h"
#include "ampoule/credit.h"
#include "ampoule/catalogue.h"
#include "number.h"

struct arguments {
	const char *supplier, *amount, *entry;
};

enum { OPTION_AMOUNT = 256, OPTION_ENTRY };

static const struct argp_option options[] = {
	{ "amount", OPTION_AMOUNT, N_("AMOUNT"), 0, N_("that is given back, without tax"), 0 },
	{ "entry", OPTION_ENTRY, N_("N"), 0, N_("the delivery or the return that it is for"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_AMOUNT:
		arguments->amount = arg;
		return 0;
	case OPTION_ENTRY:
		arguments->entry = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->supplier != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->supplier = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->supplier == NULL || arguments->amount == NULL)
			return parse_refuse(state, _("say who gives back, and how much with --amount"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct credit credit = { 0 };
	struct record supplier;
	int64_t number;
	char text[MONEY_TEXT_MAX];
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say why with --reason"));
	int status = catalogue_find(context->store, &thing_supplier, arguments->supplier, true, context->pool, &supplier);
	if (status == STATUS_OK)
		status = money_parse(arguments->amount, context->digits, &credit.amount, context->error);
	if (status == STATUS_OK)
		status = arguments->entry == NULL ? STATUS_OK : number_read(context, arguments->entry, &credit.of);
	/* For goods that went back, or a claim, it is an answer: nothing is given. */
	if (status == STATUS_OK && credit.amount == 0 && credit.of == 0)
		status = error_set(context->error, STATUS_DATA,
			_("a credit of nothing: say how much with --amount, or with --entry what nothing is given for"));
	if (status != STATUS_OK)
		return status;
	credit.supplier = supplier.id;
	status = credit_post(context->store, &context->act, &credit, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: %s credited by %s"), (long long)number,
		money_format(credit.amount, context->digits, text), record_value(&thing_supplier, &supplier, "code"));
}

const struct command command_credit = {
	.name = "credit",
	.group = GROUP_SYSTEM,
	.summary = N_("note what a supplier gives back"),
	.arguments = N_("SUPPLIER"),
	.details = N_("The stock keeps its value; what was bought became cheaper, as a price difference of this period. With --entry it "
		   "is that of a delivery (a claim for what came broken, a bonus), or what was paid for goods that went back with "
		   "'ampoule return'."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_ACCOUNTANT,
	.post = post,
};
