/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule verify: does everything still agree, and is all of it as it was? */
#include "config.h"
#include "ampoule/verify.h"
#include "ampoule/text.h"
#include "ampoule/command.h"
#include "anchor.h"
#include "progress.h"

struct arguments {
	const char *anchor;
};

enum { OPTION_ANCHOR = 256 };

static const struct argp_option options[] = {
	{ "anchor", OPTION_ANCHOR, N_("FILE|HASH"), 0,
		N_("a workbook, a copy of the database or a hash that was kept: all up to it must be as it was"), 0 },
	{ 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != OPTION_ANCHOR)
		return ARGP_ERR_UNKNOWN;
	arguments->anchor = arg;
	return 0;
}

static int check_anchor(struct context *context, const char *anchor)
{
	unsigned char hash[HASH_SIZE];
	char text[HASH_TEXT_MAX];
	int64_t number = 0;
	int status = anchor_read("anchor", anchor, hash, context->error);
	if (status == STATUS_OK)
		status = verify_anchor(context->store, hash, &number);
	if (status != STATUS_OK)
		return status;
	if (number == 0)
		return error_set(context->error, STATUS_UNVERIFIED,
			_("the anchor %s is not in this ledger: it is another clinic's, or the ledger was replaced or cut short"),
			hash_format(hash, text));
	fprintf(context->out, _("anchor: entry %lld, all up to it is as it was\n"), (long long)number);
	return STATUS_OK;
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	struct verification verification;
	char hash[HASH_TEXT_MAX];
	struct progress progress;
	int status = answer_as_text(context);
	progress_begin(&progress, context);
	if (status == STATUS_OK)
		status = verify_run(context->store, progress_of_entries, &progress, context->pool, &verification);
	progress_end(&progress);
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < verification.count; i++)
		fprintf(context->out, "%s\n", verification.problems[i]);
	if (verification.count > 0)
		return error_set(context->error, STATUS_UNVERIFIED,
			_("'%s' does not hold (first: %s); keep the file as it is and restore a backup"),
			store_path(context->store), verification.problems[0]);
	fprintf(context->out, _("%lld entries hold: chain, balances, opened containers, catalogue, file\n"),
		(long long)verification.entries);
	fprintf(context->out, _("head: %s\n"), hash_format(verification.head, hash));
	return arguments->anchor == NULL ? STATUS_OK : check_anchor(context, arguments->anchor);
}

const struct command command_verify = {
	.name = "verify",
	.group = GROUP_SYSTEM,
	.summary = N_("check the whole ledger against itself"),
	.options = options,
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_READING,
	.roles = ROLE_ANY,
	.run = run,
};
