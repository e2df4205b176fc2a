/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What texts are let in, how they are found, measured and printed. */
#include "check_domain.h"
#include <string.h>
#include "ampoule/text.h"

static struct pool pool;
static struct error error;

static void forget(void)
{
	error_clear(&error);
	pool_release(&pool);
}

static const struct {
	const char *text;
	const char *clean;
} cleaned[] = {
	{ "Hair X", "Hair X" },
	{ "  Hair  X ", "Hair  X" },
	{ "\tHair X\t", "Hair X" },
	{ "\u00a0Hair\u00a0X\u3000", "Hair\u00a0X" },
	{ "Cafe\u0301", "Café" },
	{ "\u1112\u1161\u11ab", "한" },
	{ "Волосы", "Волосы" },
	{ "20 €", "20 €" },
};

START_TEST(a_text_is_trimmed_and_composed)
{
	char *clean = NULL;
	ck_assert_int_eq(text_clean("name", cleaned[_i].text, TEXT_NAME_MAX, &pool, &clean, &error), 0);
	ck_assert_str_eq(clean, cleaned[_i].clean);
	forget();
}
END_TEST

static const struct {
	const char *text;
	const char *said;
} harmful[] = {
	{ "", "name is empty" },
	{ "  \t\u00a0", "name is empty" },
	{ "two\nlines", "name 'two\\x0alines' holds the invisible or control character U+000A" },
	{ "tab\tinside", "U+0009" },
	{ "\x1b[31mred", "'\\x1b[31mred'" },
	{ "\x7f", "U+007F" },
	{ "a\xc2\x85z", "U+0085" },
	{ "lot\u202e123", "U+202E" },
	{ "a\u2066z", "U+2066" },
	{ "a\u200bz", "U+200B" },
	{ "a\u200fz", "U+200F" },
	{ "a\u2060z", "U+2060" },
	{ "\ufeffname", "U+FEFF" },
	{ "a\u2028z", "U+2028" },
	{ "a\xef\xbf\xbfz", "U+FFFF" },
	{ "caf\xe9", "name 'caf\\xe9' is not valid UTF-8" },
	{ "cut\xe2\x82", "UTF-8" },
	{ "\xc0\x80", "UTF-8" },
	{ "\xed\xa0\x80", "UTF-8" },
	{ "\xf4\x90\x80\x80", "UTF-8" },
};

START_TEST(a_harmful_text_is_refused)
{
	char *clean = NULL;
	int status = text_clean("name", harmful[_i].text, TEXT_NAME_MAX, &pool, &clean, &error);
	ck_assert_int_eq(status, STATUS_DATA);
	ck_assert_ptr_null(clean);
	ck_assert_msg(strstr(error.text, harmful[_i].said) != NULL, "%s", error.text);
	for (const char *at = error.text; *at; at++)
		ck_assert_uint_ge((unsigned char)*at, ' ');
	forget();
}
END_TEST

START_TEST(length_is_counted_in_characters_after_composition)
{
	char *clean;
	ck_assert_int_eq(text_clean("name", "e\u0301e\u0301", 2, &pool, &clean, &error), 0);
	ck_assert_int_eq(text_clean("name", "ююю", 2, &pool, &clean, &error), STATUS_DATA);
	ck_assert_str_eq(error.text, "name 'ююю' has 3 characters; shorten it to 2");
	error_clear(&error);
	char large[3000];
	memset(large, 'x', sizeof large);
	memcpy(large, "ю", 2);
	large[sizeof large - 1] = '\0';
	ck_assert_int_eq(text_clean("note", large, 2998, &pool, &clean, &error), 0);
	ck_assert_str_eq(clean, large);
	ck_assert_int_eq(text_clean("note", large, TEXT_NOTE_MAX, &pool, &clean, &error), STATUS_DATA);
	forget();
}
END_TEST

