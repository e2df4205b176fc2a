/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule close: a month that is reported stays as it was reported. */
#include "config.h"
#include "ampoule/closing.h"
#include "ampoule/command.h"

struct arguments {
	const char *month;
	bool undo;
};

enum { OPTION_UNDO = 256 };

static const struct argp_option options[] = {
	{ "undo", OPTION_UNDO, NULL, 0, N_("open the last closed month again"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_UNDO:
		arguments->undo = true;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->month != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->month = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->month != NULL && arguments->undo)
			return parse_refuse(state, _("--undo opens the last closed month; leave the month out"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int tell(struct context *context)
{
	char month[MONTH_TEXT_MAX];
	day_t closed;
	int status = closing_last(context->store, &closed);
	if (status != STATUS_OK)
		return status;
	if (answer_is_json(context)) {
		if (closed == DAY_NONE)
			fputs("{}\n", context->out);
		else
			fprintf(context->out, "{\"closed\": \"%s\"}\n", month_format(closed, month));
	} else if (closed == DAY_NONE) {
		fputs(_("no month is closed\n"), context->out);
	} else {
		fprintf(context->out, _("closed through %s\n"), month_format(closed, month));
	}
	return STATUS_OK;
}

static int undo(struct context *context)
{
	char opened_text[MONTH_TEXT_MAX], closed_text[MONTH_TEXT_MAX];
	day_t opened, closed;
	int64_t number;
	int status = closing_undo(context->store, &context->act, &opened, &number);
	if (status == STATUS_OK)
		status = closing_last(context->store, &closed);
	if (status != STATUS_OK)
		return status;
	month_format(opened, opened_text);
	if (closed == DAY_NONE)
		return answer_posted(context, number, _("entry %lld: %s is open again; no month is closed"),
			(long long)number, opened_text);
	return answer_posted(context, number, _("entry %lld: %s is open again; closed through %s"), (long long)number,
		opened_text, month_format(closed, closed_text));
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	char month[MONTH_TEXT_MAX];
	day_t first;
	int64_t number;
	if (context->common.on != NULL)
		return error_set(context->error, STATUS_USAGE, _("a month is closed when it is closed; leave --on out"));
	if (arguments->undo)
		return undo(context);
	if (arguments->month == NULL)
		return tell(context);
	int status = month_parse(arguments->month, context->today, &first, context->error);
	if (status == STATUS_OK)
		status = closing_post(context->store, &context->act, first, context->today, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: closed through %s; nothing is posted into it any more"),
		(long long)number, month_format(first, month));
}

const struct command command_close = {
	.name = "close",
	.group = GROUP_SYSTEM,
	.summary = N_("close a month, so that its reports stay as they are"),
	.arguments = N_("[MONTH]"),
	.details = N_("Every month through MONTH (2026-10) is closed. Without MONTH it tells how things stand."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_ACCOUNTANT,
	.post = post,
};
