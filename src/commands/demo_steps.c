/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the demo clinic comes into being: command lines, run one after the other as a person would. */
#include "config.h"
#include "demo_steps.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/text.h"

enum { WORDS_MAX = 16, WORDS_MORE = 8 };

/* A word that ends in .csv is a file of the clinic; ENTRY is the number of what the step before posted. */
#define ENTRY "{entry}"

struct step {
	const char *words[WORDS_MAX];
};

static const struct step steps[] = {
	{ { "init", "--test", "--name", DEMO_NAME, "--currency", "EUR", "--zone", DEMO_ZONE } },
	{ { "location", "add", "fridge", "--name", "Fridge", "--min-temp", "2", "--max-temp", "8" } },
	{ { "location", "add", "quarantine", "--name", "Quarantine", "--usable", "no" } },
	{ { "operator", "add", "boss-marta", "--name", "Marta Ruiz", "--role", "manager" } },
	{ { "operator", "add", "dr-sole", "--name", "Dr Sole", "--role", "doctor" } },
	{ { "operator", "add", "nurse-ana", "--name", "Ana Gil", "--role", "nurse" } },
	{ { "operator", "add", "acct-kim", "--name", "Kim Oh", "--role", "accountant" } },
	{ { "import", "suppliers", "suppliers.csv" } },
	{ { "import", "products", "products.csv" } },
	{ { "import", "patients", "patients.csv" } },
	{ { "import", "recipes", "recipes.csv" } },
	{ { "import", "stock", "stock.csv" } },
	{ { "import", "deliveries", "deliveries.csv" } },
	/* Between the months what has lapsed is thrown away, before the first session of the morning. */
	{ { "import", "sessions", "sessions-1.csv" } },
	{ { "discard", "--due", "--on", "-61d 08:00" } },
	{ { "import", "sessions", "sessions-2.csv" } },
	{ { "discard", "--due", "--on", "-31d 08:00" } },
	{ { "import", "sessions", "sessions-3.csv" } },
	/* What has lapsed since is left for whoever looks at `today`. */
	{ { "discard", "--due", "--on", "-2d 08:00" } },
	{ { "session", "log", "P0017", "hair-x=1", "--area", "hair", "--zones", "crown", "--on",
		"-39d 17:05" } },
	{ { "void", ENTRY, "--reason", "written down for P0017; it was P0027" } },
	{ { "session", "log", "P0027", "hair-x=1", "--area", "hair", "--zones", "crown", "--on",
		"-39d 17:05" } },
	{ { "receive", "collagen-elastin", "--lot", "88A11", "--expires", "+410d", "--quantity", "1pk",
		"--price", "6.40", "--supplier", "dermalog", "--on", "-34d" } },
	{ { "void", ENTRY, "--reason", "the box went back unopened: not ordered" } },
	{ { "session", "log", "P0044", "collagen-elastin=2", "--area", "face", "--on",
		"-16d 18:25" } },
	{ { "void", ENTRY, "--reason", "two ampoules written down, one opened" } },
	{ { "session", "log", "P0044", "collagen-elastin=1", "--area", "face", "--on",
		"-16d 18:25" } },
	{ { "session", "log", "P0009", "foto-age-elastase=1", "--area", "face", "--on",
		"-8d 12:15" } },
	{ { "void", ENTRY, "--reason", "the patient did not come" } },
	/* What is not a treatment: places, breakage, what rooms use up, a suspect lot, a count. */
	{ { "transfer", "fusion-f-ha=4", "extra=6", "--from", "main", "--to", "fridge", "--on", "-20d 09:05",
		"--as", "nurse-ana" } },
	{ { "transfer", "profhilo=4", "rejuran-i=2", "--from", "main", "--to", "fridge", "--on", "-2d 20:05",
		"--as", "nurse-ana" } },
	{ { "waste", "collagen-elastin=1", "--reason", "broken", "--note", "fell while unpacking", "--on",
		"-33d 11:40", "--as", "nurse-ana" } },
	{ { "waste", "syringe-5ml=6", "--reason", "spoiled", "--note", "blister torn", "--on", "-28d 10:15",
		"--as", "nurse-ana" } },
	{ { "waste", "rx-ha-12@RX12-0093=all", "--reason", "expired", "--on", "-12d 08:50", "--as",
		"boss-marta" } },
	{ { "use", "needle-27g=10", "--reason", "training of a nurse", "--on", "-32d 19:10", "--as",
		"nurse-ana" } },
	{ { "use", "gloves-pair=4", "gauze-10=10", "--reason", "unpacking the delivery", "--on", "-6d 09:20",
		"--as", "nurse-ana" } },
	{ { "lot", "hold", "hyaron@HD2512C", "--reason", "a syringe was cloudy; the supplier looks into it",
		"--on", "-4d 12:30", "--as", "dr-sole" } },
	{ { "transfer", "hyaron@HD2512C=all", "--from", "main", "--to", "quarantine", "--on", "-4d 12:40",
		"--as", "nurse-ana" } },
	{ { "transfer", "profhilo=1", "--from", "fridge", "--to", "main", "--on", "-1d 09:10", "--as",
		"nurse-ana" } },
	{ { "count", "start", "cannula-25g", "--as", "boss-marta" } },
	{ { "count", "enter", "C1", "cannula-25g@20253362=29", "cannula-25g@20250911=1", "--as",
		"nurse-ana" } },
	{ { "count", "post", "C1", "--reason", "one was not to be found", "--as", "boss-marta" } },
};

