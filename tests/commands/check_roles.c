/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the table of roles: who may do what, what a nurse is never shown, and how a PIN is typed. */
#include <check.h>
#include <pty.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "../../src/commands/acting.h"
#include "../../src/commands/context.h"
#include "../../src/commands/words.h"

#define NOW "2026-11-23T10:00:00Z"

static const char *const codes[ROLE_COUNT] = { "boss", "doc", "ana", "acc" };

static char folder[32];

/* What a command line gave, errors and results together; freed by who asks. */
struct given {
	int status;
	char *text;
};

static struct given run_words(char *line)
{
	char program[] = "ampoule", *argv[40] = { program };
	struct given given = { 0 };
	size_t size;
	int argc = 1;

	for (char *word; (word = strsep(&line, " "));)
		argv[argc++] = word;
	FILE *out = open_memstream(&given.text, &size);
	given.status = program_run(argc, argv, 0, out, out);
	fclose(out);
	return given;
}

static char started_in[2048];

static struct given __attribute__((format(printf, 1, 2))) run(const char *format, ...)
{
	char line[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	return run_words(line);
}

static void must(const char *line)
{
	struct given given = run("%s", line);
	ck_assert_msg(given.status == 0, "%s: %s", line, given.text);
	free(given.text);
}

static void setup(void)
{
	struct pool pool = { 0 };

	strcpy(folder, "/tmp/ampoule.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	setenv("AMPOULE_DB", "clinic.db", 1);
	setenv("AMPOULE_NOW", NOW, 1);
	unsetenv("AMPOULE_PIN");
	must("init --test --zone Europe/Madrid");
	must(pool_printf(&pool, "operator add boss --name Boss --role manager --login %s", login_name(&pool)));
	must("operator add doc --name Doc --role doctor");
	must("operator add ana --name Ana --role nurse");
	must("operator add acc --name Kim --role accountant");
	must("product add hair-x --name Hair --area hair --container ampoule --content 2ml --reorder-point 9");
	must("product add serum --name Serum --area face --container bottle --content 50ml");
	must("supplier add meso --name Meso");
	must("patient add P1");
	must("recipe add volume --name Volume --area hair hair-x=1");
	must("receive hair-x --lot A1 --expires 2028-05 --quantity 4 --price 137.31 --supplier meso --invoice R1");
	must("receive serum --lot B1 --expires 2026-12-01 --quantity 2 --price 593.17");
	must("session log P1 hair-x=1.5ml serum=5ml --yes --quiet");
	must("prepare P1 hair-x=1 --yes --quiet");
	must("session log P1 hair-x=1 --yes --quiet");
	must("session void 14 --reason typo --yes --quiet");
	must("order start meso");
	must("order add R1 hair-x=3");
	pool_release(&pool);
}

static void teardown(void)
{
	static const char *const files[] = { "clinic.db", "clinic.db-wal", "clinic.db-shm" };

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		unlink(files[i]);
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(rmdir(folder), 0);
}

static size_t command_count(void)
{
	size_t count = 0;
	while (commands[count])
		count++;
	return count;
}

static bool opens_database(const struct command *command)
{
	return command->needs != NEEDS_NOTHING && command->needs != NEEDS_NEW && command->needs != NEEDS_PLACE;
}

START_TEST(the_framework_keeps_to_every_descriptor)
{
	const struct command *command = commands[_i];

	ck_assert_msg(command->roles & ROLE_MANAGER, "%s: a manager may do everything", command->name);
	ck_assert_msg((command->in_part & ~command->roles) == 0 && !command->in_part == !command->part, "%s",
		command->name);
	for (unsigned i = 0; i < ROLE_COUNT && opens_database(command); i++) {
		struct pool pool = { 0 };
		struct error error = { 0 };
		struct words words = { 0 };
		struct context context = { .command = command, .pool = &pool, .error = &error, .out = stdout, .err = stderr,
			.common.as = codes[i] };
		int status = context_prepare(&context, &words);
		ck_assert_msg(status == (command->roles & 1U << i ? 0 : STATUS_NOT_PERMITTED), "%s %s as %s: %s",
			command->name, command->verb ? command->verb : "", codes[i], error.text ? error.text : "done");
		ck_assert_uint_eq(context.role, 1U << i);
		ck_assert_int_eq(context.sees_finance, codes[i] != codes[2]);
		ck_assert_int_eq(context.sees_patients, codes[i] != codes[3]);
		context_release(&context);
		error_clear(&error);
		pool_release(&pool);
	}
}
END_TEST

/* Whole command lines, which would do something. */
static const char *const lines[] = {
	"today", "stock", "stock hair-x", "opened", "report list", "report usage", "log", "log show 11", "verify",
	"receive hair-x --lot A2 --expires 2028-05 --quantity 1 --price 137.31 --dry-run",
	"receive start --supplier meso --invoice R2 --dry-run", "receive show", "receive drop 1", "receive cancel",
	"receive add hair-x --lot A2 --expires 2028-05 --quantity 1 --price 137.31", "receive post --total 137.31",
	"return hair-x=1 --supplier meso --credit 137.31 --yes --dry-run",
	"invoice meso R3 10 --price hair-x=137.31 --yes --dry-run",
	"credit meso --amount 137.31 --reason bonus --dry-run",
	"session log P1 hair-x=1 --yes --dry-run", "session show 12", "session list", "prepare P1 hair-x=1 --yes --dry-run",
	"session void 12 --reason typo --yes --dry-run", "void 12 --reason typo --yes --dry-run",
	"discard 13 --reason lapsed --yes --dry-run", "export --month this",
	"product add new --name New --area hair --container ampoule --content 2ml --dry-run", "product list",
	"reorder", "reorder --order --dry-run", "order start meso --dry-run", "order add R1 hair-x=1 --dry-run",
	"order show R1", "order list --open", "order send R1 -o order.csv --dry-run",
	"order cancel R1 --reason typo --dry-run",
	"product show hair-x --history", "product edit hair-x --maker Vita --dry-run", "product retire serum --dry-run",
	"recipe add new --name New --area hair hair-x=1 --dry-run", "recipe list", "recipe show volume",
	"recipe edit volume hair-x=2 --dry-run", "recipe retire volume --dry-run", "patient add --dry-run", "patient list",
	"patient show P1", "patient edit P1 --note x --dry-run", "patient retire P1 --dry-run",
	"supplier add new --name New --dry-run", "supplier list", "supplier show meso --history",
	"supplier edit meso --note x --dry-run", "supplier retire meso --dry-run",
	"location add new --name New --dry-run", "location list", "location show main", "location edit main --name x --dry-run",
	"location retire main --dry-run", "import products /dev/null --dry-run", "operator add new --name N --role nurse --dry-run",
	"operator list", "operator show ana --history", "operator edit ana --name x --dry-run", "operator retire acc --dry-run",
	"operator pin ana --clear --dry-run", "config list", "config show zone --history", "config set patience 5 --dry-run",
	"backup /dev/null", "restore /dev/null --dry-run",
};
enum { LINES = sizeof lines / sizeof *lines };

static const struct command *command_of(const char *line)
{
	struct pool pool = { 0 };
	struct error error = { 0 };
	struct words words = { 0 };
	char program[] = "ampoule", copy[256], *rest = copy, *argv[40] = { program };
	int argc = 1;

	snprintf(copy, sizeof copy, "%s", line);
	for (char *word; (word = strsep(&rest, " "));)
		argv[argc++] = word;
	ck_assert_msg(words_read(argc, argv, &pool, &error, &words) == 0, "%s: %s", line, error.text);
	pool_release(&pool);
	return words.command;
}

START_TEST(a_command_line_is_refused_to_the_roles_that_may_not)
{
	const struct command *command = command_of(lines[_i]);

	for (unsigned i = 0; i < ROLE_COUNT; i++) {
		unsigned role = 1U << i;
		struct given given = run("%s --as %s", lines[_i], codes[i]);
		bool refused = given.status == 77;
		ck_assert_msg(refused == !(command->roles & role) || (refused && command->in_part & role), "%s as %s: %s",
			lines[_i], codes[i], given.text);
		ck_assert_msg(!refused || strstr(given.text, codes[i]) || command->in_part & role, "%s", given.text);
		free(given.text);
	}
}
END_TEST

static char *readme_read(void)
{
	char path[4096];
	char *text = calloc(1, 1 << 20);
	const char *source = getenv("srcdir"); /* seen from where the tests began */

	bool absolute = source && source[0] == '/';
	snprintf(path, sizeof path, "%s%s%s/README.md", absolute ? "" : started_in, absolute ? "" : "/",
		source ? source : ".");
	FILE *file = fopen(path, "r");
	ck_assert_msg(file, "%s cannot be read", path);
	text[fread(text, 1, (1 << 20) - 1, file)] = '\0';
	fclose(file);
	return text;
}

START_TEST(the_readme_has_the_table_of_roles)
{
	char *readme = readme_read();
	struct given table = run("help roles");
	ck_assert_int_eq(table.status, 0);
	ck_assert_msg(strstr(readme, table.text),
		"README.md does not hold what 'ampoule help roles' prints; put this there:\n%s", table.text);
	free(table.text);
	free(readme);
}
END_TEST

/* Amounts that stand in the database, with and without their point. */
static bool shows_price(const char *text)
{
	static const char *const amounts[] = { "137.31", "13731", "549.24", "54924", "411.93", "41193", "274.62", "27462",
		"593.17", "59317", "1186.34", "118634", "59.32", "137,31" };

	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		if (strstr(text, amounts[i]))
			return true;
	}
	return false;
}

static const char *const formats[] = { "table", "csv", "tsv", "json" };

START_TEST(a_nurse_sees_no_price_in_any_report)
{
	struct pool pool = { 0 };
	const char **names;
	bool shown = false;

	for (size_t i = 0, count = report_names(NULL, &pool, &names); i < count; i++) {
		struct given given = run("report %s --format %s --as ana", names[i], formats[_i]);
		ck_assert_msg(!shows_price(given.text), "report %s: %s", names[i], given.text);
		free(given.text);
		given = run("report %s --format %s", names[i], formats[_i]);
		shown |= shows_price(given.text);
		free(given.text);
	}
	ck_assert_msg(shown, "the amounts that are looked for are in no report at all");
	pool_release(&pool);
}
END_TEST

START_TEST(money_is_always_finance)
{
	struct pool pool = { 0 };
	const char **names;

	for (size_t i = 0, count = report_names(NULL, &pool, &names); i < count; i++) {
		struct error error = { 0 };
		struct report report;
		ck_assert_int_eq(report_find(NULL, names[i], &pool, &report, &error), 0);
		for (size_t k = 0; k < report.column_count; k++)
			ck_assert_msg(report.columns[k].type != COLUMN_MONEY || report.columns[k].marks & COLUMN_FINANCE,
				"report %s: column %s is money without the mark $", names[i], report.columns[k].key);
	}
	pool_release(&pool);
}
END_TEST

START_TEST(a_nurse_sees_no_price_in_any_command)
{
	struct given given = run("%s --as ana", lines[_i]);
	ck_assert_msg(!shows_price(given.text), "%s: %s", lines[_i], given.text);
	free(given.text);
	for (int entry = 1; _i == 0 && entry <= 15; entry++) {
		given = run("log show %d --as ana", entry);
		ck_assert_msg(!shows_price(given.text), "%s", given.text);
		free(given.text);
		given = run("log show %d --proof --as ana", entry);
		ck_assert_int_eq(given.status, 77);
		free(given.text);
	}
}
END_TEST

/* The login becomes a nurse's, so that acting as another needs a PIN. */
static void become_nurse(void)
{
	setenv("AMPOULE_NEW_PIN", "blue-horse", 1);
	must("operator pin doc");
	unsetenv("AMPOULE_NEW_PIN");
	must("operator add chief --name Chief --role manager --login nobody-here");
	must("operator edit boss --role nurse");
}

/* Runs a line at a terminal where `answers` are typed, one at each question; returns what stood there. */
static int run_at_terminal(const char *line, const char *const *answers, char *screen, size_t size)
{
	char copy[256];
	int terminal, status;
	size_t length = 0, asked = 0;
	pid_t child = forkpty(&terminal, NULL, NULL, NULL);

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		char program[] = "ampoule", *rest = copy, *argv[40] = { program };
		int argc = 1;
		snprintf(copy, sizeof copy, "%s", line);
		for (char *word; (word = strsep(&rest, " "));)
			argv[argc++] = word;
		status = program_run(argc, argv, 0, stdout, stderr);
		fflush(NULL);
		_exit(status);
	}
	for (ssize_t got; (got = read(terminal, screen + length, size - length - 1)) > 0;) {
		length += (size_t)got;
		screen[length] = '\0';
		/* Echo is off before the question stands there or right after: a typist is slower than either. */
		if (length >= 2 && strcmp(screen + length - 2, ": ") == 0 && answers[asked]) {
			usleep(100000);
			ck_assert_int_gt(write(terminal, answers[asked], strlen(answers[asked])), 0);
			asked++;
		}
	}
	close(terminal);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_msg(!answers[asked], "not asked often enough: %s", screen);
	return WEXITSTATUS(status);
}

