/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many processes on one stock: nothing is lost, nothing is taken twice, and everybody gets a turn. */
#include "config.h"
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "clinic.h"

enum { WRITERS_MAX = 8, SHORT = 7, PATIENCE = 60000 };

static struct clinic clinic;
static int64_t place, ampoule, bottle;

/* AMPOULE_CHECK_SESSIONS: sessions of each of two; of each of eight it is 15 in 100 of that. */
static int sessions_wanted(void)
{
	enum { STANDARD = 1000 };
	const char *said = getenv("AMPOULE_CHECK_SESSIONS");
	int wanted = said == NULL ? STANDARD : atoi(said);
	ck_assert_msg(wanted >= 20 && wanted <= 100000, "AMPOULE_CHECK_SESSIONS is 20 to 100000");
	return wanted;
}

/* What one process came to; it is written to a pipe in one piece. */
struct tally {
	int commits, refused, failed;
	char text[160]; /* why it failed */
};

/* One single-dose ampoule, and half a millilitre out of the bottle that all of them share. */
static int post_session(int64_t *number)
{
	const struct item items[] = {
		{ .product = ampoule, .quantity = { .kind = QUANTITY_CONTAINERS, .amount = 1 } },
		{ .product = bottle, .quantity = { QUANTITY_CONTENT, 500, UNIT_ML } },
	};
	return clinic_session(&clinic, place, items, sizeof(items) / sizeof(items[0]), number);
}

/* Posts `wanted` sessions, or with `wanted` 0 until nothing is left. */
static struct tally post_sessions(int wanted)
{
	struct tally tally = { 0 };
	int64_t number = 0, before = 0;
	while (tally.failed == 0 &&
		(wanted == 0 ? tally.refused == 0 : tally.commits + tally.refused < wanted)) {
		int status = post_session(&number);
		if (status == STATUS_OK && number > before)
			tally.commits++;
		else if (status == STATUS_REFUSED)
			tally.refused++;
		else
			tally.failed++;
		before = number;
		if (tally.failed > 0)
			snprintf(tally.text, sizeof(tally.text), "status %d, entry %lld: %s", status,
				(long long)number,
				clinic.error.text == NULL ? "no error" : clinic.error.text);
	}
	return tally;
}

/* All begin at once: when the pipe that they wait at is closed. */
static void run_child(const int start[2], int out, int wanted)
{
	char byte;
	close(start[1]);
	if (store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store) != 0 ||
		read(start[0], &byte, 1) != 0)
		_exit(1);
	store_set_patience(clinic.store, PATIENCE);
	struct tally tally = post_sessions(wanted);
	store_close(clinic.store);
	_exit(write(out, &tally, sizeof(tally)) == (ssize_t)sizeof(tally) ? 0 : 1);
}

static void run_writers(int writers, int wanted, struct tally *tallies)
{
	int start[2], results[2], result;
	store_close(clinic.store); /* no connection crosses a fork */
	clinic.store = NULL;
	ck_assert_int_eq(pipe(start), 0);
	ck_assert_int_eq(pipe(results), 0);
	for (int i = 0; i < writers; i++) {
		pid_t child = fork();
		ck_assert_int_ge(child, 0);
		if (child == 0)
			run_child(start, results[1], wanted);
	}
	close(start[0]);
	close(start[1]);
	close(results[1]);
	for (int i = 0; i < writers; i++)
		ck_assert_int_eq(read(results[0], &tallies[i], sizeof(*tallies)), (ssize_t)sizeof(*tallies));
	close(results[0]);
	for (int i = 0; i < writers; i++) {
		ck_assert_int_gt(wait(&result), 0);
		ck_assert_int_eq(result, 0);
		ck_assert_msg(tallies[i].failed == 0, "%s", tallies[i].text);
	}
	ck_assert_int_eq(store_open(clinic.path, STORE_WRITE, &clinic.error, &clinic.store), 0);
}

