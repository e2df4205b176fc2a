/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the demo clinic comes into being: command lines, run one after the other as a person would. */
#include "config.h"
#include "demo_steps.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/text.h"
#include "clinic_files.h"
#include "demo_story.h"

enum { WORDS_MORE = 8 };

struct play {
	struct context *context;
	const char *folder;
	const char *database;
	struct demo_step *steps;
	size_t count;
	int64_t entry; /* the last that was posted */
};

static bool ends_with(const char *word, const char *ending)
{
	size_t length = strlen(word), end = strlen(ending);
	return length > end && strcmp(word + length - end, ending) == 0;
}

/* What a step posted that bears this name; 0: no step before this one does. */
static int64_t entry_named(const struct play *play, const char *name, size_t length)
{
	for (size_t i = 0; i < play->count; i++) {
		const struct demo_step *step = &play->steps[i];
		if (step->name && strlen(step->name) == length && strncmp(step->name, name, length) == 0)
			return step->entry;
	}
	return 0;
}

/* A file by its path, {NAME} as the number of the entry that the step of that name posted. */
static char *word_complete(const struct play *play, const char *word)
{
	struct pool *pool = play->context->pool;
	const char *begin = strchr(word, '{'), *end = begin ? strchr(begin, '}') : NULL;

	if (ends_with(word, ".csv"))
		return pool_printf(pool, "%s/csv/%s", play->folder, word);
	if (ends_with(word, ".xlsx"))
		return pool_printf(pool, "%s/%s", play->folder, word);
	if (!end)
		return pool_copy(pool, word);
	return pool_printf(pool, "%.*s%lld%s", (int)(begin - word), word,
		(long long)entry_named(play, begin + 1, (size_t)(end - begin - 1)), end + 1);
}

/* The status behind an exit status, so that a failed step ends this command as it would have ended itself. */
static enum status status_behind(int result)
{
	for (int status = STATUS_REFUSED; status >= STATUS_NOT_PERMITTED; status--) {
		if (error_exit_status((enum status)status) == result)
			return (enum status)status;
	}
	return STATUS_IO;
}

/* The command of a step, without what it is about. */
static const char *step_name(const struct demo_step *step, struct pool *pool)
{
	const char *verb = step->count > 1 ? step->words[1] : "-";
	bool plain = verb[0] != '-' && verb[0] != '{';
	return plain ? pool_printf(pool, "%s %s", step->words[0], verb) : step->words[0];
}

static int step_failed(struct play *play, const struct demo_step *step, int result, const char *told)
{
	static const char program[] = "ampoule: ";
	size_t length;

	if (strncmp(told, program, strlen(program)) == 0)
		told += strlen(program);
	length = strlen(told);
	if (length > 0 && told[length - 1] == '\n')
		length--;
	return error_set(play->context->error, status_behind(result),
		_("the demo clinic was not made: '%s' failed: %.*s"), step_name(step, play->context->pool),
		(int)length, told);
}

/* The number that a command answers as JSON; the one before when it posted nothing. */
static void answer_read(struct play *play, const char *answer, size_t length)
{
	json_t *object = json_loadb(answer, length, 0, NULL);
	const json_t *entry = json_object_get(object, "entry");

	if (json_is_integer(entry))
		play->entry = json_integer_value(entry);
	json_decref(object);
}

static int words_play(struct play *play, const struct demo_step *step, int argc, char **argv)
{
	char *answer = NULL, *told = NULL;
	size_t answer_length, told_length;
	FILE *out = open_memstream(&answer, &answer_length), *err = open_memstream(&told, &told_length);
	if (!out || !err)
		abort();

	int result = program_run(argc, argv, play->context->act.now, out, err);
	if (fclose(out) != 0 || fclose(err) != 0)
		abort();
	int status = 0;
	if (result != 0)
		status = step_failed(play, step, result, told);
	else
		answer_read(play, answer, answer_length);
	free(answer);
	free(told);
	return status;
}

static int step_play(struct play *play, struct demo_step *step)
{
	static const char *const more[] = { "--yes", "--quiet", "--no-input", "--db" };
	char **argv = pool_alloc(play->context->pool, (1 + step->count + WORDS_MORE) * sizeof(*argv));
	int argc = 0;

	argv[argc++] = pool_copy(play->context->pool, "ampoule");
	for (size_t i = 0; i < step->count; i++)
		argv[argc++] = word_complete(play, step->words[i]);
	for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
		argv[argc++] = pool_copy(play->context->pool, more[i]);
	argv[argc++] = pool_copy(play->context->pool, play->database);
	if (step->name) {
		argv[argc++] = pool_copy(play->context->pool, "--format");
		argv[argc++] = pool_copy(play->context->pool, "json");
	}
	int status = words_play(play, step, argc, argv);
	step->entry = play->entry;
	return status;
}

/* Nobody waits long, so a line that is written over is all that is shown, and only to a person. */
static void progress_show(const struct play *play, size_t done)
{
	struct context *context = play->context;

	if (context->common.quiet || !isatty(fileno(context->err)))
		return;
	if (done < play->count)
		fprintf(context->err, "\r\033[K%zu/%zu %s", done + 1, play->count,
			step_name(&play->steps[done], context->pool));
	else
		fputs("\r\033[K", context->err);
	fflush(context->err);
}

static int story_play(struct play *play, const char *story)
{
	size_t done = play->count;
	int status = 0;

	demo_story_read(story, play->context->pool, &play->steps, &play->count);
	for (size_t i = done; status == 0 && i < play->count; i++) {
		progress_show(play, i);
		status = step_play(play, &play->steps[i]);
	}
	progress_show(play, play->count);
	return status;
}

static int workbook_write(struct play *play, const char *workbook)
{
	struct context *context = play->context;
	char *words[] = { pool_copy(context->pool, "export") };
	const struct demo_step step = { .words = words, .count = 1 };
	char *argv[] = { pool_copy(context->pool, "ampoule"), pool_copy(context->pool, "export"),
		pool_copy(context->pool, "--month=last"), pool_copy(context->pool, "-o"),
		pool_printf(context->pool, "%s/%s", play->folder, workbook), pool_copy(context->pool, "--db"),
		pool_copy(context->pool, play->database), NULL };

	return words_play(play, &step, sizeof argv / sizeof argv[0] - 1, argv);
}

/* A PIN is salted by chance, so that it would make every workbook another: this comes after it. */
static int last_days_play(struct play *play)
{
	setenv("AMPOULE_NEW_PIN", DEMO_PIN, 1);
	int status = story_play(play, clinic_pins);
	unsetenv("AMPOULE_NEW_PIN");
	if (status < 0)
		return status;
	setenv("AMPOULE_PIN", DEMO_PIN, 1); /* of who answers for what somebody else did */
	status = story_play(play, clinic_story_last);
	unsetenv("AMPOULE_PIN");
	return status;
}

int demo_play(struct context *context, const char *folder, const char *workbook, int64_t *entry)
{
	struct play play = {
		.context = context,
		.folder = folder,
		.database = pool_printf(context->pool, "%s/ampoule.db", folder),
	};
	int status = story_play(&play, clinic_story);

	if (status == 0)
		status = workbook_write(&play, workbook);
	if (status == 0)
		status = last_days_play(&play);
	*entry = play.entry;
	return status;
}
