/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule count cancel: ends a count without posting it. */
#include "config.h"
#include "ampoule/command.h"
#include "ampoule/counting.h"
#include "count_number.h"

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	struct count count;
	int64_t entry;
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say why with --reason"));
	int status = count_load(context->store, *(int64_t *)data, context->pool, &count);
	if (status == STATUS_OK)
		status = count_cancel(context->store, &context->act, &count, &entry);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, entry, _("entry %lld: count C%lld cancelled"), (long long)entry,
		(long long)count.number);
}

const struct command command_count_cancel = {
	.name = "count",
	.verb = "cancel",
	.group = GROUP_DAILY,
	.summary = N_("end a count without posting it"),
	.arguments = N_("C4"),
	.parse = count_number_parse,
	.arguments_size = sizeof(int64_t),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
