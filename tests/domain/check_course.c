/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the sessions of a course are due, whatever was planned, done and paused. */
#include "check_domain.h"
#include <stdlib.h>
#include "ampoule/course.h"

enum { START = 20000, ROUNDS = 20000 };

static const struct course_pause waited[] = { { START + 23, START + 33 } };
static const struct course_pause twice[] = { { START + 1, START + 5 }, { START + 22, START + 30 } };
static const struct course_pause resting[] = { { START + 22, DAY_NONE } };

static const struct {
	struct course_schedule schedule;
	bool due;
	day_t from, to;
} nexts[] = {
	/* the first one: from the start on */
	{ { .planned = 8, .least = 7, .most = 10, .started = START, .last = DAY_NONE }, true, START, START + 10 },
	{ { .planned = 8, .least = 7, .most = 10, .done = 1, .started = START, .last = START + 20 }, true, START + 27,
		START + 30 },
	{ { .planned = 1, .least = 7, .most = 7, .done = 1, .started = START, .last = START }, false, DAY_NONE, DAY_NONE },
	/* maintenance, months after the last planned session, then at the usual interval */
	{ { .planned = 2, .least = 7, .most = 10, .after = 6, .more = 2, .done = 2, .started = START, .last = START }, true,
		START + 182, START + 185 },
	{ { .planned = 2, .least = 7, .most = 10, .after = 6, .more = 2, .done = 3, .started = START, .last = START + 90 }, true,
		START + 97, START + 100 },
	{ { .planned = 2, .least = 7, .most = 10, .after = 6, .more = 2, .done = 4, .started = START, .last = START }, false,
		DAY_NONE, DAY_NONE },
	{ { .planned = 2, .least = 7, .most = 10, .after = 0, .more = 2, .done = 2, .started = START, .last = START }, false,
		DAY_NONE, DAY_NONE },
	/* ten days of rest make it ten days later, and not before it goes on */
	{ { .planned = 8, .least = 7, .most = 10, .done = 1, .started = START, .last = START + 20, .pauses = waited,
		  .pause_count = 1 }, true, START + 33, START + 40 },
	/* a pause before the last session is past; one without sessions counts from the start */
	{ { .planned = 8, .least = 7, .most = 10, .done = 1, .started = START, .last = START + 20, .pauses = twice,
		  .pause_count = 2 }, true, START + 30, START + 38 },
	{ { .planned = 8, .least = 7, .most = 10, .started = START, .last = DAY_NONE, .pauses = twice, .pause_count = 1 }, true,
		START + 5, START + 14 },
	{ { .planned = 8, .least = 7, .most = 10, .done = 1, .started = START, .last = START + 20, .pauses = resting,
		  .pause_count = 1 }, false, DAY_NONE, DAY_NONE },
	{ { .planned = 8, .least = 7, .most = 10, .started = START, .last = DAY_NONE, .ended = true }, false, DAY_NONE,
		DAY_NONE },
};

START_TEST(the_next_session_is_due_by_interval_pauses_and_maintenance)
{
	struct course_window window;
	ck_assert_int_eq(course_next(&nexts[_i].schedule, &window), nexts[_i].due);
	ck_assert_int_eq(window.from, nexts[_i].from);
	ck_assert_int_eq(window.to, nexts[_i].to);
}
END_TEST

static int64_t between(int64_t least, int64_t most)
{
	return least + rand() % (most - least + 1);
}

/* A course somewhere on its way. */
static struct course_schedule random_schedule(struct course_pause pauses[2])
{
	struct course_schedule schedule = { .planned = between(1, 15), .least = between(1, 28), .started = START };
	schedule.most = schedule.least + between(0, 14);
	if (between(0, 1))
		schedule.after = between(1, 12), schedule.more = between(1, 4);
	schedule.done = between(0, course_total(&schedule));
	schedule.last = schedule.done == 0 ? DAY_NONE : START + (day_t)between(0, 300);
	day_t day = START;
	for (; schedule.pause_count < (size_t)between(0, 2); schedule.pause_count++) {
		pauses[schedule.pause_count].from = day + (day_t)between(0, 100);
		day = pauses[schedule.pause_count].to = pauses[schedule.pause_count].from + (day_t)between(1, 100);
	}
	schedule.pauses = pauses;
	return schedule;
}

/* The plan is what comes of the next session's day again and again, each held as early as may be. */
START_TEST(planned_days_are_what_next_says_session_by_session)
{
	enum { ROOM = 32 };
	srand(11);
	for (int round = 0; round < ROUNDS; round++) {
		struct course_pause pauses[2];
		struct course_schedule schedule = random_schedule(pauses);
		day_t from = START + (day_t)between(0, 400), to = from + (day_t)between(-1, 900), days[ROOM];
		size_t count = course_plan_days(&schedule, from, to, days, ROOM);
		size_t left = (size_t)(course_total(&schedule) - schedule.done);
		ck_assert_uint_le(count, left);
		struct course_window window;
		for (size_t i = 0; i < count; i++) {
			ck_assert(course_next(&schedule, &window));
			ck_assert_int_le(window.from, window.to);
			ck_assert_int_eq(days[i], i == 0 && window.from < from ? from : window.from);
			ck_assert_int_le(days[i], to);
			if (schedule.last != DAY_NONE)
				ck_assert_int_ge(days[i] - schedule.last, schedule.least < 28 ? schedule.least : 28);
			schedule.last = days[i];
			schedule.done++;
			schedule.pause_count = 0; /* all of them lie before the first planned day */
		}
		/* It stopped for a reason. */
		if (course_next(&schedule, &window))
			ck_assert_int_gt(window.from < from ? from : window.from, to);
	}
}
END_TEST

