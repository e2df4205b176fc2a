/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads days, times, expiries, months and spans as people write them. */
#include "ampoule/day.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include "ampoule/text.h"
#include "scan.h"

#define SPAN_MAX INT64_C(52596000) /* a hundred years in minutes */

enum { RELATIVE_MAX = 99999, DAY_MINUTES = 1440 };

enum reading {
	READING_DONE,
	READING_NONE, /* not of this form */
	READING_UNREAL, /* no such day or month */
	READING_AMBIGUOUS, /* two days */
	READING_YEAR, /* a year of two digits */
};

struct reader {
	day_t day;
	day_t other; /* the second reading of an ambiguous day */
};

static bool is_slash(char sign)
{
	return sign == '/' || sign == '-';
}

static enum reading settle(day_t day, struct reader *out)
{
	out->day = day;
	return day == DAY_NONE ? READING_UNREAL : READING_DONE;
}

/* Day and month between slashes: both orders are in use, so both must say the same day, or one be no day. */
static enum reading settle_slashed(int a, int b, int year, struct reader *out)
{
	day_t day_first = day_of(year, b, a), month_first = day_of(year, a, b);
	if (day_first == DAY_NONE || month_first == DAY_NONE || day_first == month_first)
		return settle(day_first != DAY_NONE ? day_first : month_first, out);
	out->day = day_first;
	out->other = month_first;
	return READING_AMBIGUOUS;
}

/* The sign between the numbers of a date. */
static bool take_sign(struct scan *scan, char *sign)
{
	if (scan_is_done(scan) || (*scan->at != '.' && !is_slash(*scan->at)))
		return false;
	*sign = *scan->at++;
	return true;
}

/* `2026-11-20`, `20.11.2026`, `20/11/2026`: three numbers and one sign twice. */
static enum reading read_date(struct scan scan, struct reader *out)
{
	int a, b, c;
	char sign, again;
	size_t a_digits = scan_digits(&scan, &a);
	if (!a_digits || !take_sign(&scan, &sign))
		return READING_NONE;
	size_t b_digits = scan_digits(&scan, &b);
	if (!b_digits || !take_sign(&scan, &again) || again != sign)
		return READING_NONE;
	size_t c_digits = scan_digits(&scan, &c);
	if (!c_digits || !scan_is_done(&scan) || b_digits > 2)
		return READING_NONE;
	if (a_digits == 4 && c_digits <= 2)
		return settle(day_of(a, b, c), out);
	if (a_digits <= 2 && c_digits == 4)
		return sign == '.' ? settle(day_of(c, b, a), out) : settle_slashed(a, b, c, out);
	return a_digits <= 2 && c_digits <= 2 ? READING_YEAR : READING_NONE;
}

/* `today`, `yesterday`, `-3d`, `+90d`. */
static enum reading read_relative(struct scan scan, day_t today, struct reader *out)
{
	if (scan_is(&scan, "today"))
		return settle(today, out);
	if (scan_is(&scan, "yesterday"))
		return settle(today - 1, out);
	bool back = scan_char(&scan, '-');
	if (!back && !scan_char(&scan, '+'))
		return READING_NONE;
	int days;
	if (!scan_digits(&scan, &days) || !scan_is(&scan, "d"))
		return READING_NONE;
	if (days > RELATIVE_MAX)
		return READING_UNREAL;
	day_t day = back ? today - days : today + days;
	return settle(day < day_of(1900, 1, 1) || day > day_of(2199, 12, 31) ? DAY_NONE : day, out);
}

static enum reading read_day(struct scan scan, day_t today, struct reader *out)
{
	enum reading reading = read_relative(scan, today, out);
	return reading == READING_NONE ? read_date(scan, out) : reading;
}

/* `2027-05`, `05/2027`, `05.2027`: its first day. */
static enum reading read_month(struct scan scan, struct reader *out)
{
	int a, b;
	char sign;
	size_t a_digits = scan_digits(&scan, &a);
	if (!a_digits || !take_sign(&scan, &sign))
		return READING_NONE;
	size_t b_digits = scan_digits(&scan, &b);
	if (!b_digits || !scan_is_done(&scan))
		return READING_NONE;
	if (a_digits == 4 && b_digits <= 2)
		return settle(day_of(a, b, 1), out);
	if (a_digits <= 2 && b_digits == 4)
		return settle(day_of(b, a, 1), out);
	return a_digits <= 2 && b_digits <= 2 ? READING_YEAR : READING_NONE;
}

