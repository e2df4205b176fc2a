/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arguments and files that nobody would think of: right ones with bytes changed, cut, doubled and mixed. Whatever
 * they are, the program ends with a status that its manual names, and the ledger holds. The sanitizers see the
 * rest. AMPOULE_FUZZ_SEED begins elsewhere.
 */
#include "config.h"
#include <check.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ampoule/command.h"
#include "ampoule/day.h"
#include "ampoule/gs1.h"
#include "ampoule/money.h"
#include "ampoule/quantity.h"
#include "ampoule/text.h"

enum { NOW = 1795428000, TEXT_MAX = 400, WORDS_MAX = 16, PARSED = 20000, RUN = 250, IMPORTED = 150 };

static char folder[64];
static uint64_t state;

/* xorshift64*: the same on every machine. */
static unsigned below(unsigned limit)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (unsigned)((state * 2685821657736338717u) >> 33) % limit;
}

static const char *const seeds[] = {
	"2", "1.5ml", "1,5 ml", "1500ul", "5pk", "all", "10 x 5 ml", "1000000000000000000000", "1e3", "-1", "0",
	"12.50", "1 234,50", "125/pk", "9999999999999.99",
	"2027-05-31", "31.05.2027", "05/06/2027", "2026-02-30", "today", "-3d", "yesterday 10:30", "2026-03-29 02:30",
	"2027-05", "05/2027", "+90d", "none",
	"hair-x", "Hair X", "hair-x=2", "hair-x@A1=1.5ml", "lido=0.5ml", "O1=1ml", "O1=all", "=", "@", "@=",
	"4006381333931", "(01)04006381333931(17)270531(10)A1", "0104006381333931172705311 0A1",
	"]d2010400638133393110A1\x1d" "17270531", "https://id.gs1.org/01/04006381333931/10/A1?17=270531", "+A123BJC5D6E71",
	"[)>\x1e" "06\x1d" "9N1\x1e\x04", "\xff", "\xed\xa0\x80", "\xe2\x80\xae", "e\xcc\x81", "\xc4\xb0", "\x1b[31m",
	"히알루론산", "مرحبا", "O17", "--", "-", "--lot", "--lot=A", "", " ", "P1", "main", "meso", "A1", "vol", "7",
};

static const char *const formats[][WORDS_MAX] = {
	{ "session", "log", "P1", "?", "?", NULL },
	{ "session", "log", "P1", "--recipe", "vol", "?", "--on", "?", NULL },
	{ "session", "log", "?", "hair-x=1", "--at", "?", NULL },
	{ "receive", "hair-x", "--lot", "?", "--expires", "?", "--quantity", "?", "--price", "?", NULL },
	{ "receive", "?", "--lot", "A1", "--expires", "2027-05", "--quantity", "1", "--price", "1", "--on", "?", NULL },
	{ "product", "add", "?", "--name", "?", "--area", "hair", "--container", "vial", "--content", "?", NULL },
	{ "product", "edit", "hair-x", "--gtin", "?", "--package", "?", "--in-use", "?", NULL },
	{ "recipe", "add", "?", "--name", "?", "--area", "any", "?", "?", NULL },
	{ "patient", "add", "?", "--note", "?", NULL },
	{ "void", "?", "--reason", "?", "--on", "?", NULL },
	{ "discard", "?", "--reason", "?", NULL },
	{ "report", "movements", "--from", "?", "--to", "?", "--format", "csv", NULL },
	{ "stock", "?", "--format", "json", NULL },
	{ "log", "show", "?", NULL },
	{ "?", "?", "?", NULL },
};

static const char *const files[][2] = {
	{ "products", "code,name,area,container,content,package,gtin\na,A,hair,ampoule,2ml,10,\n\"b\",\"B;\"\"\",any,vial,"
		      "\"2,5ml\",,4006381333931\n" },
	{ "deliveries", "day;product;lot;expires;quantity;price\r\n2026-10-05;hair-x;A2;2028-05;20;12,50\r\n;lido;L2;none;"
			"1;5\r\n" },
	{ "stock", "product,lot,expires,quantity,value\nhair-x,A3,2028-05,20,250.00\n" },
	{ "sessions", "session,day,patient,product,lot,quantity\n1,2026-11-01 10:30,P1,hair-x,A1,1.5ml\n1,,,lido,,1ml\n" },
	{ "recipes", "code,name,area,product,amount\nr,R,hair,hair-x,2ml\nr,,,lido,1ml\n" },
	{ "patients", "code,note\nQ1,x\nQ2,\n" },
};

