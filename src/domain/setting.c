/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the clinic's settings. */
#include "ampoule/setting.h"
#include <string.h>

#define N_(text) text

const struct setting_rule setting_rules[] = {
	{ .name = "name", .type = SETTING_TEXT, .help = N_("the clinic's name, for the head of workbooks") },
	{ .name = "default-location", .type = SETTING_LOCATION,
		.help = N_("the place that is meant where none is named, and the operator has none of the own") },
	{ .name = "expiring-days", .type = SETTING_COUNT, .standard = "30", .most = 3650,
		.help = N_("days before its expiry from which 'today' names a lot") },
	{ .name = "patience", .type = SETTING_COUNT, .standard = "10", .least = 1, .most = 600,
		.help = N_("seconds that a command waits while another one writes") },
	{ .name = "reaction-kinds", .type = SETTING_NAMES,
		.standard = "folliculitis; pyogenic dermatitis; hyperaemia; occipital lymphadenitis; nausea/weakness; itching; "
			    "swelling; haematoma; burn; scar",
		.help = N_("what 'session reaction' knows besides other: names, divided by ;") },
	{ .name = "report-seconds", .type = SETTING_COUNT, .standard = "30", .least = 1, .most = 3600,
		.help = N_("seconds that a report of the clinic's own may take") },
	{ .name = "short-life-days", .type = SETTING_COUNT, .standard = "30", .most = 3650,
		.help = N_("days that a lot should keep when it comes in; 'receive' warns of one that keeps less") },
	{ .name = "tax-recoverable", .type = SETTING_CHOICE, .standard = "no", .choices = "no yes",
		.help = N_("whether the tax on purchases comes back: then it is no cost of the stock") },
	{ .name = "account-consumption", .type = SETTING_ACCOUNT, .standard = "consumption",
		.help = N_("account, in 'report ledger', of what sessions and rooms used up") },
	{ .name = "account-count-difference", .type = SETTING_ACCOUNT, .standard = "count difference",
		.help = N_("account, in 'report ledger', of what counts found to be more or less") },
	{ .name = "account-opening", .type = SETTING_ACCOUNT, .standard = "opening balance",
		.help = N_("account, in 'report ledger', of what stock was worth when the program began") },
	{ .name = "account-price-difference", .type = SETTING_ACCOUNT, .standard = "price difference",
		.help = N_("account, in 'report ledger', of what turned out dearer or cheaper of goods that were gone") },
	{ .name = "account-purchases", .type = SETTING_ACCOUNT, .standard = "purchase clearing",
		.help = N_("account, in 'report ledger', of what was received, until its invoice is booked") },
	{ .name = "account-stock", .type = SETTING_ACCOUNT, .standard = "stock",
		.help = N_("account, in 'report ledger', of what stock is worth") },
	{ .name = "account-write-off", .type = SETTING_ACCOUNT, .standard = "write-off",
		.help = N_("account, in 'report ledger', of what was broken, expired, spoiled, lost, given away or recalled") },
	{ .name = "zone", .type = SETTING_ZONE, .help = N_("the clinic's time zone; days of past entries stay as they are") },
	{ .name = "currency", .type = SETTING_CURRENCY, .help = N_("of every amount; fixed once something is worth something") },
	{ .name = "digits", .type = SETTING_FIXED, .help = N_("follows from the currency") },
	{ .name = "test", .type = SETTING_FIXED, .help = N_("said when the database is made: yes for one to try things in") },
};

const size_t setting_rules_count = sizeof setting_rules / sizeof *setting_rules;

const struct setting_rule *setting_rule_find(const char *name)
{
	for (size_t i = 0; i < setting_rules_count; i++) {
		if (strcmp(setting_rules[i].name, name) == 0)
			return &setting_rules[i];
	}
	return NULL;
}
