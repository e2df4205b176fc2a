/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule receive start, cancel: begins and forgets a delivery that is typed in line by line. */
#include "config.h"
#include <string.h>
#include "ampoule/invoice.h"
#include "receive_line.h"
#include "receive_print.h"

struct arguments {
	const char *supplier, *invoice, *currency, *rate;
};

enum { OPTION_SUPPLIER = 256, OPTION_INVOICE, OPTION_CURRENCY, OPTION_RATE };

static const struct argp_option options[] = {
	{ "supplier", OPTION_SUPPLIER, N_("SUPPLIER"), 0, N_("who delivered"), 0 },
	{ "invoice", OPTION_INVOICE, N_("NUMBER"), 0, N_("of the paper"), 0 },
	{ "currency", OPTION_CURRENCY, N_("CODE"), 0, N_("of the paper, where it is not the clinic's"), 0 },
	{ "rate", OPTION_RATE, N_("RATE"), 0, N_("what one unit of it is worth in the clinic's: 0.9217"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_SUPPLIER:
		arguments->supplier = arg;
		return 0;
	case OPTION_INVOICE:
		arguments->invoice = arg;
		return 0;
	case OPTION_CURRENCY:
		arguments->currency = arg;
		return 0;
	case OPTION_RATE:
		arguments->rate = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->supplier == NULL)
			return parse_refuse(state, _("say who delivered with --supplier"));
		if ((arguments->currency == NULL) != (arguments->rate == NULL))
			return parse_refuse(state, _("another currency wants both --currency and --rate"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int read_currency(struct context *context, const struct arguments *arguments, struct draft *draft)
{
	if (arguments->currency == NULL)
		return STATUS_OK;
	if (!context->sees_finance)
		return error_set(context->error, STATUS_NOT_PERMITTED,
			_("'%s' is a %s and gives no prices: leave out --currency, and the paper settles it"),
			context->operator_code, role_name(context->role));
	int digits = currency_digits(arguments->currency, context->error);
	if (digits < 0)
		return digits;
	if (strcmp(arguments->currency, store_setting(context->store, "currency")) == 0)
		return error_set(context->error, STATUS_USAGE, _("%s is the clinic's own currency; leave out --currency"),
			arguments->currency);
	draft->currency = arguments->currency;
	return currency_rate_parse(arguments->rate, &draft->rate, context->error);
}

static int start(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct draft draft = { .when = { .day = DAY_NONE } };
	if (context->common.on != NULL)
		draft.when = context->act.when;
	int status = draft_check_common(context);
	if (status == STATUS_OK)
		status = receive_paper_read(context, arguments->supplier, arguments->invoice, &draft);
	if (status == STATUS_OK)
		status = read_currency(context, arguments, &draft);
	if (status == STATUS_OK)
		status = draft_start(context->store, draft_owner(&context->act, context->pool), &draft);
	if (status != STATUS_OK)
		return status;
	fprintf(context->out, _("delivery of %s begun: add its lines with 'ampoule receive add', then 'ampoule receive post'\n"),
		draft.supplier_code);
	return STATUS_OK;
}

static int cancel(struct context *context, void *data, void *plan)
{
	(void)data;
	(void)plan;
	const char *owner = draft_owner(&context->act, context->pool);
	struct draft draft;
	int status = draft_check_common(context);
	if (status == STATUS_OK)
		status = draft_load(context->store, owner, context->pool, &draft);
	if (status == STATUS_OK)
		status = draft_remove(context->store, owner);
	if (status == STATUS_OK)
		fprintf(context->out, _("delivery of %s forgotten; nothing of it was posted\n"), draft.supplier_code);
	return status;
}

const struct command command_receive_start = {
	.name = "receive",
	.verb = "start",
	.group = GROUP_DAILY,
	.summary = N_("begin a delivery of many lines"),
	.details = N_("The lines are typed in with 'ampoule receive add' and posted together, as one entry, with 'ampoule receive "
		   "post'. Until then nothing is in stock. Everybody has one such delivery at a time."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("without price"),
	.post = start,
};

const struct command command_receive_cancel = {
	.name = "receive",
	.verb = "cancel",
	.group = GROUP_DAILY,
	.summary = N_("forget the delivery that was begun"),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = cancel,
};
