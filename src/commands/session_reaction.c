/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule session reaction: what was noticed on a patient after a session. */
#include "config.h"
#include "ampoule/reactions.h"
#include "ampoule/text.h"
#include "number.h"
#include "reaction.h"
#include "settings.h"

struct arguments {
	int64_t number; /* first: number_parse fills it */
	const char *kind, *severity, *day, *note;
};

enum { OPTION_KIND = 256, OPTION_SEVERITY, OPTION_DAY, OPTION_NOTE };

static const struct argp_option options[] = {
	{ "kind", OPTION_KIND, N_("KIND"), 0, N_("of the clinic's list, as itching, or other with a note"), 0 },
	{ "severity", OPTION_SEVERITY, N_("SEVERITY"), 0, N_("expected, mild or serious"), 0 },
	{ "day", OPTION_DAY, N_("DAY"), 0, N_("on which it was noticed (default: today, or that of --on)"), 0 },
	{ "note", OPTION_NOTE, N_("TEXT"), 0, N_("what it was like, what was done"), 0 },
	{ 0 },
};

static error_t check_said(const struct argp_state *state, const struct arguments *arguments)
{
	if (arguments->kind == NULL)
		return parse_refuse(state, _("say what it was with --kind, as --kind itching"));
	if (arguments->severity == NULL)
		return parse_refuse(state, _("say how grave it is with --severity: expected, mild or serious"));
	return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	error_t result;
	switch (key) {
	case OPTION_KIND:
		arguments->kind = arg;
		return 0;
	case OPTION_SEVERITY:
		arguments->severity = arg;
		return 0;
	case OPTION_DAY:
		arguments->day = arg;
		return 0;
	case OPTION_NOTE:
		arguments->note = arg;
		return 0;
	case ARGP_KEY_END:
		result = number_parse(key, arg, state);
		return result == 0 ? check_said(state, arguments) : result;
	default:
		return number_parse(key, arg, state);
	}
}

static int read_said(struct context *context, const struct arguments *arguments, struct reaction *reaction)
{
	const char *kinds = config_value(context, setting_rule_find("reaction-kinds"));
	char *note = NULL;
	int status = reaction_kind_find(kinds, arguments->kind, context->pool, &reaction->kind, context->error);
	if (status == STATUS_OK)
		status = reaction_severity_find(arguments->severity, &reaction->severity, context->error);
	if (status == STATUS_OK && arguments->day != NULL)
		status = day_parse(arguments->day, context->today, &reaction->day, context->error);
	if (status == STATUS_OK && arguments->note != NULL)
		status = text_clean("note", arguments->note, TEXT_NOTE_MAX, context->pool, &note, context->error);
	reaction->note = note;
	return status == STATUS_OK ? reaction_check(reaction, context->error) : status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct reaction reaction = { .session = arguments->number, .day = context->act.when.day };
	int status = read_said(context, arguments, &reaction);
	if (status == STATUS_OK)
		status = reaction_post(context->store, &context->act, &reaction);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, reaction.entry, _("entry %lld: session %lld: %s"), (long long)reaction.entry,
		(long long)reaction.session, reaction_text(&reaction, context->pool));
}

const struct command command_session_reaction = {
	.name = "session",
	.verb = "reaction",
	.group = GROUP_DAILY,
	.summary = N_("record a reaction that was noticed after a session"),
	.arguments = N_("N"),
	.details = N_("The kinds are a list of the clinic's: 'ampoule config show reaction-kinds'. A reaction stays with a "
		   "session that is corrected; 'ampoule void' takes it back. 'ampoule report reactions' lists them, 'ampoule "
		   "report reaction-rates' sets them against the sessions that used a product."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
