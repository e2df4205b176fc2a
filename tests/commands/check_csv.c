/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV reader: whatever spreadsheets and other programs write, and whatever is no CSV at all. */
#include "config.h"
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "../../src/commands/csv_reader.h"

static char path[64];
static struct error error;

static void setup(void)
{
	strcpy(path, "/tmp/ampoule-csv-XXXXXX");
	int file = mkstemp(path);
	ck_assert_int_ge(file, 0);
	close(file);
}

static void teardown(void)
{
	unlink(path);
	error_clear(&error);
}

static void file_write(const char *bytes, size_t length)
{
	FILE *file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	ck_assert_int_eq(fclose(file), 0);
}

/* All rows as "LINE:field|field" with a blank between them, and the last status. */
static int read_all(const char *encoding, char *rows, size_t size)
{
	struct csv_reader *reader;
	struct csv_row row;
	size_t used = 0;

	rows[0] = '\0';
	int status = csv_reader_open(path, encoding, &error, &reader);
	if (status < 0)
		return status;
	while ((status = csv_reader_next(reader, &row)) > 0) {
		used += (size_t)snprintf(rows + used, size - used, "%s%lld:", used ? " " : "", (long long)row.line);
		for (size_t i = 0; i < row.count; i++)
			used += (size_t)snprintf(rows + used, size - used, "%s%s", i ? "|" : "", row.fields[i]);
	}
	csv_reader_close(reader);
	return status;
}

#define BYTES(text) text, sizeof(text) - 1

static const struct {
	const char *bytes;
	size_t length;
	const char *encoding;
	const char *rows;
} good[] = {
	{ BYTES(""), NULL, "" },
	{ BYTES("\n\n"), NULL, "" },
	{ BYTES("a,b\n1,2\n"), NULL, "1:a|b 2:1|2" },
	{ BYTES("a,b\r\n1,2\r\n"), NULL, "1:a|b 2:1|2" },
	{ BYTES("a,b\r1,2\r3,4"), NULL, "1:a|b 2:1|2 3:3|4" },
	{ BYTES("a,b\n\n\n1,2"), NULL, "1:a|b 4:1|2" },
	{ BYTES("a,b\n,\n;\n1,2\n"), NULL, "1:a|b 3:; 4:1|2" },
	{ BYTES("a;b\n1,5;2\n"), NULL, "1:a|b 2:1,5|2" },
	{ BYTES("a\tb\n1;5\t2,5\n"), NULL, "1:a|b 2:1;5|2,5" },
	{ BYTES("\"a;a;a\",b\n1,2\n"), NULL, "1:a;a;a|b 2:1|2" },
	{ BYTES("a,b\n\"x\ny\",\"\"\"q\"\"\"\n3,4\n"), NULL, "1:a|b 2:x\ny|\"q\" 4:3|4" },
	{ BYTES("a,b\n\"x\r\ny\",2\r\n3,4\r\n"), NULL, "1:a|b 2:x\r\ny|2 4:3|4" },
	{ BYTES("a,b\n5\" tube,2\n"), NULL, "1:a|b 2:5\" tube|2" },
	{ BYTES("\xEF\xBB\xBF" "a,b\n1,2\n"), NULL, "1:a|b 2:1|2" },
	{ BYTES("\xEF\xBB\xBF" "a,b\n1,2\n"), "cp1251", "1:a|b 2:1|2" },
	{ BYTES("\xFF\xFE" "a\0\t\0\x16\x04\n\0" "1\0\t\0" "2\0\n\0"), NULL, "1:a|Ж 2:1|2" },
	{ BYTES("\xCC\xE5\xE7\xEE,b\n"), "cp1251", "1:Мезо|b" },
	{ BYTES("a,b\n'=1,'-x\n"), NULL, "1:a|b 2:=1|-x" },
	{ BYTES("a,b\n'tis,'\n"), NULL, "1:a|b 2:'tis|'" },
	{ BYTES("a,b\n1\n1,2,3\n"), NULL, "1:a|b 2:1 3:1|2|3" },
};

START_TEST(rows_come_as_they_were_meant)
{
	char rows[512];
	file_write(good[_i].bytes, good[_i].length);
	ck_assert_int_eq(read_all(good[_i].encoding, rows, sizeof(rows)), 0);
	ck_assert_str_eq(rows, good[_i].rows);
}
END_TEST