/* Changes, cuts, doubles or mixes in so many places; `length` stays below TEXT_MAX. */
static size_t mutate(char *text, size_t length, unsigned places)
{
	static const char odd[] = "=@#,;\"'\n\r\t .-+:/()\x1d\x1b\xff\xc3\xe2\x80\xf0" "019OxXmlpk%s\\";
	for (; places > 0; places--) {
		size_t at = length == 0 ? 0 : below((unsigned)length);
		size_t size = length - at < 8 ? length - at : below(8);
		switch (below(5)) {
		case 0:
			if (length > 0)
				text[at] = odd[below(sizeof(odd) - 1)];
			break;
		case 1:
			if (length > 0)
				text[at] = (char)below(256);
			break;
		case 2:
			memmove(text + at, text + at + size, length - at - size);
			length -= size;
			break;
		case 3:
			if (length + size >= TEXT_MAX)
				break;
			memmove(text + at + size, text + at, length - at);
			length += size;
			break;
		default:
			if (length + 1 >= TEXT_MAX)
				break;
			memmove(text + at + 1, text + at, length - at);
			text[at] = odd[below(sizeof(odd) - 1)];
			length++;
		}
	}
	return length;
}

/* A word without a NUL, as the system hands words over. */
static void word_make(char word[TEXT_MAX])
{
	const char *seed = seeds[below(sizeof(seeds) / sizeof(seeds[0]))];
	size_t length = strlen(seed);
	memcpy(word, seed, length);
	length = mutate(word, length, below(4));
	word[length] = '\0';
}

static bool is_documented(int status)
{
	static const int statuses[] = { 0, 1, 64, 65, 66, 69, 73, 74, 75, 76, 77 };
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		if (statuses[i] == status)
			return true;
	}
	return false;
}

static int run(const char *const *words, char **said)
{
	struct pool pool = { 0 };
	char *argv[WORDS_MAX + 2] = { pool_copy(&pool, "ampoule") }, *printed = NULL;
	size_t printed_size, said_size;
	int argc = 1;

	for (; words[argc - 1]; argc++)
		argv[argc] = pool_copy(&pool, words[argc - 1]);
	FILE *out = open_memstream(&printed, &printed_size), *err = open_memstream(said, &said_size);
	ck_assert(out && err);
	int status = program_run(argc, argv, NOW, out, err);
	fclose(out);
	fclose(err);
	free(printed);
	pool_release(&pool);
	return status;
}

/* Nothing that was typed reaches the terminal as it is, and a failure says what it is. */
static void check_answer(int status, const char *said, uint64_t begun)
{
	ck_assert_msg(is_documented(status), "status %d, seed %llu: %s", status, (unsigned long long)begun, said);
	ck_assert_msg(text_is_utf8(said, strlen(said)), "broken bytes, seed %llu: %s", (unsigned long long)begun, said);
	for (const char *at = said; *at; at++)
		ck_assert_msg((unsigned char)*at >= ' ' || *at == '\n', "byte %d, seed %llu: %s", *at,
			(unsigned long long)begun, said);
	ck_assert_msg(status == 0 || strstr(said, "ampoule: "), "status %d says nothing, seed %llu", status,
		(unsigned long long)begun);
	ck_assert_msg(!strstr(said, "constraint failed"), "a rule only the database knows, seed %llu: %s",
		(unsigned long long)begun, said);
}

static void must(const char *const *words)
{
	char *said;
	int status = run(words, &said);
	ck_assert_msg(status == 0, "%s", said);
	free(said);
}

#define MUST(...) must((const char *const[]){ __VA_ARGS__, NULL })

