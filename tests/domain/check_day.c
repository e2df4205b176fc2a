/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar, the clinic's zone, and days as people say them. */
#include "check_domain.h"
#include <stdlib.h>
#include <string.h>
#include "ampoule/day.h"

static struct error error;

static void set_zone(const char *name)
{
	ck_assert_int_eq(zone_use(name, &error), 0);
}

static instant_t at(const char *text)
{
	instant_t instant = instant_from_iso(text);
	ck_assert_int_ne(instant, INSTANT_NONE);
	return instant;
}

START_TEST(every_day_of_the_calendar_comes_back)
{
	day_t expected = day_of(1900, 1, 1), last = day_of(2199, 12, 31);
	ck_assert_int_eq(day_of(1970, 1, 1), 0);
	ck_assert_int_eq(expected, -25567);
	int before_year = 1899, before_month = 12, before_day = 31;
	for (day_t day = expected; day <= last; day++) {
		int year, month, day_of_month;
		char text[DAY_TEXT_MAX];
		day_parts(day, &year, &month, &day_of_month);
		ck_assert_int_eq(day_of(year, month, day_of_month), day);
		bool next_day =
			year == before_year && month == before_month && day_of_month == before_day + 1;
		ck_assert(next_day || day_of_month == 1);
		ck_assert_int_eq(day_from_iso(day_format(day, text)), day);
		before_year = year, before_month = month, before_day = day_of_month;
	}
	ck_assert_int_eq(before_year, 2199);
}
END_TEST

static const struct {
	int year, month, day;
	bool exists;
} days[] = {
	{ 2026, 2, 30, false },
	{ 2026, 2, 29, false },
	{ 2028, 2, 29, true },
	{ 2100, 2, 29, false },
	{ 2000, 2, 29, true },
	{ 1900, 2, 29, false },
	{ 2026, 0, 1, false },
	{ 2026, 13, 1, false },
	{ 2026, 4, 31, false },
	{ 1899, 12, 31, false },
	{ 2200, 1, 1, false },
	{ 2026, 1, 0, false },
};

START_TEST(a_day_exists_or_not)
{
	ck_assert_int_eq(day_of(days[_i].year, days[_i].month, days[_i].day) != DAY_NONE, days[_i].exists);
}
END_TEST

START_TEST(months_begin_and_end)
{
	ck_assert_int_eq(day_month_end(2028, 2), day_of(2028, 2, 29));
	ck_assert_int_eq(day_month_end(2100, 2), day_of(2100, 2, 28));
	ck_assert_int_eq(day_month_end(2026, 13), DAY_NONE);
	ck_assert_int_eq(day_month_start(day_of(2026, 11, 30)), day_of(2026, 11, 1));
	ck_assert_int_eq(day_month_start(day_of(1960, 2, 29)), day_of(1960, 2, 1));
}
END_TEST

START_TEST(the_database_forms_are_exact)
{
	static const char *const wrong[] = { "", "2026-2-03", "2026-02-30", " 2026-02-03", "2026-02-03 ",
		"20260203", "2026/02/03", "2026-02-03T" };
	static const char *const wrong_instants[] = { "2026-02-03", "2026-02-03T24:00:00Z",
		"2026-02-03T10:60:00Z", "2026-02-03T10:00:60Z", "2026-02-03T10:00:00", "2026-02-30T10:00:00Z",
		"2026-02-03 10:00:00Z" };
	char text[INSTANT_TEXT_MAX];
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ck_assert_int_eq(day_from_iso(wrong[i]), DAY_NONE);
	for (size_t i = 0; i < sizeof wrong_instants / sizeof *wrong_instants; i++)
		ck_assert_int_eq(instant_from_iso(wrong_instants[i]), INSTANT_NONE);
	ck_assert_str_eq(day_format(DAY_NONE, text), "");
	ck_assert_str_eq(instant_format(INSTANT_NONE, text), "");
	ck_assert_str_eq(instant_format(0, text), "1970-01-01T00:00:00Z");
	ck_assert_str_eq(instant_format(-1, text), "1969-12-31T23:59:59Z");
	ck_assert_str_eq(instant_format(at("2026-11-23T10:00:07Z"), text), "2026-11-23T10:00:07Z");
}
END_TEST

