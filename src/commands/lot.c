/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule lot hold, release and list: whether a lot may go into patients. */
#include "config.h"
#include "ampoule/recall.h"
#include "lot_named.h"
#include "reporting.h"

static error_t parse(int key, char *arg, struct argp_state *state)
{
	return lot_parse(key, arg, state, state->input);
}

static int answer(struct context *context, enum lot_status status, const char *product, const char *lot, int64_t number)
{
	long long entry = number;
	switch (status) {
	case LOT_HELD:
		return answer_posted(context, number, _("entry %lld: %s lot %s is on hold: it goes into no patient"), entry,
			product, lot);
	default:
		return answer_posted(context, number, _("entry %lld: %s lot %s is released"), entry, product, lot);
	}
}

static int set_status(struct context *context, const char *text, enum lot_status status)
{
	struct named named;
	struct lot lot;
	int64_t number;
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say why with --reason"));
	int result = status == LOT_RELEASED ? lot_named_any(context, text, &named, &lot)
					    : lot_named(context, text, &named, &lot);
	if (result != STATUS_OK)
		return result;
	const char *product = record_value(&thing_product, &named.product, "code");
	/* A lot that was never seen can be released where all of its product is recalled. */
	result = lot.id == 0 ? recall_let_in(context->store, &context->act, &lot, product, &number)
			     : lot_set_status(context->store, &context->act, &lot, status, &number);
	return result == STATUS_OK ? answer(context, status, product, lot.code, number) : result;
}

static int hold(struct context *context, void *data, void *plan)
{
	(void)plan;
	return set_status(context, *(const char **)data, LOT_HELD);
}

static int release(struct context *context, void *data, void *plan)
{
	(void)plan;
	return set_status(context, *(const char **)data, LOT_RELEASED);
}

#define LOT_STATUS_COMMAND(verb_, summary_, roles_) \
	const struct command command_lot_##verb_ = { \
		.name = "lot", \
		.verb = #verb_, \
		.group = GROUP_CATALOGUE, \
		.summary = summary_, \
		.arguments = N_("PRODUCT@LOT"), \
		.parse = parse, \
		.arguments_size = sizeof(const char *), \
		.needs = NEEDS_POSTING, \
		.roles = (roles_), \
		.post = verb_, \
	}

LOT_STATUS_COMMAND(hold, N_("keep a lot from patients until it is looked into"), ROLE_CLINICAL);
LOT_STATUS_COMMAND(release, N_("let a lot that was held or recalled go into patients again"),
	ROLE_MANAGER | ROLE_DOCTOR);

struct listing {
	const char *product;
	bool all;
};

enum { OPTION_ALL = 256 };

static const struct argp_option list_options[] = {
	{ "all", OPTION_ALL, NULL, 0, N_("those that are used up too"), 0 },
	{ 0 },
};

static error_t list_parse(int key, char *arg, struct argp_state *state)
{
	struct listing *listing = state->input;
	if (key == OPTION_ALL) {
		listing->all = true;
		return 0;
	}
	if (key != ARGP_KEY_ARG || listing->product != NULL)
		return ARGP_ERR_UNKNOWN;
	listing->product = arg;
	return 0;
}

static int list_run(struct context *context, void *data)
{
	const struct listing *listing = data;
	const struct given given[] = {
		{ "product", listing->product },
		{ "all", listing->all ? "1" : NULL },
	};
	return reporting_run(context, "list-lots", given, sizeof(given) / sizeof(given[0]));
}

const struct command command_lot_list = {
	.name = "lot",
	.verb = "list",
	.group = GROUP_CATALOGUE,
	.summary = N_("lots with expiry and status"),
	.arguments = N_("[PRODUCT]"),
	.options = list_options,
	.parse = list_parse,
	.arguments_size = sizeof(struct listing),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = list_run,
};
