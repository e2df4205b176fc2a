/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ampoule completion: what makes a shell complete command lines, and the words that it asks for while it does. */
#include "config.h"
#include <string.h>
#include "ampoule/text.h"
#include "definitions.h"
#include "options.h"
#include "words.h"

static const struct shell {
	const char *name, *script;
} shells[] = {
	{ "bash", "_ampoule()\n"
		  "{\n"
		  "\tmapfile -t COMPREPLY < <(ampoule completion words -- \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\n"
		  "}\n"
		  "complete -o default -F _ampoule ampoule\n" },
	{ "zsh", "_ampoule()\n"
		 "{\n"
		 "\tlocal found\n"
		 "\tfound=(${(f)\"$(ampoule completion words -- \"${(@)words[2,CURRENT]}\" 2>/dev/null)\"})\n"
		 "\tif (( ${#found} )); then compadd -- $found; else _files; fi\n"
		 "}\n"
		 "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"
		 "compdef _ampoule ampoule\n" },
	{ "fish", "complete -c ampoule -a '(ampoule completion words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'\n" },
};

struct arguments {
	const char **words;
	size_t count;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if (key != ARGP_KEY_ARG)
		return ARGP_ERR_UNKNOWN;
	*(const char **)pool_append(parse_context(state)->pool, &arguments->words, &arguments->count,
		sizeof(*arguments->words)) = arg;
	return 0;
}

static error_t parse_shell(int key, char *arg, struct argp_state *state)
{
	struct arguments *arguments = state->input;
	if ((key == ARGP_KEY_ARG && arguments->count > 0) || (key == ARGP_KEY_END && arguments->count == 0))
		return parse_refuse(state, _("for which shell? bash, zsh or fish"));
	return parse(key, arg, state);
}

static int run(struct context *context, void *data)
{
	const struct arguments *arguments = data;
	for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++) {
		if (strcmp(shells[i].name, arguments->words[0]) == 0) {
			fputs(shells[i].script, context->out);
			return STATUS_OK;
		}
	}
	return error_set(context->error, STATUS_USAGE, _("'%s': no shell that is known; there are bash, zsh and fish"),
		QUOTED(arguments->words[0]));
}

const struct command command_completion = {
	.name = "completion",
	.group = GROUP_SYSTEM,
	.summary = N_("make the shell complete what is typed"),
	.arguments = N_("SHELL"),
	.details = N_("The shell is bash, zsh or fish. For bash, put this line into ~/.bashrc: source <(ampoule completion bash). "
		   "For zsh the same into ~/.zshrc. For fish: ampoule completion fish "
		   ">~/.config/fish/completions/ampoule.fish."),
	.parse = parse_shell,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_NOTHING,
	.roles = ROLE_ANY,
	.run = run,
};

/* The words that are typed already, and the one that is being typed. */
struct typed {
	FILE *out;
	struct pool *pool;
	const char *prefix;
	const char *name, *verb; /* of the command; NULL: not typed yet */
	const struct command *command; /* NULL: the name wants a verb first */
	size_t arguments; /* behind them */
};

static void offer(const struct typed *typed, const char *word)
{
	if (strncmp(word, typed->prefix, strlen(typed->prefix)) == 0)
		fprintf(typed->out, "%s\n", word);
}

/* Whether the value of an option that is typed stands in the next word. */
static bool value_follows(const struct typed *typed, const char *word)
{
	const char *takes = NULL;
	if (strncmp(word, "--", 2) == 0 && strchr(word, '=') == NULL) {
		const char *name = word + 2;
		if (option_find(common_argp.options, name, strlen(name), &takes) == NULL && typed->command != NULL)
			option_find(command_options(typed->command, typed->pool), name, strlen(name), &takes);
	} else if (word[0] == '-' && word[1] != '\0' && word[2] == '\0') {
		option_find_short(common_argp.options, word[1], &takes);
	}
	return takes != NULL;
}

static struct typed typed_read(struct context *context, const struct arguments *arguments)
{
	struct typed typed = { .out = context->out, .pool = context->pool, .prefix = "" };
	if (arguments->count > 0)
		typed.prefix = arguments->words[arguments->count - 1];
	for (size_t i = 0; i + 1 < arguments->count; i++) {
		const char *word = arguments->words[i];
		if (word[0] == '-') {
			i += value_follows(&typed, word);
			continue;
		}
		bool taken = false;
		for (const struct command *each = NULL;
			typed.verb == NULL && (each = command_next(typed.name == NULL ? word : typed.name, each)) != NULL;) {
			if (typed.name == NULL || (each->verb != NULL && strcmp(each->verb, word) == 0)) {
				taken = true;
				typed.verb = typed.name == NULL ? NULL : each->verb;
				typed.command = each->verb == NULL || typed.name != NULL ? each : NULL;
				typed.name = each->name;
				break;
			}
		}
		typed.arguments += !taken;
	}
	return typed;
}

static void offer_commands(const struct typed *typed)
{
	const char *before = "";
	for (const struct command *const *each = commands; *each != NULL; each++) {
		if (strcmp((*each)->name, before) != 0)
			offer(typed, (*each)->name);
		before = (*each)->name;
	}
}

static void offer_verbs(const struct typed *typed)
{
	for (const struct command *each = NULL; (each = command_next(typed->name, each)) != NULL;) {
		if (each->verb != NULL)
			offer(typed, each->verb);
	}
}

/* Names of reports behind 'report', of workbooks behind 'export'. */
static void offer_definitions(const struct typed *typed)
{
	const char **names, *folder = definitions_folder(typed->pool);
	size_t count = 0;
	if (strcmp(typed->name, "report") == 0)
		count = report_names(folder, typed->pool, &names);
	else if (strcmp(typed->name, "export") == 0)
		count = book_names(folder, typed->pool, &names);
	for (size_t i = 0; i < count; i++)
		offer(typed, names[i]);
}

static void offer_table(const struct typed *typed, const struct argp_option *options, bool common)
{
	for (; options != NULL && (options->name != NULL || options->key != 0); options++) {
		bool concerned = !common || typed->command == NULL || option_concerns(options->key, typed->command);
		if (options->name != NULL && (options->flags & OPTION_HIDDEN) == 0 && concerned)
			offer(typed, pool_printf(typed->pool, "--%s", options->name));
	}
}

static int words_run(struct context *context, void *data)
{
	struct typed typed = typed_read(context, data);
	if (typed.prefix[0] == '-') {
		if (typed.command != NULL)
			offer_table(&typed, command_options(typed.command, typed.pool), false);
		offer_table(&typed, common_argp.options, true);
	} else if (typed.name == NULL && typed.arguments == 0) {
		offer_commands(&typed);
	} else if (typed.name != NULL && typed.verb == NULL && typed.arguments == 0) {
		offer_verbs(&typed);
		offer_definitions(&typed);
	}
	return STATUS_OK;
}

const struct command command_completion_words = {
	.name = "completion",
	.verb = "words",
	.group = GROUP_SYSTEM,
	.summary = N_("what may stand in place of the last of these words, for the shell"),
	.arguments = N_("-- WORD…"),
	.parse = parse,
	.arguments_size = sizeof(struct arguments),
	.needs = NEEDS_NOTHING,
	.roles = ROLE_ANY,
	.run = words_run,
};
