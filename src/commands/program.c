/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs one command line: parse, prepare, run, report. */
#include "config.h"
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/text.h"
#include "context.h"
#include "help.h"
#include "options.h"
#include "output.h"
#include "posting.h"
#include "request.h"
#include "words.h"

/* What the parsers of one command line share: argp shows its root to each of them,
 * a hook only to whoever set it. */
struct target {
	struct argp root; /* the first member */
	struct context *context;
	void *arguments;
};

struct context *parse_context(const struct argp_state *state)
{
	return ((const struct target *)state->root_argp)->context;
}

error_t parse_refuse(const struct argp_state *state, const char *format, ...)
{
	struct context *context = parse_context(state);
	va_list arguments;
	char *text;

	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		abort();
	va_end(arguments);
	error_set(context->error, STATUS_USAGE, "%s\nusage: %s", text,
		usage_line(context->command, context->pool));
	free(text);
	return EINVAL;
}

static error_t root_parse(int key, char *arg, struct argp_state *state)
{
	struct target *target = state->input;

	(void)arg;
	if (key != ARGP_KEY_INIT)
		return ARGP_ERR_UNKNOWN;
	state->child_inputs[0] = target->arguments;
	state->child_inputs[1] = &target->context->common;
	return 0;
}

/*
 * argp assigns what words_read() has sorted. Its own exits, messages and help are off: all of them are ours.
 * In order, because POSIXLY_CORRECT would otherwise end the options at the first argument.
 */
static int command_parse(struct context *context, struct words *words, void *arguments)
{
	const struct command *command = context->command;
	struct argp own = { command_options(command, context->pool), command->parse, NULL, NULL, NULL, NULL,
		NULL };
	/* Of two options of one name argp takes the first. */
	struct argp_child children[] = { { &own, 0, NULL, 0 }, { &common_argp, 0, NULL, 0 }, { 0 } };
	struct target target = {
		.root = { NULL, root_parse, NULL, NULL, children, NULL, NULL },
		.context = context,
		.arguments = arguments,
	};
	int unread = words->argc;

	error_t failure = argp_parse(&target.root, words->argc, words->argv,
		ARGP_IN_ORDER | ARGP_NO_EXIT | ARGP_NO_ERRS | ARGP_NO_HELP, &unread, &target);
	if (context->error->status < 0)
		return context->error->status;
	if (failure == 0 && unread < words->argc)
		return error_set(context->error, STATUS_USAGE, _("'%s': one word too many\nusage: %s"),
			text_printable(words->argv[unread], strlen(words->argv[unread]), context->pool),
			usage_line(command, context->pool));
	if (failure != 0)
		return error_set(context->error, STATUS_USAGE,
			_("the words were not understood: %s\nusage: %s"), strerror(failure),
			usage_line(command, context->pool));
	return 0;
}

static int reading_run(struct context *context, void *arguments)
{
	int status = store_begin(context->store, STORE_READ);
	if (status == 0)
		status = context->command->run(context, arguments);
	store_rollback(context->store);
	return status;
}

/* A command with transactions of its own: only the question whether its key was used is answered for it. */
static int database_run(struct context *context, void *arguments)
{
	bool answered = false;

	if (context->act.ref) {
		int status = store_begin(context->store, STORE_READ);
		if (status == 0)
			status = posting_find(context, &answered);
		store_rollback(context->store);
		if (status < 0 || answered)
			return status;
	}
	return context->command->run(context, arguments);
}

static int prepared_run(struct context *context, void *arguments)
{
	switch (context->command->needs) {
	case NEEDS_READING:
		return reading_run(context, arguments);
	case NEEDS_DATABASE:
		return database_run(context, arguments);
	case NEEDS_POSTING:
		return posting_run(context, arguments);
	case NEEDS_NOTHING:
	case NEEDS_NEW:
	case NEEDS_PLACE:
		break;
	}
	return context->command->run(context, arguments);
}

/* An act's day or reason, given to a command that only looks, would be passed over without a word. */
static int idle_refuse(struct context *context)
{
	const struct common *common = &context->common;
	if (common->as && !option_concerns(OPTION_AS, context->command))
		return error_set(context->error, STATUS_USAGE, _("'--as' names an operator of a database that is there; '%s' has none"),
			context->command->name);
	const struct {
		int key;
		const char *name, *value;
	} said[] = {
		{ OPTION_ON, "--on", common->on },
		{ OPTION_REASON, "--reason", common->why },
		{ OPTION_DOCUMENT, "--document", common->document },
		{ OPTION_REF, "--ref", common->ref },
		{ OPTION_DRY_RUN, "--dry-run", common->dry_run ? "" : NULL },
	};

	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		if (said[i].value && !option_concerns(said[i].key, context->command))
			return error_set(context->error, STATUS_USAGE,
				_("'%s' belongs to what is posted, and '%s' posts nothing; see 'ampoule %s --help'"),
				said[i].name, context->command->name, context->command->name);
	}
	return 0;
}

/* What the plans and notes of a quiet command are written to. */
static FILE *nowhere(void)
{
	FILE *file = fopen("/dev/null", "w");
	if (!file)
		abort();
	return file;
}

static int command_run(struct context *context, struct words *words, FILE *out, FILE *err)
{
	void *arguments = pool_alloc(context->pool, context->command->arguments_size + 1);
	struct output output;

	int status = command_parse(context, words, arguments);
	if (status == 0 && context->command->turn)
		context->command = context->command->turn(arguments);
	if (status == 0)
		status = idle_refuse(context);
	if (status < 0)
		return status;
	status = output_open(context, &output, out);
	if (status < 0)
		return status;
	context->err = context->common.quiet ? nowhere() : err;
	status = context_prepare(context, words);
	if (status == 0)
		status = request_complete(context, arguments);
	if (status == 0)
		status = prepared_run(context, arguments);
	context_release(context);
	int closed = output_close(context, &output, status == 0);
	/* What a command would answer was held back until now. */
	if (status == 0 && context->common.dry_run && context->command->needs == NEEDS_POSTING)
		posting_tell_dry(context);
	bool written = context->common.output != NULL && !(command_posts(context->command) && context->common.dry_run);
	if (status == 0 && closed == 0 && written)
		fprintf(context->err, _("written: %s\n"), text_path(context->common.output, context->pool));
	if (context->err != err)
		fclose(context->err);
	return status < 0 ? status : closed;
}

static int words_run(struct context *context, struct words *words, FILE *out, FILE *err)
{
	if (!words->help && !words->version) {
		context->command = words->command;
		return command_run(context, words, out, err);
	}
	if (words->version)
		version_print(out);
	else
		help_print(words, context->pool, out);
	return output_flush(context, out);
}

int program_run(int argc, char **argv, instant_t now, FILE *out, FILE *err)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct words words = { 0 };
	struct context context = {
		.error = &error,
		.pool = &pool,
		.act.now = now,
		.today = DAY_NONE,
		.out = out,
		.err = err,
	};

	int status = words_read(argc, argv, &pool, &error, &words);
	if (status == 0)
		status = words_run(&context, &words, out, err);
	if (error.text && error.text[0]) {
		/* What was printed before stands before it, wherever both go. */
		fflush(out);
		fprintf(err, "ampoule: %s\n", error.text);
	}
	int result = error_exit_status(status < 0 ? (enum status)status : STATUS_OK);
	error_clear(&error);
	pool_release(&pool);
	return result;
}
