/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the words of a command line are sorted, and what is said of wrong ones. */
#include "check_commands.h"

static const struct {
	const char *line;
	int status;
	const char *out, *err;
} lines[] = {
	{ "note plain x --quiet", 0, "noted without a plan\n", "" },
	{ "note --quiet plain x", 0, "noted without a plan\n", "" },
	{ "--quiet note --extra y plain x", 0, "noted without a plan\n", "" },
	{ "note --extra plain x --quiet", 0, "noted x\n", "" },
	{ "note --quiet -- plain", 64, "", "ampoule: a text is wanted\nusage: ampoule note plain TEXT [OPTION…]\n" },
	{ "note --quiet -- --fail", 0, "noted --fail\n", "" },
	{ "note --quiet x --extra --fail", 0, "noted x\n", "" },
	{ "note --quiet x --extra= ", 64, "", "ampoule: '': one word too many\nusage: ampoule note TEXT [OPTION…]\n" },
	{ "note --quiet -", 0, "noted -\n", "" },
	{ "note", 64, "", "ampoule: a text is wanted\nusage: ampoule note TEXT [OPTION…]\n" },
	{ "note a b", 64, "", "ampoule: 'b': one word too many\nusage: ampoule note TEXT [OPTION…]\n" },
	{ "note a -qx", 64, "",
		"ampoule: '-qx': no such option; an argument that begins with '-' is written after '--'\n" },
	{ "read a", 64, "", "ampoule: 'a': one word too many\nusage: ampoule read [OPTION…]\n" },
	{ "--extra x note a", 64, "",
		"ampoule: '--extra': an option of one command is written after that command\n" },
	{ "read --extra x", 64, "", "ampoule: '--extra': no such option; see 'ampoule read --help'\n" },
	{ "thing", 64, "", "ampoule: 'thing' wants a word more: list or show\n" },
	{ "thing lst", 64, "", "ampoule: 'thing lst': no such command; did you mean 'list'?\n" },
	{ "thing xyzzy", 64, "", "ampoule: 'thing xyzzy': no such command; what can be done is list or show\n" },
	{ "thing list --quiet", 0, "digits 2, table\n", "" },
	{ "thing show", 66, "half of it\n", "ampoule: 'x': no such thing\n" },
	{ "thing --help", 0,
		"usage: ampoule thing VERB [ARGUMENT…] [OPTION…]\n\n  thing list    list\n  thing show    show\n\n"
		"'ampoule thing VERB --help' tells more about each.\n",
		"" },
	{ "read --db", 64, "", "ampoule: '--db' wants a value: FILE\n" },
	{ "read --db none.db", 66, "", NULL },
};

START_TEST(words_are_sorted)
{
	struct run got = run(lines[_i].line);
	ck_assert_str_eq(got.out, lines[_i].out);
	if (lines[_i].err)
		ck_assert_str_eq(got.err, lines[_i].err);
	ck_assert_int_eq(got.status, lines[_i].status);
}
END_TEST

TCase *check_words(void)
{
	TCase *tcase = tcase_create("words");
	tcase_add_checked_fixture(tcase, clinic_setup, clinic_teardown);
	tcase_add_loop_test(tcase, words_are_sorted, 0, (int)(sizeof lines / sizeof lines[0]));
	return tcase;
}
