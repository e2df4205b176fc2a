/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as it is typed and shown. */
#include "check_domain.h"
#include <string.h>
#include "ampoule/money.h"

static const struct {
	const char *text;
	int digits;
	money_t money;
} amounts[] = {
	{ "12", 2, 1200 },
	{ "12.5", 2, 1250 },
	{ "12.50", 2, 1250 },
	{ "12,50", 2, 1250 },
	{ " 12.50 ", 2, 1250 },
	{ "0", 2, 0 },
	{ "0.05", 2, 5 },
	{ "1 250.00", 2, 125000 },
	{ "1\u00a0250,00", 2, 125000 },
	{ "1\u202f250\u2009000", 2, 125000000 },
	{ "12 345 678", 0, 12345678 },
	{ "1.250", 3, 1250 },
	{ "1,250", 3, 1250 },
	{ "1250", 0, 1250 },
	{ "10000000000000.00", 2, MONEY_MAX },
	{ "1000000000000000", 0, MONEY_MAX },
	{ "000000000000000000000000000012", 2, 1200 },
};

START_TEST(money_is_read)
{
	struct error error = { 0 };
	money_t money = -1;
	int status = money_parse(amounts[_i].text, amounts[_i].digits, &money, &error);
	ck_assert_msg(status == 0, "%s", error.text);
	ck_assert_int_eq(money, amounts[_i].money);
}
END_TEST

static const struct {
	const char *text;
	int digits;
	const char *said;
} refused[] = {
	{ "", 2, "not an amount" },
	{ "-2", 2, "sign" },
	{ "+2", 2, "sign" },
	{ "1e3", 2, "not an amount" },
	{ "12.", 2, "not an amount" },
	{ ".50", 2, "not an amount" },
	{ "EUR 12", 2, "not an amount" },
	{ "1.250", 2, "may mean 1250" },
	{ "1,250", 2, "may mean 1250" },
	{ "1.250", 0, "may mean 1250" },
	{ "1,250.00", 2, "not an amount" },
	{ "1.250,00", 2, "not an amount" },
	{ "0.125", 2, "at most 2" },
	{ "12.3456", 2, "at most 2" },
	{ "12.3456", 3, "at most 3" },
	{ "12.5", 0, "whole number" },
	{ "1 25.00", 2, "not an amount" },
	{ "1 2500", 2, "not an amount" },
	{ "1250 000", 2, "not an amount" },
	{ "12 EUR", 2, "not an amount" },
	{ "10000000000000.01", 2, "more money" },
	{ "1000000000000000000000", 2, "more money" },
	{ "1\x1b[31m", 2, "\\x1b" },
	{ "1\u202e2", 2, "\\xe2\\x80\\xae" },
};

START_TEST(what_is_no_money_is_refused)
{
	struct error error = { 0 };
	money_t money = -1;
	ck_assert_int_eq(money_parse(refused[_i].text, refused[_i].digits, &money, &error), STATUS_DATA);
	ck_assert_int_eq(money, -1);
	ck_assert_msg(strstr(error.text, refused[_i].said) != NULL, "%s", error.text);
	ck_assert_ptr_null(strchr(error.text, '\x1b'));
	error_clear(&error);
}
END_TEST

static const struct {
	money_t money;
	int digits;
	const char *text;
} shown[] = {
	{ 1250, 2, "12.50" },	{ -5, 2, "-0.05" },	{ 0, 2, "0.00" },
	{ 1250, 0, "1250" },	{ 0, 0, "0" },		{ -7, 0, "-7" },
	{ 1250, 3, "1.250" },	{ 1, 3, "0.001" },	{ MONEY_MAX, 2, "10000000000000.00" },
	{ INT64_MIN, 2, "-92233720368547758.08" },
};

START_TEST(money_is_shown_with_its_digits)
{
	char text[MONEY_TEXT_MAX];
	ck_assert_str_eq(money_format(shown[_i].money, shown[_i].digits, text), shown[_i].text);
}
END_TEST

START_TEST(a_currency_has_its_digits)
{
	struct error error = { 0 };
	ck_assert_int_eq(currency_digits("EUR", &error), 2);
	ck_assert_int_eq(currency_digits("AED", &error), 2);
	ck_assert_int_eq(currency_digits("ZWG", &error), 2);
	ck_assert_int_eq(currency_digits("JPY", &error), 0);
	ck_assert_int_eq(currency_digits("KRW", &error), 0);
	ck_assert_int_eq(currency_digits("KWD", &error), 3);
	ck_assert_int_eq(error.status, STATUS_OK);
}
END_TEST

static const struct {
	const char *code;
	const char *said;
} no_currencies[] = {
	{ "eur", "did you mean 'EUR'" }, { "EURO", "EUR" }, { "", "such as EUR" },
	{ "UR ", "EUR" },		 { "QQQ", "such as EUR" }, { "E\x1b", "\\x1b" },
};

START_TEST(an_unknown_currency_is_refused)
{
	struct error error = { 0 };
	ck_assert_int_eq(currency_digits(no_currencies[_i].code, &error), STATUS_DATA);
	ck_assert_msg(strstr(error.text, no_currencies[_i].said) != NULL, "%s", error.text);
	error_clear(&error);
}
END_TEST

TCase *check_money(void)
{
	TCase *tcase = tcase_create("money");
	tcase_add_loop_test(tcase, money_is_read, 0, sizeof amounts / sizeof *amounts);
	tcase_add_loop_test(tcase, what_is_no_money_is_refused, 0, sizeof refused / sizeof *refused);
	tcase_add_loop_test(tcase, money_is_shown_with_its_digits, 0, sizeof shown / sizeof *shown);
	tcase_add_test(tcase, a_currency_has_its_digits);
	tcase_add_loop_test(tcase, an_unknown_currency_is_refused, 0,
		sizeof no_currencies / sizeof *no_currencies);
	return tcase;
}
