/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule count enter: what a counter found. */
#include "config.h"
#include <string.h>
#include "ampoule/text.h"
#include "count_file.h"
#include "count_number.h"
#include "count_print.h"

/* Something that was found, with what was said of it after it. */
struct found {
	const char *text, *expires, *price;
	bool is_open;
};

struct arguments {
	int64_t number;
	const char **items;
	size_t item_count;
	struct found *found;
	size_t found_count;
	const char *file, *encoding, *counter;
	bool recount;
};

enum {
	OPTION_FILE = 256,
	OPTION_ENCODING,
	OPTION_COUNTER,
	OPTION_RECOUNT,
	OPTION_FOUND,
	OPTION_FOUND_OPEN,
	OPTION_EXPIRES,
	OPTION_PRICE,
};

static const struct argp_option options[] = {
	{ "file", OPTION_FILE, N_("FILE"), 0, N_("the sheet, filled in, as CSV; - reads standard input"), 0 },
	{ "encoding", OPTION_ENCODING, N_("NAME"), 0, N_("of the file, if it is not UTF-8: cp1251, latin1 …"),
		0 },
	{ "counter", OPTION_COUNTER, N_("NAME"), 0, N_("who counted, if it was not who enters it"), 0 },
	{ "recount", OPTION_RECOUNT, NULL, 0, N_("these figures decide, whatever was found before"), 0 },
	{ "found", OPTION_FOUND, N_("ITEM"), 0, N_("a lot that is not on the sheet: PRODUCT@LOT=2"), 0 },
	{ "found-open", OPTION_FOUND_OPEN, N_("ITEM"), 0,
		N_("an open container that is not on the sheet: PRODUCT@LOT=12ml"), 0 },
	{ "expires", OPTION_EXPIRES, N_("DAY"), 0, N_("of what was found: its last usable day, or none"), 0 },
	{ "price", OPTION_PRICE, N_("PRICE"), 0, N_("of what was found: what one container cost"), 0 },
	{ 0 },
};

static error_t parse_found(
	struct arguments *arguments, const char *arg, bool is_open, struct argp_state *state)
{
	struct found *found = pool_append(
		parse_context(state)->pool, &arguments->found, &arguments->found_count, sizeof(*found));
	*found = (struct found){ .text = arg, .is_open = is_open };
	return 0;
}

/* The expiry and the price are those of what was found last. */
static error_t parse_found_detail(
	struct arguments *arguments, int key, const char *arg, struct argp_state *state)
{
	if (arguments->found_count == 0)
		return parse_refuse(
			state, _("--expires and --price come after the --found that they are said of"));
	struct found *found = &arguments->found[arguments->found_count - 1];
	*(key == OPTION_EXPIRES ? &found->expires : &found->price) = arg;
	return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_FILE:
		arguments->file = arg;
		return 0;
	case OPTION_ENCODING:
		arguments->encoding = arg;
		return 0;
	case OPTION_COUNTER:
		arguments->counter = arg;
		return 0;
	case OPTION_RECOUNT:
		arguments->recount = true;
		return 0;
	case OPTION_FOUND:
	case OPTION_FOUND_OPEN:
		return parse_found(arguments, arg, key == OPTION_FOUND_OPEN, state);
	case OPTION_EXPIRES:
	case OPTION_PRICE:
		return parse_found_detail(arguments, key, arg, state);
	case ARGP_KEY_ARG:
		if (arguments->number == 0)
			return count_number_read(state, arg, &arguments->number);
		*(const char **)pool_append(parse_context(state)->pool, &arguments->items,
			&arguments->item_count, sizeof(arg)) = arg;
		return 0;
	case ARGP_KEY_END:
		if (arguments->number == 0)
			return parse_refuse(
				state, _("the count's number is missing (C4); see 'ampoule count list'"));
		if (arguments->item_count == 0 && arguments->found_count == 0 && arguments->file == NULL)
			return parse_refuse(state,
				_("say what was counted: PRODUCT@LOT=3, O17=12ml, or --file sheet.csv"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int read_found(struct context *context, const struct count *count, const struct found *said,
	struct count_figures *figures)
{
	struct count_found found;
	int status = count_found_read(context, count, said->text, said->is_open, &found);
	if (status == STATUS_OK && said->expires != NULL) {
		status = expiry_parse(said->expires, context->today, &found.expires, context->error);
		found.has_expiry = true;
	}
	if (status == STATUS_OK && said->price != NULL)
		status = count_price_read(context, said->price, &found.price);
	if (status != STATUS_OK) {
		error_prefix(context->error, _("found %s: "), QUOTED(said->text));
		return status;
	}
	*(struct count_found *)pool_append(
		context->pool, &figures->found, &figures->found_count, sizeof(found)) = found;
	return STATUS_OK;
}

static int gather(struct context *context, const struct arguments *arguments, const struct count *count,
	struct count_entering *entering)
{
	struct count_figures figures = { 0 };
	int status = count_check_open(context->store, count);
	for (size_t i = 0; i < arguments->item_count && status == STATUS_OK; i++)
		status = count_item_read(context, count, arguments->items[i], &figures);
	for (size_t i = 0; i < arguments->found_count && status == STATUS_OK; i++)
		status = read_found(context, count, &arguments->found[i], &figures);
	if (status == STATUS_OK && arguments->file != NULL)
		status = count_file_read(context, count, arguments->file, arguments->encoding, &figures);
	if (status == STATUS_OK && arguments->counter != NULL) {
		char *counter = NULL;
		status = text_clean("counter", arguments->counter, TEXT_CODE_MAX, context->pool, &counter,
			context->error);
		entering->counter = counter;
	}
	entering->count = count;
	entering->recount = arguments->recount;
	entering->entered = figures.entered;
	entering->entered_count = figures.entered_count;
	entering->found = figures.found;
	entering->found_count = figures.found_count;
	return status;
}

static const char *file_named(const void *data)
{
	const struct arguments *arguments = data;
	return arguments->file;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct count_entering entering = { 0 };
	struct count count, after;
	int64_t entry;
	int status = count_load(context->store, arguments->number, context->pool, &count);
	if (status == STATUS_OK)
		status = gather(context, arguments, &count, &entering);
	if (status == STATUS_OK)
		status = count_enter(context->store, &context->act, &entering, context->pool, &entry);
	if (status == STATUS_OK)
		status = count_load(context->store, arguments->number, context->pool, &after);
	if (status != STATUS_OK)
		return status;
	size_t left = count_tell_left(context, &after);
	return answer_posted(context, entry,
		_("entry %lld: count C%lld, figures entered: %zu, lines not counted yet: %zu"),
		(long long)entry, (long long)count.number, entering.entered_count + entering.found_count,
		left);
}

const struct command command_count_enter = {
	.name = "count",
	.verb = "enter",
	.group = GROUP_DAILY,
	.summary = N_("enter what a counter found"),
	.arguments = N_("C4 [ITEM…]"),
	.details = N_(
		"Figures by command (PRODUCT@LOT=3 containers, O17=12ml left in an open one) or from the sheet that was "
		"filled in. Several may count: who enters again replaces his own figure; where two differ the line must be "
		"counted again, and --recount decides."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.file = file_named,
	.needs = NEEDS_POSTING,
	.roles = ROLE_CLINICAL,
	.post = post,
};
