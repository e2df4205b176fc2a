/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is prepared for a command, what becomes of what it did, and where its results go. */
#include "config.h"
#include "check_commands.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

START_TEST(a_posting_command_shows_its_plan_and_answers)
{
	struct run got = run("note hello");
	ck_assert_int_eq(got.status, 0);
	ck_assert_str_eq(got.err, "to note: hello\n");
	ck_assert_str_eq(got.out, "noted hello\n");
	ck_assert_int_eq(clinic_head(), 2);
}
END_TEST

START_TEST(a_plan_that_came_out_differently_is_shown_again)
{
	plan_later = "goodbye";
	struct run got = run("note hello");
	ck_assert_int_eq(got.status, 0);
	ck_assert_str_eq(got.err,
		"to note: hello\nmeanwhile something changed; it would now be:\nto note: goodbye\n");
	ck_assert_str_eq(got.out, "noted hello\n");
	ck_assert_int_eq(clinic_head(), 3);
}
END_TEST

START_TEST(a_command_that_fails_after_writing_posts_and_answers_nothing)
{
	struct run got = run("note hello --fail");
	ck_assert_int_eq(got.status, 65);
	ck_assert_str_eq(got.out, "");
	ck_assert_str_eq(got.err, "to note: hello\nampoule: failed on purpose\n");
	ck_assert_int_eq(clinic_head(), 1);
}
END_TEST

START_TEST(a_dry_run_posts_nothing_and_says_so)
{
	struct run got = run("--dry-run note hello");
	ck_assert_int_eq(got.status, 0);
	ck_assert_str_eq(got.out, "noted hello\n");
	ck_assert_str_eq(got.err, "to note: hello\nnothing was posted (--dry-run)\n");
	ck_assert_int_eq(clinic_head(), 1);
	ck_assert_str_eq(run("note hello --dry-run --format json --quiet").out, "{\"entry\": 2, \"dry_run\": true}\n");
	ck_assert_int_eq(run("note hello --dry-run --fail").status, 65);
}
END_TEST

START_TEST(programs_get_an_object)
{
	ck_assert_str_eq(run("note hello --format json").out, "{\"entry\": 2}\n");
	ck_assert_str_eq(run("note plain hello --format=json --quiet").out, "{\"entry\": 3}\n");
}
END_TEST

/* However it is to be carried out, the same words are the same request. */
static const char *const same_requests[] = {
	"note --extra=a hello --ref=key",
	"--ref key --quiet note --extra a hello",
	"note --extra a hello --ref key --dry-run --yes --no-input --db clinic.db --format table",
};

START_TEST(a_key_posts_once)
{
	ck_assert_str_eq(run("note --extra a hello --ref key").out, "noted hello\n");
	struct run got = run(same_requests[_i]);
	ck_assert_int_eq(got.status, 0);
	ck_assert_str_eq(got.out, "already posted as entry 2\n");
	ck_assert_int_eq(clinic_head(), 2);
}
END_TEST

static const char *const other_requests[] = {
	"note --extra b hello --ref key",
	"note --extra a hello --ref key --on yesterday",
	"note hello --ref key",
	"note plain --extra a hello --ref key",
	"note --extra a hello2 --ref key",
	"note hello --extra a --ref key", /* another order */
};

START_TEST(a_key_of_another_request_is_refused)
{
	ck_assert_int_eq(run("note --extra a hello --ref key").status, 0);
	struct run got = run(other_requests[_i]);
	ck_assert_int_eq(got.status, 1);
	ck_assert_str_eq(got.out, "");
	ck_assert_int_eq(clinic_head(), 2);
	ck_assert_int_eq(run("note --extra a hello --ref other").status, 0);
}
END_TEST

START_TEST(a_key_without_a_plan_is_looked_up_under_the_lock)
{
	ck_assert_str_eq(run("note plain hello --ref key").out, "noted without a plan\n");
	ck_assert_str_eq(run("note plain hello --ref key --format json").out, "{\"entry\": 2}\n");
	ck_assert_int_eq(clinic_head(), 2);
}
END_TEST

START_TEST(a_clock_behind_the_last_entry_is_a_warning)
{
	struct run got = run_at(-3600, "note hello");
	ck_assert_int_eq(got.status, 0);
	ck_assert_ptr_nonnull(strstr(got.err, "warning: the clock says 2026-11-23 10:00, but the last entry was "
					      "recorded at 2026-11-23 11:00"));
	ck_assert_ptr_null(strstr(run_at(1, "note hello").err, "warning"));
}
END_TEST

