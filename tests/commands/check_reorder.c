/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much 'ampoule reorder' says to order: what may be used, what is coming, whole packages. */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/command.h"

static char folder[32];

/* What a command line prints; freed by who asks. */
static char *run(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));
static char *run(int status, const char *format, ...)
{
	char line[512], program[] = "ampoule", *argv[40] = { program }, *text, *rest = line;
	size_t size;
	int argc = 1;
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	for (char *word; (word = strsep(&rest, " "));)
		argv[argc++] = word;
	FILE *out = open_memstream(&text, &size);
	int given = program_run(argc, argv, 0, out, out);
	fclose(out);
	ck_assert_msg(given == status, "'ampoule %s …' gave %d: %s", argv[1], given, text);
	return text;
}

#define MUST(...) free(run(0, __VA_ARGS__))

static void setup(void)
{
	strcpy(folder, "/tmp/ampoule.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	setenv("AMPOULE_DB", "clinic.db", 1);
	setenv("AMPOULE_NOW", "2026-11-23T10:00:00Z", 1);
	MUST("init --test --zone Europe/Madrid");
	MUST("supplier add meso --name Meso");
	MUST("location add quarantine --name Quarantine --usable no");
}

static void teardown(void)
{
	static const char *const files[] = { "clinic.db", "clinic.db-wal", "clinic.db-shm", "order.csv" };

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		unlink(files[i]);
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(rmdir(folder), 0);
}

/* Expects "usable,reorder_point,on_order,drafted,to_order,package,packages" of the only product that is low. */
static void assert_row(const char *expected)
{
	char *text = run(0, "reorder --format csv");
	char *row = strchr(text, '\n') + 1;
	if (expected == NULL)
		ck_assert_str_eq(row, "");
	else
		ck_assert_msg(strstr(row, expected) != NULL, "'%s' is not in: %s", expected, row);
	free(text);
}

static const struct {
	int usable, point;
	const char *ordering; /* options of the product */
	const char *row;      /* NULL: it is not low */
} needs[] = {
	{ 5, 5, "--order-up-to 25 --order-package 10", ",5,5,0,0,20,10,2," },
	{ 4, 5, "--order-up-to 25 --order-package 10", ",4,5,0,0,30,10,3," },
	{ 6, 5, "--order-up-to 25 --order-package 10", NULL },
	{ 5, 5, "--order-up-to 25 --order-package 7", ",5,5,0,0,21,7,3," },
	{ 5, 5, "--order-up-to 6 --order-package 1000", ",5,5,0,0,1000,1000,1," },
	{ 5, 5, "--order-up-to 25", ",5,5,0,0,20,1,20," },
	{ 5, 5, "--order-package 4", ",5,5,0,0,4,4,1," }, /* no longer low, and no more than that */
	{ 2, 5, "", ",2,5,0,0,4,1,4," },
	{ 0, 0, "", ",0,0,0,0,1,1,1," },
	{ 1, 0, "", NULL },
	{ 0, 999999, "--order-up-to 1000000 --order-package 999999", ",0,999999,0,0,1999998,999999,2," },
};

START_TEST(what_lacks_is_ordered_in_whole_packages)
{
	MUST("product add hair --name Hair --area hair --container ampoule --content 2ml --reorder-point %d%s%s",
		needs[_i].point, needs[_i].ordering[0] ? " " : "", needs[_i].ordering);
	if (needs[_i].usable > 0)
		MUST("receive hair --lot A --expires 2028-05 --quantity %d --price 1", needs[_i].usable);
	MUST("receive hair --lot OLD --expires 2026-11-22 --quantity 50 --price 1");
	MUST("receive hair --lot B --expires 2028-05 --quantity 50 --price 1 --at quarantine");
	MUST("receive hair --lot C --expires 2028-05 --quantity 50 --price 1");
	MUST("lot hold hair@C --reason damp --yes");
	assert_row(needs[_i].row);
}
END_TEST

START_TEST(what_is_coming_is_not_ordered_twice)
{
	MUST("product add hair --name Hair --area hair --container ampoule --content 2ml --reorder-point 5 "
	     "--order-up-to 30 --order-package 10 --supplier meso");
	assert_row(",0,5,0,0,30,10,3,");
	MUST("order start meso");
	MUST("order add R1 hair=8");
	assert_row(",0,5,0,8,30,10,3,"); /* 22 lack */
	MUST("order send R1 -o order.csv");
	assert_row(",0,5,8,0,30,10,3,");
	MUST("receive hair --lot A --expires 2028-05 --quantity 5 --price 1 --order R1");
	assert_row(",5,5,3,0,30,10,3,");
	MUST("reorder --order");
	assert_row(",5,5,3,30,0,10,0,");
	free(run(1, "reorder --order"));
	MUST("order cancel R1 --reason gone");
	assert_row(",5,5,0,30,0,10,0,");
	MUST("order cancel R2 --reason dear");
	assert_row(",5,5,0,0,30,10,3,");
}
END_TEST

START_TEST(what_was_sent_of_nothing_is_on_no_order)
{
	MUST("product add hair --name Hair --area hair --container ampoule --content 2ml --reorder-point 5 --supplier meso");
	MUST("reorder --order");
	MUST("order add R1 hair=0");
	assert_row(",0,5,0,0,6,1,6,");
	free(run(1, "order send R1 -o order.csv"));
	ck_assert_int_ne(access("order.csv", F_OK), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("reorder");
	TCase *tcase = tcase_create("reorder");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, what_lacks_is_ordered_in_whole_packages, 0, sizeof needs / sizeof *needs);
	tcase_add_test(tcase, what_is_coming_is_not_ordered_twice);
	tcase_add_test(tcase, what_was_sent_of_nothing_is_on_no_order);
	suite_add_tcase(suite, tcase);

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
