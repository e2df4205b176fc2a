/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule discard: throws away what is left in opened containers, or a mixture that stands. */
#include "config.h"
#include "ampoule/discard.h"
#include <string.h>
#include "ampoule/mixture.h"
#include "ampoule/text.h"
#include "columns.h"
#include "items.h"

struct arguments {
	int64_t *numbers;
	size_t count;
	const char *mixture; /* number of a preparation */
	bool due;
};

struct planned {
	struct mixture *mixture; /* NULL: containers */
	struct opened_container *containers;
	size_t count;
	enum reason reason;
};

enum { OPTION_DUE = 256 };

static const struct argp_option options[] = {
	{ "due", OPTION_DUE, NULL, 0, N_("all that are past their use by"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_DUE:
		arguments->due = true;
		return 0;
	case ARGP_KEY_ARG: {
		if (arg[0] >= '0' && arg[0] <= '9' && arguments->mixture == NULL) {
			arguments->mixture = arg;
			return 0;
		}
		int64_t *number = pool_append(parse_context(state)->pool, &arguments->numbers, &arguments->count,
			sizeof(*number));
		*number = opened_number(arg);
		if (*number == 0)
			return parse_refuse(state, _("'%s': an opened container is wanted (O17), or one preparation's number (812)"), QUOTED(arg));
		return 0;
	}
	case ARGP_KEY_END:
		if (arguments->due + (arguments->count > 0) + (arguments->mixture != NULL) != 1)
			return parse_refuse(state,
				_("name opened containers (O17 …), or one preparation (812), or --due for all containers that "
				  "are past their use by"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* The reasons for which an opened container is thrown away. */
static int find_reason(struct context *context, enum reason *reason)
{
	static const enum reason known[] = { REASON_RESIDUE, REASON_SPOILED, REASON_BROKEN, REASON_LOST, REASON_RECALLED };
	*reason = REASON_RESIDUE;
	if (context->common.why == NULL)
		return STATUS_OK;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (reason_find(context->common.why) == (int)known[i]) {
			*reason = known[i];
			return STATUS_OK;
		}
	}
	return error_set(context->error, STATUS_USAGE, _("--reason '%s': it is residue, spoiled, broken, lost or recalled"),
		QUOTED(context->common.why));
}

static int collect(struct context *context, const struct arguments *arguments, struct planned *planned)
{
	int status = STATUS_OK;
	if (arguments->due) {
		status = opened_load_lapsed(context->store, context->act.when.time, context->pool,
			&planned->containers, &planned->count);
		if (status == STATUS_OK && planned->count == 0)
			return error_set(context->error, STATUS_NOT_FOUND,
				_("no opened container is past its use by; see 'ampoule opened'"));
	}
	for (size_t i = 0; i < arguments->count && status == STATUS_OK; i++) {
		for (size_t j = 0; j < i; j++) {
			if (arguments->numbers[j] == arguments->numbers[i])
				return error_set(context->error, STATUS_USAGE, _("'O%lld' is named twice"),
					(long long)arguments->numbers[i]);
		}
		struct opened_container *container = pool_append(context->pool, &planned->containers,
			&planned->count, sizeof(*container));
		status = opened_load(context->store, arguments->numbers[i], context->pool, container);
	}
	return status;
}

/* The causes for which a mixture is thrown away; which it was is kept as the entry's reason. */
static bool is_cause(const char *why)
{
	static const char *const causes[] = { "refused", "lapsed", "spoiled", "recalled" };
	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
		if (why != NULL && strcmp(why, causes[i]) == 0)
			return true;
	}
	return false;
}

static int plan_mixture(struct context *context, const char *number, struct planned *planned, FILE *shown)
{
	char text[LOCAL_TEXT_MAX];
	if (!is_cause(context->common.why))
		return error_set(context->error, STATUS_USAGE,
			_("say why the mixture goes: --reason refused, lapsed, spoiled or recalled"));
	planned->mixture = pool_alloc(context->pool, sizeof(*planned->mixture));
	int status = mixture_find(context->store, number, context->pool, planned->mixture);
	if (status == STATUS_OK)
		status = mixture_check_stands(context->store, planned->mixture);
	if (status == STATUS_OK)
		fprintf(shown, _("thrown away: preparation %s for %s, to be used by %s\n"), planned->mixture->number,
			planned->mixture->patient_code, zone_format(planned->mixture->use_by, text));
	return status;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct planned *planned = pool_alloc(context->pool, sizeof(*planned));
	*out = planned;
	if (arguments->mixture != NULL)
		return plan_mixture(context, arguments->mixture, planned, shown);
	struct columns columns = { .pool = context->pool };
	int status = find_reason(context, &planned->reason);
	if (status == STATUS_OK)
		status = collect(context, data, planned);
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < planned->count; i++) {
		const struct opened_container *container = &planned->containers[i];
		char text[LOCAL_TEXT_MAX], content[CONTENT_TEXT_MAX];
		const char **cells = columns_row(&columns);
		cells[0] = pool_printf(context->pool, "O%lld", (long long)container->number);
		cells[1] = container->product;
		cells[2] = pool_printf(context->pool, _("lot %s"), container->lot);
		cells[3] = pool_printf(context->pool, _("use by %s"), zone_format(container->use_by, text));
		cells[4] = pool_printf(context->pool, "%s %s", content_format(container->content, content), container->unit);
	}
	fputs(_("thrown away:\n"), shown);
	columns_print(&columns, shown);
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct planned *planned = plan;
	int64_t number;
	if (planned->mixture != NULL) {
		int status = mixture_discard(context->store, &context->act, planned->mixture, &number);
		return status != STATUS_OK ? status
					   : answer_posted(context, number, _("entry %lld: preparation %s discarded"),
						     (long long)number, planned->mixture->number);
	}
	int status = discard_post(context->store, &context->act, planned->containers, planned->count, planned->reason,
		&number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: %s discarded"), (long long)number,
		planned->count == 1
			? pool_printf(context->pool, "O%lld", (long long)planned->containers[0].number)
			: pool_printf(context->pool, _("%zu opened containers"), planned->count));
}

const struct command command_discard = {
	.name = "discard",
	.group = GROUP_DAILY,
	.summary = N_("throw away what is left in opened containers, or a mixture"),
	.arguments = N_("[O17…|N]"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.plan = plan,
	.post = post,
	.asks = true,
};
