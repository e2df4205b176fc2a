/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that mean the same with every command (DESIGN.md, section 8). */
#include "options.h"
#include <string.h>
#include "words.h"

static const struct argp_option common_options[] = {
	{ "db", OPTION_DATABASE, N_("FILE"), 0, N_("the clinic's database (AMPOULE_DB)"), 0 },
	{ "as", OPTION_AS, N_("OPERATOR"), 0, N_("who acts, with that operator's PIN; a manager needs none"), 0 },
	{ "on", OPTION_ON, N_("DAY[ TIME]"), 0, N_("when it happened: 2026-11-20, -3d, 'yesterday 10:30'"), 0 },
	{ "at", OPTION_AT, N_("LOCATION"), 0, N_("the place of the stock"), 0 },
	{ "reason", OPTION_REASON, N_("TEXT"), 0, N_("why"), 0 },
	{ "document", OPTION_DOCUMENT, N_("NUMBER"), 0, N_("number of a paper that belongs to it"), 0 },
	{ "evidence", OPTION_EVIDENCE, N_("FILE"), 0, N_("a photograph or scan of it: name and fingerprint are kept"), 0 },
	{ "format", OPTION_FORMAT, N_("FORMAT"), 0, N_("table, csv, tsv, json or xlsx; journal for postings"), 0 },
	{ "output", OPTION_OUTPUT, N_("FILE"), 0, N_("the results go there; its ending picks the format"), 0 },
	{ "excel", OPTION_EXCEL, NULL, 0, N_("CSV for the clinic's Excel"), 0 },
	{ "force", OPTION_FORCE, NULL, 0, N_("replace an existing file"), 0 },
	{ "ref", OPTION_REF, N_("KEY"), 0, N_("post once only: the same key again gives the same entry"), 0 },
	{ "yes", OPTION_YES, NULL, 0, N_("answer every question with yes"), 0 },
	{ "dry-run", OPTION_DRY_RUN, NULL, 0, N_("do everything, then post nothing"), 0 },
	{ "no-input", OPTION_NO_INPUT, NULL, 0, N_("never ask"), 0 },
	{ "quiet", OPTION_QUIET, NULL, 0, N_("no plans and notes, only results and errors"), 0 },
	{ "help", OPTION_HELP, NULL, 0, N_("this help; after a command, that command's"), 0 },
	{ "version", OPTION_VERSION, NULL, 0, N_("the program's version"), 0 },
	{ 0 },
};

static error_t common_flag(struct common *common, int key)
{
	switch (key) {
	case OPTION_EXCEL:
		common->excel = true;
		return 0;
	case OPTION_FORCE:
		common->force = true;
		return 0;
	case OPTION_YES:
		common->yes = true;
		return 0;
	case OPTION_DRY_RUN:
		common->dry_run = true;
		return 0;
	case OPTION_NO_INPUT:
		common->no_input = true;
		return 0;
	case OPTION_QUIET:
		common->quiet = true;
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static error_t common_parse(int key, char *arg, struct argp_state *state)
{
	struct common *common = state->input;

	switch (key) {
	case OPTION_DATABASE:
		common->database = arg;
		return 0;
	case OPTION_AS:
		common->as = arg;
		return 0;
	case OPTION_ON:
		common->on = arg;
		return 0;
	case OPTION_AT:
		common->at = arg;
		return 0;
	case OPTION_REASON:
		common->why = arg;
		return 0;
	case OPTION_DOCUMENT:
		common->document = arg;
		return 0;
	case OPTION_EVIDENCE: {
		const char **path = pool_append(parse_context(state)->pool, &common->evidence, &common->evidence_count,
			sizeof(*path));
		*path = arg;
		return 0;
	}
	case OPTION_REF:
		common->ref = arg;
		return 0;
	case OPTION_FORMAT:
		common->format = arg;
		return 0;
	case OPTION_OUTPUT:
		common->output = strcmp(arg, "-") == 0 ? NULL : arg;
		return 0;
	default:
		return common_flag(common, key);
	}
}

const struct argp common_argp = { common_options, common_parse, NULL, NULL, NULL, NULL, NULL };

static bool option_is_last(const struct argp_option *option)
{
	return !option->name && !option->key && !option->doc && !option->group;
}

const struct argp_option *option_find(const struct argp_option *table, const char *name, size_t length,
	const char **takes)
{
	const char *arg = NULL;

	for (const struct argp_option *option = table; option && !option_is_last(option); option++) {
		if (!(option->flags & OPTION_ALIAS))
			arg = option->arg;
		if (option->name && strlen(option->name) == length && memcmp(option->name, name, length) == 0) {
			*takes = arg;
			return option;
		}
	}
	return NULL;
}

const struct argp_option *option_find_short(const struct argp_option *table, char letter, const char **takes)
{
	const char *arg = NULL;

	for (const struct argp_option *option = table; option && !option_is_last(option); option++) {
		if (!(option->flags & OPTION_ALIAS))
			arg = option->arg;
		if (letter && option->key == letter) {
			*takes = arg;
			return option;
		}
	}
	return NULL;
}

bool option_is_manner(int key)
{
	switch (key) {
	case OPTION_REF:
	case OPTION_YES:
	case OPTION_QUIET:
	case OPTION_DRY_RUN:
	case OPTION_NO_INPUT:
	case OPTION_DATABASE:
	case OPTION_FORMAT:
	case OPTION_OUTPUT:
		return true;
	default:
		return false;
	}
}

bool option_concerns(int key, const struct command *command)
{
	switch (key) {
	case OPTION_ON:
	case OPTION_REASON:
	case OPTION_DOCUMENT:
	case OPTION_EVIDENCE:
	case OPTION_REF:
		return command_posts(command) && command->needs != NEEDS_PLACE;
	case OPTION_YES:
	case OPTION_DRY_RUN:
	case OPTION_NO_INPUT:
		return command_posts(command);
	case OPTION_FORCE:
		return !command_posts(command) || command->makes_paper || command->needs == NEEDS_PLACE;
	case OPTION_OUTPUT:
	case OPTION_EXCEL:
		return !command_posts(command) || command->makes_paper;
	case OPTION_AS:
		return command->needs != NEEDS_NOTHING && command->needs != NEEDS_NEW;
	default:
		return true;
	}
}
