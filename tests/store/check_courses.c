/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Courses and reservations through whatever happens to them: places, counts, what is left. */
#include "check_store.h"
#include <stdlib.h>
#include <string.h>
#include "clinic.h"

enum { DAY = 86400, ROUNDS = 120 };

static struct clinic clinic;
static int64_t place, hair, recipe;
static struct item one;

static void setup(void)
{
	clinic_make(&clinic);
	place = clinic_add_place(&clinic, "main", true);
	hair = clinic_add_product(&clinic, "hair", "preparation", "ampoule", "2ml", "0");
	recipe = clinic_recipe(&clinic, "mix", hair);
	one = (struct item){ .product = hair, .quantity = { QUANTITY_CONTAINERS, 1, UNIT_ML } };
	clinic_stock(&clinic, hair, "A", 21200, 200, 1000, place);
}

static void teardown(void)
{
	clinic_verify(&clinic);
	clinic_remove(&clinic);
}

static struct course load(int64_t number)
{
	struct course course;
	ck_assert_int_eq(course_load(clinic.store, number, &clinic.pool, &course), 0);
	return course;
}

static int join(int64_t course, int64_t *number)
{
	return clinic_join(&clinic, &(struct course_wish){ .course = course }, place, &one, 1, number);
}

static int64_t place_of(int64_t session)
{
	struct course_seat *seats;
	size_t count;
	ck_assert_int_eq(course_seats_load(clinic.store, session, &clinic.pool, &seats, &count), 0);
	return count == 0 ? 0 : seats[0].place;
}

START_TEST(a_session_keeps_its_place_and_a_void_gives_it_back)
{
	int64_t course = clinic_course(&clinic, recipe, 3, 7, 10), sessions[3], number;
	for (int i = 0; i < 3; i++) {
		clinic_at(&clinic, CLINIC_START + i * 7 * DAY, 0);
		ck_assert_int_eq(join(course, &sessions[i]), 0);
		ck_assert_int_eq(place_of(sessions[i]), i + 1);
	}
	ck_assert_str_eq(load(course).state, "complete");
	ck_assert_int_eq(join(course, &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_void(&clinic, sessions[1], &number), 0);
	ck_assert_int_eq(load(course).place, 2);
	ck_assert_int_eq(place_of(sessions[2]), 3);
	ck_assert_int_eq(join(course, &number), 0);
	ck_assert_int_eq(place_of(number), 2);
	ck_assert_int_eq(clinic_void(&clinic, course, &number), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "3 of its sessions stand"));
}
END_TEST

