/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of lists that look back: a period and a length. */
#pragma once
#include "ampoule/command.h"

struct period {
	const char *from, *to, *limit;
};

enum { OPTION_FROM = 300, OPTION_TO, OPTION_LIMIT };

#define PERIOD_OPTIONS \
	{ "from", OPTION_FROM, N_("DAY"), 0, N_("of this day and later"), 0 }, \
		{ "to", OPTION_TO, N_("DAY"), 0, N_("of this day and earlier"), 0 }, \
	{ \
		"limit", OPTION_LIMIT, N_("N"), 0, N_("at most so many (default 100)"), 0 \
	}

/* Takes one of the above. Returns ARGP_ERR_UNKNOWN for any other. */
error_t period_parse(int key, char *arg, struct period *period);