/* A PIN is salted by chance, so that it would make every workbook another: these come after it. */
static const struct step pins[] = {
	{ { "operator", "pin", "boss-marta" } },
	{ { "operator", "pin", "dr-sole" } },
	{ { "operator", "pin", "nurse-ana" } },
	{ { "operator", "pin", "acct-kim" } },
};

struct play {
	struct context *context;
	const char *folder;
	const char *database;
	int64_t entry;
};

static bool is_file(const char *word)
{
	size_t length = strlen(word);
	return length > 4 && strcmp(word + length - 4, ".csv") == 0;
}

static char *word_complete(const struct play *play, const char *word)
{
	struct pool *pool = play->context->pool;

	if (strcmp(word, ENTRY) == 0)
		return pool_printf(pool, "%lld", (long long)play->entry);
	return is_file(word) ? pool_printf(pool, "%s/csv/%s", play->folder, word) : pool_copy(pool, word);
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
static const char *step_name(const struct step *step, struct pool *pool)
{
	const char *verb = step->words[1];
	bool plain = verb[0] != '-' && strcmp(verb, ENTRY) != 0;
	return plain ? pool_printf(pool, "%s %s", step->words[0], verb) : step->words[0];
}

static int step_failed(struct play *play, const struct step *step, int result, const char *told)
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

static int words_play(struct play *play, const struct step *step, int argc, char **argv)
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

static int step_play(struct play *play, const struct step *step)
{
	static const char *const more[] = { "--yes", "--quiet", "--no-input", "--format", "json", "--db" };
	char *argv[1 + WORDS_MAX + WORDS_MORE] = { pool_copy(play->context->pool, "ampoule") };
	int argc = 1;

	for (size_t i = 0; i < WORDS_MAX && step->words[i]; i++)
		argv[argc++] = word_complete(play, step->words[i]);
	for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
		argv[argc++] = pool_copy(play->context->pool, more[i]);
	argv[argc++] = pool_copy(play->context->pool, play->database);
	return words_play(play, step, argc, argv);
}

/* Nobody waits long, so a line that is written over is all that is shown, and only to a person. */
static void progress_show(struct context *context, size_t done)
{
	enum { COUNT = sizeof steps / sizeof steps[0] };

	if (context->common.quiet || !isatty(fileno(context->err)))
		return;
	if (done < COUNT)
		fprintf(context->err, "\r\033[K%zu/%d %s", done + 1, COUNT, step_name(&steps[done], context->pool));
	else
		fputs("\r\033[K", context->err);
	fflush(context->err);
}

static int workbook_write(struct play *play, const char *workbook)
{
	struct context *context = play->context;
	static const struct step step = { { "export", "--month" } };
	char *argv[] = { pool_copy(context->pool, "ampoule"), pool_copy(context->pool, "export"),
		pool_copy(context->pool, "--month=last"), pool_copy(context->pool, "-o"),
		pool_printf(context->pool, "%s/%s", play->folder, workbook), pool_copy(context->pool, "--db"),
		pool_copy(context->pool, play->database), NULL };

	return words_play(play, &step, sizeof argv / sizeof argv[0] - 1, argv);
}

static int pins_play(struct play *play)
{
	int status = 0;

	setenv("AMPOULE_NEW_PIN", DEMO_PIN, 1);
	for (size_t i = 0; status == 0 && i < sizeof pins / sizeof pins[0]; i++)
		status = step_play(play, &pins[i]);
	unsetenv("AMPOULE_NEW_PIN");
	return status;
}

int demo_play(struct context *context, const char *folder, const char *workbook, int64_t *entry)
{
	struct play play = {
		.context = context,
		.folder = folder,
		.database = pool_printf(context->pool, "%s/ampoule.db", folder),
	};
	enum { COUNT = sizeof steps / sizeof steps[0] };
	int status = 0;

	for (size_t i = 0; status == 0 && i < COUNT; i++) {
		progress_show(context, i);
		status = step_play(&play, &steps[i]);
	}
	if (status == 0)
		status = workbook_write(&play, workbook);
	if (status == 0)
		status = pins_play(&play);
	progress_show(context, COUNT);
	*entry = play.entry;
	return status;
}
