/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule void: takes back what an entry did, for whoever mistyped it. */
#include "config.h"
#include "number.h"
#include "own.h"

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	char text[LOCAL_TEXT_MAX];
	struct voiding *voiding = pool_alloc(context->pool, sizeof(*voiding));
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say why with --reason"));
	if (context->common.on != NULL)
		return error_set(context->error, STATUS_USAGE,
			_("a void counts for the day of what it takes back; leave --on out"));
	int status = void_plan(context->store, *(int64_t *)data, context->pool, voiding);
	if (status == STATUS_OK)
		status = own_check(context, voiding);
	if (status != STATUS_OK)
		return status;
	fprintf(shown,
		ngettext("void of entry %lld (%s, %s): %zu movement taken back\n",
			"void of entry %lld (%s, %s): %zu movements taken back\n", voiding->count),
		(long long)voiding->asked, voiding->kind, zone_format(voiding->when.time, text), voiding->count);
	if (voiding->closed)
		fprintf(shown, _("  its month is closed: the void counts for %s\n"),
			day_format(context->act.when.day, text));
	*out = voiding;
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct voiding *voiding = plan;
	int64_t number;
	int status = void_post(context->store, &context->act, voiding, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld is void, by entry %lld"), (long long)voiding->asked,
		(long long)number);
}

const struct command command_void = {
	.name = "void",
	.group = GROUP_REPORT,
	.summary = N_("take back an entry"),
	.arguments = N_("N"),
	.details = N_("The same lines are posted with signs turned; nothing is deleted. Refused when a later entry took from "
		   "what the entry brought in: void that one first."),
	.parse = number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("own, same day"),
	.plan = plan,
	.post = post,
	.asks = true,
};

const struct command command_session_void = {
	.name = "session",
	.verb = "void",
	.group = GROUP_DAILY,
	.summary = N_("take back a session that was mistyped"),
	.arguments = N_("N"),
	.parse = number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.in_part = ROLE_NURSE,
	.part = N_("own, same day"),
	.plan = plan,
	.post = post,
	.asks = true,
};
