/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every renderer must know of a column and its values in the same way. */
#include "config.h"
#include "render.h"
#include <errno.h>
#include <string.h>

int column_digits(const struct view *view, const struct column *column, bool *trim)
{
	*trim = column->type == COLUMN_QUANTITY;
	switch (column->type) {
	case COLUMN_QUANTITY:
		return 3;
	case COLUMN_MONEY:
		return view->digits;
	case COLUMN_PERCENT:
		return 2;
	default:
		return 0;
	}
}

bool column_is_number(const struct column *column)
{
	switch (column->type) {
	case COLUMN_TEXT:
	case COLUMN_DAY:
	case COLUMN_TIME:
		return false;
	default:
		return true;
	}
}

bool state_is_alarming(const char *text, size_t length)
{
	static const char elsewhere[] = "not for use";
	if (length == sizeof elsewhere - 1 && memcmp(text, elsewhere, length) == 0)
		return true;
	return length > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

enum nearness expiry_nearness(const char *text, day_t as_of)
{
	day_t day = day_from_iso(text);
	if (day == DAY_NONE || as_of == DAY_NONE)
		return NEARNESS_FAR;
	if (day < as_of)
		return NEARNESS_PAST;
	return day - as_of <= NEARNESS_DAYS ? NEARNESS_SOON : NEARNESS_FAR;
}

int render_failed(const struct view *view, int failure)
{
	/* Whoever closed the pipe knows; the status tells the rest. */
	if (failure == EPIPE)
		return error_set(view->error, STATUS_IO, "%s", "");
	return error_set(view->error, STATUS_IO, _("the report cannot be written: %s"), strerror(failure));
}