static const struct {
	const char *code;
	bool good;
} codes[] = {
	{ "hair-x", true },
	{ "17", true },
	{ "a_b.c/d+e", true },
	{ "волосы-1", true },
	{ "히알", true },
	{ "O17a", true },
	{ "O", true },
	{ "C4", true },
	{ "1234567890123456789012345678901234567890", true },
	{ "12345678901234567890123456789012345678901", false },
	{ "юююююююююююююююююююю", true },
	{ "ююююююююююююююююююююю", false },
	{ "", false },
	{ "hair x", false },
	{ "hair\u00a0x", false },
	{ "a@b", false },
	{ "a#b", false },
	{ "a=b", false },
	{ "a'b", false },
	{ "a\"b", false },
	{ "a`b", false },
	{ "a\u201db", false },
	{ "a\u201eb", false },
	{ "a,b", false },
	{ "-x", false },
	{ "...", false },
	{ "O17", false },
	{ "o17", false },
	{ "a\x1b", false },
};

START_TEST(a_code_is_let_in_or_refused)
{
	char *clean = NULL;
	int status = text_clean_code("code", codes[_i].code, &pool, &clean, &error);
	ck_assert_msg((status == 0) == codes[_i].good, "%s: %s", codes[_i].code,
		error.text ? error.text : "let in");
	if (codes[_i].good)
		ck_assert_str_eq(clean, codes[_i].code);
	forget();
}
END_TEST

static const struct {
	const char *lot;
	bool good;
} lots[] = {
	{ "0A=+-'\"", true },
	{ "007", true },
	{ "12345678901234567890", true },
	{ "!\"%&'()*+,-./:;<=>?", true },
	{ "123456789012345678901", false },
	{ "", false },
	{ " A1", false },
	{ "A1 ", false },
	{ "A#1", false },
	{ "А1", false },
	{ "A\n", false },
};

START_TEST(a_lot_code_is_kept_as_it_is)
{
	char *clean = NULL;
	int status = text_clean_lot(lots[_i].lot, &pool, &clean, &error);
	ck_assert_msg((status == 0) == lots[_i].good, "%s", lots[_i].lot);
	if (lots[_i].good)
		ck_assert_str_eq(clean, lots[_i].lot);
	forget();
}
END_TEST

static const struct {
	const char *code;
	bool good;
} patients[] = {
	{ "P-0017", true },
	{ "123456", true },
	{ "MJ-1980", true },
	{ "2026-A-000001", true },
	{ "maria@example.org", false },
	{ "1234567", false },
	{ "+34 600 123 456", false },
	{ "600-123-456", false },
	{ "(600)123456", false },
	{ "\u0660\u0661\u0662\u0663\u0664\u0665\u0666", false },
	{ "\xff"
	  "1234567",
		false },
};

START_TEST(a_patient_code_names_nobody)
{
	char *clean = NULL;
	int status = text_clean_patient(patients[_i].code, &pool, &clean, &error);
	ck_assert_msg((status == 0) == patients[_i].good, "%s", patients[_i].code);
	forget();
}
END_TEST

static const struct {
	const char *a, *b;
} alike[] = {
	{ "Hair X", "hAIR  x" },
	{ "ВОЛОСЫ", "волосы" },
	{ "Straße", "STRASSE" },
	{ "ΟΔΟΣ", "οδος" },
	{ "İstanbul", "istanbul" },
	{ "İSTANBUL", "ISTANBUL" },
	{ "IŞIK", "ışık" },
	{ "Café", "CAFE\u0301" },
	{ "ｈａｉｒ", "hair" },
	{ "a\u00a0b", "A B" },
	{ "ﬁller", "FILLER" },
	{ "한글", "\u1112\u1161\u11ab\u1100\u1173\u11af" },
};

START_TEST(names_are_found_whatever_their_case)
{
	char *a = text_key(alike[_i].a, &pool), *b = text_key(alike[_i].b, &pool);
	ck_assert_str_eq(a, b);
	ck_assert_str_eq(text_key(a, &pool), a);
	forget();
}
END_TEST

START_TEST(an_accent_is_no_case)
{
	ck_assert_str_ne(text_key("Café", &pool), text_key("Cafe", &pool));
	forget();
}
END_TEST

