/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes months, and opens them again. */
#include "config.h"
#include "ampoule/closing.h"
#include <stdio.h>
#include <string.h>
#include "ampoule/catalogue.h"
#include "ampoule/statement.h"
#include "store_internal.h"

char *month_format(day_t day, char text[MONTH_TEXT_MAX])
{
	char whole[DAY_TEXT_MAX];
	snprintf(text, MONTH_TEXT_MAX, "%.7s", day_format(day, whole));
	return text;
}

/* The last day of the month of a day. */
static day_t month_last(day_t day)
{
	int year, month, ignored;
	day_parts(day, &year, &month, &ignored);
	return day_month_end(year, month);
}

static int first_day(struct store *store, day_t *day)
{
	*day = DAY_NONE;
	STATEMENT st = statement_prepare(store, sql_entry_first_day);
	if (statement_step(&st))
		*day = statement_day(&st, "day");
	return statement_end(&st);
}

/* The mark alone: the last day of the month that the setting names. */
static int mark_load(struct store *store, day_t *day)
{
	char first[DAY_TEXT_MAX];
	*day = DAY_NONE;
	STATEMENT st = statement_prepare(store, sql_closed_month);
	if (statement_step(&st)) {
		snprintf(first, sizeof(first), "%.7s-01", statement_text(&st, "month"));
		day_t month = day_from_iso(first);
		*day = month == DAY_NONE ? DAY_NONE : month_last(month);
	}
	return statement_end(&st);
}

int closing_last(struct store *store, day_t *day)
{
	day_t first = DAY_NONE;
	int status = mark_load(store, day);
	if (status == STATUS_OK && *day != DAY_NONE)
		status = first_day(store, &first);
	/* Before the first entry there was nothing to close: that is where the last --undo left the mark. */
	if (status == STATUS_OK && *day != DAY_NONE && *day < first)
		*day = DAY_NONE;
	return status;
}

int ledger_refuse_closed(struct store *store, day_t day)
{
	char text[DAY_TEXT_MAX], month[MONTH_TEXT_MAX];
	day_t closed;
	int status = mark_load(store, &closed);
	if (status != STATUS_OK || closed == DAY_NONE || day > closed)
		return status;
	return error_set(store->error, STATUS_REFUSED,
		_("%s lies in a closed month (closed through %s): record it on a later day, or open the month again with "
		  "'ampoule close --undo'"),
		day_format(day, text), month_format(closed, month));
}

static int mark_set(struct store *store, const struct act *act, const char *kind, day_t day, int64_t *number)
{
	char month[MONTH_TEXT_MAX];
	struct pool pool = { 0 };
	struct record record;
	struct entry entry = { .kind = kind, .act = act };
	int status = catalogue_find(store, &thing_setting, "closed", false, &pool, &record);
	if (status == STATUS_OK)
		status = ledger_open(store, &entry);
	if (status == STATUS_OK) {
		record.values[thing_field(&thing_setting, "name")] = "closed";
		record.values[thing_field(&thing_setting, "value")] = month_format(day, month);
		status = catalogue_save(store, &thing_setting, &record, NULL);
	}
	pool_release(&pool);
	*number = entry.number;
	return status == STATUS_OK ? ledger_seal(store) : status;
}

int closing_post(struct store *store, const struct act *act, day_t first, day_t today, int64_t *number)
{
	char month[MONTH_TEXT_MAX], closed_text[MONTH_TEXT_MAX], text[DAY_TEXT_MAX];
	day_t closed, begun, last = month_last(first);
	month_format(first, month);
	if (last >= today)
		return error_set(store->error, STATUS_REFUSED, _("%s has not ended; close it after %s"), month,
			day_format(last, text));
	int status = closing_last(store, &closed);
	if (status == STATUS_OK)
		status = first_day(store, &begun);
	if (status != STATUS_OK)
		return status;
	if (closed != DAY_NONE && last <= closed)
		return error_set(store->error, STATUS_REFUSED, _("%s is closed already: everything through %s is"), month,
			month_format(closed, closed_text));
	if (last < begun)
		return error_set(store->error, STATUS_REFUSED, _("nothing to close: %s lies before the first entry, of %s"),
			month, day_format(begun, text));
	return mark_set(store, act, "closed", last, number);
}

int closing_undo(struct store *store, const struct act *act, day_t *opened, int64_t *number)
{
	int status = closing_last(store, opened);
	if (status == STATUS_OK && *opened == DAY_NONE)
		return error_set(store->error, STATUS_REFUSED, _("no month is closed; see 'ampoule close --help'"));
	if (status != STATUS_OK)
		return status;
	return mark_set(store, act, "reopened", day_month_start(*opened) - 1, number);
}

int closing_seal(struct store *store, day_t day, int64_t *number, unsigned char hash[HASH_SIZE])
{
	char month[MONTH_TEXT_MAX];
	day_t closed;
	*number = 0;
	int status = closing_last(store, &closed);
	if (status != STATUS_OK || closed == DAY_NONE || day > closed)
		return status;
	STATEMENT st = statement_prepare(store, sql_closing_entry);
	statement_bind_text(&st, ":month", month_format(day, month));
	if (statement_step(&st)) {
		size_t length;
		const void *bytes = statement_blob(&st, "hash", &length);
		*number = statement_integer(&st, "entry");
		memcpy(hash, bytes, length < HASH_SIZE ? length : HASH_SIZE);
	}
	return statement_end(&st);
}
