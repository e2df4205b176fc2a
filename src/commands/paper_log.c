/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the ledger says of papers: their total, credits, the lines that were corrected or settled. */
#include "config.h"
#include "paper_log.h"
#include "ampoule/invoice.h"
#include "ampoule/shortage.h"
#include "receive_paper.h"

/* Paid in another currency, the rate stands beside. */
static void total_print(struct context *context, const struct entry_paper *paper)
{
	int digits = paper_digits(context, paper->currency);
	if (paper->has_total && digits >= 0)
		fputs(pool_printf(context->pool, _("  total: %s\n"),
			      paper_money(paper->currency, paper->total, digits, context->pool)),
			context->out);
	if (paper->currency == NULL)
		return;
	char rate[CONTENT_TEXT_MAX + 8];
	snprintf(rate, sizeof(rate), "%lld.%06lld", (long long)(paper->rate / CURRENCY_RATE_ONE),
		(long long)(paper->rate % CURRENCY_RATE_ONE));
	fprintf(context->out, _("  rate: 1 %s is %s\n"), paper->currency, rate);
}

static void credit_print(struct context *context, const struct entry_paper *paper)
{
	char amount[MONEY_TEXT_MAX];
	if (paper->has_credit)
		fprintf(context->out, _("  credit: %s\n"), money_format(paper->credit, context->digits, amount));
	if (paper->credit_of != 0)
		fprintf(context->out, _("  for: entry %lld (%s)\n"), (long long)paper->credit_of, paper->credit_of_kind);
}

static void line_print(struct context *context, const struct entry_correction *line)
{
	char net[MONEY_TEXT_MAX], fees[MONEY_TEXT_MAX], tax[MONEY_TEXT_MAX];
	fputs(pool_printf(context->pool, _("  delivery %lld, line %lld, %s lot %s: %s"), (long long)line->delivery,
		      (long long)line->line, line->product, line->lot,
		      containers_describe(line->containers, line->container, context->pool)),
		context->out);
	if (context->sees_finance)
		fprintf(context->out, _(" for %s"), money_format(line->net, context->digits, net));
	if (context->sees_finance && (line->fees != 0 || line->tax != 0))
		fprintf(context->out, _(", fees %s, tax %s"), money_format(line->fees, context->digits, fees),
			money_format(line->tax, context->digits, tax));
	fputc('\n', context->out);
}

void paper_log(struct context *context, const struct entry_record *record)
{
	if (context->sees_finance) {
		total_print(context, &record->paper);
		credit_print(context, &record->paper);
	}
	for (size_t i = 0; i < record->correction_count; i++)
		line_print(context, &record->corrections[i]);
}