static const struct {
	const char *bytes;
	size_t length;
	const char *encoding;
	const char *rows; /* before the bad one */
	int status;
	const char *sentence;
} bad[] = {
	{ BYTES("a,b\n1,2\nx\0y,2\n"), NULL, "1:a|b 2:1|2", STATUS_DATA, "line 3: a NUL byte" },
	{ BYTES("a,b\n\xCC\xE5,2\n"), NULL, "1:a|b", STATUS_DATA, "line 2: '\\xcc\\xe5' is not UTF-8; name the file's "
		"encoding, as in --encoding cp1251" },
	{ BYTES("a,b\n1,2\n\"3,4\n5,6\n"), NULL, "1:a|b 2:1|2", STATUS_DATA, "line 3: a quotation mark is opened and "
		"never closed" },
	{ BYTES("a\n\x81\n"), "cp1255", "", STATUS_DATA, "is not text in the encoding cp1255" },
	{ BYTES("a\n"), "nonsense", "", STATUS_USAGE, "there is no encoding 'nonsense'" },
};

START_TEST(what_is_no_text_is_refused_with_its_line)
{
	char rows[512];
	file_write(bad[_i].bytes, bad[_i].length);
	ck_assert_int_eq(read_all(bad[_i].encoding, rows, sizeof(rows)), bad[_i].status);
	ck_assert_str_eq(rows, bad[_i].rows);
	ck_assert_msg(strstr(error.text, bad[_i].sentence) != NULL, "'%s' lacks '%s'", error.text, bad[_i].sentence);
}
END_TEST

START_TEST(a_field_of_two_megabytes_is_refused)
{
	enum { SIZE = 2 << 20 };
	char *bytes = malloc(SIZE), rows[64];
	ck_assert_ptr_nonnull(bytes);
	memset(bytes, 'x', SIZE);
	memcpy(bytes, "a,b\n1,", 6);
	file_write(bytes, SIZE);
	free(bytes);
	ck_assert_int_eq(read_all(NULL, rows, sizeof(rows)), STATUS_DATA);
	ck_assert_str_eq(rows, "1:a|b");
	ck_assert_ptr_nonnull(strstr(error.text, "line 2: a row of more than 256 KiB"));
}
END_TEST

/* Rows that lie across the reader's buffers, in one encoding of several bytes. */
START_TEST(long_files_are_read_across_buffers)
{
	enum { ROWS = 30000 };
	FILE *file = fopen(path, "w");
	struct csv_reader *reader;
	struct csv_row row;
	int count = 0;

	ck_assert_ptr_nonnull(file);
	fputs("\xFE\xFF", file);
	for (int i = 0; i < ROWS; i++)
		fwrite("\x04\x16\0,\x04\x43\0\r\0\n", 1, 10, file);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(csv_reader_open(path, NULL, &error, &reader), 0);
	while (csv_reader_next(reader, &row) > 0) {
		ck_assert_int_eq(row.line, ++count);
		ck_assert_uint_eq(row.count, 2);
		ck_assert_str_eq(row.fields[0], "Ж");
		ck_assert_str_eq(row.fields[1], "у");
	}
	csv_reader_close(reader);
	ck_assert_int_eq(error.status, STATUS_OK);
	ck_assert_int_eq(count, ROWS);
}
END_TEST

START_TEST(a_file_is_known_by_its_sha256)
{
	struct csv_reader *reader;
	file_write(BYTES("abc"));
	ck_assert_int_eq(csv_reader_open(path, NULL, &error, &reader), 0);
	ck_assert_str_eq(csv_reader_sha256(reader), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	csv_reader_close(reader);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_is_named)
{
	struct csv_reader *reader;
	ck_assert_int_eq(csv_reader_open("/nowhere/x.csv", NULL, &error, &reader), STATUS_NOT_FOUND);
	ck_assert_str_eq(error.text, "there is no file '/nowhere/x.csv'");
	error_clear(&error);
	ck_assert_int_eq(csv_reader_open("/tmp", NULL, &error, &reader), STATUS_DATA);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("csv");
	TCase *tcase = tcase_create("csv");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, rows_come_as_they_were_meant, 0, sizeof(good) / sizeof(good[0]));
	tcase_add_loop_test(tcase, what_is_no_text_is_refused_with_its_line, 0, sizeof(bad) / sizeof(bad[0]));
	tcase_add_test(tcase, a_field_of_two_megabytes_is_refused);
	tcase_add_test(tcase, long_files_are_read_across_buffers);
	tcase_add_test(tcase, a_file_is_known_by_its_sha256);
	tcase_add_test(tcase, a_file_that_cannot_be_read_is_named);
	suite_add_tcase(suite, tcase);

	SRunner *runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