static void setup(void)
{
	const char *seed = getenv("AMPOULE_FUZZ_SEED");
	state = seed ? strtoull(seed, NULL, 10) | 1 : 20261123;
	strcpy(folder, "/tmp/ampoule-fuzz-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	setenv("AMPOULE_DB", "clinic.db", 1);
	unsetenv("AMPOULE_NOW");
	MUST("init", "--zone", "Europe/Madrid");
	MUST("product", "add", "hair-x", "--name", "Hair X", "--area", "hair", "--container", "ampoule", "--content", "2ml",
		"--gtin", "4006381333931", "--package", "10");
	MUST("product", "add", "lido", "--name", "Lido", "--area", "any", "--container", "bottle", "--content", "20ml",
		"--in-use", "28d");
	MUST("patient", "add", "P1");
	MUST("receive", "hair-x", "--lot", "A1", "--expires", "2027-05", "--quantity", "500", "--price", "12.50", "--on",
		"2026-10-01");
	MUST("receive", "lido", "--lot", "L1", "--expires", "2027-05", "--quantity", "50", "--price", "5", "--on",
		"2026-10-01");
	MUST("recipe", "add", "vol", "--name", "Vol", "--area", "hair", "hair-x=1.5ml", "lido=0.5ml");
	MUST("session", "log", "P1", "lido=1ml");
}

static void teardown(void)
{
	MUST("verify");
	static const char *const left[] = { "clinic.db", "clinic.db-wal", "clinic.db-shm", "file.csv" };
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		unlink(left[i]);
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_msg(rmdir(folder) == 0, "something was left in %s", folder);
}

START_TEST(parsers_take_any_word)
{
	struct gs1 *scan = malloc(sizeof(*scan));
	for (int i = 0; i < PARSED; i++) {
		char word[TEXT_MAX];
		struct error error = { 0 };
		struct pool pool = { 0 };
		struct quantity quantity;
		struct when when;
		money_t money;
		day_t day;
		int64_t containers;
		content_t content;
		enum unit unit;
		char *text;

		word_make(word);
		if (quantity_parse(word, &quantity, &error) == 0)
			ck_assert_int_le(quantity.amount, CONTENT_MAX);
		error_clear(&error);
		if (package_parse(word, &containers, &content, &unit, &error) == 0)
			ck_assert(containers <= CONTAINERS_MAX && content <= CONTENT_MAX);
		error_clear(&error);
		if (money_parse(word, 2, &money, &error) == 0)
			ck_assert(money >= 0 && money <= MONEY_MAX);
		error_clear(&error);
		if (when_parse(word, NOW, &when, &error) == 0)
			ck_assert(when.time <= NOW);
		error_clear(&error);
		expiry_parse(word, zone_day(NOW), &day, &error);
		error_clear(&error);
		day_parse(word, zone_day(NOW), &day, &error);
		error_clear(&error);
		gs1_looks_scanned(word);
		gs1_parse(word, 2026, i % 2 == 0, scan, &error);
		error_clear(&error);
		if (text_clean_code("code", word, &pool, &text, &error) == 0)
			ck_assert(text_is_utf8(text, strlen(text)));
		error_clear(&error);
		text_printable(word, strlen(word), &pool);
		ck_assert(text_is_utf8(text_path(word, &pool), strlen(text_path(word, &pool))));
		pool_release(&pool);
	}
	free(scan);
}
END_TEST

START_TEST(commands_take_any_words)
{
	for (int i = 0; i < RUN; i++) {
		uint64_t begun = state;
		const char *const *format = formats[below(sizeof(formats) / sizeof(formats[0]))];
		const char *words[WORDS_MAX] = { NULL };
		char made[WORDS_MAX][TEXT_MAX];
		char *said;

		for (size_t at = 0; format[at]; at++) {
			words[at] = format[at];
			if (strcmp(format[at], "?") == 0) {
				word_make(made[at]);
				words[at] = made[at];
			}
		}
		int status = run(words, &said);
		check_answer(status, said, begun);
		free(said);
	}
}
END_TEST

START_TEST(imports_take_any_file)
{
	for (int i = 0; i < IMPORTED; i++) {
		uint64_t begun = state;
		const char *const *file = files[below(sizeof(files) / sizeof(files[0]))];
		char bytes[TEXT_MAX], *said;
		size_t length = strlen(file[1]);

		memcpy(bytes, file[1], length);
		length = mutate(bytes, length, 1 + below(6));
		FILE *to = fopen("file.csv", "w");
		ck_assert_ptr_nonnull(to);
		ck_assert_uint_eq(fwrite(bytes, 1, length, to), length);
		ck_assert_int_eq(fclose(to), 0);
		int status = run((const char *const[]){ "import", file[0], "file.csv", i % 3 ? "--again" : "--dry-run", NULL },
			&said);
		check_answer(status, said, begun);
		free(said);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fuzz");
	TCase *tests = tcase_create("fuzz");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, parsers_take_any_word);
	tcase_add_test(tests, commands_take_any_words);
	tcase_add_test(tests, imports_take_any_file);
	suite_add_tcase(suite, tests);

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
