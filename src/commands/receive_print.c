/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints deliveries that are typed in, and posts them with what is worth a look. */
#include "config.h"
#include "receive_print.h"
#include "ampoule/shortage.h"
#include "order.h"
#include "receive_paper.h"

static void print_line(struct context *context, const struct draft *draft, const struct draft_line *line, int digits,
	FILE *file)
{
	struct pool *pool = context->pool;
	char day[DAY_TEXT_MAX];
	const char *expires = line->expires == DAY_NONE ? _("never") : day_format(line->expires, day);
	fputs(pool_printf(pool, _("  %lld  %s of %s, lot %s, expires %s, in %s"), (long long)line->number,
		      containers_describe(line->containers, line->container, pool), line->product_code, line->lot, expires,
		      line->location_code),
		file);
	if (line->free > 0)
		fputs(pool_printf(context->pool, _(", %lld more for nothing"), (long long)line->free), file);
	if (line->order != 0)
		fputs(pool_printf(context->pool, _(", for order R%lld"), (long long)line->order), file);
	if (line->broken > 0)
		fputs(pool_printf(context->pool, _(", %lld of them broken"), (long long)line->broken), file);
	if (context->sees_finance) {
		fprintf(file, ": %s", line->later ? _("price later") : paper_money(draft->currency, line->net, digits, pool));
		if (line->tax_rate > 0)
			fputs(pool_printf(context->pool, _(" and %lld.%02lld%% tax"), (long long)line->tax_rate / 100,
				(long long)line->tax_rate % 100), file);
	}
	fputc('\n', file);
}

void receive_print(struct context *context, const struct draft *draft, int digits, FILE *file)
{
	char day[DAY_TEXT_MAX];
	fputs(pool_printf(context->pool, _("delivery of %s"), draft->supplier_code), file);
	if (draft->invoice != NULL)
		fputs(pool_printf(context->pool, _(", invoice %s"), draft->invoice), file);
	if (draft->when.day != DAY_NONE)
		fputs(pool_printf(context->pool, _(", came on %s"), day_format(draft->when.day, day)), file);
	fputs(":\n", file);
	for (size_t i = 0; i < draft->count; i++)
		print_line(context, draft, &draft->lines[i], digits, file);
	if (draft->count == 0)
		fprintf(file, "  %s\n", _("no lines yet"));
}

static void tell(struct context *context, const struct delivery *delivery, day_t day)
{
	char text[DAY_TEXT_MAX];
	for (size_t i = 0; i < delivery->count; i++) {
		const struct delivery_line *line = &delivery->lines[i];
		if (line->expires != DAY_NONE && line->expires < day)
			fprintf(context->err, _("note: this lot expired on %s; it is stock, but goes into no patient\n"),
				day_format(line->expires, text));
		if (line->broken > 0)
			fprintf(context->err, _("note: %lld of lot %s came broken: written off, and claimed from the supplier\n"),
				(long long)line->broken, line->lot);
		if (line->estimated && line->net == 0 && context->sees_finance)
			fprintf(context->err, _("note: lot %s has no last price, and stands at nothing until the paper comes\n"),
				line->lot);
	}
	for (size_t i = 0; i < delivery->warning_count; i++)
		fprintf(context->err, _("note: %s\n"), delivery->warnings[i].text);
}

int receive_deliver(struct context *context, struct delivery *delivery, const struct act *act, int64_t *number)
{
	struct delivery_warning *warnings = NULL;
	int status = delivery_check(context->store, delivery, act->when.day, context->pool, &warnings,
		&delivery->warning_count);
	delivery->warnings = warnings;
	if (status == STATUS_OK)
		status = delivery_post(context->store, act, delivery, number);
	if (status == STATUS_OK)
		tell(context, delivery, act->when.day);
	if (status == STATUS_OK)
		status = order_tell_excess(context, delivery, *number);
	if (status == STATUS_OK)
		status = order_tell_awaited(context, delivery, *number);
	return status;
}

int draft_check_common(struct context *context)
{
	const struct common *common = &context->common;
	if (common->ref != NULL || common->document != NULL || common->why != NULL || common->evidence_count > 0)
		return error_set(context->error, STATUS_USAGE,
			_("--ref, --document, --evidence and --reason belong to the entry: say them with 'ampoule receive post'"));
	return answer_as_text(context);
}