static const struct {
	const char *line;
	const char *answers[3];
	int status;
	const char *said;
} typed[] = {
	{ "stock --as doc", { "blue-horse\n" }, 0, "hair-x" },
	{ "stock --as doc", { "red-horse\n" }, 77, "that is not the PIN of 'doc'" },
	{ "stock --as doc", { "\n" }, 77, "that is not the PIN of 'doc'" },
	{ "stock --as doc", { "\004" }, 77, "that is not the PIN of 'doc'" },
	{ "stock --as doc --quiet", { "blue-horse\n" }, 0, "hair-x" },
	{ "stock --as doc --no-input", { NULL }, 77, "nobody can be asked here" },
	{ "stock --as acc", { NULL }, 77, "'acc' has no PIN" },
	{ "operator pin boss", { "green-horse\n", "green-horse\n" }, 0, "is set (entry " },
	{ "operator pin boss", { "green-horse\n", "grey-horse\n" }, 65, "the two PINs differ" },
	{ "operator pin boss", { "abc\n", "abc\n" }, 65, "4 to 64 characters" },
	{ "operator pin boss", { "\004" }, 1, "no PIN was typed" },
	{ "operator pin doc", { NULL }, 77, "only 'doc' or a manager may set it" },
};

START_TEST(a_pin_is_typed_unseen)
{
	char screen[8192] = "";

	become_nurse();
	int status = run_at_terminal(typed[_i].line, typed[_i].answers, screen, sizeof screen);
	ck_assert_msg(status == typed[_i].status, "%d: %s", status, screen);
	ck_assert_msg(strstr(screen, typed[_i].said), "%s", screen);
	ck_assert_msg(!strstr(screen, "-horse"), "%s", screen);
}
END_TEST