/* `10:30`: minutes since midnight, negative for anything else. */
static int read_time(struct scan scan)
{
	int hour, minute;
	size_t hour_digits = scan_digits(&scan, &hour);
	if (hour_digits < 1 || hour_digits > 2 || !scan_char(&scan, ':') || scan_digits(&scan, &minute) != 2)
		return -1;
	return scan_is_done(&scan) && hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/* A day, a day and a time, or a time of today; `minutes` is negative without a time. */
static enum reading read_when(struct scan scan, day_t today, struct reader *out, int *minutes)
{
	struct scan first = scan_token(&scan);
	out->day = today;
	*minutes = read_time(first);
	enum reading reading = *minutes < 0 ? read_day(first, today, out) : READING_DONE;
	if (reading != READING_DONE || scan_is_done(&scan))
		return reading;
	if (*minutes >= 0 || !scan_blanks(&scan))
		return READING_NONE;
	*minutes = read_time(scan);
	return *minutes < 0 ? READING_NONE : READING_DONE;
}

/* Whether a year of four digits stands there that the program does not know. */
static bool names_far_year(const char *text)
{
	struct scan scan = scan_text(text);
	while (!scan_is_done(&scan)) {
		int number;
		size_t digits = scan_digits(&scan, &number);
		if (digits == 4 && (number < YEAR_FIRST || number > YEAR_LAST))
			return true;
		if (digits == 0)
			scan.at++;
	}
	return false;
}

/* Says what is wrong with a text that has the form of a day or a month. */
static int refuse(enum reading reading, const struct reader *reader, const char *text, struct error *error)
{
	char day[DAY_TEXT_MAX], other[DAY_TEXT_MAX];
	switch (reading) {
	case READING_UNREAL:
		if (names_far_year(text))
			return error_set(error, STATUS_DATA, _("'%s': years from %d to %d are known; check the year"),
				QUOTED(text), YEAR_FIRST, YEAR_LAST);
		return error_set(error, STATUS_DATA,
			_("'%s' is not in the calendar; check day, month and year"), QUOTED(text));
	case READING_AMBIGUOUS:
		return error_set(error, STATUS_DATA, _("'%s' may mean %s or %s; write one of these"),
			QUOTED(text), day_format(reader->day, day), day_format(reader->other, other));
	case READING_YEAR:
		return error_set(error, STATUS_DATA,
			_("'%s' has no year of four digits; write it like 2027-05-31"), QUOTED(text));
	case READING_DONE:
	case READING_NONE:
		break;
	}
	abort();
}

static int refuse_future(const char *text, instant_t now, struct error *error)
{
	char clock[LOCAL_TEXT_MAX];
	return error_set(error, STATUS_DATA,
		_("'%s' is in the future: the clinic's clock says %s; record it when it has happened"),
		QUOTED(text), zone_format(now, clock));
}

static int refuse_skipped(const char *text, const instant_t around[2], struct error *error)
{
	char before[LOCAL_TEXT_MAX], after[LOCAL_TEXT_MAX];
	return error_set(error, STATUS_DATA,
		_("'%s' never was: the clinic's clock was put forward over it; write '%s' or '%s'"), QUOTED(text),
		zone_format(around[0], before), zone_format(around[1], after));
}

/* A day without a time: now if it is today, its noon if it is past. */
static instant_t time_of(day_t day, int minutes, day_t today, instant_t now)
{
	if (minutes >= 0)
		return zone_instant(day, minutes / 60, minutes % 60, 0);
	return day == today ? now : zone_instant(day, 12, 0, 0);
}

int when_parse(const char *text, instant_t now, struct when *out, struct error *error)
{
	struct reader reader = { .day = zone_day(now) };
	day_t today = reader.day;
	int minutes = -1;
	enum reading reading = text ? read_when(scan_text(text), today, &reader, &minutes) : READING_DONE;
	if (reading == READING_NONE)
		return error_set(error, STATUS_DATA,
			_("'%s' is not a day and a time; write it like 2026-11-20, '2026-11-20 10:30' or "
			  "-3d"),
			QUOTED(text));
	if (reading != READING_DONE)
		return refuse(reading, &reader, text, error);
	instant_t around[2];
	if (minutes >= 0 && zone_skips(reader.day, minutes / 60, minutes % 60, around))
		return refuse_skipped(text, around, error);
	instant_t time = reader.day > today ? INSTANT_NONE : time_of(reader.day, minutes, today, now);
	if (reader.day > today || time > now)
		return refuse_future(text, now, error);
	*out = (struct when){ .day = reader.day, .time = time };
	return 0;
}

int day_parse(const char *text, day_t today, day_t *out, struct error *error)
{
	struct reader reader;
	enum reading reading = read_day(scan_text(text), today, &reader);
	if (reading == READING_NONE)
		return error_set(error, STATUS_DATA,
			_("'%s' is not a day; write it like 2026-11-20, 20.11.2026, today, -3d or +30d"),
			QUOTED(text));
	if (reading != READING_DONE)
		return refuse(reading, &reader, text, error);
	*out = reader.day;
	return 0;
}

static day_t month_end_of(day_t day)
{
	int year, month, day_of_month;
	day_parts(day, &year, &month, &day_of_month);
	return day_month_end(year, month);
}

int expiry_parse(const char *text, day_t today, day_t *out, struct error *error)
{
	struct scan scan = scan_text(text);
	if (scan_is_done(&scan) || scan_is(&scan, "none")) {
		*out = DAY_NONE;
		return 0;
	}
	struct reader reader;
	enum reading reading = read_day(scan, today, &reader);
	if (reading == READING_NONE) {
		reading = read_month(scan, &reader);
		if (reading == READING_DONE)
			reader.day = month_end_of(reader.day);
	}
	if (reading == READING_NONE)
		return error_set(error, STATUS_DATA,
			_("'%s' is not an expiry; write it like 2027-05-31, 2027-05, 05/2027, +90d or none"),
			QUOTED(text));
	if (reading == READING_UNREAL && names_far_year(text))
		return error_set(error, STATUS_DATA,
			_("'%s': years from %d to %d are known; write none for what does not expire"), QUOTED(text),
			YEAR_FIRST, YEAR_LAST);
	if (reading != READING_DONE)
		return refuse(reading, &reader, text, error);
	*out = reader.day;
	return 0;
}

int month_parse(const char *text, day_t today, day_t *out, struct error *error)
{
	struct scan scan = scan_text(text);
	day_t this = day_month_start(today);
	if (scan_is(&scan, "this") || scan_is(&scan, "last")) {
		*out = scan_is(&scan, "this") ? this : day_month_start(this - 1);
		return 0;
	}
	struct reader reader;
	enum reading reading = read_month(scan, &reader);
	if (reading == READING_NONE)
		return error_set(error, STATUS_DATA,
			_("'%s' is not a month; write it like 2026-10, 10/2026, this or last"), QUOTED(text));
	if (reading != READING_DONE)
		return refuse(reading, &reader, text, error);
	*out = reader.day;
	return 0;
}

int year_parse(const char *text, day_t today, day_t *out, struct error *error)
{
	struct scan scan = scan_text(text);
	int year, month, day, number;
	day_parts(today, &year, &month, &day);
	bool is_word = scan_is(&scan, "this") || scan_is(&scan, "last");
	if (is_word)
		number = scan_is(&scan, "this") ? year : year - 1;
	else if (strlen(text) != 4 || scan_digits(&scan, &number) != 4 || !scan_is_done(&scan))
		return error_set(error, STATUS_DATA, _("'%s' is not a year; write it like 2026, this or last"), QUOTED(text));
	*out = day_of(number, 1, 1);
	if (*out == DAY_NONE)
		return error_set(error, STATUS_DATA, _("'%s' is not in the calendar; check it"), QUOTED(text));
	return 0;
}

int span_parse(const char *text, int64_t *minutes, struct error *error)
{
	struct scan scan = scan_text(text);
	int number;
	bool read = scan_digits(&scan, &number) > 0;
	int64_t unit = scan_is(&scan, "m")   ? 1
		       : scan_is(&scan, "h") ? 60
		       : scan_is(&scan, "d") ? DAY_MINUTES
					     : 0;
	bool is_bare_zero = number == 0 && scan_is_done(&scan);
	if (!read || (unit == 0 && !is_bare_zero))
		return error_set(error, STATUS_DATA,
			_("'%s' is not a span of time; write it like 90m, 4h, 28d or 0"), QUOTED(text));
	if (number * unit > SPAN_MAX)
		return error_set(
			error, STATUS_DATA, _("'%s' is longer than a hundred years; check it"), QUOTED(text));
	*minutes = number * unit;
	return 0;
}

char *span_format(int64_t minutes, char text[SPAN_TEXT_MAX])
{
	if (minutes == 0)
		snprintf(text, SPAN_TEXT_MAX, "0");
	else if (minutes % DAY_MINUTES == 0)
		snprintf(text, SPAN_TEXT_MAX, "%" PRId64 "d", minutes / DAY_MINUTES);
	else if (minutes % 60 == 0)
		snprintf(text, SPAN_TEXT_MAX, "%" PRId64 "h", minutes / 60);
	else
		snprintf(text, SPAN_TEXT_MAX, "%" PRId64 "m", minutes);
	return text;
}
