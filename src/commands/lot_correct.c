/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule lot correct: a lot's code or expiry was written down wrongly. */
#include "config.h"
#include <string.h>
#include "ampoule/text.h"
#include "columns.h"
#include "lot_named.h"

struct arguments {
	const char *lot, *code, *expires;
};

enum { OPTION_LOT = 256, OPTION_EXPIRES };

static const struct argp_option options[] = {
	{ "lot", OPTION_LOT, N_("LOT"), 0, N_("the batch number as the pack has it; that of a lot that is there makes them one"), 0 },
	{ "expires", OPTION_EXPIRES, N_("DAY"), 0, N_("the last usable day (2027-05-31), a month (2027-05), or none"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_LOT:
		arguments->code = arg;
		return 0;
	case OPTION_EXPIRES:
		arguments->expires = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->lot != NULL && arguments->code == NULL && arguments->expires == NULL)
			return parse_refuse(state, _("say what the pack says: --lot, --expires, or both"));
		return lot_parse(key, arg, state, &arguments->lot);
	default:
		return lot_parse(key, arg, state, &arguments->lot);
	}
}

static int read_facts(struct context *context, const struct arguments *arguments, struct lot_correction *correction)
{
	char *code = NULL;
	int status = STATUS_OK;
	correction->code = correction->lot.code;
	correction->expires = correction->lot.expires;
	if (context->common.why == NULL)
		return error_set(context->error, STATUS_USAGE, _("say why with --reason"));
	if (arguments->code != NULL) {
		status = text_clean_lot(arguments->code, context->pool, &code, context->error);
		correction->code = code;
	}
	if (status == STATUS_OK && arguments->expires != NULL &&
		arguments->expires[strspn(arguments->expires, " \t")] == '\0')
		return error_set(context->error, STATUS_USAGE,
			_("'--expires' is empty; say the day, or --expires none where nothing is printed"));
	if (status == STATUS_OK && arguments->expires != NULL)
		status = expiry_parse(arguments->expires, context->today, &correction->expires, context->error);
	return status;
}

static const char *expiry_text(day_t expires, struct pool *pool)
{
	char day[DAY_TEXT_MAX];
	return expires == DAY_NONE ? _("no expiry") : pool_printf(pool, _("expires %s"), day_format(expires, day));
}

/* Whom it concerns that the lot was past its day: the manager tells the doctor. */
static void late_print(struct context *context, const struct lot_correction *correction, FILE *shown)
{
	struct columns columns = { .pool = context->pool };
	if (correction->late_count == 0)
		return;
	fputs(_("sessions that used it past its expiry:\n"), shown);
	for (size_t i = 0; i < correction->late_count; i++) {
		char text[LOCAL_TEXT_MAX];
		const struct lot_session *session = &correction->late[i];
		const char **cells = columns_row(&columns);
		cells[0] = pool_printf(context->pool, _("session %lld"), (long long)session->number);
		cells[1] = pool_copy(context->pool, zone_format(session->when.time, text));
		cells[2] = session->patient;
	}
	columns_print(&columns, shown);
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct lot_correction *correction = pool_alloc(context->pool, sizeof(*correction));
	struct named named;
	int status = lot_named(context, arguments->lot, &named, &correction->lot);
	if (status == STATUS_OK)
		status = read_facts(context, arguments, correction);
	if (status == STATUS_OK)
		status = lot_correction_plan(context->store, context->pool, correction);
	if (status != STATUS_OK)
		return status;
	const char *product = record_value(&thing_product, &named.product, "code");
	if (correction->target.id != 0)
		fprintf(shown, _("%s lot %s is lot %s: all of it goes there\n"), product, correction->lot.code,
			correction->target.code);
	else
		fprintf(shown, _("%s lot %s, %s: is lot %s, %s\n"), product, correction->lot.code,
			expiry_text(correction->lot.expires, context->pool), correction->code,
			expiry_text(correction->expires, context->pool));
	late_print(context, correction, shown);
	*out = correction;
	return STATUS_OK;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct lot_correction *correction = plan;
	int64_t number;
	int status = lot_correction_post(context->store, &context->act, correction, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number, _("entry %lld: lot %s is corrected"), (long long)number,
		correction->lot.code);
}

const struct command command_lot_correct = {
	.name = "lot",
	.verb = "correct",
	.group = GROUP_CATALOGUE,
	.summary = N_("a lot's code or expiry was written down wrongly"),
	.arguments = N_("PRODUCT@LOT"),
	.details = N_("With --lot of a lot that is there, and has the same expiry, both become one. Containers that stand open "
		   "keep the use by that they were given; past the expiry they are to be discarded all the same."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_DOCTOR,
	.plan = plan,
	.post = post,
	.asks = true,
};