static const struct {
	const char *name;
	const char *said; /* NULL when there is such a zone */
} zones[] = {
	{ "Europe/Madrid", NULL },
	{ "UTC", NULL },
	{ "America/Argentina/Buenos_Aires", NULL },
	{ "Europe/Madird", "'Europe/Madird' is not a zone; did you mean 'Europe/Madrid'?" },
	{ "europe/madrid", "'Europe/Madrid'" },
	{ "Madrid", "'Europe/Madrid'" },
	{ "", "such as Europe/Madrid" },
	{ "Europe", "not a zone" },
	{ "../zoneinfo/UTC", "not a zone" },
	{ "Europe/../UTC", "not a zone" },
	{ "/usr/share/zoneinfo/UTC", "not a zone" },
	{ "posix/../UTC", "not a zone" },
	{ "posix/UTC", "not a zone" },
	{ "right/UTC", "not a zone" },
	{ "localtime", "not a zone" },
	{ "zone.tab", "not a zone" },
	{ "leapseconds", "not a zone" },
	{ "CET-1CEST", "not a zone" },
	{ ":UTC", "not a zone" },
	{ "UTC\x1b[2J", "\\x1b" },
};

START_TEST(a_zone_is_one_of_tzdata)
{
	int status = zone_use(zones[_i].name, &error);
	if (zones[_i].said) {
		ck_assert_int_eq(status, STATUS_DATA);
		ck_assert_msg(strstr(error.text, zones[_i].said) != NULL, "%s", error.text);
	} else {
		ck_assert_int_eq(status, 0);
	}
	error_clear(&error);
}
END_TEST

START_TEST(an_unknown_zone_leaves_the_clock_alone)
{
	set_zone("Asia/Tokyo");
	ck_assert_int_eq(zone_use("Nowhere/Land", &error), STATUS_DATA);
	error_clear(&error);
	char text[LOCAL_TEXT_MAX];
	ck_assert_str_eq(zone_format(at("2026-11-23T10:00:00Z"), text), "2026-11-23 19:00");
}
END_TEST

START_TEST(tzdir_is_honoured)
{
	setenv("TZDIR", "/nonexistent", 1);
	ck_assert_int_eq(zone_use("Europe/Madrid", &error), STATUS_DATA);
	error_clear(&error);
	unsetenv("TZDIR");
	set_zone("Europe/Madrid");
}
END_TEST

static const struct {
	const char *zone;
	const char *day;
	int hour, minute;
	const char *instant;
} clocks[] = {
	{ "Europe/Madrid", "2026-11-23", 11, 0, "2026-11-23T10:00:00Z" },
	{ "Europe/Madrid", "2026-07-01", 0, 30, "2026-06-30T22:30:00Z" },
	{ "Europe/Madrid", "2026-03-29", 1, 59, "2026-03-29T00:59:00Z" },
	{ "Europe/Madrid", "2026-03-29", 2, 0, "2026-03-29T01:00:00Z" },
	{ "Europe/Madrid", "2026-03-29", 2, 30, "2026-03-29T01:00:00Z" }, /* skipped */
	{ "Europe/Madrid", "2026-03-29", 3, 0, "2026-03-29T01:00:00Z" },
	{ "Europe/Madrid", "2026-10-25", 1, 59, "2026-10-24T23:59:00Z" },
	{ "Europe/Madrid", "2026-10-25", 2, 30, "2026-10-25T00:30:00Z" }, /* twice: the first */
	{ "Europe/Madrid", "2026-10-25", 3, 0, "2026-10-25T02:00:00Z" },
	{ "Europe/Madrid", "2060-07-01", 12, 0, "2060-07-01T10:00:00Z" },
	{ "America/Sao_Paulo", "2018-11-04", 0, 0, "2018-11-04T03:00:00Z" }, /* midnight skipped */
	{ "Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T10:00:00Z" }, /* a day skipped */
	{ "Asia/Kathmandu", "2026-01-01", 0, 0, "2025-12-31T18:15:00Z" },
};