/* What was there is what was used and what is left, to the minor unit. */
static void assert_conserved(int64_t stock, int commits)
{
	static const char negative[] =
		"SELECT COUNT(*) FROM (SELECT SUM(containers) OVER w AS containers,"
		" SUM(content) OVER w AS content, SUM(value) OVER w AS value FROM movement"
		" WINDOW w AS (PARTITION BY layer, location, COALESCE(opened, 0) ORDER BY entry, line))"
		" WHERE containers < 0 OR content < 0 OR value < 0";
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM session"), commits);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT COUNT(*) FROM entry WHERE kind = 'session'"), commits);
	ck_assert_int_eq(
		clinic_ask(&clinic,
			pool_printf(&clinic.pool,
				"SELECT COALESCE(SUM(containers), 0) FROM balance WHERE product = %lld",
				(long long)ampoule)),
		stock - commits);
	/* Half a millilitre for each, whichever bottle it came of. */
	ck_assert_int_eq(
		clinic_ask(&clinic,
			pool_printf(&clinic.pool,
				"SELECT COALESCE(SUM(-content), 0) FROM movement JOIN layer ON layer.id = movement.layer JOIN lot "
				"ON lot.id = layer.lot WHERE reason = 'used' AND product = %lld",
				(long long)bottle)),
		500 * (int64_t)commits);
	ck_assert_int_eq(clinic_ask(&clinic, "SELECT SUM(value) FROM movement"),
		clinic_ask(&clinic,
			"SELECT COALESCE((SELECT SUM(value) FROM balance), 0)"
			" + COALESCE((SELECT SUM(value) FROM opened_balance), 0)"));
	ck_assert_int_eq(clinic_ask(&clinic, negative), 0);
	clinic_verify(&clinic);
}

static void stock_clinic(int64_t ampoules)
{
	enum { BOTTLE_DOSES = 40 }; /* of half a millilitre */
	place = clinic_add_place(&clinic, "here", true);
	ampoule = clinic_add_product(&clinic, "hair-x", "preparation", "ampoule", "2 ml", "0");
	bottle = clinic_add_product(&clinic, "tonic", "preparation", "bottle", "20 ml", "28d");
	/* In two deliveries at prices that do not divide evenly, so that values are rounded on the way. */
	clinic_stock(&clinic, ampoule, "A1", day_of(2028, 5, 31), ampoules / 3, 1000 * ampoules / 7, place);
	clinic_stock(&clinic, ampoule, "A2", day_of(2028, 6, 30), ampoules - ampoules / 3,
		1000 * ampoules / 3, place);
	clinic_stock(&clinic, bottle, "B1", day_of(2028, 5, 31), ampoules / BOTTLE_DOSES + 2, 77 * ampoules,
		place);
}

static void setup(void)
{
	clinic_make(&clinic);
}

static void teardown(void)
{
	clinic_remove(&clinic);
}

START_TEST(two_take_from_one_stock_until_it_is_short)
{
	int wanted = sessions_wanted();
	int64_t stock = 2 * wanted - SHORT;
	struct tally tallies[2];
	stock_clinic(stock);
	run_writers(2, wanted, tallies);
	int commits = tallies[0].commits + tallies[1].commits;
	ck_assert_int_eq(commits, stock); /* the last ampoule too, and none twice */
	ck_assert_int_eq(tallies[0].refused + tallies[1].refused, SHORT);
	assert_conserved(stock, commits);
}
END_TEST

/* That all of them end means that nobody waited longer than PATIENCE. The shares are printed, not judged: they
 * are the machine's, whose disk and processors decide how long a turn takes. */
START_TEST(eight_at_once_get_their_turns)
{
	int64_t stock = WRITERS_MAX * (int64_t)sessions_wanted() * 15 / 100;
	struct tally tallies[WRITERS_MAX];
	struct timespec from, to;
	int commits = 0;
	stock_clinic(stock);
	clock_gettime(CLOCK_MONOTONIC, &from);
	run_writers(WRITERS_MAX, 0, tallies);
	clock_gettime(CLOCK_MONOTONIC, &to);
	printf("sessions of each of eight:");
	for (int i = 0; i < WRITERS_MAX; i++) {
		printf(" %d", tallies[i].commits);
		commits += tallies[i].commits;
	}
	printf(", in %ld s\n", (long)(to.tv_sec - from.tv_sec));
	ck_assert_int_eq(commits, stock);
	assert_conserved(stock, commits);
}
END_TEST

int main(void)
{
	enum { LONGEST = 600 }; /* seconds, for numbers that were asked for */
	Suite *suite = suite_create("concurrency");
	TCase *tcase = tcase_create("concurrency");
	tcase_set_timeout(tcase, LONGEST);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, two_take_from_one_stock_until_it_is_short);
	tcase_add_test(tcase, eight_at_once_get_their_turns);
	suite_add_tcase(suite, tcase);
	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
