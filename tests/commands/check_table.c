/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the program's own table of commands: what every descriptor must hold. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include "../../src/commands/options.h"
#include "../../src/commands/words.h"

static size_t command_count(void)
{
	size_t count = 0;
	while (commands[count])
		count++;
	return count;
}

START_TEST(a_descriptor_is_complete)
{
	const struct command *command = commands[_i];
	bool posts = command->needs == NEEDS_POSTING;

	ck_assert_msg(command->summary && command->summary[0], "%s", command->name);
	ck_assert_msg(command->roles && !(command->roles & ~(unsigned)ROLE_ANY), "%s", command->name);
	ck_assert_msg(posts == (command->post != NULL) && posts == (command->run == NULL), "%s", command->name);
	ck_assert_msg(posts || (!command->plan && !command->asks), "%s", command->name);
	ck_assert_msg(!command->parse || command->arguments_size > 0, "%s", command->name);
}
END_TEST

START_TEST(no_two_commands_bear_the_same_words)
{
	const struct command *command = commands[_i];

	for (const struct command *other = command; (other = command_next(command->name, other));) {
		ck_assert_msg(strcmp(command->verb ? command->verb : "", other->verb ? other->verb : "") != 0,
			"%s %s", command->name, command->verb ? command->verb : "");
		ck_assert_msg(other->verb, "'%s' without a verb stands before its verbs", command->name);
	}
	/* The overview lists a name once, in the group of its first verb. */
	ck_assert_msg(command->group == command_next(command->name, NULL)->group, "%s", command->name);
}
END_TEST

START_TEST(a_command_leaves_the_options_of_all_alone)
{
	struct pool pool = { 0 };
	const struct argp_option *option = command_options(commands[_i], &pool);
	const char *takes;

	for (; option && option->name; option++) {
		const struct argp_option *global = option_find(common_argp.options, option->name, strlen(option->name), &takes);
		/* The program's version is asked for before any command. */
		ck_assert_msg(!global || global->key == OPTION_VERSION, "'%s --%s' is a global option", commands[_i]->name,
			option->name);
		ck_assert_msg(option->key >= 256 && option->key < OPTION_DATABASE, "%s --%s", commands[_i]->name,
			option->name);
	}
	pool_release(&pool);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("table");
	TCase *tcase = tcase_create("table");
	tcase_add_loop_test(tcase, a_descriptor_is_complete, 0, (int)command_count());
	tcase_add_loop_test(tcase, no_two_commands_bear_the_same_words, 0, (int)command_count());
	tcase_add_loop_test(tcase, a_command_leaves_the_options_of_all_alone, 0, (int)command_count());
	suite_add_tcase(suite, tcase);

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
