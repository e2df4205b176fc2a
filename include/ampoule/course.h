/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A course: a planned series of sessions of one patient, and the days on which they are due (DESIGN.md, section 7).
 * Numbers of sessions and days between them are data; nothing here knows a usual one.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "ampoule/day.h"
#include "ampoule/error.h"
#include "ampoule/pool.h"

enum {
	COURSE_SESSIONS_MAX = 100,
	COURSE_DAYS_MAX = 365,	/* between two sessions */
	COURSE_MONTHS_MAX = 60, /* before maintenance */
};

/* Days on which a course rests: from `from` on, until it goes on at `to`; DAY_NONE: it rests still. */
struct course_pause {
	day_t from, to;
};

/* What is planned of a course, and what of it is done. */
struct course_schedule {
	int64_t planned;     /* sessions, without maintenance */
	int64_t least, most; /* days from one to the next */
	int64_t after;	     /* months from the last planned one to maintenance; 0: there is none */
	int64_t more;	     /* sessions of maintenance */
	int64_t done;	     /* sessions that count, those of before it was taken over included */
	day_t started;
	day_t last; /* day of the last one that counts; DAY_NONE: none does */
	const struct course_pause *pauses; /* in the order of their days; only the last one may last */
	size_t pause_count;
	bool ended;
};

/* The days between which a session should be. */
struct course_window {
	day_t from, to;
};

/* Sessions in all, maintenance included. */
int64_t course_total(const struct course_schedule *schedule);

/*
 * When the next session is due: not before the least interval, nor before the course went on; not after the most,
 * which the days of a pause make later. Maintenance is due its months after the last planned session. Returns false,
 * with DAY_NONE in both, when nothing is: all sessions were, the course rests, or it has ended.
 */
bool course_next(const struct course_schedule *schedule, struct course_window *window);

/*
 * The days of the sessions that are still to come, from `from` to `to`, as early as the plan allows: what is late is on
 * `from`. `days` has room for `room`; gives how many were written. Of those, the first is session `done + 1`. A course
 * that rests or has ended has none.
 */
size_t course_plan_days(const struct course_schedule *schedule, day_t from, day_t to, day_t *days, size_t room);

/* The least number of days from `day` to one of the days that count, earlier or later; -1: there is none. */
int64_t course_distance(day_t day, const day_t *days, size_t count);

/* The first place after `before` that is not among those taken, which are in ascending order. */
int64_t course_free_place(int64_t before, const int64_t *taken, size_t count);

/* "3 of 8", or "maintenance 1 of 2". */
char *course_position(int64_t place, int64_t planned, int64_t total, struct pool *pool);

/* Which of `count` alternating recipes is the turn of a session at that place: they take turns from the first. */
size_t course_turn(int64_t place, size_t count);

/* The same day so many months later; the last of its month where there is none. */
day_t day_add_months(day_t day, int64_t months);

/* "7d..10d", or "7d" for both. Errors: STATUS_DATA: no days, none at all, too many, or reversed. */
int course_interval_parse(const char *text, int64_t *least, int64_t *most, struct error *error);

/* "6m" or "6m:2": two sessions, six months after the last planned one; "none" = 0 and 0. Errors: STATUS_DATA. */
int course_maintenance_parse(const char *text, int64_t *after, int64_t *more, struct error *error);

/* A number of sessions, from `least` to COURSE_SESSIONS_MAX. Errors: STATUS_DATA, naming the option. */
int course_count_parse(const char *option, const char *text, int64_t least, int64_t *count, struct error *error);
