/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Gregorian calendar, and the two forms in which the database keeps days and instants. */
#include "ampoule/day.h"

enum { DAY_SECONDS = 86400, ERA_DAYS = 146097 };

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Years begin in March here, so that the leap day is the last of its year. */
day_t day_of(int year, int month, int day)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12)
		return DAY_NONE;
	if (day < 1 || day > month_days(year, month))
		return DAY_NONE;
	int shifted = month > 2 ? year : year - 1;
	int era = shifted / 400, of_era = shifted % 400;
	int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void day_parts(day_t day, int *year, int *month, int *day_of_month)
{
	int64_t shifted = (int64_t)day + 719468;
	int64_t era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
	int of_era = (int)(shifted - era * ERA_DAYS);
	int years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * years + years / 4 - years / 100);
	int months = (5 * of_year + 2) / 153;
	*day_of_month = of_year - (153 * months + 2) / 5 + 1;
	*month = months < 10 ? months + 3 : months - 9;
	*year = (int)(years + era * 400) + (*month <= 2);
}

day_t day_month_end(int year, int month)
{
	return month < 1 || month > 12 ? DAY_NONE : day_of(year, month, month_days(year, month));
}

day_t day_month_start(day_t day)
{
	int year, month, day_of_month;
	day_parts(day, &year, &month, &day_of_month);
	return day - (day_of_month - 1);
}

static char *put_digits(char *at, int value, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		at[i] = (char)('0' + value % 10);
		value /= 10;
	}
	return at + count;
}

static bool is_of_calendar(day_t day)
{
	return day >= day_of(YEAR_FIRST, 1, 1) && day <= day_of(YEAR_LAST, 12, 31);
}

static char *put_day(char *at, day_t day)
{
	int year, month, day_of_month;
	day_parts(day, &year, &month, &day_of_month);
	at = put_digits(at, year, 4);
	*at++ = '-';
	at = put_digits(at, month, 2);
	*at++ = '-';
	return put_digits(at, day_of_month, 2);
}

char *day_format(day_t day, char text[DAY_TEXT_MAX])
{
	char *end = is_of_calendar(day) ? put_day(text, day) : text;
	*end = '\0';
	return text;
}

char *instant_format(instant_t instant, char text[INSTANT_TEXT_MAX])
{
	*text = '\0';
	if (instant < (instant_t)day_of(YEAR_FIRST, 1, 1) * DAY_SECONDS ||
		instant >= ((instant_t)day_of(YEAR_LAST, 12, 31) + 1) * DAY_SECONDS)
		return text;
	day_t day = (day_t)(instant / DAY_SECONDS);
	int second = (int)(instant % DAY_SECONDS);
	if (second < 0) {
		second += DAY_SECONDS;
		day--;
	}
	char *at = put_day(text, day);
	*at++ = 'T';
	at = put_digits(at, second / 3600, 2);
	*at++ = ':';
	at = put_digits(at, second / 60 % 60, 2);
	*at++ = ':';
	at = put_digits(at, second % 60, 2);
	*at++ = 'Z';
	*at = '\0';
	return text;
}

/* Whether a text has the form of a pattern in which 0 stands for any digit. */
static bool has_form(const char *text, const char *pattern)
{
	for (; *pattern; text++, pattern++) {
		if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
			return false;
	}
	return *text == '\0';
}

static int read_digits(const char *at, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++)
		value = value * 10 + (at[i] - '0');
	return value;
}

static day_t read_day(const char *at)
{
	return day_of(read_digits(at, 4), read_digits(at + 5, 2), read_digits(at + 8, 2));
}

day_t day_from_iso(const char *text)
{
	return has_form(text, "0000-00-00") ? read_day(text) : DAY_NONE;
}

instant_t instant_from_iso(const char *text)
{
	if (!has_form(text, "0000-00-00T00:00:00Z"))
		return INSTANT_NONE;
	day_t day = read_day(text);
	int hour = read_digits(text + 11, 2);
	int minute = read_digits(text + 14, 2);
	int second = read_digits(text + 17, 2);
	if (day == DAY_NONE || hour > 23 || minute > 59 || second > 59)
		return INSTANT_NONE;
	return (instant_t)day * DAY_SECONDS + hour * 3600 + minute * 60 + second;
}
