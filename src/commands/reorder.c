/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule reorder: what is low and how much of it to order; with --order it becomes draft orders. */
#include "config.h"
#include <string.h>
#include "ampoule/rows.h"
#include "catalogue.h"
#include "order.h"
#include "reporting.h"

struct arguments {
	const char *supplier;
	bool order;
};

enum { OPTION_SUPPLIER = 256, OPTION_ORDER };

static const struct argp_option options[] = {
	{ "supplier", OPTION_SUPPLIER, N_("SUPPLIER"), 0, N_("only what comes from this supplier"), 0 },
	{ "order", OPTION_ORDER, NULL, 0, N_("make draft orders of it, one for each supplier"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	switch (key) {
	case OPTION_SUPPLIER:
		arguments->supplier = arg;
		return 0;
	case OPTION_ORDER:
		arguments->order = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	const struct given given = { "supplier", arguments->supplier };
	return reporting_run(context, "reorder", &given, 1);
}

/* A row of the report, as far as an order needs it. */
struct need {
	const char *product;
	int64_t product_id, supplier_id, containers, package;
};

static int64_t row_integer(struct rows *rows, const char *column)
{
	int64_t value = 0;
	for (size_t i = 0; i < rows_column_count(rows); i++) {
		if (strcmp(rows_column_name(rows, i), column) == 0)
			rows_integer(rows, i, &value);
	}
	return value;
}

static const char *row_text(struct rows *rows, const char *column, struct pool *pool)
{
	for (size_t i = 0; i < rows_column_count(rows); i++) {
		size_t length;
		if (strcmp(rows_column_name(rows, i), column) == 0)
			return pool_copy(pool, rows_text(rows, i, &length));
	}
	return NULL;
}

/* What is ordered is what the report says: both come of its SQL. */
static int needs_load(struct context *context, const char *supplier, struct need **needs, size_t *count)
{
	const struct given given = { "supplier", supplier };
	struct report report;
	struct report_request request;
	struct rows *rows = NULL;
	int status = report_find(NULL, "reorder", context->pool, &report, context->error);
	if (status == STATUS_OK)
		status = reporting_request(context, &report, &given, 1, &request);
	if (status == STATUS_OK)
		status = report_rows(context->store, &request, context->pool, &rows);
	while (status == STATUS_OK && rows_next(rows)) {
		if (row_integer(rows, "to_order") == 0)
			continue;
		*(struct need *)pool_append(context->pool, needs, count, sizeof(**needs)) = (struct need){
			.product = row_text(rows, "product", context->pool),
			.product_id = row_integer(rows, "product_id"),
			.supplier_id = row_integer(rows, "supplier_id"),
			.containers = row_integer(rows, "to_order"),
			.package = row_integer(rows, "package"),
		};
	}
	if (status == STATUS_OK)
		status = rows_end(rows);
	rows_close(rows);
	return status;
}

/* Rows come supplier by supplier. */
static int drafts_make(struct context *context, const struct need *needs, size_t count, struct order_draft **drafts,
	size_t *draft_count)
{
	int status = STATUS_OK;
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		if (needs[i].supplier_id == 0) {
			fprintf(context->err, _("note: '%s' has no supplier, and is on no order: 'ampoule product edit %s --supplier …'\n"),
				needs[i].product, needs[i].product);
			continue;
		}
		if (needs[i].containers > CONTAINERS_MAX)
			return error_set(context->error, STATUS_DATA,
				_("'%s': more than a million containers; look at its order-up-to and order-package"),
				needs[i].product);
		if (*draft_count == 0 || (*drafts)[*draft_count - 1].supplier != needs[i].supplier_id)
			*(struct order_draft *)pool_append(context->pool, drafts, draft_count, sizeof(**drafts)) =
				(struct order_draft){ .supplier = needs[i].supplier_id };
		struct order_draft *draft = &(*drafts)[*draft_count - 1];
		struct order_line *line = pool_append(context->pool, &draft->lines, &draft->count, sizeof(*line));
		*line = (struct order_line){
			.product = needs[i].product_id, .containers = needs[i].containers, .package = needs[i].package
		};
		status = order_estimate(context->store, line->product, line->containers, &line->net);
	}
	if (status == STATUS_OK && *draft_count == 0)
		return error_set(context->error, STATUS_REFUSED,
			_("nothing is to be ordered: see 'ampoule reorder' for what is low, and what is coming"));
	return status;
}

static int post(struct context *context, void *data, void *plan)
{
	(void)plan;
	const struct arguments *arguments = data;
	struct record supplier = { 0 };
	struct need *needs = NULL;
	struct order_draft *drafts = NULL;
	size_t need_count = 0, count = 0;
	int64_t entry;
	int status = STATUS_OK;
	if (arguments->supplier != NULL)
		status = catalogue_find_current(context->store, &thing_supplier, arguments->supplier, context->pool, &supplier);
	if (status == STATUS_OK)
		status = needs_load(context, arguments->supplier, &needs, &need_count);
	if (status == STATUS_OK)
		status = drafts_make(context, needs, need_count, &drafts, &count);
	if (status == STATUS_OK)
		status = order_start(context->store, &context->act, drafts, count, &entry);
	if (status != STATUS_OK)
		return status;
	const char *names = "";
	for (size_t i = 0; i < count; i++)
		names = pool_printf(context->pool, "%s%sR%lld", names, i == 0 ? "" : ", ", (long long)drafts[i].number);
	return answer_posted(context, entry, _("drafted (entry %lld): %s; 'ampoule order show' looks at one, 'ampoule order "
		"send' sends it"), (long long)entry, names);
}

extern const struct command command_reorder;

static const struct command reorder_order = {
	.name = "reorder",
	.group = GROUP_REPORT,
	.parse = parse,
	.needs = NEEDS_POSTING,
	.roles = ROLE_MANAGER,
	.post = post,
};

/* To look is for everybody, in any format; to order is an act. */
static const struct command *turn(const void *data)
{
	const struct arguments *arguments = data;
	return arguments->order ? &reorder_order : &command_reorder;
}

const struct command command_reorder = {
	.name = "reorder",
	.group = GROUP_REPORT,
	.summary = N_("what is low, what is coming, and how much to order"),
	.details = N_("Counts what may be used: not what is expired, held or in quarantine. What lacks to order-up-to, or for the planned "
		   "sessions and the average use until the next order comes ('ampoule forecast', review-days), less what is coming, "
		   "is ordered in whole packages. --order makes drafts of it and takes --ref, --reason and --dry-run."),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.in_part = ROLE_DOCTOR | ROLE_NURSE | ROLE_ACCOUNTANT,
	.part = N_("not --order"),
	.turn = turn,
	.run = run,
};