START_TEST(the_clinics_clock_is_an_instant)
{
	char text[INSTANT_TEXT_MAX];
	set_zone(clocks[_i].zone);
	instant_t instant = zone_instant(day_from_iso(clocks[_i].day), clocks[_i].hour, clocks[_i].minute, 0);
	ck_assert_str_eq(instant_format(instant, text), clocks[_i].instant);
}
END_TEST

static const struct {
	const char *zone;
	const char *instant;
	const char *day;
	const char *end;
} ends[] = {
	{ "Europe/Madrid", "2026-11-22T22:59:59Z", "2026-11-22", "2026-11-22T22:59:59Z" },
	{ "Europe/Madrid", "2026-11-22T23:00:00Z", "2026-11-23", "2026-11-23T22:59:59Z" },
	{ "Europe/Madrid", "2026-03-29T12:00:00Z", "2026-03-29", "2026-03-29T21:59:59Z" },
	{ "America/New_York", "2026-11-23T04:59:59Z", "2026-11-22", "2026-11-23T04:59:59Z" },
	{ "America/Sao_Paulo", "2018-11-03T12:00:00Z", "2018-11-03", "2018-11-04T02:59:59Z" },
	{ "America/Sao_Paulo", "2018-02-18T02:30:00Z", "2018-02-17",
		"2018-02-18T02:59:59Z" }, /* 23:30 twice */
	{ "UTC", "1969-12-31T23:59:59Z", "1969-12-31", "1969-12-31T23:59:59Z" },
};

START_TEST(a_day_of_the_clinic_has_its_own_end)
{
	char text[INSTANT_TEXT_MAX];
	set_zone(ends[_i].zone);
	day_t day = zone_day(at(ends[_i].instant));
	ck_assert_str_eq(day_format(day, text), ends[_i].day);
	ck_assert_str_eq(instant_format(zone_day_end(day), text), ends[_i].end);
	ck_assert_int_eq(zone_day(zone_day_end(day)), day);
	ck_assert_int_eq(zone_day(zone_day_end(day) + 1), day + 1);
	ck_assert_int_eq(zone_day(INSTANT_NONE), DAY_NONE);
}
END_TEST

#define NOW "2026-11-23T10:00:00Z" /* 11:00 in Madrid */

