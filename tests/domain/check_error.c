/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors, and the pool that their texts and others live in. */
#include "check_domain.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "ampoule/error.h"
#include "ampoule/pool.h"

START_TEST(the_first_error_wins)
{
	struct error error = { 0 };
	ck_assert_int_eq(error_set(&error, STATUS_DATA, "'%s' is bad", "x"), STATUS_DATA);
	ck_assert_int_eq(error_set(&error, STATUS_IO, "later"), STATUS_DATA);
	ck_assert_int_eq(error.status, STATUS_DATA);
	ck_assert_str_eq(error.text, "'x' is bad");
	error_clear(&error);
	ck_assert_int_eq(error.status, STATUS_OK);
	ck_assert_ptr_null(error.text);
	ck_assert_int_eq(error_set(&error, STATUS_IO, "again"), STATUS_IO);
	error_clear(&error);
}
END_TEST

START_TEST(a_prefix_stands_before_what_is_noted)
{
	struct error error = { 0 };
	error_prefix(&error, "line %d: ", 1);
	ck_assert_ptr_null(error.text);
	error_set(&error, STATUS_DATA, "bad");
	error_prefix(&error, "line %d: ", 12);
	ck_assert_str_eq(error.text, "line 12: bad");
	ck_assert_int_eq(error.status, STATUS_DATA);
	error_clear(&error);
}
END_TEST

static const struct {
	enum status status;
	int exit_status;
} exits[] = {
	{ STATUS_OK, 0 },	  { STATUS_REFUSED, 1 },      { STATUS_USAGE, 64 },
	{ STATUS_DATA, 65 },	  { STATUS_NOT_FOUND, 66 },   { STATUS_UNAVAILABLE, 69 },
	{ STATUS_OUTPUT, 73 },	  { STATUS_IO, 74 },	      { STATUS_BUSY, 75 },
	{ STATUS_UNVERIFIED, 76 }, { STATUS_NOT_PERMITTED, 77 },
};

START_TEST(a_status_becomes_an_exit_status)
{
	ck_assert_int_eq(error_exit_status(exits[_i].status), exits[_i].exit_status);
}
END_TEST

START_TEST(pool_memory_is_zeroed_aligned_and_apart)
{
	struct pool pool = { 0 };
	unsigned char *before = NULL;
	for (size_t size = 0; size < 3000; size++) {
		unsigned char *bytes = pool_alloc(&pool, size);
		ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
		ck_assert_ptr_ne(bytes, before);
		for (size_t i = 0; i < size; i++)
			ck_assert_uint_eq(bytes[i], 0);
		memset(bytes, 0xff, size);
		before = bytes;
	}
	pool_release(&pool);
	ck_assert_ptr_null(pool.newest);
}
END_TEST

START_TEST(pool_takes_what_is_larger_than_a_block)
{
	struct pool pool = { 0 };
	char *small = pool_copy(&pool, "small");
	char *large = pool_alloc(&pool, 1000000);
	memset(large, 'x', 1000000);
	char *next = pool_printf(&pool, "%s %d", "next", 2);
	ck_assert_str_eq(small, "small");
	ck_assert_str_eq(next, "next 2");
	ck_assert_ptr_null(pool_copy(&pool, NULL));
	pool_release(&pool);

	ck_assert_ptr_nonnull(pool_alloc(&pool, 100000));
	ck_assert_str_eq(pool_copy(&pool, "after a large one"), "after a large one");
	pool_release(&pool);
}
END_TEST

START_TEST(an_array_grows_and_keeps_its_elements)
{
	struct pool pool = { 0 };
	struct {
		int64_t number;
		char name[5];
	} *items = NULL, *item;
	size_t count = 0;
	for (int64_t i = 0; i < 10000; i++) {
		item = pool_append(&pool, &items, &count, sizeof *items);
		ck_assert_int_eq(item->number, 0);
		ck_assert_ptr_eq(item, &items[i]);
		item->number = i;
	}
	ck_assert_uint_eq(count, 10000);
	for (int64_t i = 0; i < 10000; i++)
		ck_assert_int_eq(items[i].number, i);
	count = 5;
	item = pool_append(&pool, &items, &count, sizeof *items);
	ck_assert_int_eq(item->number, 0);
	ck_assert_int_eq(items[4].number, 4);
	pool_release(&pool);
}
END_TEST

TCase *check_error(void)
{
	TCase *tcase = tcase_create("error");
	tcase_add_test(tcase, the_first_error_wins);
	tcase_add_test(tcase, a_prefix_stands_before_what_is_noted);
	tcase_add_loop_test(tcase, a_status_becomes_an_exit_status, 0, sizeof exits / sizeof *exits);
	tcase_add_test(tcase, pool_memory_is_zeroed_aligned_and_apart);
	tcase_add_test(tcase, pool_takes_what_is_larger_than_a_block);
	tcase_add_test(tcase, an_array_grows_and_keeps_its_elements);
	return tcase;
}