START_TEST(a_script_gives_the_pin_in_the_environment)
{
	become_nurse();
	setenv("AMPOULE_PIN", "blue-horse", 1);
	must("recipe add mine --name Mine --area hair hair-x=1 --as doc");
	setenv("AMPOULE_PIN", "Blue-horse", 1);
	struct given given = run("recipe retire mine --as doc");
	ck_assert_int_eq(given.status, 77);
	free(given.text);
	given = run("stock --as ana"); /* who has none */
	ck_assert_int_eq(given.status, 77);
	free(given.text);
	given = run("log --limit 1 --format csv");
	ck_assert_msg(strstr(given.text, ",added,doc,"), "%s", given.text);
	free(given.text);
	unsetenv("AMPOULE_PIN");
	given = run("recipe retire mine");
	ck_assert_int_eq(given.status, 77);
	free(given.text);
}
END_TEST

/* A bare chroot or build machine may have no pseudo-terminals mounted. */
static bool has_terminals(void)
{
	int terminal, other;

	if (openpty(&terminal, &other, NULL, NULL, NULL) != 0)
		return false;
	close(terminal);
	close(other);
	return true;
}

int main(void)
{
	if (!getcwd(started_in, sizeof started_in))
		return EXIT_FAILURE;
	Suite *suite = suite_create("roles");
	TCase *tcase = tcase_create("roles"), *pins = tcase_create("pins");
	tcase_add_unchecked_fixture(tcase, setup, teardown); /* nothing of it posts */
	tcase_add_checked_fixture(pins, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_set_timeout(pins, 60);
	tcase_add_loop_test(tcase, the_framework_keeps_to_every_descriptor, 0, (int)command_count());
	tcase_add_loop_test(tcase, a_command_line_is_refused_to_the_roles_that_may_not, 0, LINES);
	tcase_add_test(tcase, the_readme_has_the_table_of_roles);
	tcase_add_loop_test(tcase, a_nurse_sees_no_price_in_any_report, 0, (int)(sizeof formats / sizeof *formats));
	tcase_add_test(tcase, money_is_always_finance);
	tcase_add_loop_test(tcase, a_nurse_sees_no_price_in_any_command, 0, LINES);
	if (has_terminals())
		tcase_add_loop_test(pins, a_pin_is_typed_unseen, 0, (int)(sizeof typed / sizeof *typed));
	else
		puts("not tested: how a PIN is typed, as there is no pseudo-terminal here");
	tcase_add_test(pins, a_script_gives_the_pin_in_the_environment);
	suite_add_tcase(suite, tcase);
	suite_add_tcase(suite, pins);

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
