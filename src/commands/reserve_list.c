/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule reserve list and release: what is kept for patients, and what need not be any more. */
#include "config.h"
#include "ampoule/reservation.h"
#include "number.h"
#include "reporting.h"

struct arguments {
	const char *patient, *product;
};

enum { OPTION_FOR = 256, OPTION_PRODUCT };

static const struct argp_option options[] = {
	{ "for", OPTION_FOR, N_("PATIENT"), 0, N_("only what is kept for this patient"), 0 },
	{ "product", OPTION_PRODUCT, N_("PRODUCT"), 0, N_("only of this product"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_FOR:
		arguments->patient = arg;
		return 0;
	case OPTION_PRODUCT:
		arguments->product = arg;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given[] = { { "patient", arguments->patient }, { "product", arguments->product } };
	return reporting_run(context, "reservations", given, sizeof(given) / sizeof(given[0]));
}

static int release_post(struct context *context, void *data, void *plan)
{
	(void)plan;
	int64_t number = *(int64_t *)data, entry;
	const char *patient;
	int status = reservation_release(context->store, &context->act, number, context->pool, &patient, &entry);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry, _("reservation %lld for %s is released (entry %lld)"), (long long)number, patient,
		(long long)entry);
}

const struct command command_reserve_list = {
	.name = "reserve",
	.verb = "list",
	.group = GROUP_DAILY,
	.summary = N_("what is kept for patients"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_CLINICAL,
	.run = run,
};

const struct command command_reserve_release = {
	.name = "reserve",
	.verb = "release",
	.group = GROUP_DAILY,
	.summary = N_("let go what was kept"),
	.arguments = N_("N"),
	.parse = number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = release_post,
};
