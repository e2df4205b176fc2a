/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of the clinic's calendar, instants of UTC, and the clinic's zone that
 * joins them (DESIGN.md, section 3). Nothing here reads the clock: now is an argument.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "ampoule/error.h"

typedef int32_t day_t;	   /* days since 1970-01-01 */
typedef int64_t instant_t; /* seconds since 1970-01-01T00:00:00Z */

#define DAY_NONE INT32_MIN
#define INSTANT_NONE INT64_MIN

enum { YEAR_FIRST = 1900, YEAR_LAST = 2199 };
enum { DAY_TEXT_MAX = 11, INSTANT_TEXT_MAX = 21 };

/* A day of the Gregorian calendar, 1900 to 2199; DAY_NONE when there is no such day (2026-02-30). */
day_t day_of(int year, int month, int day);
void day_parts(day_t day, int *year, int *month, int *day_of_month);
day_t day_month_end(int year, int month);
day_t day_month_start(day_t day); /* first day of the day's month */

/* "2026-11-23"; an empty text for DAY_NONE. Returns `text`. */
char *day_format(day_t day, char text[DAY_TEXT_MAX]);
/* "2026-11-23T10:00:00Z": as the ledger keeps it. */
char *instant_format(instant_t instant, char text[INSTANT_TEXT_MAX]);

/* Exactly YYYY-MM-DD, as the database holds it; DAY_NONE for anything else. */
day_t day_from_iso(const char *text);
/* Exactly YYYY-MM-DDTHH:MM:SSZ; INSTANT_NONE for anything else. */
instant_t instant_from_iso(const char *text);

/*
 * The clinic's zone, for the whole process (libc keeps one). A name that tzdata does not have is refused:
 * libc would take it for UTC without a word. Errors: STATUS_DATA, naming the nearest zone if there is one.
 */
int zone_use(const char *name, struct error *error);
day_t zone_day(instant_t instant);			       /* the clinic's day at that instant */
instant_t zone_instant(day_t day, int hour, int minute, int second); /* of the clinic's clock; in a gap of
								  * daylight saving, the instant after it */
/* Whether the clock was put forward over a time; `around` gets what may have been meant, before it and after. */
bool zone_skips(day_t day, int hour, int minute, instant_t around[2]);
/* Whether the clock, put back, shows the same time once more within the hours that follow. */
bool zone_shows_twice(instant_t instant);
instant_t zone_day_end(day_t day);			       /* its last second */
/* "2026-11-23 11:00": the clinic's clock, for people. */
enum { LOCAL_TEXT_MAX = 20 };
char *zone_format(instant_t instant, char text[LOCAL_TEXT_MAX]);

/* A day and a time of the clinic's clock that an act happened. */
struct when {
	day_t day;
	instant_t time;
};

/*
 * When something happened, as people say it: `2026-11-20`, `20.11.2026`, `today`, `yesterday`, `-3d`, each with
 * an optional time (`2026-11-20 10:30`, `10:30` alone is today's). A past day alone means its noon; today alone
 * means now. NULL means now. A time that the clock showed twice is the first of the two (zone_shows_twice).
 * Errors, STATUS_DATA: the future; no such day; an ambiguous `05/06/2026`, a time that daylight saving skipped (both
 * readings are named).
 */
int when_parse(const char *text, instant_t now, struct when *out, struct error *error);

/* A day of a period (`--from`): as above without time; the future is let in, also as `+30d`. */
int day_parse(const char *text, day_t today, day_t *out, struct error *error);

/*
 * An expiry: a day as above, `+90d`, or a month `2027-05`, `05/2027`, `05.2027` = its last day. `none` and an
 * empty text = DAY_NONE (a product that does not expire). `05/06/2027` is refused, both readings named.
 */
int expiry_parse(const char *text, day_t today, day_t *out, struct error *error);

/* A month: `2026-10`, `10/2026`, `this`, `last`: its first day. */
int month_parse(const char *text, day_t today, day_t *out, struct error *error);

/* The first day of a year: "2026", "this" or "last". Errors: STATUS_DATA. */
int year_parse(const char *text, day_t today, day_t *out, struct error *error);

/* A span in minutes: `90m`, `4h`, `28d`, `0`. Errors: STATUS_DATA. */
int span_parse(const char *text, int64_t *minutes, struct error *error);
/* "28d", "4h", "90m", "0": the largest unit that is exact. */
enum { SPAN_TEXT_MAX = 24 };
char *span_format(int64_t minutes, char text[SPAN_TEXT_MAX]);