static const struct {
	const char *text;
	size_t width;
} widths[] = {
	{ "", 0 },
	{ "hair", 4 },
	{ "волосы", 6 },
	{ "İğüş", 4 },
	{ "한국", 4 },
	{ "Cafe\u0301", 4 },
	{ "中a", 3 },
	{ "\u0e01\u0e34", 1 },
};

START_TEST(width_is_in_columns)
{
	ck_assert_uint_eq(text_width(widths[_i].text), widths[_i].width);
}
END_TEST

START_TEST(any_bytes_are_made_safe_to_print)
{
	ck_assert_str_eq(text_printable("a\x1b\xff\0z", 5, &pool), "a\\x1b\\xff\\x00z");
	ck_assert_str_eq(text_printable("\u202eю", 5, &pool), "\\xe2\\x80\\xaeю");
	char large[2000];
	memset(large, 'x', sizeof large);
	ck_assert_uint_eq(strlen(text_printable(large, 60, &pool)), 60);
	char *cut = text_printable(large, 61, &pool);
	ck_assert_uint_eq(text_width(cut), 60);
	ck_assert_str_eq(cut + 59, "…");
	for (size_t i = 0; i + 2 <= sizeof large; i += 2)
		memcpy(large + i, "\u0301", 2);
	cut = text_printable(large, sizeof large, &pool);
	ck_assert_uint_lt(strlen(cut), TEXT_QUOTED_MAX);
	ck_assert(text_is_utf8(cut, strlen(cut)));
	for (size_t i = 0; i + 3 <= sizeof large; i += 3)
		memcpy(large + i, "한", 3);
	cut = text_printable(large, 1998, &pool);
	ck_assert_uint_le(text_width(cut), 60);
	forget();
}
END_TEST

static const struct {
	const char *wanted;
	const char *names; /* NULL when nothing is near */
} searches[] = {
	{ "hiar-x", "'hair-x' or 'hair-xl'" },
	{ "HAIR-X", "'hair-x' or 'hair-xl'" },
	{ "hair", "'hair-x', 'hair-xl' or 'hair-серия'" },
	{ "fase-lift", "'face-lift'" },
	{ "ВАЛОСЫ", "'волосы'" },
	{ "q", NULL },
	{ "", NULL },
	{ "needle", NULL },
	{ "\xff", NULL },
};

START_TEST(the_nearest_names_are_named)
{
	static const char *const names[] = { "hair-xl", "face-lift", "hair-серия", "волосы", "hair-x",
		"hair-x", "B" };
	struct nearest nearest = { .wanted = searches[_i].wanted };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		nearest_offer(&nearest, names[i]);
	const char *found = nearest_names(&nearest, &pool);
	ck_assert_pstr_eq(found, searches[_i].names);
	forget();
}
END_TEST

TCase *check_text(void)
{
	TCase *tcase = tcase_create("text");
	tcase_add_loop_test(tcase, a_text_is_trimmed_and_composed, 0, sizeof cleaned / sizeof *cleaned);
	tcase_add_loop_test(tcase, a_harmful_text_is_refused, 0, sizeof harmful / sizeof *harmful);
	tcase_add_test(tcase, length_is_counted_in_characters_after_composition);
	tcase_add_loop_test(tcase, a_code_is_let_in_or_refused, 0, sizeof codes / sizeof *codes);
	tcase_add_loop_test(tcase, a_lot_code_is_kept_as_it_is, 0, sizeof lots / sizeof *lots);
	tcase_add_loop_test(tcase, a_patient_code_names_nobody, 0, sizeof patients / sizeof *patients);
	tcase_add_loop_test(tcase, names_are_found_whatever_their_case, 0, sizeof alike / sizeof *alike);
	tcase_add_test(tcase, an_accent_is_no_case);
	tcase_add_loop_test(tcase, width_is_in_columns, 0, sizeof widths / sizeof *widths);
	tcase_add_test(tcase, any_bytes_are_made_safe_to_print);
	tcase_add_loop_test(tcase, the_nearest_names_are_named, 0, sizeof searches / sizeof *searches);
	return tcase;
}
