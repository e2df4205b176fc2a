/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule lot recall: a notice calls lots back. */
#include "config.h"
#include "ampoule/recall.h"
#include <string.h>
#include "ampoule/text.h"
#include "ampoule/trace.h"
#include "columns.h"
#include "lot_named.h"

struct arguments {
	const char **texts;
	size_t count;
	const char *notice, *noticed;
	bool all;
};

enum { OPTION_NOTICE = 256, OPTION_NOTICED, OPTION_ALL };

static const struct argp_option options[] = {
	{ "notice", OPTION_NOTICE, N_("REF"), 0, N_("reference of the notice, as it stands on it"), 0 },
	{ "noticed", OPTION_NOTICED, N_("DAY[ TIME]"), 0, N_("when the notice came (default: now)"), 0 },
	{ "all", OPTION_ALL, NULL, 0, N_("every lot of PRODUCT, and those that would come later"), 0 },
	{ 0 },
};

static error_t end_parse(struct argp_state *state, const struct arguments *arguments)
{
	if (arguments->count == 0)
		return parse_refuse(state, _("which lots? LOT, PRODUCT@LOT or a scan; or PRODUCT --all"));
	if (arguments->all && arguments->count > 1)
		return parse_refuse(state, _("--all wants one product"));
	if (arguments->notice == NULL)
		return parse_refuse(state, _("say by which notice: --notice REFERENCE"));
	return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_NOTICE:
		arguments->notice = arg;
		return 0;
	case OPTION_NOTICED:
		arguments->noticed = arg;
		return 0;
	case OPTION_ALL:
		arguments->all = true;
		return 0;
	case ARGP_KEY_ARG:
		*(const char **)pool_append(parse_context(state)->pool, &arguments->texts, &arguments->count,
			sizeof(char *)) = arg;
		return 0;
	case ARGP_KEY_END:
		return end_parse(state, arguments);
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* A lot that is named twice is recalled once. */
static void add(struct context *context, struct recalling *recalling, const struct lot *lot, const char *product)
{
	for (size_t i = 0; i < recalling->count; i++) {
		const struct lot *there = &recalling->lots[i].lot;
		if (there->product == lot->product && strcmp(there->code, lot->code) == 0)
			return;
	}
	struct recalled_lot *named =
		pool_append(context->pool, &recalling->lots, &recalling->count, sizeof(*named));
	*named = (struct recalled_lot){ .lot = *lot, .product_code = product };
}

/* A lot by its code alone, as notices often have it: only where one product has it. */
static int code_add(struct context *context, const char *code, const struct lot_of *lots, size_t count,
	struct recalling *recalling)
{
	if (count == 0)
		return error_set(context->error, STATUS_NOT_FOUND,
			_("no product has a lot '%s'; name it as 'PRODUCT@%s' to keep that it was never here"), QUOTED(code),
			QUOTED(code));
	if (count > 1)
		return error_set(context->error, STATUS_DATA,
			_("lot '%s' is of '%s' and of '%s'; say which, as '%s@%s'"), code, lots[0].product_code,
			lots[1].product_code, lots[0].product_code, code);
	add(context, recalling, &lots[0].lot, lots[0].product_code);
	return STATUS_OK;
}

static int lot_add(struct context *context, const char *text, struct recalling *recalling)
{
	struct named named;
	struct lot lot;
	struct lot_of *lots = NULL;
	size_t count = 0;
	bool is_code;
	int status = lot_codes(context, text, &is_code, &lots, &count);
	if (status != STATUS_OK)
		return status;
	if (is_code)
		return code_add(context, text, lots, count, recalling);
	status = lot_named_any(context, text, &named, &lot);
	if (status != STATUS_OK)
		return status;
	lot.product = named.product.id;
	add(context, recalling, &lot, record_value(&thing_product, &named.product, "code"));
	return STATUS_OK;
}

static int all_add(struct context *context, const char *text, struct recalling *recalling)
{
	struct named named;
	struct lot_of *lots = NULL;
	size_t count = 0;
	int status = named_read(context, text, &named);
	if (status == STATUS_OK && named.lot != NULL)
		return error_set(context->error, STATUS_USAGE, _("'%s' names one lot; leave out --all, or name the product alone"),
			QUOTED(text));
	if (status == STATUS_OK)
		status = lots_of_product(context->store, named.product.id, context->pool, &lots, &count);
	recalling->product = named.product.id;
	for (size_t i = 0; i < count && status == STATUS_OK; i++)
		add(context, recalling, &lots[i].lot, lots[i].product_code);
	return status;
}

static int read_notice(struct context *context, const struct arguments *arguments, struct recalling *recalling)
{
	char *notice = NULL;
	struct when noticed = context->act.when;
	int status = text_clean("notice", arguments->notice, TEXT_NOTE_MAX, context->pool, &notice, context->error);
	if (status == STATUS_OK && arguments->noticed != NULL) {
		status = when_parse(arguments->noticed, context->act.now, &noticed, context->error);
		if (status != STATUS_OK)
			error_prefix(context->error, "--noticed: ");
	}
	recalling->notice = notice;
	recalling->noticed = noticed.time;
	return status;
}

static const char *held_text(struct context *context, const struct recalled_lot *named)
{
	struct pool *pool = context->pool;
	if (!named->seen)
		return _("never seen: kept as a nil return");
	if (named->sealed + named->opened + named->mixtures == 0)
		return _("nothing is left");
	return pool_printf(pool, _("%lld sealed, %lld opened, %lld in mixtures that stand"), (long long)named->sealed,
		(long long)named->opened, (long long)named->mixtures);
}

static int lots_print(struct context *context, const struct recalling *recalling, FILE *shown)
{
	char text[LOCAL_TEXT_MAX];
	struct columns columns = { .pool = context->pool };
	fprintf(shown, _("recalled by notice %s, which came %s:\n"), recalling->notice, zone_format(recalling->noticed, text));
	for (size_t i = 0; i < recalling->count; i++) {
		const struct recalled_lot *named = &recalling->lots[i];
		const char **cells = columns_row(&columns);
		const char *now = NULL;
		int status = named->seen ? STATUS_OK : lot_renamed(context->store, named->lot.product, named->lot.code,
			context->pool, &now);
		if (status != STATUS_OK)
			return status;
		cells[0] = named->product_code;
		cells[1] = pool_printf(context->pool, _("lot %s"), named->lot.code);
		cells[2] = now == NULL ? held_text(context, named)
				       : pool_printf(context->pool, _("was corrected to %s, which is another recall"), now);
		if (named->patients > 0)
			cells[3] = pool_printf(context->pool, ngettext("%lld patient had it", "%lld patients had it",
				(unsigned long)named->patients), (long long)named->patients);
	}
	columns_print(&columns, shown);
	if (recalling->product != 0)
		fputs(_("  and whatever of it would come later\n"), shown);
	return STATUS_OK;
}

static int plan(struct context *context, void *data, void **out, FILE *shown)
{
	const struct arguments *arguments = data;
	struct recalling *recalling = pool_alloc(context->pool, sizeof(*recalling));
	int status = read_notice(context, arguments, recalling);
	for (size_t i = 0; i < arguments->count && status == STATUS_OK; i++)
		status = arguments->all ? all_add(context, arguments->texts[i], recalling)
					: lot_add(context, arguments->texts[i], recalling);
	if (status == STATUS_OK)
		status = recall_plan(context->store, context->act.when, context->pool, recalling);
	if (status == STATUS_OK)
		status = lots_print(context, recalling, shown);
	*out = recalling;
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)data;
	const struct recalling *recalling = plan;
	int64_t number;
	int status = recall_post(context->store, &context->act, recalling, &number);
	if (status != STATUS_OK)
		return status;
	return answer_posted(context, number,
		_("entry %lld: recalled by notice %s: it goes into no patient, and no more of it is taken in; next: "
		  "'ampoule recall show %lld'"),
		(long long)number, recalling->notice, (long long)number);
}

const struct command command_lot_recall = {
	.name = "lot",
	.verb = "recall",
	.group = GROUP_CATALOGUE,
	.summary = N_("a notice calls lots back"),
	.arguments = N_("LOT…|PRODUCT --all"),
	.details = N_("LOT is PRODUCT@LOT, a scan, or a code that one product has. What is on the shelf is held at every place at once, "
		   "mixtures that hold it may not be used, and no more of it is taken in. PRODUCT@LOT of a lot that was never "
		   "here is kept as a nil return."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER | ROLE_DOCTOR,
	.plan = plan,
	.post = post,
	.asks = true,
};
