/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of courses share: what is planned of one, and how one is told. */
#pragma once
#include "ampoule/command.h"
#include "ampoule/courses.h"

/* What was said of a course's terms, as it was typed; NULL: not said. */
struct course_said {
	const char *recipes; /* R1,R2 */
	const char *sessions, *every, *maintenance, *area, *practitioner;
};

enum { OPTION_COURSE_RECIPE = 340, OPTION_SESSIONS, OPTION_EVERY, OPTION_MAINTENANCE, OPTION_COURSE_AREA, OPTION_COURSE_BY };

#define COURSE_OPTIONS \
	{ "recipe", OPTION_COURSE_RECIPE, N_("R[,R2…]"), 0, N_("its recipe; several take turns"), 0 }, \
	{ "sessions", OPTION_SESSIONS, N_("N"), 0, N_("how many are planned"), 0 }, \
	{ "every", OPTION_EVERY, N_("7d..10d"), 0, N_("days from one session to the next, at least and at most"), 0 }, \
	{ "maintenance", OPTION_MAINTENANCE, N_("6m:2"), 0, \
		N_("so many sessions more, so many months after the last planned one; none"), 0 }, \
	{ "area", OPTION_COURSE_AREA, N_("AREA"), 0, N_("hair, face or body (default: the recipe's)"), 0 }, \
	{ \
		"practitioner", OPTION_COURSE_BY, N_("NAME"), 0, N_("who treats"), 0 \
	}

/* Takes the above. Returns ARGP_ERR_UNKNOWN for anything else. */
error_t course_said_parse(int key, char *arg, struct argp_state *state, struct course_said *said);

/* Puts what was said into the terms; what was not stays as it is. Errors: STATUS_DATA, STATUS_NOT_FOUND;
 * STATUS_REFUSED for a retired recipe. */
int course_terms_read(struct context *context, const struct course_said *said, struct course_terms *terms);

/* A parser whose input begins with an int64_t: the number of a course, which must be given. */
error_t course_number_parse(int key, char *arg, struct argp_state *state);

/* "8 sessions of hair-mix, then serum, 7 to 10 days apart, 2 more after 6 months". */
const char *course_terms_text(const struct course_terms *terms, struct pool *pool);

/* "the next one is 3 of 8, due 2026-11-27 to 2026-11-30", or why there is none. */
const char *course_next_text(const struct course *course, struct pool *pool);

/* "2026-11-27 to 2026-11-30", or one day. */
const char *course_window_text(const struct course_window *window, struct pool *pool);

/* Reads what a session says of its course, NULL for nothing: a number, or none. Errors: STATUS_DATA. */
int course_wish_read(struct context *context, const char *text, struct course_wish *wish);

/* Prints what an entry did to courses, and to what is reserved. */
int course_log(struct context *context, int64_t entry);