START_TEST(a_visit_that_is_too_soon_is_warned_of_once)
{
	int64_t course = clinic_course(&clinic, recipe, 8, 7, 10), number;
	ck_assert_int_eq(join(course, &number), 0);
	clinic_at(&clinic, CLINIC_START + 7 * DAY, 0);
	ck_assert_int_eq(join(course, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM finding WHERE rule = 'interval-short'"), 0);
	clinic_at(&clinic, CLINIC_START + 13 * DAY, 0);
	ck_assert_int_eq(join(course, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM finding WHERE rule = 'interval-short'"), 1);
}
END_TEST

START_TEST(only_a_course_that_fits_is_joined)
{
	const struct course_wish whichever = { 0 };
	int64_t first = clinic_course(&clinic, recipe, 8, 1, 10), number;
	ck_assert_int_eq(clinic_join(&clinic, &whichever, place, &one, 1, &number), 0);
	ck_assert_int_eq(place_of(number), 1);
	ck_assert_int_eq(clinic_join(&clinic, &(struct course_wish){ .none = true }, place, &one, 1, &number), 0);
	ck_assert_int_eq(place_of(number), 0);
	int64_t second = clinic_course(&clinic, recipe, 8, 1, 10);
	ck_assert_int_eq(clinic_join(&clinic, &whichever, place, &one, 1, &number), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "say which with --course"));
	ck_assert_int_eq(clinic_step(&clinic, first, course_pause), 0);
	ck_assert_int_eq(clinic_join(&clinic, &whichever, place, &one, 1, &number), 0);
	ck_assert_int_eq(load(second).schedule.done, 1);
	ck_assert_int_eq(clinic_step(&clinic, second, clinic_course_end), 0);
	ck_assert_int_eq(clinic_join(&clinic, &whichever, place, &one, 1, &number), 0);
	ck_assert_int_eq(place_of(number), 0);
	ck_assert_int_eq(join(second, &number), STATUS_REFUSED);
	ck_assert_int_eq(join(first, &number), STATUS_REFUSED);
	/* A session that joins no course by itself is no course's: a list that is imported. */
	ck_assert_int_eq(clinic_step(&clinic, first, course_resume), 0);
	ck_assert_int_eq(clinic_session(&clinic, place, &one, 1, &number), 0);
	ck_assert_int_eq(place_of(number), 0);
}
END_TEST

START_TEST(what_was_said_last_goes_first)
{
	int64_t course = clinic_course(&clinic, recipe, 2, 7, 10), number;
	ck_assert_int_eq(clinic_step(&clinic, course, course_resume), STATUS_REFUSED);
	ck_assert_int_eq(clinic_step(&clinic, course, course_pause), 0);
	int64_t paused = clinic_ask(&clinic, "SELECT MAX(number) FROM entry");
	ck_assert_int_eq(clinic_step(&clinic, course, course_pause), STATUS_REFUSED);
	clinic_at(&clinic, CLINIC_START + 5 * DAY, 0);
	ck_assert_int_eq(clinic_step(&clinic, course, course_resume), 0);
	int64_t resumed = paused + 1;
	ck_assert_int_eq(clinic_void(&clinic, paused, &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_void(&clinic, resumed, &number), 0);
	ck_assert_str_eq(load(course).state, "paused");
	ck_assert_int_eq(clinic_void(&clinic, paused, &number), 0);
	ck_assert_str_eq(load(course).state, "running");
	/* Terms under which sessions stand stay. */
	ck_assert_int_eq(clinic_course_plan(&clinic, course, 3), 0);
	int64_t changed = clinic_ask(&clinic, "SELECT MAX(number) FROM entry");
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(join(course, &number), 0);
	ck_assert_int_eq(clinic_course_plan(&clinic, course, 2), STATUS_REFUSED);
	ck_assert_int_eq(clinic_void(&clinic, changed, &number), STATUS_REFUSED);
	ck_assert_int_eq(clinic_step(&clinic, course, clinic_course_end), 0);
	ck_assert_int_eq(clinic_course_plan(&clinic, course, 4), STATUS_REFUSED);
	ck_assert_int_eq(clinic_step(&clinic, course, clinic_course_end), STATUS_REFUSED);
}
END_TEST

/* Another patient's stock is never drawn on; one's own is used up, and comes back. */
START_TEST(what_is_reserved_goes_to_its_patient)
{
	struct item many = one;
	int64_t first = clinic.patient, kept, number, session;
	many.quantity.amount = 150;
	ck_assert_int_eq(clinic_reserve(&clinic, 0, &many, 1, &kept), 0);
	many.quantity.amount = 51;
	ck_assert_int_eq(clinic_reserve(&clinic, 0, &many, 1, &number), STATUS_REFUSED);
	clinic.patient = clinic_add(&clinic, &thing_patient, (const char *const[][2]){ { "code", "P0002" }, { NULL } });
	ck_assert_int_eq(clinic_session(&clinic, place, &many, 1, &number), STATUS_REFUSED);
	ck_assert_ptr_nonnull(strstr(clinic.error.text, "50 usable in 'here' (150 reserved)"));
	many.quantity.amount = 50;
	ck_assert_int_eq(clinic_session(&clinic, place, &many, 1, &number), 0);
	clinic.patient = first;
	many.quantity.amount = 100;
	ck_assert_int_eq(clinic_session(&clinic, place, &many, 1, &session), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(content) FROM reservation_balance"), 100000);
	ck_assert_int_eq(clinic_void(&clinic, session, &number), 0);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(content) FROM reservation_balance"), 300000);
	ck_assert_int_eq(clinic_release(&clinic, kept), 0);
	ck_assert_int_eq(clinic_release(&clinic, kept), STATUS_REFUSED);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM reservation_balance"), 0);
}
END_TEST

/* What an act did, so that it can be voided. */
struct history {
	int64_t entries[ROUNDS * 2];
	size_t count;
};

static void act_somehow(struct history *history, int64_t course)
{
	int64_t number = 0;
	struct item some = one;
	some.quantity.amount = 1 + rand() % 3;
	int status = STATUS_REFUSED;
	switch (rand() % 9) {
	case 0:
		status = clinic_reserve(&clinic, rand() % 2 ? course : 0, &some, 1, &number);
		break;
	case 1:
		status = clinic_step(&clinic, course, rand() % 2 ? course_pause : course_resume);
		break;
	case 2:
		status = clinic_course_plan(&clinic, course, 1 + rand() % 12);
		break;
	case 3:
	case 4:
		if (history->count > 0)
			status = clinic_void(&clinic, history->entries[rand() % (int)history->count], &number);
		break;
	default:
		status = clinic_join(&clinic, &(struct course_wish){ .course = course }, place, &some, 1, &number);
		break;
	}
	if (status == STATUS_OK)
		history->entries[history->count++] = clinic_ask(&clinic, "SELECT MAX(number) FROM entry");
	else
		ck_assert_int_eq(status, STATUS_REFUSED);
}

/* No two sessions that stand have one place, none is past the end, and the number done is theirs. */
static void check_course(int64_t number)
{
	struct course course = load(number);
	ck_assert_int_eq(course.schedule.done,
	        clinic_ask(&clinic, "SELECT COUNT(DISTINCT place) FROM session_course "
	                            "JOIN session_standing ON session_standing.entry = session_course.entry"));
	ck_assert_int_eq(course.schedule.done,
	        clinic_ask(&clinic, "SELECT COUNT(*) FROM session_course "
	                            "JOIN session_standing ON session_standing.entry = session_course.entry"));
	ck_assert_int_le(course.highest, course.total);
	ck_assert_int_le(course.schedule.done, course.total);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT done FROM course_state"), course.schedule.done);
}

START_TEST(whatever_happens_places_are_taken_once)
{
	struct history history = { .count = 0 };
	srand((unsigned)_i + 1);
	int64_t course = clinic_course(&clinic, recipe, 6, 7, 10);
	for (int round = 0; round < ROUNDS; round++) {
		clinic_at(&clinic, CLINIC_START + round * DAY, 0);
		act_somehow(&history, course);
		check_course(course);
	}
}
END_TEST

TCase *check_courses(void)
{
	TCase *tcase = tcase_create("courses");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_session_keeps_its_place_and_a_void_gives_it_back);
	tcase_add_test(tcase, a_visit_that_is_too_soon_is_warned_of_once);
	tcase_add_test(tcase, only_a_course_that_fits_is_joined);
	tcase_add_test(tcase, what_was_said_last_goes_first);
	tcase_add_test(tcase, what_is_reserved_goes_to_its_patient);
	tcase_add_loop_test(tcase, whatever_happens_places_are_taken_once, 0, 4);
	return tcase;
}
