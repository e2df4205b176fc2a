/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule order send: the paper for the supplier; from that day on the order is on its way. */
#include "config.h"
#include "order.h"
#include "output.h"
#include "reporting.h"

struct arguments {
	int64_t number;
	const char *expected;
	bool prices;
};

enum { OPTION_EXPECTED = 256, OPTION_PRICES };

static const struct argp_option options[] = {
	{ "expected", OPTION_EXPECTED, N_("DAY"), 0, N_("when all of it should be there; else by the longest lead time"), 0 },
	{ "prices", OPTION_PRICES, NULL, 0, N_("with what is expected to be paid"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_EXPECTED:
		arguments->expected = arg;
		return 0;
	case OPTION_PRICES:
		arguments->prices = true;
		return 0;
	default:
		return order_number_parse(key, arg, state, &arguments->number);
	}
}

static int find_expected(struct context *context, const struct arguments *arguments, const struct order *order,
	day_t *expected)
{
	char said[DAY_TEXT_MAX], sent[DAY_TEXT_MAX];
	day_t day = context->act.when.day;
	*expected = order->lead_time < 0 ? DAY_NONE : day + (day_t)order->lead_time;
	if (arguments->expected == NULL)
		return STATUS_OK;
	int status = expiry_parse(arguments->expected, context->today, expected, context->error);
	if (status == STATUS_OK && *expected != DAY_NONE && *expected < day)
		return error_set(context->error, STATUS_DATA, _("--expected %s: that is before the order is sent, on %s"),
			day_format(*expected, said), day_format(day, sent));
	return status;
}

/* The paper is written before the order counts as sent: no order is on its way that nobody was asked for. */
static int paper_write(struct context *context, const struct arguments *arguments)
{
	const struct given given = { "order", pool_printf(context->pool, "%lld", (long long)arguments->number) };
	struct report report;
	struct report_request request;
	struct report_output paper;
	struct output file = { 0 };
	int status = report_find(NULL, "order-paper", context->pool, &report, context->error);
	if (status == STATUS_OK)
		status = reporting_request(context, &report, &given, 1, &request);
	if (status == STATUS_OK)
		status = reporting_output(context, &paper);
	bool workbook = status == STATUS_OK && paper.format == FORMAT_XLSX;
	if (status == STATUS_OK && !workbook)
		status = output_file_open(context, &file);
	if (status != STATUS_OK)
		return status;
	request.sees_finance = arguments->prices && context->sees_finance;
	paper.file = file.file;
	paper.terminal = false;
	status = report_run(context->store, &request, &paper);
	int closed = workbook ? STATUS_OK : output_file_close(context, &file, status == STATUS_OK);
	return status == STATUS_OK ? closed : status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct order order;
	day_t expected = DAY_NONE;
	int64_t entry;
	char day[DAY_TEXT_MAX];
	if (context->common.output == NULL)
		return error_set(context->error, STATUS_USAGE,
			_("say which file the paper for the supplier goes to, as -o order.xlsx or -o order.csv"));
	int status = order_load(context->store, arguments->number, context->pool, &order);
	if (status == STATUS_OK)
		status = find_expected(context, arguments, &order, &expected);
	if (status == STATUS_OK)
		status = order_send(context->store, &context->act, &order, expected, &entry);
	if (status == STATUS_OK && !context->common.dry_run)
		status = paper_write(context, arguments);
	if (status != STATUS_OK)
		return status;
	if (expected == DAY_NONE)
		return answer_posted(context, entry, _("order R%lld to %s is sent (entry %lld)"), (long long)order.number,
			order.supplier_code, (long long)entry);
	return answer_posted(context, entry, _("order R%lld to %s is sent (entry %lld), expected by %s"),
		(long long)order.number, order.supplier_code, (long long)entry, day_format(expected, day));
}

const struct command command_order_send = {
	.name = "order",
	.verb = "send",
	.group = GROUP_REPORT,
	.summary = N_("write the paper for the supplier, and mark the order as sent"),
	.arguments = N_("R7"),
	.details = N_("The ending of -o picks the format: -o order.xlsx, -o order.csv. From then on what it asks for is on order. "
		   "--on says on which day it was sent."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_POSTING,
	.makes_paper = true,
	.roles = ROLE_MANAGER,
	.post = post,
};
