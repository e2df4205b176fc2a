/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The suite of src/commands: the framework, with commands that are made for it. */
#include "config.h"
#include "check_commands.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/command.h"

enum { NOTE_FAIL = 256, NOTE_EXTRA, NOW = 1795428000 };

const char *plan_later;
static int plan_calls;

struct note {
	const char *text, *extra;
	bool fail;
};

static const struct argp_option note_options[] = {
	{ "fail", NOTE_FAIL, NULL, 0, "fail after writing", 0 },
	{ "extra", NOTE_EXTRA, "TEXT", 0, "something more", 0 },
	{ 0 },
};

static error_t note_parse(int key, char *arg, struct argp_state *state)
{
	struct note *note = state->input;

	switch (key) {
	case NOTE_FAIL:
		note->fail = true;
		return 0;
	case NOTE_EXTRA:
		note->extra = arg;
		return 0;
	case ARGP_KEY_ARG:
		if (note->text)
			return ARGP_ERR_UNKNOWN;
		note->text = arg;
		return 0;
	case ARGP_KEY_NO_ARGS:
		return parse_refuse(state, "a text is wanted");
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

/* Someone else posts while a plan is being looked at. */
static void post_meanwhile(struct context *context)
{
	struct store *other;
	struct error error = { 0 };
	struct entry entry = { .kind = "noted", .act = &context->act };

	ck_assert_int_eq(store_open(store_path(context->store), STORE_WRITE, &error, &other), 0);
	ck_assert_int_eq(store_begin(other, STORE_WRITE), 0);
	ck_assert_int_eq(ledger_open(other, &entry), 0);
	ck_assert_int_eq(ledger_seal(other), 0);
	ck_assert_int_eq(store_commit(other), 0);
	store_close(other);
}

static int note_plan(struct context *context, void *arguments, void **plan, FILE *shown)
{
	struct note *note = arguments;

	*plan = pool_copy(context->pool, note->text);
	fprintf(shown, "to note: %s\n", plan_calls > 0 && plan_later ? plan_later : note->text);
	if (plan_calls++ == 0 && plan_later)
		post_meanwhile(context);
	return 0;
}

static int note_post(struct context *context, void *arguments, void *plan)
{
	struct note *note = arguments;
	struct entry entry = { .kind = "noted", .act = &context->act };

	if (ledger_open(context->store, &entry) < 0 ||
		ledger_note(context->store, "test", "note", note->text) < 0 || ledger_seal(context->store) < 0)
		return context->error->status;
	if (note->fail)
		return error_set(context->error, STATUS_DATA, "failed on purpose");
	return answer_posted(context, entry.number, "noted %s", plan ? (const char *)plan : "without a plan");
}

static int read_run(struct context *context, void *arguments)
{
	(void)arguments;
	fprintf(context->out, "digits %d, %s\n", context->digits, context->format);
	fprintf(context->err, "a note\n");
	return 0;
}

static int read_fail(struct context *context, void *arguments)
{
	(void)arguments;
	fprintf(context->out, "half of it\n");
	return error_set(context->error, STATUS_NOT_FOUND, "'x': no such thing");
}

#define NOTE .summary = "note a text", .arguments = "TEXT", .options = note_options, .parse = note_parse, \
	.arguments_size = sizeof(struct note), .needs = NEEDS_POSTING, .roles = ROLE_ANY, .post = note_post

static const struct command note = { .name = "note", NOTE, .plan = note_plan, .asks = true };
static const struct command note_plain = { .name = "note", .verb = "plain", NOTE };
static const struct command read_plain = { .name = "read", .summary = "read", .needs = NEEDS_READING,
	.roles = ROLE_ANY, .run = read_run };
static const struct command thing_list = { .name = "thing", .verb = "list", .summary = "list",
	.needs = NEEDS_READING, .roles = ROLE_ANY, .run = read_run };
static const struct command thing_show = { .name = "thing", .verb = "show", .summary = "show",
	.needs = NEEDS_READING, .roles = ROLE_ANY, .run = read_fail };
static const struct command forbidden = { .name = "forbidden", .summary = "for nurses only",
	.needs = NEEDS_READING, .roles = ROLE_NURSE, .run = read_run };
extern const struct command command_init;

const struct command *const commands[] = { &note, &note_plain, &read_plain, &thing_list, &thing_show, &forbidden,
	&command_init, NULL };

static char folder[32], *out_text, *err_text;

static void texts_free(void)
{
	free(out_text);
	free(err_text);
	out_text = err_text = NULL;
}

struct run run_at(int seconds, const char *line)
{
	char words[512], program[] = "ampoule", *argv[32] = { program };
	size_t size;
	int argc = 1;

	texts_free();
	plan_calls = 0;
	snprintf(words, sizeof words, "%s", line);
	for (char *rest = words, *word; (word = strsep(&rest, " "));)
		argv[argc++] = word;
	char now[INSTANT_TEXT_MAX];
	setenv("AMPOULE_NOW", instant_format(NOW + seconds, now), 1);
	FILE *out = open_memstream(&out_text, &size), *err = open_memstream(&err_text, &size);
	int status = program_run(argc, argv, 0, out, err);
	fclose(out);
	fclose(err);
	return (struct run){ status, out_text, err_text };
}

struct run run(const char *line)
{
	return run_at(0, line);
}

void clinic_setup(void)
{
	strcpy(folder, "/tmp/ampoule.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	setenv("AMPOULE_DB", "clinic.db", 1);
	ck_assert_int_eq(run("init --test --zone Europe/Madrid").status, 0);
	plan_later = NULL;
}

void clinic_teardown(void)
{
	static const char *const files[] = { "clinic.db", "clinic.db-wal", "clinic.db-shm", "results.csv" };

	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		unlink(files[i]);
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(rmdir(folder), 0);
	texts_free();
}

int64_t clinic_head(void)
{
	struct error error = { 0 };
	struct store *store;
	unsigned char hash[HASH_SIZE];
	int64_t number = -1;

	ck_assert_int_eq(store_open("clinic.db", STORE_READ, &error, &store), 0);
	ck_assert_int_eq(ledger_head(store, hash, &number), 0);
	store_close(store);
	return number;
}

int main(void)
{
	Suite *suite = suite_create("commands");
	suite_add_tcase(suite, check_program());
	suite_add_tcase(suite, check_words());

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