static const struct {
	const char *text;
	const char *day; /* NULL when refused */
	const char *time; /* or what the refusal says */
} whens[] = {
	{ NULL, "2026-11-23", NOW },
	{ "today", "2026-11-23", NOW },
	{ "2026-11-23", "2026-11-23", NOW },
	{ "-0d", "2026-11-23", NOW },
	{ "today 10:30", "2026-11-23", "2026-11-23T09:30:00Z" },
	{ "10:30", "2026-11-23", "2026-11-23T09:30:00Z" },
	{ "11:00", "2026-11-23", NOW },
	{ "0:05", "2026-11-23", "2026-11-22T23:05:00Z" },
	{ "yesterday", "2026-11-22", "2026-11-22T11:00:00Z" },
	{ "Yesterday 23:59", "2026-11-22", "2026-11-22T22:59:00Z" },
	{ "-3d", "2026-11-20", "2026-11-20T11:00:00Z" },
	{ "-3d 09:15", "2026-11-20", "2026-11-20T08:15:00Z" },
	{ "2026-11-20", "2026-11-20", "2026-11-20T11:00:00Z" },
	{ "20.11.2026", "2026-11-20", "2026-11-20T11:00:00Z" },
	{ "20/11/2026 10:30", "2026-11-20", "2026-11-20T09:30:00Z" },
	{ " 2026-11-20  10:30 ", "2026-11-20", "2026-11-20T09:30:00Z" },
	{ "2026-07-01", "2026-07-01", "2026-07-01T10:00:00Z" },
	{ "2026-03-29 01:59", "2026-03-29", "2026-03-29T00:59:00Z" },
	{ "2026-03-29 03:00", "2026-03-29", "2026-03-29T01:00:00Z" },
	{ "2026-03-29 02:00", NULL, "never was" },
	{ "2026-03-29 02:30", NULL,
		"'2026-03-29 02:30' never was: the clinic's clock was put forward over it; write '2026-03-29 01:30' or "
		"'2026-03-29 03:30'" },
	{ "2026-03-29 02:59", NULL, "write '2026-03-29 01:59' or '2026-03-29 03:59'" },
	{ "2026-10-25 02:30", "2026-10-25", "2026-10-25T00:30:00Z" },
	{ "2026-11-24", NULL, "in the future: the clinic's clock says 2026-11-23 11:00" },
	{ "+1d", NULL, "in the future" },
	{ "11:01", NULL, "in the future" },
	{ "today 23:00", NULL, "in the future" },
	{ "2026-02-30", NULL, "not in the calendar" },
	{ "05/06/2026", NULL, "'05/06/2026' may mean 2026-06-05 or 2026-05-06" },
	{ "20.11.26", NULL, "four digits" },
	{ "3d", NULL, "not a day and a time" },
	{ "", NULL, "not a day and a time" },
	{ "24:00", NULL, "not a day and a time" },
	{ "10:5", NULL, "not a day and a time" },
	{ "2026-11-20 10:30 x", NULL, "not a day and a time" },
	{ "2026-11-20 x", NULL, "not a day and a time" },
	{ "2026-11", NULL, "not a day and a time" },
	{ "tomorrow", NULL, "not a day and a time" },
	{ "-99999999999999999999d", NULL, "not in the calendar" },
	{ "1899-12-31", NULL, "'1899-12-31': years from 1900 to 2199 are known; check the year" },
	{ "31.12.9999 10:00", NULL, "check the year" },
	{ "\x1b[31m", NULL, "\\x1b" },
};

START_TEST(when_something_happened_is_read)
{
	struct when when = { DAY_NONE, INSTANT_NONE };
	char text[INSTANT_TEXT_MAX];
	set_zone("Europe/Madrid");
	int status = when_parse(whens[_i].text, at(NOW), &when, &error);
	if (whens[_i].day) {
		ck_assert_msg(status == 0, "%s", error.text);
		ck_assert_str_eq(day_format(when.day, text), whens[_i].day);
		ck_assert_str_eq(instant_format(when.time, text), whens[_i].time);
	} else {
		ck_assert_int_eq(status, STATUS_DATA);
		ck_assert_msg(strstr(error.text, whens[_i].time) != NULL, "%s", error.text);
	}
	error_clear(&error);
}
END_TEST

static const struct {
	const char *zone, *instant;
	bool twice;
} repeated[] = {
	{ "Europe/Madrid", "2026-10-24T23:59:00Z", false },
	{ "Europe/Madrid", "2026-10-25T00:00:00Z", true },
	{ "Europe/Madrid", "2026-10-25T00:59:59Z", true },
	{ "Europe/Madrid", "2026-10-25T01:00:00Z", false }, /* the second of the two */
	{ "Europe/Madrid", "2026-03-29T01:00:00Z", false },
	{ "Australia/Lord_Howe", "2026-04-04T14:30:00Z", true }, /* by half an hour */
	{ "Australia/Lord_Howe", "2026-04-04T14:29:59Z", false },
	{ "Asia/Tokyo", "2026-10-25T00:00:00Z", false },
};

START_TEST(a_time_that_the_clock_shows_twice_is_known)
{
	set_zone(repeated[_i].zone);
	ck_assert_int_eq(zone_shows_twice(at(repeated[_i].instant)), repeated[_i].twice);
}
END_TEST

