/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's settings: what each means, what it is while nobody has set it, what it may be set to. */
#pragma once
#include <stddef.h>
#include <stdint.h>

enum setting_type {
	SETTING_TEXT,
	SETTING_COUNT, /* whole number from `least` to `most` */
	SETTING_CHOICE, /* one of `choices` */
	SETTING_ZONE,
	SETTING_CURRENCY, /* until something is worth something */
	SETTING_LOCATION,
	SETTING_ACCOUNT, /* a name or number that a journal takes for an account's */
	SETTING_NAMES, /* a list of names, divided by `;` */
	SETTING_FIXED, /* never set by people; `help` says what does */
};

struct setting_rule {
	const char *name;
	enum setting_type type;
	const char *standard; /* NULL: set when the database is made */
	int64_t least, most;
	const char *choices; /* divided by blanks */
	const char *help;
};

extern const struct setting_rule setting_rules[];
extern const size_t setting_rules_count;

/* NULL when there is no setting of that name. */
const struct setting_rule *setting_rule_find(const char *name);
