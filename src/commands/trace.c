/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule trace: from a lot to all who had it and all that is left, from a patient or a visit to every lot. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"
#include "lot_named.h"
#include "recall.h"

struct arguments {
	const char *text, *patient, *visit;
};

enum { OPTION_PATIENT = 256, OPTION_VISIT, DIGITS_MAX = 15 };

static const struct argp_option options[] = {
	{ "patient", OPTION_PATIENT, N_("PATIENT"), 0, N_("every lot that this patient had"), 0 },
	{ "visit", OPTION_VISIT, N_("N"), 0, N_("every lot of this session or preparation"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_PATIENT:
		arguments->patient = arg;
		return 0;
	case OPTION_VISIT:
		arguments->visit = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (arguments->text != NULL)
			return ARGP_ERR_UNKNOWN;
		arguments->text = arg;
		return 0;
	case ARGP_KEY_END:
		if ((arguments->text != NULL) + (arguments->patient != NULL) + (arguments->visit != NULL) != 1)
			return parse_refuse(state, _("trace what? LOT, PRODUCT@LOT, a scan, a session's or preparation's number, or "
						     "--patient PATIENT"));
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* "812", or "812.2" for the second preparation of 812: the entry's number; 0: no such thing. */
static int64_t visit_number(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	bool plain = text[digits] == '\0';
	bool part = text[digits] == '.' && text[digits + 1] != '\0' &&
		strspn(text + digits + 1, "0123456789") == strlen(text + digits + 1);
	return digits == 0 || digits > DIGITS_MAX || !(plain || part) ? 0 : strtoll(text, NULL, 10);
}

static int visit_trace(struct context *context, int64_t number)
{
	const struct given given = { "entry", pool_printf(context->pool, "%lld", (long long)number) };
	return reporting_run(context, "trace-patient", &given, 1);
}

static int visit_run(struct context *context, const char *text)
{
	bool found = false;
	int64_t number = visit_number(text);
	int status = number == 0 ? STATUS_OK : treatment_find(context->store, number, &found);
	if (status == STATUS_OK && !found)
		return error_set(context->error, STATUS_NOT_FOUND,
			_("there is no session or preparation '%s'; see 'ampoule session list'"), QUOTED(text));
	return status == STATUS_OK ? visit_trace(context, number) : status;
}

static int lot_trace(struct context *context, const char *product, const char *lot)
{
	const struct given given[] = { { "lot", lot }, { "product", product } };
	if (strcmp(context->format, "xlsx") == 0)
		return reporting_book(context, "trace", given, 2);
	int status = STATUS_OK;
	if (strcmp(context->format, "table") == 0) {
		status = reporting_run(context, "trace-balance", given, 2);
		fputc('\n', context->out);
	}
	return status == STATUS_OK ? reporting_run(context, "trace-lot", given, 2) : status;
}

static int refuse_unknown(struct context *context, const char *text)
{
	const char *now;
	int status = lot_renamed(context->store, 0, text, context->pool, &now);
	if (status == STATUS_OK && now != NULL)
		return error_set(context->error, STATUS_NOT_FOUND, _("lot '%s' was corrected: it is '%s'"), QUOTED(text), now);
	return error_set(context->error, STATUS_NOT_FOUND,
		_("there is no lot, session or preparation '%s'; see 'ampoule lot list --all' or 'ampoule session list'"),
		QUOTED(text));
}

/* A code alone: every product's lot of it. What is also a visit's number is not guessed. */
static int code_trace(struct context *context, const char *text, const struct lot_of *lots, size_t count)
{
	bool found = false;
	int64_t number = visit_number(text);
	int status = number == 0 ? STATUS_OK : treatment_find(context->store, number, &found);
	if (status != STATUS_OK)
		return status;
	if (count == 0)
		return found ? visit_trace(context, number) : refuse_unknown(context, text);
	if (found)
		return error_set(context->error, STATUS_DATA,
			_("'%s' is a lot of '%s' and the number of a visit; say '%s@%s', or --visit %s"), text,
			lots[0].product_code, lots[0].product_code, text, text);
	if (count > 1)
		fprintf(context->err, _("lot %s is of %zu products: all are traced; PRODUCT@%s names one\n"), text, count, text);
	return lot_trace(context, count == 1 ? lots[0].product_code : NULL, text);
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given patient = { "patient", arguments->patient };
	struct lot_of *lots = NULL;
	size_t count = 0;
	bool is_code;
	if (arguments->patient != NULL)
		return reporting_run(context, "trace-patient", &patient, 1);
	if (arguments->visit != NULL)
		return visit_run(context, arguments->visit);
	int status = lot_codes(context, arguments->text, &is_code, &lots, &count);
	if (status != STATUS_OK || is_code)
		return status == STATUS_OK ? code_trace(context, arguments->text, lots, count) : status;
	struct named named;
	struct lot lot;
	status = lot_named(context, arguments->text, &named, &lot);
	return status == STATUS_OK
		? lot_trace(context, record_value(&thing_product, &named.product, "code"), lot.code) : status;
}

const struct command command_trace = {
	.name = "trace",
	.group = GROUP_REPORT,
	.summary = N_("from a lot to all who had it and all that is left, from a patient to every lot"),
	.arguments = N_("[LOT|PRODUCT@LOT|N]"),
	.details = N_("LOT alone is traced for every product that has it; N is the number of a session or preparation. With -o "
		   "trace.xlsx a lot's workbook: its balance, its trace, the patients to call with room to sign off, and what is "
		   "left of it."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