START_TEST(a_midnight_may_be_skipped)
{
	struct when when;
	set_zone("America/Sao_Paulo");
	ck_assert_int_eq(when_parse("2017-10-15 00:15", at(NOW), &when, &error), STATUS_DATA);
	ck_assert_msg(strstr(error.text, "write '2017-10-14 23:15' or '2017-10-15 01:15'") != NULL, "%s", error.text);
	error_clear(&error);
}
END_TEST

START_TEST(today_is_the_clinics_today)
{
	struct when when;
	set_zone("Asia/Tokyo");
	ck_assert_int_eq(when_parse("today", at("2026-11-23T20:00:00Z"), &when, &error), 0);
	ck_assert_int_eq(when.day, day_of(2026, 11, 24));
}
END_TEST

/* Columns: the day, the expiry and the month that a text is; NULL where it is refused. */
static const struct {
	const char *text;
	const char *day, *expiry, *month;
} readings[] = {
	{ "2027-05-31", "2027-05-31", "2027-05-31", NULL },
	{ "31.05.2027", "2027-05-31", "2027-05-31", NULL },
	{ "1.6.2027", "2027-06-01", "2027-06-01", NULL },
	{ "13/06/2027", "2027-06-13", "2027-06-13", NULL },
	{ "06/13/2027", "2027-06-13", "2027-06-13", NULL },
	{ "06/06/2027", "2027-06-06", "2027-06-06", NULL },
	{ "05/06/2027", NULL, NULL, NULL },
	{ "05-06-2027", NULL, NULL, NULL },
	{ "05.06.2027", "2027-06-05", "2027-06-05", NULL },
	{ "31/31/2027", NULL, NULL, NULL },
	{ "2027-05", NULL, "2027-05-31", "2027-05-01" },
	{ "05/2027", NULL, "2027-05-31", "2027-05-01" },
	{ "5.2027", NULL, "2027-05-31", "2027-05-01" },
	{ "2028-02", NULL, "2028-02-29", "2028-02-01" },
	{ "2100-02", NULL, "2100-02-28", "2100-02-01" },
	{ "2027-13", NULL, NULL, NULL },
	{ "05/27", NULL, NULL, NULL },
	{ "none", NULL, "", NULL },
	{ "", NULL, "", NULL },
	{ "  ", NULL, "", NULL },
	{ "+90d", "2027-02-21", "2027-02-21", NULL },
	{ "-3d", "2026-11-20", "2026-11-20", NULL },
	{ "today", "2026-11-23", "2026-11-23", NULL },
	{ "this", NULL, NULL, "2026-11-01" },
	{ "last", NULL, NULL, "2026-10-01" },
	{ "2100-02-29", NULL, NULL, NULL },
	{ "2026-02-30", NULL, NULL, NULL },
	{ "2027-05-31 10:00", NULL, NULL, NULL },
	{ "2027-05/31", NULL, NULL, NULL },
	{ "20270531", NULL, NULL, NULL },
	{ "+99999d", NULL, NULL, NULL },
	{ "+3", NULL, NULL, NULL },
	{ "soon", NULL, NULL, NULL },
};

typedef int day_reader(const char *text, day_t today, day_t *out, struct error *error);

static void check_reading(day_reader *reader, const char *text, const char *expected)
{
	day_t day = 0;
	char shown[DAY_TEXT_MAX];
	int status = reader(text, day_of(2026, 11, 23), &day, &error);
	ck_assert_msg((status == 0) == (expected != NULL), "%s: %s", text, error.text ? error.text : "read");
	if (expected)
		ck_assert_str_eq(day_format(day, shown), expected);
	else
		ck_assert_int_eq(status, STATUS_DATA);
	error_clear(&error);
}