START_TEST(a_plan_never_writes_past_its_room)
{
	const struct course_schedule schedule = { .planned = 8, .least = 7, .most = 10, .started = START, .last = DAY_NONE };
	day_t days[4] = { 0, 0, 0, -1 };
	ck_assert_uint_eq(course_plan_days(&schedule, START, START + 1000, days, 3), 3);
	ck_assert_int_eq(days[2], START + 14);
	ck_assert_int_eq(days[3], -1);
	ck_assert_uint_eq(course_plan_days(&schedule, START, START + 1000, days, 0), 0);
}
END_TEST

START_TEST(the_nearest_session_may_be_later)
{
	const day_t days[] = { START, START + 10, START + 30 };
	ck_assert_int_eq(course_distance(START + 12, days, 3), 2);
	ck_assert_int_eq(course_distance(START + 26, days, 3), 4);
	ck_assert_int_eq(course_distance(START, days, 3), 0);
	ck_assert_int_eq(course_distance(START, days, 0), -1);
}
END_TEST

START_TEST(a_place_that_was_given_back_is_the_next_one)
{
	const int64_t taken[] = { 5, 6, 8 };
	ck_assert_int_eq(course_free_place(4, taken, 3), 7);
	ck_assert_int_eq(course_free_place(4, taken, 2), 7);
	ck_assert_int_eq(course_free_place(4, taken, 0), 5);
	ck_assert_int_eq(course_free_place(0, taken, 3), 1);
}
END_TEST

START_TEST(recipes_take_turns_by_place)
{
	ck_assert_uint_eq(course_turn(1, 2), 0);
	ck_assert_uint_eq(course_turn(2, 2), 1);
	ck_assert_uint_eq(course_turn(5, 2), 0);
	ck_assert_uint_eq(course_turn(5, 1), 0);
	ck_assert_uint_eq(course_turn(5, 0), 0);
}
END_TEST

static const struct {
	const char *text;
	int64_t least, most; /* 0: refused */
} intervals[] = {
	{ "7d..10d", 7, 10 }, { "7d", 7, 7 }, { "1d..365d", 1, 365 }, { "24h..48h", 1, 2 },
	{ "10d..7d", 0, 0 }, { "0..7d", 0, 0 }, { "0", 0, 0 }, { "", 0, 0 }, { "7d..", 0, 0 }, { "..7d", 0, 0 },
	{ "7d...10d", 0, 0 }, { "90m", 0, 0 }, { "7", 0, 0 }, { "366d", 0, 0 }, { "-7d", 0, 0 },
	{ "7d..10d..12d", 0, 0 }, { "00000000000000000000000000000007d", 0, 0 },
};

START_TEST(intervals_are_days_from_few_to_many)
{
	struct error error = { 0 };
	int64_t least, most;
	int status = course_interval_parse(intervals[_i].text, &least, &most, &error);
	ck_assert_int_eq(status, intervals[_i].least == 0 ? STATUS_DATA : STATUS_OK);
	if (status == STATUS_OK) {
		ck_assert_int_eq(least, intervals[_i].least);
		ck_assert_int_eq(most, intervals[_i].most);
	}
	error_clear(&error);
}
END_TEST

static const struct {
	const char *text;
	int64_t after, more; /* -1: refused */
} maintenances[] = {
	{ "6m:2", 6, 2 }, { "12m", 12, 1 }, { "none", 0, 0 }, { "60m:100", 60, 100 },
	{ "61m", -1, 0 }, { "0m", -1, 0 }, { "6m:0", -1, 0 }, { "6m:101", -1, 0 }, { "6", -1, 0 }, { "m", -1, 0 },
	{ "", -1, 0 }, { "6m:", -1, 0 }, { "6m2", -1, 0 }, { "6m:2x", -1, 0 }, { "99999999999999999999m", -1, 0 },
};

START_TEST(maintenance_is_months_and_sessions)
{
	struct error error = { 0 };
	int64_t after, more;
	int status = course_maintenance_parse(maintenances[_i].text, &after, &more, &error);
	ck_assert_int_eq(status, maintenances[_i].after < 0 ? STATUS_DATA : STATUS_OK);
	if (status == STATUS_OK) {
		ck_assert_int_eq(after, maintenances[_i].after);
		ck_assert_int_eq(more, maintenances[_i].more);
	}
	error_clear(&error);
}
END_TEST

START_TEST(months_end_where_the_month_does)
{
	ck_assert_int_eq(day_add_months(day_of(2026, 8, 31), 6), day_of(2027, 2, 28));
	ck_assert_int_eq(day_add_months(day_of(2026, 8, 31), 18), day_of(2028, 2, 29));
	ck_assert_int_eq(day_add_months(day_of(2026, 12, 15), 1), day_of(2027, 1, 15));
	ck_assert_int_eq(day_add_months(day_of(2026, 1, 31), 12), day_of(2027, 1, 31));
}
END_TEST

#define LOOP(test_, table_) tcase_add_loop_test(tcase, test_, 0, sizeof(table_) / sizeof(table_[0]))

TCase *check_course(void)
{
	TCase *tcase = tcase_create("course");
	LOOP(the_next_session_is_due_by_interval_pauses_and_maintenance, nexts);
	tcase_add_test(tcase, planned_days_are_what_next_says_session_by_session);
	tcase_add_test(tcase, a_plan_never_writes_past_its_room);
	tcase_add_test(tcase, the_nearest_session_may_be_later);
	tcase_add_test(tcase, a_place_that_was_given_back_is_the_next_one);
	tcase_add_test(tcase, recipes_take_turns_by_place);
	LOOP(intervals_are_days_from_few_to_many, intervals);
	LOOP(maintenance_is_months_and_sessions, maintenances);
	tcase_add_test(tcase, months_end_where_the_month_does);
	return tcase;
}
