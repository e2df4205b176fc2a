/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Postings as a journal of hledger: the rows of one entry are a transaction, whose amounts come to nothing. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/text.h"
#include "render.h"
#include "sink.h"

struct journal_renderer {
	struct renderer base;
	const struct view *view;
	size_t places[JOURNAL_ROLES]; /* of the columns among the cells */
	bool begun;
	int64_t entry; /* whose transaction is being written */
	struct pool pool;
	const char **accounts; /* that were posted to */
	size_t account_count;
	struct sink sink;
};

static void put(struct sink *sink, const char *text)
{
	sink_put(sink, text, strlen(text));
}

static void put_comment(struct sink *sink, const char *label, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	put(sink, "; ");
	put(sink, label);
	put(sink, ": ");
	put(sink, text);
	sink_char(sink, '\n');
}

static void put_head(struct journal_renderer *journal)
{
	const struct heading *heading = journal->view->heading;
	struct sink *sink = &journal->sink;
	if (heading->test)
		put(sink, "; TEST DATABASE\n");
	if (heading->open)
		put(sink, "; OPEN: the period is not closed yet\n");
	put_comment(sink, "clinic", heading->clinic);
	put_comment(sink, "period", heading->period);
	put_comment(sink, "generated", heading->generated);
	put_comment(sink, "ledger", heading->head);
	put(sink, "commodity 1000.");
	for (int i = 0; i < journal->view->digits; i++)
		sink_char(sink, '0');
	sink_char(sink, ' ');
	put(sink, heading->currency == NULL ? "" : heading->currency);
	sink_char(sink, '\n');
}

/* hledger's strict checks want every account declared, wherever in the file. */
static void note_account(struct journal_renderer *journal, const struct cell *cell)
{
	for (size_t i = 0; i < journal->account_count; i++) {
		if (strcmp(journal->accounts[i], cell->text) == 0)
			return;
	}
	const char **account =
		pool_append(&journal->pool, &journal->accounts, &journal->account_count, sizeof *account);
	*account = pool_copy(&journal->pool, cell->text);
}

/* In a description a semicolon begins a comment, and a bar divides it. */
static void put_description(struct sink *sink, const struct cell *cell)
{
	for (size_t i = 0; !cell->null && i < cell->length; i++)
		sink_char(sink, strchr(";|", cell->text[i]) != NULL ? ',' : cell->text[i]);
}

static void put_transaction(struct journal_renderer *journal, const struct cell *const *cells)
{
	struct sink *sink = &journal->sink;
	sink_char(sink, '\n');
	sink_put(sink, cells[JOURNAL_DAY]->text, cells[JOURNAL_DAY]->length);
	put(sink, " (");
	sink_number(sink, cells[JOURNAL_ENTRY]->integer, 0, false, '.');
	put(sink, ") ");
	put_description(sink, cells[JOURNAL_KIND]);
	if (!cells[JOURNAL_DOCUMENT]->null) {
		put(sink, ", ");
		put_description(sink, cells[JOURNAL_DOCUMENT]);
	}
	sink_char(sink, '\n');
}

static void put_posting(struct journal_renderer *journal, const struct cell *const *cells)
{
	struct sink *sink = &journal->sink;
	const char *currency = journal->view->heading->currency;
	const struct cell *debit = cells[JOURNAL_DEBIT], *credit = cells[JOURNAL_CREDIT];
	int64_t amount = (debit->null ? 0 : debit->integer) - (credit->null ? 0 : credit->integer);
	note_account(journal, cells[JOURNAL_ACCOUNT]);
	put(sink, "    ");
	sink_put(sink, cells[JOURNAL_ACCOUNT]->text, cells[JOURNAL_ACCOUNT]->length);
	put(sink, "  ");
	sink_number(sink, amount, journal->view->digits, false, '.');
	sink_char(sink, ' ');
	put(sink, currency == NULL ? "" : currency);
	sink_char(sink, '\n');
}

static int journal_row(struct renderer *renderer, const struct cell *row)
{
	struct journal_renderer *journal = (struct journal_renderer *)renderer;
	const struct cell *cells[JOURNAL_ROLES];
	for (size_t i = 0; i < JOURNAL_ROLES; i++)
		cells[i] = &row[journal->places[i]];
	if (!journal->begun || journal->entry != cells[JOURNAL_ENTRY]->integer)
		put_transaction(journal, cells);
	journal->begun = true;
	journal->entry = cells[JOURNAL_ENTRY]->integer;
	put_posting(journal, cells);
	if (journal->sink.failure != 0)
		return render_failed(journal->view, journal->sink.failure);
	return STATUS_OK;
}

static void journal_abandon(struct renderer *renderer)
{
	pool_release(&((struct journal_renderer *)renderer)->pool);
	free(renderer);
}

static int journal_end(struct renderer *renderer, const struct cell *totals)
{
	(void)totals;
	struct journal_renderer *journal = (struct journal_renderer *)renderer;
	put(&journal->sink, "\n");
	for (size_t i = 0; i < journal->account_count; i++) {
		put(&journal->sink, "account ");
		put(&journal->sink, journal->accounts[i]);
		sink_char(&journal->sink, '\n');
	}
	int status = STATUS_OK, failure = sink_end(&journal->sink);
	if (failure != 0)
		status = render_failed(journal->view, failure);
	journal_abandon(renderer);
	return status;
}

/* Where a column of the report stands among those that are shown. */
static bool place_find(const struct view *view, const struct column *wanted, size_t *place)
{
	for (size_t i = 0; i < view->count; i++) {
		*place = i;
		if (view->columns[i] == wanted)
			return true;
	}
	return false;
}

struct renderer *render_journal(const struct view *view, const struct report *report, FILE *file)
{
	struct journal_renderer *journal = calloc(1, sizeof *journal);
	if (journal == NULL)
		abort();
	journal->base = (struct renderer){ journal_row, journal_end, journal_abandon, NULL };
	journal->view = view;
	journal->sink.file = file;
	for (size_t i = 0; i < JOURNAL_ROLES; i++) {
		if (!place_find(view, &report->columns[report->journal[i]], &journal->places[i])) {
			error_set(view->error, STATUS_NOT_PERMITTED,
				_("report '%s': a journal needs its amounts, which this role may not see"), report->name);
			free(journal);
			return NULL;
		}
	}
	put_head(journal);
	return &journal->base;
}
