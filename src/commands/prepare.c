/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule prepare: a mixture that is made ahead of its session. */
#include "config.h"
#include "ampoule/mixture.h"
#include "composition.h"

static const struct argp_option options[] = { COMPOSITION_OPTIONS, { 0 } };

static error_t parse(int key, char *arg, struct argp_state *state)
{
	return composition_parse(key, arg, state, state->input);
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	struct session_plan *made = NULL;
	int status = composition_plan(context, data, &made, shown);
	if (status == STATUS_OK && !made->mixes[0].mixes)
		return error_set(context->error, STATUS_DATA,
			_("nothing of this is mixed: consumables are logged with the session, see 'ampoule session log --help'"));
	*out = made;
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct session_plan *made = plan;
	char text[LOCAL_TEXT_MAX];
	int64_t number;
	int status = mixture_post(context->store, &context->act, made, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number,
		_("preparation %lld stands for %s, to be used by %s: 'ampoule session log %s --preparation %lld'"),
		(long long)number, made->request->patient_code, zone_format(made->mixes[0].use_by, text),
		made->request->patient_code, (long long)number);
}

const struct command command_prepare = {
	.name = "prepare",
	.group = GROUP_DAILY,
	.summary = N_("mix ahead of a session"),
	.arguments = N_("PATIENT [ITEM…]"),
	.details = N_("The whole draw is booked when it is mixed. 'session log --preparation N' uses it; 'discard N' throws it "
		   "away. Until when it may be used is the earliest of its own life and of every component's expiry and "
		   "use by."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct composition),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.plan = plan,
	.post = post,
	.asks = true,
};
