/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Courses as the ledger keeps them: begun, changed, paused, resumed, ended, and the sessions that belong to them
 * (DESIGN.md, section 7). Where a course stands is a projection of its records by the rules of course.h.
 */
#pragma once
#include "ampoule/course.h"
#include "ampoule/ledger.h"
#include "ampoule/pool.h"

struct course_recipe {
	int64_t id;
	const char *code;
	bool retired;
};

/* What is planned of a course. */
struct course_terms {
	int64_t planned; /* sessions */
	int64_t least, most; /* days from one to the next */
	int64_t after, more; /* months to maintenance, its sessions; 0: none */
	const char *area, *practitioner; /* NULL: not said */
	const struct course_recipe *recipes; /* that take turns */
	size_t recipe_count;
};

struct course {
	int64_t number;
	int64_t patient;
	const char *patient_code;
	struct course_terms terms;
	struct course_schedule schedule;
	const char *state; /* running, paused, complete, ended */
	int64_t total;	   /* sessions, maintenance included */
	int64_t place;	   /* of the next session; 0: none is left */
	const struct course_recipe *turn; /* whose it is then; NULL: none is left */
	struct course_window window;	  /* when it is due; DAY_NONE: it is not */
	day_t *days; /* of the sessions that count, the last one of before included; in no order */
	size_t day_count;
	int64_t highest; /* place that is taken; 0: none */
};

/* A course as its records say. Texts belong to the pool. Errors: STATUS_NOT_FOUND, also for one that is void. */
int course_load(struct store *store, int64_t number, struct pool *pool, struct course *course);

/* The courses of a patient that have not ended, in the order of their numbers. */
int course_list(struct store *store, int64_t patient, struct pool *pool, struct course **courses, size_t *count);

/* What the last course that began with a recipe planned; `terms->planned` is 0 when there was none. */
int course_usual(struct store *store, int64_t recipe, struct course_terms *terms);

/* A new course: its patient, the sessions of before it was taken over (0 and DAY_NONE: none), its terms. Gives its
 * number, the entry's. */
int course_start(struct store *store, const struct act *act, int64_t patient, int64_t done, day_t last,
	const struct course_terms *terms, int64_t *number);

/* Posts other terms. Errors: STATUS_REFUSED when it has ended, had more sessions already, or that is what it plans. */
int course_change(struct store *store, const struct act *act, const struct course *course,
	const struct course_terms *terms, int64_t *entry);

/* Posts that a course rests, goes on, or has ended. Errors: STATUS_REFUSED when it does already, or does not rest, or
 * the day lies before what was said of it last. */
int course_pause(struct store *store, const struct act *act, const struct course *course, int64_t *entry);
int course_resume(struct store *store, const struct act *act, const struct course *course, int64_t *entry);
int course_end(struct store *store, const struct act *act, const struct course *course, const char *outcome,
	day_t follow_up, int64_t *entry);

/* What was said of a session's course. */
struct course_wish {
	bool none;	/* it belongs to none */
	int64_t course; /* this one; 0: the one that fits */
};

/* Where a session sits in a course. */
struct course_seat {
	int64_t course;	 /* 0: it belongs to none */
	int64_t place;	 /* 0: it belongs to it and does not count */
	const char *position; /* "3 of 8"; NULL without a place */
	const char *too_soon; /* a warning: the days between are fewer than the course says; NULL: none */
	const char *beyond;   /* a warning: a course that fits has had all its sessions; NULL: none */
};

/*
 * Finds a session's course among the patient's: the one that was named, else the running one with its recipe among
 * its own, else with its area (0 and NULL: none). Nothing is written. With `counts` false the session belongs to it and
 * takes no place.
 * Errors: STATUS_REFUSED when several fit, naming --course; when the named one is another patient's, rests, has ended
 * or has had all its sessions.
 */
int course_seat_find(struct store *store, int64_t patient, int64_t recipe, const char *area,
	const struct course_wish *wish, bool counts, struct when when, struct pool *pool, struct course_seat *seat);

/* The patient's running courses that a session fits: those with its recipe, else those for its area. */
int course_fitting(struct store *store, int64_t patient, int64_t recipe, const char *area, struct pool *pool,
	const struct course ***found, size_t *count);

/*
 * The course of a patient whose turn it is: the one that was named, the only one that runs, else the only one that is
 * due on the day. Errors: STATUS_REFUSED when there is none, or several, naming --course.
 */
int course_due_find(struct store *store, int64_t patient, const char *patient_code, const struct course_wish *wish,
	day_t day, struct pool *pool, struct course *course);

/* Within the open entry of a session: the part that made or used `preparation` (0: nothing was mixed) sits there, unless
 * the seat is in no course. */
int course_seat_take(struct store *store, int64_t entry, const struct course_seat *seat, int64_t preparation);

/* Within the open entry that corrects a session, after its parts: they sit where they sat before, if the patient is
 * the course's. */
int course_seats_keep(struct store *store, int64_t entry, int64_t patient);

/* The seats of a session's entry. */
int course_seats_load(struct store *store, int64_t entry, struct pool *pool, struct course_seat **seats, size_t *count);

/* Brings the courses up to date that an entry was about, or the session that it corrected, or the one that was
 * voided. */
int course_project(struct store *store, int64_t entry);

/* Errors: STATUS_REFUSED when the entry began a course with sessions, or what it said of one was followed. */
int course_check_void(struct store *store, int64_t entry);

/* The courses of which something else is written than their records say. */
int course_verify(struct store *store, struct pool *pool, int64_t **numbers, size_t *count);

/* What an entry did to a course: "begun", "8 sessions, 7 to 10 days apart, hair-mix", "paused", "session 3". */
struct course_act {
	int64_t course;
	const char *patient_code, *what;
};

int course_acts(struct store *store, int64_t entry, struct pool *pool, struct course_act **acts, size_t *count);