START_TEST(quiet_leaves_results_and_errors)
{
	struct run got = run("note hello --quiet");
	ck_assert_str_eq(got.out, "noted hello\n");
	ck_assert_str_eq(got.err, "");
	ck_assert_str_eq(run("note hello --quiet --fail").err, "ampoule: failed on purpose\n");
	ck_assert_str_eq(run("read --quiet").err, "");
}
END_TEST

START_TEST(a_role_may_not_do_everything)
{
	struct run got = run("forbidden");
	ck_assert_int_eq(got.status, 77);
	ck_assert_str_eq(got.out, "");
}
END_TEST

static const struct {
	const char *line;
	int status;
	const char *out;
} formats[] = {
	{ "read", 0, "digits 2, table\n" },
	{ "read --format CSV", 0, "digits 2, csv\n" },
	{ "read --excel", 0, "digits 2, csv\n" },
	{ "read -o -", 0, "digits 2, table\n" },
	{ "read -o /dev/null", 0, "" },
	{ "read -o /dev/full", 74, "" },
	{ "read --format xlsx", 64, "" },
	{ "read -o results.zip", 64, "" },
	{ "read -o no/folder/results.csv", 73, "" },
	{ "read -o / --format csv", 73, "" },
	{ "note hello --format csv", 64, "" },
	{ "note hello -o answer.json", 64, "" },
};

START_TEST(results_go_where_they_are_wanted)
{
	struct run got = run(formats[_i].line);
	ck_assert_int_eq(got.status, formats[_i].status);
	ck_assert_str_eq(got.out, formats[_i].out);
	ck_assert_int_eq(clinic_head(), 1);
}
END_TEST

static void file_is(const char *wanted)
{
	char text[64] = "";
	FILE *file = fopen("results.csv", "r");
	ck_assert_ptr_nonnull(file);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	ck_assert_str_eq(text, wanted);
}

START_TEST(a_file_appears_when_it_is_whole)
{
	struct stat info;

	ck_assert_int_eq(run("thing show -o results.csv").status, 66);
	ck_assert_int_eq(stat("results.csv", &info), -1);
	ck_assert_int_eq(run("read -o results.csv").status, 0);
	file_is("digits 2, csv\n");
	ck_assert_int_eq(stat("results.csv", &info), 0);
	ck_assert_int_eq(info.st_mode & 0777, 0600);
	ck_assert_int_eq(run("read -o results.csv --format tsv").status, 73);
	ck_assert_int_eq(run("thing show -o results.csv --force").status, 66);
	file_is("digits 2, csv\n");
	ck_assert_int_eq(run("read -o results.csv --format tsv --force").status, 0);
	file_is("digits 2, tsv\n");
}
END_TEST

TCase *check_program(void)
{
	TCase *tcase = tcase_create("program");
	tcase_add_checked_fixture(tcase, clinic_setup, clinic_teardown);
	tcase_add_test(tcase, a_posting_command_shows_its_plan_and_answers);
	tcase_add_test(tcase, a_plan_that_came_out_differently_is_shown_again);
	tcase_add_test(tcase, a_command_that_fails_after_writing_posts_and_answers_nothing);
	tcase_add_test(tcase, a_dry_run_posts_nothing_and_says_so);
	tcase_add_test(tcase, programs_get_an_object);
	tcase_add_loop_test(tcase, a_key_posts_once, 0, (int)(sizeof same_requests / sizeof same_requests[0]));
	tcase_add_loop_test(tcase, a_key_of_another_request_is_refused, 0,
		(int)(sizeof other_requests / sizeof other_requests[0]));
	tcase_add_test(tcase, a_key_without_a_plan_is_looked_up_under_the_lock);
	tcase_add_test(tcase, a_clock_behind_the_last_entry_is_a_warning);
	tcase_add_test(tcase, quiet_leaves_results_and_errors);
	tcase_add_test(tcase, a_role_may_not_do_everything);
	tcase_add_loop_test(tcase, results_go_where_they_are_wanted, 0, (int)(sizeof formats / sizeof formats[0]));
	tcase_add_test(tcase, a_file_appears_when_it_is_whole);
	return tcase;
}