START_TEST(days_expiries_and_months_are_read)
{
	check_reading(day_parse, readings[_i].text, readings[_i].day);
	check_reading(expiry_parse, readings[_i].text, readings[_i].expiry);
	check_reading(month_parse, readings[_i].text, readings[_i].month);
}
END_TEST

START_TEST(both_readings_of_an_ambiguous_expiry_are_named)
{
	day_t day;
	ck_assert_int_eq(expiry_parse("05/06/2027", 0, &day, &error), STATUS_DATA);
	ck_assert_str_eq(error.text, "'05/06/2027' may mean 2027-06-05 or 2027-05-06; write one of these");
	error_clear(&error);
}
END_TEST

START_TEST(last_month_of_january_is_december)
{
	day_t day;
	ck_assert_int_eq(month_parse("last", day_of(2027, 1, 31), &day, &error), 0);
	ck_assert_int_eq(day, day_of(2026, 12, 1));
}
END_TEST

static const struct {
	const char *text;
	int64_t minutes; /* negative when refused */
	const char *shown;
} spans[] = {
	{ "90m", 90, "90m" },
	{ "4h", 240, "4h" },
	{ "28d", 40320, "28d" },
	{ "0", 0, "0" },
	{ "0d", 0, "0" },
	{ "120m", 120, "2h" },
	{ "24h", 1440, "1d" },
	{ "4H", 240, "4h" },
	{ "36524d", 52594560, "36524d" },
	{ "5", -1, "" },
	{ "", -1, "" },
	{ "h", -1, "" },
	{ "-4h", -1, "" },
	{ "1.5h", -1, "" },
	{ "4w", -1, "" },
	{ "99999d", -1, "" },
	{ "99999999999999999999m", -1, "" },
};

START_TEST(a_span_is_read_and_shown)
{
	int64_t minutes = -1;
	char text[SPAN_TEXT_MAX];
	int status = span_parse(spans[_i].text, &minutes, &error);
	ck_assert_int_eq(status, spans[_i].minutes < 0 ? STATUS_DATA : 0);
	ck_assert_int_eq(minutes, spans[_i].minutes);
	if (status == 0)
		ck_assert_str_eq(span_format(minutes, text), spans[_i].shown);
	error_clear(&error);
}
END_TEST

TCase *check_day(void)
{
	TCase *tcase = tcase_create("day");
	tcase_add_test(tcase, every_day_of_the_calendar_comes_back);
	tcase_add_loop_test(tcase, a_day_exists_or_not, 0, sizeof days / sizeof *days);
	tcase_add_test(tcase, months_begin_and_end);
	tcase_add_test(tcase, the_database_forms_are_exact);
	tcase_add_loop_test(tcase, a_zone_is_one_of_tzdata, 0, sizeof zones / sizeof *zones);
	tcase_add_test(tcase, an_unknown_zone_leaves_the_clock_alone);
	tcase_add_test(tcase, tzdir_is_honoured);
	tcase_add_loop_test(tcase, the_clinics_clock_is_an_instant, 0, sizeof clocks / sizeof *clocks);
	tcase_add_loop_test(tcase, a_day_of_the_clinic_has_its_own_end, 0, sizeof ends / sizeof *ends);
	tcase_add_loop_test(tcase, when_something_happened_is_read, 0, sizeof whens / sizeof *whens);
	tcase_add_loop_test(tcase, a_time_that_the_clock_shows_twice_is_known, 0,
		(int)(sizeof(repeated) / sizeof(repeated[0])));
	tcase_add_test(tcase, a_midnight_may_be_skipped);
	tcase_add_test(tcase, today_is_the_clinics_today);
	tcase_add_loop_test(tcase, days_expiries_and_months_are_read, 0, sizeof readings / sizeof *readings);
	tcase_add_test(tcase, both_readings_of_an_ambiguous_expiry_are_named);
	tcase_add_test(tcase, last_month_of_january_is_december);
	tcase_add_loop_test(tcase, a_span_is_read_and_shown, 0, sizeof spans / sizeof *spans);
	return tcase;
}
